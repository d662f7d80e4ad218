export const id = 434;
export const ids = [434];
export const modules = {

/***/ 6453:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ hashProgram),
/* harmony export */   r: () => (/* binding */ version)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);



/** Version of this program; a test holds it equal to package.json. */
const version = '0.1.0';
/** sha256 over names and bytes of the program's own files in `directory`, sorted by name. */
const hashProgram = (directory) => {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const names = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(directory, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(?:js|ts)$/.test(entry.name))
        .map((entry) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(entry.parentPath, entry.name))
        .sort();
    for (const name of names) {
        const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(name);
        hash.update(`${name.slice(directory.length)} ${String(bytes.length)}\n`).update(bytes);
    }
    return hash.digest('hex');
};


/***/ }),

/***/ 231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ defineErrors),
/* harmony export */   Y6: () => (/* binding */ isAppError),
/* harmony export */   uV: () => (/* binding */ AppError)
/* harmony export */ });
/** An expected failure that ends a command; printed as prose, never as a stack. */
class AppError extends Error {
    name = 'AppError';
    code;
    exit;
    hint;
    at;
    /** Others found together with this one, shown after it. */
    others;
    constructor(code, text, others = []) {
        super(text.message, text.cause === undefined ? undefined : { cause: text.cause });
        this.code = code;
        this.exit = text.exit;
        this.hint = text.hint ?? null;
        this.at = text.at ?? null;
        this.others = others;
    }
}
/**
 * Turns a table `code -> text` into a table `code -> AppError`, so that a code, its exit code and its
 * words stand in one place.
 */
const defineErrors = (table) => {
    const makers = {};
    for (const [code, text] of Object.entries(table)) {
        makers[code] = (...args) => new AppError(code, text(...args));
    }
    return makers;
};
/** True for an expected failure. */
const isAppError = (error) => error instanceof AppError;


/***/ }),

/***/ 5657:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ cliErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

/** Errors of the command line, of inputs and of the surfaces. */
const cliErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'cli.usage': (p) => ({
        exit: 2,
        message: p.message,
        hint: p.command === null ? 'run: guildseal --help' : `run: guildseal ${p.command} --help`,
    }),
    'cli.bad-option': (p) => ({
        exit: 2,
        message: `option ${p.option}: "${p.value}" is not ${p.expected}`,
        hint: 'guildseal COMMAND --help lists the options with an example',
    }),
    'cli.no-event': (p) => ({
        exit: 2,
        message: `this command needs the event of a job, and ${p.variable} is not set`,
        hint: 'run it in a workflow; in a terminal use: guildseal search NAME',
    }),
    'cli.bad-event': (p) => ({
        exit: 3,
        message: `the event file ${p.path === '' ? '(GITHUB_EVENT_PATH is not set)' : p.path} cannot be read as JSON`,
        hint: 'the runner writes it before the step; run the job again',
        cause: p.cause,
    }),
    'cli.no-run': (p) => ({
        exit: 2,
        message: `no run "${p.run}" in ${p.where}`,
        hint: 'name a run id, the folder of a run, or fetch the branch guildseal/ledger first',
    }),
    'cli.bad-input': (p) => ({
        exit: 2,
        message: `input ${p.input}: "${p.value}" is not ${p.expected}`,
        hint: 'the inputs and their values are listed in action.yml',
    }),
    'cli.demo-failed': (p) => ({
        exit: 3,
        message: `the demo could not make its repository: ${p.step}: ${p.detail}`,
        hint: 'the demo needs git 2.34 or newer and a writable temporary folder',
    }),
    'cli.bug': (p) => ({
        exit: 3,
        message: `this should not have happened: ${p.message}`,
        hint: 'run again with --debug and report what it prints',
        cause: p.cause,
    }),
});


/***/ }),

/***/ 6146:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ eventsErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

/** Payloads that are not what the forge's documentation promises. */
const eventsErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'event.malformed': (p) => ({
        exit: 3,
        message: `the payload of "${p.name}" cannot be read: ${p.key}: ${p.problem}`,
        hint: 'run again; if it stays, open an issue with the payload file of this run',
    }),
});


/***/ }),

/***/ 2064:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ forgeErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

const refused = (p, what, hint) => ({
    exit: 3,
    message: `${p.request}: ${what} (${p.answer})`,
    hint: p.hint ?? hint,
});
/** What a forge turned away or could not do; `refusalOf` of the forge room tells the kinds apart. */
const forgeErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'forge.unauthorized': (p) => refused(p, 'the token is wrong or has ended', 'check the input token'),
    'forge.forbidden': (p) => refused(p, 'the token may not do this', 'give the token the right to do this'),
    'forge.not-found': (p) => refused(p, 'not found, or hidden from this token', 'check repository and token'),
    'forge.locked': (p) => refused(p, 'locked or archived', 'unlock the conversation or restore the repository'),
    'forge.unprocessable': (p) => refused(p, 'the forge did not accept the content', 'open an issue with this message'),
    'forge.conflict': (p) => refused(p, 'in conflict with something there', 'run again'),
    'forge.rate-limited': (p) => refused(p, 'too many requests, and the wait it asks for is too long', 'run again later'),
    'forge.unavailable': (p) => refused(p, 'the forge could not be reached or failed', 'run again; check address and proxy'),
    'forge.bad-answer': (p) => refused(p, 'the answer is not what the API promises', 'check the input api-url: it must be the address of the API itself'),
    'forge.redirected': (p) => refused(p, 'redirected to another place, which does not get the token', 'set the input api-url to the final address'),
    'forge.edit-lost': (p) => ({
        exit: 3,
        message: `the comment on #${p.issue} was overwritten by others ${p.tries} times right after it was written`,
        hint: 'look for another workflow that edits it, then run again',
    }),
    'forge.state-too-large': (p) => ({
        exit: 3,
        message: `the hidden state of a comment has ${p.sizeBytes} bytes, at most ${p.maxBytes} fit`,
    }),
    'forge.bad-address': (p) => ({
        exit: 2,
        message: `"${p.url}" is no address of an API, expected http(s)://host/path`,
        hint: 'set the input api-url, such as https://git.example.com/api/v1',
    }),
});


/***/ }),

/***/ 6868:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ textErrors)
/* harmony export */ });
/* harmony import */ var _app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

/** Errors of `text/`. */
const textErrors = (0,_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .defineErrors */ .V)({
    'text.short-secret': (p) => ({
        exit: 2,
        message: `a secret has ${p.length} characters, expected at least ${p.least}: hiding a shorter one would hide ordinary words`,
        hint: 'use a longer secret, or unset the variable that holds it',
    }),
});


/***/ }),

/***/ 4947:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $Y: () => (/* binding */ stripControls),
/* harmony export */   C$: () => (/* binding */ findHidden),
/* harmony export */   Pz: () => (/* binding */ stripHidden),
/* harmony export */   Ul: () => (/* binding */ showHidden)
/* harmony export */ });
// Sequences a terminal acts on: CSI, OSC (to BEL or ST), other two-character escapes; also their C1 forms.
const ansi = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\r\n]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g; // eslint-disable-line no-control-regex -- the characters it is about
const controls = /(?![\t\n])\p{Cc}/gu;
// Format, fillers, selectors, tags: U+200B-200F, 2028-202F, 2060-206F, 00AD, 034F, 180E, FEFF, FE00-FE0F, E0000-E01EF.
const hidden = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\u{1d173}-\u{1d17a}\u{e0000}-\u{e01ef}]/gu; // eslint-disable-line no-misleading-character-class -- single code points, listed one by one
const loneSurrogates = /\p{Cs}/gu;
const printable = /^[ -~\t\n]*$/;
/** Removes what a terminal would act on: escape sequences and every control but TAB and LF. */
const stripControls = (text) => printable.test(text)
    ? text
    : text.replace(ansi, '').replace(/\r\n?/g, '\n').replace(controls, '');
/**
 * Removes controls and every character that shows nothing (zero-width, bidi, tags, selectors, fillers);
 * lone surrogates become U+FFFD. For text from and to models and for everything we print.
 */
const stripHidden = (text) => stripControls(text).replace(hidden, '').replace(loneSurrogates, '\ufffd');
const nameCodePoint = (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
/**
 * Makes every character that shows nothing visible as `[U+202E]`, controls but TAB and LF included; line
 * ends become LF. For diffs and names, where removing it would hide the very change.
 */
const showHidden = (text) => printable.test(text)
    ? text
    : text
        .replace(/\r\n/g, '\n')
        .replace(controls, (character) => `[${nameCodePoint(character)}]`)
        .replace(hidden, (character) => `[${nameCodePoint(character)}]`)
        .replace(loneSurrogates, (character) => `[${nameCodePoint(character)}]`);
const flagEmoji = /\u{1f3f4}[\u{e0020}-\u{e007e}]{1,16}\u{e007f}/gu;
const suspicious = [
    ['ansi', /\u001b|\u009b|\u009d/gu], // eslint-disable-line no-control-regex -- the characters it is about
    ['bidi', /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu],
    ['tag', /[\u{e0000}-\u{e007f}]/gu],
    ['selectors', /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{4,}/gu],
    ['zero_width', /(?<=[A-Za-z0-9])[\u00ad\u200b-\u200d\u2060\ufeff]+(?=[A-Za-z0-9])/gu],
];
/** Finds text that people do not see but machines read, per line and kind. */
const findHidden = (text) => {
    const found = [];
    for (const [index, line] of text.split('\n').entries()) {
        const rest = line.replace(flagEmoji, '');
        for (const [kind, pattern] of suspicious) {
            const characters = [...rest.matchAll(pattern)].flatMap((match) => Array.from(match[0]));
            if (characters.length === 0)
                continue;
            found.push({ line: index + 1, kind, codePoints: characters.slice(0, 16).map(nameCodePoint) });
        }
    }
    return found;
};


/***/ })

};
