export const id = 804;
export const ids = [804,434];
export const modules = {

/***/ 621:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  oM: () => (/* binding */ closingLine),
  Ft: () => (/* binding */ openAction),
  j_: () => (/* binding */ readEvent),
  cd: () => (/* binding */ readJob),
  Vi: () => (/* binding */ stateName)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./src/errors/app-error.ts
var app_error = __webpack_require__(231);
// EXTERNAL MODULE: ./src/errors/cli.ts
var cli = __webpack_require__(5657);
;// CONCATENATED MODULE: ./src/events/detect.ts
const set = (value) => value !== undefined && value.trim() !== '';
const isTrue = (value) => set(value) && value.trim().toLowerCase() === 'true';
const stripSlashes = (url) => url.trim().replace(/\/+$/, '');
const wholeNumber = (text, otherwise) => text !== undefined && /^[0-9]{1,15}$/.test(text.trim()) ? Number(text.trim()) : otherwise;
const isForge = (word) => word === 'github' || word === 'gitea' || word === 'forgejo';
/**
 * Which forge this is: the input, then the markers of Forgejo, Gitea and GitHub, in that order (a
 * Forgejo runner sets Gitea's marker too, and all set GitHub's). Null when nothing tells.
 */
const detectForge = (env, input = '') => {
    const word = input.trim().toLowerCase();
    if (isForge(word))
        return word;
    if (isTrue(env['FORGEJO_ACTIONS']))
        return 'forgejo';
    if (isTrue(env['GITEA_ACTIONS']))
        return 'gitea';
    return isTrue(env['GITHUB_ACTIONS']) ? 'github' : null;
};
/** Reads the runner's environment; null when this is no run of an Action. */
const readRunner = (env, overrides = {}) => {
    const forge = detectForge(env, overrides.forge);
    if (forge === null || !set(env['GITHUB_EVENT_NAME']))
        return null;
    const serverUrl = stripSlashes(set(overrides.serverUrl) ? overrides.serverUrl : (env['GITHUB_SERVER_URL'] ?? ''));
    const fallbackApi = forge === 'github' || serverUrl === '' ? '' : `${serverUrl}/api/v1`;
    const apiUrl = set(overrides.apiUrl) ? overrides.apiUrl : env['GITHUB_API_URL'];
    const id = wholeNumber(env['GITHUB_REPOSITORY_ID'], 0);
    return {
        forge,
        local: forge === 'github' && isTrue(env['ACT']),
        apiUrl: set(apiUrl) ? stripSlashes(apiUrl) : fallbackApi,
        serverUrl,
        repository: (env['GITHUB_REPOSITORY'] ?? '').trim(),
        repositoryId: id === 0 ? null : id,
        eventName: env['GITHUB_EVENT_NAME'].trim(),
        eventPath: env['GITHUB_EVENT_PATH'] ?? '',
        sha: set(env['GITHUB_SHA']) ? env['GITHUB_SHA'].trim() : null,
        ref: set(env['GITHUB_REF']) ? env['GITHUB_REF'].trim() : null,
        actor: set(env['GITHUB_ACTOR']) ? env['GITHUB_ACTOR'].trim() : null,
        run: {
            id: wholeNumber(env['GITHUB_RUN_ID'], 0),
            number: wholeNumber(env['GITHUB_RUN_NUMBER'], 0),
            attempt: wholeNumber(env['GITHUB_RUN_ATTEMPT'], 1),
        },
    };
};
/** Major and minor of a server version; null for development builds and anything else. */
const versionOf = (text) => {
    const match = /^v?(\d{1,4})\.(\d{1,4})/.exec(text ?? '');
    return match === null ? null : { major: Number(match[1]), minor: Number(match[2]) };
};
/**
 * The page of a run under the repository's page. Gitea counts by run id since 1.26 and by run number
 * before; as long as its version is not known there is no link, null.
 */
const runPage = (forge, serverVersion, repositoryPage, run) => {
    if (run.id === 0 || !/^https?:\/\//.test(repositoryPage))
        return null;
    const base = `${repositoryPage}/actions/runs`;
    if (forge === 'github')
        return `${base}/${run.id}/attempts/${run.attempt}`;
    if (forge === 'forgejo')
        return `${base}/${run.number}`;
    const version = versionOf(serverVersion);
    if (version === null)
        return null;
    return version.major > 1 || version.minor >= 26 ? `${base}/${run.id}` : `${base}/${run.number}`;
};

// EXTERNAL MODULE: ./src/errors/events.ts
var events = __webpack_require__(6146);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./src/events/payload.ts

// The fields we read of a payload, as loose as the forges are: what may be missing or null on one of
// them is optional on all.
const payload_text = schemas/* string */.YjP().nullish();
const id = schemas/* int */.Whr();
const user = schemas/* object */.Ikc({ id, login: schemas/* string */.YjP().min(1) });
const repository = schemas/* object */.Ikc({
    id,
    name: schemas/* string */.YjP().min(1),
    full_name: payload_text,
    html_url: payload_text,
    private: schemas/* boolean */.zMY().nullish(),
    default_branch: payload_text,
    owner: schemas/* object */.Ikc({ login: payload_text, name: payload_text, username: payload_text }).nullish(),
});
const labels = schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).nullish();
const side = schemas/* object */.Ikc({
    ref: payload_text,
    sha: schemas/* string */.YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/),
    repo: schemas/* object */.Ikc({ id }).nullish(),
});
const pullRequest = schemas/* object */.Ikc({
    number: id,
    title: payload_text,
    body: payload_text,
    draft: schemas/* boolean */.zMY().nullish(),
    html_url: payload_text,
    user: user.nullish(),
    labels,
    merge_base: payload_text,
    head: side,
    base: side,
});
const pullPayload = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    pull_request: pullRequest,
    repository,
    sender: user.nullish(),
    changes: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
});
const commentPayload = schemas/* object */.Ikc({
    action: schemas/* string */.YjP(),
    is_pull: schemas/* boolean */.zMY().nullish(),
    issue: schemas/* object */.Ikc({
        number: id,
        title: payload_text,
        body: payload_text,
        html_url: payload_text,
        user: user.nullish(),
        labels,
        pull_request: schemas/* object */.Ikc({ draft: schemas/* boolean */.zMY().nullish(), html_url: payload_text }).nullish(),
    }),
    comment: schemas/* object */.Ikc({
        id,
        body: schemas/* string */.YjP(),
        created_at: schemas/* string */.YjP(),
        user,
    }),
    repository,
    sender: user,
});
const pushPayload = schemas/* object */.Ikc({
    ref: schemas/* string */.YjP().min(1),
    before: payload_text,
    after: schemas/* string */.YjP().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/),
    repository,
    sender: user.nullish(),
});
const manualPayload = schemas/* object */.Ikc({
    ref: payload_text,
    inputs: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).nullish(),
    repository,
    sender: user.nullish(),
});
const schedulePayload = schemas/* object */.Ikc({
    ref: payload_text,
    repository: repository.nullish(),
    sender: user.nullish(),
});

;// CONCATENATED MODULE: ./src/events/normalize.ts



const nobody = { id: 0, login: '' };
const pullActions = {
    opened: 'opened',
    reopened: 'reopened',
    closed: 'closed',
    edited: 'edited',
    synchronize: 'updated',
    synchronized: 'updated',
    ready_for_review: 'ready',
    converted_to_draft: 'draft',
    labeled: 'labeled',
    unlabeled: 'labeled',
    label_updated: 'labeled',
    label_cleared: 'labeled',
};
const read = (name, schema, payload) => {
    const result = schema.safeParse(payload);
    if (result.success)
        return result.data;
    const issue = result.error.issues[0];
    throw events/* eventsErrors */.v['event.malformed']({
        name,
        key: issue === undefined || issue.path.length === 0 ? 'payload' : issue.path.join('.'),
        problem: issue?.message ?? 'not as expected',
    });
};
const zeroAsNull = (sha) => sha === null || sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha) || /^0+$/.test(sha)
    ? null
    : sha;
const readUser = (fields) => fields ? { id: fields.id, login: fields.login } : nobody;
const readRepo = (fields, facts) => {
    const [ownerOfFull = ''] = (fields.full_name ?? facts.repository).split('/');
    const owner = fields.owner?.login ?? fields.owner?.username ?? fields.owner?.name ?? ownerOfFull;
    return {
        id: fields.id,
        owner,
        name: fields.name,
        htmlUrl: (fields.html_url ?? `${facts.serverUrl}/${owner}/${fields.name}`).replace(/\/+$/, ''),
        private: fields.private ?? false,
        defaultBranch: fields.default_branch ?? '',
    };
};
const repoOfFacts = (facts) => {
    const [, name = ''] = facts.repository.split('/');
    return { id: facts.repositoryId ?? 0, name, full_name: facts.repository };
};
const readPull = (fields, repositoryId) => ({
    number: fields.number,
    headSha: fields.head.sha,
    headRepoId: fields.head.repo?.id ?? null,
    headRef: fields.head.ref ?? null,
    baseSha: fields.base.sha,
    baseRef: fields.base.ref ?? null,
    mergeBase: zeroAsNull(fields.merge_base),
    // A head repository that is gone was a fork, else the pull request would be gone with it.
    fork: fields.head.repo?.id !== (fields.base.repo?.id ?? repositoryId),
    draft: fields.draft ?? false,
    author: readUser(fields.user),
    labels: (fields.labels ?? []).map((label) => label.name),
    title: fields.title ?? '',
    body: fields.body ?? '',
    htmlUrl: fields.html_url ?? null,
});
const asText = (value) => typeof value === 'string' ? value : JSON.stringify(value);
const fullRef = (ref) => ref === null || ref === '' || ref.startsWith('refs/') ? ref || null : `refs/heads/${ref}`;
/**
 * Turns a payload of any forge into one shape, or says why there is nothing to do.
 * Throws `event.malformed` when a field we need is missing or of another type.
 */
const normalizeEvent = ({ name, payload, facts }) => {
    const finish = (event, repository) => {
        const repo = readRepo(repository, facts);
        const url = runPage(facts.forge, facts.serverVersion, repo.htmlUrl, facts.run);
        return {
            forge: facts.forge,
            name,
            repo,
            run: { ...facts.run, url },
            inputs: {},
            warnings: [],
            ...event,
        };
    };
    switch (name) {
        case 'push': {
            const fields = read(name, pushPayload, payload);
            return finish({
                kind: 'push',
                action: 'pushed',
                pr: null,
                comment: null,
                actor: readUser(fields.sender),
                // GITHUB_SHA may be a later commit than the one that was pushed.
                sha: zeroAsNull(fields.after),
                ref: fields.ref,
                before: zeroAsNull(fields.before),
            }, fields.repository);
        }
        case 'pull_request':
        case 'pull_request_target': {
            const fields = read(name, pullPayload, payload);
            const pr = readPull(fields.pull_request, fields.repository.id);
            const target = name === 'pull_request_target';
            return finish({
                kind: 'pull_request',
                action: pullActions[fields.action] ?? 'other',
                // What the token of pull_request_target may do, its code may not be trusted with.
                pr: target ? { ...pr, fork: true } : pr,
                comment: null,
                actor: readUser(fields.sender),
                sha: pr.headSha,
                ref: facts.ref,
                before: null,
                mayBeReady: facts.forge !== 'github' && fields.action === 'edited' && !pr.draft && !fields.changes,
                warnings: target
                    ? [
                        'pull_request_target gives foreign code a strong token; it is treated as the pull request of a fork. Use pull_request instead.',
                    ]
                    : [],
            }, fields.repository);
        }
        case 'issue_comment':
        case 'pull_request_comment': {
            const fields = read(name, commentPayload, payload);
            if (fields.action !== 'created')
                return { skip: 'only new comments are read' };
            const { issue } = fields;
            if (!issue.pull_request && fields.is_pull !== true) {
                return { skip: 'the comment is on an issue, not on a pull request' };
            }
            return finish({
                kind: 'comment',
                action: 'created',
                pr: {
                    number: issue.number,
                    headSha: null,
                    headRepoId: null,
                    headRef: null,
                    baseSha: null,
                    baseRef: null,
                    mergeBase: null,
                    fork: null,
                    draft: issue.pull_request?.draft ?? false,
                    author: readUser(issue.user),
                    labels: (issue.labels ?? []).map((label) => label.name),
                    title: issue.title ?? '',
                    body: issue.body ?? '',
                    htmlUrl: issue.pull_request?.html_url ?? issue.html_url ?? null,
                },
                comment: {
                    id: fields.comment.id,
                    body: fields.comment.body,
                    author: readUser(fields.comment.user),
                    createdAt: fields.comment.created_at,
                },
                actor: readUser(fields.sender),
                sha: null,
                ref: facts.ref,
                before: null,
            }, fields.repository);
        }
        case 'workflow_dispatch': {
            const fields = read(name, manualPayload, payload);
            const inputs = Object.entries(fields.inputs ?? {}).filter(([, value]) => value !== null);
            return finish({
                kind: 'manual',
                action: 'dispatched',
                pr: null,
                comment: null,
                actor: readUser(fields.sender),
                sha: zeroAsNull(facts.sha),
                ref: fullRef(facts.ref ?? fields.ref ?? null),
                before: null,
                inputs: Object.fromEntries(inputs.map(([key, value]) => [key, asText(value)])),
            }, fields.repository);
        }
        case 'schedule': {
            const fields = read(name, schedulePayload, payload);
            const repository = fields.repository ?? repoOfFacts(facts);
            if (repository.name === '')
                return { skip: 'the schedule names no repository' };
            return finish({
                kind: 'schedule',
                action: 'scheduled',
                pr: null,
                comment: null,
                actor: facts.actor === null ? readUser(fields.sender) : { id: 0, login: facts.actor },
                sha: zeroAsNull(facts.sha),
                ref: fullRef(facts.ref ?? fields.ref ?? null),
                before: null,
            }, repository);
        }
        default:
            return {
                skip: `the event ${/^[a-z_]{1,64}$/.test(name) ? name : 'of that name'} starts nothing`,
            };
    }
};

;// CONCATENATED MODULE: ./src/forge/capabilities.ts

const floors = {
    github: '0.0',
    gitea: '1.22',
    forgejo: '11.0',
};
const atLeast = (version, major, minor) => {
    const have = versionOf(version);
    return have !== null && (have.major > major || (have.major === major && have.minor >= minor));
};
/** What this forge, version, token and event allow, without asking and without trying. */
const caps = (facts) => {
    const { kind, token, fork } = facts;
    const version = versionOf(facts.version) === null ? floors[kind] : (facts.version ?? '');
    const trusted = token && !fork;
    if (kind === 'github') {
        return {
            comment: trusted,
            status: trusted,
            push: trusted,
            review: trusted,
            summary: facts.summary,
            annotations: true,
            permissionLookup: token ? 'api' : 'none',
            multiLine: true,
            resolve: trusted,
            reply: trusted,
            suggestion: true,
            sarif: true,
            readAtCommit: true,
        };
    }
    const gitea = kind === 'gitea';
    return {
        // Even a fork's token may comment and review there; it may set no status.
        comment: token,
        status: trusted,
        push: trusted,
        review: token,
        summary: facts.summary && gitea && atLeast(version, 1, 27),
        annotations: false,
        permissionLookup: trusted ? 'assignees' : 'none',
        multiLine: !gitea && atLeast(version, 16, 0),
        resolve: trusted && gitea && atLeast(version, 1, 26),
        reply: token && (!gitea || atLeast(version, 1, 27)),
        suggestion: false,
        sarif: false,
        readAtCommit: true,
    };
};

// EXTERNAL MODULE: ./src/errors/forge.ts
var forge = __webpack_require__(2064);
;// CONCATENATED MODULE: ./src/forge/answer.ts
const decode = (body) => new TextDecoder('utf-8').decode(body.subarray(0, 4096));
/** Scheme, host and port; null for anything that is no http(s) address. */
const originOf = (url) => {
    if (!URL.canParse(url))
        return null;
    const { protocol, origin } = new URL(url);
    return protocol === 'http:' || protocol === 'https:' ? origin : null;
};
/** An error page of a proxy or a login page rather than an answer of the API. */
const isHtml = (answer) => (answer.headers['content-type'] ?? '').startsWith('text/html') ||
    /^\s*<(!doctype|html)/i.test(decode(answer.body.subarray(0, 200)));
/** Too many requests: 429, and 403 or 503 that name a time to wait. */
const isLimit = (answer) => {
    const { status, headers } = answer;
    if (status === 429)
        return true;
    if (status === 503)
        return headers['retry-after'] !== undefined;
    if (status !== 403)
        return false;
    return (headers['retry-after'] !== undefined ||
        headers['x-ratelimit-remaining'] === '0' ||
        /secondary rate limit/i.test(decode(answer.body)));
};
/** Milliseconds that an answer asks to wait; null when it does not say, a minute for GitHub's other limit. */
const limitWaitMs = (answer, nowMs) => {
    const after = answer.headers['retry-after'];
    if (after !== undefined) {
        if (/^[0-9]{1,9}$/.test(after.trim()))
            return Number(after) * 1000;
        const date = Date.parse(after);
        if (!Number.isNaN(date))
            return Math.max(0, date - nowMs);
    }
    const reset = answer.headers['x-ratelimit-reset'];
    if (answer.headers['x-ratelimit-remaining'] === '0' && reset !== undefined) {
        if (/^[0-9]{1,12}$/.test(reset))
            return Math.max(0, Number(reset) * 1000 - nowMs);
    }
    return answer.status === 403 ? 60_000 : null;
};
/** Printable ASCII of a foreign text, without the token, cut. */
const clean = (text, token) => {
    const bare = token !== null && token !== '' ? text.replaceAll(token, '***') : text;
    return bare.replace(/[^\x20-\x7e]+/g, ' ').slice(0, 160);
};
const messageOf = (answer) => {
    if (isHtml(answer))
        return 'an HTML page, perhaps of a proxy';
    try {
        const value = JSON.parse(new TextDecoder().decode(answer.body));
        if (typeof value === 'object' && value !== null && 'message' in value) {
            return typeof value.message === 'string' ? value.message : '';
        }
    }
    catch {
        // Not JSON: nothing worth showing.
    }
    return '';
};
/** Status, request id and the forge's own words, fit to be printed. */
const answerWords = (answer, token) => {
    const id = answer.headers['x-github-request-id'] ?? answer.headers['x-request-id'];
    const message = clean(messageOf(answer), token);
    return [
        String(answer.status),
        ...(id === undefined ? [] : [`request ${clean(id, token)}`]),
        ...(message.trim() === '' ? [] : [`"${message.trim()}"`]),
    ].join(', ');
};

// EXTERNAL MODULE: ./src/forge/permission-line.ts
var permission_line = __webpack_require__(7807);
// EXTERNAL MODULE: ./src/forge/refusal.ts
var forge_refusal = __webpack_require__(3475);
;// CONCATENATED MODULE: ./src/forge/client.ts




/** A request that changes something and of which it is not known whether it arrived. */
class Ambiguous extends Error {
    name = 'Ambiguous';
    /** What to report when looking finds nothing. */
    error;
    /** Whether sending it once more makes sense. */
    again;
    constructor(error, again) {
        super(error.message, { cause: error });
        this.error = error;
        this.again = again;
    }
}
const tries = 3;
const maxAnswerBytes = 10 * 1024 * 1024;
const allowanceMs = 60_000;
const maxRedirects = 3;
const isFailure = (outcome) => 'failure' in outcome;
const isJson = (body) => {
    try {
        JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
        return true;
    }
    catch {
        return false;
    }
};
/** The one way to a forge's API: token, retries, limits, size caps, redirects and errors. */
const createClient = (deps, options) => {
    const origin = originOf(options.apiUrl);
    if (origin === null)
        throw forge/* forgeErrors */.V['forge.bad-address']({ url: options.apiUrl });
    const scheme = options.kind === 'github' ? 'Bearer' : 'token';
    // Waiting is shared by calls that follow each other; an answer that needed none restores it.
    let waitedMs = 0;
    const jitter = (ms) => {
        const [byte = 0] = deps.random.bytes(1);
        return Math.round(ms * (0.5 + byte / 510));
    };
    /** False when the wait would be longer than what is left of the allowance. */
    const pause = async (ms) => {
        if (waitedMs + ms > allowanceMs)
            return false;
        waitedMs += ms;
        await deps.clock.wait(ms);
        return true;
    };
    const fail = (call, answer) => ({
        request: `${call.method} ${call.route}`,
        answer,
    });
    const sendOnce = async (call) => {
        let url = call.url;
        for (let hop = 0;; hop += 1) {
            if (originOf(url) !== origin) {
                throw forge/* forgeErrors */.V['forge.redirected'](fail(call, `to ${originOf(url) ?? 'no address'}`));
            }
            const request = {
                method: call.method,
                url,
                headers: {
                    accept: 'application/json',
                    'user-agent': 'guildseal',
                    ...call.headers,
                    ...(options.token === null ? {} : { authorization: `${scheme} ${options.token}` }),
                },
                ...(call.body === undefined ? {} : { body: call.body }),
                connectTimeoutMs: 10_000,
                answerTimeoutMs: 30_000,
                maxAnswerBytes: call.maxAnswerBytes ?? maxAnswerBytes,
            };
            const outcome = await deps.http.send(request);
            if (isFailure(outcome) || ![301, 302, 303, 307, 308].includes(outcome.status))
                return outcome;
            const location = outcome.headers['location'];
            const keepsMethod = outcome.status === 307 || outcome.status === 308;
            if (location === undefined ||
                hop >= maxRedirects ||
                !(keepsMethod || call.method === 'GET')) {
                throw forge/* forgeErrors */.V['forge.redirected'](fail(call, String(outcome.status)));
            }
            url = URL.canParse(location, url) ? new URL(location, url).href : location;
        }
    };
    const judge = (call, outcome) => {
        const repeatable = call.method !== 'POST';
        if (isFailure(outcome)) {
            if (outcome.failure === 'too_large') {
                const words = `larger than ${call.maxAnswerBytes ?? maxAnswerBytes} bytes`;
                return { kind: 'bad', error: forge/* forgeErrors */.V['forge.bad-answer'](fail(call, words)) };
            }
            const error = forge/* forgeErrors */.V['forge.unavailable'](fail(call, outcome.failure));
            if (outcome.failure === 'tls')
                return { kind: 'bad', error };
            if (repeatable || !outcome.sent)
                return { kind: 'again', waitMs: null, error };
            return { kind: 'unclear', again: true, error };
        }
        const { status } = outcome;
        const p = fail(call, answerWords(outcome, options.token));
        if (status >= 200 && status < 300) {
            if (call.expect === 'bytes' || call.expect === 'empty')
                return { kind: 'good', answer: outcome };
            if (outcome.body.length === 0 && call.expect === 'json_or_empty') {
                return { kind: 'good', answer: outcome };
            }
            if (isJson(outcome.body))
                return { kind: 'good', answer: outcome };
            const problem = isHtml(outcome) ? 'an HTML page' : 'no readable JSON';
            const error = forge/* forgeErrors */.V['forge.bad-answer'](fail(call, `${status}, ${problem}`));
            return repeatable
                ? { kind: 'again', waitMs: null, error }
                : { kind: 'unclear', again: true, error };
        }
        if (isLimit(outcome)) {
            const error = forge/* forgeErrors */.V['forge.rate-limited'](p);
            return { kind: 'again', waitMs: limitWaitMs(outcome, deps.clock.now()), error };
        }
        if (status >= 500) {
            const error = forge/* forgeErrors */.V['forge.unavailable'](p);
            const passing = status >= 502 && status <= 504;
            if (!repeatable)
                return { kind: 'unclear', again: passing, error };
            return passing ? { kind: 'again', waitMs: null, error } : { kind: 'bad', error };
        }
        return { kind: 'bad', error: refuse(call, status, p) };
    };
    const refuse = (call, status, p) => {
        const hint = (0,permission_line/* permissionLine */.O)(options.kind, call.needs);
        switch (status) {
            case 401:
                return forge/* forgeErrors */.V['forge.unauthorized'](p);
            case 403:
                return forge/* forgeErrors */.V['forge.forbidden']({ ...p, hint });
            case 404:
            case 405:
            case 410:
                return forge/* forgeErrors */.V['forge.not-found']({ ...p, hint });
            case 409:
                return forge/* forgeErrors */.V['forge.conflict'](p);
            case 422:
                return forge/* forgeErrors */.V['forge.unprocessable'](p);
            case 423:
                return forge/* forgeErrors */.V['forge.locked'](p);
            default:
                return forge/* forgeErrors */.V['forge.bad-answer'](p);
        }
    };
    const exchange = async (call) => {
        for (let attempt = 1;; attempt += 1) {
            const verdict = judge(call, await sendOnce(call));
            if (verdict.kind === 'good') {
                if (attempt === 1)
                    waitedMs = 0;
                return verdict.answer;
            }
            if (verdict.kind === 'bad')
                throw verdict.error;
            if (verdict.kind === 'unclear')
                throw new Ambiguous(verdict.error, verdict.again);
            const waitMs = verdict.waitMs ?? jitter(1000 * 2 ** (attempt - 1));
            if (attempt >= tries || !(await pause(waitMs)))
                throw verdict.error;
            deps.log.debug(`${call.method} ${call.route}: once more after ${waitMs} ms`);
        }
    };
    const once = async (send, look) => {
        for (let attempt = 1;; attempt += 1) {
            try {
                return await send();
            }
            catch (error) {
                if (!(error instanceof Ambiguous))
                    throw error;
                const found = await look();
                if (found !== null)
                    return found;
                if (!error.again || attempt >= tries)
                    throw error.error;
                if (!(await pause(jitter(1000 * 2 ** (attempt - 1)))))
                    throw error.error;
            }
        }
    };
    return {
        kind: options.kind,
        exchange,
        once,
        badAnswer: (call, problem) => forge/* forgeErrors */.V['forge.bad-answer'](fail(call, problem)),
    };
};
/** Gives null where the thing is not there. */
const orNull = async (work) => {
    try {
        return await work;
    }
    catch (error) {
        if ((0,forge_refusal/* refusalOf */.O)(error) === 'not_found')
            return null;
        throw error;
    }
};

;// CONCATENATED MODULE: ./src/forge/degrade.ts




/**
 * Adds capabilities to an adapter. What is known to be impossible is refused without a request, and the
 * first 403 or 404 of a writing verb turns its capability off for the rest of the run.
 */
const withDegrading = (adapter, initial, log) => {
    let capabilities = initial;
    const guard = async (writing, work) => {
        const hint = (0,permission_line/* permissionLine */.O)(adapter.kind, writing);
        if (!capabilities[writing]) {
            throw forge/* forgeErrors */.V['forge.forbidden']({
                request: `writing a ${writing}`,
                answer: 'this token cannot',
                hint,
            });
        }
        try {
            return await work();
        }
        catch (error) {
            const refusal = (0,forge_refusal/* refusalOf */.O)(error);
            if (refusal === 'forbidden' || refusal === 'not_found') {
                capabilities = { ...capabilities, [writing]: false };
                const words = (0,app_error/* isAppError */.Y6)(error) ? error.message : '';
                log.warn(`no more ${writing === 'comment' ? 'comments' : 'statuses'} in this run: ${words}`);
                log.warn(hint);
            }
            throw error;
        }
    };
    return {
        ...adapter,
        get capabilities() {
            return capabilities;
        },
        createComment: (issue, body, operation) => guard('comment', () => adapter.createComment(issue, body, operation)),
        updateComment: (id, body) => guard('comment', () => adapter.updateComment(id, body)),
        setStatus: (sha, status) => guard('status', () => adapter.setStatus(sha, status)),
    };
};

// EXTERNAL MODULE: ./src/forge/fields.ts
var forge_fields = __webpack_require__(2642);
;// CONCATENATED MODULE: ./src/forge/identity.ts
/** Asks once; what was learned from an answer wins. */
const createIdentity = (ask) => {
    let learned = null;
    let asked = null;
    return {
        get: async () => {
            if (learned !== null)
                return learned;
            asked ??= ask();
            return asked;
        },
        learn: (author) => {
            if (author.id !== 0)
                learned = author;
        },
    };
};

;// CONCATENATED MODULE: ./src/forge/paging.ts
const maxPages = 200;
/**
 * What the headers say. Of Link only the word `next` counts: on Gitea its addresses carry the public
 * host, which need not be the one we asked.
 */
const pageFacts = (headers) => {
    const link = headers['link'];
    const total = headers['x-total-count'];
    return {
        hasNext: link === undefined || link === '' ? null : /;\s*rel="?next"?/.test(link),
        total: total !== undefined && /^[0-9]{1,9}$/.test(total) ? Number(total) : null,
    };
};
/**
 * Collects a list over its pages. Ends where Link names no next one, at the total, at an empty page, or
 * at a page that begins with an item seen before (lists that are not paged give the whole list for
 * every page). `linkless` says what a missing Link means where there is no total either.
 */
const collectPages = async (fetchPage, keyOf, linkless, tooMany) => {
    const found = new Map();
    for (let page = 1; page <= maxPages; page += 1) {
        const { items, hasNext, total } = await fetchPage(page);
        const [first] = items;
        if (first === undefined || found.has(keyOf(first)))
            return [...found.values()];
        for (const item of items) {
            const key = keyOf(item);
            if (!found.has(key))
                found.set(key, item);
        }
        if (hasNext === false)
            return [...found.values()];
        if (hasNext === null) {
            if (total === null ? linkless === 'end' : found.size >= total)
                return [...found.values()];
        }
    }
    throw tooMany();
};

;// CONCATENATED MODULE: ./src/forge/gitea/gitea.ts






const pageSize = 50;
const statusFields = schemas/* object */.Ikc({
    statuses: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* int */.Whr(),
        context: schemas/* string */.YjP().nullish(),
        // `state` is what is sent, `status` what comes back.
        status: schemas/* string */.YjP(),
        description: schemas/* string */.YjP().nullish(),
        target_url: schemas/* string */.YjP().nullish(),
    }))
        .nullish(),
});
const encodePath = (path) => path.split('/').map(encodeURIComponent).join('/');
/** Gitea and Forgejo, which share this API. */
const openGitea = (client, options) => {
    const base = `${options.apiUrl}/repos/${encodeURIComponent(options.owner)}/${encodeURIComponent(options.name)}`;
    const read = (call, answer, schema) => {
        const value = JSON.parse(new TextDecoder().decode(answer.body));
        const result = schema.safeParse(value);
        if (result.success)
            return result.data;
        const path = result.error.issues[0]?.path.join('.') ?? '';
        throw client.badAnswer(call, `${answer.status}, field ${path} is not as described`);
    };
    const get = async (route, path, schema) => {
        const call = {
            method: 'GET',
            route: `/repos/{owner}/{repo}${route}`,
            url: `${base}${path}`,
            needs: 'read',
            expect: 'json',
        };
        return read(call, await client.exchange(call), schema);
    };
    const list = async (route, path, schema, itemsOf, keyOf) => {
        const call = (page) => ({
            method: 'GET',
            route: `/repos/{owner}/{repo}${route}`,
            url: `${base}${path}?limit=${pageSize}&page=${page}`,
            needs: 'read',
            expect: 'json',
        });
        const fetchPage = async (page) => {
            const answer = await client.exchange(call(page));
            return {
                items: itemsOf(read(call(page), answer, schema)),
                ...pageFacts(answer.headers),
            };
        };
        return collectPages(fetchPage, keyOf, 'go_on', () => client.badAnswer(call(1), 'more than 200 pages'));
    };
    const write = (method, route, path, body, needs) => ({
        method,
        route: `/repos/{owner}/{repo}${route}`,
        url: `${base}${path}`,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        needs,
        expect: method === 'PATCH' ? 'json_or_empty' : 'json',
    });
    const identity = createIdentity(async () => {
        const call = {
            method: 'GET',
            route: '/user',
            url: `${options.apiUrl}/user`,
            needs: 'read',
            expect: 'json',
        };
        try {
            return read(call, await client.exchange(call), forge_fields/* userFields */.dN);
        }
        catch (error) {
            // A token without the scope read:user may not ask who it is.
            const refusal = (0,forge_refusal/* refusalOf */.O)(error);
            if (refusal === 'forbidden' || refusal === 'not_found')
                return null;
            throw error;
        }
    });
    const comments = (issue) => list('/issues/{index}/comments', `/issues/${issue}/comments`, schemas/* array */.YOg(forge_fields/* commentFields */.XG).nullable(), (items) => (items ?? []).map(forge_fields/* toComment */.T5), (comment) => comment.id);
    const comment = (id) => orNull(get('/issues/comments/{id}', `/issues/comments/${id}`, forge_fields/* commentFields */.XG).then(forge_fields/* toComment */.T5));
    const statuses = async (sha) => {
        const found = await list('/commits/{ref}/status', `/commits/${encodeURIComponent(sha)}/status`, statusFields, (value) => value.statuses ?? [], (status) => status.id);
        return (0,forge_fields/* newestOfContext */.N_)(found.map((status) => ({
            id: status.id,
            context: status.context ?? '',
            state: (0,forge_fields/* toState */.xU)(status.status),
            description: status.description ?? '',
            targetUrl: status.target_url ? status.target_url : null,
        })));
    };
    return {
        kind: options.kind,
        version: options.version,
        host: new URL(options.apiUrl).host,
        whoAmI: () => identity.get(),
        pull: async (number) => (0,forge_fields/* toPull */.Vl)(await get('/pulls/{index}', `/pulls/${number}`, forge_fields/* pullFields */.jS)),
        files: (number) => list('/pulls/{index}/files', `/pulls/${number}/files`, schemas/* array */.YOg(forge_fields/* fileFields */.we).nullable(), (items) => (items ?? []).map(forge_fields/* toFile */.eZ), (file) => file.path),
        fileAt: async (path, sha) => {
            const route = '/contents/{filepath}';
            const where = `/contents/${encodePath(path)}?ref=${encodeURIComponent(sha)}`;
            const found = await orNull(get(route, where, schemas/* union */.KCZ([forge_fields/* contentFields */.J$, schemas/* array */.YOg(schemas/* unknown */.L5J())])));
            if (found === null || Array.isArray(found) || found.type !== 'file')
                return null;
            if (found.content === null || found.content === undefined || found.encoding !== 'base64') {
                const problem = `the file has ${found.size ?? 'too many'} bytes and comes without its content`;
                throw client.badAnswer({ method: 'GET', route: `/repos/{owner}/{repo}${route}` }, problem);
            }
            return new Uint8Array(Buffer.from(found.content, 'base64'));
        },
        comments,
        comment,
        createComment: async (issue, body, operation) => {
            const call = write('POST', '/issues/{index}/comments', `/issues/${issue}/comments`, { body }, 'comment');
            const created = await client.once(async () => (0,forge_fields/* toComment */.T5)(read(call, await client.exchange(call), forge_fields/* commentFields */.XG)), async () => (await comments(issue)).find((one) => one.body.includes(operation)) ?? null);
            identity.learn(created.author);
            return created;
        },
        updateComment: async (id, body) => {
            const route = '/issues/comments/{id}';
            const call = write('PATCH', route, `/issues/comments/${id}`, { body }, 'comment');
            const answer = await orNull(client.exchange(call));
            if (answer === null)
                return null;
            // 204 or a cut answer: read what is there now.
            return answer.body.length === 0 ? comment(id) : (0,forge_fields/* toComment */.T5)(read(call, answer, forge_fields/* commentFields */.XG));
        },
        deleteComment: async (id) => {
            await orNull(client.exchange({
                method: 'DELETE',
                route: '/repos/{owner}/{repo}/issues/comments/{id}',
                url: `${base}/issues/comments/${id}`,
                needs: 'comment',
                expect: 'empty',
            }));
        },
        setStatus: async (sha, status) => {
            const call = write('POST', '/statuses/{sha}', `/statuses/${encodeURIComponent(sha)}`, {
                context: status.context,
                state: status.state,
                description: status.description,
                target_url: status.targetUrl ?? '',
            }, 'status');
            await client.once(async () => {
                await client.exchange(call);
                return true;
            }, 
            // An unknown commit is 500 when written and 404 when read.
            async () => ((0,forge_fields/* isNewest */.vA)(await statuses(sha), status) ? true : null));
        },
        statuses,
    };
};

// EXTERNAL MODULE: ./node_modules/@octokit/rest/dist-src/index.js + 22 modules
var dist_src = __webpack_require__(891);
;// CONCATENATED MODULE: ./src/forge/github/github.ts








const github_pageSize = 100;
const githubActions = { id: 41_898_282, login: 'github-actions[bot]' };
const github_statusFields = schemas/* object */.Ikc({
    statuses: schemas/* array */.YOg(schemas/* object */.Ikc({
        id: schemas/* int */.Whr(),
        context: schemas/* string */.YjP(),
        state: schemas/* string */.YjP(),
        description: schemas/* string */.YjP().nullish(),
        target_url: schemas/* string */.YjP().nullish(),
    })),
});
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'];
const needOf = (method, route) => method === 'GET' ? 'read' : route.includes('/statuses/') ? 'status' : 'comment';
/** Octokit over our client: it knows the routes, the client the wire. */
const createOctokit = (client, apiUrl) => {
    const octokit = new dist_src/* Octokit */.E({
        baseUrl: apiUrl,
        userAgent: 'guildseal',
        log: { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } },
    });
    octokit.hook.wrap('request', async (request, options) => {
        const { method, url: route } = options;
        const raw = options.mediaType.format === 'raw';
        const fetch = async (url, init) => {
            const call = {
                method: methods.find((one) => one === method) ?? 'GET',
                route,
                url,
                headers: Object.fromEntries(new Headers(init.headers).entries()),
                ...(typeof init.body === 'string' ? { body: init.body } : {}),
                needs: needOf(method, route),
                expect: raw ? 'bytes' : method === 'DELETE' ? 'empty' : 'json',
            };
            const answer = await client.exchange(call);
            const { status, headers } = answer;
            // Content-Type decides what Octokit makes of the bytes; what we ask for raw stays bytes.
            const type = raw ? 'application/octet-stream' : 'application/json';
            return new Response(status === 204 ? null : new Uint8Array(answer.body), {
                status,
                headers: { ...headers, 'content-type': type },
            });
        };
        try {
            // In place: further wrappers are given the original object, not what is passed on here.
            Object.assign(options.request, { fetch });
            return await request(options);
        }
        catch (error) {
            // Octokit wraps whatever its fetch throws.
            const cause = error instanceof Error ? error.cause : null;
            throw (0,app_error/* isAppError */.Y6)(cause) || cause instanceof Ambiguous ? cause : error;
        }
    });
    return octokit;
};
/** GitHub.com and GitHub Enterprise Server. */
const openGithub = (client, options) => {
    const octokit = createOctokit(client, options.apiUrl);
    const repo = { owner: options.owner, repo: options.name };
    const { issues, pulls, repos, users } = octokit.rest;
    const host = new URL(options.apiUrl).host;
    const read = (method, route, data, schema) => {
        const result = schema.safeParse(data);
        if (result.success)
            return result.data;
        const path = result.error.issues[0]?.path.join('.') ?? '';
        throw client.badAnswer({ method, route }, `field ${path} is not as described`);
    };
    const list = async (route, ask, schema, itemsOf, keyOf) => {
        const fetchPage = async (page) => {
            const { data, headers } = await ask(page);
            const link = headers['link'];
            return {
                items: itemsOf(read('GET', route, data, schema)),
                ...pageFacts(typeof link === 'string' ? { link } : {}),
            };
        };
        return collectPages(fetchPage, keyOf, 'end', () => client.badAnswer({ method: 'GET', route }, 'more than 200 pages'));
    };
    const identity = createIdentity(async () => {
        try {
            const { data } = await users.getAuthenticated();
            return read('GET', '/user', data, forge_fields/* userFields */.dN);
        }
        catch (error) {
            if ((0,forge_refusal/* refusalOf */.O)(error) !== 'forbidden')
                throw error;
            // The job's token may not ask. On an own server its user has another id.
            return host === 'api.github.com' ? githubActions : { ...githubActions, id: 0 };
        }
    });
    const comments = (issue) => list('/repos/{owner}/{repo}/issues/{issue_number}/comments', (page) => issues.listComments({ ...repo, issue_number: issue, per_page: github_pageSize, page }), schemas/* array */.YOg(forge_fields/* commentFields */.XG), (items) => items.map(forge_fields/* toComment */.T5), (one) => one.id);
    const toOneComment = (method, data) => (0,forge_fields/* toComment */.T5)(read(method, '/repos/{owner}/{repo}/issues/comments/{comment_id}', data, forge_fields/* commentFields */.XG));
    const statuses = async (sha) => {
        const found = await list('/repos/{owner}/{repo}/commits/{ref}/status', (page) => repos.getCombinedStatusForRef({ ...repo, ref: sha, per_page: github_pageSize, page }), github_statusFields, (value) => value.statuses, (status) => status.id);
        return (0,forge_fields/* newestOfContext */.N_)(found.map((status) => ({
            id: status.id,
            context: status.context,
            state: (0,forge_fields/* toState */.xU)(status.state),
            description: status.description ?? '',
            targetUrl: status.target_url ? status.target_url : null,
        })));
    };
    const fileAt = async (path, sha) => {
        const route = '/repos/{owner}/{repo}/contents/{path}';
        const where = { ...repo, path, ref: sha };
        const answer = await orNull(repos.getContent(where));
        if (answer === null || Array.isArray(answer.data))
            return null;
        const fields = read('GET', route, answer.data, forge_fields/* contentFields */.J$);
        if (fields.type !== 'file')
            return null;
        if (fields.encoding === 'base64') {
            return new Uint8Array(Buffer.from(fields.content ?? '', 'base64'));
        }
        // Above 1 MB the content is left out and must be asked for as it is.
        const raw = await orNull(repos.getContent({ ...where, mediaType: { format: 'raw' } }));
        if (raw === null)
            return null;
        const data = raw.data;
        if (data instanceof ArrayBuffer)
            return new Uint8Array(data);
        throw client.badAnswer({ method: 'GET', route }, 'no bytes');
    };
    return {
        kind: 'github',
        version: null,
        host,
        whoAmI: () => identity.get(),
        pull: async (number) => {
            const { data } = await pulls.get({ ...repo, pull_number: number });
            return (0,forge_fields/* toPull */.Vl)(read('GET', '/repos/{owner}/{repo}/pulls/{pull_number}', data, forge_fields/* pullFields */.jS));
        },
        files: (number) => list('/repos/{owner}/{repo}/pulls/{pull_number}/files', (page) => pulls.listFiles({ ...repo, pull_number: number, per_page: github_pageSize, page }), schemas/* array */.YOg(forge_fields/* fileFields */.we), (items) => items.map(forge_fields/* toFile */.eZ), (file) => file.path),
        fileAt,
        comments,
        comment: async (id) => {
            const answer = await orNull(issues.getComment({ ...repo, comment_id: id }));
            return answer === null ? null : toOneComment('GET', answer.data);
        },
        createComment: async (issue, body, operation) => {
            const created = await client.once(async () => {
                const { data } = await issues.createComment({ ...repo, issue_number: issue, body });
                return toOneComment('POST', data);
            }, async () => (await comments(issue)).find((one) => one.body.includes(operation)) ?? null);
            identity.learn(created.author);
            return created;
        },
        updateComment: async (id, body) => {
            const answer = await orNull(issues.updateComment({ ...repo, comment_id: id, body }));
            return answer === null ? null : toOneComment('PATCH', answer.data);
        },
        deleteComment: async (id) => {
            await orNull(issues.deleteComment({ ...repo, comment_id: id }));
        },
        setStatus: async (sha, status) => {
            await client.once(async () => {
                await repos.createCommitStatus({
                    ...repo,
                    sha,
                    context: status.context,
                    state: status.state,
                    description: status.description,
                    target_url: status.targetUrl,
                });
                return true;
            }, async () => ((0,forge_fields/* isNewest */.vA)(await statuses(sha), status) ? true : null));
        },
        statuses,
    };
};

;// CONCATENATED MODULE: ./src/forge/open.ts








const versionFields = schemas/* object */.Ikc({ version: schemas/* string */.YjP() });
const askVersion = async (client, apiUrl) => {
    const call = {
        method: 'GET',
        route: '/version',
        url: `${apiUrl}/version`,
        needs: 'read',
        expect: 'json',
    };
    const answer = await client.exchange(call);
    const value = JSON.parse(new TextDecoder().decode(answer.body));
    return versionFields.safeParse(value).data?.version ?? null;
};
const giteaLike = (kind) => async (client, { apiUrl, repo }, log) => {
    let version = null;
    try {
        version = await askVersion(client, apiUrl);
    }
    catch (error) {
        // A wrong token shows here already; without an answer the oldest supported server is assumed.
        if ((0,forge_refusal/* refusalOf */.O)(error) === 'unauthorized')
            throw error;
        log.debug(`the server does not tell its version: ${String(error)}`);
    }
    if (version !== null && versionOf(version) === null)
        version = null;
    return openGitea(client, { kind, apiUrl, owner: repo.owner, name: repo.name, version });
};
const registry = {
    github: (client, { apiUrl, repo }) => Promise.resolve(openGithub(client, { apiUrl, owner: repo.owner, name: repo.name })),
    gitea: giteaLike('gitea'),
    forgejo: giteaLike('forgejo'),
};
/**
 * Opens a forge for one repository; Gitea and Forgejo are asked for their version. Throws
 * `forge.bad-address`, and `forge.unauthorized` where a wrong token shows at once.
 */
const openForge = async (deps, options) => {
    const client = createClient(deps, options);
    const adapter = await registry[options.kind](client, options, deps.log);
    const capabilities = caps({
        kind: options.kind,
        version: adapter.version,
        fork: options.fork,
        token: options.token !== null && options.token !== '',
        summary: options.summary,
    });
    return withDegrading(adapter, capabilities, deps.log);
};

// EXTERNAL MODULE: ./node_modules/undici/index.js
var undici = __webpack_require__(6752);
;// CONCATENATED MODULE: ./src/app/adapters/http.ts

const defaultConnectMs = 10_000;
const defaultAnswerMs = 30_000;
const defaultMaxBytes = 10 * 1024 * 1024;
/** System errors that mean that nothing was sent. */
const refused = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);
const unresolved = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA']);
const untrusted = /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO$|HOSTNAME_)/;
class TooLarge extends Error {
}
const codeOf = (error) => {
    let at = error;
    for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth += 1) {
        if ('code' in at && typeof at.code === 'string')
            return at.code;
        if ('errors' in at && Array.isArray(at.errors))
            at = at.errors[0];
        else
            at = 'cause' in at ? at.cause : null;
    }
    return '';
};
/** What an error of a request means; `sent` is false only where the connection never stood. */
const toFailure = (error, timedOut) => {
    const code = codeOf(error);
    if (error instanceof TooLarge)
        return { failure: 'too_large', sent: true, detail: error.message };
    if (refused.has(code))
        return { failure: 'refused', sent: false, detail: code };
    if (unresolved.has(code))
        return { failure: 'dns', sent: false, detail: code };
    if (code === 'UND_ERR_CONNECT_TIMEOUT')
        return { failure: 'timeout', sent: false, detail: code };
    if (untrusted.test(code))
        return { failure: 'tls', sent: false, detail: code };
    if (timedOut || /_TIMEOUT$/.test(code) || code === 'ETIMEDOUT') {
        return { failure: 'timeout', sent: true, detail: code || 'no answer in time' };
    }
    return { failure: 'reset', sent: true, detail: code || 'the connection broke' };
};
const flatHeaders = (headers) => {
    const flat = {};
    for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined)
            flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
    }
    return flat;
};
const readBody = async (body, maxBytes) => {
    const chunks = [];
    let sizeBytes = 0;
    for await (const chunk of body) {
        sizeBytes += chunk.length;
        if (sizeBytes > maxBytes)
            throw new TooLarge(`more than ${maxBytes} bytes`);
        chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks));
};
/**
 * Requests over undici: proxy variables and `NODE_EXTRA_CA_CERTS` are honoured, TLS is never relaxed,
 * answers are capped, nothing is retried or redirected.
 */
const createHttp = ({ env }) => {
    const agents = new Map();
    const agentFor = (connectMs) => {
        const known = agents.get(connectMs);
        if (known !== undefined)
            return known;
        const agent = new undici/* EnvHttpProxyAgent */.J2({
            // Empty strings, so that undici does not look into the environment itself.
            httpProxy: env['http_proxy'] ?? env['HTTP_PROXY'] ?? '',
            httpsProxy: env['https_proxy'] ?? env['HTTPS_PROXY'] ?? '',
            noProxy: env['no_proxy'] ?? env['NO_PROXY'] ?? '',
            // Else plain http would go through CONNECT too, which many proxies refuse.
            proxyTunnel: false,
            connect: { timeout: connectMs },
        });
        agents.set(connectMs, agent);
        return agent;
    };
    return {
        send: async (request) => {
            const answerMs = request.answerTimeoutMs ?? defaultAnswerMs;
            const timeout = AbortSignal.timeout(answerMs + (request.connectTimeoutMs ?? defaultConnectMs));
            try {
                const answer = await (0,undici/* request */.Em)(request.url, {
                    dispatcher: agentFor(request.connectTimeoutMs ?? defaultConnectMs),
                    method: request.method,
                    headers: request.headers,
                    body: request.body ?? null,
                    headersTimeout: answerMs,
                    bodyTimeout: answerMs,
                    signal: timeout,
                });
                const body = await readBody(answer.body, request.maxAnswerBytes ?? defaultMaxBytes);
                return { status: answer.statusCode, headers: flatHeaders(answer.headers), body };
            }
            catch (error) {
                return toFailure(error, timeout.aborted);
            }
        },
        close: async () => {
            await Promise.all([...agents.values()].map((agent) => agent.close()));
            agents.clear();
        },
    };
};

;// CONCATENATED MODULE: ./src/app/action.ts







/** Name of our entry in the runner's state; the entry file looks for it. */
const stateName = 'guildseal';
/** Facts of the job; throws `cli.no-event` where this is no job. */
const readJob = (env, inputs) => {
    const facts = readRunner(env, {
        forge: inputs.forge,
        apiUrl: inputs.apiUrl,
        serverUrl: inputs.serverUrl,
    });
    if (facts === null)
        throw cli/* cliErrors */.a['cli.no-event']({ variable: 'GITHUB_EVENT_NAME' });
    return facts;
};
/** Reads and normalises the event of the job. */
const readEvent = (facts) => {
    let payload;
    try {
        payload = JSON.parse((0,external_node_fs_.readFileSync)(facts.eventPath, 'utf8'));
    }
    catch (cause) {
        throw cli/* cliErrors */.a['cli.bad-event']({ path: facts.eventPath, cause });
    }
    return normalizeEvent({
        name: facts.eventName,
        payload,
        facts: { ...facts, serverVersion: null },
    });
};
/** Opens what a command in a job has beyond one in a terminal. */
const openAction = (parts, job) => {
    const { facts, event, inputs } = job;
    let forge = null;
    const http = createHttp({ env: job.env });
    return {
        event,
        openForge: () => {
            forge ??= openForge({ ...parts, http }, {
                kind: facts.forge,
                apiUrl: facts.apiUrl,
                token: inputs.token,
                repo: event.repo,
                fork: event.pr?.fork === true,
                summary: job.hasSummary,
            });
            return forge;
        },
        token: inputs.token,
        remoteUrl: `${facts.serverUrl}/${event.repo.owner}/${event.repo.name}.git`,
        experiment: inputs.experiment,
        rememberPending: job.rememberPending,
        close: () => http.close(),
    };
};
/** The one plain closing line: runners show little else. */
const closingLine = (outcome) => {
    if ('error' in outcome) {
        return (0,app_error/* isAppError */.Y6)(outcome.error)
            ? `guildseal: failed with exit code ${outcome.error.exit} [${outcome.error.code}]`
            : 'guildseal: failed with exit code 3 [cli.bug]';
    }
    return outcome.exit === 0 ? 'guildseal: done' : `guildseal: ended with exit code ${outcome.exit}`;
};


/***/ }),

/***/ 8616:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ createJobLog)
/* harmony export */ });
/* harmony import */ var _text_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7388);

/** A job log is read later, so progress is a line now and then. */
const progressMs = 15_000;
/**
 * The log of a job on a runner: every line has our prefix, so that nothing in it can be a workflow
 * command, and long work is grouped.
 */
const createJobLog = ({ write, clock, debug, redact }) => {
    let lastProgressMs = Number.NEGATIVE_INFINITY;
    const print = (text) => {
        for (const line of (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeLogLines */ .lF)(redact(text)))
            write(line);
    };
    return {
        debug: (text) => {
            if (debug)
                print(text);
        },
        info: print,
        warn: (text) => {
            print(`warning: ${text}`);
        },
        error: (text) => {
            print(`error: ${text}`);
        },
        group: async (title, body) => {
            const [line = ''] = (0,_text_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .escapeLogLines */ .lF)(redact(title));
            write(`::group::${line}`);
            try {
                return await body();
            }
            finally {
                write('::endgroup::');
            }
        },
        progress: (text) => {
            if (text === null || clock.monotonicMs() - lastProgressMs < progressMs)
                return;
            lastProgressMs = clock.monotonicMs();
            print(text);
        },
    };
};


/***/ }),

/***/ 4734:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ parseInputs),
/* harmony export */   l: () => (/* binding */ commandLineOf)
/* harmony export */ });
/* harmony import */ var _errors_cli_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5657);

const forges = ['', 'github', 'gitea', 'forgejo'];
/**
 * Parses what the runner passes for `with:`; names keep their dashes, values may have blanks around them.
 *
 * @param read the runner's value of an input, empty when not set
 */
const parseInputs = (read) => {
    const text = (name) => read(name).trim();
    const optional = (name) => (text(name) === '' ? null : text(name));
    const forge = text('forge').toLowerCase();
    if (!forges.includes(forge)) {
        throw _errors_cli_js__WEBPACK_IMPORTED_MODULE_0__/* .cliErrors */ .a['cli.bad-input']({
            input: 'forge',
            value: forge,
            expected: 'github, gitea, forgejo or empty',
        });
    }
    return {
        command: optional('command') ?? 'auto',
        args: read('args')
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        config: optional('config'),
        experiment: optional('experiment'),
        token: optional('token'),
        sealKey: optional('seal-key'),
        forge,
        apiUrl: text('api-url'),
        serverUrl: text('server-url'),
    };
};
/** The command line that the inputs stand for. */
const commandLineOf = (inputs) => {
    const config = inputs.config === null ? [] : ['--config', inputs.config];
    const name = inputs.command === 'search' && inputs.experiment !== null ? [inputs.experiment] : [];
    return [inputs.command, ...name, ...inputs.args, ...config];
};


/***/ }),

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

/***/ 2642:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J$: () => (/* binding */ contentFields),
/* harmony export */   N_: () => (/* binding */ newestOfContext),
/* harmony export */   T5: () => (/* binding */ toComment),
/* harmony export */   Vl: () => (/* binding */ toPull),
/* harmony export */   XG: () => (/* binding */ commentFields),
/* harmony export */   dN: () => (/* binding */ userFields),
/* harmony export */   eZ: () => (/* binding */ toFile),
/* harmony export */   jS: () => (/* binding */ pullFields),
/* harmony export */   vA: () => (/* binding */ isNewest),
/* harmony export */   we: () => (/* binding */ fileFields),
/* harmony export */   xU: () => (/* binding */ toState)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2857);

// The fields we read of API answers; they have the same names on all forges.
const text = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullish();
const userFields = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(), login: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1) });
const side = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    sha: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    repo: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr() }).nullish(),
});
const pullFields = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    number: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['open', 'closed']),
    title: text,
    body: text,
    draft: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().nullish(),
    html_url: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    user: userFields.nullish(),
    labels: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() })).nullish(),
    merge_base: text,
    head: side,
    base: side,
});
const fileFields = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    filename: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().min(1),
    previous_filename: text,
    status: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    patch: text,
});
const commentFields = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr(),
    body: text,
    user: userFields.nullish(),
    created_at: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    html_url: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
});
const contentFields = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    encoding: text,
    content: text,
    size: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nullish(),
});
const ghost = { id: 0, login: 'ghost' };
/** A pull request of an API answer in our shape. */
const toPull = (fields) => ({
    number: fields.number,
    state: fields.state,
    headSha: fields.head.sha,
    headRepoId: fields.head.repo?.id ?? null,
    headRef: fields.head.ref,
    baseSha: fields.base.sha,
    baseRef: fields.base.ref,
    mergeBase: fields.merge_base ? fields.merge_base : null,
    fork: fields.head.repo?.id === undefined || fields.head.repo.id !== fields.base.repo?.id,
    draft: fields.draft ?? false,
    htmlUrl: fields.html_url,
    author: fields.user ?? ghost,
    labels: (fields.labels ?? []).map((label) => label.name),
    title: fields.title ?? '',
    body: fields.body ?? '',
});
const fileStatus = {
    added: 'added',
    modified: 'modified',
    changed: 'modified',
    removed: 'deleted',
    deleted: 'deleted',
    renamed: 'renamed',
    copied: 'copied',
    unchanged: 'unchanged',
};
/** A changed file in our words; a word we do not know counts as modified. */
const toFile = (fields) => ({
    path: fields.filename,
    previousPath: fields.previous_filename ? fields.previous_filename : null,
    status: fileStatus[fields.status] ?? 'modified',
    patch: fields.patch ?? null,
});
/** A comment in our shape; a deleted author has id 0. */
const toComment = (fields) => ({
    id: fields.id,
    body: fields.body ?? '',
    author: fields.user ?? ghost,
    createdAt: fields.created_at,
    htmlUrl: fields.html_url,
});
/** Some forges store any word as a state; what is no word of ours counts as an error. */
const toState = (word) => {
    switch (word) {
        case 'pending':
        case 'success':
        case 'failure':
        case 'error':
            return word;
        case 'warning':
        case 'skipped':
            return 'success';
        default:
            return 'error';
    }
};
/** Of several statuses the one with the highest id of each context. */
const newestOfContext = (statuses) => {
    const newest = new Map();
    for (const status of statuses) {
        const known = newest.get(status.context);
        if (known === undefined || known.id < status.id)
            newest.set(status.context, status);
    }
    return [...newest.values()].map(({ context, state, description, targetUrl }) => ({
        context,
        state,
        description,
        targetUrl,
    }));
};
/** True when the newest status of that context is the wanted one already. */
const isNewest = (statuses, wanted) => statuses.some((status) => status.context === wanted.context &&
    status.state === wanted.state &&
    status.description === wanted.description &&
    status.targetUrl === wanted.targetUrl);


/***/ }),

/***/ 7807:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ permissionLine)
/* harmony export */ });
const github = {
    read: 'contents: read\n  pull-requests: read',
    comment: 'pull-requests: write',
    status: 'statuses: write',
    push: 'contents: write',
};
const gitea = {
    read: 'contents: read\n  pull-requests: read',
    comment: 'pull-requests: write',
    status: 'contents: write',
    push: 'contents: write',
};
/** The exact YAML to add to a workflow so that the token may do this, with where to put it. */
const permissionLine = (forge, need) => {
    switch (forge) {
        case 'github':
            return `add to the job:\npermissions:\n  ${github[need]}\nThe run of a fork's pull request never gets more than reading.`;
        case 'gitea':
            return `add to the job (Gitea 1.26 or newer; before it the token's rights are a setting of the repository):\npermissions:\n  ${gitea[need]}\nThe run of a fork's pull request sets no status and pushes nothing.`;
        case 'forgejo':
            return `Forgejo ignores "permissions:"; give the step the token of a user with write access:\nwith:\n  token: \${{ secrets.GUILDSEAL_TOKEN }}`;
    }
};


/***/ }),

/***/ 3475:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ refusalOf)
/* harmony export */ });
/* harmony import */ var _errors_app_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(231);

const kinds = {
    'forge.unauthorized': 'unauthorized',
    'forge.forbidden': 'forbidden',
    'forge.not-found': 'not_found',
    'forge.locked': 'locked',
    'forge.unprocessable': 'unprocessable',
    'forge.conflict': 'conflict',
    'forge.edit-lost': 'conflict',
    'forge.rate-limited': 'rate_limited',
    'forge.unavailable': 'unavailable',
    'forge.bad-answer': 'bad_answer',
    'forge.redirected': 'bad_answer',
};
/** Which kind of no an error of a forge was; null for any other error. */
const refusalOf = (error) => (0,_errors_app_error_js__WEBPACK_IMPORTED_MODULE_0__/* .isAppError */ .Y6)(error) ? (kinds[error.code] ?? null) : null;


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
