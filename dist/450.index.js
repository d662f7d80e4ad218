export const id = 450;
export const ids = [450];
export const modules = {

/***/ 2325:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parseCommandLine)
/* harmony export */ });
/* unused harmony export commandHelp */
/* harmony import */ var commander__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8179);
/* harmony import */ var _commands_registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(927);
/* harmony import */ var _errors_cli_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5657);



const collect = (value, earlier) => [
    ...(earlier ?? []),
    value,
];
const toGlobal = (options) => ({
    repo: typeof options['repo'] === 'string' ? options['repo'] : null,
    config: typeof options['config'] === 'string' ? options['config'] : null,
    json: options['json'] === true,
    quiet: options['quiet'] === true,
    debug: options['debug'] === true,
    color: options['color'] !== false,
});
const describeProgram = (version) => new commander__WEBPACK_IMPORTED_MODULE_0__/* .Command */ .uB('guildseal')
    .description('Sealed, sandboxed, bounded search experiments, verified by anyone')
    .version(version, '--version')
    .option('--repo <dir>', 'repository to work in (default: the working directory)')
    .option('--config <file>', 'configuration file inside the repository (default: .guildseal.yml)')
    .option('--json', 'exactly one JSON document on stdout, everything else on stderr')
    .option('--quiet', 'only errors on stderr')
    .option('--debug', 'debug lines, and stacks of errors that should not happen')
    .option('--no-color', 'no colours');
/**
 * Parses a command line. Help is as wide as the terminal unless `helpWidth` (columns) says otherwise.
 *
 * @throws AppError `cli.usage` with what is wrong and the nearest name.
 */
const parseCommandLine = (words, version, helpWidth = null) => {
    const printed = [];
    const problems = [];
    const found = [];
    const program = describeProgram(version);
    const configure = (command) => {
        command
            .exitOverride()
            .configureOutput({
            writeOut: (text) => void printed.push(text),
            writeErr: (text) => void problems.push(text),
            ...(helpWidth === null ? {} : { getOutHelpWidth: () => helpWidth }),
        })
            .showSuggestionAfterError(true);
    };
    configure(program);
    for (const spec of _commands_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P) {
        const command = program.command(spec.name).description(spec.summary);
        configure(command);
        for (const { name, description } of spec.args)
            command.argument(name, description);
        for (const option of spec.options) {
            if (option.repeatable === true)
                command.option(option.flags, option.description, collect);
            else
                command.option(option.flags, option.description);
        }
        command.addHelpText('after', `\nExample:\n  ${spec.example}\n`);
        command.action(() => {
            found.push({
                kind: 'command',
                spec,
                call: { args: command.args, options: command.opts() },
                global: toGlobal(program.opts()),
            });
        });
    }
    try {
        program.parse(words, { from: 'user' });
    }
    catch (error) {
        if (!(error instanceof commander__WEBPACK_IMPORTED_MODULE_0__/* .CommanderError */ .b7))
            throw error;
        const asked = ['commander.helpDisplayed', 'commander.help', 'commander.version'];
        if (asked.includes(error.code) && error.exitCode === 0) {
            return { kind: 'help', text: printed.join('') };
        }
        const name = words.find((word) => _commands_registry_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P.some((command) => command.name === word)) ?? null;
        if (error.code === 'commander.help') {
            return { kind: 'help', text: [...printed, ...problems].join('') };
        }
        const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ');
        throw _errors_cli_js__WEBPACK_IMPORTED_MODULE_2__/* .cliErrors */ .a['cli.usage']({ message, command: name });
    }
    return found[0] ?? { kind: 'help', text: program.helpInformation() };
};
/** Help of a command, of the whole program for an empty name, for the documents. */
const commandHelp = (name, version) => {
    const parsed = parseCommandLine(name === '' ? ['--help'] : [name, '--help'], version, 80);
    return parsed.kind === 'help' ? parsed.text : '';
};


/***/ }),

/***/ 3450:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runTerminal: () => (/* binding */ runTerminal),
/* harmony export */   stackOf: () => (/* binding */ stackOf),
/* harmony export */   toAppError: () => (/* binding */ toAppError)
/* harmony export */ });
/* harmony import */ var _errors_app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);
/* harmony import */ var _errors_cli_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5657);
/* harmony import */ var _errors_render_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6048);
/* harmony import */ var _cli_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2325);
/* harmony import */ var _tool_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6453);





/** Any failure as an error for people: what nobody expected is a bug. */
const toAppError = (error) => (0,_errors_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAppError */ .Y6)(error)
    ? error
    : _errors_cli_js__WEBPACK_IMPORTED_MODULE_1__/* .cliErrors */ .a['cli.bug']({
        message: error instanceof Error ? error.message : String(error),
        cause: error,
    });
/** Stacks of an error and its causes, for `--debug`. */
const stackOf = (error) => error instanceof Error
    ? `${error.stack ?? error.message}${error.cause === undefined ? '' : `\ncaused by ${stackOf(error.cause)}`}`
    : String(error);
/** Prints an error on stderr, with `--json` also as the one document on stdout; returns the exit code. */
const tell = (error, options, redact) => {
    const known = toAppError(error);
    process.stderr.write(`${redact((0,_errors_render_js__WEBPACK_IMPORTED_MODULE_2__/* .renderError */ .v)(known, { color: options.color }))}\n`);
    if (options.debug)
        process.stderr.write(`${redact(stackOf(error))}\n`);
    if (options.json) {
        process.stdout.write(`${redact(JSON.stringify((0,_errors_render_js__WEBPACK_IMPORTED_MODULE_2__/* .renderErrorJson */ .B)(known), null, 2))}\n`);
    }
    return known.exit;
};
const print = (outcome, json, redact) => {
    if (json)
        process.stdout.write(`${redact(JSON.stringify(outcome.result, null, 2))}\n`);
    else if (outcome.text !== '') {
        process.stdout.write(`${redact(outcome.text).replace(/\n$/, '')}\n`);
    }
};
/** Runs the command line; the only catch there. */
const runTerminal = async () => {
    const words = process.argv.slice(2);
    let wired = null;
    let global = null;
    const color = process.stderr.isTTY && !words.includes('--no-color');
    try {
        const parsed = (0,_cli_js__WEBPACK_IMPORTED_MODULE_3__/* .parseCommandLine */ .D)(words, _tool_js__WEBPACK_IMPORTED_MODULE_4__/* .version */ .r);
        if (parsed.kind === 'help') {
            process.stdout.write(parsed.text);
            return;
        }
        const asked = parsed.global;
        global = asked;
        // Only a command needs these; help stays quick.
        const [{ wire }, { createTerminalLog }] = await Promise.all([
            Promise.all(/* import() */[__webpack_require__.e(411), __webpack_require__.e(719)]).then(__webpack_require__.bind(__webpack_require__, 8719)),
            Promise.all(/* import() */[__webpack_require__.e(428), __webpack_require__.e(221)]).then(__webpack_require__.bind(__webpack_require__, 221)),
        ]);
        wired = wire({
            global: asked,
            makeLog: ({ clock, redact }) => createTerminalLog({
                stream: process.stderr,
                clock,
                quiet: asked.quiet,
                debug: asked.debug,
                color: color && asked.color,
                redact,
            }),
            mask: () => undefined,
            openAction: null,
            sealKeyInput: null,
        });
        const run = await parsed.spec.load();
        const outcome = await run(wired.context, parsed.call);
        print(outcome, asked.json, wired.context.redact);
        process.exitCode = outcome.exit;
    }
    catch (error) {
        wired?.context.log.progress(null);
        process.exitCode = tell(error, {
            json: global?.json ?? words.includes('--json'),
            debug: global?.debug ?? words.includes('--debug'),
            color,
        }, wired?.context.redact ?? ((text) => text));
    }
    finally {
        wired?.dispose();
    }
};


/***/ }),

/***/ 927:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ commands)
/* harmony export */ });
/** Every command, in the order help lists them; feeds the terminal and the Action. */
const commands = [
    {
        name: 'search',
        summary: 'Run or continue a bounded search experiment',
        args: [
            {
                name: '<name>',
                description: 'experiment, or the id of a run to continue; apply: make a branch',
            },
            { name: '[run]', description: 'with apply: the run whose result is applied' },
        ],
        options: [
            { flags: '--new', description: 'start a new run instead of continuing an unfinished one' },
            {
                flags: '--from <run>',
                description: 'start from the result of another run (RUN or RUN:n7)',
            },
            {
                flags: '--budget <key=value>',
                description: 'change a budget: trials, evaluations or wall',
                repeatable: true,
            },
            {
                flags: '--seed <n>',
                description: 'seed of the proposals; race seeds follow from it (sealed as predictable)',
            },
            { flags: '--base <rev>', description: 'start from this commit instead of HEAD' },
            { flags: '--dry-run', description: 'show what would run, and run nothing' },
            { flags: '--node <id>', description: 'with apply: this node instead of the best' },
            { flags: '--branch <name>', description: 'with apply: name of the branch' },
        ],
        example: 'guildseal search compress --budget trials=200',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(640), __webpack_require__.e(896), __webpack_require__.e(634), __webpack_require__.e(382), __webpack_require__.e(476), __webpack_require__.e(299), __webpack_require__.e(632), __webpack_require__.e(931)]).then(__webpack_require__.bind(__webpack_require__, 1931))).runSearchCommand,
    },
    {
        name: 'verify',
        summary: 'Prove the ledger of a run',
        args: [{ name: '<run>', description: 'run id or folder of a run' }],
        options: [
            { flags: '--key <file>', description: 'public key to trust (PEM)', repeatable: true },
            {
                flags: '--objects <dir>',
                description: 'folder of the objects, when not beside the ledger',
            },
            {
                flags: '--expect-repo <repo>',
                description: 'repository the run must belong to (host/owner/name)',
            },
            { flags: '--expect-pr <number>', description: 'pull request the run must belong to' },
            {
                flags: '--anchor <line>',
                description: 'anchor line (gs1 ..) that must hold',
                repeatable: true,
            },
            { flags: '--min-isolation <level>', description: 'least isolation: bwrap or none' },
            { flags: '--allow-unsigned', description: 'accept a ledger without a trusted signature' },
            { flags: '--print <node>', description: "print a node's sealed statements" },
        ],
        example: 'guildseal verify compress-20261124T101500Z-3fa92c --key ci/guildseal.pub',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(640), __webpack_require__.e(382), __webpack_require__.e(299), __webpack_require__.e(1), __webpack_require__.e(965)]).then(__webpack_require__.bind(__webpack_require__, 5382))).runVerifyCommand,
    },
    {
        name: 'report',
        summary: 'Write the report of a run again',
        args: [{ name: '<run>', description: 'run id or folder of a run' }],
        options: [],
        example: 'guildseal report compress-20261124T101500Z-3fa92c',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(640), __webpack_require__.e(896), __webpack_require__.e(382), __webpack_require__.e(476), __webpack_require__.e(938)]).then(__webpack_require__.bind(__webpack_require__, 8938))).runReportCommand,
    },
    {
        name: 'demo',
        summary: 'Run a real search on a temporary repository, offline',
        args: [],
        options: [
            { flags: '--example <name>', description: 'kmod, sortnet, tsp or compress' },
            { flags: '--trials <n>', description: 'budget of trials' },
            { flags: '--dir <dir>', description: 'keep the demo repository in this new folder' },
        ],
        example: 'guildseal demo --example sortnet',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(640), __webpack_require__.e(896), __webpack_require__.e(634), __webpack_require__.e(382), __webpack_require__.e(476), __webpack_require__.e(299), __webpack_require__.e(632), __webpack_require__.e(1), __webpack_require__.e(922)]).then(__webpack_require__.bind(__webpack_require__, 3922))).runDemoCommand,
    },
    {
        name: 'auto',
        summary: 'Do what the configuration says for the event of this job',
        args: [],
        options: [],
        example: 'guildseal auto',
        load: async () => (await Promise.all(/* import() */[__webpack_require__.e(857), __webpack_require__.e(640), __webpack_require__.e(896), __webpack_require__.e(634), __webpack_require__.e(382), __webpack_require__.e(476), __webpack_require__.e(299), __webpack_require__.e(632)]).then(__webpack_require__.bind(__webpack_require__, 2632))).runAutoCommand,
    },
    {
        name: 'completions',
        summary: 'Print a completion script',
        args: [{ name: '<shell>', description: 'bash, zsh or fish' }],
        options: [],
        example: 'guildseal completions bash > /etc/bash_completion.d/guildseal',
        load: async () => (await __webpack_require__.e(/* import() */ 957).then(__webpack_require__.bind(__webpack_require__, 1957))).runCompletionsCommand,
    },
];


/***/ }),

/***/ 2793:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ configErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

const everyKey = 'every key is in docs/config.md';
/** Errors of `.guildseal.yml`; all of one file are shown at once. */
const configErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'config.not-found': (p) => ({
        exit: 2,
        message: `${p.file} is not in commit ${p.commit}, expected a configuration there`,
        hint: `write one (README.md has the smallest), commit it, or name another file with --config`,
    }),
    'config.too-large': (p) => ({
        exit: 2,
        message: `the configuration has ${p.bytes} bytes, expected at most ${p.most}`,
        hint: 'move long texts into files that "instructions" names',
        at: { file: p.file },
    }),
    'config.not-utf8': (p) => ({
        exit: 2,
        message: 'the configuration is not UTF-8',
        hint: `save it as UTF-8: iconv -f latin1 -t utf-8 ${p.file}`,
        at: { file: p.file },
    }),
    'config.bad-yaml': (p) => ({
        exit: 2,
        message: `the YAML cannot be read: ${p.problem}`,
        hint: 'indent with spaces, and quote text that holds ": ", "#" or starts with * & ! @ `',
        at: p.at,
    }),
    'config.duplicate-key': (p) => ({
        exit: 2,
        message: `key "${p.key}" stands here a second time, expected each key once`,
        hint: 'merge the two',
        at: p.at,
    }),
    'config.unknown-key': (p) => ({
        exit: 2,
        message: `unknown key "${p.key}"\nexpected one of: ${p.known.join(', ')}`,
        hint: `${p.nearest === null ? 'remove it' : `rename it to "${p.nearest}"`}; ${everyKey}`,
        at: p.at,
    }),
    'config.missing-key': (p) => ({
        exit: 2,
        message: `key "${p.key}" is missing${p.inside === '' ? '' : ` in ${p.inside}`}\nexpected ${p.expected}`,
        hint: `add "${p.key}:"; ${everyKey}`,
        at: p.at,
    }),
    'config.bad-key': (p) => ({
        exit: 2,
        message: `"${p.key}" cannot be a name here\nexpected ${p.expected}`,
        hint: 'rename it',
        at: p.at,
    }),
    'config.bad-value': (p) => ({
        exit: 2,
        message: `${p.key} is ${p.value}\nexpected ${p.expected}`,
        hint: p.nearest === null ? everyKey : `write ${p.nearest}`,
        at: p.at,
    }),
    'config.not-in-this-version': (p) => ({
        exit: 2,
        message: `this version does not have ${p.what} yet`,
        hint: `remove it; ${everyKey}`,
        at: p.at,
    }),
    'config.unknown-experiment': (p) => ({
        exit: 2,
        message: `there is no experiment "${p.name}"\n${p.known.length === 0 ? 'search.experiments is empty' : `expected one of: ${p.known.join(', ')}`}`,
        hint: p.nearest === null
            ? 'add it below "search: experiments:"; an example is in docs/config.md'
            : `write "${p.nearest}"`,
        at: p.at,
    }),
    'config.contradiction': (p) => ({
        exit: 2,
        message: p.problem,
        hint: p.cure,
        at: p.at,
    }),
    'config.bad-pattern': (p) => ({
        exit: 2,
        message: `"${p.pattern}" can name no file: ${p.problem}`,
        hint: p.cure,
        at: p.at,
    }),
});


/***/ }),

/***/ 862:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ ledgerErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

/** Errors of keys, of the ledger on disk and of the arguments of `verify`. */
const ledgerErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'ledger.key-unusable': (p) => ({
        exit: 2,
        message: `signing key from ${p.source}: ${p.problem}; expected a private key in PEM (SEC1 or PKCS#8, P-256 or Ed25519)`,
        hint: 'make one with: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out guildseal.key',
    }),
    'ledger.public-key-unusable': (p) => ({
        exit: 2,
        message: `public key from ${p.source}: ${p.problem}; expected a public key in PEM (P-256 or Ed25519)`,
        hint: 'make it from the signing key with: openssl pkey -in guildseal.key -pubout -out guildseal.pub',
    }),
    'ledger.key-missing': (p) => ({
        exit: 4,
        message: `run ${p.runId} is signed with key ${p.keyid}, and no signing key is given; its ledger cannot go on without it`,
        hint: 'set the key (GUILDSEAL_KEY or seal.key_file), or start a new run with --new',
    }),
    'ledger.key-changed': (p) => ({
        exit: 4,
        message: `run ${p.runId} is ${p.sealed === null ? 'not signed' : `signed with key ${p.sealed}`}, the key given is ${p.given}; a run keeps its key`,
        hint: 'start a new run with --new',
    }),
    'ledger.corrupt': (p) => ({
        exit: 4,
        message: `${p.path}:${p.line}: ${p.problem} [${p.code}]; a ledger that does not hold is never appended to`,
        hint: 'look at it with: guildseal verify RUN; start anew from its best node with: guildseal search NAME --from RUN',
    }),
    'ledger.entry-too-large': (p) => ({
        exit: 3,
        message: `a ${p.kind} entry has ${p.bytes} bytes as a line, more than ${p.limit}`,
        hint: 'shorten what the entry lists: descriptions, paths of files.editable, changed files (files.max_files)',
    }),
    'ledger.write-failed': (p) => ({
        exit: 3,
        message: `cannot write ${p.path}: ${p.problem}`,
        hint: 'free some space or mend the permissions, then run the same command again: it resumes',
        cause: p.cause,
    }),
    'search.run-locked': (p) => ({
        exit: 3,
        message: `run ${p.runId} is being written by process ${p.pid} on ${p.host}`,
        hint: `wait for it or stop it; when it is surely dead (another machine, a container that is gone) remove ${p.path}`,
    }),
    'ledger.secret-unusable': (p) => ({
        exit: 3,
        message: `${p.path}: ${p.problem}; expected 64 lower-case hex digits`,
        hint: 'remove the file: the run goes on with fresh secrets, and verify says `reseeded`',
    }),
    'ledger.bad-anchor': (p) => ({
        exit: 2,
        message: `"${p.text}" is not an anchor line; expected: gs1 RUN_ID SEQ HEAD (64 hex digits)`,
        hint: 'copy the whole line from the comment, the commit status or the log',
    }),
});


/***/ }),

/***/ 6048:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ renderError),
  B: () => (/* binding */ renderErrorJson)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/text/hidden.ts
var text_hidden = __webpack_require__(4947);
// EXTERNAL MODULE: ./src/errors/cli.ts
var cli = __webpack_require__(5657);
// EXTERNAL MODULE: ./src/errors/config.ts
var config = __webpack_require__(2793);
// EXTERNAL MODULE: ./src/errors/events.ts
var events = __webpack_require__(6146);
// EXTERNAL MODULE: ./src/errors/forge.ts
var forge = __webpack_require__(2064);
// EXTERNAL MODULE: ./src/errors/ledger.ts
var ledger = __webpack_require__(862);
// EXTERNAL MODULE: ./src/errors/sandbox.ts
var sandbox = __webpack_require__(8992);
// EXTERNAL MODULE: ./src/errors/search.ts
var search = __webpack_require__(7511);
// EXTERNAL MODULE: ./src/errors/text.ts
var errors_text = __webpack_require__(6868);
// EXTERNAL MODULE: ./src/errors/workspace.ts
var workspace = __webpack_require__(2726);
;// CONCATENATED MODULE: ./src/errors/catalogue.ts









/** Every table of errors, one a room, in the order of `docs/errors.md`. */
const errorTables = [
    cli/* cliErrors */.a,
    config/* configErrors */.k,
    search/* searchErrors */.g,
    sandbox/* sandboxErrors */.r,
    ledger/* ledgerErrors */.b,
    forge/* forgeErrors */.V,
    events/* eventsErrors */.v,
    workspace/* workspaceErrors */.r,
    errors_text/* textErrors */.H,
];
/** True for a code of the catalogue. */
const isErrorCode = (code) => errorTables.some((table) => Object.hasOwn(table, code));
/** Where a code is explained; headings lose their dots when they become anchors. */
const errorPage = (code) => `docs/errors.md#${code.replaceAll('.', '')}`;

;// CONCATENATED MODULE: ./src/errors/render.ts



const maxSourceChars = 160;
const placeText = (place) => [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
/** The source line with a caret below it; a long line is cut around the caret. */
const renderSource = (place, paint) => {
    const { line, column, source } = place;
    if (line === undefined || source === undefined)
        return [];
    const number = String(line).padStart(String(line).length + 1);
    // Characters that have no width would move the caret; a space keeps its place.
    const shown = source.replace(/\p{Cc}|\p{Cf}|\p{Cs}/gu, ' ');
    const caret = (column ?? 1) - 1;
    const from = shown.length <= maxSourceChars ? 0 : Math.max(0, caret - maxSourceChars / 2);
    const window = shown.slice(from, from + maxSourceChars);
    const lines = [`${paint('dim', `${number} |`)} ${window.trimEnd()}`];
    if (column === undefined)
        return lines;
    const width = Math.max(1, Math.min(place.width ?? 1, window.length - (caret - from)));
    const pad = ' '.repeat(caret - from);
    lines.push(`${paint('dim', `${' '.repeat(number.length)} |`)} ${pad}${paint('red', '^'.repeat(width))}`);
    return lines;
};
const renderOne = (error, paint) => {
    const [first = '', ...rest] = (0,text_hidden/* stripHidden */.Pz)(error.message).split('\n');
    const place = error.at === null ? '' : `${paint('bold', (0,text_hidden/* stripHidden */.Pz)(placeText(error.at)))}: `;
    return [
        `${place}${first} ${paint('dim', `[${error.code}]`)}`,
        ...(error.at === null ? [] : renderSource(error.at, paint)),
        ...rest,
        ...(error.hint === null ? [] : [`${paint('cyan', 'hint:')} ${(0,text_hidden/* stripHidden */.Pz)(error.hint)}`]),
    ].join('\n');
};
/**
 * An error and those found with it as prose: place, what, the source line with a caret, what was expected,
 * what to do. Nothing in it can move a terminal's cursor.
 */
const renderError = (error, options) => {
    const paint = (style, text) => options.color ? (0,external_node_util_.styleText)(style, text, { validateStream: false }) : text;
    return [error, ...error.others].map((one) => renderOne(one, paint)).join('\n\n');
};
const describe = (error) => ({
    code: error.code,
    message: error.message,
    hint: error.hint,
    docs: isErrorCode(error.code) ? errorPage(error.code) : null,
    at: error.at === null
        ? null
        : { file: error.at.file, line: error.at.line, column: error.at.column },
});
/** The document that `--json` prints for an error. */
const renderErrorJson = (error) => ({
    error: {
        ...describe(error),
        ...(error.others.length === 0 ? {} : { others: error.others.map(describe) }),
    },
});


/***/ }),

/***/ 8992:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ sandboxErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

/** Confinement that is missing, was lost, or cannot do what the configuration asks for. */
const sandboxErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'sandbox.isolation-too-weak': (p) => ({
        exit: 4,
        message: [
            `commands must be confined at level "${p.required}" (sandbox.min_isolation), this machine gives "${p.found}"`,
            ...p.problems.map((problem) => `  ${problem}`),
        ].join('\n'),
        hint: p.fix,
    }),
    'sandbox.isolation-lost': (p) => ({
        exit: 4,
        message: `the sandbox passed its probe but could not be started again: ${p.detail}`,
        hint: 'nothing runs at a weaker level by itself; mend that, then run the same command again: it resumes',
    }),
    'sandbox.survivor': (p) => ({
        exit: 4,
        message: `a process of an ended step could not be killed: ${p.detail}`,
        hint: 'end that process, or restart the machine, then run again to resume',
    }),
    'sandbox.limit-not-exact': (p) => ({
        exit: 4,
        message: `sandbox.require names limits this machine cannot hold exactly: ${p.names.join(', ')}`,
        hint: 'run as root, or where "sudo -n" works, on a machine whose control groups can be written; or take them out of sandbox.require',
    }),
    'sandbox.mount-refused': (p) => ({
        exit: 2,
        message: `sandbox.mounts: ${p.from} -> ${p.to}: ${p.problem}`,
        hint: 'name a folder with tools only, and a new place for it, as in { from: /opt/tool, to: /opt/tool }',
    }),
    'sandbox.helper-failed': (p) => ({
        exit: 3,
        message: `the sandbox could not be prepared: ${p.problem}`,
        hint: 'see what the sandbox needs in docs/sandbox.md, then run again',
    }),
});


/***/ }),

/***/ 7511:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ searchErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

/** Errors of bounded search; what is only said in a ledger is a reason, not an error. */
const searchErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'search.baseline-failed': (p) => ({
        exit: 3,
        message: `experiment ${p.experiment}: the base commit itself has no value (${p.status}: ${p.reason}); nothing was proposed${p.lines === '' ? '' : `\n${p.lines}`}`,
        hint: 'run the commands of the experiment on the base commit by hand; evaluate must print one line "NAME: VALUE"',
    }),
    'search.replay-mismatch': (p) => ({
        exit: 4,
        message: `run ${p.runId}, entry ${p.seq}: the ledger has ${p.found}, the search decides ${p.expected} here; a run that cannot be derived again is not continued`,
        hint: 'look at it with: guildseal verify RUN; start a new run with --new',
    }),
    'search.disk-low': (p) => ({
        exit: 3,
        message: `${p.path}: ${Math.floor(p.freeBytes / 1024 ** 2)} MiB free, ${Math.ceil(p.neededBytes / 1024 ** 2)} MiB needed (twice the base tree and 256 MiB)`,
        hint: 'free some space, or set report.dir to a larger disk',
    }),
    'search.object-missing': (p) => ({
        exit: 3,
        message: `run ${p.runId}: the patch of ${p.node} (object ${p.sha256}) is not in objects/, and its files are not in the clone`,
        hint: 'fetch the whole folder of the run, or start a new run with --new',
    }),
    'search.object-wrong': (p) => ({
        exit: 4,
        message: `run ${p.runId}: parent and patch of ${p.node} give tree ${p.tree}, the ledger has ${p.expected}`,
        hint: 'look at it with: guildseal verify RUN; start a new run with --new',
    }),
    'search.nothing-editable': (p) => ({
        exit: 2,
        message: `files.editable matches no file of the base commit: ${p.patterns.join(', ')}`,
        hint: 'patterns are relative to the root of the repository; * stays in a folder, ** crosses folders',
    }),
    'search.too-few-pairs': (p) => ({
        exit: 2,
        message: `promotion.max_pairs is ${p.maxPairs}; with alpha ${p.alpha} nothing can be confirmed before ${p.least} pairs`,
        hint: `set promotion.max_pairs to ${p.least} or more, or promotion.enabled to false`,
    }),
    'search.wall-too-short': (p) => ({
        exit: 2,
        message: `budget.wall (${p.wallMs} ms) is shorter than evaluation.timeout (${p.timeoutMs} ms); no evaluation would be started`,
        hint: 'raise budget.wall or lower evaluation.timeout',
    }),
    'search.run-differs': (p) => ({
        exit: 2,
        message: `run ${p.runId} cannot be continued: ${p.differs.join(', ')}`,
        hint: 'start a new run with: guildseal search NAME --new',
    }),
    'search.head-unusable': (p) => ({
        exit: 4,
        message: `${p.path} of the pull request cannot be evaluated: ${p.problem}`,
        hint: 'an editable file must be a regular file of at most 1 MiB, without links or submodules',
    }),
    'search.dirty-tree': (p) => ({
        exit: 2,
        message: `${p.paths.slice(0, 5).join(', ')}${p.paths.length > 5 ? ` and ${p.paths.length - 5} more` : ''} differ from HEAD; a search starts from a commit and would not see them`,
        hint: 'commit or stash them, or name the commit to start from: --base HEAD',
    }),
    'search.editable-submodule': (p) => ({
        exit: 2,
        message: `${p.path} is a submodule; submodules are never checked out and cannot be editable`,
        hint: 'take it out of files.editable',
    }),
    'search.no-such-node': (p) => ({
        exit: 2,
        message: p.node === null
            ? `run ${p.runId} has no node that is better than its baseline`
            : `run ${p.runId} has no node ${p.node}`,
        hint: 'guildseal report RUN lists the nodes of a run',
    }),
    'search.patch-stale': (p) => ({
        exit: 2,
        message: `${p.node} cannot be applied to commit ${p.base}: ${p.problem}`,
        hint: 'name the commit the run started from with --base',
    }),
    'search.run-diverged': (p) => ({
        exit: 3,
        message: `the ledger cannot be published: ${p.detail}`,
        hint: 'let the other job finish; the next one continues from the ledger branch',
    }),
    'search.anchor-required': (p) => ({
        exit: 3,
        message: `the head of the ledger could not be anchored (${p.place}), which seal.require_anchors demands: ${p.problem}`,
        hint: 'give the job the permission named above, or take the place out of seal.require_anchors',
    }),
    'search.foreign-files': (p) => ({
        exit: 4,
        message: `the pull request also changes ${p.paths.slice(0, 5).join(', ')}${p.paths.length > 5 ? ` and ${p.paths.length - 5} more` : ''}, which experiment ${p.experiment} does not evaluate (files.foreign: fail)`,
        hint: 'move those changes to a pull request of their own, or set files.foreign: ignore',
    }),
});


/***/ }),

/***/ 2726:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ workspaceErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

const shown = (value) => JSON.stringify(value.slice(0, 300));
/** Errors of the workspace: git, our own clone, trees, patches, publication. */
const workspaceErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'workspace.git-missing': (p) => ({
        exit: 3,
        message: `no git program found in ${shown(p.searched)}`,
        hint: 'install git 2.34 or newer',
    }),
    'workspace.git-too-old': (p) => ({
        exit: 3,
        message: `${p.path} says ${shown(p.version)}; git 2.34 or newer is needed`,
        hint: 'install git 2.34 or newer and put it first in PATH',
    }),
    'workspace.git-failed': (p) => ({
        exit: 3,
        message: `git ${p.command} failed: ${p.detail}`,
    }),
    'workspace.no-repository': (p) => ({
        exit: 2,
        message: `${shown(p.path)} is not inside a git repository`,
        hint: 'run inside a repository, or name one with --repo DIR',
    }),
    'search.no-base': (p) => ({
        exit: 2,
        message: `${shown(p.revision)} names no commit in ${shown(p.repository)}; a search starts from a commit`,
        hint: 'make a first commit, or name one with --base REV',
    }),
    'search.missing-objects': (p) => ({
        exit: 3,
        message: `commit ${p.commit} is not whole here and could not be fetched: ${p.detail}`,
        hint: `fetch it: git fetch --refetch origin ${p.commit} (CI: actions/checkout with fetch-depth: 0)`,
    }),
    'search.path-collision': (p) => ({
        exit: 2,
        message: `${shown(p.path)} collides with another file of the base on the file system of ${shown(p.folder)}`,
        hint: 'use a file system that tells the two names apart, or rename one of them',
    }),
    'workspace.disk-full': (p) => ({
        exit: 3,
        message: `no space left on the disk that holds ${shown(p.path)}`,
        hint: 'free some space and run the same command again; it resumes',
        cause: p.cause,
    }),
    'workspace.directory-in-use': (p) => ({
        exit: 3,
        message: `${shown(p.directory)} is not empty; a workspace needs a new directory`,
    }),
    'workspace.bad-id': (p) => ({
        exit: 2,
        message: `${shown(p.value)} is not ${p.expected}`,
    }),
    'workspace.object-missing': (p) => ({
        exit: 3,
        message: `object ${p.id} is not in the workspace`,
    }),
    'workspace.object-corrupt': (p) => ({
        exit: 4,
        message: `object ${p.id} is not what its id says: ${p.detail}`,
        hint: 'check the repository with git fsck',
    }),
    'workspace.object-too-large': (p) => ({
        exit: 4,
        message: `object ${p.id} has ${p.sizeBytes} bytes; at most ${p.maxBytes} are read`,
    }),
    'workspace.too-many-files': (p) => ({
        exit: 4,
        message: `${p.where} lists more than ${p.max} files`,
        hint: 'name fewer or smaller folders',
    }),
    'workspace.bad-path': (p) => ({
        exit: 4,
        message: `${shown(p.path)} cannot be written into a tree: ${p.why}`,
    }),
    'workspace.path-conflict': (p) => ({
        exit: 4,
        message: `${shown(p.path)} cannot be changed so: ${p.why}`,
    }),
    'workspace.proof-failed': (p) => ({
        exit: 4,
        message: `the built tree is not the base plus the planned changes: ${p.detail}`,
        hint: 'this is a bug in guildseal; please report it',
    }),
    'workspace.folder-changed': (p) => ({
        exit: 4,
        message: `${shown(p.path)} was changed by someone else while a tree was shown there`,
    }),
    'workspace.patch-malformed': (p) => ({
        exit: 2,
        message: `patch line ${p.line}: ${p.why}`,
    }),
    'workspace.patch-mismatch': (p) => ({
        exit: 2,
        message: `patch line ${p.line}: does not apply to ${shown(p.path)}: ${p.why}`,
    }),
    'workspace.bad-remote': (p) => ({
        exit: 2,
        message: `remote ${shown(p.url)}: ${p.why}`,
        hint: 'use an https, http or ssh URL or an absolute path, without a password in it',
    }),
    'workspace.remote-unreachable': (p) => ({
        exit: 3,
        message: `remote ${shown(p.url)} could not be read: ${p.detail}`,
    }),
    'workspace.branch-exists': (p) => ({
        exit: 2,
        message: `branch ${p.branch} cannot be made: ${p.detail}`,
        hint: 'name another one with --branch, or delete the old one first',
    }),
});


/***/ })

};
