export const id = 221;
export const ids = [221];
export const modules = {

/***/ 221:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createTerminalLog: () => (/* binding */ createTerminalLog)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var log_update__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4428);
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7388);



/** Without a terminal the progress line is printed anew at most this often. */
const plainProgressMs = 5000;
/** The log of a terminal run, on stderr; progress is one live line where the stream is a terminal. */
const createTerminalLog = (options) => {
    const { stream, clock, quiet, color, redact } = options;
    const live = stream.isTTY && !quiet ? (0,log_update__WEBPACK_IMPORTED_MODULE_2__/* .createLogUpdate */ .SY)(stream) : null;
    let shown = null;
    let lastPlainMs = Number.NEGATIVE_INFINITY;
    const paint = (style, text) => color ? (0,node_util__WEBPACK_IMPORTED_MODULE_0__.styleText)(style, text, { validateStream: false }) : text;
    const print = (text) => {
        live?.clear();
        stream.write(`${text}\n`);
        if (shown !== null)
            live?.(shown);
    };
    const clean = (text) => (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeTerminal */ .en)(redact(text));
    return {
        debug: (text) => {
            if (options.debug)
                print(paint('dim', clean(text)));
        },
        info: (text) => {
            if (!quiet)
                print(clean(text));
        },
        warn: (text) => {
            if (!quiet)
                print(`${paint('yellow', 'warning:')} ${clean(text)}`);
        },
        error: (text) => {
            print(`${paint('red', 'error:')} ${clean(text)}`);
        },
        group: async (title, body) => {
            if (!quiet)
                print(paint('bold', clean(title)));
            return body();
        },
        progress: (text) => {
            if (quiet)
                return;
            if (live === null) {
                if (text === null || clock.monotonicMs() - lastPlainMs < plainProgressMs)
                    return;
                lastPlainMs = clock.monotonicMs();
                stream.write(`${clean(text)}\n`);
                return;
            }
            shown = text === null ? null : clean(text);
            if (shown === null)
                live.clear();
            else
                live(shown);
        },
    };
};


/***/ }),

/***/ 7388:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZD: () => (/* binding */ escapeHtml),
/* harmony export */   en: () => (/* binding */ escapeTerminal),
/* harmony export */   lF: () => (/* binding */ escapeLogLines)
/* harmony export */ });
/* harmony import */ var _hidden_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4947);

const logPrefix = '| ';
const maxLineChars = 4000;
/** Text for a terminal: no escape sequences, controls or characters that show nothing; lines stay. */
const escapeTerminal = (text) => (0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .stripHidden */ .Pz)(text);
/**
 * Text for the log of a CI job, one string a line: each has a fixed prefix and is capped at 4,000
 * characters, and nothing in it is a workflow command for any runner (`::x::` at the start, `##[x]`).
 */
const escapeLogLines = (text) => (0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .stripHidden */ .Pz)(text)
    .split('\n')
    .map((line) => {
    const safe = line.replace(/^(\s*):(?=:)/, '$1: ').replace(/##(?=[a-z]{0,8}\[)/gi, '# #');
    if (safe.length <= maxLineChars)
        return `${logPrefix}${safe}`;
    const cut = safe.slice(0, maxLineChars).replace(/[\ud800-\udbff]$/, '');
    return `${logPrefix}${cut} [${safe.length - cut.length} characters more]`;
});
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};
/** Text or a quoted attribute value of HTML and SVG; what shows nothing is made visible. */
const escapeHtml = (text) => (0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .Ul)(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');


/***/ })

};
