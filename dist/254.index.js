export const id = 254;
export const ids = [254];
export const modules = {

/***/ 9254:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   whyNotOurs: () => (/* binding */ whyNotOurs)
/* harmony export */ });
const ours = new Set([
    'push',
    'pull_request',
    'pull_request_target',
    'issue_comment',
    'pull_request_comment',
    'workflow_dispatch',
    'schedule',
]);
/** Actions of a pull request that no `on.pull_request.types` can name. */
const idle = new Set([
    'assigned',
    'unassigned',
    'locked',
    'unlocked',
    'milestoned',
    'demilestoned',
    'review_requested',
    'review_request_removed',
    'enqueued',
    'dequeued',
    'auto_merge_enabled',
    'auto_merge_disabled',
]);
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const parse = (text) => {
    try {
        const value = JSON.parse(text);
        return isRecord(value) ? value : null;
    }
    catch {
        return null;
    }
};
/**
 * Says in one line why an event can never be ours, or null when it may be. Loads nothing, so that a
 * foreign event costs no more than starting Node; a payload that cannot be read is left to the full
 * reader, which reports it properly.
 */
const whyNotOurs = (eventName, readPayload) => {
    const name = /^[a-z_]{1,64}$/.test(eventName) ? eventName : 'of that name';
    if (!ours.has(eventName))
        return `the event ${name} starts nothing`;
    if (eventName === 'workflow_dispatch' || eventName === 'schedule')
        return null;
    let text;
    try {
        text = readPayload();
    }
    catch {
        return null;
    }
    const payload = parse(text);
    if (payload === null)
        return null;
    const action = payload['action'];
    if (eventName === 'push') {
        const ref = payload['ref'];
        if (typeof ref === 'string' && !ref.startsWith('refs/heads/')) {
            return 'a push of something other than a branch starts nothing';
        }
        const after = payload['after'];
        return payload['deleted'] === true || (typeof after === 'string' && /^0+$/.test(after))
            ? 'the deletion of a branch starts nothing'
            : null;
    }
    if (eventName === 'issue_comment' || eventName === 'pull_request_comment') {
        if (action !== 'created')
            return 'only new comments are read';
        const comment = payload['comment'];
        const body = isRecord(comment) ? comment['body'] : null;
        return typeof body === 'string' && !/^\/guildseal(?:\s|$)/i.test(body)
            ? 'the comment is not addressed to guildseal'
            : null;
    }
    return typeof action === 'string' && idle.has(action)
        ? `the action ${action} of a pull request starts nothing`
        : null;
};


/***/ })

};
