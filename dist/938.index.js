export const id = 938;
export const ids = [938];
export const modules = {

/***/ 8938:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runReportCommand: () => (/* binding */ runReportCommand)
/* harmony export */ });
/* harmony import */ var _errors_cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5657);
/* harmony import */ var _ledger_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9257);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5655);
/* harmony import */ var _search_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6744);
/* harmony import */ var _run_folder_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3724);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6718);






/** `report RUN`: makes the report files of a run again, from its ledger and objects alone. */
const runReportCommand = async (context, call) => {
    const name = call.args[0] ?? '';
    const directory = await (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .locateRun */ .e)(context, await (0,_run_folder_js__WEBPACK_IMPORTED_MODULE_4__/* .findRepository */ .W)(context), name);
    const { entries, problems } = (0,_ledger_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readLedger */ .SC)(context.files, directory);
    if (entries.length === 0)
        throw _errors_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .cliErrors */ .a['cli.no-run']({ run: name, where: directory });
    for (const { line, message } of problems) {
        context.log.warn(`line ${String(line)} of the ledger does not hold, the report ends before it: ${message}`);
    }
    const report = (0,_run_report_js__WEBPACK_IMPORTED_MODULE_5__/* .reportOf */ .EI)(context, (0,_search_report_js__WEBPACK_IMPORTED_MODULE_3__/* .treeOf */ .g)(entries), directory);
    (0,_run_report_js__WEBPACK_IMPORTED_MODULE_5__/* .writeReports */ .Li)(context, report, directory);
    const paths = (0,_run_report_js__WEBPACK_IMPORTED_MODULE_5__/* .reportPaths */ .Rs)(directory);
    return {
        exit: 0,
        result: { run_id: report.runId, report: paths, entries: entries.length },
        text: (0,_report_text_js__WEBPACK_IMPORTED_MODULE_2__/* .renderText */ .S)(report, {
            ...context.display,
            files: { ledger: directory, html: paths.html },
        }),
    };
};


/***/ }),

/***/ 3724:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ findRepository),
/* harmony export */   e: () => (/* binding */ locateRun)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _config_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7062);
/* harmony import */ var _errors_cli_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5657);
/* harmony import */ var _errors_app_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(231);
/* harmony import */ var _ledger_run_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9386);
/* harmony import */ var _ledger_branch_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7114);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(6756);







const defaultRuns = '.guildseal/runs';
/** The repository around the working directory, null where there is none: verify works anywhere. */
const findRepository = async (context) => {
    try {
        return await (0,_repository_js__WEBPACK_IMPORTED_MODULE_6__/* .openRepository */ .h_)(context);
    }
    catch (error) {
        if ((0,_errors_app_error_js__WEBPACK_IMPORTED_MODULE_3__/* .isAppError */ .Y6)(error) && error.code.startsWith('workspace.'))
            return null;
        throw error;
    }
};
/** `report.dir` as the working copy says it: only a place to look in, nothing is trusted. */
const configuredRuns = (context, repository) => {
    const bytes = context.files.readIfExists((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(repository.folder, context.configPath));
    if (bytes === null)
        return defaultRuns;
    try {
        const { dir } = (0,_config_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadConfig */ .Z)(bytes, context.configPath).config.report;
        // Runs may be brought there: a working copy of unknown origin must not point out of itself.
        return dir.split('/').includes('..') ? defaultRuns : dir;
    }
    catch {
        return defaultRuns;
    }
};
/**
 * The folder of a run: a path, or an id looked for in the folder of runs, then on the ledger branch of the
 * repository (a local branch: fetch it first).
 *
 * @throws AppError `cli.no-run`
 */
const locateRun = async (context, repository, run) => {
    const runs = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(repository?.folder ?? context.repo, repository === null ? defaultRuns : configuredRuns(context, repository));
    const found = (0,_ledger_run_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findRun */ .Lc)(context.files, runs, run, context.repo);
    if (found !== null)
        return found;
    if (repository !== null && (0,_ledger_run_files_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRunId */ ._G)(run) !== null) {
        const fetched = (0,_repository_js__WEBPACK_IMPORTED_MODULE_6__/* .ensureRunsFolder */ .fz)(context, repository, configuredRuns(context, repository));
        const remote = { url: repository.source.gitDir, credential: null };
        await (0,_ledger_branch_js__WEBPACK_IMPORTED_MODULE_5__/* .fetchLedger */ .m)(context, repository, remote, fetched, {
            isWanted: (runId) => runId === run,
            needsObjects: () => true,
        });
        const published = (0,_ledger_run_files_js__WEBPACK_IMPORTED_MODULE_4__/* .findRun */ .Lc)(context.files, fetched, run, context.repo);
        if (published !== null)
            return published;
    }
    throw _errors_cli_js__WEBPACK_IMPORTED_MODULE_2__/* .cliErrors */ .a['cli.no-run']({ run, where: runs });
};


/***/ })

};
