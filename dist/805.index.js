export const id = 805;
export const ids = [805];
export const modules = {

/***/ 7805:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runPost: () => (/* binding */ runPost)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2857);
/* harmony import */ var _adapters_clock_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(158);
/* harmony import */ var _adapters_random_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4965);
/* harmony import */ var _adapters_job_log_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8616);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(621);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4734);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8512);
/* harmony import */ var _temporary_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3896);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8719);









const stateFields = zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({
    temp: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP().nullable(),
    pending: zod__WEBPACK_IMPORTED_MODULE_7__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_7__/* .object */ .Ikc({ sha: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP(), context: zod__WEBPACK_IMPORTED_MODULE_7__/* .string */ .YjP() })),
});
/**
 * The post step: removes what a killed main step left on disk and turns its leftover `pending` statuses
 * into `error`. A failure here is told, never fails the job.
 */
const runPost = async () => {
    const core = await __webpack_require__.e(/* import() */ 421).then(__webpack_require__.bind(__webpack_require__, 6421));
    const secrets = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_4__/* .createSecrets */ .g)(_wire_js__WEBPACK_IMPORTED_MODULE_6__.environment, (value) => {
        core.setSecret(value);
    });
    const clock = (0,_adapters_clock_js__WEBPACK_IMPORTED_MODULE_8__/* .createClock */ .t)();
    const log = (0,_adapters_job_log_js__WEBPACK_IMPORTED_MODULE_1__/* .createJobLog */ .o)({
        write: (line) => void process.stdout.write(`${line}\n`),
        clock,
        debug: core.isDebug(),
        redact: secrets.redact,
    });
    let action = null;
    try {
        const state = stateFields.parse(JSON.parse(core.getState(_action_js__WEBPACK_IMPORTED_MODULE_2__/* .stateName */ .Vi)));
        if (state.temp !== null)
            (0,_temporary_js__WEBPACK_IMPORTED_MODULE_5__/* .removeTemporary */ .cF)(state.temp);
        if (state.pending.length === 0)
            return;
        const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .parseInputs */ .T)((name) => core.getInput(name, { trimWhitespace: false }));
        if (inputs.token !== null)
            secrets.add(inputs.token);
        const facts = (0,_action_js__WEBPACK_IMPORTED_MODULE_2__/* .readJob */ .cd)(_wire_js__WEBPACK_IMPORTED_MODULE_6__.environment, inputs);
        const event = (0,_action_js__WEBPACK_IMPORTED_MODULE_2__/* .readEvent */ .j_)(facts);
        if ('skip' in event)
            return;
        action = (0,_action_js__WEBPACK_IMPORTED_MODULE_2__/* .openAction */ .Ft)({ clock, log, random: (0,_adapters_random_js__WEBPACK_IMPORTED_MODULE_0__/* .createRandom */ .s)() }, {
            env: _wire_js__WEBPACK_IMPORTED_MODULE_6__.environment,
            facts,
            event,
            inputs,
            hasSummary: false,
            rememberPending: () => undefined,
        });
        const forge = await action.openForge();
        for (const { sha, context } of state.pending) {
            const newest = (await forge.statuses(sha)).find((status) => status.context === context);
            if (newest?.state !== 'pending')
                continue;
            const description = 'the job ended before there was a result; run it again to continue';
            await forge.setStatus(sha, {
                context,
                state: 'error',
                description,
                targetUrl: event.run.url,
            });
            log.info(`${context}: closed as error, the job ended before there was a result`);
        }
    }
    catch (error) {
        log.warn(`clean-up: ${error instanceof Error ? error.message : String(error)}`);
    }
    finally {
        await action?.close();
    }
};


/***/ })

};
