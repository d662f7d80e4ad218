export const id = 244;
export const ids = [244];
export const modules = {

/***/ 6244:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAction: () => (/* binding */ runAction)
/* harmony export */ });
/* harmony import */ var _errors_render_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6048);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7388);
/* harmony import */ var _text_secret_forms_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8613);
/* harmony import */ var _action_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(621);
/* harmony import */ var _adapters_job_log_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8616);
/* harmony import */ var _cli_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2325);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4734);
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3450);
/* harmony import */ var _tool_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6453);
/* harmony import */ var _wire_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8719);










const noGlobals = {
    repo: null,
    config: null,
    json: false,
    quiet: false,
    debug: false,
    color: false,
};
/** Runs as a step of a job on a forge; the only catch of such a run. */
const runAction = async () => {
    const core = await __webpack_require__.e(/* import() */ 421).then(__webpack_require__.bind(__webpack_require__, 6421));
    let wired = null;
    const write = (line) => void process.stdout.write(`${line}\n`);
    try {
        let state = { temp: null, pending: [] };
        const remember = (change) => {
            state = { ...state, ...change };
            core.saveState(_action_js__WEBPACK_IMPORTED_MODULE_3__/* .stateName */ .Vi, JSON.stringify(state));
        };
        // At once: without a state the post step would take itself for the main one.
        remember({});
        const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .parseInputs */ .T)((name) => core.getInput(name, { trimWhitespace: false }));
        const masked = new Set();
        const mask = (value) => {
            for (const form of (0,_text_secret_forms_js__WEBPACK_IMPORTED_MODULE_2__/* .secretForms */ .e)(value)) {
                if (!masked.has(form))
                    core.setSecret(form);
                masked.add(form);
            }
        };
        const secretInputs = [inputs.token, inputs.sealKey].filter((value) => value !== null);
        secretInputs.forEach(mask);
        for (const name of ['TOKEN', 'SEAL-KEY'])
            Reflect.deleteProperty(_wire_js__WEBPACK_IMPORTED_MODULE_9__.environment, `INPUT_${name}`);
        const facts = (0,_action_js__WEBPACK_IMPORTED_MODULE_3__/* .readJob */ .cd)(_wire_js__WEBPACK_IMPORTED_MODULE_9__.environment, inputs);
        const event = (0,_action_js__WEBPACK_IMPORTED_MODULE_3__/* .readEvent */ .j_)(facts);
        if ('skip' in event) {
            write(`guildseal: nothing to do: ${(0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeTerminal */ .en)(event.skip)}`);
            core.setOutput('status', 'skipped');
            return;
        }
        const parsed = (0,_cli_js__WEBPACK_IMPORTED_MODULE_5__/* .parseCommandLine */ .D)((0,_inputs_js__WEBPACK_IMPORTED_MODULE_6__/* .commandLineOf */ .l)(inputs), _tool_js__WEBPACK_IMPORTED_MODULE_8__/* .version */ .r);
        if (parsed.kind === 'help') {
            write(parsed.text);
            return;
        }
        wired = (0,_wire_js__WEBPACK_IMPORTED_MODULE_9__.wire)({
            global: { ...noGlobals, ...parsed.global, color: false },
            makeLog: ({ clock, redact }) => (0,_adapters_job_log_js__WEBPACK_IMPORTED_MODULE_4__/* .createJobLog */ .o)({ write, clock, debug: core.isDebug(), redact }),
            mask,
            openAction: ({ clock, log, random, secrets }) => {
                secretInputs.forEach(secrets.add);
                return (0,_action_js__WEBPACK_IMPORTED_MODULE_3__/* .openAction */ .Ft)({ clock, log, random }, {
                    env: _wire_js__WEBPACK_IMPORTED_MODULE_9__.environment,
                    facts,
                    event,
                    inputs,
                    hasSummary: (_wire_js__WEBPACK_IMPORTED_MODULE_9__.environment['GITHUB_STEP_SUMMARY'] ?? '') !== '',
                    rememberPending: (pending) => {
                        remember({ pending });
                    },
                });
            },
            sealKeyInput: inputs.sealKey,
            onTemporary: (temp) => {
                remember({ temp });
            },
        });
        for (const warning of event.warnings)
            wired.context.log.warn(warning);
        const run = await parsed.spec.load();
        const outcome = await run(wired.context, parsed.call);
        if (outcome.text !== '')
            wired.context.log.info(outcome.text);
        for (const [name, value] of Object.entries(outcome.outputs ?? {}))
            core.setOutput(name, value);
        if (outcome.summary !== undefined && (_wire_js__WEBPACK_IMPORTED_MODULE_9__.environment['GITHUB_STEP_SUMMARY'] ?? '') !== '') {
            await core.summary.addRaw(outcome.summary, true).write();
        }
        write((0,_action_js__WEBPACK_IMPORTED_MODULE_3__/* .closingLine */ .oM)(outcome));
        process.exitCode = outcome.exit;
    }
    catch (error) {
        const redact = wired?.context.redact ?? ((text) => text);
        const known = (0,_main_js__WEBPACK_IMPORTED_MODULE_7__.toAppError)(error);
        for (const line of (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeLogLines */ .lF)(redact((0,_errors_render_js__WEBPACK_IMPORTED_MODULE_0__/* .renderError */ .v)(known, { color: false }))))
            write(line);
        if (core.isDebug())
            for (const line of (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeLogLines */ .lF)(redact((0,_main_js__WEBPACK_IMPORTED_MODULE_7__.stackOf)(error))))
                write(line);
        core.setOutput('status', 'failed');
        write((0,_action_js__WEBPACK_IMPORTED_MODULE_3__/* .closingLine */ .oM)({ error }));
        process.exitCode = known.exit;
    }
    finally {
        await wired?.context.action?.close();
        wired?.dispose();
    }
};


/***/ })

};
