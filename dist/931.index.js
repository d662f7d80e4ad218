export const id = 931;
export const ids = [931];
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

/***/ 1931:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSearchCommand: () => (/* binding */ runSearchCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors/cli.ts
var cli = __webpack_require__(5657);
// EXTERNAL MODULE: ./src/errors/search.ts
var search = __webpack_require__(7511);
// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
// EXTERNAL MODULE: ./src/policy/matcher.ts
var matcher = __webpack_require__(9012);
// EXTERNAL MODULE: ./src/workspace/open-workspace.ts + 3 modules
var open_workspace = __webpack_require__(6953);
// EXTERNAL MODULE: ./src/workspace/refs.ts
var refs = __webpack_require__(4551);
// EXTERNAL MODULE: ./src/workspace/source.ts
var source = __webpack_require__(1080);
// EXTERNAL MODULE: ./src/commands/auto.ts + 9 modules
var auto = __webpack_require__(2632);
// EXTERNAL MODULE: ./src/commands/options.ts
var options = __webpack_require__(6052);
// EXTERNAL MODULE: ./src/commands/repository.ts
var commands_repository = __webpack_require__(6756);
// EXTERNAL MODULE: ./src/commands/run-folder.ts
var run_folder = __webpack_require__(3724);
// EXTERNAL MODULE: ./src/ledger/read.ts
var read = __webpack_require__(9257);
// EXTERNAL MODULE: ./src/commands/import-run.ts
var import_run = __webpack_require__(469);
// EXTERNAL MODULE: ./src/commands/verify-checks.ts + 1 modules
var verify_checks = __webpack_require__(4746);
;// CONCATENATED MODULE: ./src/commands/search-apply.ts











/**
 * `search apply RUN [--node n7]`: puts the result of a run on a new branch. The work tree, the index and
 * every other branch stay as they are.
 */
const applyRun = async (context, call) => {
    const run = call.args[1];
    if (run === undefined) {
        throw cli/* cliErrors */.a['cli.usage']({ message: 'search apply needs a run', command: 'search' });
    }
    const asked = (0,options/* textOption */.vU)(call, 'node');
    if (asked !== null && !(0,verify_checks/* isNodeId */.SQ)(asked)) {
        const expected = 'a node such as n7';
        throw cli/* cliErrors */.a['cli.bad-option']({ option: '--node', value: asked, expected });
    }
    const repository = await (0,commands_repository/* openRepository */.h_)(context);
    const directory = await (0,run_folder/* locateRun */.e)(context, repository, run);
    const begin = (0,read/* readLedger */.SC)(context.files, directory).entries[0]?.entry;
    if (begin?.kind !== 'run-begin' || (0,run_files/* parseRunId */._G)(begin.run_id) === null)
        throw cli/* cliErrors */.a['cli.no-run']({ run, where: directory });
    const workspace = await (0,open_workspace/* openWorkspace */.O)({ git: repository.git, files: context.files }, {
        source: { local: repository.source },
        baseCommit: begin.base,
        directory: (0,external_node_path_.join)(context.files.makeTemporary('apply-'), 'clone.git'),
    });
    try {
        const { node, changes } = await (0,import_run/* readNodeChanges */.Gr)(context, workspace, { directory, node: asked });
        const { tree } = await workspace.buildTree(changes);
        const commit = await workspace.writeCommit({
            tree,
            parents: [workspace.base.commit],
            message: `Apply ${node} of ${begin.run_id}\n`,
            timeSeconds: workspace.base.timeSeconds + Number(node.slice(1)),
        });
        const branch = (0,options/* textOption */.vU)(call, 'branch') ?? `guildseal/${begin.run_id}-${node}`;
        const ref = `refs/guildseal/${begin.run_id}/applied/${node}`;
        await (0,refs/* exportRefs */.JM)(repository.git, workspace, repository.source, [{ ref, commit }]);
        await (0,refs/* createBranch */.lY)(repository.git, repository.source, branch, commit);
        const text = `branch ${branch} holds ${node}: ${commit}\nsee it with: git diff ${workspace.base.commit.slice(0, 12)} ${branch}`;
        return { exit: 0, result: { run_id: begin.run_id, node, branch, commit, tree }, text };
    }
    finally {
        await workspace.close();
    }
};

// EXTERNAL MODULE: ./src/config/resolve.ts
var resolve = __webpack_require__(8270);
// EXTERNAL MODULE: ./src/policy/policy.ts
var policy_policy = __webpack_require__(6658);
;// CONCATENATED MODULE: ./src/commands/search-dry-run.ts


/** `search NAME --dry-run`: what would run, from the trusted commit, without running or writing anything. */
const describePlan = (context, request) => {
    const { workspace, config } = request;
    const { experiment, sandbox, denied } = (0,resolve/* resolveExperiment */.k5)(config.config, request.experiment, config.path);
    const policy = (0,policy_policy/* compilePolicy */.C)(experiment.files, denied);
    const editable = workspace.baseFiles
        .map(({ path }) => path)
        .filter((path) => policy.isEditable(path));
    const hidden = workspace.baseFiles
        .map(({ path }) => path)
        .filter((path) => policy.isHidden(path));
    const trials = request.budget.trials ?? experiment.budget.trials;
    const evaluations = request.budget.evaluations ??
        (request.budget.trials === undefined ? (0,resolve/* evaluationsOf */.ZY)(experiment) : 5 * trials);
    const result = {
        experiment: request.experiment,
        base: workspace.base.commit,
        config: { path: config.path, sha256: config.sha256 },
        editable,
        hidden: hidden.length,
        commands: { run: experiment.commands.run, evaluate: experiment.commands.evaluate },
        metric: { name: experiment.metric.name, direction: experiment.metric.direction },
        strategy: experiment.strategy.name,
        first: 'n0, the baseline: the base commit as it is',
        budget: {
            trials,
            evaluations,
            wall_ms: request.budget.wallMs ?? experiment.budget.wall,
            usd: '0',
        },
        min_isolation: sandbox.min_isolation,
        custody: experiment.evaluation.custody,
    };
    const lines = [
        `${result.experiment}: ${result.metric.direction} ${result.metric.name}, strategy ${result.strategy}`,
        `base commit   ${result.base}`,
        `editable      ${editable.slice(0, 8).join(', ')}${editable.length > 8 ? ` and ${String(editable.length - 8)} more` : ''}`,
        `run           ${result.commands.run?.join(' ') ?? 'nothing: the candidate is data'}`,
        `evaluate      ${result.commands.evaluate.join(' ')}`,
        `budget        ${String(trials)} trials, ${String(evaluations)} evaluations, no money`,
        `isolation     at least ${result.min_isolation}, custody ${result.custody}`,
        `first         ${result.first}`,
    ];
    return { exit: 0, result, text: context.redact(lines.join('\n')) };
};

// EXTERNAL MODULE: ./src/commands/search-outcome.ts
var search_outcome = __webpack_require__(4657);
// EXTERNAL MODULE: ./src/commands/search-run.ts + 69 modules
var search_run = __webpack_require__(8626);
// EXTERNAL MODULE: ./src/commands/trusted-config.ts
var trusted_config = __webpack_require__(8240);
// EXTERNAL MODULE: ./src/config/values.ts
var values = __webpack_require__(3750);
;// CONCATENATED MODULE: ./src/commands/search.ts


















const budgetKeys = { trials: 'trials', evaluations: 'evaluations', wall: 'wallMs' };
/** `--budget trials=200 --budget wall=10m` */
const readBudget = (call) => {
    const found = {};
    for (const word of (0,options/* listOption */.y8)(call, 'budget')) {
        const [key = '', value = ''] = word.split('=');
        const name = Object.hasOwn(budgetKeys, key) ? budgetKeys[key] : null;
        const number = key === 'wall' ? (0,values/* duration */.p0)().safeParse(value).data : Number(value);
        const isSound = number !== undefined && Number.isSafeInteger(number) && number > 0;
        if (name === null || !isSound) {
            const expected = 'trials=N, evaluations=N or wall=DURATION';
            throw cli/* cliErrors */.a['cli.bad-option']({ option: '--budget', value: word, expected });
        }
        found[name] = number;
    }
    return found;
};
const readFrom = async (context, repository, call) => {
    const from = (0,options/* textOption */.vU)(call, 'from');
    if (from === null)
        return null;
    const [, run = from, node = null] = /^(.*?)(?::(n\d+))?$/.exec(from) ?? [];
    return { directory: await (0,run_folder/* locateRun */.e)(context, repository, run), node };
};
/** Uncommitted changes that a search would silently not see. */
const refuseDirty = async (context, repository, config, experiment) => {
    const editable = config.config.search.experiments[experiment]?.files.editable ?? [];
    const matters = (0,matcher/* compileMatcher */.qM)([...editable, context.configPath]);
    const dirty = (await (0,source/* findDirtyPaths */.CH)(repository.git, repository.source)).filter(({ untracked, path }) => !untracked || matters(path));
    const seen = dirty.filter(({ path }) => matters(path)).map(({ path }) => path);
    if (seen.length > 0)
        throw search/* searchErrors */.g['search.dirty-tree']({ paths: seen });
    if (dirty.length > 0) {
        context.log.warn(`${dirty
            .slice(0, 3)
            .map(({ path }) => path)
            .join(', ')}${dirty.length > 3 ? ` and ${String(dirty.length - 3)} more` : ''} differ from HEAD; the search starts from the commit`);
    }
};
/** In a job the event says which commit is trusted: nothing may put the checkout in its place. */
const refuseInJob = (call) => {
    const option = ['base', 'from', 'dryRun'].find((name) => call.options[name] !== undefined);
    if (option === undefined)
        return;
    const flag = option === 'dryRun' ? '--dry-run' : `--${option}`;
    throw cli/* cliErrors */.a['cli.usage']({
        message: `${flag} does not go with a job, whose event says what is searched`,
        command: 'search',
    });
};
/** The best commit in the user's repository, where no branch is touched. */
const exportBest = async (repository, request, { outcome }) => {
    const { best, run_id: runId } = outcome.result;
    if (best === null || best.node === 'n0')
        return;
    await (0,refs/* exportRefs */.JM)(repository.git, request.workspace, repository.source, [
        { ref: `refs/guildseal/${runId}/best`, commit: best.commit },
    ]);
};
/** `search NAME|RUN`: runs or continues an experiment of the repository. */
const runSearchCommand = async (context, call) => {
    const name = call.args[0] ?? '';
    if (name === 'apply')
        return applyRun(context, call);
    const named = (0,run_files/* parseRunId */._G)(name);
    const experiment = named?.experiment ?? name;
    const ask = {
        runId: named?.runId ?? null,
        isNew: (0,options/* flagOption */.kY)(call, 'new'),
        seed: (0,options/* countOption */.D3)(call, 'seed'),
        budget: readBudget(call),
    };
    if (context.action !== null) {
        refuseInJob(call);
        const route = { run: [`search:${experiment}`], unlessSeen: false };
        return (0,auto.runInJob)(context, context.action, () => route, ask);
    }
    const repository = await (0,commands_repository/* openRepository */.h_)(context);
    const revision = (0,options/* textOption */.vU)(call, 'base');
    const base = await (0,source/* resolveBase */.gU)(repository.git, repository.source, revision ?? 'HEAD');
    const workspace = await (0,open_workspace/* openWorkspace */.O)({ git: repository.git, files: context.files }, {
        source: { local: repository.source },
        baseCommit: base,
        directory: (0,external_node_path_.join)(context.files.makeTemporary('clone-'), 'clone.git'),
    });
    try {
        const config = await (0,trusted_config/* requireTrustedConfig */.b)(workspace, context.configPath, context.log);
        if (revision === null)
            await refuseDirty(context, repository, config, experiment);
        const request = {
            experiment,
            repository,
            workspace,
            config,
            ...ask,
            from: await readFrom(context, repository, call),
            pullHead: null,
            pullPaths: null,
            isFork: false,
            facts: { repo: null, ref: null, event: null, actor: null, pr: null },
            watcher: null,
            fetchRuns: null,
        };
        if ((0,options/* flagOption */.kY)(call, 'dryRun'))
            return describePlan(context, request);
        const finished = await (0,search_run/* runExperiment */.p)(context, request);
        await exportBest(repository, request, finished);
        return (0,search_outcome/* concludeSearch */.k)(context, finished, null).outcome;
    }
    finally {
        await workspace.close();
    }
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
