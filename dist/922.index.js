export const id = 922;
export const ids = [922];
export const modules = {

/***/ 3922:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDemoCommand: () => (/* binding */ runDemoCommand)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/errors/cli.ts
var cli = __webpack_require__(5657);
// EXTERNAL MODULE: ./src/workspace/git.ts
var workspace_git = __webpack_require__(3133);
;// CONCATENATED MODULE: ./src/commands/demo-repository.ts




const copyFolder = (files, from, to) => {
    files.makeDirectory(to, 0o755);
    for (const name of files.list(from)) {
        const kind = files.stat((0,external_node_path_.join)(from, name))?.kind;
        if (kind === 'directory')
            copyFolder(files, (0,external_node_path_.join)(from, name), (0,external_node_path_.join)(to, name));
        else if (kind === 'file') {
            files.write((0,external_node_path_.join)(to, name), files.read((0,external_node_path_.join)(from, name)), { mode: 0o644 });
        }
    }
};
const commitAll = async (context, folder) => {
    const git = (0,workspace_git/* findGit */.Ct)(context.files, context.searchPath);
    const env = {
        PATH: context.searchPath,
        HOME: '/nonexistent',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_AUTHOR_NAME: 'guildseal demo',
        GIT_AUTHOR_EMAIL: 'demo@guildseal.invalid',
        GIT_COMMITTER_NAME: 'guildseal demo',
        GIT_COMMITTER_EMAIL: 'demo@guildseal.invalid',
    };
    for (const args of [
        ['init', '--quiet', '--template=', '-b', 'main', folder],
        ['-C', folder, 'add', '--all'],
        ['-C', folder, 'commit', '--quiet', '--no-verify', '-m', 'Start the demo'],
    ]) {
        const result = await context.exec.run(git, args, { env, timeoutMs: 60_000 });
        if (result.exitCode !== 0) {
            const said = Buffer.from(result.stderr).toString('utf8').trim().slice(-400);
            throw cli/* cliErrors */.a['cli.demo-failed']({ step: `git ${args[0] ?? ''}`, detail: said });
        }
    }
};
/**
 * Makes a git repository with one commit from an example, with a public key of its own and the best
 * isolation there is; returns the private key, which is never written down.
 *
 * @throws AppError `cli.bad-option` for an unknown example, `cli.demo-failed`
 */
const makeDemoRepository = async (context, example, folder) => {
    const { files } = context;
    const examples = (0,external_node_path_.join)(context.home, 'examples');
    const known = files.list(examples).filter((name) => /^[a-z]+$/.test(name));
    if (!known.includes(example)) {
        const expected = `one of ${known.join(', ')}`;
        throw cli/* cliErrors */.a['cli.bad-option']({ option: '--example', value: example, expected });
    }
    if (files.list(folder).length > 0) {
        throw cli/* cliErrors */.a['cli.bad-option']({ option: '--dir', value: folder, expected: 'a new folder' });
    }
    copyFolder(files, (0,external_node_path_.join)(examples, example), folder);
    const keys = (0,external_node_crypto_.generateKeyPairSync)('ec', {
        namedCurve: 'P-256',
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const publicKeyFile = (0,external_node_path_.join)(folder, 'guildseal.pub');
    files.write(publicKeyFile, keys.publicKey, { mode: 0o644 });
    const config = (0,external_node_path_.join)(folder, '.guildseal.yml');
    const settings = 'seal: { public_keys: [guildseal.pub] }\nsandbox: { min_isolation: none }\n';
    files.write(config, `${Buffer.from(files.read(config)).toString('utf8')}${settings}`);
    await commitAll(context, folder);
    return { privateKey: keys.privateKey, publicKeyFile };
};

// EXTERNAL MODULE: ./src/commands/options.ts
var options = __webpack_require__(6052);
// EXTERNAL MODULE: ./src/commands/repository.ts
var repository = __webpack_require__(6756);
// EXTERNAL MODULE: ./src/commands/search.ts + 2 modules
var search = __webpack_require__(1931);
// EXTERNAL MODULE: ./src/commands/verify.ts + 15 modules
var verify = __webpack_require__(5382);
;// CONCATENATED MODULE: ./src/commands/demo.ts







const sayIsolation = ({ level, mode }) => level === 'none'
    ? 'isolation: none - the commands ran unconfined; install bubblewrap for a sandbox (apt-get install -y bubblewrap)'
    : `isolation: ${level}${mode === null ? '' : ` (${mode})`} - the strongest there is in this version`;
/** `demo`: the main job on a temporary repository, offline: search, seal, verify, report. */
const runDemoCommand = async (context, call) => {
    const example = (0,options/* textOption */.vU)(call, 'example') ?? 'kmod';
    const trials = (0,options/* countOption */.D3)(call, 'trials');
    const named = (0,options/* textOption */.vU)(call, 'dir');
    const folder = named === null ? context.makeKept('guildseal-demo-') : (0,external_node_path_.resolve)(context.repo, named);
    const { log } = context;
    log.info(`a demo repository in ${folder}, from examples/${example}`);
    const { privateKey, publicKeyFile } = await makeDemoRepository(context, example, folder);
    const inside = {
        ...context,
        // Also in a job it has nothing to do with what the event is about.
        action: null,
        repo: folder,
        configPath: '.guildseal.yml',
        sealKeyInput: privateKey,
    };
    const searched = await (0,search.runSearchCommand)(inside, {
        args: [example],
        options: trials === null ? {} : { budget: [`trials=${String(trials)}`] },
    });
    const result = searched.result;
    const directory = (0,external_node_path_.join)(result.ledger.path, '..');
    const verified = await (0,verify.verifyFolder)(inside, { args: [], options: { key: [publicKeyFile] } }, await (0,repository/* openRepository */.h_)(inside), directory);
    const text = [
        searched.text,
        '',
        'verified by itself:',
        (0,verify.renderVerification)(verified),
        '',
        sayIsolation(result.isolation),
        `report: ${(0,external_node_path_.join)(directory, run_files/* runFiles */.NW.html)}`,
        `verify it again: guildseal verify ${result.run_id} --repo ${folder}`,
    ].join('\n');
    return {
        exit: searched.exit === 0 && !verified.valid ? 1 : searched.exit,
        result: { ...searched.result, verified: { valid: verified.valid, head: verified.head } },
        text,
    };
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


/***/ })

};
