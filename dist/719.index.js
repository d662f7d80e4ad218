export const id = 719;
export const ids = [719];
export const modules = {

/***/ 158:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ createClock)
/* harmony export */ });
/** Node fires at once for longer timers. */
const longestTimerMs = 2 ** 31 - 1;
const wait = (ms, signal) => new Promise((resolve) => {
    const end = performance.now() + ms;
    let timer;
    const finish = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', finish);
        resolve();
    };
    const arm = () => {
        const left = end - performance.now();
        if (left <= 0)
            finish();
        else
            timer = setTimeout(arm, Math.min(Math.ceil(left), longestTimerMs));
    };
    if (signal?.aborted === true) {
        resolve();
        return;
    }
    signal?.addEventListener('abort', finish);
    arm();
});
/** The machine's clocks. */
const createClock = () => ({
    now: () => Date.now(),
    monotonicMs: () => performance.now(),
    wait,
});


/***/ }),

/***/ 4965:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ createRandom)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

/** The operating system's random bytes. */
const createRandom = () => ({ bytes: (count) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(count) });


/***/ }),

/***/ 8512:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ createSecrets)
});

// EXTERNAL MODULE: ./src/text/secret-forms.ts
var secret_forms = __webpack_require__(8613);
;// CONCATENATED MODULE: ./src/text/token-patterns.ts
const tokens = [
    { anchor: 'gh', pattern: String.raw `()gh[pousr]_[A-Za-z0-9]{36,255}()` },
    { anchor: 'github_pat_', pattern: String.raw `()github_pat_[A-Za-z0-9_]{50,255}()` },
    { anchor: 'glpat-', pattern: String.raw `()glpat-[A-Za-z0-9_-]{20,}()` },
    { anchor: 'AKIA', pattern: String.raw `()AKIA[A-Z0-9]{16}()` },
    { anchor: 'ASIA', pattern: String.raw `()ASIA[A-Z0-9]{16}()` },
    { anchor: 'xox', pattern: String.raw `()xox[abposr]-[A-Za-z0-9-]{10,}()` },
    { anchor: 'sk-', pattern: String.raw `()sk-[A-Za-z0-9_-]{20,}()` },
    { anchor: 'AIza', pattern: String.raw `()AIza[A-Za-z0-9_-]{35}()` },
    { anchor: 'npm_', pattern: String.raw `()npm_[A-Za-z0-9]{36}()` },
    { anchor: 'pypi-', pattern: String.raw `()pypi-[A-Za-z0-9_-]{50,}()` },
    { anchor: 'hf_', pattern: String.raw `()hf_[A-Za-z0-9]{30,}()` },
    { anchor: 'dckr_pat_', pattern: String.raw `()dckr_pat_[A-Za-z0-9_-]{20,}()` },
    { anchor: 'AGE-SECRET-KEY-1', pattern: String.raw `()AGE-SECRET-KEY-1[A-Z0-9]{58}()` },
    {
        anchor: 'eyJ',
        pattern: String.raw `()(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}()`,
    },
    {
        anchor: 'PRIVATE KEY-----',
        pattern: String.raw `()-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY-----[^-]*(?:-----END [A-Z0-9 ]{0,30}PRIVATE KEY-----)?()`,
    },
    { anchor: '://', pattern: String.raw `(:\/\/[^\s\/:@]{1,64}:)[^\s\/@]{1,128}(@)` },
    {
        anchor: 'uthorization:',
        pattern: String.raw `(uthorization: ?(?:[A-Za-z]{1,16} )?)[^\s"'\[]{8,}()`,
    },
    { anchor: 'earer ', pattern: String.raw `(earer )[A-Za-z0-9._~+\/-]{16,}=*()` },
];
/** Replaces token-shaped words: credentials of known kinds, in URLs and in headers. */
const redactTokens = (text, mark) => {
    let result = text;
    for (const { anchor, pattern } of tokens) {
        if (!result.includes(anchor))
            continue;
        result = result.replace(new RegExp(pattern, 'g'), (_, before, after) => {
            return `${before}${mark}${after}`;
        });
    }
    return result;
};
/** Whether text holds a token-shaped word. */
const holdsToken = (text) => tokens.some(({ anchor, pattern }) => text.includes(anchor) && new RegExp(pattern).test(text));

;// CONCATENATED MODULE: ./src/text/redact.ts


const mark = '[redacted]';
/** Characters of a group. */
const group = 4;
const scramble = 0x9e3779b1;
/** Windows of 12 characters; of 8 for short forms; the whole form below that. */
const widthOf = (form) => form.length >= 12 ? 12 : form.length >= 8 ? 8 : form.length;
const slotOf = (text, at, shift) => Math.imul(text.charCodeAt(at) ^
    (text.charCodeAt(at + 1) << 7) ^
    (text.charCodeAt(at + 2) << 15) ^
    (text.charCodeAt(at + 3) << 23), scramble) >>> shift;
const compileWindows = (forms, readable) => {
    const byWidth = new Map();
    for (const form of forms) {
        const width = widthOf(form);
        const texts = byWidth.get(width) ?? new Set();
        byWidth.set(width, texts);
        for (let start = 0; start + width <= form.length; start += 1) {
            const window = form.slice(start, start + width);
            if (!readable.some((text) => text.includes(window)))
                texts.add(window);
        }
    }
    return [...byWidth].map(([width, texts]) => {
        const log = Math.min(22, Math.max(12, Math.ceil(Math.log2(texts.size * 64 + 1))));
        const bits = new Uint32Array(2 ** (log - 5));
        const shift = 32 - log;
        for (const text of texts) {
            for (let at = 0; at + group <= width; at += 1) {
                const slot = slotOf(text, at, shift);
                bits[slot >>> 5] = (bits[slot >>> 5] ?? 0) | (1 << (slot & 31));
            }
        }
        return { width, step: width - group + 1, texts, bits, shift };
    });
};
/** Where windows occur, merged and in order. */
const findWindows = (text, windows) => {
    const { width, step, texts, bits, shift } = windows;
    const ranges = [];
    for (let at = step - 1; at + group <= text.length; at += step) {
        const slot = slotOf(text, at, shift);
        if (((bits[slot >>> 5] ?? 0) & (1 << (slot & 31))) === 0)
            continue;
        for (let start = at - step + 1; start <= at && start + width <= text.length; start += 1) {
            if (!texts.has(text.slice(start, start + width)))
                continue;
            const last = ranges.at(-1);
            if (last !== undefined && last[1] >= start)
                last[1] = start + width;
            else
                ranges.push([start, start + width]);
        }
    }
    return ranges;
};
const mergeRanges = (ranges) => {
    const merged = [];
    for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
        const last = merged.at(-1);
        if (last !== undefined && last[1] >= start)
            last[1] = Math.max(last[1], end);
        else
            merged.push([start, end]);
    }
    return merged;
};
const replaceRanges = (text, ranges) => {
    if (ranges.length === 0)
        return text;
    let result = '';
    let from = 0;
    for (const [start, end] of ranges) {
        result += text.slice(from, start) + mark;
        from = end;
    }
    return result + text.slice(from);
};
/** A string of one character a byte, so that one scan serves text and bytes. */
const asBytes = (text) => Buffer.from(text).toString('latin1');
/**
 * Knows secrets by value: their spellings and any window of 12 characters of those (8 for short ones), then
 * token-shaped words. Time is linear in the text. Throws `text.short-secret`.
 */
const createRedactor = (secrets) => {
    const forms = [...new Set(secrets.flatMap((secret) => (0,secret_forms/* secretForms */.e)(secret)))];
    const readable = secrets.flatMap((secret) => (0,secret_forms/* publicForms */.l)(secret));
    const textWindows = compileWindows(forms, readable);
    const byteWindows = compileWindows(forms.map(asBytes), readable.map(asBytes));
    return {
        text: (text) => {
            const ranges = mergeRanges(textWindows.flatMap((windows) => findWindows(text, windows)));
            return redactTokens(replaceRanges(text, ranges), mark);
        },
        bytes: (bytes) => {
            const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
            const known = byteWindows.some((windows) => findWindows(text, windows).length > 0);
            return { hit: known || holdsToken(text) };
        },
    };
};

;// CONCATENATED MODULE: ./src/app/secrets.ts

/**
 * Keeps secrets away from child processes and output.
 *
 * @param environment the process's own, changed by `take`
 * @param mask tells the runner to mask a value
 */
const createSecrets = (environment, mask) => {
    const values = [];
    const taken = new Map();
    let redactor = createRedactor([]);
    const add = (value) => {
        if (values.includes(value))
            return;
        values.push(value);
        mask(value);
        redactor = createRedactor(values);
    };
    return {
        take: (name) => {
            const earlier = taken.get(name);
            if (earlier !== undefined)
                return earlier;
            const value = environment[name];
            if (value === undefined || value.trim() === '')
                return null;
            Reflect.deleteProperty(environment, name);
            taken.set(name, value);
            add(value);
            return value;
        },
        add,
        redact: (text) => redactor.text(text),
        holds: (bytes) => redactor.bytes(bytes).hit,
    };
};


/***/ }),

/***/ 3896:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cF: () => (/* binding */ removeTemporary),
/* harmony export */   ir: () => (/* binding */ sweepTemporary),
/* harmony export */   ww: () => (/* binding */ makeTemporary)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


const prefix = 'guildseal-run-';
const ownerFile = 'owner';
/** Field 22 of `/proc/<pid>/stat`: when the process started; null when there is none such. */
const startOf = (pid) => {
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${String(pid)}/stat`, 'latin1');
        return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
    }
    catch {
        return null;
    }
};
const isLeftover = (folder) => {
    try {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(folder).uid !== process.getuid?.())
            return false;
        const [pid = '', start = ''] = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ownerFile), 'utf8').trim().split(' ');
        return /^\d+$/.test(pid) && startOf(Number(pid)) !== start;
    }
    catch {
        return false;
    }
};
/** Removes what runs that died left under `root`; only on systems where a dead owner can be proven. */
const sweepTemporary = (root) => {
    if (startOf(process.pid) === null)
        return;
    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(root)) {
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, name);
        if (name.startsWith(prefix) && isLeftover(folder)) {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(folder, { recursive: true, force: true });
        }
    }
};
/** Makes this process's own folder (0700) and notes whose it is. */
const makeTemporary = (root) => {
    const folder = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, prefix));
    const owner = `${String(process.pid)} ${startOf(process.pid) ?? ''}\n`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ownerFile), owner, { mode: 0o600 });
    return folder;
};
/** Removes a folder that `makeTemporary` made; refuses any other. */
const removeTemporary = (folder) => {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(folder).startsWith(prefix))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(folder, { recursive: true, force: true });
};


/***/ }),

/***/ 8719:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  environment: () => (/* binding */ environment),
  wire: () => (/* binding */ wire)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./node_modules/execa/index.js + 129 modules
var execa = __webpack_require__(9792);
// EXTERNAL MODULE: ./src/errors/system-error.ts
var system_error = __webpack_require__(8833);
;// CONCATENATED MODULE: ./src/process/exec.ts



/** Cap on each output stream when the caller names none. */
const defaultOutputBytes = 64 * 1024 * 1024;
/** How long a descendant may hold our pipes after its parent has ended by itself. */
const pipeGraceMs = 2000;
/** How long we wait for pipes to close after the kill; only a process that left the group holds them longer. */
const killGraceMs = 500;
const signalGroup = (pid, signal) => {
    try {
        process.kill(-pid, signal);
    }
    catch {
        // The group is gone already.
    }
};
/** Watches one child and kills its whole group at the wall limit, on abort, and after it has ended. */
const watchGroup = (child, pid, options) => {
    let timedOut = false;
    const timers = new Set();
    const after = (ms, act) => timers.add(setTimeout(act, ms));
    const kill = () => {
        signalGroup(pid, 'SIGKILL');
        after(killGraceMs, () => {
            child.stdout?.destroy();
            child.stderr?.destroy();
        });
    };
    if (options.timeoutMs !== undefined) {
        after(options.timeoutMs, () => {
            timedOut = true;
            kill();
        });
    }
    options.signal?.addEventListener('abort', kill);
    child.once('exit', (exitCode) => {
        if (exitCode === null)
            kill();
        else
            after(pipeGraceMs, kill);
    });
    const release = () => {
        for (const timer of timers)
            clearTimeout(timer);
        options.signal?.removeEventListener('abort', kill);
        signalGroup(pid, 'SIGKILL');
    };
    if (options.signal?.aborted === true)
        kill();
    return { release, isTimedOut: () => timedOut };
};
const bytesOf = (output) => output instanceof Uint8Array ? output : new Uint8Array();
const launch = (file, args, options) => (0,execa/* execa */.Ho)(file, args, {
    env: options.env,
    extendEnv: false,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
    maxBuffer: options.maxOutputBytes ?? defaultOutputBytes,
    // A group of its own: the kill must reach what the child has started.
    detached: true,
    encoding: 'buffer',
    killSignal: 'SIGKILL',
    reject: false,
    stripFinalNewline: false,
    windowsHide: true,
});
const refused = (spawnError) => ({
    exitCode: null,
    signal: null,
    timedOut: false,
    overflowed: false,
    spawnError,
    stdout: new Uint8Array(),
    stderr: new Uint8Array(),
    wallMs: 0,
});
const runToEnd = async (file, args, options, running) => {
    let child;
    try {
        child = launch(file, args, options);
    }
    catch (error) {
        // execa throws for arguments it will not even try.
        return refused((0,system_error/* systemCode */.x)(error) ?? 'ERR_INVALID_ARG_VALUE');
    }
    const pid = child.pid;
    if (pid === undefined) {
        const { code } = await child;
        return refused(code ?? 'UNKNOWN');
    }
    const group = watchGroup(child, pid, options);
    running.add(pid);
    const result = await child;
    group.release();
    running.delete(pid);
    return {
        exitCode: result.exitCode ?? null,
        signal: result.signal ?? null,
        timedOut: group.isTimedOut(),
        overflowed: result.isMaxBuffer,
        spawnError: null,
        stdout: bytesOf(result.stdout),
        stderr: bytesOf(result.stderr),
        wallMs: result.durationMs,
    };
};
const notStarted = (code) => ({
    pid: null,
    stdio: [],
    exited: Promise.resolve({ exitCode: null, signal: null, spawnError: code }),
    kill: () => undefined,
});
const startChild = (file, args, options, running) => {
    const detached = options.detached ?? false;
    let child;
    try {
        child = (0,external_node_child_process_.spawn)(file, args, {
            env: options.env,
            ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
            stdio: [...options.stdio],
            detached,
            windowsHide: true,
        });
    }
    catch (error) {
        // Node throws for what it checks itself (a NUL in an argument, E2BIG) and reports the rest later.
        return notStarted((0,system_error/* systemCode */.x)(error) ?? 'UNKNOWN');
    }
    const pid = child.pid ?? null;
    if (pid !== null && detached)
        running.add(pid);
    const exited = new Promise((resolve) => {
        child.once('error', (error) => {
            if (pid === null) {
                resolve({ exitCode: null, signal: null, spawnError: (0,system_error/* systemCode */.x)(error) ?? 'UNKNOWN' });
            }
        });
        child.once('exit', (exitCode, signal) => {
            if (pid !== null)
                running.delete(pid);
            resolve({ exitCode, signal, spawnError: null });
        });
    });
    return {
        pid,
        stdio: options.stdio.map((_, descriptor) => child.stdio[descriptor] ?? null),
        exited,
        kill: (signal) => {
            if (!detached)
                child.kill(signal);
            else if (pid !== null)
                signalGroup(pid, signal);
        },
    };
};
/**
 * Programs as real child processes: `run` buffers what we read and leaves no descendant behind, `start`
 * hands over the descriptors. Groups that still run when this process exits are killed.
 */
const createExec = () => {
    const running = new Set();
    process.on('exit', () => {
        for (const pid of running)
            signalGroup(pid, 'SIGKILL');
    });
    return {
        run: (file, args, options) => runToEnd(file, args, options, running),
        start: (file, args, options) => startChild(file, args, options, running),
    };
};

// EXTERNAL MODULE: ./src/app/adapters/clock.ts
var adapters_clock = __webpack_require__(158);
;// CONCATENATED MODULE: ./src/app/adapters/files.ts



const isMissing = (error) => {
    const code = (0,system_error/* systemCode */.x)(error);
    return code === 'ENOENT' || code === 'ENOTDIR';
};
const readIfExists = (path) => {
    try {
        return (0,external_node_fs_.readFileSync)(path);
    }
    catch (error) {
        if (isMissing(error))
            return null;
        throw error;
    }
};
const kindOf = (stats) => {
    if (stats.isFile())
        return 'file';
    if (stats.isDirectory())
        return 'directory';
    return stats.isSymbolicLink() ? 'link' : 'other';
};
const stat = (path) => {
    try {
        const stats = (0,external_node_fs_.lstatSync)(path);
        return { kind: kindOf(stats), sizeBytes: stats.size, mode: stats.mode & 0o7777 };
    }
    catch (error) {
        if (isMissing(error))
            return null;
        throw error;
    }
};
const list = (directory) => {
    try {
        return (0,external_node_fs_.readdirSync)(directory).sort();
    }
    catch (error) {
        if (isMissing(error))
            return [];
        throw error;
    }
};
const syncDirectory = (path) => {
    const descriptor = (0,external_node_fs_.openSync)(path, 'r');
    try {
        (0,external_node_fs_.fsyncSync)(descriptor);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
};
const write = (path, bytes, options = {}) => {
    const descriptor = (0,external_node_fs_.openSync)(path, options.exclusive === true ? 'wx' : 'w', options.mode ?? 0o666);
    try {
        (0,external_node_fs_.writeFileSync)(descriptor, bytes);
        if (options.sync === true)
            (0,external_node_fs_.fsyncSync)(descriptor);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
};
const createWriteAtomic = () => {
    let count = 0;
    return (path, bytes, options = {}) => {
        const sync = options.sync ?? true;
        count += 1;
        const name = `.${(0,external_node_path_.basename)(path)}.${String(process.pid)}-${String(count)}.tmp`;
        const temporary = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), name);
        try {
            write(temporary, bytes, { ...options, sync, exclusive: true });
            (0,external_node_fs_.renameSync)(temporary, path);
        }
        catch (error) {
            (0,external_node_fs_.rmSync)(temporary, { force: true });
            throw error;
        }
        if (sync)
            syncDirectory((0,external_node_path_.dirname)(path));
    };
};
const openAppend = (path, options = {}) => {
    const descriptor = (0,external_node_fs_.openSync)(path, 'a', options.mode ?? 0o666);
    return {
        write: (bytes) => {
            let done = 0;
            // A full disk may take part of the bytes; the next call then says why.
            while (done < bytes.length)
                done += (0,external_node_fs_.writeSync)(descriptor, bytes, done);
        },
        sync: () => {
            (0,external_node_fs_.fdatasyncSync)(descriptor);
        },
        truncate: (sizeBytes) => {
            (0,external_node_fs_.ftruncateSync)(descriptor, sizeBytes);
        },
        close: () => {
            (0,external_node_fs_.closeSync)(descriptor);
        },
    };
};
/** The real disk; temporary folders are made, 0700, below `temporaryRoot`. */
const createFiles = (temporaryRoot) => ({
    read: (path) => (0,external_node_fs_.readFileSync)(path),
    readIfExists,
    write,
    writeAtomic: createWriteAtomic(),
    openAppend,
    list,
    stat,
    makeDirectory: (path, mode) => {
        (0,external_node_fs_.mkdirSync)(path, mode === undefined ? { recursive: true } : { recursive: true, mode });
    },
    makeTemporary: (prefix) => {
        (0,external_node_fs_.mkdirSync)(temporaryRoot, { recursive: true, mode: 0o700 });
        return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(temporaryRoot, prefix));
    },
    rename: external_node_fs_.renameSync,
    remove: (path) => {
        (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
    },
    syncDirectory,
    freeBytes: (path) => {
        const { bavail, bsize } = (0,external_node_fs_.statfsSync)(path);
        return bavail * bsize;
    },
});

// EXTERNAL MODULE: ./src/app/adapters/random.ts
var adapters_random = __webpack_require__(4965);
// EXTERNAL MODULE: ./src/app/secrets.ts + 2 modules
var app_secrets = __webpack_require__(8512);
// EXTERNAL MODULE: ./src/app/temporary.ts
var temporary = __webpack_require__(3896);
// EXTERNAL MODULE: ./src/app/tool.ts
var tool = __webpack_require__(6453);
;// CONCATENATED MODULE: ./src/app/wire.ts










/** The environment as this process got it; only this file and the entry read it. */
const environment = process.env;
/** First signal: finish what runs and seal a pause. Second: leave at once; the ledger is whole at any time. */
const listenForSignals = (log) => {
    const controller = new AbortController();
    const onSignal = (name) => {
        if (controller.signal.aborted)
            process.exit(130);
        log.warn(`${name}: stopping; what is sealed stays sealed (again to leave at once)`);
        controller.abort(name);
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
    return {
        signal: controller.signal,
        stop: () => {
            process.off('SIGINT', onSignal);
            process.off('SIGTERM', onSignal);
        },
    };
};
const runUrl = () => {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, GITHUB_RUN_ID: id } = environment;
    if (server === undefined || name === undefined || id === undefined)
        return null;
    return `${server.replace(/\/+$/, '')}/${name}/actions/runs/${id}`;
};
const networkNames = /^(?:https?_proxy|no_proxy|all_proxy|ssl_cert_file|ssl_cert_dir|git_ssl_cainfo|node_extra_ca_certs)$/i;
const networkEnv = () => {
    const found = Object.entries(environment).filter((entry) => entry[1] !== undefined && networkNames.test(entry[0]));
    return Object.fromEntries(found);
};
const attempt = Number(environment['GITHUB_RUN_ATTEMPT']);
/** Makes everything a command may touch; the composition root of the program. */
const wire = (options) => {
    const clock = (0,adapters_clock/* createClock */.t)();
    const secrets = (0,app_secrets/* createSecrets */.g)(environment, options.mask);
    // A sandboxed command may run as another user and has to read the trees that we write.
    process.umask(0o022);
    const temporaryRoot = environment['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
    (0,temporary/* sweepTemporary */.ir)(temporaryRoot);
    const temp = (0,temporary/* makeTemporary */.ww)(temporaryRoot);
    options.onTemporary?.(temp);
    const log = options.makeLog({ clock, redact: secrets.redact });
    const signals = listenForSignals(log);
    const script = (0,external_node_fs_.realpathSync)(process.argv[1] ?? process.execPath);
    const onRunner = environment['GITHUB_ACTIONS'] === 'true';
    const dispose = () => {
        signals.stop();
        (0,temporary/* removeTemporary */.cF)(temp);
    };
    try {
        const random = (0,adapters_random/* createRandom */.s)();
        const action = options.openAction?.({ clock, log, random, secrets }) ?? null;
        const context = {
            exec: createExec(),
            files: createFiles(temp),
            clock,
            random,
            log,
            repo: (0,external_node_path_.resolve)(options.global.repo ?? environment['GITHUB_WORKSPACE'] ?? '.'),
            configPath: options.global.config ?? '.guildseal.yml',
            temp,
            networkEnv: networkEnv(),
            makeKept: (prefix) => (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), prefix)),
            searchPath: environment['PATH'] ?? '/usr/bin:/bin',
            home: (0,external_node_path_.join)((0,external_node_path_.dirname)(script), '..'),
            readTool: () => ({
                version: tool/* version */.r,
                bundle_sha256: (0,tool/* hashProgram */.f)((0,external_node_path_.dirname)(script)),
                action_ref: environment['GITHUB_ACTION_REF'] ?? null,
                node: process.versions.node,
            }),
            runner: {
                os: process.platform,
                kernel: (0,external_node_os_.release)(),
                arch: (0,external_node_os_.arch)(),
                hosted: onRunner ? environment['RUNNER_ENVIRONMENT'] === 'github-hosted' : null,
                run_url: onRunner ? runUrl() : null,
                run_attempt: onRunner && Number.isSafeInteger(attempt) ? attempt : null,
            },
            nodePath: process.execPath,
            cores: (0,external_node_os_.availableParallelism)(),
            host: (0,external_node_os_.hostname)(),
            display: {
                color: options.global.color && process.stdout.isTTY && environment['NO_COLOR'] === undefined,
                // Not on a terminal there are no columns, whatever the type says.
                width: process.stdout.isTTY ? process.stdout.columns : 100,
            },
            signal: signals.signal,
            action,
            takeSecret: secrets.take,
            redact: secrets.redact,
            holdsSecret: secrets.holds,
            sealKeyInput: options.sealKeyInput,
        };
        return { context, dispose };
    }
    catch (error) {
        dispose();
        throw error;
    }
};


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

/***/ 8613:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ secretForms),
/* harmony export */   l: () => (/* binding */ publicForms)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6868);


const leastChars = 6;
const armour = /^-----(?:BEGIN|END) [A-Z0-9 ]{1,40}-----$/;
/** Base64 of the bytes at each of the three offsets, without the characters that depend on neighbours. */
const base64Forms = (bytes) => [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset), bytes]);
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor((padded.length * 8) / 6);
    const standard = padded.toString('base64').slice(first, last);
    return [standard, standard.replaceAll('+', '-').replaceAll('/', '_')];
});
const lowerEscapes = (text) => text.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase());
const encodedForms = (value) => {
    const url = encodeURIComponent(value.replace(/\p{Cs}/gu, ''));
    return [
        value,
        ...base64Forms(Buffer.from(value)),
        url,
        lowerEscapes(url),
        JSON.stringify(value).slice(1, -1),
    ];
};
/** Lines that carry the secret: the armour of a PEM is the same in every public key. */
const secretLines = (value) => value.split(/\r?\n/).filter((line) => !armour.test(line));
/**
 * The spellings under which a secret may show up: itself, each line, base64 at three offsets, URL- and
 * JSON-escaped. Throws `text.short-secret` below 6 characters.
 */
const secretForms = (secret) => {
    const value = secretLines(secret.trim()).join('\n').trim();
    if (value.length < leastChars) {
        throw _errors_text_js__WEBPACK_IMPORTED_MODULE_1__/* .textErrors */ .H['text.short-secret']({ length: value.length, least: leastChars });
    }
    const lines = value.split('\n').map((line) => line.trim());
    const texts = [value, ...(lines.length > 1 ? [lines.join('')] : []), ...lines];
    const forms = texts.flatMap((text) => encodedForms(text));
    return [...new Set(forms)].filter((form) => form.length >= leastChars);
};
/**
 * What a secret shares with text that is meant to be read: a private key in SEC1 form holds its public key
 * in the very characters of the public PEM. Empty for other secrets.
 */
const publicForms = (secret) => {
    if (!secret.includes('-----BEGIN'))
        return [];
    try {
        const pem = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(secret.trim()).export({ type: 'spki', format: 'pem' }).toString();
        const lines = secretLines(pem.trim());
        return [lines.join('\n'), lines.join(''), JSON.stringify(lines.join('\n')).slice(1, -1)];
    }
    catch {
        return [];
    }
};


/***/ })

};
