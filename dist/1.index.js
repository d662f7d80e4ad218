export const id = 1;
export const ids = [1];
export const modules = {

/***/ 6052:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ countOption),
/* harmony export */   kY: () => (/* binding */ flagOption),
/* harmony export */   vU: () => (/* binding */ textOption),
/* harmony export */   y8: () => (/* binding */ listOption)
/* harmony export */ });
/* harmony import */ var _errors_cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5657);

/** Reads the options of a call, each by its camel-case name. */
const textOption = (call, name) => {
    const value = call.options[name];
    return typeof value === 'string' ? value : null;
};
const flagOption = (call, name) => call.options[name] === true;
/** Values of a repeatable option, in order. */
const listOption = (call, name) => {
    const value = call.options[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
};
/**
 * A whole number from 0 up.
 *
 * @throws AppError `cli.bad-option`
 */
const countOption = (call, name) => {
    const value = textOption(call, name);
    if (value === null)
        return null;
    const number = Number(value);
    if (!/^[0-9]{1,16}$/.test(value) || !Number.isSafeInteger(number)) {
        throw _errors_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .cliErrors */ .a['cli.bad-option']({
            option: `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
            value,
            expected: 'a whole number',
        });
    }
    return number;
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


/***/ }),

/***/ 4746:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SQ: () => (/* binding */ isNodeId),
  FZ: () => (/* binding */ makeOutsideChecks),
  iZ: () => (/* binding */ objectsOf)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/config/load.ts + 11 modules
var load = __webpack_require__(7062);
// EXTERNAL MODULE: ./src/config/resolve.ts
var resolve = __webpack_require__(8270);
// EXTERNAL MODULE: ./src/errors/app-error.ts
var app_error = __webpack_require__(231);
// EXTERNAL MODULE: ./src/ledger/read.ts
var read = __webpack_require__(9257);
// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
// EXTERNAL MODULE: ./src/ledger/verify/finding.ts
var finding = __webpack_require__(3826);
// EXTERNAL MODULE: ./src/policy/base-index.ts
var base_index = __webpack_require__(128);
// EXTERNAL MODULE: ./src/policy/changes.ts + 1 modules
var policy_changes = __webpack_require__(3843);
// EXTERNAL MODULE: ./src/policy/policy.ts
var policy_policy = __webpack_require__(6658);
// EXTERNAL MODULE: ./src/search/engine/course.ts + 2 modules
var engine_course = __webpack_require__(6901);
// EXTERNAL MODULE: ./src/search/engine/recorded.ts
var engine_recorded = __webpack_require__(2183);
// EXTERNAL MODULE: ./src/search/engine/replay.ts
var engine_replay = __webpack_require__(7820);
// EXTERNAL MODULE: ./src/search/engine/rules.ts
var engine_rules = __webpack_require__(2788);
// EXTERNAL MODULE: ./src/search/engine/state.ts + 3 modules
var engine_state = __webpack_require__(1175);
;// CONCATENATED MODULE: ./src/search/engine/recheck.ts





/**
 * Derives every decision of a run again from its entries: which node was tried next, what was repeated,
 * kept, demoted, promoted. Pure; for `verify`. Null when the settings are not those of the run.
 *
 * @param settings bytes of the object that `settings_sha256` of `run-begin` names
 */
const recheckDecisions = (entries, settings) => {
    const begin = entries[0]?.entry;
    if (begin?.kind !== 'run-begin')
        return null;
    const recorded = (0,engine_recorded/* sortEntries */.R)(entries);
    const rules = (0,engine_rules/* readRules */.Kc)(settings, begin, recorded.imports);
    if (rules === null)
        return null;
    const state = (0,engine_state/* createState */.ur)(rules);
    const replay = (0,engine_replay/* createReplay */.e)(recorded, begin, () => ({ ...state.budget.limit, wallMs: null }));
    const course = (0,engine_course/* searchCourse */.Q)(state);
    const finding = (seq, expected, found) => ({
        seq,
        code: 'decision_mismatch',
        message: `the ledger has ${found}; from what was sealed before follows ${expected}`,
    });
    try {
        for (let step = course.next();;) {
            if (step.done === true) {
                const left = replay.peek();
                return left === null || left.entry.kind === 'run-end'
                    ? []
                    : [finding(left.entry.seq, 'the end of the run', left.entry.kind)];
            }
            const answer = replay.answer(step.value);
            if (answer === null)
                return [];
            step = course.next(answer);
        }
    }
    catch (error) {
        if (error instanceof engine_replay/* ReplayMismatch */.o) {
            return [finding(error.seq, error.expected, error.found)];
        }
        throw error;
    }
};

// EXTERNAL MODULE: ./src/search/engine/settings.ts
var engine_settings = __webpack_require__(614);
// EXTERNAL MODULE: ./src/commands/node-changes.ts
var node_changes = __webpack_require__(4291);
;// CONCATENATED MODULE: ./src/commands/verify-checks.ts














const notChecked = (seq, what) => (0,finding/* finding */.gk)('not_checked', seq, what);
const beginOf = ({ entries }) => {
    const begin = entries[0]?.entry;
    return begin?.kind === 'run-begin' ? begin : null;
};
/** Derives every decision anew from the sealed settings. */
const decisions = (input) => {
    const begin = beginOf(input);
    const settings = begin === null ? null : (input.objects?.(begin.settings_sha256) ?? null);
    if (settings === null)
        return [notChecked(0, 'decisions: the settings object is not there')];
    const found = recheckDecisions(input.entries, settings);
    if (found === null)
        return [notChecked(0, 'decisions: the settings are not those of the run')];
    return found.map(({ seq, message }) => (0,finding/* finding */.gk)('decision_mismatch', seq, message));
};
/** Rebuilds every tree that was evaluated from the base and the sealed patches. */
const createTreesCheck = (workspace) => async (input) => {
    const origins = (0,node_changes/* listOrigins */.c1)(input.entries);
    const reader = (0,node_changes/* createNodeReader */.Cr)(workspace, origins, (sha256) => input.objects?.(sha256) ?? null);
    const found = [];
    for (const { node, seq, tree, start } of origins.values()) {
        if (start === null)
            continue;
        try {
            const built = await workspace.buildTree(await reader.changesOf(node));
            if (built.tree !== tree) {
                found.push((0,finding/* finding */.gk)('tree_mismatch', seq, `${node}: base and patches give tree ${built.tree}`));
            }
            else if (built.manifestSha256 !== start.manifest_sha256) {
                found.push((0,finding/* finding */.gk)('digest_mismatch', seq, `${node}: the manifest differs`));
            }
        }
        catch (error) {
            if (error instanceof node_changes/* MissingPatch */.B5)
                found.push(notChecked(seq, `tree: ${error.message}`));
            else if ((0,app_error/* isAppError */.Y6)(error)) {
                found.push((0,finding/* finding */.gk)('patch_mismatch', seq, `${node}: ${error.message}`));
            }
            else
                throw error;
        }
    }
    return found;
};
const createPolicyCheck = (workspace, { experiment, denied }) => async (input) => {
    const policy = (0,policy_policy/* compilePolicy */.C)(experiment.files, denied);
    const base = (0,base_index/* indexBase */.y)(workspace.baseFiles);
    const origins = (0,node_changes/* listOrigins */.c1)(input.entries);
    const reader = (0,node_changes/* createNodeReader */.Cr)(workspace, origins, (sha256) => input.objects?.(sha256) ?? null);
    const found = [];
    for (const { node, seq, start } of origins.values()) {
        if (start === null)
            continue;
        try {
            const changes = await reader.changesOf(node);
            const proposed = changes.map(({ path, mode, content }) => ({
                path,
                mode,
                sizeBytes: content?.length ?? 0,
                content,
            }));
            for (const { path, code } of (0,policy_changes/* judgeChanges */.v)(policy, base, proposed)) {
                found.push((0,finding/* finding */.gk)('policy_mismatch', seq, `${node} changes ${path}: ${code}`));
            }
        }
        catch {
            // What stands in the way of rebuilding a tree is said by the check of trees.
        }
    }
    return found;
};
const createConfigCheck = (workspace, resolved) => async (input) => {
    const begin = beginOf(input);
    const bytes = begin === null ? null : await workspace.readBaseFile(begin.config.path);
    if (begin === null || bytes === null) {
        return [(0,finding/* finding */.gk)('config_mismatch', 0, 'the base commit has no such configuration')];
    }
    const found = [];
    if ((0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex') !== begin.config.sha256) {
        found.push((0,finding/* finding */.gk)('config_mismatch', 0, 'the configuration of the base commit differs'));
    }
    const settings = (0,engine_settings/* sealSettings */.F)(resolved.experiment, resolved.sandbox).sha256;
    if (settings !== begin.settings_sha256) {
        found.push((0,finding/* finding */.gk)('config_mismatch', 0, 'its experiment does not resolve to the sealed settings'));
    }
    if (workspace.base.manifestSha256 !== begin.base_manifest_sha256) {
        found.push((0,finding/* finding */.gk)('digest_mismatch', 0, 'the manifest of the base commit differs'));
    }
    return found;
};
const createEvaluatorCheck = ({ experiment }) => (input) => {
    const sealed = beginOf(input)?.evaluator;
    const { commands, evaluation } = experiment;
    const isSame = JSON.stringify([sealed?.run, sealed?.evaluate, sealed?.custody]) ===
        JSON.stringify([commands.run, commands.evaluate, evaluation.custody]);
    return isSame
        ? []
        : [(0,finding/* finding */.gk)('evaluator_mismatch', 0, "the sealed commands are not the base commit's")];
};
const createPriorCheck = (context, runsFolder) => (input) => {
    const prior = beginOf(input)?.prior ?? null;
    if (prior === null)
        return [];
    const { entries } = (0,run_files/* parseRunId */._G)(prior.run_id) === null
        ? { entries: [] }
        : (0,read/* readLedger */.SC)(context.files, (0,external_node_path_.join)(runsFolder, prior.run_id));
    if (entries.length === 0)
        return [notChecked(0, `the run ${prior.run_id} is not here`)];
    const hasHead = prior.head === null || entries.some(({ sealId }) => sealId === prior.head);
    return hasHead
        ? []
        : [(0,finding/* finding */.gk)('prior_mismatch', 0, `${prior.run_id} has no entry with the sealed head`)];
};
/** The experiment as the base commit configures it; null when that cannot be read. */
const resolveSealed = async (workspace, begin) => {
    const bytes = await workspace.readBaseFile(begin.config.path);
    if (bytes === null)
        return null;
    try {
        const { config } = (0,load/* loadConfig */.Z)(bytes, begin.config.path);
        return (0,resolve/* resolveExperiment */.k5)(config, begin.experiment, begin.config.path);
    }
    catch (error) {
        if ((0,app_error/* isAppError */.Y6)(error))
            return null;
        throw error;
    }
};
/** The checks of verify that need more than the ledger; without the base commit only those that do not. */
const makeOutsideChecks = async (context, workspace, begin, runsFolder) => {
    const always = { decisions, prior: createPriorCheck(context, runsFolder) };
    if (workspace === null || begin === null)
        return always;
    const resolved = await resolveSealed(workspace, begin);
    if (resolved === null) {
        const missing = () => [
            (0,finding/* finding */.gk)('config_mismatch', 0, 'the configuration of the base commit cannot be resolved'),
        ];
        return { ...always, trees: createTreesCheck(workspace), config: missing };
    }
    return {
        ...always,
        trees: createTreesCheck(workspace),
        policy: createPolicyCheck(workspace, resolved),
        config: createConfigCheck(workspace, resolved),
        evaluator: createEvaluatorCheck(resolved),
    };
};
/** Reads objects of a run folder, or of another folder of objects. */
const objectsOf = (context, directory) => (sha256) => (0,run_files/* readObject */.Ag)(context.files, directory, sha256);
/** Whether a word names a node. */
const isNodeId = (word) => /^n(?:0|[1-9][0-9]{0,8})$/.test(word);


/***/ }),

/***/ 5382:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderVerification: () => (/* binding */ renderVerification),
  runVerifyCommand: () => (/* binding */ runVerifyCommand),
  verifyFolder: () => (/* binding */ verifyFolder)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/config/load.ts + 11 modules
var load = __webpack_require__(7062);
// EXTERNAL MODULE: ./src/errors/cli.ts
var cli = __webpack_require__(5657);
// EXTERNAL MODULE: ./src/errors/app-error.ts
var app_error = __webpack_require__(231);
// EXTERNAL MODULE: ./src/ledger/anchors/anchor-line.ts
var anchor_line = __webpack_require__(3770);
// EXTERNAL MODULE: ./src/ledger/keys.ts
var keys = __webpack_require__(4849);
// EXTERNAL MODULE: ./src/ledger/read.ts
var read = __webpack_require__(9257);
// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
// EXTERNAL MODULE: ./src/ledger/statement.ts + 2 modules
var statement = __webpack_require__(3568);
// EXTERNAL MODULE: ./src/ledger/verify/ascii.ts
var ascii = __webpack_require__(9040);
;// CONCATENATED MODULE: ./src/ledger/verify/print-node.ts


/** Promotion results name only their query; its start says which nodes it is about. */
const queriesOf = (entries, node) => new Set(entries.flatMap(({ entry }) => entry.kind === 'promote-start' && (entry.candidate === node || entry.reference === node)
    ? [entry.query]
    : []));
const concerns = (entry, node, queries) => {
    switch (entry.kind) {
        case 'trial-propose':
        case 'trial-start':
        case 'trial-result':
        case 'trial-decision':
            return entry.node === node;
        case 'promote-start':
        case 'promote-result':
            return queries.has(entry.query);
        case 'run-end':
            return entry.best?.node === node;
        case 'run-begin':
        case 'run-resume':
        case 'run-pause':
        case 'event':
            return false;
    }
};
/** The decoded statements about one node, with their seals, as JSON for people; an empty list for a stranger. */
const printNode = (entries, node) => {
    const queries = queriesOf(entries, node);
    const found = entries
        .filter(({ entry }) => concerns(entry, node, queries))
        .map(({ entry, subjects, sealId }) => ({
        seal_id: sealId,
        statement: (0,statement/* buildStatement */.Y5)(entry, subjects),
    }));
    return `${(0,ascii/* toAscii */.V)(JSON.stringify(found, null, 2))}\n`;
};

// EXTERNAL MODULE: ./src/ledger/envelope.ts
var ledger_envelope = __webpack_require__(5193);
// EXTERNAL MODULE: ./src/ledger/lines.ts
var lines = __webpack_require__(6006);
// EXTERNAL MODULE: ./src/ledger/record.ts
var ledger_record = __webpack_require__(7016);
// EXTERNAL MODULE: ./src/ledger/chain.ts
var chain = __webpack_require__(820);
// EXTERNAL MODULE: ./src/ledger/verify/finding.ts
var finding = __webpack_require__(3826);
;// CONCATENATED MODULE: ./src/ledger/verify/checks/chain.ts


const checkSeqs = ({ records }) => {
    const all = new Set(records.map(({ sealed }) => sealed.entry.seq));
    const seen = new Set();
    const found = [];
    let next = 0;
    for (const { sealed } of records) {
        const { seq } = sealed.entry;
        if (seen.has(seq)) {
            found.push((0,finding/* finding */.gk)('duplicate_seq', seq, 'a second entry with this seq'));
            continue;
        }
        seen.add(seq);
        if (seq > next) {
            const absent = Array.from({ length: Math.min(seq - next, 64) }, (_, i) => next + i);
            const lost = absent.filter((missing) => !all.has(missing));
            const told = `expected seq ${String(next)}`;
            if (lost.length > 0)
                found.push((0,finding/* finding */.gk)('seq_gap', seq, `${told}; entries are missing before it`));
            else
                found.push((0,finding/* finding */.gk)('seq_order', seq, `${told}; it stands further on`));
        }
        else if (seq < next)
            found.push((0,finding/* finding */.gk)('seq_order', seq, `it stands behind seq ${String(next - 1)}`));
        next = Math.max(next, seq + 1);
    }
    return found;
};
const checkLinks = ({ records, bySeq }) => {
    const found = [];
    const byPrev = new Map();
    for (const { sealed } of records) {
        const { seq, prev } = sealed.entry;
        const expected = seq === 0 ? chain/* genesisPrev */.IN : bySeq.get(seq - 1)?.sealId;
        // Without its predecessor a link cannot be judged; that one's absence is told.
        if (seq !== 0 && expected !== undefined && prev !== expected)
            found.push((0,finding/* finding */.gk)('broken_chain', seq, `prev is not the seal of seq ${String(seq - 1)}`));
        const twin = byPrev.get(prev);
        if (twin !== undefined && twin.sealId !== sealed.sealId)
            found.push((0,finding/* finding */.gk)('duplicate_prev', seq, `it follows the same entry as seq ${String(twin.entry.seq)}: a fork`));
        byPrev.set(prev, sealed);
    }
    return found;
};
const checkGenesis = ({ records }) => {
    const found = [];
    const first = records[0]?.sealed.entry;
    if (first === undefined)
        found.push((0,finding/* finding */.gk)('bad_genesis', null, 'there is no entry'));
    else if (first.kind !== 'run-begin' || first.seq !== 0 || first.prev !== chain/* genesisPrev */.IN)
        found.push((0,finding/* finding */.gk)('bad_genesis', first.seq, 'the first entry is not a run-begin with seq 0'));
    for (const { sealed } of records.slice(1))
        if (sealed.entry.kind === 'run-begin')
            found.push((0,finding/* finding */.gk)('bad_genesis', sealed.entry.seq, 'a run-begin inside the ledger'));
    return found;
};
const checkTimes = ({ records }) => {
    const found = [];
    let latest = '';
    for (const { sealed } of records) {
        const { seq, at } = sealed.entry;
        if (at < latest)
            found.push((0,finding/* finding */.gk)('time_order', seq, `${at} is before ${latest}`));
        else
            latest = at;
    }
    return found;
};
/** Places, links and times of the entries. */
const chainCheck = {
    name: 'chain',
    codes: [
        'bad_genesis',
        'seq_gap',
        'seq_order',
        'duplicate_seq',
        'broken_chain',
        'duplicate_prev',
        'time_order',
    ],
    run: (run) => [...checkGenesis(run), ...checkSeqs(run), ...checkLinks(run), ...checkTimes(run)],
};

;// CONCATENATED MODULE: ./src/ledger/verify/checks/lines.ts

/** Lines that are no entries, and a tail that was cut off. */
const linesCheck = {
    name: 'lines',
    codes: ['bad_line', 'bad_envelope', 'bad_payload', 'bad_entry', 'unknown_kind', 'torn_tail'],
    run: ({ bad, tornBytes }) => [
        ...bad.map(({ code, line, message }) => (0,finding/* finding */.gk)(code, line, message)),
        ...(tornBytes === 0
            ? []
            : [
                (0,finding/* finding */.gk)('torn_tail', null, `${String(tornBytes)} bytes after the last whole line: an append that was cut off`),
            ]),
    ],
};

;// CONCATENATED MODULE: ./src/ledger/verify/checks/pairing.ts

const nameOf = ({ node, repeat }) => `${node} repeat ${String(repeat)}`;
const checkResults = ({ records, bySeq }) => {
    const found = [];
    const answered = new Map();
    for (const { sealed } of records) {
        const { entry } = sealed;
        if (entry.kind !== 'trial-result')
            continue;
        const { seq, start_seq: startSeq } = entry;
        if (startSeq === null) {
            if (entry.status === 'ok' || entry.status === 'crash' || entry.status === 'timeout')
                found.push((0,finding/* finding */.gk)('result_without_start', seq, `${entry.status} names no start`));
            continue;
        }
        const start = bySeq.get(startSeq)?.entry;
        if (start?.kind !== 'trial-start' || startSeq >= seq)
            found.push((0,finding/* finding */.gk)('result_without_start', seq, `seq ${String(startSeq)} is no start before it`));
        else if (nameOf(start) !== nameOf(entry))
            found.push((0,finding/* finding */.gk)('result_without_start', seq, `${nameOf(entry)} names the start of ${nameOf(start)}`));
        const earlier = answered.get(startSeq);
        if (earlier !== undefined && earlier !== seq)
            found.push((0,finding/* finding */.gk)('duplicate_result', seq, `seq ${String(earlier)} is a result of the same start`));
        answered.set(startSeq, seq);
    }
    return found;
};
/** Two results of one repeat through two starts: a bad draw could have been hidden behind a good one. */
const checkRepeats = ({ records, bySeq }) => {
    const found = [];
    const results = new Map();
    for (const { sealed } of records) {
        const { entry } = sealed;
        if (entry.kind !== 'trial-result' || entry.start_seq === null)
            continue;
        const start = bySeq.get(entry.start_seq)?.entry;
        if (start?.kind !== 'trial-start')
            continue;
        const { pair } = start;
        const half = pair === null ? '' : `${String(pair.query)}/${String(pair.index)}/${pair.role} `;
        const name = half + nameOf(entry);
        const earlier = results.get(name);
        if (earlier !== undefined &&
            earlier !== entry.seq &&
            entry.start_seq !== startOf(bySeq, earlier))
            found.push((0,finding/* finding */.gk)('duplicate_result', entry.seq, `seq ${String(earlier)} is a result of ${name} too`));
        results.set(name, entry.seq);
    }
    return found;
};
const startOf = (bySeq, seq) => {
    const entry = bySeq.get(seq)?.entry;
    return entry?.kind === 'trial-result' ? entry.start_seq : null;
};
const checkEnd = ({ records, end }) => {
    if (end === null)
        return [(0,finding/* finding */.gk)('no_end', null, 'the run has not ended')];
    return records
        .map(({ sealed }) => sealed.entry)
        .filter((entry) => entry.seq > end.seq && !(entry.kind === 'event' && entry.type === 'anchor'))
        .map((entry) => (0,finding/* finding */.gk)('after_end', entry.seq, `a ${entry.kind} after run-end`));
};
const checkUnreported = ({ records }) => {
    const starts = new Map();
    const latest = new Map();
    const nameStart = (start) => JSON.stringify([start.node, start.repeat, start.pair]);
    for (const { sealed } of records) {
        const { entry } = sealed;
        if (entry.kind === 'trial-start') {
            starts.set(entry.seq, entry);
            latest.set(nameStart(entry), entry.seq);
        }
        if (entry.kind === 'trial-result' && entry.start_seq !== null)
            starts.delete(entry.start_seq);
    }
    return [...starts.values()].map((start) => {
        const again = latest.get(nameStart(start));
        const told = again === undefined || again === start.seq
            ? 'has no result'
            : `was run again as seq ${String(again)}`;
        return (0,finding/* finding */.gk)('unreported_start', start.seq, `${nameOf(start)} ${told}`);
    });
};
const checkBurnt = ({ records }) => records.flatMap(({ sealed: { entry } }) => entry.kind === 'promote-result' && entry.burnt.length > 0
    ? [
        (0,finding/* finding */.gk)('burnt_pair', entry.seq, `query ${String(entry.query)}: pairs ${entry.burnt.join(', ')} were cut short and do not count`),
    ]
    : []);
/** Every result has its start, every start its result, and nothing but anchors follows the end. */
const pairingCheck = {
    name: 'pairing',
    codes: [
        'result_without_start',
        'duplicate_result',
        'after_end',
        'no_end',
        'unreported_start',
        'burnt_pair',
    ],
    run: (run) => [
        ...checkResults(run),
        ...checkRepeats(run),
        ...checkEnd(run),
        ...checkUnreported(run),
        ...checkBurnt(run),
    ],
};

;// CONCATENATED MODULE: ./src/ledger/verify/outside.ts

/** What each outside check may raise, and what is said when it is not there. */
const outsideTopics = {
    trees: {
        codes: ['tree_mismatch', 'patch_mismatch', 'digest_mismatch'],
        needs: 'trees and patches: no repository with the base commit',
    },
    policy: { codes: ['policy_mismatch'], needs: 'path policy: no repository with the base commit' },
    config: {
        codes: ['config_mismatch'],
        needs: 'configuration: no repository with the base commit',
    },
    evaluator: {
        codes: ['evaluator_mismatch'],
        needs: 'evaluator: no repository with the base commit',
    },
    decisions: { codes: ['decision_mismatch'], needs: 'decisions and promotions: not computed anew' },
    prior: { codes: ['prior_mismatch'], needs: 'the run this one continues: its ledger is not here' },
};
const topics = Object.keys(outsideTopics);
/** Runs the checks that were passed in; one that is not there, or cannot be trusted to run, is `not_checked`. */
const runOutsideChecks = async (checks, input, isChainWhole) => {
    const begin = input.entries[0]?.entry;
    const hasPrior = begin?.kind === 'run-begin' && begin.prior !== null;
    const found = [];
    for (const topic of topics) {
        if (topic === 'prior' && !hasPrior)
            continue;
        const check = checks[topic];
        const { needs } = outsideTopics[topic];
        if (!isChainWhole) {
            found.push((0,finding/* finding */.gk)('not_checked', null, `${topic}: the ledger is not whole`));
            continue;
        }
        const answer = check === undefined ? null : await check(input);
        if (answer === null)
            found.push((0,finding/* finding */.gk)('not_checked', null, needs));
        else
            found.push(...answer.map(({ code, seq, message }) => (0,finding/* finding */.gk)(code, seq, message)));
    }
    return found;
};

;// CONCATENATED MODULE: ./src/ledger/verify/checks/anchors.ts

const checkGiven = ({ records, bySeq, options }) => {
    const runId = records[0]?.sealed.entry.run_id;
    const last = Math.max(-1, ...bySeq.keys());
    return options.anchors.flatMap((anchor) => {
        if (anchor.runId !== runId)
            return [(0,finding/* finding */.gk)('anchor_mismatch', null, `the anchor is of run ${anchor.runId}`)];
        const told = `the anchor of seq ${String(anchor.seq)}`;
        if (anchor.seq > last)
            return [(0,finding/* finding */.gk)('truncated', last, `${told} lies beyond the last entry: a tail was cut off`)];
        if (bySeq.get(anchor.seq)?.sealId !== anchor.head)
            return [(0,finding/* finding */.gk)('anchor_mismatch', anchor.seq, `${told} holds another head`)];
        return [];
    });
};
const checkSealed = ({ records, bySeq }) => {
    const found = [];
    for (const { sealed } of records) {
        const { entry } = sealed;
        if (entry.kind !== 'event' || entry.type !== 'anchor')
            continue;
        const anchored = bySeq.get(entry.of_seq);
        if (entry.of_seq >= entry.seq || (anchored !== undefined && anchored.sealId !== entry.head))
            found.push((0,finding/* finding */.gk)('anchor_mismatch', entry.seq, `the sealed anchor of seq ${String(entry.of_seq)} holds another head`));
    }
    return found;
};
/** Heads held elsewhere: the only thing that shows a tail cut off cleanly. */
const anchorsCheck = {
    name: 'anchors',
    codes: ['truncated', 'anchor_mismatch', 'no_anchor'],
    run: (run) => [
        ...checkGiven(run),
        ...checkSealed(run),
        ...(run.options.anchors.length > 0
            ? []
            : [(0,finding/* finding */.gk)('no_anchor', null, 'no head from elsewhere was given: compare it with --anchor')]),
    ],
};

;// CONCATENATED MODULE: ./src/ledger/verify/checks/context.ts

const checkRunIds = ({ records }) => {
    const runId = records[0]?.sealed.entry.run_id;
    return records
        .filter(({ sealed }) => sealed.entry.run_id !== runId)
        .map(({ sealed }) => (0,finding/* finding */.gk)('wrong_context', sealed.entry.seq, `an entry of run ${sealed.entry.run_id}`));
};
const checkRepo = ({ begin, options }) => {
    const { expectRepo } = options;
    if (expectRepo === null || begin === null)
        return [];
    const { repo } = begin;
    const names = repo === null ? [] : [`${repo.owner}/${repo.name}`, `${repo.host}/${repo.owner}/${repo.name}`];
    if (names.some((name) => name.toLowerCase() === expectRepo.toLowerCase()))
        return [];
    const sealed = names[1] ?? 'no repository of a forge';
    return [(0,finding/* finding */.gk)('wrong_context', 0, `the run is of ${sealed}, expected ${expectRepo}`)];
};
const checkPr = ({ begin, options }) => {
    const { expectPr } = options;
    if (expectPr === null || begin === null || begin.pr?.number === expectPr)
        return [];
    const sealed = begin.pr === null ? 'no pull request' : `pull request ${String(begin.pr.number)}`;
    return [(0,finding/* finding */.gk)('wrong_context', 0, `the run is of ${sealed}, expected ${String(expectPr)}`)];
};
/** Whether the ledger is the one that was asked for: a replay from elsewhere is told. */
const contextCheck = {
    name: 'context',
    codes: ['wrong_context'],
    run: (run) => [...checkRunIds(run), ...checkRepo(run), ...checkPr(run)],
};

;// CONCATENATED MODULE: ./src/ledger/verify/checks/counts.ts

/** A node's outcome: `baseline`; else its first result that is not ok; else its last decision. */
const tally = ({ records }) => {
    const open = new Set();
    const failed = new Map();
    const decided = new Map();
    const nodes = new Set();
    let starts = 0;
    let results = 0;
    for (const { sealed } of records) {
        const { entry } = sealed;
        if (entry.kind === 'trial-start') {
            starts += 1;
            open.add(entry.seq);
            nodes.add(entry.node);
        }
        else if (entry.kind === 'trial-result') {
            results += 1;
            nodes.add(entry.node);
            const start = entry.start_seq;
            if (start !== null)
                open.delete(start);
            if (entry.status !== 'ok' && !failed.has(entry.node))
                failed.set(entry.node, entry.status);
        }
        else if (entry.kind === 'trial-decision')
            decided.set(entry.node, entry.outcome === 'keep' ? 'keep' : 'discard');
    }
    const counts = new Map();
    for (const node of nodes) {
        const outcome = node === 'n0' ? 'baseline' : (failed.get(node) ?? decided.get(node));
        if (outcome !== undefined)
            counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
    return { starts, results, unreported: [...open], counts };
};
const checkCounts = (end, found) => {
    const wrong = [];
    const compare = (what, sealed, counted) => {
        if (sealed !== counted)
            wrong.push(`${what} ${String(sealed)}, counted ${String(counted)}`);
    };
    compare('starts', end.starts, found.starts);
    compare('results', end.results, found.results);
    for (const outcome of new Set([...Object.keys(end.counts), ...found.counts.keys()]))
        compare(outcome, end.counts[outcome] ?? 0, found.counts.get(outcome) ?? 0);
    if (end.unreported.join() !== found.unreported.join())
        wrong.push(`unreported [${end.unreported.join()}], counted [${found.unreported.join()}]`);
    return wrong.length === 0 ? [] : [(0,finding/* finding */.gk)('count_mismatch', end.seq, wrong.join('; '))];
};
/** `budget +50` adds trials, and evaluations in proportion; `budget KEY=VALUE` sets one limit. */
const raise = (limits, { verb, args }, begin) => {
    if (verb !== 'budget')
        return limits;
    return args.reduce((now, arg) => {
        const more = /^\+([0-9]{1,9})$/.exec(arg)?.[1];
        if (more !== undefined) {
            const share = begin.budget.evaluations / Math.max(1, begin.budget.trials);
            return {
                ...now,
                trials: now.trials + Number(more),
                evaluations: now.evaluations + Math.ceil(Number(more) * share),
            };
        }
        const set = /^(trials|evaluations|tokens|usd)=([0-9.]{1,20})$/.exec(arg);
        return set === null ? now : { ...now, [set[1] ?? '']: Number(set[2]) };
    }, limits);
};
const checkBudget = ({ records, begin, end }) => {
    if (begin === null)
        return [];
    const { trials, evaluations, tokens, usd } = begin.budget;
    let limits = { trials, evaluations, tokens, usd: usd === null ? null : Number(usd) };
    const evaluated = new Set();
    let spent = 0;
    const wrong = [];
    for (const { sealed } of records) {
        const { entry } = sealed;
        if (entry.kind === 'event' && entry.type === 'steer')
            limits = raise(limits, entry, begin);
        if (entry.kind !== 'trial-result' || entry.start_seq === null || entry.status === 'skip')
            continue;
        spent += 1;
        evaluated.add(entry.node);
    }
    const compare = (what, used, limit) => {
        if (limit !== null && used > limit)
            wrong.push(`${what} ${String(used)} of ${String(limit)}`);
    };
    compare('evaluations', spent, limits.evaluations);
    compare('trials', evaluated.size, limits.trials);
    if (end !== null) {
        compare('tokens', end.usage.tokens_in + end.usage.tokens_out, limits.tokens);
        compare('usd', Number(end.usage.usd), limits.usd);
    }
    return wrong.length === 0
        ? []
        : [(0,finding/* finding */.gk)('budget_exceeded', end?.seq ?? null, `spent: ${wrong.join(', ')}`)];
};
/** The sums of `run-end`, and the budget. */
const countsCheck = {
    name: 'counts',
    codes: ['count_mismatch', 'budget_exceeded'],
    run: (run) => [
        ...(run.end === null ? [] : checkCounts(run.end, tally(run))),
        ...checkBudget(run),
    ],
};

// EXTERNAL MODULE: ./src/text/metric.ts
var metric = __webpack_require__(991);
// EXTERNAL MODULE: ./src/text/num.ts
var num = __webpack_require__(4275);
// EXTERNAL MODULE: ./src/ledger/hash.ts
var hash = __webpack_require__(6565);
// EXTERNAL MODULE: ./src/ledger/references.ts
var references = __webpack_require__(9591);
;// CONCATENATED MODULE: ./src/ledger/verify/checks/objects.ts





const ruleOf = (run) => {
    if (run.begin === null)
        return null;
    const { name, min, max } = run.begin.metric;
    return {
        name,
        min: min === null ? null : (0,num/* parseNum */.OI)(min),
        max: max === null ? null : (0,num/* parseNum */.OI)(max),
    };
};
const checkMetric = (entry, stdout, rule) => {
    const reading = (0,metric/* readMetric */.N)(stdout, rule);
    const read = reading.ok ? reading.value : reading.reason;
    const tell = (sealed) => [
        (0,finding/* finding */.gk)('metric_mismatch', entry.seq, `${sealed} is sealed, its stdout reads ${read}`),
    ];
    if (entry.status === 'ok')
        return read === entry.value ? [] : tell(entry.value ?? 'no value');
    // A number that the evaluator printed before it failed decides nothing.
    const reason = entry.reason ?? '';
    return entry.status === 'crash' && reason.startsWith('metric_') && reason !== read
        ? tell(reason)
        : [];
};
const checkEach = (run, read) => {
    const found = [];
    const missing = new Map();
    const rule = ruleOf(run);
    /** Sizes of objects that hold; null for those that do not or are not there. */
    const known = new Map();
    for (const { sealed } of run.records) {
        const { entry } = sealed;
        for (const { role, sha256, bytes } of (0,references/* findReferences */.y)(entry)) {
            const needed = role === 'evaluate.stdout' && entry.kind === 'trial-result';
            if (!needed && known.has(sha256) && known.get(sha256) === bytes)
                continue;
            const object = read(sha256);
            if (object === null) {
                known.set(sha256, null);
                const seqs = missing.get(role) ?? [];
                seqs.push(entry.seq);
                missing.set(role, seqs);
                continue;
            }
            if ((0,hash/* sha256Hex */.f)(object) !== sha256) {
                found.push((0,finding/* finding */.gk)('digest_mismatch', entry.seq, `${role}: the object ${sha256} has other bytes`));
                continue;
            }
            known.set(sha256, object.length);
            if (bytes !== null && object.length !== bytes)
                found.push((0,finding/* finding */.gk)('digest_mismatch', entry.seq, `${role}: ${String(object.length)} bytes, sealed ${String(bytes)}`));
            if (needed && rule !== null)
                found.push(...checkMetric(entry, object, rule));
        }
    }
    for (const [role, seqs] of missing)
        found.push((0,finding/* finding */.gk)('object_missing', seqs[0] ?? null, `${role} of ${String(seqs.length)} entries (seq ${(0,finding/* renderSeqs */.xe)(seqs)})`));
    return found;
};
/** Objects have the bytes that were sealed, and the metric is what the evaluator printed. */
const objectsCheck = {
    name: 'objects',
    codes: ['digest_mismatch', 'metric_mismatch', 'object_missing', 'not_checked'],
    run: (run) => run.objects === null
        ? [(0,finding/* finding */.gk)('not_checked', null, 'objects and metrics: no objects at hand')]
        : checkEach(run, run.objects),
};

// EXTERNAL MODULE: ./src/ledger/seeds.ts
var ledger_seeds = __webpack_require__(8191);
;// CONCATENATED MODULE: ./src/ledger/verify/checks/seeds.ts



const checkRunSeed = ({ seeds, base, config, experiment }) => {
    if (!seeds.auto)
        return [];
    const expected = (0,ledger_seeds/* autoRunSeed */.SV)({ base, configSha256: config.sha256, experiment });
    return seeds.run === expected
        ? []
        : [
            (0,finding/* finding */.gk)('seed_mismatch', 0, `seeds.run is ${String(seeds.run)}, expected ${String(expected)}`),
        ];
};
const checkReveal = (run, begin, end) => {
    const found = [];
    let committed = {
        race: begin.seeds.race_commitment,
        promotion: begin.seeds.promotion_commitment,
        since: 0,
    };
    for (const { sealed } of run.records) {
        const { entry } = sealed;
        if (entry.kind === 'event' && entry.type === 'reseed')
            committed = {
                race: entry.race_commitment,
                promotion: entry.promotion_commitment,
                since: entry.seq,
            };
    }
    const race = Buffer.from(end.reveal.race, 'hex');
    const promotion = Buffer.from(end.reveal.promotion, 'hex');
    if ((0,hash/* sha256Hex */.f)(race) !== committed.race || (0,hash/* sha256Hex */.f)(promotion) !== committed.promotion)
        return [
            (0,finding/* finding */.gk)('seed_mismatch', end.seq, 'the revealed secrets are not those that were committed to'),
        ];
    for (const { sealed } of run.records) {
        const { entry } = sealed;
        // Seeds drawn before a reseed came from secrets that are lost.
        if (entry.kind !== 'trial-start' || entry.seq < committed.since || entry.seed === null)
            continue;
        const expected = entry.pair === null
            ? (0,ledger_seeds/* stepSeed */.Ch)(race, 'a', entry.repeat)
            : (0,ledger_seeds/* pairSeed */.Wy)(promotion, 'a', entry.pair.query, entry.pair.index);
        if (entry.seed !== expected)
            found.push((0,finding/* finding */.gk)('seed_mismatch', entry.seq, `the seed is ${String(entry.seed)}, expected ${String(expected)}`));
    }
    return found;
};
/** Seeds follow from what was committed before the first start. */
const seedsCheck = {
    name: 'seeds',
    codes: ['seed_mismatch', 'reseeded', 'predictable_seeds'],
    run: (run) => {
        const { begin, end } = run;
        if (begin === null)
            return [];
        const found = checkRunSeed(begin);
        for (const { sealed } of run.records) {
            const { entry } = sealed;
            if (entry.kind === 'event' && entry.type === 'reseed')
                found.push((0,finding/* finding */.gk)('reseeded', entry.seq, 'the secret was lost; seeds before it cannot be checked'));
        }
        if (begin.seeds.predictable)
            found.push((0,finding/* finding */.gk)('predictable_seeds', 0, 'who made a candidate could have known the race seeds'));
        return end === null ? found : [...found, ...checkReveal(run, begin, end)];
    },
};

;// CONCATENATED MODULE: ./src/ledger/verify/checks/signatures.ts

const seqsOf = (records) => records.map(({ sealed }) => sealed.entry.seq);
/** Who signed the lines, and whether the key is the one `run-begin` fixed. */
const signaturesCheck = {
    name: 'signatures',
    codes: ['bad_signature', 'unknown_key', 'unsigned'],
    run: ({ records, begin, options }) => {
        const found = [];
        const tell = (code, some, message) => {
            const first = some[0]?.sealed.entry.seq;
            if (first === undefined)
                return;
            const raised = (0,finding/* finding */.gk)(code, first, `${message} (seq ${(0,finding/* renderSeqs */.xe)(seqsOf(some))})`);
            const lowered = options.allowUnsigned && code !== 'bad_signature';
            found.push(lowered ? { ...raised, level: 'warning' } : raised);
        };
        for (const { sealed, signature } of records)
            if (signature === 'bad')
                found.push((0,finding/* finding */.gk)('bad_signature', sealed.entry.seq, 'the signature does not hold'));
        tell('unsigned', records.filter(({ signature }) => signature === 'none'), 'not signed');
        const byKey = new Map();
        for (const record of records) {
            if (record.signature !== 'unknown' || record.keyid === null)
                continue;
            const same = byKey.get(record.keyid) ?? [];
            same.push(record);
            byKey.set(record.keyid, same);
        }
        for (const [keyid, same] of byKey)
            tell('unknown_key', same, `signed by ${JSON.stringify(keyid.slice(0, 64))}, which is not trusted`);
        const fixed = begin?.key?.keyid ?? null;
        tell('unknown_key', records.filter(({ signature, keyid }) => signature === 'trusted' && keyid !== fixed), 'signed by a trusted key, but not the one that run-begin fixed');
        return found;
    },
};

;// CONCATENATED MODULE: ./src/ledger/verify/checks/surroundings.ts

const strength = { none: 0, bwrap: 1 };
const placesOf = ({ records }) => records.flatMap(({ sealed: { entry } }) => entry.kind === 'run-begin' || entry.kind === 'run-resume'
    ? [{ seq: entry.seq, isolation: entry.isolation }]
    : []);
const checkLevels = (run) => {
    const sealed = run.begin?.min_isolation ?? 'none';
    const asked = run.options.minIsolation ?? 'none';
    const least = strength[asked] > strength[sealed] ? asked : sealed;
    return placesOf(run)
        .filter(({ isolation }) => strength[isolation.level] < strength[least])
        .map(({ seq, isolation }) => (0,finding/* finding */.gk)('isolation_below', seq, `isolation ${isolation.level} is below ${least}`));
};
const checkIsolation = (run) => {
    const found = [];
    const told = new Set();
    const tell = (code, seq, message) => {
        if (told.has(code))
            return;
        told.add(code);
        found.push((0,finding/* finding */.gk)(code, seq, message));
    };
    for (const { seq, isolation } of placesOf(run)) {
        if (isolation.key_exposed)
            tell('key_exposed', seq, 'candidate code could have read the signing key');
        if (isolation.network === 'open')
            tell('network_open', seq, 'candidate code had the network');
        const loose = Object.entries(isolation.limits)
            .filter(([, limit]) => limit.approximate)
            .map(([name]) => name);
        if (loose.length > 0)
            tell('limit_approximate', seq, `not exact: ${loose.join(', ')}`);
    }
    return found;
};
const checkSettings = ({ begin }) => {
    if (begin === null)
        return [];
    const found = [];
    if (begin.evaluator.custody === 'shared')
        found.push((0,finding/* finding */.gk)('weak_custody', 0, 'the evaluator ran in one tree with candidate code, which could fake the metric'));
    if (begin.policy.allow.length > 0)
        found.push((0,finding/* finding */.gk)('opt_in_path', 0, `candidates may change ${begin.policy.allow.join(', ')}`));
    return found;
};
const checkResumes = ({ records, begin }) => {
    if (begin === null)
        return [];
    return records.flatMap(({ sealed: { entry } }) => {
        if (entry.kind !== 'run-resume')
            return [];
        const differs = [];
        if (entry.tool.bundle_sha256 !== begin.tool.bundle_sha256)
            differs.push('program');
        if (entry.tool.engine !== begin.tool.engine)
            differs.push('engine');
        if (entry.tool.node !== begin.tool.node)
            differs.push('Node version');
        if (entry.tool.git !== begin.tool.git)
            differs.push('git version');
        if (entry.runner.os !== begin.runner.os || entry.runner.arch !== begin.runner.arch)
            differs.push('operating system');
        if (entry.isolation.level !== begin.isolation.level ||
            entry.isolation.mode !== begin.isolation.mode)
            differs.push('isolation');
        return differs.length === 0
            ? []
            : [
                (0,finding/* finding */.gk)('environment_differs', entry.seq, `since run-begin: another ${differs.join(', ')}`),
            ];
    });
};
/** What the run itself says about how far it can be trusted. */
const surroundingsCheck = {
    name: 'surroundings',
    codes: [
        'isolation_below',
        'weak_custody',
        'key_exposed',
        'network_open',
        'limit_approximate',
        'opt_in_path',
        'environment_differs',
    ],
    run: (run) => [
        ...checkLevels(run),
        ...checkIsolation(run),
        ...checkSettings(run),
        ...checkResumes(run),
    ],
};

;// CONCATENATED MODULE: ./src/ledger/verify/checks/trees.ts

/** Within the ledger a node has one tree, and what is said to equal it does. */
const treesCheck = {
    name: 'trees',
    codes: ['tree_mismatch'],
    run: ({ records }) => {
        const found = [];
        const trees = new Map();
        const compare = (node, tree, seq, what) => {
            const known = trees.get(node);
            if (known !== undefined && known !== tree)
                found.push((0,finding/* finding */.gk)('tree_mismatch', seq, `${what} ${tree} is not the tree of ${node} before`));
        };
        for (const { sealed } of records) {
            const { entry } = sealed;
            if (entry.kind === 'trial-start') {
                compare(entry.node, entry.tree, entry.seq, 'the start of');
                trees.set(entry.node, entry.tree);
            }
            if (entry.kind === 'trial-result' &&
                entry.duplicate_of !== null &&
                typeof entry.tree === 'string')
                compare(entry.duplicate_of, entry.tree, entry.seq, 'the duplicate');
            if (entry.kind === 'run-end' && entry.best !== null)
                compare(entry.best.node, entry.best.tree, entry.seq, 'the best');
        }
        return found;
    },
};

;// CONCATENATED MODULE: ./src/ledger/verify/registry.ts











/** Checks of the ledger itself, in the order their findings are told. */
const checks = [
    linesCheck,
    signaturesCheck,
    chainCheck,
    contextCheck,
    anchorsCheck,
    pairingCheck,
    countsCheck,
    treesCheck,
    seedsCheck,
    objectsCheck,
    surroundingsCheck,
];

;// CONCATENATED MODULE: ./src/ledger/verify/verify-run.ts









const judgeSignature = (envelope, trusted, sealed) => {
    if (envelope.signature === null)
        return { signature: 'none', keyid: null };
    const { keyid } = envelope.signature;
    const known = trusted.find((key) => key.keyid === keyid);
    if (known !== undefined)
        return { signature: (0,ledger_envelope/* isSignedBy */.s3)(envelope, known) ? 'trusted' : 'bad', keyid };
    if (sealed?.keyid === keyid && !(0,ledger_envelope/* isSignedBy */.s3)(envelope, sealed))
        return { signature: 'bad', keyid };
    return { signature: 'unknown', keyid };
};
const sealedKeyOf = ({ entry }) => entry.kind === 'run-begin' && entry.key !== null ? (0,keys/* readSealedKey */.aS)(entry.key.spki) : null;
const parseRun = (input) => {
    const records = [];
    const bad = [];
    const bySeq = new Map();
    let sealedKey = null;
    let tornBytes = 0;
    for (const line of (0,lines/* splitLines */.u)(input.ledger)) {
        if (!line.terminated) {
            // Nothing acts on an entry before its LF is on the disk, so such a tail never counted.
            tornBytes = line.bytes.length;
            break;
        }
        const record = (0,ledger_record/* readRecord */.a)(line);
        if (record.kind === 'bad') {
            bad.push({ line: line.index, code: record.code, message: record.message });
            continue;
        }
        const { sealed, envelope } = record;
        if (records.length === 0)
            sealedKey = sealedKeyOf(sealed);
        records.push({ sealed, ...judgeSignature(envelope, input.trusted, sealedKey) });
        if (!bySeq.has(sealed.entry.seq))
            bySeq.set(sealed.entry.seq, sealed);
    }
    const first = records[0]?.sealed.entry;
    const isEnd = (record) => record.sealed.entry.kind === 'run-end';
    return {
        records,
        bad,
        tornBytes,
        begin: first?.kind === 'run-begin' ? first : null,
        end: (records.find(isEnd)?.sealed.entry ?? null),
        bySeq,
        objects: input.objects,
        options: {
            expectRepo: null,
            expectPr: null,
            anchors: [],
            minIsolation: null,
            allowUnsigned: false,
            ...input.options,
        },
    };
};
/** After one of these the entries are no sequence that other rooms could replay. */
const structural = new Set([
    ...linesCheck.codes,
    ...chainCheck.codes,
    ...pairingCheck.codes,
    'bad_signature',
]);
const signerOf = ({ records, bad }) => {
    const keyid = records[0]?.keyid ?? null;
    const isWhole = bad.length === 0 &&
        records.every((record) => record.signature === 'trusted' && record.keyid === keyid);
    return isWhole ? keyid : null;
};
/** Proves a run from its bytes; reports everything it finds and throws nothing. */
const verifyRun = async (input) => {
    const run = parseRun(input);
    const own = checks.flatMap((check) => check.run(run));
    const entries = run.records.map((record) => record.sealed);
    const isChainWhole = !own.some(({ code, level }) => level === 'error' && structural.has(code));
    const outside = await runOutsideChecks(input.checks ?? {}, { entries, objects: input.objects }, isChainWhole);
    const findings = [...own, ...outside];
    return {
        valid: findings.every(({ level }) => level !== 'error'),
        entries: entries.length,
        head: entries.at(-1)?.sealId ?? null,
        signed_by: signerOf(run),
        findings,
    };
};

// EXTERNAL MODULE: ./src/workspace/open-workspace.ts + 3 modules
var open_workspace = __webpack_require__(6953);
// EXTERNAL MODULE: ./src/commands/options.ts
var options = __webpack_require__(6052);
// EXTERNAL MODULE: ./src/commands/run-folder.ts
var run_folder = __webpack_require__(3724);
// EXTERNAL MODULE: ./src/commands/verify-checks.ts + 1 modules
var verify_checks = __webpack_require__(4746);
;// CONCATENATED MODULE: ./src/commands/verify.ts














/** The keys of `--key`, else those that the configuration of the run's base commit names. */
const readKeys = async (context, call, workspace, begin) => {
    const named = (0,options/* listOption */.y8)(call, 'key').map((file) => {
        const bytes = context.files.readIfExists((0,external_node_path_.resolve)(context.repo, file));
        if (bytes === null) {
            throw cli/* cliErrors */.a['cli.bad-option']({ option: '--key', value: file, expected: 'a file' });
        }
        return (0,keys/* loadTrustedKey */.pL)(Buffer.from(bytes).toString('utf8'), file);
    });
    // Who names keys trusts those alone: the ledger itself says which commit is its base.
    if (named.length > 0 || workspace === null || begin === null)
        return named;
    const bytes = await workspace.readBaseFile(begin.config.path);
    if (bytes === null)
        return [];
    const trusted = [];
    for (const path of (0,load/* loadConfig */.Z)(bytes, begin.config.path).config.seal.public_keys) {
        const pem = await workspace.readBaseFile(path);
        if (pem !== null)
            trusted.push((0,keys/* loadTrustedKey */.pL)(Buffer.from(pem).toString('utf8'), path));
    }
    return trusted;
};
/** Our clone of the run's base commit; null where it is not to be had: verify then says what it left out. */
const openBase = async (context, repository, begin) => {
    if (repository === null || begin === null)
        return null;
    try {
        return await (0,open_workspace/* openWorkspace */.O)({ git: repository.git, files: context.files }, {
            source: { local: repository.source },
            baseCommit: begin.base,
            directory: (0,external_node_path_.join)(context.files.makeTemporary('verify-'), 'clone.git'),
        });
    }
    catch (error) {
        if (!(0,app_error/* isAppError */.Y6)(error))
            throw error;
        context.log.debug(`the base commit is not to be had: ${error.message}`);
        return null;
    }
};
/** `--objects` names a folder of objects, or the folder of a run that holds one. */
const runOfObjects = (context, named) => {
    const path = (0,external_node_path_.resolve)(context.repo, named);
    return (0,external_node_path_.basename)(path) === run_files/* objectsFolder */.t3 ? (0,external_node_path_.dirname)(path) : path;
};
const plural = (count, word) => `${String(count)} ${word}${count === 1 ? '' : 's'}`;
/** What a person reads of a verification. */
const renderVerification = (result) => {
    const errors = result.findings.filter(({ level }) => level === 'error');
    const warnings = result.findings.length - errors.length;
    const signed = result.signed_by === null ? 'not signed by a trusted key' : `signed by ${result.signed_by}`;
    return [
        result.valid
            ? `valid: ${plural(result.entries, 'entry').replace('entrys', 'entries')}, ${signed}`
            : `NOT valid: ${plural(errors.length, 'error')} in ${plural(result.entries, 'entry').replace('entrys', 'entries')}`,
        `head: ${result.head ?? 'none'}`,
        ...(warnings === 0 ? [] : [plural(warnings, 'warning')]),
        ...result.findings.map(({ seq, level, code, message }) => `  ${level}: ${code}${seq === null ? '' : ` at ${String(seq)}`}: ${message}`),
    ].join('\n');
};
/** Verifies the run in a folder with everything that is at hand. */
const verifyFolder = async (context, call, repository, directory) => {
    const ledger = context.files.read((0,external_node_path_.join)(directory, run_files/* runFiles */.NW.ledger));
    const first = (0,read/* readLedgerBytes */.xX)(ledger).entries[0]?.entry;
    const begin = first?.kind === 'run-begin' ? first : null;
    const objects = (0,options/* textOption */.vU)(call, 'objects');
    const level = (0,options/* textOption */.vU)(call, 'minIsolation');
    if (level !== null && level !== 'bwrap' && level !== 'none') {
        const expected = 'bwrap or none';
        throw cli/* cliErrors */.a['cli.bad-option']({ option: '--min-isolation', value: level, expected });
    }
    const workspace = await openBase(context, repository, begin);
    try {
        return await verifyRun({
            ledger,
            objects: (0,verify_checks/* objectsOf */.iZ)(context, objects === null ? directory : runOfObjects(context, objects)),
            trusted: await readKeys(context, call, workspace, begin),
            options: {
                expectRepo: (0,options/* textOption */.vU)(call, 'expectRepo'),
                expectPr: (0,options/* countOption */.D3)(call, 'expectPr'),
                anchors: (0,options/* listOption */.y8)(call, 'anchor').map(anchor_line/* parseAnchorLine */.h),
                minIsolation: level,
                allowUnsigned: (0,options/* flagOption */.kY)(call, 'allowUnsigned'),
            },
            checks: await (0,verify_checks/* makeOutsideChecks */.FZ)(context, workspace, begin, (0,external_node_path_.dirname)(directory)),
        });
    }
    finally {
        await workspace?.close();
    }
};
/** `verify RUN`: proves a ledger, or prints a node's sealed statements. */
const runVerifyCommand = async (context, call) => {
    const repository = await (0,run_folder/* findRepository */.W)(context);
    const directory = await (0,run_folder/* locateRun */.e)(context, repository, call.args[0] ?? '');
    const node = (0,options/* textOption */.vU)(call, 'print');
    if (node !== null) {
        if (!(0,verify_checks/* isNodeId */.SQ)(node)) {
            throw cli/* cliErrors */.a['cli.bad-option']({
                option: '--print',
                value: node,
                expected: 'a node such as n7',
            });
        }
        const { entries } = (0,read/* readLedgerBytes */.xX)(context.files.read((0,external_node_path_.join)(directory, run_files/* runFiles */.NW.ledger)));
        const text = printNode(entries, node);
        return { exit: 0, result: { node, statements: JSON.parse(text) }, text };
    }
    const result = await verifyFolder(context, call, repository, directory);
    return { exit: result.valid ? 0 : 1, result, text: renderVerification(result) };
};


/***/ }),

/***/ 9040:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ toAscii)
/* harmony export */ });
/**
 * Text for terminals and logs in which what is not printable ASCII is written `\uXXXX`: sealed text may hold
 * what a terminal obeys or hides. JSON stays the same JSON.
 */
const toAscii = (text) => text.replace(/[^\n -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);


/***/ }),

/***/ 3826:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gk: () => (/* binding */ finding),
/* harmony export */   xe: () => (/* binding */ renderSeqs)
/* harmony export */ });
/* unused harmony export findingLevels */
/* harmony import */ var _ascii_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9040);

/** Every code of a finding and how grave it is; `docs/verify.md` has a line for each. */
const findingLevels = {
    bad_line: 'error',
    bad_envelope: 'error',
    bad_payload: 'error',
    bad_entry: 'error',
    unknown_kind: 'error',
    bad_signature: 'error',
    unknown_key: 'error',
    unsigned: 'error',
    bad_genesis: 'error',
    wrong_context: 'error',
    seq_gap: 'error',
    seq_order: 'error',
    duplicate_seq: 'error',
    broken_chain: 'error',
    duplicate_prev: 'error',
    time_order: 'error',
    truncated: 'error',
    anchor_mismatch: 'error',
    after_end: 'error',
    result_without_start: 'error',
    duplicate_result: 'error',
    tree_mismatch: 'error',
    digest_mismatch: 'error',
    patch_mismatch: 'error',
    policy_mismatch: 'error',
    config_mismatch: 'error',
    evaluator_mismatch: 'error',
    metric_mismatch: 'error',
    decision_mismatch: 'error',
    count_mismatch: 'error',
    budget_exceeded: 'error',
    seed_mismatch: 'error',
    prior_mismatch: 'error',
    isolation_below: 'error',
    unreported_start: 'warning',
    burnt_pair: 'warning',
    reseeded: 'warning',
    predictable_seeds: 'warning',
    no_end: 'warning',
    no_anchor: 'warning',
    object_missing: 'warning',
    torn_tail: 'warning',
    weak_custody: 'warning',
    key_exposed: 'warning',
    network_open: 'warning',
    limit_approximate: 'warning',
    opt_in_path: 'warning',
    environment_differs: 'warning',
    not_checked: 'warning',
};
/** A finding at the level of its code; whatever sealed text its message quotes is safe to print. */
const finding = (code, seq, message) => ({
    seq,
    level: findingLevels[code],
    code,
    message: (0,_ascii_js__WEBPACK_IMPORTED_MODULE_0__/* .toAscii */ .V)(message),
});
/** `3, 7, 12 and 40 more`: a list that stays readable. */
const renderSeqs = (seqs) => {
    const shown = seqs.slice(0, 5).join(', ');
    return seqs.length > 5 ? `${shown} and ${String(seqs.length - 5)} more` : shown;
};


/***/ })

};
