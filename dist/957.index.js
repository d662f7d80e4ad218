export const id = 957;
export const ids = [957];
export const modules = {

/***/ 1957:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCompletionsCommand: () => (/* binding */ runCompletionsCommand)
/* harmony export */ });
/* harmony import */ var _errors_cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5657);
/* harmony import */ var _registry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(927);


const longFlag = (flags) => /--[a-z-]+/.exec(flags)?.[0] ?? '';
const flagsOf = (command) => command.options.map((option) => longFlag(option.flags));
const globalFlags = ['--repo', '--config', '--json', '--quiet', '--debug', '--no-color', '--help'];
const names = _registry_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P.map((command) => command.name);
const bash = () => [
    '_guildseal() {',
    '  local word="${COMP_WORDS[COMP_CWORD]}" command="${COMP_WORDS[1]}"',
    '  case "$COMP_CWORD:$command" in',
    `    1:*) COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$word")) ;;`,
    ..._registry_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P.map((command) => `    *:${command.name}) COMPREPLY=($(compgen -W "${[...flagsOf(command), ...globalFlags].join(' ')}" -- "$word")) ;;`),
    '  esac',
    '}',
    'complete -o default -F _guildseal guildseal',
].join('\n');
const zsh = () => [
    '#compdef guildseal',
    '_guildseal() {',
    '  if (( CURRENT == 2 )); then',
    `    compadd ${names.join(' ')}`,
    '    return',
    '  fi',
    '  case "$words[2]" in',
    ..._registry_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P.map((command) => `    ${command.name}) compadd -- ${[...flagsOf(command), ...globalFlags].join(' ')}; _files ;;`),
    '  esac',
    '}',
    'compdef _guildseal guildseal',
].join('\n');
const fish = () => _registry_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .P
    .flatMap((command) => [
    `complete -c guildseal -n __fish_use_subcommand -f -a ${command.name} -d '${command.summary.replaceAll("'", "\\'")}'`,
    ...flagsOf(command).map((flag) => `complete -c guildseal -n '__fish_seen_subcommand_from ${command.name}' -l ${flag.slice(2)}`),
])
    .join('\n');
const shells = { bash, zsh, fish };
/** `completions SHELL`: a completion script made from the command table. */
const runCompletionsCommand = (_context, call) => {
    const shell = call.args[0] ?? '';
    const render = shells[shell];
    if (render === undefined) {
        throw _errors_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .cliErrors */ .a['cli.bad-option']({
            option: 'shell',
            value: shell,
            expected: 'bash, zsh or fish',
        });
    }
    const script = render();
    return Promise.resolve({ exit: 0, result: { shell, script }, text: script });
};


/***/ })

};
