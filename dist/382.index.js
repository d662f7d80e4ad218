export const id = 382;
export const ids = [382];
export const modules = {

/***/ 7114:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ fetchLedger),
  R: () => (/* binding */ publishLedger)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/ledger/anchors/publication.ts + 2 modules
var publication = __webpack_require__(8312);
// EXTERNAL MODULE: ./src/ledger/read.ts
var read = __webpack_require__(9257);
// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
// EXTERNAL MODULE: ./src/errors/workspace.ts
var workspace = __webpack_require__(2726);
// EXTERNAL MODULE: ./src/errors/app-error.ts
var app_error = __webpack_require__(231);
// EXTERNAL MODULE: ./src/workspace/base-tree.ts
var base_tree = __webpack_require__(3077);
// EXTERNAL MODULE: ./src/workspace/clone.ts
var clone = __webpack_require__(7552);
// EXTERNAL MODULE: ./src/workspace/commit-object.ts
var commit_object = __webpack_require__(266);
// EXTERNAL MODULE: ./src/workspace/git.ts
var workspace_git = __webpack_require__(3133);
// EXTERNAL MODULE: ./src/workspace/object-id.ts
var object_id = __webpack_require__(4238);
// EXTERNAL MODULE: ./src/workspace/object-reader.ts
var object_reader = __webpack_require__(7996);
;// CONCATENATED MODULE: ./src/workspace/push.ts


const lostRace = /\((?:fetch first|non-fast-forward|already exists|stale info|failed to update ref|cannot lock ref|incorrect old value)|cannot lock ref|failed to update ref|reference already exists/;
const noPermission = /HTTP (?:401|403)|error: 40[13]|Authentication failed|could not read (?:Username|Password)|Permission denied|permission denied|not allowed to|pre-receive hook declined|protected branch|hook declined|remote rejected|unable to create temporary object directory|insufficient permission|denied to|access denied|Repository not found|terminal prompts disabled/i;
/** Sorts what git said of a remote call that failed. */
const classifyRefusal = (result) => {
    const said = Buffer.concat([result.stdout, result.stderr]).toString('utf8');
    if (lostRace.test(said))
        return 'race';
    return noPermission.test(said) ? 'permission' : 'unreachable';
};
const describeRefusal = (result) => {
    const rejected = Buffer.from(result.stdout)
        .toString('utf8')
        .split('\n')
        .filter((line) => line.startsWith('!'))
        .map((line) => line.split('\t').slice(1).join(' '));
    return [...rejected, (0,workspace_git/* gitDetail */.ex)(result)].join('; ').slice(0, 500);
};
/** Pushes commits to refs of an open remote, never by force. */
const pushTo = async (git, gitDir, remote, refs) => {
    const refspecs = refs.map(({ ref, commit }) => `${(0,object_id/* requireId */.l4)(commit)}:${ref}`);
    const result = await git.network(gitDir, ['push', '--porcelain', '--no-verify', '--end-of-options', remote.url, ...refspecs], remote.profile);
    if (result.exitCode === 0)
        return { ok: true };
    return { ok: false, refused: classifyRefusal(result), detail: describeRefusal(result) };
};

// EXTERNAL MODULE: ./src/workspace/tree-object.ts
var tree_object = __webpack_require__(1457);
;// CONCATENATED MODULE: ./src/workspace/branch-tip.ts










/** Sees to it that old blobs stay with the remote: a ledger branch only grows. */
const partial = (remote) => ({
    ...remote.profile,
    config: [
        ...remote.profile.config,
        `remote.hub.url=${remote.url}`,
        'remote.hub.promisor=true',
        'remote.hub.partialCloneFilter=blob:none',
    ],
});
const fetchPartly = async (git, gitDir, remote, args, input = '') => {
    const result = await git.network(gitDir, [
        'fetch',
        '--quiet',
        '--filter=blob:none',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        '--no-auto-gc',
        ...remote.readArgs,
        ...args,
    ], partial(remote), { input });
    if (result.exitCode === 0)
        return null;
    return { refused: classifyRefusal(result), detail: (0,workspace_git/* gitDetail */.ex)(result) };
};
/** The commit a branch of a remote points to, null when it does not exist. */
const askTip = async (git, gitDir, remote, branch) => {
    const ref = `refs/heads/${branch}`;
    const result = await git.network(gitDir, ['ls-remote', ...remote.readArgs, '--end-of-options', remote.url, ref], remote.profile);
    if (result.exitCode !== 0) {
        return { refused: classifyRefusal(result), detail: (0,workspace_git/* gitDetail */.ex)(result) };
    }
    const lines = Buffer.from(result.stdout).toString('latin1').split('\n');
    const line = lines.find((text) => text.endsWith(`\t${ref}`));
    return { commit: line === undefined ? null : (0,object_id/* requireId */.l4)(line.split('\t')[0] ?? '') };
};
const emptyTrees = {
    sha1: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
    sha256: '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321',
};
const createReadAll = (tree, reader, fetchBlobs) => async (paths) => {
    const found = new Map();
    const wanted = paths.flatMap((path) => {
        const entry = (0,base_tree/* findEntry */.w4)(tree, (0,tree_object/* bytesOfPath */.M6)(path));
        return entry?.mode.startsWith('100') === true ? [{ path, id: entry.id }] : [];
    });
    const missing = [];
    for (const file of wanted) {
        try {
            found.set(file.path, await reader.read(file.id, 'blob'));
        }
        catch (error) {
            if (!(0,app_error/* isAppError */.Y6)(error) || error.code !== 'workspace.object-missing')
                throw error;
            missing.push(file);
        }
    }
    if (missing.length > 0)
        await fetchBlobs(missing.map(({ id }) => id));
    for (const file of missing)
        found.set(file.path, await reader.read(file.id, 'blob'));
    return found;
};
const createList = (tree) => (folder) => {
    const prefix = folder === '' ? '' : `${(0,tree_object/* bytesOfPath */.M6)(folder)}/`;
    const paths = [];
    (0,base_tree/* walkBase */.vp)(tree, (path) => {
        if (path.startsWith(prefix))
            paths.push((0,tree_object/* pathOfBytes */.WH)(path));
    });
    return paths;
};
const emptyTip = (gitDir, format, close) => ({
    gitDir,
    format,
    commit: null,
    tree: { root: emptyTrees[format], folders: new Map(), files: [], unlisted: 0 },
    read: () => Promise.resolve(null),
    readAll: () => Promise.resolve(new Map()),
    list: () => [],
    close,
});
const loadTip = async (git, gitDir, remote, reader, commit) => {
    const { tree: root } = (0,commit_object/* parseCommit */.L)(commit, await reader.read(commit, 'commit'));
    // No digests: they would need every blob, and nothing here is evaluated.
    const tree = await (0,base_tree/* loadBaseTree */.u8)(reader, root, () => Promise.resolve(''));
    const readAll = createReadAll(tree, reader, async (ids) => {
        await fetchPartly(git, gitDir, remote, ['--stdin', 'hub'], ids.join('\n'));
    });
    return {
        gitDir,
        format: (0,object_id/* formatOf */.be)(commit),
        commit,
        tree,
        readAll,
        read: async (path) => (await readAll([path])).get(path) ?? null,
        list: createList(tree),
    };
};
/**
 * Fetches the tip of a branch without its history and, where the remote can, without blobs; those come
 * when they are read. A remote that does not answer is a value, not an error.
 */
const openBranchTip = async (deps, remote, branch, emptyFormat) => {
    const { git, files } = deps;
    const folder = files.makeTemporary('branch-');
    const asking = (0,external_node_path_.join)(folder, 'ask.git');
    let reader = null;
    const close = async () => {
        await reader?.close();
        files.remove(folder);
    };
    try {
        await (0,clone/* createBareRepository */.Ne)(git, files, asking, emptyFormat);
        const tip = await askTip(git, asking, remote, branch);
        if ('refused' in tip) {
            await close();
            return tip;
        }
        const { commit } = tip;
        const format = commit === null ? emptyFormat : (0,object_id/* formatOf */.be)(commit);
        const gitDir = (0,external_node_path_.join)(folder, 'tip.git');
        await (0,clone/* createBareRepository */.Ne)(git, files, gitDir, format);
        if (commit === null)
            return emptyTip(gitDir, format, close);
        const args = ['--depth=1', '--end-of-options', 'hub', commit];
        const failure = await fetchPartly(git, gitDir, remote, args);
        if (failure !== null) {
            await close();
            return failure;
        }
        reader = (0,object_reader/* openObjectReader */.T)(git, gitDir);
        return { ...(await loadTip(git, gitDir, remote, reader, commit)), close };
    }
    catch (error) {
        await close();
        throw error;
    }
};

// EXTERNAL MODULE: ./src/workspace/object-writer.ts
var object_writer = __webpack_require__(620);
// EXTERNAL MODULE: ./src/workspace/remote.ts
var workspace_remote = __webpack_require__(4395);
// EXTERNAL MODULE: ./src/workspace/tree-plan.ts
var tree_plan = __webpack_require__(341);
;// CONCATENATED MODULE: ./src/workspace/publish.ts







/** Times a commit is made again on a tip that moved. */
const largestTries = 5;
const firstWaitMs = 200;
const requireBranch = (branch) => {
    if (/^[A-Za-z0-9][\w-]*(?:[./][A-Za-z0-9][\w-]*)*$/.test(branch) && !branch.endsWith('.lock')) {
        return branch;
    }
    throw workspace/* workspaceErrors */.r['workspace.bad-id']({ value: branch, expected: 'a plain branch name' });
};
/** Full jitter over a window that doubles with every try. */
const waitBeforeTry = async (deps, tried) => {
    const [high = 0, low = 0] = deps.random.bytes(2);
    const share = (high * 256 + low) / 65536;
    await deps.clock.wait(firstWaitMs * 2 ** tried * share);
};
/** One commit on one tip; `moved` when somebody else was faster. */
const publishOnTip = async (deps, remote, tip, options, plan) => {
    const decided = await plan(tip);
    if (decided.kind === 'refuse')
        return { ok: false, refused: 'plan', detail: decided.detail };
    const planned = (0,tree_plan/* planTree */.s)(tip.tree, tip.format, decided.changes);
    if (planned.changed.length === 0 && tip.commit !== null)
        return { ok: true, commit: tip.commit };
    const writer = (0,object_writer/* createObjectWriter */.Z)(deps.files, tip.gitDir, tip.format);
    for (const { id, type, bytes } of planned.objects)
        writer.put(id, type, bytes);
    const commit = writer.write('commit', (0,commit_object/* encodeCommit */.C)({
        tree: planned.tree,
        parents: tip.commit === null ? [] : [tip.commit],
        message: options.message,
        timeSeconds: deps.clock.now() / 1000,
    }));
    const ref = `refs/heads/${options.branch}`;
    const pushed = await pushTo(deps.git, tip.gitDir, remote, [{ ref, commit }]);
    if (pushed.ok)
        return { ok: true, commit };
    if (pushed.refused === 'unreachable') {
        // The connection may have ended after the remote took the commit.
        const now = await askTip(deps.git, tip.gitDir, remote, options.branch);
        if ('commit' in now && now.commit === commit)
            return { ok: true, commit };
    }
    return pushed;
};
/**
 * Commits files onto a branch that only we write (created, without parents, when absent) and pushes it,
 * never by force. When the branch moved meanwhile, `plan` is asked again on the new tip, five times in
 * all. `objectFormat` counts only for a branch that does not exist yet.
 * Throws `workspace.bad-remote`, `workspace.bad-id`, what `plan` throws.
 */
const publishBranch = async (deps, options) => {
    const branch = requireBranch(options.branch);
    const remote = (0,workspace_remote/* openRemote */.d)(deps.files, options.remote);
    try {
        for (let tried = 1;; tried += 1) {
            const tip = await openBranchTip(deps, remote, branch, options.objectFormat ?? 'sha1');
            if ('refused' in tip)
                return { ok: false, ...tip };
            try {
                const outcome = await publishOnTip(deps, remote, tip, options, options.plan);
                if (outcome.ok || outcome.refused !== 'race' || tried === largestTries)
                    return outcome;
            }
            finally {
                await tip.close();
            }
            await waitBeforeTry(deps, tried);
        }
    }
    finally {
        remote.close();
    }
};
/**
 * Reads files of a branch: `pick` gets what is there and says which paths to read. Null when there is no
 * such branch.
 * Throws `workspace.remote-unreachable`, `workspace.bad-remote`, `workspace.bad-id`.
 */
const readBranch = async (deps, options) => {
    const branch = requireBranch(options.branch);
    const remote = (0,workspace_remote/* openRemote */.d)(deps.files, options.remote);
    try {
        const tip = await openBranchTip(deps, remote, branch, 'sha1');
        if ('refused' in tip) {
            throw workspace/* workspaceErrors */.r['workspace.remote-unreachable']({
                url: options.remote.url,
                detail: tip.detail,
            });
        }
        try {
            if (tip.commit === null)
                return null;
            return { commit: tip.commit, files: await tip.readAll(options.pick(tip.list(''))) };
        }
        finally {
            await tip.close();
        }
    }
    finally {
        remote.close();
    }
};

;// CONCATENATED MODULE: ./src/commands/ledger-branch.ts






const diverged = 'the branch holds entries of this run that are not here: another job continues it';
/** Pushes ledger and objects of a run, never by force; what holds a secret stays here. */
const publishLedger = async (context, repository, remote, run) => {
    const { files, clock, random, log } = context;
    const { runId, directory } = run;
    const ledger = files.read((0,external_node_path_.join)(directory, run_files/* runFiles */.NW.ledger));
    const objects = new Map();
    const read = (sha256) => {
        const known = objects.get(sha256);
        if (known !== undefined)
            return known;
        const bytes = (0,run_files/* readObject */.Ag)(files, directory, sha256);
        objects.set(sha256, bytes);
        return bytes;
    };
    return publishBranch({ git: repository.git, files, clock, random }, {
        remote,
        branch: publication/* ledgerBranch */.c,
        message: `Seal ${runId}\n`,
        plan: async (branch) => {
            const there = new Set(branch.list(runId));
            const plan = (0,publication/* planPublication */.W)({
                runId,
                ledger,
                entries: run.entries,
                published: await branch.read(`${runId}/${run_files/* runFiles */.NW.ledger}`),
                sizeOf: (sha256) => files.stat((0,external_node_path_.join)(directory, (0,run_files/* objectPath */.du)(sha256)))?.sizeBytes ?? null,
                isWithheld: (sha256) => context.holdsSecret(read(sha256) ?? new Uint8Array()),
                publishStderr: run.publishStderr,
            });
            if (plan.kind === 'diverged')
                return { kind: 'refuse', detail: diverged };
            if (plan.kind === 'unchanged')
                return { kind: 'write', changes: [] };
            for (const { sha256, reason } of plan.leftOut)
                log.debug(`not published: ${sha256} (${reason})`);
            const changes = [];
            for (const file of plan.files) {
                const content = 'bytes' in file ? file.bytes : read(file.object);
                if (content === null || ('object' in file && there.has(file.path)))
                    continue;
                changes.push({ path: file.path, mode: file.mode, content });
            }
            return { kind: 'write', changes };
        },
    });
};
const objectPattern = /^objects\/([0-9a-f]{2})\/([0-9a-f]{62})$/;
/** The hash that a path below a run's folder is named by; null for whatever is no object. */
const hashOfPath = (path) => {
    const match = objectPattern.exec(path);
    return match === null ? null : `${match[1] ?? ''}${match[2] ?? ''}`;
};
const beginOf = (ledger) => {
    const end = ledger.indexOf(0x0a) + 1;
    const first = (0,read/* readLedgerBytes */.xX)(ledger.subarray(0, end)).entries[0]?.entry;
    return first?.kind === 'run-begin' ? first : null;
};
/**
 * Brings runs of the ledger branch into a folder of runs: their ledgers, where one is longer than what is
 * here and continues it, and the objects that are asked for. Anybody who can push may have written the
 * branch: of a run only `ledger.jsonl` and objects with the hash they are named by are taken, never a
 * secret, a lock or a report.
 */
const fetchLedger = async (context, repository, remote, runsFolder, wanted) => {
    const { files, log } = context;
    const read = (pick) => readBranch({ git: repository.git, files }, { remote, branch: publication/* ledgerBranch */.c, pick });
    const objects = new Map();
    const found = await read((paths) => paths.filter((path) => {
        const slash = path.indexOf('/');
        const runId = path.slice(0, slash);
        if ((0,run_files/* parseRunId */._G)(runId) === null || !wanted.isWanted(runId))
            return false;
        const rest = path.slice(slash + 1);
        if (hashOfPath(rest) !== null)
            objects.set(runId, [...(objects.get(runId) ?? []), rest]);
        return rest === run_files/* runFiles */.NW.ledger;
    }));
    const ledgers = [...(found?.files ?? [])].map(([path, bytes]) => ({
        runId: path.slice(0, path.indexOf('/')),
        bytes,
    }));
    const missing = ledgers.flatMap(({ runId, bytes }) => {
        const begin = beginOf(bytes);
        if (begin === null || !wanted.needsObjects(begin))
            return [];
        return (objects.get(runId) ?? [])
            .map((path) => `${runId}/${path}`)
            .filter((path) => files.stat((0,external_node_path_.join)(runsFolder, path)) === null);
    });
    const contents = missing.length === 0 ? null : await read(() => missing);
    for (const [path, bytes] of contents?.files ?? []) {
        const named = hashOfPath(path.slice(path.indexOf('/') + 1));
        if (named !== (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')) {
            log.warn(`${publication/* ledgerBranch */.c}: ${path} has other bytes than its name says; it is not taken`);
            continue;
        }
        files.makeDirectory((0,external_node_path_.join)(runsFolder, path, '..'));
        files.writeAtomic((0,external_node_path_.join)(runsFolder, path), bytes, { sync: false });
    }
    const runs = [];
    // Last, so that a run that is there has its objects.
    for (const { runId, bytes } of ledgers) {
        const target = (0,external_node_path_.join)(runsFolder, runId, run_files/* runFiles */.NW.ledger);
        const here = files.readIfExists(target) ?? new Uint8Array();
        if (here.length >= bytes.length)
            continue;
        if (!Buffer.from(here).equals(bytes.subarray(0, here.length))) {
            log.warn(`${publication/* ledgerBranch */.c}: ${runId} is not taken: it does not continue the ledger here`);
            continue;
        }
        files.makeDirectory((0,external_node_path_.join)(target, '..'));
        files.writeAtomic(target, bytes);
        runs.push(runId);
    }
    return runs.sort();
};


/***/ }),

/***/ 6756:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fz: () => (/* binding */ ensureRunsFolder),
/* harmony export */   h_: () => (/* binding */ openRepository),
/* harmony export */   uV: () => (/* binding */ jobRemote)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _workspace_git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3133);
/* harmony import */ var _workspace_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1080);



/** Finds git and the repository; throws `workspace.git-missing`, `workspace.no-repository`. */
const openRepository = async (context) => {
    const { exec, files } = context;
    const source = (0,_workspace_source_js__WEBPACK_IMPORTED_MODULE_2__/* .locateRepository */ .ZX)(files, context.repo);
    const git = await (0,_workspace_git_js__WEBPACK_IMPORTED_MODULE_1__/* .createGit */ .lD)({ exec, files, gitPath: (0,_workspace_git_js__WEBPACK_IMPORTED_MODULE_1__/* .findGit */ .Ct)(files, context.searchPath) });
    return { git, source, folder: source.workTree ?? source.gitDir };
};
/** The folder of runs; made with a `.gitignore` of its own when it is new, so that it stays out of commits. */
const ensureRunsFolder = (context, repository, configured) => {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(repository.folder, configured);
    context.files.makeDirectory(folder);
    const ignore = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, '.gitignore');
    if (context.files.stat(ignore) === null)
        context.files.write(ignore, '*\n');
    return folder;
};
/** The repository on the forge, with the job's token; null in a terminal. */
const jobRemote = (context) => {
    const { action, networkEnv } = context;
    if (action === null)
        return null;
    return {
        url: action.remoteUrl,
        credential: action.token === null
            ? null
            : { kind: 'token', username: 'x-access-token', token: action.token },
        env: networkEnv,
    };
};


/***/ }),

/***/ 7062:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Z: () => (/* binding */ loadConfig)
});

// EXTERNAL MODULE: ./src/errors/app-error.ts
var app_error = __webpack_require__(231);
;// CONCATENATED MODULE: ./src/errors/combine.ts

/** Most errors that are shown together. */
const most = 100;
/** One error that carries the others found with it, the first being the one whose code counts. */
const combineErrors = (first, others) => others.length === 0
    ? first
    : new app_error/* AppError */.uV(first.code, {
        exit: first.exit,
        message: first.message,
        ...(first.hint === null ? {} : { hint: first.hint }),
        ...(first.at === null ? {} : { at: first.at }),
        cause: first.cause,
    }, others.slice(0, most - 1));

// EXTERNAL MODULE: ./src/errors/config.ts
var errors_config = __webpack_require__(2793);
// EXTERNAL MODULE: ./src/text/canonical.ts
var canonical = __webpack_require__(7749);
// EXTERNAL MODULE: ./src/policy/patterns.ts
var patterns = __webpack_require__(2819);
// EXTERNAL MODULE: ./src/policy/path.ts
var path = __webpack_require__(8563);
;// CONCATENATED MODULE: ./src/config/least-pairs.ts
/**
 * Fewest pairs after which the first promotion of a run can decide: R_n is finite and
 * n >= ceil(log2(1/alpha_1)), alpha_1 = alpha * 6/pi^2. At alpha .05 that is 7.
 */
const leastPairs = (alpha) => {
    const first = (alpha * 6) / Math.PI ** 2;
    const rho2 = (-2 * Math.log(first) + Math.log(1 - 2 * Math.log(first))) / 20;
    const isFinite = (n) => {
        const width = 1 + n * rho2;
        return (Math.sqrt(width) / first) ** (2 / n) < width;
    };
    let n = Math.ceil(Math.log2(1 / first));
    while (!isFinite(n))
        n += 1;
    return n;
};

// EXTERNAL MODULE: ./src/config/resolve.ts
var resolve = __webpack_require__(8270);
;// CONCATENATED MODULE: ./src/config/experiment-checks.ts





const checkMetric = ({ metric }, scope) => {
    const { min, max, target } = metric;
    if (min !== null && max !== null && min > max) {
        scope.fail(['metric', 'min'], `metric.min is ${min}, above metric.max, which is ${max}`, 'swap them');
    }
    else if (target !== null &&
        ((min !== null && target < min) || (max !== null && target > max))) {
        scope.fail(['metric', 'target'], `metric.target is ${target}, which no valid value reaches: metric.min is ${min ?? 'null'}, metric.max is ${max ?? 'null'}`, 'move the target or the bounds');
    }
};
/** Keys whose work this version cannot do yet: a promise that is not kept would be worse than an error. */
const checkLater = ({ publish, metric }, scope) => {
    const refuse = (path, what) => {
        const at = scope.report.document.placeOf([...scope.path, ...path]);
        scope.report.add(errors_config/* configErrors */.k['config.not-in-this-version']({ what, at }));
    };
    if (publish.refs !== 'none')
        refuse(['publish', 'refs'], `publish.refs "${publish.refs}"`);
    if (publish.branch !== null)
        refuse(['publish', 'branch'], 'publish.branch');
    if (metric.tolerance > 0)
        refuse(['metric', 'tolerance'], 'metric.tolerance');
};
const baselineRepeats = ({ evaluation }) => evaluation.noise === 'none' ? 1 : evaluation.noise === 'noisy' ? 5 : evaluation.aa;
const checkBudget = (experiment, scope) => {
    const { promotion, evaluation, budget, parallel } = experiment;
    const { workers, window } = parallel;
    if (workers !== 'auto' && window !== 'auto' && window < workers) {
        scope.fail(['parallel', 'window'], `parallel.window is ${window}, below parallel.workers, which is ${workers}`, `write "window: ${workers}" or more, or "window: auto"`);
    }
    const least = leastPairs(promotion.alpha);
    if (promotion.enabled && promotion.max_pairs < least) {
        scope.fail(['promotion', 'max_pairs'], `promotion.max_pairs is ${promotion.max_pairs}, but at alpha ${promotion.alpha} nothing is decided before ${least} pairs`, `write "max_pairs: ${least}" or more, or "enabled: false"`);
    }
    const evaluations = (0,resolve/* evaluationsOf */.ZY)(experiment);
    const pairs = evaluation.noise === 'none' ? 1 : least;
    const wanted = 2 * promotion.candidates * (evaluation.noise === 'none' ? 1 : promotion.max_pairs);
    const reserve = promotion.enabled ? Math.min(Math.floor(evaluations / 5), wanted) : 0;
    const needed = baselineRepeats(experiment) + (budget.trials > 1 ? 1 : 0);
    const key = budget.evaluations === null ? 'trials' : 'evaluations';
    if (evaluations - reserve < needed) {
        scope.fail(['budget', key], `${evaluations} evaluations, ${reserve} of them kept for promotion, do not even reach a first trial: the baseline alone takes ${baselineRepeats(experiment)}`, `write "evaluations: ${Math.ceil((needed * 5) / 4) + 1}" or more`);
    }
    else if (promotion.enabled && budget.trials > 1 && reserve < 2 * pairs) {
        scope.report.warn([...scope.path, 'budget', key], `${reserve} evaluations are kept for promotion, but ${2 * pairs} are the least that can confirm anything: the best will be "best seen" only (5 x ${2 * pairs} evaluations in all would do)`);
    }
};
const checkPatterns = ({ proposers, commands }, scope) => {
    for (const [index, proposer] of proposers.entries()) {
        for (const [at, range] of proposer.ranges.entries()) {
            scope.checkPattern(['proposers', index, 'ranges', at, 'file'], range.file);
        }
    }
    for (const [index, check] of commands.check.entries()) {
        for (const [at, pattern] of check.files.entries()) {
            scope.checkPattern(['commands', 'check', index, 'files', at], pattern);
        }
    }
};
const checkPaths = (config, experiment, scope) => {
    for (const found of (0,patterns/* checkFiles */.gw)(experiment.files, (0,resolve/* alwaysDenied */.XI)(config))) {
        const path = ['files', ...found.path];
        const at = scope.report.document.placeOf([...scope.path, ...path]);
        if (found.kind === 'bad_pattern') {
            const { value: pattern, problem, cure } = found;
            scope.report.add(errors_config/* configErrors */.k['config.bad-pattern']({ pattern, problem, cure, at }));
        }
        else
            scope.fail(path, `files.${String(found.path[0])}: "${found.value}" ${found.problem}`, found.cure);
    }
    const { instructions, commands, files } = experiment;
    if (instructions !== null && (0,path/* checkPath */.Cg)(instructions) !== null) {
        scope.fail(['instructions'], `instructions is "${instructions}", which is no path inside the repository`, 'write a path such as docs/goal.md');
    }
    if (commands.run === null && files.data.length > 0) {
        scope.report.warn([...scope.path, 'files', 'data'], 'files.data has no effect without commands.run: the evaluator gets every editable file');
    }
};
/** Checks of one experiment that need more than one key at a time. */
const checkExperiment = (config, name, experiment, report) => {
    const path = ['search', 'experiments', name];
    const scope = {
        report,
        path,
        fail: (inner, problem, cure) => {
            report.contradiction([...path, ...inner], problem, cure);
        },
        checkPattern: (inner, pattern) => {
            const problem = (0,patterns/* patternProblem */.AL)(pattern);
            if (problem === null)
                return;
            const at = report.document.placeOf([...path, ...inner]);
            const cure = 'write a path relative to the repository, such as src/**';
            report.add(errors_config/* configErrors */.k['config.bad-pattern']({ pattern, problem, cure, at }));
        },
    };
    checkMetric(experiment, scope);
    checkBudget(experiment, scope);
    checkLater(experiment, scope);
    checkPatterns(experiment, scope);
    checkPaths(config, experiment, scope);
    const own = experiment.sandbox;
    const isolation = own.isolation ?? config.sandbox.isolation;
    const least = own.min_isolation ?? config.sandbox.min_isolation;
    const inherited = own.isolation === undefined && own.min_isolation === undefined;
    if (!inherited && isolation === 'none' && least !== 'none') {
        scope.fail(['sandbox', own.isolation === undefined ? 'min_isolation' : 'isolation'], `the sandbox of experiment "${name}" has isolation none, below min_isolation, which is ${least}`, 'write "min_isolation: none" beside it if commands may really run unconfined');
    }
};

// EXTERNAL MODULE: ./src/config/nearest.ts
var config_nearest = __webpack_require__(6572);
;// CONCATENATED MODULE: ./src/config/checks.ts




const checkText = (value, path, report) => {
    if (typeof value === 'string') {
        try {
            (0,canonical/* canonicalBytes */.Mr)(value);
        }
        catch {
            report.contradiction(path, 'the text holds a control character, expected only tabs and line ends', 'remove it: what is configured is sealed, and must read the same everywhere');
        }
    }
    else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
            checkText(inner, [...path, Array.isArray(value) ? Number(key) : key], report);
        }
    }
};
/** What runs by itself must exist in this version and in this file. */
const checkRuns = (config, report) => {
    const known = Object.keys(config.search.experiments);
    const parts = ['pull_request', 'push', 'schedule'];
    for (const part of parts) {
        for (const [index, what] of (config.on[part]?.run ?? []).entries()) {
            const path = ['on', part, 'run', index];
            const at = report.document.placeOf(path);
            if (!what.startsWith('search:')) {
                const named = `"${what}" in on.${part}.run`;
                report.add(errors_config/* configErrors */.k['config.not-in-this-version']({ what: named, at }));
                continue;
            }
            const name = what.slice('search:'.length);
            if (known.includes(name))
                continue;
            const nearest = (0,config_nearest/* nearestName */.q)(name, known);
            report.add(errors_config/* configErrors */.k['config.unknown-experiment']({ name, known, nearest, at }));
        }
    }
};
/** Checks that need more than one key at a time. */
const checkConfig = (config, report) => {
    checkText(config, [], report);
    checkRuns(config, report);
    if (config.sandbox.isolation === 'none' && config.sandbox.min_isolation !== 'none') {
        report.contradiction(['sandbox', 'isolation'], 'sandbox.isolation is none, below sandbox.min_isolation, which is bwrap', 'write "min_isolation: none" beside it if commands may really run unconfined');
    }
    for (const [index, anchor] of config.seal.require_anchors.entries()) {
        if (config.seal.anchors.includes(anchor))
            continue;
        report.contradiction(['seal', 'require_anchors', index], `seal.require_anchors asks for "${anchor}", which is not in seal.anchors`, `add "${anchor}" to seal.anchors`);
    }
    for (const [name, experiment] of Object.entries(config.search.experiments)) {
        checkExperiment(config, name, experiment, report);
    }
};

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./src/config/document.ts



const maxBytes = 256 * 1024;
const maxAliases = 100;
const spotOf = (node) => (0,dist/* isNode */.Ll)(node) && node.range !== null && node.range !== undefined
    ? { start: node.range[0], end: node.range[1] }
    : null;
const decode = (text, file) => {
    const bytes = typeof text === 'string' ? Buffer.byteLength(text) : text.byteLength;
    if (bytes > maxBytes)
        throw errors_config/* configErrors */.k['config.too-large']({ file, bytes, most: maxBytes });
    if (typeof text === 'string')
        return text;
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(text);
    }
    catch {
        throw errors_config/* configErrors */.k['config.not-utf8']({ file });
    }
};
/** The key and the value a path leads to, as far as it is written. */
const find = (document, path) => {
    let node = document.contents;
    let key = null;
    for (const part of path) {
        if ((0,dist/* isAlias */.Vj)(node))
            node = node.resolve(document);
        let next;
        if ((0,dist/* isMap */.jh)(node)) {
            const pair = node.items.find((item) => (0,dist/* isScalar */.jn)(item.key) && String(item.key.value) === String(part));
            if (pair === undefined)
                return { key, value: (0,dist/* isNode */.Ll)(node) ? node : null, whole: false };
            key = spotOf(pair.key) ?? key;
            next = pair.value;
        }
        else if ((0,dist/* isSeq */.oP)(node) && typeof part === 'number') {
            next = node.items[part];
            key = spotOf(next) ?? key;
        }
        else
            return { key, value: null, whole: false };
        node = next;
    }
    return { key, value: (0,dist/* isNode */.Ll)(node) ? node : null, whole: true };
};
/** An alias without its anchor before it: the library finds it only when the value is made. */
const findLooseAlias = (document) => {
    let spot = null;
    let seen = 0;
    (0,dist/* visit */.YR)(document, {
        Alias: (_, alias) => {
            seen += 1;
            if (alias.resolve(document) === undefined)
                spot = spotOf(alias);
            return spot !== null || seen > maxAliases ? dist/* visit */.YR.BREAK : undefined;
        },
    });
    return spot;
};
const describeProblem = (error) => error instanceof RangeError
    ? 'it is nested too deeply'
    : error instanceof Error
        ? error.message.replace(/\s+/g, ' ')
        : String(error);
/** Errors of the parser that are told; a broken file can have one a character. */
const maxErrors = 100;
const parseYaml = (text, lineCounter, place) => {
    let document;
    let errors;
    try {
        // `silent` would also swallow that there is a second document.
        const options = {
            lineCounter,
            prettyErrors: false,
            stringKeys: true,
            logLevel: 'error',
        };
        const parsed = (0,dist/* parseDocument */.Tp)(text, options);
        ({ errors } = parsed);
        document = parsed;
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        throw errors_config/* configErrors */.k['config.bad-yaml']({ problem: describeProblem(error), at: place(null) });
    }
    const [first, ...others] = errors.slice(0, maxErrors).map((error) => {
        const [start, end] = error.pos;
        if (error.code !== 'DUPLICATE_KEY') {
            return errors_config/* configErrors */.k['config.bad-yaml']({
                problem: describeProblem(error),
                at: place({ start, end }),
            });
        }
        const key = text.slice(start, start + 100).split(/\s*[:\n]/, 1)[0] ?? '';
        return errors_config/* configErrors */.k['config.duplicate-key']({
            key,
            at: place({ start, end: start + key.length }),
        });
    });
    if (first !== undefined)
        throw combineErrors(first, others);
    return document;
};
const readValue = (document, place) => {
    try {
        return document.toJS({ maxAliasCount: maxAliases });
    }
    catch (error) {
        if (!(error instanceof RangeError || error instanceof ReferenceError))
            throw error;
        const at = place(error instanceof ReferenceError ? findLooseAlias(document) : null);
        throw errors_config/* configErrors */.k['config.bad-yaml']({ problem: describeProblem(error), at });
    }
};
/**
 * Parses YAML 1.2. Throws `config.too-large`, `config.not-utf8`, `config.bad-yaml`, `config.duplicate-key`,
 * all of a file at once.
 */
const parseConfigDocument = (input, file) => {
    const text = decode(input, file);
    const lines = new dist/* LineCounter */.HN();
    const sources = text.split(/\r?\n/);
    const place = (spot) => {
        const { line, col } = lines.linePos(Math.min(spot?.start ?? 0, text.length));
        if (line === 0)
            return { file, line: 1, column: 1, source: sources[0] ?? '', width: 1 };
        const source = sources[line - 1] ?? '';
        const width = Math.max(1, Math.min((spot?.end ?? 0) - (spot?.start ?? 0), source.length - col + 1));
        return { file, line, column: col, source, width };
    };
    const document = parseYaml(text, lines, place);
    const value = readValue(document, place);
    return {
        value,
        placeOfKey: (path) => place(find(document, path).key),
        placeOf: (path) => {
            const found = find(document, path);
            const spot = found.whole && (0,dist/* isScalar */.jn)(found.value) ? spotOf(found.value) : null;
            const visible = spot !== null && spot.end > spot.start;
            return place(visible ? spot : found.key);
        },
    };
};

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./src/events/config.ts

const right = schemas/* enum */.k5n(['write', 'admin']);
const runnable = schemas/* string */.YjP()
    .regex(/^(review|deploy|retain|retrospective|train|search:[a-z0-9][a-z0-9-]{0,31})$/, {
    error: 'review, deploy, retain, retrospective, train or search:NAME',
});
/** `on:`: what runs by itself, and what may be asked for. No part is on by default. */
const onConfig = schemas/* strictObject */.rej({
    pull_request: schemas/* strictObject */.rej({
        run: schemas/* array */.YOg(runnable).default(['review']).describe('What runs on a pull request.'),
        types: schemas/* array */.YOg(schemas/* enum */.k5n(['opened', 'updated', 'reopened', 'ready', 'labeled', 'edited', 'closed']))
            .default(['opened', 'updated', 'reopened', 'ready'])
            .describe('Which changes of a pull request count.'),
        drafts: schemas/* boolean */.zMY().default(false).describe('Also on drafts.'),
    })
        .optional()
        .describe('Pull requests.'),
    push: schemas/* strictObject */.rej({
        branches: schemas/* array */.YOg(schemas/* string */.YjP())
            .nullable()
            .default(null)
            .describe('Branches; the default branch when left out.'),
        run: schemas/* array */.YOg(runnable).default(['deploy']).describe('What runs on a push.'),
    })
        .optional()
        .describe('Pushes.'),
    schedule: schemas/* strictObject */.rej({ run: schemas/* array */.YOg(runnable).default([]).describe('What runs on a schedule.') })
        .optional()
        .describe('Scheduled runs.'),
    comment: schemas/* strictObject */.rej({
        commands: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[a-z]+$/), right)
            .default({})
            .describe('Slash verbs and the least right to use them.'),
        allow: schemas/* array */.YOg(schemas/* strictObject */.rej({
            login: schemas/* string */.YjP().describe('Name, for people who read this; it does not count.'),
            id: schemas/* int */.Whr().describe('Numeric id on the forge, which nobody else can take over.'),
        }))
            .default([])
            .describe('Accounts that may use them in any case, by exact id.'),
    })
        .optional()
        .describe('Slash commands.'),
})
    .describe('What runs by itself, and what may be asked for.');

// EXTERNAL MODULE: ./src/config/values.ts
var values = __webpack_require__(3750);
;// CONCATENATED MODULE: ./src/ledger/config.ts


const config_anchor = schemas/* enum */.k5n(['comment', 'status', 'branch']);
/** `seal:`: where the key comes from and where heads are held. */
const sealConfig = schemas/* strictObject */.rej({
    key_env: (0,values/* envName */.pD)()
        .default('GUILDSEAL_KEY')
        .describe('Environment variable that holds the signing key (PEM, P-256 or Ed25519).'),
    key_file: schemas/* string */.YjP()
        .nullable()
        .default(null)
        .describe('File that holds the signing key; used when the variable is unset.'),
    public_keys: schemas/* array */.YOg(schemas/* string */.YjP())
        .default([])
        .describe('Public keys (PEM files of the base commit) that verify trusts.'),
    anchors: schemas/* array */.YOg(config_anchor)
        .default(['comment', 'status', 'branch'])
        .describe('Places outside the ledger that hold its head.'),
    require_anchors: schemas/* array */.YOg(config_anchor)
        .default([])
        .describe('Anchors whose failure ends the run (exit 3).'),
})
    .describe('Signing and anchoring of ledgers.');

;// CONCATENATED MODULE: ./src/report/config.ts

/** `report:`: where runs are kept and published. */
const reportConfig = schemas/* strictObject */.rej({
    publish: schemas/* enum */.k5n(['branch', 'none'])
        .default('branch')
        .describe('Publish ledger and objects on the branch guildseal/ledger, so that anyone with a clone can verify.'),
    dir: schemas/* string */.YjP()
        .min(1)
        .default('.guildseal/runs')
        .describe('Folder of the runs, relative to the repository.'),
})
    .describe('Where runs are kept and published.');

// EXTERNAL MODULE: ./src/sandbox/config.ts
var config = __webpack_require__(4545);
// EXTERNAL MODULE: ./src/search/config.ts
var search_config = __webpack_require__(2356);
;// CONCATENATED MODULE: ./src/config/schema.ts






/** `.guildseal.yml`: every part's own schema, by name. */
const configSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1).describe('Version of this format.'),
    on: onConfig.prefault({}),
    sandbox: config/* sandboxConfig */.s.prefault({}),
    search: search_config/* searchConfig */.FB.prefault({}),
    seal: sealConfig.prefault({}),
    report: reportConfig.prefault({}),
})
    .describe('Configuration of Guildseal, read from the trusted (base) commit.');
/** Names that the format knows but this version does not have: they are refused as such, not as misspelt. */
const laterParts = ['models', 'skills', 'memory', 'deploy'];
const laterProposers = ['model', 'command'];
const laterStrategies = ['restart', 'beam', 'bfts-lite', 'puct'];

// EXTERNAL MODULE: ./node_modules/zod/v4/core/registries.js
var registries = __webpack_require__(9396);
;// CONCATENATED MODULE: ./src/config/schema-walk.ts

const defOf = (schema) => schema._zod.def;
/** What a default, `null` or a transform is wrapped around; null for a schema that stands by itself. */
const innerOf = (schema) => {
    const def = defOf(schema);
    if (def.type === 'pipe')
        return def.in;
    const wraps = ['default', 'prefault', 'optional', 'nullable', 'readonly'].includes(def.type);
    return wraps && 'innerType' in def ? def.innerType : null;
};
/** Takes off defaults, `null` and transforms: the schema of what people write. */
const unwrap = (schema) => {
    const inner = innerOf(schema);
    return inner === null ? schema : unwrap(inner);
};
const partsOf = (schema) => {
    const inner = innerOf(schema);
    return inner === null ? [schema] : [schema, ...partsOf(inner)];
};
/** Whether `null` may be written. */
const isNullable = (schema) => partsOf(schema).some((part) => defOf(part).type === 'nullable');
/** The unit numbers are written in, null for plain ones. */
const unitOf = (schema) => {
    for (const part of partsOf(schema)) {
        const unit = z.globalRegistry.get(part)?.['unit'];
        if (unit === 'duration' || unit === 'size')
            return unit;
    }
    return null;
};
/** The words a schema describes itself with. */
const descriptionOf = (schema) => {
    for (const part of partsOf(schema)) {
        const description = registries/* globalRegistry */.fd.get(part)?.description;
        if (description !== undefined)
            return description;
    }
    return '';
};
/** The default as the schema holds it (durations and sizes as numbers), undefined without one. */
const defaultOf = (schema) => {
    for (const part of partsOf(schema)) {
        const def = defOf(part);
        if (def.type === 'default' || def.type === 'prefault')
            return def.defaultValue;
    }
    return undefined;
};
/** Whether a key may be left out. */
const isOptional = (schema) => partsOf(schema).some((part) => ['default', 'prefault', 'optional'].includes(defOf(part).type));
/** Keys of a mapping with their schemas; null for schemas of other values. */
const shapeOf = (schema) => {
    const def = defOf(unwrap(schema));
    return def.type === 'object' ? def.shape : null;
};
/** Schema of what a list or a mapping by name holds; null for others. */
const elementOf = (schema) => {
    const def = defOf(unwrap(schema));
    if (def.type === 'array')
        return def.element;
    return def.type === 'record' ? def.valueType : null;
};
/** Alternatives of a schema; itself when there are none. */
const optionsOf = (schema) => {
    const def = defOf(unwrap(schema));
    return def.type === 'union' ? def.options : [unwrap(schema)];
};
/** Values that a schema lists; null when it does not. */
const valuesOf = (schema) => {
    const def = defOf(unwrap(schema));
    if (def.type === 'enum')
        return Object.values(def.entries).map(String);
    return def.type === 'literal' ? def.values.map(String) : null;
};
/** Of alternatives, the mapping whose fixed values (`kind`, `name`) a value has; else the first mapping. */
const chooseOption = (schema, value) => {
    const mappings = optionsOf(schema).filter((option) => shapeOf(option) !== null);
    const fits = mappings.find((option) => Object.entries(shapeOf(option) ?? {}).every(([key, part]) => {
        if (defOf(unwrap(part)).type !== 'literal')
            return true;
        const written = value?.[key];
        return valuesOf(part)?.includes(String(written)) === true;
    }));
    return fits ?? mappings[0] ?? unwrap(schema);
};
/** The schema at a path into a value; null where the schema has nothing. */
const schemaAt = (root, path, value) => {
    let schema = root;
    let current = value;
    for (const key of path) {
        const inside = chooseOption(schema, current);
        const next = elementOf(inside) ?? shapeOf(inside)?.[String(key)] ?? elementOf(optionWithElements(schema));
        if (next === null)
            return null;
        schema = next;
        current =
            typeof current === 'object' && current !== null
                ? current[key]
                : undefined;
    }
    return schema;
};
const optionWithElements = (schema) => optionsOf(schema).find((option) => elementOf(option) !== null) ?? schema;
/** Own keys that the mapping at a path may have, sorted. */
const keysAt = (root, path, value) => {
    const schema = schemaAt(root, path, value);
    if (schema === null)
        return [];
    const inside = path.reduce((current, key) => current?.[key], value);
    return Object.keys(shapeOf(chooseOption(schema, inside)) ?? {}).sort();
};
const wordsOfPattern = (schema) => {
    for (const check of defOf(schema).checks ?? []) {
        const words = check._zod.def.error?.({ code: 'custom', input: '', path: [] });
        if (typeof words === 'string')
            return words;
    }
    return null;
};
const bounds = (schema) => {
    const words = (defOf(schema).checks ?? []).map((check) => {
        const def = check._zod.def;
        if (def.check !== 'greater_than' && def.check !== 'less_than')
            return '';
        const greater = def.check === 'greater_than';
        const text = def.inclusive ? (greater ? 'at least' : 'at most') : greater ? 'above' : 'below';
        return `, ${text} ${String(def.value)}`;
    });
    return words.join('');
};
const wordsOf = (inner) => {
    const def = defOf(inner);
    if (def.type === 'string')
        return wordsOfPattern(inner) ?? 'text';
    if (def.type === 'number') {
        const whole = 'format' in def && def.format === 'safeint';
        return `${whole ? 'a whole number' : 'a number'}${bounds(inner)}`;
    }
    if (def.type === 'boolean')
        return 'true or false';
    if (def.type === 'array')
        return `a list (${describeSchema(def.element)})`;
    if (def.type === 'record')
        return `a mapping from names (${describeSchema(def.valueType)})`;
    if (def.type === 'object')
        return `a mapping with keys of: ${Object.keys(def.shape).sort().join(', ')}`;
    if (def.type === 'union')
        return def.options.map(describeSchema).join(', or ');
    const values = valuesOf(inner) ?? [];
    return `${values.length === 1 ? '' : 'one of: '}${values.join(', ')}`;
};
/** What a schema accepts, in words: `a whole number, at least 1`, `one of: a, b`. */
const describeSchema = (schema) => `${wordsOf(unwrap(schema))}${isNullable(schema) ? ' or null' : ''}`;

;// CONCATENATED MODULE: ./src/config/issues.ts




/** A path as people write it: `search.experiments.compress.proposers[0].kind`. */
const pathText = (path) => path
    .map((key, index) => typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`)
    .join('');
/** A value in a few words; long text is cut. */
const valueText = (value) => {
    if (value === null || value === undefined)
        return 'empty';
    if (Array.isArray(value))
        return value.length === 0 ? 'an empty list' : 'a list';
    if (typeof value === 'object')
        return 'a mapping';
    const text = JSON.stringify(value);
    return text.length <= 60 ? text : `${text.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…`;
};
const valueAt = (value, path) => path.reduce((current, key) => typeof current === 'object' && current !== null && Object.hasOwn(current, key)
    ? current[key]
    : undefined, value);
const isWritten = (value, path) => {
    const parent = valueAt(value, path.slice(0, -1));
    const key = path.at(-1);
    return (key === undefined ||
        (typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)));
};
/** What was expected: the schema's own words, sharpened by the issue where it knows more. */
const expectedBy = (issue, schema) => {
    if (issue.code === 'too_small' && issue.origin !== 'number') {
        if (issue.origin === 'string')
            return 'text that is not empty';
        return issue.minimum === 1 ? 'at least one item' : `at least ${issue.minimum} items`;
    }
    if (issue.code === 'invalid_format' && !issue.message.startsWith('Invalid'))
        return issue.message;
    return schema === null ? issue.message : describeSchema(schema);
};
const valuesHere = (schema) => schema === null ? [] : optionsOf(schema).flatMap((option) => valuesOf(option) ?? []);
/** Alternatives differ in how far they got; the one that fits the value's own kind says what is wrong. */
const issuesOfUnion = (issue) => {
    const deep = issue.errors.filter((branch) => branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys'));
    const named = deep.find((branch) => !branch.some(({ code }) => code === 'invalid_value'));
    const [only] = deep;
    const chosen = named ?? (deep.length === 1 ? only : undefined);
    return chosen?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })) ?? null;
};
/** All fixed values of one key over the alternatives of a mapping: `name: plateau or greedy`. */
const fixedValues = (issue) => {
    const values = [];
    let key = null;
    for (const branch of issue.errors) {
        for (const inner of branch) {
            const [first] = inner.path;
            if (inner.code !== 'invalid_value' || inner.path.length !== 1 || typeof first !== 'string')
                continue;
            key = first;
            values.push(...inner.values.map(String));
        }
    }
    return key === null ? null : { key, values };
};
/** Turns what zod found into errors with place, expectation and nearest name. */
const describeIssues = (issues, document) => {
    const { value } = document;
    const root = configSchema;
    const badValue = (path, expected, known) => {
        const written = valueAt(value, path);
        const at = document.placeOf(path);
        const later = (path[3] === 'proposers' && laterProposers.includes(String(written))) ||
            (path[3] === 'strategy' && laterStrategies.includes(String(written)));
        const key = pathText(path);
        if (later && typeof written === 'string') {
            return errors_config/* configErrors */.k['config.not-in-this-version']({ what: `${key} "${written}"`, at });
        }
        const nearest = typeof written === 'string' ? (0,config_nearest/* nearestName */.q)(written, known) : null;
        return errors_config/* configErrors */.k['config.bad-value']({
            key: key === '' ? 'the file' : key,
            value: valueText(written),
            expected,
            nearest,
            at,
        });
    };
    const missing = (path, expected) => errors_config/* configErrors */.k['config.missing-key']({
        key: String(path.at(-1)),
        inside: pathText(path.slice(0, -1)),
        expected,
        at: document.placeOfKey(path.slice(0, -1)),
    });
    const unknownKeys = (path, keys) => {
        const known = keysAt(root, path, value);
        return keys.map((key) => {
            const at = document.placeOfKey([...path, key]);
            return path.length === 0 && laterParts.includes(key)
                ? errors_config/* configErrors */.k['config.not-in-this-version']({ what: `"${key}:"`, at })
                : errors_config/* configErrors */.k['config.unknown-key']({ key, known, nearest: (0,config_nearest/* nearestName */.q)(key, known), at });
        });
    };
    const describe = (issue) => {
        const { path } = issue;
        const schema = schemaAt(root, path, value);
        if (issue.code === 'unrecognized_keys')
            return unknownKeys(path, issue.keys);
        if (issue.code === 'invalid_key') {
            const expected = issue.issues[0]?.message ?? 'another name';
            const at = document.placeOfKey(path);
            return [errors_config/* configErrors */.k['config.bad-key']({ key: String(path.at(-1)), expected, at })];
        }
        if (issue.code === 'custom') {
            const problem = `${pathText(path)}: ${issue.message}`;
            const cure = (schema === null ? '' : descriptionOf(schema)) || 'every key is in docs/config.md';
            return [errors_config/* configErrors */.k['config.contradiction']({ problem, cure, at: document.placeOf(path) })];
        }
        if (issue.code === 'invalid_union') {
            const inner = issuesOfUnion(issue);
            if (inner !== null)
                return inner.flatMap(describe);
            const fixed = typeof valueAt(value, path) === 'object' ? fixedValues(issue) : null;
            if (fixed !== null)
                return fixedValue([...path, fixed.key], fixed.values);
            const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : null;
            if (options !== null)
                return fixedValue(path, options);
        }
        const expected = expectedBy(issue, schema);
        if (!isWritten(value, path))
            return [missing(path, expected)];
        return [badValue(path, expected, valuesHere(schema))];
    };
    const fixedValue = (path, values) => {
        const expected = `${values.length === 1 ? '' : 'one of: '}${values.join(', ')}`;
        return [isWritten(value, path) ? badValue(path, expected, values) : missing(path, expected)];
    };
    return issues.flatMap(describe);
};

;// CONCATENATED MODULE: ./src/config/load.ts






const byPlace = (left, right) => (left.at?.line ?? 0) - (right.at?.line ?? 0) || (left.at?.column ?? 0) - (right.at?.column ?? 0);
const throwAll = (errors) => {
    const [first, ...others] = [...errors].sort(byPlace);
    if (first !== undefined)
        throw combineErrors(first, others);
};
const freeze = (value) => {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
        Object.freeze(value);
        Object.values(value).forEach(freeze);
    }
    return value;
};
const check = (config, document) => {
    const errors = [];
    const warnings = [];
    const report = {
        document,
        add: (error) => {
            errors.push(error);
        },
        contradiction: (path, problem, cure) => {
            const at = document.placeOf(path);
            errors.push(errors_config/* configErrors */.k['config.contradiction']({ problem, cure, at }));
        },
        warn: (path, text) => {
            const at = document.placeOf(path);
            warnings.push(`${at.file}:${at.line ?? 1}:${at.column ?? 1}: ${text}`);
        },
    };
    checkConfig(config, report);
    throwAll(errors);
    return warnings;
};
/**
 * Reads a configuration: YAML, schema, then checks over several keys. Throws one `config.*` error that
 * carries all others of the same step, in the order of the file.
 */
const loadConfig = (text, fileName) => {
    const document = parseConfigDocument(text, fileName);
    const parsed = configSchema.safeParse(document.value ?? {});
    if (!parsed.success) {
        throwAll(describeIssues(parsed.error.issues, document));
        throw parsed.error;
    }
    const config = freeze(parsed.data);
    return { config, warnings: check(config, document) };
};


/***/ }),

/***/ 6572:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ nearestName)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1916);

/** The known name that was probably meant; null when none is near. */
const nearestName = (name, known) => {
    if (known.length === 0 || name.length > 64)
        return null;
    const best = (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .closest */ .kp)(name.toLowerCase(), [...known]);
    return (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(name.toLowerCase(), best) <= Math.max(2, Math.floor(name.length / 3))
        ? best
        : null;
};


/***/ }),

/***/ 8270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XI: () => (/* binding */ alwaysDenied),
/* harmony export */   ZY: () => (/* binding */ evaluationsOf),
/* harmony export */   k5: () => (/* binding */ resolveExperiment)
/* harmony export */ });
/* harmony import */ var _errors_config_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2793);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6572);


/** Repeats at most: five times the trials unless given. */
const evaluationsOf = ({ budget }) => budget.evaluations ?? 5 * budget.trials;
/** Files that steer this tool, which no candidate may change. */
const alwaysDenied = (config) => [
    ...Object.values(config.search.experiments).flatMap(({ instructions }) => instructions ?? []),
    ...config.seal.public_keys,
];
/** Overrides that are given; a key left out is absent or undefined. */
const given = (overrides) => Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== undefined));
/** Looks up one experiment. Throws `config.unknown-experiment`. */
const resolveExperiment = (config, name, fileName) => {
    const experiment = Object.hasOwn(config.search.experiments, name)
        ? config.search.experiments[name]
        : undefined;
    if (experiment === undefined) {
        const known = Object.keys(config.search.experiments);
        const nearest = (0,_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .nearestName */ .q)(name, known);
        throw _errors_config_js__WEBPACK_IMPORTED_MODULE_0__/* .configErrors */ .k['config.unknown-experiment']({
            name,
            known,
            nearest,
            at: { file: fileName },
        });
    }
    return {
        name,
        experiment,
        sandbox: { ...config.sandbox, ...given(experiment.sandbox) },
        evaluations: evaluationsOf(experiment),
        denied: alwaysDenied(config),
    };
};


/***/ }),

/***/ 3750:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   By: () => (/* binding */ experimentName),
/* harmony export */   Ej: () => (/* binding */ size),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   pD: () => (/* binding */ envName),
/* harmony export */   vU: () => (/* binding */ argv)
/* harmony export */ });
/* unused harmony export renderUnit */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

const durationUnits = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const sizeUnits = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 };
const withUnit = (unit, pattern, units, words) => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .regex(pattern, { error: words })
    .transform((text) => {
    const match = pattern.exec(text);
    return Math.round(Number(match?.[1]) * (units[match?.[2] ?? ''] ?? Number.NaN));
})
    .meta({ unit });
/** `90s`, `10m`, `1h`, .. -> milliseconds. */
const duration = () => withUnit('duration', /^([0-9]{1,15}(?:\.[0-9]{1,9})?)(ms|s|m|h|d)$/, durationUnits, 'a duration such as 90s, 10m or 1h');
/** `64MiB`, `2GiB`, .. -> bytes. */
const size = () => withUnit('size', /^([0-9]{1,15}(?:\.[0-9]{1,9})?)(B|KiB|MiB|GiB)$/, sizeUnits, 'a size such as 64MiB or 2GiB');
/** A number in the largest unit that divides it: 600000 -> `10m`, 1048576 -> `1MiB`. */
const renderUnit = (value, unit) => {
    const units = Object.entries(unit === 'duration' ? durationUnits : sizeUnits).reverse();
    const [name, factor] = units.find(([, size]) => value !== 0 && value % size === 0) ?? ['s', 1];
    return `${value / factor}${value === 0 && unit === 'size' ? 'B' : name}`;
};
/** A program and its arguments. */
const argv = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1)).min(1);
/** Names of experiments. */
const experimentName = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, {
    error: 'a name of lower-case letters, digits and dashes, 32 at most',
});
/** The name of an environment variable. */
const envName = () => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'the name of an environment variable' });


/***/ }),

/***/ 8833:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ systemCode)
/* harmony export */ });
/**
 * The system's code of a failure (`ENOENT`, `ENOSPC`, ..), null for any other value. Asks for no class:
 * Node's own errors come from another realm under some loaders.
 */
const systemCode = (error) => typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null;


/***/ }),

/***/ 8312:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ ledgerBranch),
  W: () => (/* binding */ planPublication)
});

// EXTERNAL MODULE: ./src/ledger/references.ts
var references = __webpack_require__(9591);
// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
;// CONCATENATED MODULE: ./src/ledger/anchors/branch-readme.ts
/** `README.md` at the root of the ledger branch. */
const branchReadme = `# Sealed runs

Guildseal writes this branch. Each folder is one run of a search experiment: \`ledger.jsonl\`, the
hash-chained and signed record of everything the run did, and \`objects/\`, the patches and outputs that
the record names by their sha256. A run's ledger here only ever grows.

To verify a run with nothing but openssl (3 or newer), jq and sha256sum:

    git clone --branch guildseal/ledger --single-branch URL sealed
    cd sealed
    sh verify.sh RUN --key guildseal.pub

Take the public key from where its owner publishes it, not from this branch. The comment or commit status
of the run holds an anchor, a line that starts with \`gs1\`; given as \`--anchor 'gs1 ..'\` it also shows
whether the end of the ledger was cut off. Without a key the script checks the chain alone.

\`guildseal verify RUN\` checks more: trees and patches, path policy, seeds, budgets and every decision.

Protect this branch against force pushes and deletion.
`;

;// CONCATENATED MODULE: ./src/ledger/anchors/verify-script.ts
// Generated from scripts/verify.sh by scripts/embed-verify.ts; change it there.
/** `verify.sh` at the root of the ledger branch. */
const verifyScript = `#!/bin/sh
# Verifies a Guildseal ledger with openssl (3 or newer), jq and sha256sum alone.
# usage: verify.sh RUN_DIR [--key PEM] [--anchor LINE]; exit 0: it holds, 1: it does not, 2: usage
set -u
export LC_ALL=C
usage() { echo "\${1:-usage: verify.sh RUN_DIR [--key PEM] [--anchor LINE]}" >&2; exit 2; }
dir='' key='' anchor='' keyid='' alg=''
while [ $# -gt 0 ]; do
  case $1 in
    --key) [ $# -gt 1 ] || usage; key=$2; shift ;; --anchor) [ $# -gt 1 ] || usage; anchor=$2; shift ;;
    -*) usage ;; *) [ -z "$dir" ] || usage; dir=\${1%/ledger.jsonl} ;;
  esac
  shift
done
[ -n "$dir" ] || usage
[ -r "$dir/ledger.jsonl" ] || usage "no ledger.jsonl in $dir"
t=$(mktemp -d) || exit 2
trap 'rm -rf "$t"' EXIT; trap 'exit 2' HUP INT TERM
mkdir "$t/p"; : >"$t/errors"
bad() { echo "error: $*" | tee -a "$t/errors"; }
finish() { if [ -s "$t/errors" ]; then echo 'the ledger does NOT hold'; exit 1; fi; echo 'the ledger holds'; exit 0; }
form() { bad "$1"; finish; }
if [ -n "$key" ]; then
  openssl pkey -pubin -in "$key" -outform DER -out "$t/der" 2>/dev/null || usage "$key is not a public key in PEM"
  keyid=$(sha256sum <"$t/der" | cut -c 1-64)
  case $(openssl pkey -pubin -in "$key" -noout -text) in
    *prime256v1*) alg=p256 ;; ED25519*) alg=ed25519 ;; *) usage "$key is neither P-256 nor Ed25519" ;;
  esac
fi
# 1. Form: canonical JSON lines, strict base64, canonical payloads. What does not have it is not read further.
n=$(($(wc -l <"$dir/ledger.jsonl")))
head -n "$n" "$dir/ledger.jsonl" >"$t/ledger"
cmp -s "$t/ledger" "$dir/ledger.jsonl" || echo 'warning: torn tail: bytes after the last whole line'
[ "$n" -gt 0 ] || form 'there is no entry'
jq -cS . "$t/ledger" 2>/dev/null | cmp -s - "$t/ledger" || form 'a line is not canonical JSON'
jq -r 'def std: if test("[-_]") then gsub("-"; "+") | gsub("_"; "/") else . end | . + "==="[:(4 - length % 4) % 4];
  if keys != ["payload", "payloadType", "signatures"] or .payloadType != "application/vnd.in-toto+json"
    or (.signatures | length > 1 or any(keys != ["keyid", "sig"])) then error else . end
  | .payload |= std | .signatures[].sig |= std
  | if (.payload | @base64d | @base64) != .payload or any(.signatures[].sig; length % 4 != 0
    or (test("^[A-Za-z0-9+/]*([AQgw]==|[AEIMQUYcgkosw048]=)?$") | not)) then error else . end
  | (.payload | @base64d), (.signatures[0] // {keyid: "-", sig: "-"} | "\\(.keyid) \\(.sig)")' \\
  "$t/ledger" >"$t/both" 2>/dev/null || form 'a line is not an envelope'
[ "$(wc -l <"$t/both")" -eq $((n * 2)) ] || form 'a payload has several lines'
awk -v t="$t" 'NR % 2 { print > (t "/payloads"); next } { print > (t "/signatures") }' "$t/both"
jq -cS . "$t/payloads" 2>/dev/null | cmp -s - "$t/payloads" || form 'a payload is not canonical JSON'
# 2. Signatures over the DSSE encoding of each payload; the payloads as files, to be hashed.
i=0 unsigned=0
while IFS= read -r payload <&3 && IFS=' ' read -r id sig <&4; do
  printf %s "$payload" >"$t/p/$(printf %08d "$i")"; [ "$id" != - ] || unsigned=$((unsigned + 1))
  if [ -n "$key" ] && [ "$id" != "$keyid" ]; then form "seq $i: not signed by $keyid"; fi
  if [ -n "$key" ]; then
    printf 'DSSEv1 28 application/vnd.in-toto+json %d %s' "\${#payload}" "$payload" >"$t/pae"
    printf %s "$sig" | openssl base64 -d -A >"$t/sig"
    if [ $alg = p256 ]; then openssl dgst -sha256 -verify "$key" -signature "$t/sig" "$t/pae" >/dev/null 2>&1
    else openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$t/pae" -sigfile "$t/sig" >/dev/null 2>&1; fi ||
      bad "seq $i: the signature does not hold"
  fi
  i=$((i + 1))
done 3<"$t/payloads" 4<"$t/signatures"
find "$t/p" -type f -exec sha256sum {} + | sort -k 2 | cut -c 1-64 >"$t/seals"
# 3. Chain, pairs of start and result, anchors.
jq -rn --rawfile seals "$t/seals" --arg anchor "$anchor" --arg keyid "$keyid" '[inputs] as $s | [$s[].predicate] as $p
  | ($seals / "\\n") as $h | ($s | length) as $n | ([range($n) | select($p[.].kind == "run-end")][0] // $n) as $last
  | def no($c; $i; m): if $c then empty else "error: seq \\($i): \\(m)" end;
  reduce ($p[] | select(.kind == "trial-result" and .start_seq != null)) as $r ({}; .["\\($r.start_seq)"] += 1) | . as $done
  | (range($n) as $i | $s[$i] as $st | $p[$i] as $e
    | no($st._type == "https://in-toto.io/Statement/v1" and $st.predicateType == "urn:guildseal:predicate:\\($e.kind):v1"; $i; "not a statement of its kind"),
      no($e.seq == $i; $i; "its seq is \\($e.seq)"), no($e.run_id == $p[0].run_id; $i; "an entry of another run"),
      no($e.prev == (if $i == 0 then "0" * 64 else $h[$i - 1] end); $i; "prev is not the hash of the entry before"),
      no(($e.kind == "run-begin") == ($i == 0); $i; "a ledger has one run-begin, at its start"),
      no($i == 0 or $e.at >= $p[$i - 1].at; $i; "it is older than the entry before"),
      no($i <= $last or $e.type == "anchor"; $i; "it follows the end"),
      (select($e.type == "anchor") | no($e.of_seq < $i and $e.head == $h[$e.of_seq]; $i; "its anchor holds another head")),
      (select($e.kind == "trial-result" and $e.start_seq != null) | $p[$e.start_seq] as $b
        | no($e.start_seq < $i and $b.kind == "trial-start" and $b.node == $e.node and $b.repeat == $e.repeat; $i; "a result without its start"),
          no($done["\\($e.start_seq)"] == 1; $i; "two results of one start"))),
    no($keyid == "" or $p[0].key.keyid == $keyid; 0; "run-begin fixed another key"),
    (select($anchor != "") | ($anchor / " ") as $a | no($a[0] == "gs1" and $a[1] == $p[0].run_id and $h[$a[2] | tonumber] == $a[3]; $n - 1; "the anchor holds another head, or lies beyond the end")),
    "run: \\($p[0].run_id)", "entries: \\($n)", "head: \\($h[$n - 1])",
    "starts without a result: \\([$p[] | select(.kind == "trial-start" and $done["\\(.seq)"] == null) | .seq] | map(tostring) | join(" "))",
    (if $last == $n then "warning: the run has not ended" else empty end)' "$t/payloads" >"$t/chain" 2>/dev/null || bad 'the entries or the anchor cannot be read'
cat "$t/chain"; grep '^error' "$t/chain" >>"$t/errors"
# 4. Objects have the hashes they are named by, and evaluators printed the sealed values.
(cd "$dir/objects" 2>/dev/null && find . -type f ! -name '.*' -exec sha256sum {} +) | sed 's|[ *]*\\./\\(..\\)/| \\1|' |
  awk '$1 != $2 { print "error: object " $2 " has other bytes" }' | tee -a "$t/errors"
jq -rs '.[0].predicate.metric.name as $name | .[].predicate | select(.kind == "trial-result" and .status == "ok")
  | "\\(.seq) \\(.evaluate.stdout.sha256) \\($name) \\(.value)"' "$t/payloads" >"$t/metrics" 2>/dev/null || bad 'the metrics cannot be read'
missing=0; while read -r seq hash name value; do
  object=$dir/objects/$(echo "$hash" | cut -c 1-2)/$(echo "$hash" | cut -c 3-)
  [ -f "$object" ] || { missing=$((missing + 1)); continue; }
  got=$(awk -v n="$name: " 'index($0, n) == 1 { c++; v = substr($0, length(n) + 1) } END { if (c == 1) print v }' "$object")
  [ "$got" = "$value" ] || bad "seq $seq: the value is $value; its stdout says otherwise"
done <"$t/metrics"
[ "$missing" -eq 0 ] || echo "warning: stdout of $missing evaluations is not here"
[ -n "$key" ] && echo "key: $keyid" || echo "unsigned: no key was given, so the chain alone was checked; $unsigned of $n entries bear no signature"
echo 'not checked here: trees and patches, path policy, configuration, seeds, budgets, decisions, shape of entries'
finish
`;

;// CONCATENATED MODULE: ./src/ledger/anchors/publication.ts




/** The branch that holds the ledgers of a repository. */
const ledgerBranch = 'guildseal/ledger';
const maxObjectBytes = 1024 * 1024;
const maxRunBytes = 16 * 1024 * 1024;
const isPrefix = (prefix, bytes) => prefix.length <= bytes.length &&
    Buffer.from(bytes.buffer, bytes.byteOffset, prefix.length).equals(prefix);
/** Nodes whose objects stay when a run is too large: baseline, best, and what promotion compared. */
const findEssentialNodes = (entries) => {
    const nodes = new Set(['n0']);
    for (const { entry } of entries) {
        if (entry.kind === 'promote-start')
            nodes.add(entry.candidate).add(entry.reference);
        if (entry.kind === 'run-end' && entry.best !== null)
            nodes.add(entry.best.node);
    }
    return nodes;
};
const collectObjects = (entries) => {
    const essential = findEssentialNodes(entries);
    const objects = new Map();
    for (const { entry } of entries) {
        const isEssential = !('node' in entry) || essential.has(entry.node);
        for (const { role, sha256 } of (0,references/* findReferences */.y)(entry)) {
            const named = objects.get(sha256) ?? { roles: new Set(), isEssential: false };
            named.roles.add(role);
            named.isEssential ||= isEssential;
            objects.set(sha256, named);
        }
    }
    return objects;
};
/**
 * Plans what the ledger branch gets of a run: ledger, objects of up to 1 MiB, together up to 16 MiB, and the
 * root files that tell a stranger how to verify. Secrets and the evaluator's stderr never go out, and a
 * ledger only ever replaces its own prefix.
 */
const planPublication = (input) => {
    const { runId, ledger, published } = input;
    if (published !== null && !isPrefix(published, ledger))
        return { kind: 'diverged' };
    if (published?.length === ledger.length)
        return { kind: 'unchanged' };
    const leftOut = [];
    const kept = [];
    for (const [sha256, { roles, isEssential }] of collectObjects(input.entries)) {
        const sizeBytes = input.sizeOf(sha256);
        const isStderrOnly = roles.size === 1 && roles.has('evaluate.stderr');
        if (sizeBytes === null)
            leftOut.push({ sha256, reason: 'absent' });
        else if (input.isWithheld(sha256))
            leftOut.push({ sha256, reason: 'withheld' });
        else if (isStderrOnly && !input.publishStderr)
            leftOut.push({ sha256, reason: 'evaluator_stderr' });
        else if (sizeBytes > maxObjectBytes)
            leftOut.push({ sha256, reason: 'too_large' });
        else
            kept.push({ sha256, sizeBytes, isEssential });
    }
    const total = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, ledger.length);
    const isOver = total > maxRunBytes;
    const files = [
        { path: 'README.md', mode: '100644', bytes: Buffer.from(branchReadme) },
        { path: 'verify.sh', mode: '100755', bytes: Buffer.from(verifyScript) },
        { path: `${runId}/${run_files/* runFiles */.NW.ledger}`, mode: '100644', bytes: ledger },
    ];
    for (const { sha256, isEssential } of kept) {
        if (isOver && !isEssential)
            leftOut.push({ sha256, reason: 'run_too_large' });
        else
            files.push({ path: `${runId}/${(0,run_files/* objectPath */.du)(sha256)}`, mode: '100644', object: sha256 });
    }
    return { kind: 'publish', files, leftOut };
};


/***/ }),

/***/ 820:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I$: () => (/* binding */ sealEntry),
/* harmony export */   IN: () => (/* binding */ genesisPrev),
/* harmony export */   vf: () => (/* binding */ findBreak)
/* harmony export */ });
/* harmony import */ var _text_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7749);
/* harmony import */ var _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(862);
/* harmony import */ var _envelope_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5193);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6565);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6006);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3568);






/** `prev` of the first entry. */
const genesisPrev = '0'.repeat(64);
/**
 * Seals a body as the next entry: its place in the chain, its canonical statement, its line with LF.
 *
 * @throws ledger.entry-too-large
 */
const sealEntry = (body, subjects, place) => {
    const { runId, head, signer } = place;
    const now = new Date(place.nowMs).toISOString();
    const entryHead = {
        run_id: runId,
        seq: head === null ? 0 : head.seq + 1,
        prev: head === null ? genesisPrev : head.sealId,
        // A clock that was set back must not make time run backwards in the ledger.
        at: head !== null && head.at > now ? head.at : now,
    };
    const entry = { ...body, ...entryHead };
    const payload = (0,_text_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .canonicalBytes */ .Mr)((0,_statement_js__WEBPACK_IMPORTED_MODULE_4__/* .buildStatement */ .Y5)(entry, subjects));
    const line = (0,_envelope_js__WEBPACK_IMPORTED_MODULE_2__/* .renderEnvelope */ .HP)(payload, signer);
    if (line.length > _lines_js__WEBPACK_IMPORTED_MODULE_5__/* .maxLineBytes */ .Y)
        throw _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerErrors */ .b['ledger.entry-too-large']({
            kind: body.kind,
            bytes: line.length,
            limit: _lines_js__WEBPACK_IMPORTED_MODULE_5__/* .maxLineBytes */ .Y,
        });
    return { sealed: { entry, subjects, sealId: (0,_hash_js__WEBPACK_IMPORTED_MODULE_3__/* .sha256Hex */ .f)(payload) }, line };
};
/** Why an entry may not follow `head`, null when it may. */
const findBreak = (head, entry, runId) => {
    const seq = head === null ? 0 : head.seq + 1;
    if (entry.seq !== seq)
        return { code: 'seq_gap', message: `seq is ${String(entry.seq)}, expected ${String(seq)}` };
    if (entry.prev !== (head === null ? genesisPrev : head.sealId))
        return { code: 'broken_chain', message: 'prev is not the seal of the entry before' };
    if ((entry.kind === 'run-begin') !== (seq === 0))
        return { code: 'bad_genesis', message: 'a ledger has one run-begin, its first entry' };
    if (runId !== null && entry.run_id !== runId)
        return { code: 'wrong_context', message: `the entry is of run ${entry.run_id}` };
    if (head !== null && entry.at < head.at)
        return { code: 'time_order', message: 'the entry is older than the one before' };
    return null;
};


/***/ }),

/***/ 5193:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   HP: () => (/* binding */ renderEnvelope),
/* harmony export */   mE: () => (/* binding */ parseEnvelope),
/* harmony export */   s3: () => (/* binding */ isSignedBy)
/* harmony export */ });
/* unused harmony exports payloadType, encodePae */
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4849);

/** The DSSE payload type of every line. */
const payloadType = 'application/vnd.in-toto+json';
const encoder = new TextEncoder();
/** DSSE pre-authentication encoding, https://github.com/secure-systems-lab/dsse/blob/v1.0.0/protocol.md; byte lengths. */
const encodePae = (type, body) => {
    const typeBytes = encoder.encode(type);
    const head = `DSSEv1 ${String(typeBytes.length)} ${type} ${String(body.length)} `;
    return Buffer.concat([encoder.encode(head), body]);
};
const toBase64 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
/** Strict: one spelling a value in either alphabet, padding whole or absent; null for anything else. */
const fromBase64 = (text) => {
    const bytes = Buffer.from(text, 'base64');
    const standard = bytes.toString('base64');
    if (standard === text)
        return bytes;
    const given = text.replaceAll('-', '+').replaceAll('_', '/');
    return given === standard || given === standard.replace(/=+$/, '') ? bytes : null;
};
/** Canonical JSON of an envelope; no string in it has a character that JSON would escape. */
const renderText = (payload, signature) => {
    const list = signature === null ? '' : `{"keyid":"${signature.keyid}","sig":"${signature.sig}"}`;
    return `{"payload":"${payload}","payloadType":"${payloadType}","signatures":[${list}]}`;
};
/** The line of a payload, with its LF, signed when there is a signer. */
const renderEnvelope = (payload, signer) => {
    const signature = signer === null
        ? null
        : { keyid: signer.keyid, sig: toBase64(signer.sign(encodePae(payloadType, payload))) };
    return Buffer.from(`${renderText(toBase64(payload), signature)}\n`);
};
const badEnvelope = (message) => ({
    kind: 'problem',
    code: 'bad_envelope',
    message,
});
/** Our lines are ASCII. Any other byte reads as a character that no field may have, so nothing is mistaken. */
const parseJson = (bytes) => {
    try {
        const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
        return { text, value: JSON.parse(text) };
    }
    catch {
        return null;
    }
};
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Reads one line, strictly: exactly our bytes but for the alphabet and padding of its base64. */
const parseEnvelope = (line) => {
    const json = parseJson(line);
    if (json === null)
        return { kind: 'problem', code: 'bad_line', message: 'the line is not one JSON document' };
    const { text, value } = json;
    if (!isRecord(value))
        return badEnvelope('the line is not a JSON object');
    const { payload, payloadType: type, signatures } = value;
    if (typeof payload !== 'string' || typeof type !== 'string' || !Array.isArray(signatures))
        return badEnvelope('payload, payloadType or signatures is missing or of a wrong type');
    if (type !== payloadType)
        return badEnvelope(`payloadType is not ${payloadType}`);
    if (signatures.length > 1)
        return badEnvelope('there is more than one signature');
    const first = signatures[0];
    let signature = null;
    if (first !== undefined) {
        if (!isRecord(first) || typeof first['keyid'] !== 'string' || typeof first['sig'] !== 'string')
            return badEnvelope('the signature has no keyid or sig');
        signature = { keyid: first['keyid'], sig: first['sig'] };
    }
    const body = fromBase64(payload);
    if (body === null)
        return badEnvelope('the payload is not base64');
    const sig = signature === null ? null : fromBase64(signature.sig);
    if (signature !== null && sig === null)
        return badEnvelope('the signature is not base64');
    if (signature !== null && !/^[\w.:/+=-]*$/.test(signature.keyid))
        return badEnvelope('the keyid has characters that no id has');
    if (renderText(payload, signature) !== text)
        return badEnvelope('the line has other bytes than its content is written with');
    return {
        kind: 'envelope',
        envelope: {
            payload: body,
            payloadType: type,
            signature: signature === null || sig === null ? null : { keyid: signature.keyid, sig },
        },
    };
};
/** True when the key signed the envelope; the algorithm is the key's, whatever the envelope says. */
const isSignedBy = (envelope, key) => envelope.signature !== null &&
    (0,_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .verifySignature */ .Od)(key.key, encodePae(envelope.payloadType, envelope.payload), envelope.signature.sig);


/***/ }),

/***/ 6565:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ sha256Hex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** sha256, lower-case hex. */
const sha256Hex = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');


/***/ }),

/***/ 4849:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Od: () => (/* binding */ verifySignature),
/* harmony export */   aS: () => (/* binding */ readSealedKey),
/* harmony export */   pL: () => (/* binding */ loadTrustedKey),
/* harmony export */   vu: () => (/* binding */ loadSigner)
/* harmony export */ });
/* unused harmony export renderPublicKey */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(862);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6565);



const algorithmOf = (key) => {
    if (key.asymmetricKeyType === 'ed25519')
        return 'ed25519';
    const curve = key.asymmetricKeyDetails?.namedCurve;
    return key.asymmetricKeyType === 'ec' && curve === 'prime256v1' ? 'ecdsa-p256-sha256' : null;
};
const describe = (key) => {
    const curve = key.asymmetricKeyDetails?.namedCurve;
    return `a ${key.asymmetricKeyType ?? 'secret'}${curve === undefined ? '' : ` ${curve}`} key`;
};
/** Secrets of CI often arrive with their line ends written as two characters. */
const mendLineEnds = (pem) => pem.includes('\n') ? pem : pem.replaceAll('\\n', '\n');
const spkiOf = (key) => key.export({ format: 'der', type: 'spki' });
/**
 * Loads a signing key from PEM.
 *
 * @param source where it came from, for messages; never the key itself
 * @throws ledger.key-unusable
 */
const loadSigner = (pem, source) => {
    const refuse = (problem) => _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerErrors */ .b['ledger.key-unusable']({ source, problem });
    const text = mendLineEnds(pem);
    if (/-----BEGIN PUBLIC KEY-----/.test(text))
        throw refuse('it is a public key');
    if (/ENCRYPTED/.test(text))
        throw refuse('it is encrypted with a pass phrase');
    let key;
    try {
        key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(text);
    }
    catch {
        // OpenSSL's words name its internals, not what is wrong with the file.
        throw refuse('it is not a private key in PEM');
    }
    const alg = algorithmOf(key);
    if (alg === null)
        throw refuse(`it is ${describe(key)}`);
    const scalar = key.export({ format: 'jwk' }).d;
    if (scalar === undefined)
        throw refuse('it has no private part');
    const spki = spkiOf((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key));
    return {
        keyid: (0,_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(spki),
        alg,
        spki: spki.toString('base64'),
        secret: Buffer.from(scalar, 'base64url'),
        sign: (bytes) => alg === 'ed25519'
            ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, bytes, key)
            : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)('sha256', bytes, { key, dsaEncoding: 'der' }),
    };
};
const trust = (key) => ({ keyid: (0,_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(spkiOf(key)), key });
/**
 * Loads a public key from PEM for verification.
 *
 * @param source where it came from, for messages
 * @throws ledger.public-key-unusable
 */
const loadTrustedKey = (pem, source) => {
    const refuse = (problem) => _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerErrors */ .b['ledger.public-key-unusable']({ source, problem });
    if (/PRIVATE KEY-----/.test(pem))
        throw refuse('it is a private key, which nobody should pass on');
    let key;
    try {
        key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem);
    }
    catch {
        throw refuse('it is not a public key in PEM');
    }
    if (algorithmOf(key) === null)
        throw refuse(`it is ${describe(key)}`);
    return trust(key);
};
/** The key of a `run-begin` (SPKI DER, base64), null when it is none of ours; sealed is not trusted. */
const readSealedKey = (spki) => {
    try {
        const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
        return algorithmOf(key) === null ? null : trust(key);
    }
    catch {
        return null;
    }
};
/** PEM of a sealed key (SPKI DER, base64): 64 characters a line. */
const renderPublicKey = (spki) => {
    const lines = spki.match(/.{1,64}/g) ?? [];
    return ['-----BEGIN PUBLIC KEY-----', ...lines, '-----END PUBLIC KEY-----', ''].join('\n');
};
/** Verifies with the algorithm of the key; any signature that cannot be read is a wrong one. */
const verifySignature = (key, bytes, sig) => {
    try {
        return algorithmOf(key) === 'ed25519'
            ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, bytes, key, sig)
            : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)('sha256', bytes, { key, dsaEncoding: 'der' }, sig);
    }
    catch {
        return false;
    }
};


/***/ }),

/***/ 6006:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ maxLineBytes),
/* harmony export */   u: () => (/* binding */ splitLines)
/* harmony export */ });
const lf = 0x0a;
/** Longest line that is read or written, its LF included. */
const maxLineBytes = 1024 * 1024;
/** Splits a ledger file at LF alone; views, no copies. */
function* splitLines(bytes) {
    let index = 0;
    for (let start = 0; start < bytes.length; index += 1) {
        const at = bytes.indexOf(lf, start);
        const end = at < 0 ? bytes.length : at;
        yield { index, bytes: bytes.subarray(start, end), terminated: at >= 0 };
        start = end + 1;
    }
}


/***/ }),

/***/ 9257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SC: () => (/* binding */ readLedger),
/* harmony export */   Uo: () => (/* binding */ headOf),
/* harmony export */   o2: () => (/* binding */ readOwnLedger),
/* harmony export */   xX: () => (/* binding */ readLedgerBytes)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(862);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(820);
/* harmony import */ var _envelope_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5193);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4849);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6006);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7016);
/* harmony import */ var _run_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9386);








/** Place in the chain of a sealed entry. */
const headOf = ({ entry, sealId }) => ({
    seq: entry.seq,
    sealId,
    at: entry.at,
});
/**
 * Reads the bytes of a ledger: form, chain and signatures by the key its `run-begin` names. It stops at
 * the first line that does not hold; for everything that is wrong, and for whom to trust, see `verify`.
 */
const readLedgerBytes = (bytes) => {
    const entries = [];
    let key = null;
    let wholeBytes = 0;
    const judge = (line) => {
        const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_5__/* .readRecord */ .a)(line);
        if (record.kind === 'bad')
            return record;
        const last = entries.at(-1);
        const { entry } = record.sealed;
        const first = entries[0]?.entry ?? entry;
        const broken = (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .findBreak */ .vf)(last === undefined ? null : headOf(last), entry, first.run_id);
        if (broken !== null)
            return broken;
        if (first.kind !== 'run-begin')
            return { code: 'bad_genesis', message: 'no run-begin' };
        key ??= first.key === null ? null : (0,_keys_js__WEBPACK_IMPORTED_MODULE_4__/* .readSealedKey */ .aS)(first.key.spki);
        if (first.key !== null && (key === null || !(0,_envelope_js__WEBPACK_IMPORTED_MODULE_3__/* .isSignedBy */ .s3)(record.envelope, key)))
            return { code: 'bad_signature', message: 'the signature does not hold' };
        if (first.key === null && record.envelope.signature !== null)
            return { code: 'unknown_key', message: 'a signature in a run without a key' };
        return record;
    };
    for (const line of (0,_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .splitLines */ .u)(bytes)) {
        const judged = judge(line);
        if (!line.terminated)
            return {
                entries,
                problems: [],
                tail: { bytes: line.bytes, entry: 'sealed' in judged ? judged.sealed : null },
                wholeBytes,
            };
        if (!('sealed' in judged)) {
            const problem = { line: line.index + 1, code: judged.code, message: judged.message };
            return { entries, problems: [problem], tail: null, wholeBytes };
        }
        entries.push(judged.sealed);
        wholeBytes += line.bytes.length + 1;
    }
    return { entries, problems: [], tail: null, wholeBytes };
};
/**
 * The entries one's own writer has appended so far, one at a time. Signatures are not checked again: a
 * chain that ends in the head the writer remembers holds just what it wrote.
 *
 * @throws ledger.corrupt when the file holds anything else
 */
function* readOwnLedger(files, directory, head) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, _run_files_js__WEBPACK_IMPORTED_MODULE_6__/* .runFiles */ .NW.ledger);
    const corrupt = (line, code, problem) => _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerErrors */ .b['ledger.corrupt']({ path, line, code, problem });
    let last = null;
    let runId = null;
    for (const line of (0,_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .splitLines */ .u)(files.readIfExists(path) ?? new Uint8Array())) {
        const record = (0,_record_js__WEBPACK_IMPORTED_MODULE_5__/* .readRecord */ .a)(line);
        if (record.kind === 'bad')
            throw corrupt(line.index + 1, record.code, record.message);
        const { entry } = record.sealed;
        runId ??= entry.run_id;
        const broken = (0,_chain_js__WEBPACK_IMPORTED_MODULE_2__/* .findBreak */ .vf)(last, entry, runId);
        if (broken !== null)
            throw corrupt(line.index + 1, broken.code, broken.message);
        last = headOf(record.sealed);
        yield record.sealed;
        // What follows is an append that failed.
        if (last.seq === head.seq)
            break;
    }
    if (last?.sealId !== head.sealId) {
        throw corrupt(head.seq + 1, 'wrong_head', 'another process has written to it');
    }
}
/** Reads the ledger of a run's folder; none at all reads as an empty one. */
const readLedger = (files, directory) => readLedgerBytes(files.readIfExists((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, _run_files_js__WEBPACK_IMPORTED_MODULE_6__/* .runFiles */ .NW.ledger)) ?? new Uint8Array());


/***/ }),

/***/ 7016:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readRecord)
/* harmony export */ });
/* harmony import */ var _text_canonical_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7749);
/* harmony import */ var _envelope_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5193);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6565);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6006);
/* harmony import */ var _statement_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3568);





const bad = (code, message) => ({
    kind: 'bad',
    code,
    message,
});
const parsePayload = (bytes) => {
    try {
        return { value: (0,_text_canonical_js__WEBPACK_IMPORTED_MODULE_0__/* .parseCanonical */ .Kf)(bytes) };
    }
    catch {
        return null;
    }
};
/** Reads a line down to its entry; total: whatever the bytes, one of the two kinds comes back. */
const readRecord = (line) => {
    if (line.bytes.length + 1 > _lines_js__WEBPACK_IMPORTED_MODULE_4__/* .maxLineBytes */ .Y)
        return bad('bad_line', `the line has ${String(line.bytes.length + 1)} bytes, more than 1 MiB`);
    const reading = (0,_envelope_js__WEBPACK_IMPORTED_MODULE_1__/* .parseEnvelope */ .mE)(line.bytes);
    if (reading.kind === 'problem')
        return bad(reading.code, reading.message);
    const { envelope } = reading;
    const payload = parsePayload(envelope.payload);
    if (payload === null)
        return bad('bad_payload', 'the payload is not canonical JSON');
    const statement = (0,_statement_js__WEBPACK_IMPORTED_MODULE_3__/* .parseStatement */ .By)(payload.value);
    if (statement.kind === 'problem')
        return bad(statement.code, statement.message);
    const sealed = { ...statement.sealed, sealId: (0,_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(envelope.payload) };
    return { kind: 'entry', envelope, sealed };
};


/***/ }),

/***/ 9591:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ findReferences)
/* harmony export */ });
const ofStep = (step, name) => {
    if (step === null)
        return [];
    const found = [
        { role: `${name}.stdout`, ...pick(step.stdout) },
        { role: `${name}.stderr`, ...pick(step.stderr) },
    ];
    // `out.bytes` counts the files, the object is their listing.
    if (step.out !== null)
        found.push({ role: `${name}.out`, sha256: step.out.sha256, bytes: null });
    return found;
};
const pick = ({ sha256, bytes }) => ({
    sha256,
    bytes,
});
const ofPatch = (sha256) => sha256 === null || sha256 === undefined ? [] : [{ role: 'patch', sha256, bytes: null }];
/** The objects an entry names. */
const findReferences = (entry) => {
    switch (entry.kind) {
        case 'run-begin':
            return [{ role: 'settings', sha256: entry.settings_sha256, bytes: null }];
        case 'trial-start':
            return ofPatch(entry.patch_sha256);
        case 'trial-result':
            return [
                ...ofPatch(entry.patch_sha256),
                ...ofStep(entry.run, 'run'),
                ...ofStep(entry.evaluate, 'evaluate'),
            ];
        case 'trial-propose':
        case 'trial-decision':
        case 'promote-start':
        case 'promote-result':
        case 'run-resume':
        case 'run-pause':
        case 'run-end':
        case 'event':
            return [];
    }
};


/***/ }),

/***/ 9386:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ readObject),
/* harmony export */   Lc: () => (/* binding */ findRun),
/* harmony export */   NW: () => (/* binding */ runFiles),
/* harmony export */   _G: () => (/* binding */ parseRunId),
/* harmony export */   du: () => (/* binding */ objectPath),
/* harmony export */   fN: () => (/* binding */ makeRunId),
/* harmony export */   t3: () => (/* binding */ objectsFolder),
/* harmony export */   v: () => (/* binding */ listRuns)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

const runIdPattern = /^([a-z0-9][a-z0-9-]{0,31})-([0-9]{8}T[0-9]{6}Z)-([0-9a-f]{6})$/;
/** Names a new run: experiment, UTC time in seconds, 6 random hex digits. */
const makeRunId = (experiment, nowMs, random) => {
    const time = new Date(nowMs).toISOString().replace(/[-:]|\.[0-9]+/g, '');
    const tail = Buffer.from(random.bytes(3)).toString('hex');
    return `${experiment}-${time}-${tail}`;
};
/** Takes a run id apart, null for any other text. */
const parseRunId = (text) => {
    const match = runIdPattern.exec(text);
    if (match === null)
        return null;
    const [runId, experiment = '', time = ''] = match;
    return { runId, experiment, time };
};
/** The folder of objects in a run's folder. */
const objectsFolder = 'objects';
/** Path of an object below a run's folder, with `/`: two hex digits, then the other 62. */
const objectPath = (sha256) => `${objectsFolder}/${sha256.slice(0, 2)}/${sha256.slice(2)}`;
/** Names in a run's folder. */
const runFiles = {
    ledger: 'ledger.jsonl',
    secret: 'run.secret',
    tree: 'tree.json',
    html: 'report.html',
    markdown: 'report.md',
    patch: 'best.patch',
    result: 'result.json',
};
/** Runs of a folder (`.guildseal/runs`), newest first; what has no ledger is none. */
const listRuns = (files, runsFolder) => files
    .list(runsFolder)
    .map(parseRunId)
    .filter((run) => run !== null)
    .filter((run) => files.stat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(runsFolder, run.runId, runFiles.ledger))?.kind === 'file')
    .sort((a, b) => (a.time === b.time ? (a.runId < b.runId ? 1 : -1) : a.time < b.time ? 1 : -1));
/**
 * The folder of a run that was named by its id, or by the path of its folder or ledger; null when
 * there is no ledger there.
 */
const findRun = (files, runsFolder, run, workingDirectory) => {
    const places = [];
    if (parseRunId(run) !== null)
        places.push((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(runsFolder, run));
    const path = run.startsWith('/') ? run : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workingDirectory, run);
    places.push(path.endsWith(`/${runFiles.ledger}`) ? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, '..') : path);
    return places.find((place) => files.stat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(place, runFiles.ledger))?.kind === 'file') ?? null;
};
/** Reads an object; null when it is not there. Whether its bytes are right is for `verify` to say. */
const readObject = (files, directory, sha256) => /^[0-9a-f]{64}$/.test(sha256) ? files.readIfExists((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, objectPath(sha256))) : null;


/***/ }),

/***/ 3568:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y5: () => (/* binding */ buildStatement),
  uq: () => (/* binding */ bytesSubject),
  sF: () => (/* binding */ commitSubject),
  By: () => (/* binding */ parseStatement),
  vS: () => (/* binding */ treeSubject)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(4377);
// EXTERNAL MODULE: ./src/text/num.ts
var num = __webpack_require__(4275);
;// CONCATENATED MODULE: ./src/ledger/entries.ts
/**
 * The entries of a ledger, as sealed. Field names are those of the file; `num` is a decimal string, so
 * that canonical bytes hold no fractions. A field may be null, its key is always there.
 */
const trialStatuses = ['ok', 'crash', 'timeout', 'violation', 'duplicate', 'skip'];

;// CONCATENATED MODULE: ./src/ledger/schema.ts



const hex = schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/);
const oid = schemas/* string */.YjP().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const schema_num = schemas/* string */.YjP().refine(num/* isNum */.T6, { error: 'not a decimal string' });
const node = schemas/* string */.YjP().regex(/^n(?:0|[1-9][0-9]{0,8})$/);
const count = schemas/* int */.Whr().min(0);
const strings = schemas/* array */.YOg(schemas/* string */.YjP());
const at = iso/* datetime */.w$({ precision: 3 });
/** Subjects of a statement: at least one, each with at least one digest. */
const subjectsSchema = schemas/* array */.YOg(schemas/* looseObject */._H3({
    name: schemas/* string */.YjP(),
    digest: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP())
        .refine((digest) => Object.keys(digest).length > 0, { error: 'empty digest' }),
}))
    .min(1);
const head = { run_id: schemas/* string */.YjP().min(1).max(64), seq: count, prev: hex, at };
const isolation = schemas/* looseObject */._H3({
    level: schemas/* enum */.k5n(['bwrap', 'none']),
    mode: schemas/* enum */.k5n(['userns', 'privileged']).nullable(),
    bwrap: schemas/* string */.YjP().nullable(),
    network: schemas/* enum */.k5n(['none', 'open']),
    uid: schemas/* int */.Whr(),
    seccomp_sha256: hex.nullable(),
    limits: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* looseObject */._H3({
        value: schemas/* int */.Whr(),
        by: schemas/* enum */.k5n(['cgroup2', 'cgroup1', 'rlimit', 'tmpfs', 'none']),
        approximate: schemas/* boolean */.zMY(),
    })),
    key_exposed: schemas/* boolean */.zMY(),
    probe_sha256: hex,
});
const runner = schemas/* looseObject */._H3({
    os: schemas/* string */.YjP(),
    kernel: schemas/* string */.YjP(),
    arch: schemas/* string */.YjP(),
    hosted: schemas/* boolean */.zMY().nullable(),
    run_url: schemas/* string */.YjP().nullable(),
    run_attempt: schemas/* int */.Whr().nullable(),
    workers: count,
});
const tool = schemas/* looseObject */._H3({
    version: schemas/* string */.YjP(),
    engine: count,
    bundle_sha256: hex,
    action_ref: schemas/* string */.YjP().nullable(),
    node: schemas/* string */.YjP(),
    git: schemas/* string */.YjP(),
});
const usage = schemas/* looseObject */._H3({
    usd: schema_num,
    tokens_in: count,
    tokens_out: count,
    calls: count,
    cpu_ms: count,
    wall_ms: count,
    source: schemas/* enum */.k5n(['reported', 'estimated', 'reserved']),
});
const stream = schemas/* looseObject */._H3({ sha256: hex, bytes: count });
const step = schemas/* looseObject */._H3({
    exit: schemas/* int */.Whr().nullable(),
    signal: schemas/* string */.YjP().nullable(),
    timed_out: schemas/* boolean */.zMY(),
    wall_ms: count,
    cpu_ms: count.nullable(),
    max_rss_kib: count.nullable(),
    stdout: stream,
    stderr: stream,
    out: schemas/* looseObject */._H3({ sha256: hex, files: count, bytes: count }).nullable(),
});
const proposal = schemas/* looseObject */._H3({
    kind: schemas/* string */.YjP(),
    action: schemas/* string */.YjP(),
    arm: schemas/* string */.YjP(),
    model: schemas/* string */.YjP().nullable(),
    cli: schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), version: schemas/* string */.YjP().nullable() }).nullable(),
    prompt_sha256: hex.nullable(),
    answer_sha256: hex.nullable(),
    description: schemas/* string */.YjP(),
    hypothesis: schemas/* string */.YjP().nullable(),
    usage,
});
const changed = schemas/* array */.YOg(schemas/* looseObject */._H3({
    path: schemas/* string */.YjP(),
    mode: schemas/* string */.YjP().nullable(),
    blob: oid.nullable(),
    sha256: hex.nullable(),
}));
const runBegin = {
    repo: schemas/* looseObject */._H3({
        forge: schemas/* string */.YjP(),
        host: schemas/* string */.YjP(),
        owner: schemas/* string */.YjP(),
        name: schemas/* string */.YjP(),
        id: schemas/* int */.Whr(),
    })
        .nullable(),
    ref: schemas/* string */.YjP().nullable(),
    event: schemas/* string */.YjP().nullable(),
    actor: schemas/* looseObject */._H3({ login: schemas/* string */.YjP(), id: schemas/* int */.Whr() }).nullable(),
    pr: schemas/* looseObject */._H3({ number: count, head: oid, base: oid }).nullable(),
    experiment: schemas/* string */.YjP(),
    base: oid,
    base_manifest_sha256: hex,
    config: schemas/* looseObject */._H3({ path: schemas/* string */.YjP(), sha256: hex }),
    settings_sha256: hex,
    policy: schemas/* looseObject */._H3({
        editable: strings,
        readonly: strings,
        data: strings,
        allow: strings,
        hidden_sha256: hex,
    }),
    evaluator: schemas/* looseObject */._H3({
        run: strings.nullable(),
        evaluate: strings,
        custody: schemas/* enum */.k5n(['split', 'shared']),
    }),
    metric: schemas/* looseObject */._H3({
        name: schemas/* string */.YjP(),
        direction: schemas/* enum */.k5n(['maximize', 'minimize']),
        min: schema_num.nullable(),
        max: schema_num.nullable(),
        tie: schema_num,
        min_effect: schema_num,
        tolerance: schema_num,
        target: schema_num.nullable(),
    }),
    budget: schemas/* looseObject */._H3({
        trials: count,
        evaluations: count,
        wall_ms: count.nullable(),
        tokens: count.nullable(),
        usd: schema_num.nullable(),
    }),
    strategy: schemas/* looseObject */._H3({ name: schemas/* string */.YjP(), window: count }),
    seeds: schemas/* looseObject */._H3({
        run: count,
        auto: schemas/* boolean */.zMY(),
        predictable: schemas/* boolean */.zMY(),
        race_commitment: hex,
        promotion_commitment: hex,
    }),
    min_isolation: schemas/* enum */.k5n(['bwrap', 'none']),
    isolation,
    runner,
    tool,
    image_digest: schemas/* string */.YjP().nullable(),
    key: schemas/* looseObject */._H3({ keyid: hex, alg: schemas/* string */.YjP(), spki: schemas/* string */.YjP() }).nullable(),
    prior: schemas/* looseObject */._H3({ run_id: schemas/* string */.YjP(), head: hex.nullable() }).nullable(),
};
const trialPropose = {
    node,
    attempt: count,
    parent: node,
    proposer: schemas/* looseObject */._H3({ kind: schemas/* string */.YjP(), arm: schemas/* string */.YjP(), model: schemas/* string */.YjP().nullable() }),
    prompt_sha256: hex.nullable(),
    reserved: schemas/* looseObject */._H3({ usd: schema_num, tokens: count }),
};
const trialStart = {
    node,
    repeat: count,
    attempt: count.min(1),
    purpose: schemas/* enum */.k5n(['baseline', 'candidate', 'race', 'promotion']),
    tree: oid,
    manifest_sha256: hex,
    parent: node.nullable(),
    patch_sha256: hex.nullable(),
    seed: count.nullable(),
    pair: schemas/* looseObject */._H3({ query: count, index: count, role: schemas/* enum */.k5n(['candidate', 'reference']) })
        .nullable(),
    changed: changed.optional(),
    proposal: proposal.optional(),
};
const trialResult = {
    start_seq: count.nullable(),
    node,
    repeat: count,
    status: schemas/* enum */.k5n(trialStatuses),
    reason: schemas/* string */.YjP().nullable(),
    value: schema_num.nullable(),
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), schema_num),
    run: step.nullable(),
    evaluate: step.nullable(),
    limits_hit: strings,
    duplicate_of: node.nullable(),
    parent: node.optional(),
    tree: oid.nullable().optional(),
    patch_sha256: hex.nullable().optional(),
    proposal: proposal.optional(),
    violations: schemas/* array */.YOg(schemas/* looseObject */._H3({ path: schemas/* string */.YjP(), code: schemas/* string */.YjP() })).optional(),
};
const trialDecision = {
    node,
    outcome: schemas/* enum */.k5n(['keep', 'discard', 'demote']),
    rule: schemas/* string */.YjP(),
    n: count,
    mean: schema_num,
    se: schema_num,
    incumbent: node,
    window_low: schema_num.nullable(),
};
const promoteStart = {
    query: count,
    candidate: node,
    reference: node,
    alpha: schema_num,
    min_effect: schema_num,
    max_pairs: count,
};
const promoteResult = {
    query: count,
    outcome: schemas/* enum */.k5n(['better', 'refuted', 'unconfirmed']),
    n: count,
    mean: schema_num.nullable(),
    low: schema_num.nullable(),
    high: schema_num.nullable(),
    pairs: schemas/* array */.YOg(count),
    burnt: schemas/* array */.YOg(count),
};
const runEnd = {
    status: schemas/* enum */.k5n(['finished', 'budget', 'target']),
    reason: schemas/* string */.YjP().nullable(),
    counts: schemas/* record */.g1P(schemas/* string */.YjP(), count),
    starts: count,
    results: count,
    unreported: schemas/* array */.YOg(count),
    best: schemas/* looseObject */._H3({
        node,
        tree: oid,
        commit: oid,
        value: schema_num,
        confirmed: schemas/* looseObject */._H3({ mean: schema_num, low: schema_num, high: schema_num, n: count }).nullable(),
    })
        .nullable(),
    usage,
    reveal: schemas/* looseObject */._H3({ race: hex, promotion: hex }),
};
const steer = {
    by: schemas/* looseObject */._H3({
        login: schemas/* string */.YjP(),
        id: schemas/* int */.Whr(),
        permission: schemas/* string */.YjP(),
        comment_id: schemas/* int */.Whr(),
        comment_sha256: hex,
    })
        .nullable(),
    verb: schemas/* string */.YjP(),
    args: strings,
    effect: schemas/* string */.YjP(),
};
const entryOf = (kind, shape) => schemas/* looseObject */._H3({ kind: schemas/* literal */.euz(kind), ...head, ...shape });
const eventOf = (type, shape) => entryOf('event', { type: schemas/* literal */.euz(type), ...shape });
const kinds = new Map([
    ['run-begin', entryOf('run-begin', runBegin)],
    ['trial-propose', entryOf('trial-propose', trialPropose)],
    ['trial-start', entryOf('trial-start', trialStart)],
    ['trial-result', entryOf('trial-result', trialResult)],
    ['trial-decision', entryOf('trial-decision', trialDecision)],
    ['promote-start', entryOf('promote-start', promoteStart)],
    ['promote-result', entryOf('promote-result', promoteResult)],
    ['run-resume', entryOf('run-resume', { unfinished: schemas/* array */.YOg(count), isolation, runner, tool })],
    [
        'run-pause',
        entryOf('run-pause', {
            reason: schemas/* enum */.k5n(['signal', 'disk', 'model', 'forge', 'isolation']),
            usage,
        }),
    ],
    ['run-end', entryOf('run-end', runEnd)],
    ['event:steer', eventOf('steer', steer)],
    ['event:repair', eventOf('repair', { bytes: count, sha256: hex })],
    ['event:reseed', eventOf('reseed', { race_commitment: hex, promotion_commitment: hex })],
    [
        'event:anchor',
        eventOf('anchor', {
            anchor: schemas/* enum */.k5n(['comment', 'status', 'branch']),
            of_seq: count,
            head: hex,
            where: schemas/* string */.YjP(),
        }),
    ],
]);
const typeOf = (predicate) => typeof predicate === 'object' &&
    predicate !== null &&
    'type' in predicate &&
    typeof predicate.type === 'string'
    ? predicate.type
    : null;
/**
 * Reads a predicate of the given kind. Fields it does not know are tolerated: a reader of this version
 * also reads what later versions add.
 */
const parseEntry = (kind, predicate) => {
    const name = kind === 'event' ? `event:${typeOf(predicate) ?? ''}` : kind;
    const schema = kinds.get(name);
    if (schema === undefined)
        return {
            kind: 'problem',
            code: 'unknown_kind',
            message: `an entry of kind ${JSON.stringify(name.slice(0, 64))} was written by a newer version`,
        };
    const parsed = schema.safeParse(predicate);
    if (!parsed.success) {
        const issue = parsed.error.issues[0];
        const path = issue?.path.join('.') ?? '';
        return {
            kind: 'problem',
            code: 'bad_entry',
            message: `${name}: ${path === '' ? 'the entry' : path}: ${issue?.message ?? 'malformed'}`,
        };
    }
    // The schema has just shown the shape; what comes back is what was sealed, unknown fields included.
    return { kind: 'entry', entry: predicate };
};

;// CONCATENATED MODULE: ./src/ledger/statement.ts

const statementType = 'https://in-toto.io/Statement/v1';
/** The statement of an entry. */
const buildStatement = (entry, subjects) => ({
    _type: statementType,
    predicateType: `urn:guildseal:predicate:${entry.kind}:v1`,
    subject: subjects,
    predicate: entry,
});
/** A commit as a subject. */
const commitSubject = (name, commit) => ({
    name,
    digest: { gitCommit: commit },
});
/** A tree as a subject. */
const treeSubject = (name, tree) => ({
    name,
    digest: { gitTree: tree },
});
/** Bytes (a stream, a patch, a manifest, a head) as a subject. */
const bytesSubject = (name, sha256) => ({
    name,
    digest: { sha256 },
});
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Reads a parsed payload as a statement of a known kind; fields it does not know are kept. */
const parseStatement = (value) => {
    if (!isRecord(value) || value['_type'] !== statementType)
        return {
            kind: 'problem',
            code: 'bad_payload',
            message: `the payload is not an in-toto statement (${statementType})`,
        };
    const type = value['predicateType'];
    const match = typeof type === 'string' ? /^urn:guildseal:predicate:([a-z-]+):v([0-9]+)$/.exec(type) : null;
    if (match === null)
        return { kind: 'problem', code: 'bad_payload', message: 'predicateType is not one of ours' };
    const [, kind = '', version = ''] = match;
    if (version !== '1')
        return {
            kind: 'problem',
            code: 'unknown_kind',
            message: `${kind}:v${version} was written by a newer version`,
        };
    const subjects = subjectsSchema.safeParse(value['subject']);
    if (!subjects.success)
        return { kind: 'problem', code: 'bad_payload', message: 'the subjects are malformed' };
    const parsed = parseEntry(kind, value['predicate']);
    if (parsed.kind === 'problem')
        return parsed;
    return { kind: 'entry', sealed: { entry: parsed.entry, subjects: subjects.data } };
};


/***/ }),

/***/ 3843:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ byteCeilings),
  v: () => (/* binding */ judgeChanges)
});

// EXTERNAL MODULE: ./src/text/hidden.ts
var text_hidden = __webpack_require__(4947);
;// CONCATENATED MODULE: ./src/policy/content.ts
const lfsStarts = [
    'version https://git-lfs.github.com/spec/',
    'version https://hawser.github.com/spec/',
];
/** Whether bytes are UTF-8 without NUL. */
const isText = (bytes) => {
    if (bytes.includes(0))
        return false;
    try {
        new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        return true;
    }
    catch {
        return false;
    }
};
/** Whether bytes are a pointer that Git LFS would replace by another file. */
const isLfsPointer = (bytes) => {
    const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
    return lfsStarts.some((text) => start.startsWith(text));
};

// EXTERNAL MODULE: ./src/policy/path.ts
var policy_path = __webpack_require__(8563);
;// CONCATENATED MODULE: ./src/policy/changes.ts



const ceilingFiles = 256;
/** Ceilings of `files.max_file_bytes` and `files.max_total_bytes`. */
const byteCeilings = { file: 1024 ** 2, total: 16 * 1024 ** 2 };
const planResult = (base, changes) => {
    const written = new Set();
    const deleted = new Set();
    const below = new Map();
    const folded = new Map();
    const count = (path, by) => {
        for (const folder of (0,policy_path/* foldersOf */.pd)(path))
            below.set(folder, (below.get(folder) ?? 0) + by);
    };
    for (const { path, mode } of changes) {
        const inBase = base.mode(path) !== null;
        if (mode === null) {
            if (inBase && !deleted.has(path))
                count(path, -1);
            deleted.add(path);
            continue;
        }
        if (!inBase && !written.has(path))
            count(path, 1);
        written.add(path);
        for (const name of [...(0,policy_path/* foldersOf */.pd)(path), path]) {
            const key = (0,policy_path/* foldPath */.tu)(name);
            folded.set(key, (folded.get(key) ?? new Set()).add(name));
        }
    }
    const hasFile = (path) => written.has(path) || (base.mode(path) !== null && !deleted.has(path));
    const hasFolder = (path) => base.countBelow(path) + (below.get(path) ?? 0) > 0;
    return {
        hasFile,
        hasFolder,
        spellings: (key) => [...base.spellings(key), ...(folded.get(key) ?? [])].filter((name) => hasFile(name) || hasFolder(name)),
    };
};
const collides = (result, name) => result.spellings((0,policy_path/* foldPath */.tu)(name)).some((other) => other !== name);
const judgePlace = (policy, base, result, path) => {
    const isNew = base.mode(path) === null;
    if (isNew && !(0,policy_path/* isNewName */.qL)(path, policy.files.unicode))
        return 'path_unicode';
    if (collides(result, path) || (isNew && (0,policy_path/* foldersOf */.pd)(path).some((name) => collides(result, name)))) {
        return 'path_collision';
    }
    if (result.hasFolder(path) || (0,policy_path/* foldersOf */.pd)(path).some(result.hasFile))
        return 'conflict';
    return isNew && !policy.files.allow_new ? 'new' : null;
};
const judgeMode = (baseMode, mode) => {
    if (baseMode !== null && baseMode !== '100644' && baseMode !== '100755')
        return 'mode';
    if (mode === null || mode === '100644')
        return null;
    return mode === '100755' && baseMode === '100755' ? null : 'mode';
};
const judgeContent = (policy, change) => {
    const { content, path } = change;
    if (content === undefined || content === null)
        return null;
    if (content.byteLength > policy.files.max_file_bytes)
        return 'caps';
    if (isLfsPointer(content))
        return 'lfs';
    return isText(content) || policy.files.binary.includes(path) ? null : 'binary';
};
const judgeOne = (policy, base, result, change) => {
    const { path, mode } = change;
    const { code } = policy.classify(path);
    if (code !== null)
        return code;
    const wrongMode = judgeMode(base.mode(path), mode);
    if (wrongMode !== null)
        return wrongMode;
    if (mode === null) {
        if (base.mode(path) === null)
            return 'conflict';
        return policy.files.allow_delete ? null : 'delete';
    }
    if (change.sizeBytes > Math.min(policy.files.max_file_bytes, byteCeilings.file))
        return 'caps';
    return judgePlace(policy, base, result, path) ?? judgeContent(policy, change);
};
/**
 * Judges a change set against the policy and the base; every path that may not be changed so is listed once,
 * with the first rule it breaks, in git's order. Beyond the cap on changed files only the first one too many
 * is listed, with `caps`.
 */
const judgeChanges = (policy, base, changes) => {
    const maxFiles = Math.min(policy.files.max_files, ceilingFiles);
    const maxTotal = Math.min(policy.files.max_total_bytes, byteCeilings.total);
    const sorted = [...changes].sort((left, right) => (0,policy_path/* comparePaths */.cD)(left.path, right.path));
    const judged = sorted.slice(0, maxFiles);
    const result = planResult(base, judged);
    const violations = [];
    let total = 0;
    let last = null;
    for (const change of judged) {
        const before = total;
        total += change.mode === null ? 0 : change.sizeBytes;
        const tooMuch = before <= maxTotal && total > maxTotal;
        const code = change.path === last
            ? 'conflict'
            : (judgeOne(policy, base, result, change) ?? (tooMuch ? 'caps' : null));
        last = change.path;
        if (code !== null)
            violations.push({ path: (0,text_hidden/* showHidden */.Ul)(change.path).slice(0, 1024), code });
    }
    const excess = sorted[maxFiles];
    if (excess !== undefined) {
        violations.push({ path: (0,text_hidden/* showHidden */.Ul)(excess.path).slice(0, 1024), code: 'caps' });
    }
    return violations;
};


/***/ }),

/***/ 7811:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ deniedAs)
/* harmony export */ });
/* harmony import */ var _matcher_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9012);

/** Folded names of files and folders no candidate may touch, at any depth. */
const always = new Set([
    '.forgejo',
    '.circleci',
    'jenkinsfile',
    'azure-pipelines.yml',
    'azure-pipelines.yaml',
    'codeowners',
    'action.yml',
    'action.yaml',
    '.mailmap',
    '.guildseal',
    '.guildseal.yml',
]);
const alwaysPrefixes = ['.git', '.woodpecker'];
/** Folded names that tools load or run by themselves; allowed by exact name only. */
const folders = new Set(['.cargo', 'node_modules', '__pycache__']);
const names = new Set([
    'package.json package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml pnpm-workspace.yaml',
    'bun.lock bun.lockb bunfig.toml deno.json deno.jsonc deno.lock lerna.json nx.json turbo.json',
    'cargo.toml cargo.lock build.rs rust-toolchain rust-toolchain.toml go.mod go.sum go.work go.work.sum',
    'setup.py setup.cfg pyproject.toml poetry.lock pdm.lock uv.lock pipfile pipfile.lock environment.yml',
    'pip.conf conftest.py pytest.ini tox.ini noxfile.py sitecustomize.py usercustomize.py',
    'gemfile gemfile.lock rakefile composer.json composer.lock mix.exs mix.lock rebar.config rebar.lock',
    'pom.xml build.gradle build.gradle.kts settings.gradle settings.gradle.kts gradle.properties',
    'gradle.lockfile build.sbt package.swift package.resolved pubspec.yaml pubspec.lock flake.nix flake.lock',
    'directory.build.props directory.build.targets nuget.config packages.lock.json global.json',
    'makefile gnumakefile cmakelists.txt meson.build build.bazel workspace.bazel module.bazel justfile',
    'taskfile.yml taskfile.yaml .npmrc .envrc .tool-versions .nvmrc .node-version .python-version jsconfig.json',
]
    .join(' ')
    .split(' '));
const patterns = [
    ...[
        '.yarnrc*',
        '.pnpmfile.*',
        'requirements*.txt',
        'constraints*.txt',
        'dockerfile*',
        '*.dockerfile',
    ],
    ...['containerfile*', '.env*', 'tsconfig*.json', 'jest.config.*', 'jest.setup.*', '.jestrc*'],
    ...['vitest.config.*', 'vitest.workspace.*', 'vite.config.*', 'babel.config.*', '.babelrc*'],
    ...['eslint.config.*', '.eslintrc*', 'prettier.config.*', '.prettierrc*', '.mocharc*'],
    ...['*.pth', '*.pyc', '*.pyo', '*.pyd', '*.so', '*.so.*', '*.dylib', '*.dll', '*.node', '*.wasm'],
    ...['*.csproj', '*.fsproj', '*.vbproj', '*.sln', '*.gemspec', '*.mk'],
];
/** How a folded path is denied: for good, or unless `files.allow` names it. */
const deniedAs = (foldedPath) => {
    const segments = foldedPath.split('/');
    if (segments.some((segment) => always.has(segment) || alwaysPrefixes.some((prefix) => segment.startsWith(prefix)))) {
        return 'always';
    }
    const name = segments.at(-1) ?? '';
    const optIn = segments.some((segment) => folders.has(segment)) ||
        names.has(name) ||
        patterns.some((pattern) => (0,_matcher_js__WEBPACK_IMPORTED_MODULE_0__/* .matchSegment */ .tx)(pattern, name));
    return optIn ? 'opt_in' : null;
};


/***/ }),

/***/ 9012:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   qM: () => (/* binding */ compileMatcher),
/* harmony export */   rl: () => (/* binding */ hasWildcard),
/* harmony export */   tx: () => (/* binding */ matchSegment)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8563);

/** Whether a pattern holds `*` or `?`. */
const hasWildcard = (pattern) => /[*?]/.test(pattern);
/** `*` and `?` within one segment; the last star is retried from where it stood, so no blow-up. */
const matchSegment = (pattern, text) => {
    let p = 0;
    let t = 0;
    let star = -1;
    let retry = 0;
    while (t < text.length) {
        if (p < pattern.length && pattern[p] === '*') {
            star = p;
            retry = t;
            p += 1;
        }
        else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
            p += 1;
            t += 1;
        }
        else if (star >= 0) {
            p = star + 1;
            retry += 1;
            t = retry;
        }
        else
            return false;
    }
    while (pattern[p] === '*')
        p += 1;
    return p === pattern.length;
};
/** `**` is any number of segments, at the end at least one. */
const matchSegments = (pattern, segments) => {
    let p = 0;
    let s = 0;
    let star = -1;
    let retry = 0;
    while (s < segments.length) {
        const part = pattern[p];
        if (part === '**') {
            star = p;
            retry = s;
            p += 1;
        }
        else if (part !== undefined && matchSegment(part, segments[s] ?? '')) {
            p += 1;
            s += 1;
        }
        else if (star >= 0) {
            p = star + 1;
            retry += 1;
            s = retry;
        }
        else
            return false;
    }
    return p === pattern.length;
};
const compileGlob = (pattern) => ({
    prefix: pattern.slice(0, pattern.search(/[*?]/)),
    segments: pattern.split('/'),
});
/**
 * Compiles patterns: `*` and `?` stay in a segment, `**` is a whole segment and matches dotfiles, everything
 * else is literal and case counts. A literal names the file and all below the folder of that name; one that
 * ends in `/` only what is below.
 */
const compileMatcher = (patterns) => {
    const files = new Set();
    const folders = new Set();
    const globs = [];
    for (const pattern of patterns) {
        if (hasWildcard(pattern))
            globs.push(compileGlob(pattern.endsWith('/') ? `${pattern}**` : pattern));
        else if (pattern.endsWith('/'))
            folders.add(pattern.slice(0, -1));
        else {
            files.add(pattern);
            folders.add(pattern);
        }
    }
    return (path) => {
        if (files.has(path))
            return true;
        if (folders.size > 0 && (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldersOf */ .pd)(path).some((folder) => folders.has(folder)))
            return true;
        let segments = null;
        for (const glob of globs) {
            if (!path.startsWith(glob.prefix))
                continue;
            segments ??= path.split('/');
            if (matchSegments(glob.segments, segments))
                return true;
        }
        return false;
    };
};


/***/ }),

/***/ 8563:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cg: () => (/* binding */ checkPath),
/* harmony export */   cD: () => (/* binding */ comparePaths),
/* harmony export */   pd: () => (/* binding */ foldersOf),
/* harmony export */   qL: () => (/* binding */ isNewName),
/* harmony export */   tu: () => (/* binding */ foldPath)
/* harmony export */ });
const maxBytes = 512;
const maxSegmentBytes = 200;
const maxDepth = 32;
const ascii = /^[ -~]*$/;
// Format, unassigned, private use, surrogates, line separators; selectors; fillers; U+034F; the replacement
// character, which stands for bytes that were no UTF-8.
const invisible = /[\p{Cf}\p{Cn}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Variation_Selector}\u115f\u1160\u3164\uffa0\ufffd]|\u034f|\u17b4|\u17b5/u;
const reservedCharacters = /[\\:*?"<>|]/;
const device = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/i;
const reservedSegment = (segment) => /^[ -]|[. ]$|~[0-9]/.test(segment) || device.test(segment);
const byteLength = (text) => Buffer.byteLength(text);
/** The first lexical rule a path breaks, null when it is valid. Judges the name as given, never normalised. */
const checkPath = (path) => {
    if (path.length > maxBytes || byteLength(path) > maxBytes)
        return 'caps';
    if (/\p{Cc}/u.test(path))
        return 'path_control';
    if (/^(?:[A-Za-z]:|\\\\)/.test(path))
        return 'path_segment';
    const segments = path.split('/');
    for (const segment of segments) {
        if (segment === '' || segment === '.' || segment === '..' || segment.startsWith('~')) {
            return 'path_segment';
        }
    }
    if (/%[0-9A-Fa-f]{2}/.test(path))
        return 'path_encoding';
    if (!ascii.test(path)) {
        if (invisible.test(path))
            return 'path_unicode';
        if (path !== path.normalize('NFC') || path !== path.normalize('NFKC'))
            return 'path_unicode';
    }
    if (reservedCharacters.test(path) || segments.some(reservedSegment))
        return 'path_reserved';
    if (segments.length > maxDepth)
        return 'caps';
    return segments.some((segment) => byteLength(segment) > maxSegmentBytes) ? 'caps' : null;
};
const scripts = [
    'Latin Greek Cyrillic Armenian Georgian Hebrew Arabic Devanagari Bengali Gurmukhi Gujarati Oriya',
    'Tamil Telugu Kannada Malayalam Sinhala Thai Lao Tibetan Myanmar Khmer Ethiopic Hangul Hiragana',
    'Katakana Han Bopomofo',
]
    .join(' ')
    .split(' ')
    .map((script) => new RegExp(`^[\\p{Script=${script}}\\p{Script=Common}\\p{Script=Inherited}]*$`, 'u'));
/**
 * Whether a new file may have this name: ASCII, or with `unicode` one script between two dots or slashes
 * (so that an ending like `.txt` may follow another script).
 */
const isNewName = (path, unicode) => ascii.test(path) ||
    (unicode && path.split(/[/.]/).every((part) => scripts.some((script) => script.test(part))));
/** The form under which names are the same file on some file system: NFKC and case folding. */
const foldPath = (path) => ascii.test(path)
    ? path.toLowerCase()
    : path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
/** Order of git: by bytes. */
const comparePaths = (left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right));
/** Every folder above a path, the outermost first: `a/b/c` -> `a`, `a/b`. */
const foldersOf = (path) => {
    const folders = [];
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
        folders.push(path.slice(0, at));
    }
    return folders;
};


/***/ }),

/***/ 2819:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AL: () => (/* binding */ patternProblem),
/* harmony export */   gw: () => (/* binding */ checkFiles),
/* harmony export */   w$: () => (/* binding */ unusedPatterns)
/* harmony export */ });
/* harmony import */ var _changes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3843);
/* harmony import */ var _denied_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7811);
/* harmony import */ var _matcher_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9012);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8563);
/* harmony import */ var _policy_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6658);





const reasons = {
    path_segment: 'it has an empty, "." or ".." part, or starts with "/", "~" or a drive',
    path_unicode: 'it holds characters that look like others or like nothing',
    path_control: 'it holds a control character',
    path_reserved: 'it holds one of \\ : " < > |, a leading "-", a trailing dot or space, or a device name',
    path_encoding: 'it holds a percent escape',
    caps: 'it is longer than 512 bytes, 200 a part, or deeper than 32 folders',
};
/** Why a pattern cannot name any valid path; null when it can. */
const patternProblem = (pattern) => {
    const segments = pattern.replace(/\/$/, '').split('/');
    if (segments.some((segment) => segment.includes('**') && segment !== '**')) {
        return '"**" must stand alone between slashes';
    }
    const sample = segments.map((segment) => segment.replace(/\*+|\?/g, 'x')).join('/');
    const code = (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPath */ .Cg)(sample);
    return code === null ? null : (reasons[code] ?? code);
};
const patternKeys = ['editable', 'readonly', 'hidden', 'data', 'context'];
const checkLists = (files) => {
    const problems = [];
    const report = (key, index, value, problem, cure) => {
        problems.push({ kind: 'bad_pattern', path: [key, index], value, problem, cure });
    };
    for (const key of patternKeys) {
        for (const [index, pattern] of files[key].entries()) {
            const problem = patternProblem(pattern);
            if (problem === null)
                continue;
            report(key, index, pattern, problem, 'write a path relative to the repository, such as src/**');
        }
    }
    for (const key of ['allow', 'binary']) {
        for (const [index, name] of files[key].entries()) {
            const code = (0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .checkPath */ .Cg)(name);
            if (code === null)
                continue;
            const problem = (0,_matcher_js__WEBPACK_IMPORTED_MODULE_2__/* .hasWildcard */ .rl)(name) ? 'it is not one exact name' : (reasons[code] ?? code);
            report(key, index, name, problem, 'write the whole path of one file');
        }
    }
    return problems;
};
/** A name nobody uses, to ask what class the content of a folder has. */
const probe = 'guildseal-probe';
const checkLiterals = (files, extraDenied) => {
    const policy = (0,_policy_js__WEBPACK_IMPORTED_MODULE_4__/* .compilePolicy */ .C)(files, extraDenied);
    const problems = [];
    for (const [index, pattern] of files.editable.entries()) {
        if ((0,_matcher_js__WEBPACK_IMPORTED_MODULE_2__/* .hasWildcard */ .rl)(pattern) || patternProblem(pattern) !== null)
            continue;
        const name = pattern.replace(/\/$/, '');
        const verdicts = [policy.classify(name), policy.classify(`${name}/${probe}`)];
        const other = verdicts.find(({ class: found }) => found !== 'editable' && found !== 'unlisted');
        if (other === undefined)
            continue;
        problems.push({
            kind: 'conflict',
            path: ['editable', index],
            value: pattern,
            problem: `is also ${other.class}`,
            cure: other.class !== 'denied'
                ? `take it out of files.editable or out of files.${other.class}`
                : (0,_denied_js__WEBPACK_IMPORTED_MODULE_1__/* .deniedAs */ .w)((0,_path_js__WEBPACK_IMPORTED_MODULE_3__/* .foldPath */ .tu)(name)) === 'opt_in'
                    ? `add "${name}" to files.allow if candidates may really change it`
                    : 'take it out of files.editable: no candidate may change such a file',
        });
    }
    return problems;
};
/** Everything wrong with the patterns and caps of `files`; see `compilePolicy` for `extraDenied`. */
const checkFiles = (files, extraDenied) => {
    const ceilings = [
        ['max_file_bytes', files.max_file_bytes, _changes_js__WEBPACK_IMPORTED_MODULE_0__/* .byteCeilings */ .n.file],
        ['max_total_bytes', files.max_total_bytes, _changes_js__WEBPACK_IMPORTED_MODULE_0__/* .byteCeilings */ .n.total],
    ];
    const tooHigh = ceilings.flatMap(([key, bytes, ceiling]) => {
        if (bytes <= ceiling)
            return [];
        const most = `${ceiling / 1024 ** 2}MiB`;
        return [
            {
                kind: 'ceiling',
                path: [key],
                value: `${bytes / 1024 ** 2}MiB`,
                problem: `is above ${most}`,
                cure: `write ${most} or less`,
            },
        ];
    });
    return [...checkLists(files), ...checkLiterals(files, extraDenied), ...tooHigh];
};
/** Patterns that name no file of the base: probably misspelt, so a warning. */
const unusedPatterns = (files, basePaths) => patternKeys.flatMap((key) => files[key]
    .filter((pattern) => !basePaths.some((0,_matcher_js__WEBPACK_IMPORTED_MODULE_2__/* .compileMatcher */ .qM)([pattern])))
    .map((pattern) => ({ key, pattern })));


/***/ }),

/***/ 6658:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ compilePolicy)
/* harmony export */ });
/* harmony import */ var _denied_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7811);
/* harmony import */ var _matcher_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9012);
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8563);



/**
 * Compiles the path policy. First hit wins: not lexically valid, hidden, denied, readonly, editable, unlisted.
 * What restricts a path matches after folding (NFKC, case), what frees it only exactly.
 *
 * @param extraDenied patterns denied without opt-in: files with instructions, notes, the configuration
 */
const compilePolicy = (files, extraDenied = []) => {
    const hidden = (0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .compileMatcher */ .qM)(files.hidden.map(_path_js__WEBPACK_IMPORTED_MODULE_2__/* .foldPath */ .tu));
    const readonly = (0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .compileMatcher */ .qM)(files.readonly.map(_path_js__WEBPACK_IMPORTED_MODULE_2__/* .foldPath */ .tu));
    const extra = (0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .compileMatcher */ .qM)(extraDenied.map(_path_js__WEBPACK_IMPORTED_MODULE_2__/* .foldPath */ .tu));
    const editable = (0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .compileMatcher */ .qM)(files.editable);
    const data = (0,_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .compileMatcher */ .qM)(files.data);
    const allowed = new Set(files.allow);
    const isDenied = (path, folded) => {
        const denied = (0,_denied_js__WEBPACK_IMPORTED_MODULE_0__/* .deniedAs */ .w)(folded);
        if (denied === 'always' || extra(folded))
            return true;
        return denied === 'opt_in' && !allowed.has(path);
    };
    const classify = (path) => {
        const code = (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .checkPath */ .Cg)(path);
        if (code !== null)
            return { class: 'unlisted', code };
        const folded = (0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .foldPath */ .tu)(path);
        if (hidden(folded))
            return { class: 'hidden', code: 'class' };
        if (isDenied(path, folded))
            return { class: 'denied', code: 'denied' };
        if (readonly(folded))
            return { class: 'readonly', code: 'class' };
        if (editable(path))
            return { class: 'editable', code: null };
        return { class: 'unlisted', code: 'class' };
    };
    const isEditable = (path) => classify(path).class === 'editable';
    return {
        files,
        classify,
        isEditable,
        isHidden: (path) => hidden((0,_path_js__WEBPACK_IMPORTED_MODULE_2__/* .foldPath */ .tu)(path)),
        isData: (path) => data(path) && isEditable(path),
    };
};


/***/ }),

/***/ 4545:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ sandboxOverride),
/* harmony export */   s: () => (/* binding */ sandboxConfig)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2857);
/* harmony import */ var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3750);


const limitNames = ['memory', 'cpus', 'pids', 'tmp', 'out'];
const shape = {
    isolation: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['auto', 'bwrap', 'none'])
        .describe('How commands are confined: auto takes the strongest level that passes its probe; none switches the sandbox off and needs min_isolation: none.'),
    min_isolation: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(['bwrap', 'none']).describe('Below this level nothing runs (exit 4).'),
    memory: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)().describe('Memory of one command.'),
    cpus: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().positive().describe('Processors of one command.'),
    pids: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().min(8).describe('Processes and threads of one command.'),
    tmp: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)().describe('Size of /tmp.'),
    out: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)().describe('Size of /out, where commands.run leaves its results.'),
    output: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)().describe('Cap on stdout and on stderr, each.'),
    network: zod__WEBPACK_IMPORTED_MODULE_1__/* .boolean */ .zMY().describe('Opens the network for commands.run only; sealed and reported.'),
    mounts: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
        from: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().describe('Folder of the host.'),
        to: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().describe('New folder inside.'),
    }))
        .describe('Further read-only folders, such as a toolchain or node_modules of an earlier trusted step.'),
    env: zod__WEBPACK_IMPORTED_MODULE_1__/* .record */ .g1P((0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .envName */ .pD)(), zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP())
        .describe('Further environment of the commands; never secrets.'),
    require: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(limitNames)).describe('Limits that must be exact, or nothing runs.'),
};
/** `sandbox:` at the top level, with defaults. */
const sandboxConfig = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    isolation: shape.isolation.default('auto'),
    min_isolation: shape.min_isolation.default('bwrap'),
    memory: shape.memory.default(2 * 1024 ** 3),
    cpus: shape.cpus.default(2),
    pids: shape.pids.default(256),
    tmp: shape.tmp.default(256 * 1024 ** 2),
    out: shape.out.default(64 * 1024 ** 2),
    output: shape.output.default(8 * 1024 ** 2),
    network: shape.network.default(false),
    mounts: shape.mounts.default([]),
    env: shape.env.default({}),
    require: shape.require.default([]),
})
    .describe('How strongly commands are confined. Experiments and skills may override each key.');
/** `sandbox:` of an experiment: any of the top-level keys. */
const sandboxOverride = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej(shape)
    .partial()
    .describe('Overrides of the top-level sandbox keys.');


/***/ }),

/***/ 2356:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FB: () => (/* binding */ searchConfig),
/* harmony export */   cD: () => (/* binding */ mutateOperators)
/* harmony export */ });
/* unused harmony export experimentConfig */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2857);
/* harmony import */ var _config_values_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3750);
/* harmony import */ var _sandbox_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4545);



const globs = () => zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1));
const nonNegative = () => zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nonnegative();
const files = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    editable: globs().min(1).describe('Paths a candidate may change.'),
    readonly: globs()
        .default([])
        .describe('Paths shown to proposers that a candidate may not change.'),
    hidden: globs().default([]).describe('Paths only the evaluator sees.'),
    hidden_from: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .nullable()
        .default(null)
        .describe('Folder outside the repository with the hidden files.'),
    data: globs()
        .default([])
        .describe('Editable files the evaluator gets as data although commands.run is set.'),
    context: globs().default([]).describe('Files shown to models.'),
    allow: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())
        .default([])
        .describe('Exact names of normally denied files that may be changed after all.'),
    binary: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP())
        .default([])
        .describe('Exact names of editable files that are no text.'),
    unicode: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().default(false).describe('New file names beyond ASCII.'),
    allow_new: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().default(false).describe('Candidates may add files.'),
    allow_delete: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().default(false).describe('Candidates may delete files.'),
    max_files: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1).max(256).default(20).describe('Changed files at most.'),
    max_file_bytes: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)()
        .default(1024 ** 2)
        .describe('Size of a changed file at most.'),
    max_total_bytes: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .size */ .Ej)()
        .default(16 * 1024 ** 2)
        .describe('Size of all changed files at most.'),
    foreign: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['ignore', 'fail'])
        .default('ignore')
        .describe('What to do about other files a pull request changes.'),
})
    .describe('What may be edited and who sees what.');
const rangeProblem = (match) => {
    try {
        // With an empty alternative every expression matches; the result then counts its groups.
        const groups = (new RegExp(`${match}|`, 'gm').exec('')?.length ?? 1) - 1;
        return groups > 0 ? null : 'needs a group (..) around the value';
    }
    catch (error) {
        return error instanceof Error ? error.message : 'is no regular expression';
    }
};
const range = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    file: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().min(1).describe('Glob of files.'),
    match: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .describe('JavaScript regular expression (flags gm); every match is a site, its first group the value.'),
    type: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['int', 'float', 'choice']).describe('What the value is.'),
    min: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional().describe('Least value.'),
    max: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().optional().describe('Greatest value.'),
    scale: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['linear', 'log']).default('linear').describe('Scale that steps are even on.'),
    values: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().regex(/^[^\r\n]*$/, { error: 'one line' }))
        .min(2)
        .optional()
        .describe('Values to choose from.'),
})
    .superRefine((value, context) => {
    const problem = (key, message) => {
        context.addIssue({ code: 'custom', path: [key], message });
    };
    const wrong = rangeProblem(value.match);
    if (wrong !== null)
        problem('match', wrong);
    if (value.type === 'choice') {
        if (value.values === undefined)
            problem('values', 'a choice needs its values');
        return;
    }
    const { min, max } = value;
    if (min !== undefined && max !== undefined && min >= max)
        problem('max', 'must exceed min');
    if (value.type === 'int') {
        if (min !== undefined && !Number.isSafeInteger(min))
            problem('min', 'must be an integer');
        if (max !== undefined && !Number.isSafeInteger(max))
            problem('max', 'must be an integer');
    }
    if (value.scale === 'log' && (min === undefined || max === undefined || min <= 0)) {
        problem('min', 'a log scale needs min and max above 0');
    }
});
/** Operators of the built-in proposer. */
const mutateOperators = [
    'range',
    'number',
    'line_delete',
    'line_duplicate',
    'line_swap',
    'line_move',
    'line_replace',
    'line_insert',
    'block_delete',
    'token',
    'identifier_swap',
    'compound',
];
const mutate = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    kind: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('mutate').describe('Built-in edits, without a model.'),
    ranges: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(range).default([]).describe('Declared values.'),
    operators: zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('all'), zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(mutateOperators)).min(1)])
        .default('all')
        .describe('Operators to use.'),
    screen: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
        .min(0)
        .default(8)
        .describe('Drafts screened by the learned model before one is evaluated; 0 switches it off.'),
});
const strategyNames = ['plateau', 'greedy'];
const strategy = zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([
    zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(strategyNames),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('plateau')
            .describe('Accepts what is not worse, spreads over all that is best.'),
        p_min: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()
            .gt(0)
            .lt(1)
            .default(0.05)
            .describe('Least chance of a gain a try that is still worth trying for.'),
        eps: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()
            .min(0)
            .max(1)
            .default(0.15)
            .describe('How often an older node is tried once all of the best are exhausted.'),
    }),
    zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('greedy').describe('Always goes on from the best node.'),
        accept: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['strict', 'equal'])
            .default('strict')
            .describe('Whether a node must be better, or may be as good.'),
    }),
])
    .transform((value) => value === 'plateau'
    ? { name: 'plateau', p_min: 0.05, eps: 0.15 }
    : value === 'greedy'
        ? { name: 'greedy', accept: 'strict' }
        : value)
    .describe('Which node the next trial starts from.');
/** One experiment, resolved with its defaults. */
const experimentConfig = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    description: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().default('').describe('What the experiment is for.'),
    instructions: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
        .nullable()
        .default(null)
        .describe('File of the base commit with the goal in words.'),
    files,
    commands: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        run: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .argv */ .vU)()
            .nullable()
            .default(null)
            .describe('Runs the candidate; null when the candidate is a data file.'),
        evaluate: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .argv */ .vU)().describe('Runs on the base tree and prints NAME: VALUE.'),
        check: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
            files: globs().describe('Changed files that this check is for.'),
            command: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .argv */ .vU)().describe('Program and arguments; non-zero refuses the draft.'),
        }))
            .default([])
            .describe('Cheap checks of changed files; {file} is the path.'),
    })
        .describe('Programs, as argument lists.'),
    metric: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        name: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP()
            .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, { error: 'letters, digits and underscores' })
            .describe('Name of the line the evaluator prints.'),
        direction: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['maximize', 'minimize']).describe('Which way is better.'),
        min: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable().default(null).describe('Least valid value.'),
        max: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable().default(null).describe('Greatest valid value.'),
        target: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig().nullable().default(null).describe('Value to stop at.'),
        tie: nonNegative().default(0).describe('Differences up to this are ties in the search.'),
        min_effect: nonNegative()
            .default(0)
            .describe('Least improvement that promotion certifies.'),
        tolerance: nonNegative()
            .default(0)
            .describe('Slack when a value is reproduced; not in this version.'),
    })
        .describe('What is measured.'),
    evaluation: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        timeout: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)().default(600_000).describe('Wall limit of each command.'),
        custody: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['split', 'shared'])
            .default('split')
            .describe('split: the evaluator never runs on the candidate; shared: it does, and the number can be spoofed.'),
        publish_stderr: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().default(false).describe("Publish the evaluator's stderr."),
        noise: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['auto', 'none', 'noisy'])
            .default('auto')
            .describe('Whether two evaluations of one tree may differ.'),
        aa: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(2).default(3).describe('Repeats of the baseline that look for noise.'),
        seeded: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY().default(false).describe('The evaluator uses GUILDSEAL_SEED.'),
    })
        .prefault({})
        .describe('How candidates are evaluated.'),
    race: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        k: zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('auto'), zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1)])
            .default('auto')
            .describe('Repeats of a challenger at most.'),
        slack: nonNegative().default(0.5).describe('Standard errors a challenger may lag behind.'),
        refresh: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(0)
            .default(20)
            .describe('Every so many evaluations the incumbent is repeated; 0 switches it off.'),
        aggregate: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['mean', 'median'])
            .default('mean')
            .describe('How repeats are summed up.'),
    })
        .prefault({})
        .describe('Repeats of challengers against the incumbent.'),
    promotion: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        enabled: zod__WEBPACK_IMPORTED_MODULE_2__/* .boolean */ .zMY()
            .default(true)
            .describe('Confirm the best nodes; without it nothing is called better.'),
        alpha: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()
            .gt(0)
            .lt(1)
            .default(0.05)
            .describe('False promotions accepted over a whole run.'),
        max_pairs: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(1)
            .default(32)
            .describe('Pairs of fresh evaluations for one candidate at most.'),
        candidates: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(1)
            .default(3)
            .describe('Nodes that are asked for in turn until one is confirmed.'),
        against: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['baseline', 'confirmed'])
            .default('baseline')
            .describe('What a candidate must beat: the baseline, or the last node confirmed.'),
    })
        .prefault({})
        .describe('Final confirmation on secret fresh seeds.'),
    strategy: strategy.prefault('plateau'),
    proposers: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_2__/* .discriminatedUnion */ .gMt('kind', [mutate]))
        .min(1)
        .prefault([{ kind: 'mutate' }])
        .describe('What makes the edits.'),
    parallel: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        workers: zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('auto'), zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1).max(256)])
            .default(1)
            .describe('Evaluations at once.'),
        window: zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('auto'), zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(1).max(1024)])
            .default('auto')
            .describe('Proposals in flight; decides the tree.'),
    })
        .prefault({})
        .describe('Parallelism.'),
    budget: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        trials: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(1)
            .default(100)
            .describe('Evaluated nodes at most, the baseline included.'),
        evaluations: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(1)
            .nullable()
            .default(null)
            .describe('Repeats at most; five times trials when left out.'),
        wall: (0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .duration */ .p0)().default(3_600_000).describe('Time at most, summed over resumes.'),
        tokens: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(0)
            .nullable()
            .default(null)
            .describe('Model tokens at most; mutate, the only proposer of this version, uses none.'),
        usd: nonNegative()
            .nullable()
            .default(null)
            .describe('Money at most, in US dollars; mutate costs none.'),
        warn_at: zod__WEBPACK_IMPORTED_MODULE_2__/* .number */ .aig()
            .min(1)
            .max(100)
            .default(80)
            .describe('Percent of a budget at which the log warns.'),
    })
        .prefault({})
        .describe('Hard limits.'),
    stop: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        failures: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(1)
            .nullable()
            .default(null)
            .describe('Stop after so many crashes or timeouts in a row.'),
        plateau: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr()
            .min(1)
            .nullable()
            .default(null)
            .describe('Stop after so many trials without gain in a row.'),
    })
        .prefault({})
        .describe('Soft stops.'),
    seed: zod__WEBPACK_IMPORTED_MODULE_2__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_2__/* .literal */ .euz('auto'), zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().min(0)])
        .default('auto')
        .describe('Seed of the proposals.'),
    publish: zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
        refs: zod__WEBPACK_IMPORTED_MODULE_2__/* ["enum"] */ .k5n(['none', 'best', 'keeps', 'all'])
            .default('none')
            .describe('Which commits are pushed to the forge.'),
        branch: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullable().default(null).describe('Branch that gets the best commit.'),
    })
        .prefault({})
        .describe('What is pushed to the forge.'),
    sandbox: _sandbox_config_js__WEBPACK_IMPORTED_MODULE_1__/* .sandboxOverride */ .O.prefault({}).describe('Overrides of the top-level sandbox keys.'),
})
    .describe('A bounded search.');
/** `search:`: the experiments by name. */
const searchConfig = zod__WEBPACK_IMPORTED_MODULE_2__/* .strictObject */ .rej({
    experiments: zod__WEBPACK_IMPORTED_MODULE_2__/* .record */ .g1P((0,_config_values_js__WEBPACK_IMPORTED_MODULE_0__/* .experimentName */ .By)(), experimentConfig)
        .default({})
        .describe('Experiments by name.'),
})
    .describe('Bounded search experiments.');


/***/ }),

/***/ 9906:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ steerLimits)
/* harmony export */ });
/**
 * The limits after a `budget` verb: `+50` adds trials, and evaluations in proportion; `trials=N`,
 * `evaluations=N`, `wall_ms=N` set one. Other verbs change nothing.
 */
const steerLimits = (limits, { verb, args }, begin) => {
    if (verb !== 'budget')
        return limits;
    return args.reduce((now, arg) => {
        const more = /^\+([0-9]{1,9})$/.exec(arg)?.[1];
        if (more !== undefined) {
            const share = (begin?.budget.evaluations ?? 0) / Math.max(1, begin?.budget.trials ?? 1);
            return {
                ...now,
                trials: now.trials + Number(more),
                evaluations: now.evaluations + Math.ceil(Number(more) * share),
            };
        }
        const [, key, value] = /^(trials|evaluations|wall_ms)=([0-9]{1,15})$/.exec(arg) ?? [];
        if (key === undefined)
            return now;
        return { ...now, [key === 'wall_ms' ? 'wallMs' : key]: Number(value) };
    }, limits);
};


/***/ }),

/***/ 6340:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ aggregateOf),
/* harmony export */   CK: () => (/* binding */ emptyTally),
/* harmony export */   Fi: () => (/* binding */ pooledSd),
/* harmony export */   HU: () => (/* binding */ poolChange),
/* harmony export */   dM: () => (/* binding */ addValue),
/* harmony export */   kR: () => (/* binding */ emptyPool)
/* harmony export */ });
/** No value yet. */
const emptyTally = { n: 0, mean: 0, squares: 0 };
/** No repeat yet. */
const emptyPool = { squares: 0, degrees: 0 };
/** The tally with one value more. */
const addValue = (tally, value) => {
    const n = tally.n + 1;
    const offset = value - tally.mean;
    const mean = tally.mean + offset / n;
    return { n, mean, squares: tally.squares + offset * (value - mean) };
};
/** The pool after one node's tally went from `before` to `after`; constant time. */
const poolChange = (pool, before, after) => ({
    squares: pool.squares + after.squares - before.squares,
    degrees: pool.degrees + Math.max(0, after.n - 1) - Math.max(0, before.n - 1),
});
/** Pooled standard deviation, 0 before the first repeat. */
const pooledSd = (pool) => pool.degrees === 0 ? 0 : Math.sqrt(Math.max(0, pool.squares) / pool.degrees);
/** A node's figure from its repeats; throws on an empty list. */
const aggregateOf = (values, aggregate) => {
    if (values.length === 0)
        throw new RangeError('an aggregate needs at least one value');
    if (aggregate === 'mean') {
        // Equal values must give exactly that value: a sum divided again may be off by one bit.
        return values.reduce(addValue, emptyTally).mean;
    }
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
};


/***/ }),

/***/ 7749:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kf: () => (/* binding */ parseCanonical),
/* harmony export */   Mr: () => (/* binding */ canonicalBytes)
/* harmony export */ });
/* unused harmony export CanonicalError */
/** Deepest nesting of arrays and objects in canonical bytes. */
const maxDepth = 32;
const keyPattern = /^[A-Za-z_][A-Za-z0-9_]*$/;
// Controls but TAB and LF, DEL, lone surrogates: where serialisers differ (jq escapes DEL, most pass lone surrogates).
const refused = /(?![\t\n\u0080-\u009f])[\p{Cc}\p{Cs}]/u;
const plain = /^[ !#-[\]-~]*$/;
/** A value that has no canonical bytes, or bytes that are not canonical; `path` is like `$.best.node`. */
class CanonicalError extends Error {
    name = 'CanonicalError';
    path;
    constructor(path, problem) {
        super(`${path}: ${problem}`);
        this.path = path;
    }
}
const writeString = (text, path) => {
    if (plain.test(text))
        return `"${text}"`;
    if (refused.test(text)) {
        throw new CanonicalError(path, 'a string with a control character or a lone surrogate');
    }
    return JSON.stringify(text);
};
const writeArray = (value, path, depth) => {
    if (Reflect.ownKeys(value).length !== value.length + 1) {
        throw new CanonicalError(path, 'an array with holes or further properties');
    }
    let text = '[';
    for (let index = 0; index < value.length; index += 1) {
        if (index > 0)
            text += ',';
        text += write(value[index], `${path}[${index}]`, depth);
    }
    return `${text}]`;
};
const writeObject = (value, path, depth) => {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
        throw new CanonicalError(path, 'an object that is not plain');
    }
    const keys = Object.keys(value);
    if (Reflect.ownKeys(value).length !== keys.length) {
        throw new CanonicalError(path, 'an object with symbols or hidden properties');
    }
    // Keys are ASCII, so code unit order is byte order.
    keys.sort();
    let text = '{';
    for (const key of keys) {
        if (!keyPattern.test(key)) {
            throw new CanonicalError(path, 'a key that is not [A-Za-z_][A-Za-z0-9_]*');
        }
        if (text.length > 1)
            text += ',';
        text += `"${key}":${write(value[key], `${path}.${key}`, depth)}`;
    }
    return `${text}}`;
};
const write = (value, path, depth) => {
    switch (typeof value) {
        case 'string':
            return writeString(value, path);
        case 'boolean':
            return value ? 'true' : 'false';
        case 'number':
            if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
                throw new CanonicalError(path, 'a number that is not a safe integer');
            }
            return String(value);
        case 'object':
            if (value === null)
                return 'null';
            if (depth === maxDepth)
                throw new CanonicalError(path, `nested deeper than ${maxDepth}`);
            return Array.isArray(value)
                ? writeArray(value, path, depth + 1)
                : writeObject(value, path, depth + 1);
        case 'undefined':
        case 'bigint':
        case 'symbol':
        case 'function':
            throw new CanonicalError(path, `a value of type ${typeof value}`);
    }
};
/**
 * The one serialisation of a value that is hashed and signed: null, booleans, well-formed strings, safe
 * integers, dense arrays and plain objects, which makes it RFC 8785 and equal to `jq -cS`.
 * Throws {@link CanonicalError} for everything else.
 */
const canonicalBytes = (value) => Buffer.from(write(value, '$', 0));
/**
 * Reads canonical bytes and refuses all others, so that duplicate keys, other spacing or other escapes
 * cannot hide in signed bytes. Throws {@link CanonicalError}.
 */
const parseCanonical = (bytes) => {
    let text;
    let value;
    try {
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
        value = JSON.parse(text);
    }
    catch {
        throw new CanonicalError('$', 'no JSON in UTF-8');
    }
    // Valid UTF-8 decodes one to one, so equal text means equal bytes.
    if (write(value, '$', 0) !== text)
        throw new CanonicalError('$', 'JSON in another form');
    return value;
};


/***/ }),

/***/ 4275:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OI: () => (/* binding */ parseNum),
/* harmony export */   T6: () => (/* binding */ isNum),
/* harmony export */   ZL: () => (/* binding */ renderNum)
/* harmony export */ });
const grammar = /^-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,3})?$/;
const maxChars = 64;
/**
 * The decimal string of a figure as it is sealed: the shortest one that reads back as the same double,
 * within the metric grammar. Throws RangeError for NaN and infinities, which have none.
 */
const renderNum = (value) => {
    if (!Number.isFinite(value))
        throw new RangeError(`${value} has no decimal string`);
    return String(value);
};
/** True for `["-"] 1*DIGIT ["." 1*DIGIT] [("e"/"E") ["+"/"-"] 1*3DIGIT]` of at most 64 characters. */
const isNum = (text) => text.length <= maxChars && grammar.test(text);
/** Reads a decimal string of the metric grammar; null for other text and for values beyond a double. */
const parseNum = (text) => {
    if (!isNum(text))
        return null;
    const value = Number(text);
    // Minus zero is zero: nothing sealed tells them apart.
    return Number.isFinite(value) ? value + 0 : null;
};


/***/ }),

/***/ 3077:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EE: () => (/* binding */ manifestLine),
/* harmony export */   YG: () => (/* binding */ byPathBytes),
/* harmony export */   df: () => (/* binding */ positionOf),
/* harmony export */   u8: () => (/* binding */ loadBaseTree),
/* harmony export */   vp: () => (/* binding */ walkBase),
/* harmony export */   w4: () => (/* binding */ findEntry)
/* harmony export */ });
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2726);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4238);
/* harmony import */ var _object_reader_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7996);
/* harmony import */ var _tree_object_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1457);




/** Most entries of a base; beyond it a tree is a bomb or no place for a search. */
const largestTree = 2_000_000;
/** Calls `leaf` for every entry that is no folder, in byte order of paths; paths are bytes. */
const walkBase = (base, leaf) => {
    const walk = (id, prefix) => {
        for (const entry of base.folders.get(id)?.entries ?? []) {
            const path = prefix + entry.name;
            if ((0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isFolder */ .lQ)(entry))
                walk(entry.id, `${path}/`);
            else
                leaf(path, entry);
        }
    };
    walk(base.root, '');
};
/** The entry at a path (bytes) of the base; null where there is none. */
const findEntry = (base, path) => {
    let folder = base.folders.get(base.root);
    const segments = path.split('/');
    for (const [depth, segment] of segments.entries()) {
        const entry = folder?.entries[folder.indexOf(segment)];
        if (entry === undefined)
            return null;
        if (depth === segments.length - 1)
            return entry;
        folder = (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isFolder */ .lQ)(entry) ? base.folders.get(entry.id) : undefined;
    }
    return null;
};
/** One line of a folder's manifest. */
const manifestLine = (entry, digest) => Buffer.from(`${entry.mode} ${digest} ${entry.name}\n`, 'latin1');
const parseTree = (id, raw) => {
    const entries = [];
    const rawOffsets = [0];
    for (let offset = 0; offset < raw.length;) {
        const { entry, next } = (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .readEntry */ .hB)(raw, offset, id);
        entries.push(entry);
        rawOffsets.push(next);
        offset = next;
    }
    return { id, entries, raw, rawOffsets };
};
const readTrees = async (reader, root) => {
    const trees = new Map();
    let level = [root];
    let count = 0;
    while (level.length > 0) {
        const below = new Set();
        await (0,_object_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .forEachInFlight */ .i)(level, async (id) => {
            const folder = parseTree(id, await reader.read(id, 'tree'));
            trees.set(id, folder);
            count += folder.entries.length;
            if (count > largestTree) {
                throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.too-many-files']({ where: 'the base', max: largestTree });
            }
            for (const entry of folder.entries)
                if ((0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isFolder */ .lQ)(entry))
                    below.add(entry.id);
        });
        level = [...below].filter((id) => !trees.has(id));
    }
    return trees;
};
const readDigests = async (trees, digestOf) => {
    const digests = new Map();
    for (const { entries } of trees.values()) {
        for (const { mode, id } of entries) {
            if (mode === '160000')
                digests.set(id, (0,_object_id_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(Buffer.from(id, 'latin1')));
        }
    }
    const blobs = new Set();
    for (const { entries } of trees.values()) {
        for (const entry of entries) {
            if (!(0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isFolder */ .lQ)(entry) && !digests.has(entry.id))
                blobs.add(entry.id);
        }
    }
    await (0,_object_reader_js__WEBPACK_IMPORTED_MODULE_2__/* .forEachInFlight */ .i)([...blobs], async (id) => {
        digests.set(id, await digestOf(id));
    });
    return digests;
};
const withManifest = (folder, digestOf) => {
    const lines = folder.entries.map((entry) => manifestLine(entry, digestOf(entry)));
    const manifestOffsets = [0];
    let end = 0;
    for (const line of lines)
        manifestOffsets.push((end += line.length));
    const manifest = Buffer.concat(lines);
    let positions = null;
    return {
        ...folder,
        manifest,
        manifestOffsets,
        manifestSha256: (0,_object_id_js__WEBPACK_IMPORTED_MODULE_1__/* .sha256 */ .sc)(manifest),
        indexOf: (name) => {
            // Built on first use: most folders of a base are never edited.
            positions ??= new Map(folder.entries.map((entry, index) => [entry.name, index]));
            return positions.get(name) ?? -1;
        },
    };
};
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** Where an entry with this key stands or would stand among a folder's entries. */
const positionOf = (folder, key) => {
    let low = 0;
    let high = folder.entries.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        const entry = folder.entries[middle];
        if (entry !== undefined && (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .sortKey */ .KU)(entry) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
};
const listFiles = (base) => {
    const leaves = [];
    let unlisted = 0;
    let count = 0;
    walkBase(base, (bytes, entry) => {
        const path = (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .pathOfBytes */ .WH)(bytes);
        count += 1;
        // The same small tree, named again and again, lists without end.
        if (count > largestTree) {
            throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.too-many-files']({ where: 'the base', max: largestTree });
        }
        if ((0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isListed */ .yy)(path)) {
            leaves.push({ bytes, file: { path, mode: (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .fullMode */ .xz)(entry.mode), blob: entry.id } });
        }
        else
            unlisted += 1;
    });
    leaves.sort((a, b) => compare(a.bytes, b.bytes));
    return { files: leaves.map(({ file }) => file), unlisted };
};
/** Sorts by the bytes of the path. */
const byPathBytes = (a, b) => compare((0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesOfPath */ .M6)(a.path), (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesOfPath */ .M6)(b.path));
/**
 * Reads a whole tree, every byte hashed again; blobs are digested in passing and not kept. With another
 * `digestOf` the manifests are only as good as its digests.
 * Throws `workspace.object-missing`, `workspace.object-corrupt`, `workspace.too-many-files`.
 */
const loadBaseTree = async (reader, root, digestOf = async (blob) => (await reader.digest(blob)).sha256) => {
    const trees = await readTrees(reader, root);
    const digests = await readDigests(trees, digestOf);
    const folders = new Map();
    const finish = (id) => {
        const done = folders.get(id);
        if (done !== undefined)
            return done;
        const raw = trees.get(id);
        if (raw === undefined)
            throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.object-missing']({ id });
        const folder = withManifest(raw, (entry) => (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isFolder */ .lQ)(entry) ? finish(entry.id).manifestSha256 : (digests.get(entry.id) ?? ''));
        folders.set(id, folder);
        return folder;
    };
    finish(root);
    return { root, folders, ...listFiles({ root, folders }) };
};


/***/ }),

/***/ 7552:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ne: () => (/* binding */ createBareRepository),
/* harmony export */   iQ: () => (/* binding */ fillRepository)
/* harmony export */ });
/* unused harmony export fetchCommits */
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2726);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3133);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4238);
/* harmony import */ var _remote_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4395);




/**
 * Makes an empty bare repository of ours, 0700, without templates, in a directory that is absent or empty.
 * Throws `workspace.directory-in-use`, `workspace.git-failed`.
 */
const createBareRepository = async (git, files, directory, format) => {
    if (files.list(directory).length > 0) {
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.directory-in-use']({ directory });
    }
    files.makeDirectory(directory, 0o700);
    const args = ['init', '--quiet', '--bare', '--template=', '--initial-branch=main'];
    const result = await git.run(directory, [...args, `--object-format=${format}`]);
    (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOutput */ .No)(result, 'init');
};
/** Fetches commits by their full ids, without history; null when all came, else what git said. */
const fetchCommits = async (git, gitDir, remote, commits) => {
    const result = await git.network(gitDir, [
        'fetch',
        '--quiet',
        '--depth=1',
        '--no-tags',
        '--no-write-fetch-head',
        '--no-recurse-submodules',
        '--no-auto-gc',
        ...remote.readArgs,
        '--end-of-options',
        remote.url,
        ...commits.map(_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .requireId */ .l4),
    ], remote.profile);
    return result.exitCode === 0 ? null : (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .gitDetail */ .ex)(result);
};
/** Asks one place for each commit that is still missing; the rest, and what was said last, come back. */
const fetchMissing = async (git, files, gitDir, remote, commits) => {
    const open = (0,_remote_js__WEBPACK_IMPORTED_MODULE_3__/* .openRemote */ .d)(files, remote);
    try {
        const together = await fetchCommits(git, gitDir, open, commits);
        if (together === null)
            return { missing: [], detail: '' };
        if (commits.length === 1)
            return { missing: commits, detail: together };
        const missing = [];
        let detail = together;
        for (const commit of commits) {
            const alone = await fetchCommits(git, gitDir, open, [commit]);
            if (alone === null)
                continue;
            missing.push(commit);
            detail = alone;
        }
        return { missing, detail };
    }
    finally {
        open.close();
    }
};
/**
 * Fills our repository with commits: from this machine first, then once from the remote.
 * Throws `search.missing-objects`.
 */
const fillRepository = async (git, files, gitDir, source, commits) => {
    const places = [];
    if (source.local !== undefined) {
        const url = source.local.workTree ?? source.local.gitDir;
        places.push({ url, credential: null });
    }
    if (source.remote !== undefined)
        places.push(source.remote);
    let missing = commits;
    let detail = 'there is no remote to fetch it from';
    for (const remote of places) {
        if (missing.length === 0)
            return;
        const rest = await fetchMissing(git, files, gitDir, remote, missing);
        missing = rest.missing;
        detail = rest.detail;
    }
    const [commit] = missing;
    if (commit !== undefined)
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['search.missing-objects']({ commit, detail });
};


/***/ }),

/***/ 266:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ encodeCommit),
/* harmony export */   L: () => (/* binding */ parseCommit)
/* harmony export */ });
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2726);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4238);


/** Who our commits are by: fixed, so that equal content gives equal ids on every machine. */
const identity = 'guildseal <guildseal@localhost>';
/** The bytes of a commit object of ours. Throws `workspace.bad-id`. */
const encodeCommit = (commit) => {
    const stamp = `${identity} ${String(Math.floor(commit.timeSeconds))} +0000`;
    const message = commit.message.replaceAll('\0', '');
    return Buffer.from([
        `tree ${(0,_object_id_js__WEBPACK_IMPORTED_MODULE_1__/* .requireId */ .l4)(commit.tree)}`,
        ...commit.parents.map((parent) => `parent ${(0,_object_id_js__WEBPACK_IMPORTED_MODULE_1__/* .requireId */ .l4)(parent)}`),
        `author ${stamp}`,
        `committer ${stamp}`,
        '',
        message.endsWith('\n') ? message : `${message}\n`,
    ].join('\n'), 'utf8');
};
/**
 * Tree and committer date (seconds since 1970) of a commit object.
 * Throws `workspace.object-corrupt`.
 */
const parseCommit = (id, bytes) => {
    const text = bytes.toString('latin1');
    const head = text.slice(0, Math.max(text.indexOf('\n\n'), 0));
    const tree = /^tree ([0-9a-f]+)$/m.exec(head)?.[1];
    const time = /^committer .*> (\d+) [+-]\d{4}$/m.exec(head)?.[1];
    if (tree === undefined || time === undefined) {
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.object-corrupt']({ id, detail: 'it is no plain commit' });
    }
    return { tree: (0,_object_id_js__WEBPACK_IMPORTED_MODULE_1__/* .requireId */ .l4)(tree), timeSeconds: Number(time) };
};


/***/ }),

/***/ 3133:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ct: () => (/* binding */ findGit),
/* harmony export */   No: () => (/* binding */ requireOutput),
/* harmony export */   ex: () => (/* binding */ gitDetail),
/* harmony export */   lD: () => (/* binding */ createGit)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2726);


/** Wall limit of a local git call and of one that talks to a remote. */
const sealedTimeoutMs = 120_000;
const networkTimeoutMs = 900_000;
/** Most bytes a file written by git may have (RLIMIT_FSIZE). */
const largestFileBytes = 8 * 1024 ** 3;
const limiter = '/usr/bin/prlimit';
const sealedEnvironment = {
    PATH: '/usr/bin:/bin',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/false',
    GIT_NO_LAZY_FETCH: '1',
    GIT_PROTOCOL_FROM_USER: '0',
};
const sealedConfig = [
    'core.hooksPath=/dev/null',
    'core.fsmonitor=false',
    'core.attributesFile=/dev/null',
    'core.excludesFile=/dev/null',
    'core.protectHFS=true',
    'core.protectNTFS=true',
    'core.symlinks=false',
    'protocol.allow=never',
    'transfer.fsckObjects=true',
    'fetch.fsckObjects=true',
    'submodule.recurse=false',
    'fetch.recurseSubmodules=false',
    'gc.auto=0',
    'maintenance.auto=false',
    'credential.helper=',
    'diff.external=',
    'safe.bareRepository=explicit',
];
const withConfig = (gitDir, config, args) => [
    `--git-dir=${gitDir}`,
    ...config.flatMap((setting) => ['-c', setting]),
    ...args,
];
/**
 * The first git of a PATH value, as an absolute path.
 * Throws `workspace.git-missing`.
 */
const findGit = (files, path) => {
    for (const folder of path.split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter)) {
        if (!(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(folder))
            continue;
        const candidate = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'git');
        const found = files.stat(candidate);
        if (found?.kind === 'link' || (found?.kind === 'file' && (found.mode & 0o111) !== 0)) {
            return candidate;
        }
    }
    throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.git-missing']({ searched: path });
};
/** The last lines of what git said, cut to 500 characters. */
const gitDetail = (result) => {
    if (result.spawnError !== null)
        return `could not be started (${result.spawnError})`;
    if (result.timedOut)
        return 'took too long and was killed';
    if (result.overflowed)
        return 'printed too much and was killed';
    const said = Buffer.from(result.stderr).toString('utf8').trim();
    const status = result.signal === null ? `exit code ${String(result.exitCode)}` : `killed by ${result.signal}`;
    return said === '' ? status : said.slice(-500);
};
/**
 * Bytes on stdout of a call that must succeed.
 * Throws `workspace.git-failed`.
 */
const requireOutput = (result, command) => {
    if (result.exitCode === 0 && !result.timedOut && !result.overflowed) {
        return Buffer.from(result.stdout);
    }
    throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.git-failed']({ command, detail: gitDetail(result) });
};
const requireVersion = async (exec, gitPath) => {
    const result = await exec.run(gitPath, ['--version'], {
        env: sealedEnvironment,
        timeoutMs: sealedTimeoutMs,
    });
    const text = requireOutput(result, '--version').toString('utf8').trim();
    const version = /^git version (\d+)\.(\d+)\S*/.exec(text);
    const major = Number(version?.[1] ?? 0);
    const minor = Number(version?.[2] ?? 0);
    if (major < 2 || (major === 2 && minor < 34)) {
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.git-too-old']({ path: gitPath, version: text });
    }
    return text.slice('git version '.length);
};
/**
 * A runner for one git program, 2.34 or newer.
 * Throws `workspace.git-too-old`, `workspace.git-failed`.
 */
const createGit = async (deps) => {
    const { exec, gitPath } = deps;
    const version = await requireVersion(exec, gitPath);
    const canLimit = deps.files.stat(limiter) !== null;
    const call = (args, env, options) => {
        const limits = {
            env,
            timeoutMs: options.timeoutMs,
            ...(options.input === undefined ? {} : { input: options.input }),
            ...(options.maxOutputBytes === undefined ? {} : { maxOutputBytes: options.maxOutputBytes }),
            ...(options.signal === undefined ? {} : { signal: options.signal }),
        };
        return canLimit
            ? exec.run(limiter, [`--fsize=${largestFileBytes}`, gitPath, ...args], limits)
            : exec.run(gitPath, args, limits);
    };
    return {
        version,
        run: (gitDir, args, options = {}) => call(withConfig(gitDir, [...sealedConfig, ...(options.config ?? [])], args), { ...sealedEnvironment, ...options.env }, { timeoutMs: sealedTimeoutMs, ...options }),
        network: (gitDir, args, profile, options = {}) => call(withConfig(gitDir, [...sealedConfig, ...profile.config], args), { ...sealedEnvironment, ...profile.env }, { timeoutMs: networkTimeoutMs, ...options }),
        start: (gitDir, args) => exec.start(gitPath, withConfig(gitDir, sealedConfig, args), {
            env: sealedEnvironment,
            stdio: ['pipe', 'pipe', 'ignore'],
            detached: true,
        }),
    };
};


/***/ }),

/***/ 4238:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   be: () => (/* binding */ formatOf),
/* harmony export */   l4: () => (/* binding */ requireId),
/* harmony export */   nt: () => (/* binding */ frameObject),
/* harmony export */   sc: () => (/* binding */ sha256),
/* harmony export */   wM: () => (/* binding */ hashObject)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2726);


/** Throws `workspace.bad-id` unless the value is a full object id, 40 or 64 lower-case hex. */
const requireId = (value) => {
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(value))
        return value;
    throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.bad-id']({
        value,
        expected: 'a full object id of 40 or 64 hex',
    });
};
/** The object format whose ids have this one's length. */
const formatOf = (id) => (id.length === 64 ? 'sha256' : 'sha1');
/** What git hashes and stores: `type SP size NUL` and the bytes. */
const frameObject = (type, bytes) => Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`, 'latin1'), bytes]);
/** git's id of an object with these bytes. */
const hashObject = (format, type, bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)(format, frameObject(type, bytes), 'hex');
/** sha256, in hex, of the bare bytes. */
const sha256 = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', bytes, 'hex');


/***/ }),

/***/ 7996:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ openObjectReader),
/* harmony export */   i: () => (/* binding */ forEachInFlight)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2726);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4238);



/** Objects asked for before the first answer is awaited; keeps git busy without holding much. */
const largestFlight = 64;
const newline = 0x0a;
const longestHeader = 200;
/** Splits the answers of `cat-file --batch`, in order, among the sinks that wait for them. */
const createAnswerSplitter = (waiting) => {
    let header = Buffer.alloc(0);
    /** Bytes of the body still to come, its closing newline included; 0 between answers. */
    let left = 0;
    const readHeader = (chunk) => {
        const end = chunk.indexOf(newline);
        header = Buffer.concat([header, end < 0 ? chunk : chunk.subarray(0, end)]);
        if (header.length > longestHeader)
            throw new Error('git answered with an endless header');
        if (end < 0)
            return Buffer.alloc(0);
        const [, second = '', size = ''] = header.toString('latin1').split(' ');
        header = Buffer.alloc(0);
        const sink = waiting[0];
        if (sink === undefined)
            throw new Error('git answered what nobody asked');
        if (size === '') {
            waiting.shift();
            sink.fail(_errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.object-missing']({ id: sink.id }));
        }
        else {
            left = Number(size) + 1;
            sink.begin(second, Number(size));
        }
        return chunk.subarray(end + 1);
    };
    const readBody = (chunk) => {
        const taken = Math.min(left, chunk.length);
        left -= taken;
        const body = chunk.subarray(0, left === 0 ? taken - 1 : taken);
        const sink = waiting[0];
        if (body.length > 0)
            sink?.data(body);
        if (left === 0) {
            waiting.shift();
            sink?.end();
        }
        return chunk.subarray(taken);
    };
    return (chunk) => {
        let rest = chunk;
        while (rest.length > 0)
            rest = left > 0 ? readBody(rest) : readHeader(rest);
    };
};
const checkedSink = (id, expected, body, settle) => {
    let refusal = null;
    let check;
    return {
        id,
        begin: (type, sizeBytes) => {
            check = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)((0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .formatOf */ .be)(id)).update(`${type} ${sizeBytes}\0`);
            refusal =
                type === expected
                    ? body.begin(sizeBytes)
                    : _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.object-corrupt']({
                        id,
                        detail: `it is a ${type}, expected a ${expected}`,
                    });
        },
        data: (chunk) => {
            if (refusal !== null)
                return;
            check.update(chunk);
            body.data(chunk);
        },
        end: () => {
            if (refusal === null && check.digest('hex') !== id) {
                refusal = _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.object-corrupt']({ id, detail: 'its hash differs' });
            }
            if (refusal === null)
                settle.resolve(body.end());
            else
                settle.reject(refusal);
        },
        fail: settle.reject,
    };
};
const collect = (id, maxBytes) => {
    const chunks = [];
    return {
        begin: (sizeBytes) => sizeBytes > maxBytes
            ? _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.object-too-large']({ id, sizeBytes, maxBytes })
            : null,
        data: (chunk) => {
            chunks.push(chunk);
        },
        end: () => Buffer.concat(chunks),
    };
};
const summarise = () => {
    const sum = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let sizeBytes = 0;
    return {
        begin: () => null,
        data: (chunk) => {
            sizeBytes += chunk.length;
            sum.update(chunk);
        },
        end: () => ({ sizeBytes, sha256: sum.digest('hex') }),
    };
};
/** Starts the long-lived `git cat-file --batch` of a repository. */
const openObjectReader = (git, gitDir) => {
    // A blob above this size is streamed by git, not inflated in its memory.
    const child = git.start(gitDir, ['-c', 'core.bigFileThreshold=1m', 'cat-file', '--batch']);
    const input = child.stdio[0];
    const output = child.stdio[1];
    const waiting = [];
    const split = createAnswerSplitter(waiting);
    let broken = null;
    const breakDown = (detail) => {
        broken ??= _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.git-failed']({ command: 'cat-file --batch', detail });
        for (const sink of waiting.splice(0))
            sink.fail(broken);
    };
    input?.on('error', (error) => {
        breakDown(error.message);
    });
    output?.on('data', (chunk) => {
        try {
            split(chunk);
        }
        catch (error) {
            breakDown(error instanceof Error ? error.message : String(error));
            child.kill('SIGKILL');
        }
    });
    void child.exited.then((exit) => {
        breakDown(exit.spawnError ?? `it ended (${exit.signal ?? String(exit.exitCode)})`);
    });
    const ask = (sink) => {
        if (broken !== null || input === null) {
            sink.fail(broken ?? new Error('git has no input'));
            return;
        }
        waiting.push(sink);
        input.write(`${sink.id}\n`);
    };
    return {
        read: (id, type, maxBytes = Number.MAX_SAFE_INTEGER) => new Promise((resolve, reject) => {
            ask(checkedSink((0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .requireId */ .l4)(id), type, collect(id, maxBytes), { resolve, reject }));
        }),
        digest: (id) => new Promise((resolve, reject) => {
            ask(checkedSink((0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .requireId */ .l4)(id), 'blob', summarise(), { resolve, reject }));
        }),
        close: async () => {
            input?.end();
            child.kill('SIGKILL');
            await child.exited;
        },
    };
};
/** Runs `act` for each item, many at once, in bounded flight. Stops at the first failure. */
const forEachInFlight = async (items, act) => {
    let next = 0;
    const worker = async () => {
        for (let item = items[next++]; item !== undefined; item = items[next++])
            await act(item);
    };
    await Promise.all(Array.from({ length: largestFlight }, worker));
};


/***/ }),

/***/ 620:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ createObjectWriter),
/* harmony export */   q: () => (/* binding */ rethrowDiskFull)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_system_error_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8833);
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2726);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4238);
/* harmony import */ var _stored_zlib_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7366);






/** A file takes a block of the disk anyway: below it compression costs time and saves nothing. */
const diskBlockBytes = 4096;
const pack = (framed) => framed.length < diskBlockBytes ? (0,_stored_zlib_js__WEBPACK_IMPORTED_MODULE_4__/* .storeZlib */ .x)(framed) : (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateSync)(framed, { level: 1 });
/** Throws `workspace.disk-full` for a full disk or quota, else the error itself. */
const rethrowDiskFull = (error, path) => {
    const code = (0,_errors_system_error_js__WEBPACK_IMPORTED_MODULE_5__/* .systemCode */ .x)(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') {
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .workspaceErrors */ .r['workspace.disk-full']({ path, cause: error });
    }
    throw error;
};
/**
 * A writer of loose objects: temporary file and rename, not synced, because a lost object is built again
 * from the ledger's patches.
 */
const createObjectWriter = (files, gitDir, format) => {
    const folders = new Set();
    const put = (id, type, bytes) => {
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(gitDir, 'objects', id.slice(0, 2));
        try {
            if (!folders.has(folder)) {
                files.makeDirectory(folder);
                folders.add(folder);
            }
            const packed = pack((0,_object_id_js__WEBPACK_IMPORTED_MODULE_3__/* .frameObject */ .nt)(type, bytes));
            files.writeAtomic((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, id.slice(2)), packed, { mode: 0o444, sync: false });
        }
        catch (error) {
            rethrowDiskFull(error, gitDir);
        }
    };
    return {
        put,
        write: (type, bytes) => {
            const id = (0,_object_id_js__WEBPACK_IMPORTED_MODULE_3__/* .hashObject */ .wM)(format, type, bytes);
            put(id, type, bytes);
            return id;
        },
    };
};


/***/ }),

/***/ 4395:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ openRemote)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2726);



const askpassScript = `#!/bin/sh
case "$1" in
  [Uu]sername*) printf '%s\\n' "$GUILDSEAL_GIT_USERNAME" ;;
  *) printf '%s\\n' "$GUILDSEAL_GIT_TOKEN" ;;
esac
`;
const sshScript = `#!/bin/sh
exec ssh -F none -o BatchMode=yes -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes \\
  -o UserKnownHostsFile="$GUILDSEAL_SSH_KNOWN_HOSTS" -o GlobalKnownHostsFile=/dev/null \\
  -o ConnectTimeout=30 -i "$GUILDSEAL_SSH_KEY" "$@"
`;
/** A constant that git hands to a shell: upload-pack must not follow a repository's own promisor remote or replace refs. */
const sealedUploadPack = 'GIT_ALLOW_PROTOCOL=none GIT_NO_REPLACE_OBJECTS=1 git-upload-pack';
const schemeOf = (url) => {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(url))
        return 'file';
    const scheme = /^([a-z][a-z+]*):\/\//.exec(url)?.[1];
    if (scheme === undefined || !['http', 'https', 'ssh'].includes(scheme)) {
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .workspaceErrors */ .r['workspace.bad-remote']({
            url: url.replace(/\/\/[^/]*@/, '//***@'),
            why: 'expected an http, https or ssh URL or an absolute path',
        });
    }
    const { password, username } = new URL(url);
    if (password !== '' || (username !== '' && scheme !== 'ssh')) {
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .workspaceErrors */ .r['workspace.bad-remote']({
            url: url.replace(/\/\/[^/]*@/, '//***@'),
            why: 'a user name or password does not belong in a URL',
        });
    }
    return scheme;
};
const quoteConfig = (value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
/** Every name under which git may ask whether this repository of another user is trusted. */
const repositoryNames = (path) => {
    const real = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(path) : path;
    return [...new Set([path, real].flatMap((name) => [name, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(name, '.git')]))];
};
/** `-c` does not reach upload-pack, a file does. */
const globalConfig = (paths) => [
    '[uploadpack]\n\tallowAnySHA1InWant = true\n',
    ...paths.map((path) => `[safe]\n\tdirectory = ${quoteConfig(path)}\n`),
].join('');
const credentialEnvironment = (files, home, credential) => {
    if (credential === null)
        return {};
    const script = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, credential.kind === 'token' ? 'askpass' : 'ssh');
    const text = credential.kind === 'token' ? askpassScript : sshScript;
    files.write(script, text, { mode: 0o700, exclusive: true });
    return credential.kind === 'token'
        ? {
            GIT_ASKPASS: script,
            GUILDSEAL_GIT_USERNAME: credential.username,
            GUILDSEAL_GIT_TOKEN: credential.token,
        }
        : {
            GIT_SSH: script,
            GIT_SSH_VARIANT: 'ssh',
            GUILDSEAL_SSH_KEY: credential.keyPath,
            GUILDSEAL_SSH_KNOWN_HOSTS: credential.knownHostsPath,
        };
};
/**
 * Prepares one remote: scheme checked, a private HOME with our askpass or ssh script. `close` removes it.
 * Throws `workspace.bad-remote`.
 */
const openRemote = (files, remote) => {
    const scheme = schemeOf(remote.url);
    const home = files.makeTemporary('remote-');
    try {
        const globalPath = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home, 'gitconfig');
        const trusted = scheme === 'file' ? repositoryNames(remote.url) : [];
        files.write(globalPath, globalConfig(trusted), { mode: 0o600, exclusive: true });
        return {
            url: remote.url,
            readArgs: scheme === 'file' ? [`--upload-pack=${sealedUploadPack}`] : [],
            profile: {
                config: [
                    `protocol.${scheme}.allow=always`,
                    'protocol.version=2',
                    'http.followRedirects=false',
                ],
                env: {
                    ...remote.env,
                    HOME: home,
                    GIT_CONFIG_GLOBAL: globalPath,
                    ...credentialEnvironment(files, home, remote.credential),
                },
            },
            close: () => {
                files.remove(home);
            },
        };
    }
    catch (error) {
        files.remove(home);
        throw error;
    }
};


/***/ }),

/***/ 1080:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ findDirtyPaths),
/* harmony export */   ZX: () => (/* binding */ locateRepository),
/* harmony export */   gU: () => (/* binding */ resolveBase)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2726);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3133);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4238);
/* harmony import */ var _tree_object_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1457);





const isBare = (files, directory) => files.stat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, 'HEAD'))?.kind === 'file' &&
    ['objects', 'refs'].every((name) => files.stat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, name))?.kind === 'directory');
/**
 * The repository a directory lies in, found without asking git, so that nothing of it runs.
 * Throws `workspace.no-repository`.
 */
const locateRepository = (files, directory) => {
    for (let folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(directory);; folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)) {
        const gitDir = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, '.git');
        if (files.stat(gitDir) !== null)
            return { gitDir, workTree: folder };
        if (isBare(files, folder))
            return { gitDir: folder, workTree: null };
        if (folder === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder)) {
            throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.no-repository']({ path: directory });
        }
    }
};
/** Reading must never follow a partial clone's own remote. */
const offline = { env: { GIT_ALLOW_PROTOCOL: 'none' } };
/**
 * The full id of the commit a revision names.
 * Throws `search.no-base`.
 */
const resolveBase = async (git, source, revision = 'HEAD') => {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const result = await git.run(source.gitDir, args, offline);
    const id = Buffer.from(result.stdout).toString('latin1').trim();
    if (result.exitCode !== 0 || id === '') {
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['search.no-base']({
            revision,
            repository: source.workTree ?? source.gitDir,
        });
    }
    return (0,_object_id_js__WEBPACK_IMPORTED_MODULE_3__/* .requireId */ .l4)(id);
};
/** Switches every content filter of the repository's configuration off: `status` would run them. */
const withoutFilters = async (git, source) => {
    const listing = await git.run(source.gitDir, ['config', '--null', '--name-only', '--get-regexp', '^filter\\.'], offline);
    const names = new Set();
    for (const key of Buffer.from(listing.stdout).toString('utf8').split('\0')) {
        const name = /^filter\.(.*)\.[^.]+$/s.exec(key)?.[1];
        if (name !== undefined)
            names.add(name);
    }
    const settings = [...names].flatMap((name) => [
        [`filter.${name}.clean`, ''],
        [`filter.${name}.smudge`, ''],
        [`filter.${name}.process`, ''],
        [`filter.${name}.required`, 'false'],
    ]);
    const env = { GIT_CONFIG_COUNT: String(settings.length) };
    for (const [index, [key = '', value = '']] of settings.entries()) {
        env[`GIT_CONFIG_KEY_${String(index)}`] = key;
        env[`GIT_CONFIG_VALUE_${String(index)}`] = value;
    }
    return env;
};
/**
 * Paths of the work tree that differ from HEAD, below the given literal paths (all without any), sorted
 * by git; untracked files are told apart. Nothing the repository configures is run, nothing is written.
 * Throws `workspace.git-failed`.
 */
const findDirtyPaths = async (git, source, paths = []) => {
    if (source.workTree === null)
        return [];
    const result = await git.run(source.gitDir, [
        `--work-tree=${source.workTree}`,
        'status',
        '--porcelain=v1',
        '-z',
        '--no-renames',
        '--untracked-files=all',
        '--ignore-submodules=all',
        '--',
        ...paths,
    ], {
        config: ['core.untrackedCache=false', 'core.splitIndex=false', 'core.symlinks=true'],
        env: { ...offline.env, ...(await withoutFilters(git, source)) },
    });
    return (0,_git_js__WEBPACK_IMPORTED_MODULE_2__/* .requireOutput */ .No)(result, 'status')
        .toString('latin1')
        .split('\0')
        .filter((line) => line.length > 3)
        .map((line) => ({ path: (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOfBytes */ .WH)(line.slice(3)), untracked: line.startsWith('??') }));
};


/***/ }),

/***/ 7366:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ storeZlib)
/* harmony export */ });
const largestBlock = 0xffff;
/** Sums of so many bytes fit a 32-bit integer before the modulus is due (RFC 1950). */
const sumLength = 3800;
const adler32 = (bytes) => {
    let [a, b] = [1, 0];
    for (let at = 0; at < bytes.length;) {
        const end = Math.min(at + sumLength, bytes.length);
        for (; at < end; at += 1) {
            a += bytes[at] ?? 0;
            b += a;
        }
        a %= 65521;
        b %= 65521;
    }
    return ((b << 16) | a) >>> 0;
};
/**
 * A zlib stream of stored blocks (RFC 1950, 1951): no compression, but the same bytes from every version
 * of zlib, and for little content far cheaper.
 */
const storeZlib = (bytes) => {
    const blocks = Math.max(Math.ceil(bytes.length / largestBlock), 1);
    const stream = Buffer.alloc(2 + blocks * 5 + bytes.length + 4);
    stream.writeUInt16BE(0x7801, 0);
    let end = 2;
    for (let block = 0; block < blocks; block += 1) {
        const content = bytes.subarray(block * largestBlock, (block + 1) * largestBlock);
        stream[end] = block === blocks - 1 ? 1 : 0;
        stream.writeUInt16LE(content.length, end + 1);
        stream.writeUInt16LE(content.length ^ 0xffff, end + 3);
        stream.set(content, end + 5);
        end += 5 + content.length;
    }
    stream.writeUInt32BE(adler32(bytes), end);
    return stream;
};


/***/ }),

/***/ 1457:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KU: () => (/* binding */ sortKey),
/* harmony export */   M6: () => (/* binding */ bytesOfPath),
/* harmony export */   WH: () => (/* binding */ pathOfBytes),
/* harmony export */   hB: () => (/* binding */ readEntry),
/* harmony export */   lQ: () => (/* binding */ isFolder),
/* harmony export */   vv: () => (/* binding */ encodeEntry),
/* harmony export */   xz: () => (/* binding */ fullMode),
/* harmony export */   yy: () => (/* binding */ isListed)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2726);


/** True for a folder. */
const isFolder = (entry) => entry.mode === '40000';
/** The key by which git sorts entries: a folder sorts as if its name ended in a slash. */
const sortKey = (entry) => isFolder(entry) ? `${entry.name}/` : entry.name;
/** Bytes, one character each, of a path. */
const bytesOfPath = (path) => /^[\0-\x7f]*$/.test(path) ? path : Buffer.from(path, 'utf8').toString('latin1');
const corrupt = (id, detail) => _errors_workspace_js__WEBPACK_IMPORTED_MODULE_1__/* .workspaceErrors */ .r['workspace.object-corrupt']({ id, detail });
/**
 * The entry at an offset of a tree object, and where the next one starts.
 * Throws `workspace.object-corrupt`.
 */
const readEntry = (raw, offset, id) => {
    const space = raw.indexOf(0x20, offset);
    const end = raw.indexOf(0, space + 1);
    const next = end + 1 + id.length / 2;
    if (space < 0 || end < 0 || space - offset > 6 || next > raw.length) {
        throw corrupt(id, 'an entry of the tree is cut short');
    }
    const entry = {
        mode: raw.toString('latin1', offset, space),
        name: raw.toString('latin1', space + 1, end),
        id: raw.toString('hex', end + 1, next),
    };
    return { entry, next };
};
/** The bytes of one entry. */
const encodeEntry = (entry) => Buffer.concat([
    Buffer.from(`${entry.mode} ${entry.name}\0`, 'latin1'),
    Buffer.from(entry.id, 'hex'),
]);
/** The mode as the rest of the program spells it: six digits. */
const fullMode = (mode) => mode.padStart(6, '0');
/**
 * The path that bytes spell: UTF-8, and where they are none, a lone surrogate a byte (U+DC80 and up), so
 * that two names never become one.
 */
const pathOfBytes = (bytes) => {
    if (/^[\0-\x7f]*$/.test(bytes))
        return bytes;
    const buffer = Buffer.from(bytes, 'latin1');
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(buffer))
        return buffer.toString('utf8');
    return bytes.replace(/[\x80-\xff]/g, (byte) => String.fromCharCode(0xdc00 + byte.charCodeAt(0)));
};
/** False for a name whose bytes are no UTF-8. */
const isListed = (path) => !/[\ud800-\udfff]/u.test(path);


/***/ }),

/***/ 341:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ planTree)
/* harmony export */ });
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2726);
/* harmony import */ var _base_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3077);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4238);
/* harmony import */ var _tree_object_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1457);




const invisible = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
/** Names that git, or a file system under it, takes for the repository itself. */
const isGitFolder = (segment) => {
    const folded = segment.replace(invisible, '').toLowerCase().split(':')[0] ?? '';
    return ['.git', 'git~1'].includes(folded.replace(/[ .]+$/, ''));
};
const checkPath = (path) => {
    const refuse = (why) => _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.bad-path']({ path, why });
    if (path.includes('\0') || !(0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isListed */ .yy)(path))
        throw refuse('it is no UTF-8 text without NUL');
    for (const segment of path.split('/')) {
        if (segment === '' || segment === '.' || segment === '..') {
            throw refuse('a segment is empty, "." or ".."');
        }
        if (isGitFolder(segment))
            throw refuse('a segment names the repository itself');
    }
};
const conflict = (path, why) => _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.path-conflict']({ path, why });
const addStep = (root, path, target) => {
    const segments = (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesOfPath */ .M6)(path).split('/');
    let level = root;
    for (const [depth, segment] of segments.entries()) {
        let step = level.get(segment);
        if (step === undefined)
            level.set(segment, (step = {}));
        if (depth < segments.length - 1)
            level = step.below ??= new Map();
        else if (step.target === undefined)
            step.target = target;
        else
            throw conflict(path, 'it is named twice');
    }
};
const splice = (source, offsets, edits, encode) => {
    const parts = [];
    let cursor = 0;
    for (const { at, removed, added } of edits) {
        parts.push(source.subarray(offsets[cursor], offsets[at]));
        if (added !== null)
            parts.push(encode(added));
        cursor = at + removed;
    }
    parts.push(source.subarray(offsets[cursor]));
    return Buffer.concat(parts);
};
const emptyFolder = {
    id: '',
    entries: [],
    raw: Buffer.alloc(0),
    rawOffsets: [0],
    manifest: Buffer.alloc(0),
    manifestOffsets: [0],
    manifestSha256: '',
    indexOf: () => -1,
};
const createBuilder = (base, format, objects) => {
    /** What stands at one name afterwards; null is nothing. */
    const resolve = (old, step, path) => {
        const name = old?.name ?? path.slice(path.lastIndexOf('/') + 1);
        const oldFolder = old !== undefined && (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isFolder */ .lQ)(old) ? base.folders.get(old.id) : undefined;
        const below = step.below === undefined ? null : build(oldFolder ?? emptyFolder, step.below, `${path}/`);
        const folderStays = step.below === undefined ? oldFolder !== undefined : below !== null;
        if (step.target === undefined) {
            if (below === null)
                return null;
            if (old !== undefined && oldFolder === undefined)
                throw conflict(path, 'it is a file, not a folder');
        }
        else if (step.target !== null) {
            if (folderStays)
                throw conflict(path, 'it is a folder, not a file');
            return { entry: { name, ...step.target.entry }, digest: step.target.digest };
        }
        else if (step.below === undefined && oldFolder !== undefined) {
            throw conflict(path, 'it is a folder, not a file');
        }
        return below === null
            ? null
            : { entry: { name, mode: '40000', id: below.id }, digest: below.manifestSha256 };
    };
    const editsOf = (folder, steps, prefix) => {
        const edits = [];
        for (const [name, step] of steps) {
            const at = folder.indexOf(name);
            const old = folder.entries[at];
            // Deleting below a file, or what is not there, changes nothing.
            const keepsFile = old !== undefined && !(0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isFolder */ .lQ)(old) && step.target === undefined;
            const added = resolve(old, step, prefix + name);
            if (keepsFile || (old === undefined && added === null))
                continue;
            if (added !== null) {
                const entry = { ...added.entry, name };
                edits.push({
                    at: (0,_base_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .positionOf */ .df)(folder, (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .sortKey */ .KU)(entry)),
                    removed: 0,
                    added: { ...added, entry },
                });
            }
            if (old !== undefined)
                edits.push({ at, removed: 1, added: null });
        }
        return edits.sort((a, b) => a.at - b.at || a.removed - b.removed || compareAdded(a, b));
    };
    const build = (folder, steps, prefix) => {
        const edits = editsOf(folder, steps, prefix);
        const raw = splice(folder.raw, folder.rawOffsets, edits, ({ entry }) => (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .encodeEntry */ .vv)(entry));
        if (raw.length === 0 && prefix !== '')
            return null;
        const id = (0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .hashObject */ .wM)(format, 'tree', raw);
        const manifest = splice(folder.manifest, folder.manifestOffsets, edits, ({ entry, digest }) => (0,_base_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .manifestLine */ .EE)(entry, digest));
        if (!base.folders.has(id))
            objects.push({ id, type: 'tree', bytes: raw });
        return { id, manifestSha256: (0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(manifest) };
    };
    return build;
};
const compareAdded = (a, b) => {
    const [left, right] = [a.added, b.added].map((added) => added === null ? '' : (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .sortKey */ .KU)(added.entry));
    return (left ?? '') < (right ?? '') ? -1 : 1;
};
const describeChange = (base, format, change) => {
    const { path } = change;
    const old = (0,_base_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .findEntry */ .w4)(base, (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .bytesOfPath */ .M6)(path));
    if (change.content === null) {
        const changed = old === null || (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .isFolder */ .lQ)(old) ? null : { path, mode: null, blob: null, sha256: null };
        return { target: null, changed, blob: null };
    }
    const { mode, content } = change;
    const id = (0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .hashObject */ .wM)(format, 'blob', content);
    const digest = (0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256 */ .sc)(content);
    const same = old !== null && old.id === id && (0,_tree_object_js__WEBPACK_IMPORTED_MODULE_3__/* .fullMode */ .xz)(old.mode) === mode;
    return {
        target: { entry: { mode, id }, digest },
        changed: same ? null : { path, mode, blob: id, sha256: digest },
        blob: old?.id === id ? null : { id, type: 'blob', bytes: content },
    };
};
/**
 * Works out the tree of base plus changes, touching only the folders above a change. Deleting what is
 * not there, and writing the base's own bytes, change nothing.
 * Throws `workspace.bad-path`, `workspace.path-conflict`.
 */
const planTree = (base, format, changes) => {
    const steps = new Map();
    const changed = [];
    const objects = [];
    for (const change of changes) {
        checkPath(change.path);
        const described = describeChange(base, format, change);
        addStep(steps, change.path, described.target);
        if (described.changed !== null)
            changed.push(described.changed);
        if (described.blob !== null)
            objects.push(described.blob);
    }
    changed.sort(_base_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .byPathBytes */ .YG);
    const root = base.folders.get(base.root) ?? emptyFolder;
    const built = createBuilder(base, format, objects)(root, steps, '');
    return {
        tree: built?.id ?? base.root,
        manifestSha256: built?.manifestSha256 ?? root.manifestSha256,
        changed,
        objects,
    };
};


/***/ })

};
