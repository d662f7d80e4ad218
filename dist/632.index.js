export const id = 632;
export const ids = [632];
export const modules = {

/***/ 2632:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAutoCommand: () => (/* binding */ runAutoCommand),
  runInJob: () => (/* binding */ runInJob)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors/app-error.ts
var app_error = __webpack_require__(231);
// EXTERNAL MODULE: ./src/errors/cli.ts
var cli = __webpack_require__(5657);
;// CONCATENATED MODULE: ./src/events/route.ts
const runs = (names, key, unlessSeen = false) => names.length === 0
    ? { skip: `${key} is empty in the configuration` }
    : { run: names, unlessSeen };
const routePull = (event, pr, on) => {
    const config = on.pull_request;
    if (config === undefined)
        return { skip: 'on.pull_request is not configured' };
    if (pr.draft && !config.drafts) {
        return { skip: 'the pull request is a draft and on.pull_request.drafts is false' };
    }
    const types = config.types;
    if (types.includes(event.action))
        return runs(config.run, 'on.pull_request.run');
    if (event.mayBeReady === true && types.includes('ready')) {
        return runs(config.run, 'on.pull_request.run', true);
    }
    return { skip: `on.pull_request.types does not list ${event.action}` };
};
const routePush = (event, on) => {
    const config = on.push;
    if (config === undefined)
        return { skip: 'on.push is not configured' };
    const branch = /^refs\/heads\/(.+)$/.exec(event.ref ?? '')?.[1];
    if (branch === undefined)
        return { skip: 'a push of something other than a branch starts nothing' };
    if (event.sha === null)
        return { skip: 'the deletion of a branch starts nothing' };
    const branches = config.branches ?? [event.repo.defaultBranch];
    return branches.includes(branch)
        ? runs(config.run, 'on.push.run')
        : { skip: `the branch is not one of ${branches.join(', ')}` };
};
/** Decides what an event starts, by the trusted `on:` alone. */
const routeEvent = (event, on) => {
    switch (event.kind) {
        case 'pull_request':
            return event.pr === null
                ? { skip: 'the event names no pull request' }
                : routePull(event, event.pr, on);
        case 'push':
            return routePush(event, on);
        case 'schedule':
            return on.schedule === undefined
                ? { skip: 'on.schedule is not configured' }
                : runs(on.schedule.run, 'on.schedule.run');
        case 'manual':
            return { skip: 'a manual run needs the input command' };
        case 'comment':
            return { skip: 'slash commands are not in this version' };
        case 'review':
            return { skip: 'reviews start nothing' };
    }
};

// EXTERNAL MODULE: ./src/forge/fields.ts
var fields = __webpack_require__(2642);
// EXTERNAL MODULE: ./src/forge/refusal.ts
var forge_refusal = __webpack_require__(3475);
;// CONCATENATED MODULE: ./src/forge/supersede.ts

/** Words for section and status once a pull request has gone on to another commit. */
const supersededWords = (head) => `superseded by ${head.slice(0, 12)}`;
/**
 * The head of a pull request right now; null where it cannot be told (no such pull request, or the token
 * may not read it). A forge that is down still throws.
 */
const headNow = async (forge, issue) => {
    try {
        return (await forge.pull(issue)).headSha;
    }
    catch (error) {
        const refusal = (0,forge_refusal/* refusalOf */.O)(error);
        if (refusal === 'forbidden' || refusal === 'not_found')
            return null;
        throw error;
    }
};

;// CONCATENATED MODULE: ./src/forge/status.ts


const maxDescription = 140;
/** The context of a search's status; it never changes for an experiment. */
const searchContext = (experiment) => `guildseal/search/${experiment}`;
const cut = (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line.length <= maxDescription)
        return line;
    let kept = '';
    for (const character of line) {
        if (kept.length + character.length >= maxDescription)
            break;
        kept += character;
    }
    return `${kept}…`;
};
/**
 * Sets a commit status unless the newest of its context says the same already. With `pull` given the
 * head is read again: a commit that is no longer it gets `error` and says by which it was superseded.
 */
const ensureStatus = async (forge, request) => {
    const head = request.pull === null ? null : await headNow(forge, request.pull);
    const superseded = head !== null && head !== request.sha;
    const status = {
        context: request.context,
        state: superseded ? 'error' : request.state,
        description: cut(superseded ? supersededWords(head) : request.description),
        targetUrl: /^https?:\/\//.test(request.targetUrl ?? '') ? request.targetUrl : null,
    };
    if ((0,fields/* isNewest */.vA)(await forge.statuses(request.sha), status)) {
        return { action: 'unchanged', superseded };
    }
    await forge.setStatus(request.sha, status);
    return { action: 'set', superseded };
};

// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
// EXTERNAL MODULE: ./src/workspace/open-workspace.ts + 3 modules
var open_workspace = __webpack_require__(6953);
// EXTERNAL MODULE: ./src/commands/ledger-branch.ts + 3 modules
var ledger_branch = __webpack_require__(7114);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/errors/search.ts
var search = __webpack_require__(7511);
// EXTERNAL MODULE: ./src/forge/permission-line.ts
var permission_line = __webpack_require__(7807);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./src/errors/forge.ts
var errors_forge = __webpack_require__(2064);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(2857);
;// CONCATENATED MODULE: ./src/forge/marker.ts


const index = schemas/* int */.Whr().min(0).max(1_000_000);
const pageState = schemas/* strictObject */.rej({
    kind: schemas/* literal */.euz('page'),
    /** Unique to the comment this page began with; its parts carry the same. */
    op: schemas/* string */.YjP().regex(/^[0-9a-f]{16,64}$/),
    part: schemas/* int */.Whr().min(1).max(4),
    of: schemas/* int */.Whr().min(1).max(4),
});
const sectionState = schemas/* strictObject */.rej({
    kind: schemas/* enum */.k5n(['review', 'search', 'deploy']),
    head: schemas/* string */.YjP(),
    run: schemas/* int */.Whr(),
    attempt: schemas/* int */.Whr(),
    part: schemas/* int */.Whr().min(1).max(4),
    of: schemas/* int */.Whr().min(1).max(4),
    /** SHA-256 of the visible text, so that an edited one is seen. */
    text: schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/),
    /** How many characters at start and end only reopen and close fences, and whether a line was cut. */
    open: index,
    close: index,
    glue: schemas/* boolean */.zMY(),
    data: schemas/* unknown */.L5J(),
});
const markerState = schemas/* discriminatedUnion */.gMt('kind', [pageState, sectionState]);
const pattern = /<!-- guildseal:1 ([A-Za-z0-9+/]+={0,2})\.([A-Za-z0-9+/]+={0,2}) -->/g;
const unsigned = 'unsigned';
/** The text as it is hashed and compared: forges may turn line ends and cut blanks at the end. */
const plainText = (text) => text.replace(/\r\n?/g, '\n').replace(/^\n+/, '').trimEnd();
/** SHA-256 of the visible text, hex. */
const textHash = (text) => (0,external_node_crypto_.createHash)('sha256').update(plainText(text)).digest('hex');
const macOf = (scope, key, state, encoded) => (0,external_node_crypto_.createHmac)('sha256', key)
    .update(JSON.stringify([
    'guildseal/marker/1',
    scope.repoId,
    scope.issue,
    state.kind,
    state.kind === 'page' ? '' : state.head,
    encoded,
]))
    .digest();
/** One line of a comment that people do not see; HMAC-SHA-256 over repository, issue, kind, head, state. */
const renderMarker = (scope, state) => {
    const encoded = Buffer.from(JSON.stringify(state)).toString('base64');
    const mac = scope.key === null ? unsigned : macOf(scope, scope.key, state, encoded).toString('base64');
    return `<!-- guildseal:1 ${encoded}.${mac} -->`;
};
const decode = (encoded) => {
    try {
        const value = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8'));
        return markerState.safeParse(value).data ?? null;
    }
    catch {
        return null;
    }
};
const holds = (scope, state, encoded, mac) => {
    if (scope.key === null)
        return mac === unsigned;
    const expected = macOf(scope, scope.key, state, encoded);
    const given = Buffer.from(mac, 'base64');
    return given.length === expected.length && (0,external_node_crypto_.timingSafeEqual)(given, expected);
};
/**
 * The markers of a text that count: with a key those whose MAC holds, without one those that have none.
 * `others` counts those that look like markers and do not count.
 */
const findMarkers = (scope, text) => {
    const found = [];
    let others = 0;
    for (const match of text.matchAll(pattern)) {
        const [raw, encoded = '', mac = ''] = match;
        const state = decode(encoded);
        if (state !== null && holds(scope, state, encoded, mac)) {
            found.push({ state, start: match.index, end: match.index + raw.length, raw });
        }
        else
            others += 1;
    }
    return { found, others };
};
/** True when a text holds anything that looks like a marker of ours. */
const hasMarker = (text) => text.includes('<!-- guildseal:1 ');
/** Takes the power from markers in a text that is about to be shown. */
const stripMarkers = (text) => text.replace(/<!--(\s*guildseal:)/gi, '&lt;!--$1');

;// CONCATENATED MODULE: ./src/forge/split.ts
const nothingOpen = { fence: null, details: 0 };
const bytesOf = (text) => Buffer.byteLength(text, 'utf8');
/** True when the text is within both limits: UTF-16 units and UTF-8 bytes. */
const fits = (text, room) => text.length <= room.units && bytesOf(text) <= room.bytes;
const after = (state, line) => {
    const fence = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line);
    if (state.fence !== null) {
        const mark = /^ {0,3}(`{3,}|~{3,})/.exec(state.fence)?.[1] ?? '```';
        const closes = fence?.[1]?.startsWith(mark) === true && (fence[2] ?? '').trim() === '';
        return closes ? { ...state, fence: null } : state;
    }
    if (fence !== null)
        return { ...state, fence: line };
    const opened = line.match(/<details[\s>]/gi)?.length ?? 0;
    const closed = line.match(/<\/details>/gi)?.length ?? 0;
    return { ...state, details: Math.max(0, state.details + opened - closed) };
};
const split_opener = (state) => '<details><summary>continued</summary>\n\n'.repeat(state.details) +
    (state.fence === null ? '' : `${state.fence}\n`);
const closer = (state) => {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(state.fence ?? '')?.[1];
    return (mark === undefined ? '' : `\n${mark}`) + '\n\n</details>'.repeat(state.details);
};
/** The longest start of a line that fits, at a character border. */
const cutLine = (line, fitsSoFar) => {
    let low = 0;
    let high = line.length;
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (fitsSoFar(line.slice(0, middle)))
            low = middle;
        else
            high = middle - 1;
    }
    const last = line.charCodeAt(low - 1);
    return line.slice(0, last >= 0xd800 && last <= 0xdbff ? low - 1 : low);
};
/** The states after each of the lines that fit with what must reopen before and close after them. */
const measure = (lines, start, room) => {
    const states = [];
    let state = start;
    let units = split_opener(start).length;
    let bytes = bytesOf(split_opener(start));
    for (const line of lines) {
        const next = after(state, line);
        const join = states.length === 0 ? 0 : 1;
        const close = closer(next);
        units += line.length + join;
        bytes += bytesOf(line) + join;
        if (units + close.length > room.units || bytes + bytesOf(close) > room.bytes)
            break;
        states.push(next);
        state = next;
    }
    return states;
};
/** How many of the lines that fit to take: up to a blank line between blocks if one is near the end. */
const border = (lines, states) => {
    const isQuiet = (count) => {
        const before = states[count - 1];
        return lines[count] === '' && before?.fence === null && before.details === 0;
    };
    for (let count = states.length; count > states.length / 2; count -= 1) {
        if (isQuiet(count))
            return count;
    }
    // Blank lines at the end of a comment may get lost, at the start of the next piece they do not.
    let count = states.length;
    while (count > 1 && lines[count - 1]?.trim() === '')
        count -= 1;
    return count;
};
/**
 * Cuts Markdown into pieces of at most `first` and then `rest`, at blank lines where it can, at lines
 * where it must. Fences and `<details>` that are open at a cut are closed and opened again. Empty when
 * there is no room for a single character.
 */
const splitText = (text, first, rest) => {
    const chunks = [];
    let lines = text.split('\n');
    let state = nothingOpen;
    let glue = false;
    while (lines.length > 0) {
        const room = chunks.length === 0 ? first : rest;
        const open = split_opener(state);
        const states = measure(lines, state, room);
        let body;
        let here = state;
        let more = true;
        if (states.length === 0) {
            const [line = '', ...others] = lines;
            const start = cutLine(line, (part) => fits(open + part + closer(here), room));
            if (start === '' && chunks.length > 0)
                return [];
            body = start;
            lines = [line.slice(start.length), ...others];
        }
        else {
            const count = states.length === lines.length ? lines.length : border(lines, states);
            body = lines.slice(0, count).join('\n');
            here = states[count - 1] ?? state;
            lines = lines.slice(count);
            more = lines.length > 0;
        }
        const close = more ? closer(here) : '';
        chunks.push({ text: open + body + close, open: open.length, close: close.length, glue });
        glue = states.length === 0;
        state = here;
    }
    return chunks;
};
/** Closes whatever a cut text leaves open. */
const closeText = (text) => text + closer(text.split('\n').reduce(after, nothingOpen));
/** Puts pieces together again: the inverse of `splitText`. */
const joinChunks = (chunks) => {
    let text = '';
    for (const [place, chunk] of chunks.entries()) {
        const end = Math.max(chunk.open, chunk.text.length - chunk.close);
        const bare = chunk.text.slice(chunk.open, end);
        text += place === 0 || chunk.glue ? bare : `\n${bare}`;
    }
    return text;
};

;// CONCATENATED MODULE: ./src/forge/page.ts


const maxParts = 4;
/** Both limits lie under those of every forge: 65,536 characters, 65,535 bytes. */
const pageRoom = { units: 60_000, bytes: 60_000 };
const order = ['review', 'search', 'deploy'];
/** The parts of our pages among all comments, and those that only look like one. */
const readParts = (scope, comments, isOurs) => {
    const parts = [];
    const strangers = [];
    for (const comment of comments) {
        if (!hasMarker(comment.body))
            continue;
        const body = comment.body.replace(/\r\n?/g, '\n');
        const { found } = findMarkers(scope, body);
        const [first, ...others] = found;
        if (first?.state.kind !== 'page' || first.start !== 0 || !isOurs(comment)) {
            strangers.push(comment);
            continue;
        }
        const inner = others.filter((marker) => marker.state.kind !== 'page');
        const sections = inner.flatMap((marker, place) => {
            const next = inner[place + 1];
            const between = body.slice(marker.end, next?.start);
            const text = between.replace(/^\n/, '').replace(next === undefined ? /$/ : /\n{1,2}$/, '');
            return marker.state.kind === 'page' ? [] : [{ state: marker.state, text }];
        });
        parts.push({ comment, page: first.state, sections });
    }
    return { parts, strangers };
};
/** All sections of the parts of one page; of two of a kind the newer run's. */
const page_readSections = (parts) => {
    const pieces = parts.flatMap((part) => part.sections);
    const sections = [];
    for (const kind of order) {
        const mine = pieces.filter(({ state }) => state.kind === kind);
        const newest = mine.reduce((best, { state }) => best === null || isOlder(best, state.run, state.attempt) ? state : best, null);
        if (newest === null)
            continue;
        const { run, attempt, head, data } = newest;
        const chosen = mine.filter(({ state }) => state.run === run && state.attempt === attempt);
        const byPart = new Map(chosen.toReversed().map((piece) => [piece.state.part, piece]));
        const ordered = [...byPart.values()].sort((a, b) => a.state.part - b.state.part);
        const whole = ordered.length === newest.of;
        sections.push({
            kind,
            head,
            run,
            attempt,
            data,
            text: joinChunks(ordered.map(({ state, text }) => ({
                text,
                open: state.open,
                close: state.close,
                glue: state.glue,
            }))),
            edited: !whole || ordered.some(({ state, text }) => textHash(text) !== state.text),
        });
    }
    return sections;
};
/** True when a section was written by an earlier run, or an earlier attempt of the same run. */
const isOlder = (section, run, attempt) => section.run < run || (section.run === run && section.attempt < attempt);
const render = (scope, placed, part, of) => {
    const { section, chunk } = placed;
    const state = {
        kind: section.kind,
        head: section.head,
        run: section.run,
        attempt: section.attempt,
        part,
        of,
        text: textHash(chunk.text),
        open: chunk.open,
        close: chunk.close,
        glue: chunk.glue,
        data: section.data,
    };
    return `${renderMarker(scope, state)}\n${chunk.text}`;
};
/** Room that the marker of a section takes at most, whatever its numbers are. */
const markerUnits = (scope, section) => {
    const chunk = { text: '', open: 999_999, close: 999_999, glue: false };
    return render(scope, { section, chunk }, maxParts, maxParts).length + 2;
};
const headUnits = 1200;
const less = (room, text, units = 0) => ({
    units: room.units - text.length - units,
    bytes: room.bytes - Buffer.byteLength(text) - units,
});
/** Spreads sections over parts, whole ones where they fit; null when four parts are not enough. */
const place = (scope, sections) => {
    const empty = less(pageRoom, '', headUnits);
    const parts = [[]];
    let room = empty;
    for (const section of sections) {
        const marker = markerUnits(scope, section);
        const whole = { text: section.text, open: 0, close: 0, glue: false };
        if (!fits(section.text, less(room, '', marker)) && room !== empty) {
            parts.push([]);
            room = empty;
        }
        const chunks = fits(section.text, less(room, '', marker))
            ? [whole]
            : splitText(section.text, less(room, '', marker), less(empty, '', marker));
        for (const [index, chunk] of chunks.entries()) {
            if (index > 0) {
                parts.push([]);
                room = empty;
            }
            parts.at(-1)?.push({ section, chunk });
            room = less(room, chunk.text, marker);
        }
    }
    return parts.length <= maxParts ? parts : null;
};
const cutNote = '\n\n*Cut here: the whole text is in the report of the run.*';
/** Shortens one section until everything fits into four parts. */
const placeAll = (scope, sections, mine) => {
    const whole = place(scope, sections);
    if (whole !== null)
        return whole;
    const withLength = (length) => sections.map((section) => {
        if (section.kind !== mine)
            return section;
        const border = Math.max(0, section.text.lastIndexOf('\n', length));
        return { ...section, text: closeText(section.text.slice(0, border)) + cutNote };
    });
    let low = 0;
    let high = sections.find((section) => section.kind === mine)?.text.length ?? 0;
    while (high - low > 500) {
        const middle = Math.floor((low + high) / 2);
        if (place(scope, withLength(middle)) === null)
            high = middle;
        else
            low = middle;
    }
    return place(scope, withLength(low)) ?? [[]];
};
/** The bodies of a page, one a part; `links` are the addresses of all parts, null while unknown. */
const renderPage = (scope, op, sections, mine, links) => {
    const sorted = [...sections].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    const parts = placeAll(scope, sorted, mine);
    const count = new Map();
    for (const { section } of parts.flat())
        count.set(section, (count.get(section) ?? 0) + 1);
    const seen = new Map();
    return parts.map((placed, index) => {
        const part = index + 1;
        const marker = renderMarker(scope, { kind: 'page', op, part, of: parts.length });
        const others = parts.flatMap((_, other) => {
            const url = links(other + 1);
            return other === index || url === null ? [] : [`[${other + 1}](${url})`];
        });
        const head = parts.length === 1 ? [] : [[`Part ${part} of ${parts.length}`, ...others].join(' · '), ''];
        const texts = placed.map((one) => {
            const number = (seen.get(one.section) ?? 0) + 1;
            seen.set(one.section, number);
            return render(scope, one, number, count.get(one.section) ?? 1);
        });
        return { marker, body: [marker, ...head, texts.join('\n\n')].join('\n') };
    });
};

;// CONCATENATED MODULE: ./src/forge/sticky.ts





const maxStateBytes = 8 * 1024;
const maxLost = 3;
const maxPasses = 8;
const isAuthor = (me, author) => me !== null && (me.id === 0 ? me.login === author.login : me.id === author.id);
const view = (scope, comments, me) => {
    const { parts, strangers } = readParts(scope, comments, (one) => isAuthor(me, one.author));
    const byAge = [...parts].sort((a, b) => a.comment.id - b.comment.id);
    const root = byAge.find((part) => part.page.part === 1);
    const own = [];
    for (const part of byAge) {
        const taken = own.some((one) => one.page.part === part.page.part);
        if (root !== undefined && part.page.op === root.page.op && !taken)
            own.push(part);
    }
    own.sort((a, b) => a.page.part - b.page.part);
    return { own, extra: byAge.filter((part) => !own.includes(part)), strangers };
};
/** Reads a section as it stands, if it is ours and, with a key, proven to be. */
const readSection = async (forge, where) => {
    const me = await forge.whoAmI();
    const { own } = view(where, await forge.comments(where.issue), me);
    return readSections(own).find((section) => section.kind === where.kind) ?? null;
};
const checkState = (state) => {
    const text = JSON.stringify(state ?? null);
    const sizeBytes = Buffer.byteLength(text);
    if (sizeBytes > maxStateBytes) {
        throw errors_forge/* forgeErrors */.V['forge.state-too-large']({ sizeBytes, maxBytes: maxStateBytes });
    }
    return JSON.parse(text);
};
/**
 * Makes our one comment on a pull request say `body` in the section of `kind`, and leaves every other
 * section as it is. Writes only what differs, deletes twins of ours, and never touches a comment that is
 * not proven ours. Throws `forge.*`: the caller then goes to its next channel.
 */
const ensureSection = async (forge, request, deps) => {
    const { issue, kind, headSha, run, key } = request;
    const scope = { repoId: request.repoId, issue, key };
    const data = checkState(request.state);
    const freshOp = Buffer.from(deps.random.bytes(16)).toString('hex');
    const warned = new Set();
    let posted = false;
    let patched = false;
    let gone = 0;
    let lost = 0;
    const actionOf = (op) => {
        if (posted)
            return op === freshOp ? 'created' : 'adopted';
        return patched ? 'updated' : 'unchanged';
    };
    const warn = (strangers) => {
        for (const { id, htmlUrl } of strangers) {
            if (warned.has(id))
                continue;
            warned.add(id);
            deps.log.warn(`a comment that looks like ours but is not proven to be is ignored: ${htmlUrl}`);
        }
    };
    const look = async () => {
        const first = view(scope, await forge.comments(issue), await forge.whoAmI());
        if (first.extra.length === 0)
            return first;
        // Two runs raced, or parts are left over: nothing is deleted on one look alone.
        return view(scope, await forge.comments(issue), await forge.whoAmI());
    };
    const remove = async (parts) => {
        for (const { comment } of parts) {
            try {
                await forge.deleteComment(comment.id);
            }
            catch (error) {
                deps.log.warn(`a second comment of ours could not be deleted: ${String(error)}`);
            }
        }
    };
    /** Sections of twins that the page that counts does not have. */
    const merge = (seen) => {
        const sections = [...page_readSections(seen.own)];
        for (const twin of page_readSections(seen.extra)) {
            if (!sections.some((section) => section.kind === twin.kind))
                sections.push(twin);
        }
        return sections;
    };
    for (let pass = 0; pass < maxPasses && lost <= maxLost; pass += 1) {
        const seen = await look();
        warn(seen.strangers);
        const [root] = seen.own;
        const sections = merge(seen);
        const standing = sections.find((section) => section.kind === kind) ?? null;
        if (standing?.edited === true && key !== null) {
            deps.log.warn(`the text of our comment was changed by hand; it is written again`);
        }
        const current = await headNow(forge, issue);
        const newer = standing !== null &&
            isOlder({ run: run.number, attempt: run.attempt }, standing.run, standing.attempt);
        if (newer && key !== null && root !== undefined) {
            // An older run may still speak for the current head when the newer one does not.
            if (headSha !== current || standing.head === headSha) {
                return { url: root.comment.htmlUrl, action: 'outdated' };
            }
        }
        const moved = current !== null && current !== headSha;
        const note = moved
            ? `> This is about \`${headSha.slice(0, 12)}\`, ${supersededWords(current)}.\n\n`
            : '';
        const wanted = {
            kind,
            head: headSha,
            run: run.number,
            attempt: run.attempt,
            data,
            text: plainText(note + stripMarkers(request.body)),
            edited: false,
        };
        const same = standing !== null && standing.head === headSha && (0,external_node_util_.isDeepStrictEqual)(standing.data, data);
        const others = sections.filter((section) => section.kind !== kind);
        const op = root?.page.op ?? freshOp;
        const partOf = (number) => seen.own.find((part) => part.page.part === number);
        const bodiesWith = (section) => renderPage(scope, op, [...others, section], kind, (part) => {
            return partOf(part)?.comment.htmlUrl ?? null;
        });
        const differs = (pages) => pages.some(({ body }, index) => {
            const there = partOf(index + 1)?.comment.body;
            return there === undefined || plainText(there) !== plainText(body);
        });
        // Run number and attempt alone are no reason to write.
        const quiet = same
            ? bodiesWith({ ...wanted, run: standing.run, attempt: standing.attempt })
            : null;
        const pages = quiet !== null && !differs(quiet) ? quiet : bodiesWith(wanted);
        const surplus = seen.own.filter((part) => part.page.part > pages.length);
        if (root !== undefined && !differs(pages)) {
            await remove([...seen.extra, ...surplus]);
            return { url: root.comment.htmlUrl, action: actionOf(op) };
        }
        let created = false;
        let intact = true;
        for (const [index, { body, marker }] of pages.entries()) {
            const there = partOf(index + 1);
            if (there === undefined) {
                await forge.createComment(issue, body, marker);
                created = true;
                if (index === 0)
                    posted = true;
                else
                    patched = true;
            }
            else if (plainText(there.comment.body) !== plainText(body)) {
                const updated = await forge.updateComment(there.comment.id, body);
                if (updated === null) {
                    gone += 1;
                    intact = false;
                    if (gone > 1) {
                        throw errors_forge/* forgeErrors */.V['forge.not-found']({
                            request: 'PATCH a comment of ours',
                            answer: 'deleted twice while it was written',
                        });
                    }
                    break;
                }
                patched = true;
                const back = await forge.comment(there.comment.id);
                if (back === null || plainText(back.body) !== plainText(body)) {
                    intact = false;
                    lost += 1;
                }
            }
        }
        if (intact && !created) {
            await remove([...seen.extra, ...surplus]);
            if (root !== undefined) {
                return { url: root.comment.htmlUrl, action: actionOf(op) };
            }
        }
        if (!intact && gone === 0) {
            const [byte = 0] = deps.random.bytes(1);
            await deps.clock.wait(200 * 2 ** lost + byte * 4);
        }
    }
    throw errors_forge/* forgeErrors */.V['forge.edit-lost']({ issue, tries: lost });
};

// EXTERNAL MODULE: ./src/ledger/anchors/anchor-line.ts
var anchor_line = __webpack_require__(3770);
// EXTERNAL MODULE: ./src/ledger/anchors/publication.ts + 2 modules
var anchors_publication = __webpack_require__(8312);
// EXTERNAL MODULE: ./src/ledger/read.ts
var read = __webpack_require__(9257);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(4285);
// EXTERNAL MODULE: ./src/search/report.ts
var search_report = __webpack_require__(6744);
// EXTERNAL MODULE: ./src/text/markdown.ts
var text_markdown = __webpack_require__(6590);
// EXTERNAL MODULE: ./src/commands/repository.ts
var commands_repository = __webpack_require__(6756);
// EXTERNAL MODULE: ./src/commands/run-report.ts + 12 modules
var run_report = __webpack_require__(6718);
;// CONCATENATED MODULE: ./src/commands/pull-watcher.ts
















/** What a push to the ledger branch was refused for. */
class PublishRefused extends Error {
    name = 'PublishRefused';
    isLasting;
    constructor(detail, isLasting) {
        super(detail);
        this.isLasting = isLasting;
    }
}
const lastingRefusals = [
    'unauthorized',
    'forbidden',
    'not_found',
    'locked',
];
/** Whether asking again in this run is in vain; a forge that is down or busy may be back at the end. */
const isLasting = (error) => error instanceof PublishRefused ? error.isLasting : lastingRefusals.includes((0,forge_refusal/* refusalOf */.O)(error));
const renderFailure = (experiment, message) => [
    `### Search ${(0,text_markdown/* codeSpan */.SS)(experiment)}`,
    '**This run could not give a result.** Nothing is said about the pull request.',
    (0,text_markdown/* fence */.EU)(message),
].join('\n\n');
const markerKey = (signer, repoId) => signer === null
    ? null
    : new Uint8Array((0,external_node_crypto_.hkdfSync)('sha256', signer.secret, 'guildseal/marker/1', String(repoId), 32));
/** Anchors every head in up to three places and keeps the pull request's one comment and status current. */
const createJobWatcher = (parts) => {
    const { context, forge, event, experiment, sha, seal } = parts;
    const { log, clock, random } = context;
    const remote = parts.report.publish === 'branch' ? (0,commands_repository/* jobRemote */.uV)(context) : null;
    const statusContext = searchContext(experiment);
    const off = new Set();
    let run = null;
    let publication = null;
    let unpublished = remote === null ? 'report.publish is none in the configuration' : null;
    let url = null;
    const giveUp = (place, error, need) => {
        const message = error instanceof Error ? error.message : String(error);
        const isOver = isLasting(error);
        if (isOver)
            off.add(place);
        const otherHint = isOver ? (0,permission_line/* permissionLine */.O)(forge.kind, need) : 'it is tried again later';
        const hint = (0,app_error/* isAppError */.Y6)(error) && error.hint !== null ? error.hint : otherHint;
        log.warn(`${place}: ${message}\n${hint}`);
        if (seal.require_anchors.includes(place)) {
            throw search/* searchErrors */.g['search.anchor-required']({ place, problem: message });
        }
    };
    const attempt = async (place, need, act) => {
        if (off.has(place))
            return null;
        try {
            return await act();
        }
        catch (error) {
            if ((0,app_error/* isAppError */.Y6)(error) && error.code === 'search.run-diverged')
                throw error;
            giveUp(place, error, need);
            return null;
        }
    };
    const readEntries = (ledger) => (0,read/* readLedger */.SC)(context.files, ledger.directory).entries;
    const publish = async (ledger) => {
        if (remote === null || run === null)
            return null;
        const outcome = await (0,ledger_branch/* publishLedger */.R)(context, parts.repository, remote, {
            runId: ledger.runId,
            directory: ledger.directory,
            entries: readEntries(ledger),
            publishStderr: run.publishStderr,
        });
        if (outcome.ok) {
            publication = {
                branch: anchors_publication/* ledgerBranch */.c,
                commit: outcome.commit,
                remote: `${event.repo.htmlUrl}.git`,
            };
            unpublished = null;
            return `${anchors_publication/* ledgerBranch */.c} ${outcome.commit}`;
        }
        publication = null;
        unpublished = outcome.detail;
        // Another job goes on with this very run: two writers would fork the chain.
        if (outcome.refused === 'plan') {
            context.action?.rememberPending([]);
            throw search/* searchErrors */.g['search.run-diverged']({ detail: outcome.detail });
        }
        throw new PublishRefused(outcome.detail, outcome.refused === 'permission');
    };
    const write = async (body, state) => {
        if (parts.pull === null)
            return null;
        parts.sections.set(experiment, body);
        const section = await ensureSection(forge, {
            issue: parts.pull,
            kind: 'search',
            repoId: event.repo.id,
            key: markerKey(run === null ? parts.loadSigner() : run.signer, event.repo.id),
            body: context.redact([...parts.sections.values()].join('\n\n')),
            state,
            headSha: sha,
            run: event.run,
        }, { clock, random, log });
        url = section.url;
        return section.url;
    };
    const comment = (ledger, report) => write((0,markdown/* renderMarkdown */.G)(report, {
        limits: { chars: 56_000, bytes: 56_000 },
        links: { repository: event.repo.htmlUrl, job: event.run.url },
        unpublished,
    }), { run_id: ledger.runId, seq: ledger.head?.seq ?? 0, head: ledger.head?.sealId ?? '' });
    const setStatus = async (state, description) => {
        // Before it is set: a process that dies in between must leave no status pending.
        if (state === 'pending') {
            context.action?.rememberPending([{ sha, context: statusContext }]);
        }
        await ensureStatus(forge, {
            sha,
            pull: parts.pull,
            context: statusContext,
            state,
            description,
            targetUrl: url ?? event.run.url,
        });
        if (state !== 'pending')
            context.action?.rememberPending([]);
        return `${statusContext} ${sha}`;
    };
    return {
        publication: () => publication,
        commentUrl: () => url,
        open: (opened) => {
            run = opened;
            return Promise.resolve();
        },
        anchor: async (moment) => {
            if (run === null)
                return;
            const { ledger } = run;
            const head = ledger.head;
            if (head === null)
                return;
            const { seq, sealId } = head;
            const line = (0,anchor_line/* renderAnchorLine */.s)({ runId: ledger.runId, seq, head: sealId });
            const written = [];
            const note = (place, where) => {
                if (where !== null && seal.anchors.includes(place))
                    written.push({ place, where });
            };
            note('branch', await attempt('branch', 'push', () => publish(ledger)));
            const report = (0,run_report/* reportOf */.EI)(context, (0,search_report/* treeOf */.g)(readEntries(ledger)), ledger.directory, publication);
            note('comment', await attempt('comment', 'comment', () => comment(ledger, report)));
            const state = moment === 'end' ? 'success' : moment === 'pause' ? 'error' : 'pending';
            note('status', await attempt('status', 'status', () => setStatus(state, line)));
            for (const { place, where } of written) {
                ledger.append({
                    kind: 'event',
                    type: 'anchor',
                    anchor: place,
                    of_seq: seq,
                    head: sealId,
                    where,
                }, [{ name: 'head', digest: { sha256: sealId } }]);
            }
            ledger.sync();
        },
        fail: async (message) => {
            const text = context.redact(message);
            const failure = renderFailure(experiment, text);
            // What failed first is what the job ends with, also where a place for it is required.
            await attempt('comment', 'comment', () => write(failure, {})).catch(() => null);
            await attempt('status', 'status', () => setStatus('error', text)).catch(() => null);
        },
    };
};

// EXTERNAL MODULE: ./src/commands/imports.ts
var imports = __webpack_require__(740);
// EXTERNAL MODULE: ./src/commands/search-outcome.ts
var search_outcome = __webpack_require__(4657);
// EXTERNAL MODULE: ./src/commands/search-run.ts + 69 modules
var search_run = __webpack_require__(8626);
// EXTERNAL MODULE: ./src/commands/signing-key.ts
var signing_key = __webpack_require__(8291);
;// CONCATENATED MODULE: ./src/commands/subject.ts


/**
 * The commits an event is about, or why there is nothing to do. A token that may not read the pull request
 * leaves us with what the event says of it.
 *
 * @throws AppError `forge.*`
 */
const readSubject = async (event, forge, log) => {
    const { pr } = event;
    if (pr === null) {
        return event.sha === null
            ? 'the event names no commit'
            : { base: event.sha, head: null, pull: null, isFork: false };
    }
    try {
        const pull = await forge.pull(pr.number);
        const head = pr.headSha ?? pull.headSha;
        if (pull.headSha !== head) {
            return `the pull request moved on to ${pull.headSha.slice(0, 12)}, which has its own run`;
        }
        // An event that counts as a fork's stays one, whatever its repository.
        const isFork = pull.fork || pr.fork === true;
        return { base: pull.baseSha, head, pull: pull.number, isFork };
    }
    catch (error) {
        const refusal = (0,forge_refusal/* refusalOf */.O)(error);
        if (refusal !== 'forbidden' && refusal !== 'not_found')
            throw error;
        if (pr.headSha === null || pr.baseSha === null)
            throw error;
        log.warn(`the pull request cannot be read again, the event counts\n${(0,permission_line/* permissionLine */.O)(forge.kind, 'read')}`);
        return { base: pr.baseSha, head: pr.headSha, pull: pr.number, isFork: pr.fork !== false };
    }
};

// EXTERNAL MODULE: ./src/commands/trusted-config.ts
var trusted_config = __webpack_require__(8240);
;// CONCATENATED MODULE: ./src/commands/auto.ts
















const skip = (context, reason) => {
    context.log.info(`nothing to do: ${reason}`);
    return {
        exit: 0,
        result: { status: 'skipped', reason },
        text: '',
        outputs: { status: 'skipped' },
    };
};
const factsOf = ({ event, forge, subject, context, }) => ({
    repo: {
        forge: event.forge,
        host: forge.host,
        owner: event.repo.owner,
        name: event.repo.name,
        id: event.repo.id,
    },
    ref: event.ref === null ? null : context.redact(event.ref).slice(0, 500),
    event: event.name,
    actor: { login: event.actor.login, id: event.actor.id },
    pr: subject.pull === null || subject.head === null
        ? null
        : { number: subject.pull, head: subject.head, base: subject.base },
});
const asConfigured = { runId: null, isNew: false, seed: null, budget: {} };
/** Whether this commit has a finished search already: some events come twice for one change. */
const wasSeen = async ({ log }, forge, sha, experiment) => {
    try {
        const statuses = await forge.statuses(sha);
        const newest = statuses.find(({ context }) => context === searchContext(experiment));
        return newest?.state === 'success';
    }
    catch (error) {
        if (!(0,app_error/* isAppError */.Y6)(error))
            throw error;
        log.warn(`whether this commit has a result already cannot be read: ${error.message}`);
        return false;
    }
};
const runOne = async (run, experiment) => {
    const { context, forge, event, repository, workspace, config, subject } = run;
    const remote = (0,commands_repository/* jobRemote */.uV)(context);
    const watcher = createJobWatcher({
        context,
        repository,
        forge,
        event,
        experiment,
        sha: subject.head ?? subject.base,
        pull: subject.pull,
        loadSigner: () => subject.isFork ? null : (0,signing_key/* loadSigningKey */.f)(context, config.config.seal, repository.folder),
        seal: config.config.seal,
        report: config.config.report,
        sections: run.sections,
    });
    try {
        const finished = await (0,search_run/* runExperiment */.p)(context, {
            experiment,
            repository,
            workspace,
            config,
            ...run.ask,
            from: null,
            pullHead: subject.head,
            pullPaths: run.pullPaths,
            isFork: subject.isFork,
            facts: factsOf(run),
            watcher,
            fetchRuns: remote === null || config.config.report.publish === 'none'
                ? null
                : async (runsFolder) => {
                    try {
                        const runs = await (0,ledger_branch/* fetchLedger */.m)(context, repository, remote, runsFolder, {
                            isWanted: (runId) => (0,run_files/* parseRunId */._G)(runId)?.experiment === experiment,
                            // A run on another base is not continued; its ledger shows what it revealed.
                            needsObjects: (begin) => begin.base === subject.base,
                        });
                        if (runs.length > 0)
                            context.log.debug(`fetched ${runs.join(', ')}`);
                    }
                    catch (error) {
                        if (!(0,app_error/* isAppError */.Y6)(error))
                            throw error;
                        context.log.warn(`earlier runs could not be fetched: ${error.message}`);
                    }
                },
        });
        const { outcome, report } = (0,search_outcome/* concludeSearch */.k)(context, finished, watcher.publication());
        const url = watcher.commentUrl();
        return {
            ...outcome,
            outputs: { ...outcome.outputs, ...(url === null ? {} : { 'comment-url': url }) },
            summary: `${run.sections.get(experiment) ?? report.runId}\n`,
        };
    }
    catch (error) {
        // Where another job goes on with the run, comment and status are its to write.
        if (!(0,app_error/* isAppError */.Y6)(error) || error.code !== 'search.run-diverged') {
            await watcher.fail((0,app_error/* isAppError */.Y6)(error) ? error.message : 'an error that should not happen');
        }
        throw error;
    }
};
const joinOutcomes = (outcomes) => {
    const last = outcomes.at(-1);
    if (last === undefined || outcomes.length === 1) {
        return last ?? { exit: 0, result: { searches: [] }, text: '' };
    }
    const worst = [...outcomes].sort((a, b) => b.exit - a.exit)[0];
    return {
        exit: worst?.exit ?? 0,
        result: { searches: outcomes.map(({ result }) => result) },
        text: outcomes.map(({ text }) => text).join('\n\n'),
        outputs: last.outputs ?? {},
        summary: outcomes.map(({ summary }) => summary ?? '').join('\n'),
    };
};
const readPullPaths = async (context, forge, pull) => {
    if (pull === null)
        return null;
    try {
        return (await forge.files(pull)).map(({ path }) => path);
    }
    catch (error) {
        if (!(0,app_error/* isAppError */.Y6)(error))
            throw error;
        context.log.warn(`the changed files of the pull request cannot be listed: ${error.message}`);
        return null;
    }
};
const openBase = (context, repository, subject) => {
    const remote = (0,commands_repository/* jobRemote */.uV)(context);
    return (0,open_workspace/* openWorkspace */.O)({ git: repository.git, files: context.files }, {
        source: { local: repository.source, ...(remote === null ? {} : { remote }) },
        baseCommit: subject.base,
        alsoFetch: subject.head === null ? [] : [subject.head],
        directory: (0,external_node_path_.join)(context.files.makeTemporary('clone-'), 'clone.git'),
    });
};
/**
 * Runs searches in a job, on what its event is about: `chooseRoute` says which, by the trusted configuration.
 *
 * @throws AppError of every part
 */
const runInJob = async (context, action, chooseRoute, ask = asConfigured) => {
    const { event } = action;
    // Anybody may comment: without the grammar and the rights of commands nothing is run for it.
    if (event.kind === 'comment' || event.kind === 'review') {
        return skip(context, 'slash commands are not in this version');
    }
    const forge = await action.openForge();
    const subject = await readSubject(event, forge, context.log);
    if (typeof subject === 'string')
        return skip(context, subject);
    const repository = await (0,commands_repository/* openRepository */.h_)(context);
    const workspace = await openBase(context, repository, subject);
    try {
        const config = await (0,trusted_config/* readTrustedConfig */.C)(workspace, context.configPath, context.log);
        if (config === null) {
            return skip(context, `${context.configPath} is not in the base commit ${subject.base.slice(0, 12)}`);
        }
        const route = chooseRoute(event, config.config.on);
        if ('skip' in route)
            return skip(context, route.skip);
        if (subject.head !== null) {
            const runs = { root: repository.folder, folder: config.config.report.dir };
            await (0,imports/* refusePlantedRuns */.ZQ)(context.files, workspace, subject.head, runs);
        }
        const sections = new Map();
        const pullPaths = await readPullPaths(context, forge, subject.pull);
        const outcomes = [];
        const failures = [];
        for (const name of route.run) {
            const experiment = /^search:(.+)$/.exec(name)?.[1];
            if (experiment === undefined) {
                context.log.warn(`${name} is not in this version; on.${event.kind}.run names it`);
                continue;
            }
            if (action.experiment !== null && action.experiment !== experiment)
                continue;
            if (route.unlessSeen &&
                (await wasSeen(context, forge, subject.head ?? subject.base, experiment))) {
                context.log.info(`${experiment}: this commit has its result already`);
                continue;
            }
            const run = {
                context,
                action,
                event,
                forge,
                repository,
                workspace,
                config,
                subject,
                sections,
                pullPaths,
                ask,
            };
            if (outcomes.length > 0 && context.signal.aborted)
                break;
            try {
                outcomes.push(await runOne(run, experiment));
            }
            catch (error) {
                // What cannot be done for one experiment says nothing about the next.
                if (!(0,app_error/* isAppError */.Y6)(error))
                    throw error;
                if (route.run.length > 1)
                    context.log.error(`${experiment}: ${error.message}`);
                failures.push(error);
            }
        }
        const [failure] = failures;
        if (failure !== undefined) {
            for (const { text } of outcomes)
                context.log.info(text);
            throw failure;
        }
        return outcomes.length === 0 ? skip(context, 'no search is named') : joinOutcomes(outcomes);
    }
    finally {
        await workspace.close();
    }
};
/** `auto`: what the configuration of the trusted commit says for the event of this job. */
const runAutoCommand = (context) => {
    const { action } = context;
    if (action === null)
        throw cli/* cliErrors */.a['cli.no-event']({ variable: 'GITHUB_EVENT_NAME' });
    return runInJob(context, action, routeEvent);
};


/***/ }),

/***/ 469:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gr: () => (/* binding */ readNodeChanges),
/* harmony export */   Ji: () => (/* binding */ importRun)
/* harmony export */ });
/* unused harmony export bestNode */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_app_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(231);
/* harmony import */ var _errors_search_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7511);
/* harmony import */ var _ledger_read_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9257);
/* harmony import */ var _ledger_run_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9386);
/* harmony import */ var _node_changes_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4291);






/** The node a run is known by: the one asked for, else its best, else its best decision so far. */
const bestNode = (entries) => {
    const end = entries.findLast(({ entry }) => entry.kind === 'run-end')?.entry;
    if (end?.kind === 'run-end')
        return end.best?.node ?? null;
    const begin = entries[0]?.entry;
    if (begin?.kind !== 'run-begin')
        return null;
    const sign = begin.metric.direction === 'maximize' ? 1 : -1;
    let best = null;
    for (const { entry } of entries) {
        if (entry.kind !== 'trial-decision' || entry.outcome !== 'keep')
            continue;
        const score = sign * Number(entry.mean);
        if (best === null || score > best.score)
            best = { node: entry.node, score };
    }
    return best?.node ?? null;
};
/** What a node of a run changes of the base of `workspace`, and the node itself. */
const readNodeChanges = async (context, workspace, run) => {
    const { entries } = (0,_ledger_read_js__WEBPACK_IMPORTED_MODULE_3__/* .readLedger */ .SC)(context.files, run.directory);
    const node = run.node ?? bestNode(entries);
    const origins = (0,_node_changes_js__WEBPACK_IMPORTED_MODULE_5__/* .listOrigins */ .c1)(entries);
    const wanted = node === null ? undefined : origins.get(node);
    if (wanted === undefined) {
        const runId = entries[0]?.entry.run_id ?? run.directory;
        throw _errors_search_js__WEBPACK_IMPORTED_MODULE_2__/* .searchErrors */ .g['search.no-such-node']({ runId, node });
    }
    const reader = (0,_node_changes_js__WEBPACK_IMPORTED_MODULE_5__/* .createNodeReader */ .Cr)(workspace, origins, (sha256) => {
        const bytes = (0,_ledger_run_files_js__WEBPACK_IMPORTED_MODULE_4__/* .readObject */ .Ag)(context.files, run.directory, sha256);
        const isSealed = bytes !== null && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex') === sha256;
        return isSealed ? bytes : null;
    });
    try {
        return { node: wanted.node, changes: await reader.changesOf(wanted.node) };
    }
    catch (error) {
        const isStale = (0,_errors_app_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isAppError */ .Y6)(error) && error.code.startsWith('workspace.patch-');
        if (!isStale && !(error instanceof _node_changes_js__WEBPACK_IMPORTED_MODULE_5__/* .MissingPatch */ .B5))
            throw error;
        throw _errors_search_js__WEBPACK_IMPORTED_MODULE_2__/* .searchErrors */ .g['search.patch-stale']({
            node: wanted.node,
            base: workspace.base.commit,
            problem: error.message,
        });
    }
};
/** A node of another run as the first node after the baseline. */
const importRun = async (context, workspace, policy, run) => {
    const { node, changes } = await readNodeChanges(context, workspace, run);
    const edits = changes.filter(({ path }) => policy.isEditable(path));
    return { description: `${node} of an earlier run`, edits };
};


/***/ }),

/***/ 740:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZQ: () => (/* binding */ refusePlantedRuns),
/* harmony export */   ke: () => (/* binding */ importHead),
/* harmony export */   vX: () => (/* binding */ readHiddenFolder)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_search_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7511);
/* harmony import */ var _policy_changes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3843);



const plainModes = ['100644', '100755'];
/**
 * The editable files of a pull request's head, as changes against the base; null when they are the same.
 * Names, modes and sizes are judged before any content is read.
 */
const importHead = async (workspace, policy, head) => {
    const baseFiles = new Map(workspace.baseFiles
        .filter((file) => policy.isEditable(file.path))
        .map((file) => [file.path, file]));
    const listed = await workspace.listCommit(head, policy.files.editable.map(literalPart));
    const edits = [];
    const seen = new Set();
    for (const file of listed) {
        if (!policy.isEditable(file.path))
            continue;
        seen.add(file.path);
        const before = baseFiles.get(file.path);
        if (before?.blob === file.blob && before.mode === file.mode)
            continue;
        const isTooLarge = (file.sizeBytes ?? 0) > _policy_changes_js__WEBPACK_IMPORTED_MODULE_2__/* .byteCeilings */ .n.file;
        if (!plainModes.includes(file.mode) || isTooLarge) {
            throw _errors_search_js__WEBPACK_IMPORTED_MODULE_1__/* .searchErrors */ .g['search.head-unusable']({
                path: file.path,
                problem: isTooLarge ? 'it is too large' : `its mode is ${file.mode}`,
            });
        }
        edits.push({
            path: file.path,
            mode: file.mode === '100755' ? '100755' : '100644',
            content: await workspace.readBlob(file.blob, _policy_changes_js__WEBPACK_IMPORTED_MODULE_2__/* .byteCeilings */ .n.file),
        });
    }
    for (const path of baseFiles.keys()) {
        if (!seen.has(path))
            edits.push({ path, mode: null, content: null });
    }
    return edits.length === 0
        ? null
        : { description: `pull request head ${head.slice(0, 12)}`, edits };
};
/** The folders before the first wildcard: what `ls-tree` is asked for. */
const literalPart = (pattern) => {
    const segments = pattern.split('/');
    const wild = segments.findIndex((segment) => /[*?]/.test(segment));
    return wild < 0 ? pattern.replace(/\/$/, '') : segments.slice(0, wild).join('/');
};
/**
 * A checkout of a pull request holds what its author committed: runs planted in the folder of runs would be
 * continued, and a link there would send what we write elsewhere.
 *
 * @throws AppError `search.head-unusable`
 */
const refusePlantedRuns = async (files, workspace, head, runs) => {
    const steps = runs.folder.split('/').filter((step) => step !== '' && step !== '.');
    const folders = steps.map((_step, index) => steps.slice(0, index + 1).join('/'));
    const link = folders.find((folder) => files.stat((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(runs.root, folder))?.kind === 'link');
    const isOutside = steps.includes('..') || steps.length === 0;
    const [planted] = isOutside ? [] : await workspace.listCommit(head, [steps.join('/')]);
    const path = link ?? planted?.path;
    if (path === undefined)
        return;
    throw _errors_search_js__WEBPACK_IMPORTED_MODULE_1__/* .searchErrors */ .g['search.head-unusable']({
        path,
        problem: 'it lies in report.dir, where only the runs of this job may be',
    });
};
/** Contents of `files.hidden_from`, by path below it; links are not followed. */
const readHiddenFolder = (files, folder) => {
    const found = new Map();
    const walk = (directory, prefix) => {
        for (const name of files.list(directory)) {
            const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, name);
            const kind = files.stat(path)?.kind;
            if (kind === 'directory')
                walk(path, `${prefix}${name}/`);
            else if (kind === 'file')
                found.set(`${prefix}${name}`, files.read(path));
        }
    };
    walk(folder, '');
    return found;
};


/***/ }),

/***/ 4657:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ concludeSearch)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _ledger_run_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9386);
/* harmony import */ var _report_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5655);
/* harmony import */ var _run_report_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6718);




/** Writes the report files of a run that ended or paused, and says how it went. */
const concludeSearch = (context, finished, publication) => {
    const { directory, outcome } = finished;
    const report = (0,_run_report_js__WEBPACK_IMPORTED_MODULE_3__/* .reportOf */ .EI)(context, outcome.tree, directory, publication);
    (0,_run_report_js__WEBPACK_IMPORTED_MODULE_3__/* .writeReports */ .Li)(context, report, directory);
    const { result } = outcome;
    const paths = (0,_run_report_js__WEBPACK_IMPORTED_MODULE_3__/* .reportPaths */ .Rs)(directory);
    const text = (0,_report_text_js__WEBPACK_IMPORTED_MODULE_2__/* .renderText */ .S)(report, {
        ...context.display,
        files: { ledger: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, _ledger_run_files_js__WEBPACK_IMPORTED_MODULE_1__/* .runFiles */ .NW.ledger), html: paths.html },
    });
    return {
        report,
        outcome: {
            exit: outcome.exit,
            result,
            text,
            outputs: {
                status: result.status,
                metric: result.best?.value ?? result.baseline.value ?? '',
                'best-commit': result.best?.commit ?? '',
                'ledger-head': result.ledger.head,
                report: paths.html,
            },
        },
    };
};


/***/ }),

/***/ 8626:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ runExperiment)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/config/resolve.ts
var resolve = __webpack_require__(8270);
// EXTERNAL MODULE: ./src/errors/sandbox.ts
var errors_sandbox = __webpack_require__(8992);
// EXTERNAL MODULE: ./src/errors/search.ts
var search = __webpack_require__(7511);
// EXTERNAL MODULE: ./src/errors/app-error.ts
var app_error = __webpack_require__(231);
// EXTERNAL MODULE: ./src/errors/ledger.ts
var ledger = __webpack_require__(862);
// EXTERNAL MODULE: ./src/errors/system-error.ts
var system_error = __webpack_require__(8833);
// EXTERNAL MODULE: ./src/ledger/chain.ts
var chain = __webpack_require__(820);
// EXTERNAL MODULE: ./src/ledger/hash.ts
var hash = __webpack_require__(6565);
;// CONCATENATED MODULE: ./src/ledger/lock.ts



/**
 * Who holds a lock stands in its name, so that it is whole the moment it exists: a process killed
 * between creating a file and filling it would leave a lock that nobody can judge.
 */
const lockPattern = /^run\.lock\.([A-Za-z0-9-]{1,64})\.([0-9]{1,10})\.([0-9]{1,20})\.([0-9a-f-]{1,36})$/;
const nameOf = (holder) => `run.lock.${holder.host}.${String(holder.pid)}.${holder.start}.${holder.boot}`;
const parseName = (name) => {
    const match = lockPattern.exec(name);
    if (match === null)
        return null;
    const [, host = '', pid = '', start = '', boot = ''] = match;
    return { host, pid: Number(pid), start, boot };
};
const readText = (files, path) => {
    try {
        const bytes = files.readIfExists(path);
        return bytes === null ? null : new TextDecoder().decode(bytes);
    }
    catch {
        // A process that ends while its files are read is gone: ESRCH.
        return null;
    }
};
/** Start time in ticks since boot and state of a process, null when there is none; proc(5), stat. */
const readProcess = (files, pid) => {
    const text = readText(files, `/proc/${String(pid)}/stat`);
    if (text === null)
        return null;
    // The name in parentheses may hold anything; fields are counted from behind it.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', start: fields[19] ?? '0' };
};
const isDead = (files, holder, self) => {
    // Another machine's processes cannot be seen from here; nor without /proc (boot 0).
    if (holder.host !== self.host || holder.boot === '0' || self.boot === '0')
        return false;
    if (holder.boot !== self.boot)
        return true;
    const found = readProcess(files, holder.pid);
    return found === null || found.start !== holder.start || found.state === 'Z';
};
const identify = (files, owner) => ({
    host: owner.host.replace(/[^A-Za-z0-9-]/g, '-').slice(0, 64) || 'unknown',
    pid: owner.pid,
    start: readProcess(files, owner.pid)?.start ?? '0',
    boot: readText(files, '/proc/sys/kernel/random/boot_id')?.trim() ?? '0',
});
/**
 * Takes the lock of a run's folder for its one writer. Each process creates a file of its own name, then
 * looks for others: two that come at once both see each other, and none of them gets it.
 *
 * @throws search.run-locked
 */
const acquireLock = (files, directory, owner, runId) => {
    const self = identify(files, owner);
    const name = nameOf(self);
    const path = (0,external_node_path_.join)(directory, name);
    const refuse = (holder) => ledger/* ledgerErrors */.b['search.run-locked']({
        runId,
        pid: holder.pid,
        host: holder.host,
        path: (0,external_node_path_.join)(directory, nameOf(holder)),
    });
    try {
        files.write(path, `${JSON.stringify({ ...self, host: owner.host })}\n`, {
            exclusive: true,
            mode: 0o600,
        });
    }
    catch (error) {
        if ((0,system_error/* systemCode */.x)(error) === 'EEXIST')
            throw refuse(self);
        throw ledger/* ledgerErrors */.b['ledger.write-failed']({
            path,
            problem: (0,system_error/* systemCode */.x)(error) ?? 'unknown failure',
            cause: error,
        });
    }
    const others = files
        .list(directory)
        .filter((other) => other !== name)
        .map(parseName)
        .filter((holder) => holder !== null);
    const living = others.find((holder) => !isDead(files, holder, self));
    if (living !== undefined) {
        files.remove(path);
        throw refuse(living);
    }
    for (const dead of others)
        files.remove((0,external_node_path_.join)(directory, nameOf(dead)));
    return {
        tookOver: others.length > 0,
        release: () => {
            files.remove(path);
        },
    };
};

// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
;// CONCATENATED MODULE: ./src/ledger/objects.ts



/**
 * The store of a run's objects, by sha256. What `put` has returned is durable: bytes, name, and the
 * folders above it.
 */
const createObjectStore = (files, directory) => {
    const root = (0,external_node_path_.join)(directory, run_files/* objectsFolder */.t3);
    const durableFolders = new Set();
    const ensureFolder = (folder) => {
        if (durableFolders.has(folder))
            return;
        if (durableFolders.size === 0) {
            files.makeDirectory(root);
            files.syncDirectory(directory);
        }
        files.makeDirectory(folder);
        files.syncDirectory(root);
        // Names a killed process left behind may not be on the disk yet.
        files.syncDirectory(folder);
        durableFolders.add(folder);
    };
    return {
        put: (bytes) => {
            const sha256 = (0,hash/* sha256Hex */.f)(bytes);
            const path = (0,external_node_path_.join)(directory, (0,run_files/* objectPath */.du)(sha256));
            ensureFolder((0,external_node_path_.join)(path, '..'));
            // Objects come to be by rename, so one that is there is whole.
            if (files.stat(path)?.sizeBytes !== bytes.length)
                files.writeAtomic(path, bytes);
            return sha256;
        },
    };
};

// EXTERNAL MODULE: ./src/ledger/read.ts
var read = __webpack_require__(9257);
// EXTERNAL MODULE: ./src/ledger/statement.ts + 2 modules
var statement = __webpack_require__(3568);
;// CONCATENATED MODULE: ./src/ledger/store.ts











const fail = (path, error) => ledger/* ledgerErrors */.b['ledger.write-failed']({
    path,
    problem: (0,system_error/* systemCode */.x)(error) ?? (error instanceof Error ? error.message : 'unknown failure'),
    cause: error,
});
const createWriter = (state) => {
    const { deps, place, file, lock } = state;
    const path = (0,external_node_path_.join)(place.directory, run_files/* runFiles */.NW.ledger);
    const objects = createObjectStore(deps.files, place.directory);
    let { head, sizeBytes } = state;
    let broken = null;
    const cutBack = (error) => {
        try {
            file.truncate(sizeBytes);
        }
        catch {
            // The next opening repairs what could not be cut away here; until then nothing may follow it.
            broken = fail(path, error);
        }
        return fail(path, error);
    };
    return {
        runId: place.runId,
        directory: place.directory,
        get head() {
            return head;
        },
        append: (body, subjects) => {
            if (broken !== null)
                throw broken;
            const { sealed, line } = (0,chain/* sealEntry */.I$)(body, subjects, {
                runId: place.runId,
                head,
                nowMs: deps.clock.now(),
                signer: place.signer,
            });
            try {
                file.write(line);
            }
            catch (error) {
                throw cutBack(error);
            }
            head = (0,read/* headOf */.Uo)(sealed);
            sizeBytes += line.length;
            return sealed;
        },
        sync: () => {
            try {
                file.sync();
            }
            catch (error) {
                // After a failed fsync nobody knows what is on the disk, and asking again may lie.
                broken = fail(path, error);
                throw broken;
            }
        },
        putObject: (bytes) => {
            try {
                return objects.put(bytes);
            }
            catch (error) {
                throw fail((0,external_node_path_.join)(place.directory, 'objects'), error);
            }
        },
        close: () => {
            file.close();
            lock.release();
        },
    };
};
/** A run keeps the key of its `run-begin`. */
const requireSameKey = (begin, runId, signer) => {
    const sealed = begin.key?.keyid ?? null;
    if (sealed === (signer?.keyid ?? null))
        return;
    if (sealed !== null && signer === null)
        throw ledger/* ledgerErrors */.b['ledger.key-missing']({ runId, keyid: sealed });
    throw ledger/* ledgerErrors */.b['ledger.key-changed']({ runId, sealed, given: signer?.keyid ?? 'none' });
};
const tornPattern = /^torn-[0-9]+(?:-[0-9]+)?$/;
/** Puts the cut bytes aside, durably, under a name that is free or holds just these bytes. */
const putAside = (files, directory, seq, bytes) => {
    for (let turn = 1;; turn += 1) {
        const name = `torn-${String(seq)}${turn === 1 ? '' : `-${String(turn)}`}`;
        const there = files.readIfExists((0,external_node_path_.join)(directory, name));
        if (there === null) {
            files.writeAtomic((0,external_node_path_.join)(directory, name), bytes);
            return;
        }
        if (Buffer.from(there).equals(bytes))
            return;
    }
};
/** Cut bytes that no `repair` event tells of yet: also those of a repair that was cut off itself. */
const findUntold = (files, directory, entries) => {
    const told = new Set();
    for (const { entry } of entries)
        if (entry.kind === 'event' && entry.type === 'repair')
            told.add(entry.sha256);
    return files
        .list(directory)
        .filter((name) => tornPattern.test(name))
        .map((name) => {
        const bytes = files.read((0,external_node_path_.join)(directory, name));
        return { name, bytes: bytes.length, sha256: (0,hash/* sha256Hex */.f)(bytes) };
    })
        .filter(({ sha256 }) => !told.has(sha256));
};
const tellRepairs = (deps, writer, entries) => {
    const begin = entries[0]?.entry;
    // Nothing of this run was sealed before the cut: there is nothing to tell it to.
    if (begin?.kind !== 'run-begin')
        return;
    // Only anchors may follow the end; what was cut there stays put aside.
    if (entries.some(({ entry }) => entry.kind === 'run-end'))
        return;
    const untold = findUntold(deps.files, writer.directory, entries);
    for (const { name, bytes, sha256 } of untold) {
        const subjects = [(0,statement/* commitSubject */.sF)('base', begin.base), (0,statement/* bytesSubject */.uq)(name, sha256)];
        entries.push(writer.append({ kind: 'event', type: 'repair', bytes, sha256 }, subjects));
    }
    if (untold.length > 0)
        writer.sync();
};
const mendTail = (deps, place, file, reading) => {
    const { tail, wholeBytes } = reading;
    const entries = [...reading.entries];
    if (tail === null)
        return { entries, sizeBytes: wholeBytes };
    if (tail.entry !== null) {
        file.write(Buffer.from('\n'));
        file.sync();
        entries.push(tail.entry);
        return { entries, sizeBytes: wholeBytes + tail.bytes.length + 1 };
    }
    putAside(deps.files, place.directory, entries.length, tail.bytes);
    file.truncate(wholeBytes);
    file.sync();
    return { entries, sizeBytes: wholeBytes };
};
const openUnderLock = (deps, place, lock) => {
    const path = (0,external_node_path_.join)(place.directory, run_files/* runFiles */.NW.ledger);
    const reading = (0,read/* readLedger */.SC)(deps.files, place.directory);
    const [problem] = reading.problems;
    if (problem !== undefined)
        throw ledger/* ledgerErrors */.b['ledger.corrupt']({
            path,
            line: problem.line,
            code: problem.code,
            problem: problem.message,
        });
    const begin = (reading.entries[0] ?? reading.tail?.entry)?.entry;
    if (begin?.kind === 'run-begin')
        requireSameKey(begin, place.runId, place.signer);
    if (begin !== undefined && begin.run_id !== place.runId)
        throw ledger/* ledgerErrors */.b['ledger.corrupt']({
            path,
            line: 1,
            code: 'wrong_context',
            problem: `it is the ledger of run ${begin.run_id}`,
        });
    const file = deps.files.openAppend(path);
    try {
        const { entries, sizeBytes } = mendTail(deps, place, file, reading);
        // The file's own name must survive as well.
        deps.files.syncDirectory(place.directory);
        const last = entries.at(-1);
        const head = last === undefined ? null : (0,read/* headOf */.Uo)(last);
        const writer = createWriter({ deps, place, file, lock, head, sizeBytes });
        const before = entries.length;
        tellRepairs(deps, writer, entries);
        return {
            writer,
            entries,
            repaired: reading.tail !== null || entries.length > before,
            tookOver: lock.tookOver,
        };
    }
    catch (error) {
        file.close();
        throw error;
    }
};
/**
 * Opens the ledger of a run for writing, a new one where there is none: takes the lock, checks form,
 * chain, signatures and key, and mends a torn tail.
 *
 * @throws search.run-locked, ledger.corrupt, ledger.key-missing, ledger.key-changed, ledger.write-failed
 */
const openLedger = (deps, place) => {
    let lock = null;
    try {
        deps.files.makeDirectory(place.directory);
        lock = acquireLock(deps.files, place.directory, deps.owner, place.runId);
        return openUnderLock(deps, place, lock);
    }
    catch (error) {
        lock?.release();
        throw (0,app_error/* isAppError */.Y6)(error) ? error : fail(place.directory, error);
    }
};

// EXTERNAL MODULE: ./src/policy/patterns.ts
var patterns = __webpack_require__(2819);
// EXTERNAL MODULE: ./src/policy/policy.ts
var policy_policy = __webpack_require__(6658);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/text/canonical.ts
var canonical = __webpack_require__(7749);
;// CONCATENATED MODULE: ./src/sandbox/environment.ts

/** Where commands look for programs at every level; our own Node comes last. */
const searchPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** Where our Node is shown under bwrap. */
const nodeFolder = '/.guild/node';
/** Places inside a namespace. */
const insidePlaces = (role, hasInput) => ({
    temporary: '/tmp',
    nodeBin: `${nodeFolder}/bin`,
    out: role === 'a' ? '/out' : null,
    input: hasInput ? '/in' : null,
});
/** Folder of a Node binary, for level `none`. */
const nodeBinOf = (nodePath) => dirname(nodePath);
/** The whole environment of a command: the fixed part, the folders, then what the caller adds. */
const planEnvironment = (places, added) => {
    const fixed = {
        PATH: `${searchPath}:${places.nodeBin}`,
        HOME: places.temporary,
        TMPDIR: places.temporary,
        LANG: 'C.UTF-8',
        TZ: 'UTC',
    };
    if (places.out !== null)
        fixed['GUILDSEAL_OUT'] = places.out;
    if (places.input !== null)
        fixed['GUILDSEAL_IN'] = places.input;
    return Object.assign(fixed, ...added);
};

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/sandbox/facts.ts



/** Where tools are looked for; never through PATH, which the environment chooses. */
const toolFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/usr/local/bin'];
const facts_text = (bytes) => bytes === null ? '' : Buffer.from(bytes).toString();
/** A small file of /proc or /sys as text, empty when it cannot be read. */
const readKernelFile = (path) => {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
};
/** Numbers of the processes that exist now. */
const listProcesses = () => {
    try {
        return (0,external_node_fs_.readdirSync)('/proc').map(Number).filter(Number.isInteger);
    }
    catch {
        return [];
    }
};
/** Where a link points, as written; null for anything else. */
const readLink = (path) => {
    try {
        return (0,external_node_fs_.readlinkSync)(path);
    }
    catch {
        return null;
    }
};
/** The path with all links resolved; null when there is nothing. */
const resolveLinks = (path) => {
    try {
        return (0,external_node_fs_.realpathSync)(path);
    }
    catch {
        return null;
    }
};
/**
 * Closes descriptors we inherited without close-on-exec: Node marks the first 16 and hands higher ones on
 * to every child. Our own are always marked, so what is not is nobody's here.
 */
const closeInherited = () => {
    const closeOnExec = 0o2000000;
    let names;
    try {
        names = (0,external_node_fs_.readdirSync)('/proc/self/fd');
    }
    catch {
        return;
    }
    for (const name of names) {
        const descriptor = Number(name);
        const flags = /^flags:\s*([0-7]+)/m.exec(readKernelFile(`/proc/self/fdinfo/${name}`))?.[1];
        if (descriptor < 16 || flags === undefined)
            continue;
        if ((Number.parseInt(flags, 8) & closeOnExec) === 0)
            (0,external_node_fs_.closeSync)(descriptor);
    }
};
const findTools = (files) => {
    const find = (name) => toolFolders
        .map((folder) => (0,external_node_path_.join)(folder, name))
        .find((path) => ['file', 'link'].includes(files.stat(path)?.kind ?? '')) ?? null;
    return {
        bwrap: find('bwrap'),
        sh: find('sh'),
        sudo: find('sudo'),
        setpriv: find('setpriv'),
        prlimit: find('prlimit'),
        nsenter: find('nsenter'),
        unshare: find('unshare'),
        flock: find('flock'),
        mount: find('mount'),
    };
};
const answersOf = async (exec, file, args) => {
    const result = await exec.run(file, args, {
        env: {},
        cwd: '/',
        timeoutMs: 10_000,
        maxOutputBytes: 4096,
    });
    return result.exitCode === 0 ? facts_text(result.stdout) : null;
};
/** Looks at the machine; starts at most `bwrap --version` and `sudo -n true`. */
const readMachine = async (deps) => {
    const { exec, files } = deps;
    const { platform, arch } = process;
    const linux = platform === 'linux';
    const nothing = {
        bwrap: null,
        sh: null,
        sudo: null,
        setpriv: null,
        prlimit: null,
        nsenter: null,
        unshare: null,
        flock: null,
        mount: null,
    };
    const tools = linux ? findTools(files) : nothing;
    const uid = process.getuid?.() ?? -1;
    const version = tools.bwrap === null ? null : await answersOf(exec, tools.bwrap, ['--version']);
    let root = uid === 0 ? 'self' : null;
    if (root === null && tools.sudo !== null && version !== null) {
        if ((await answersOf(exec, tools.sudo, ['-n', '--', '/bin/true'])) !== null)
            root = 'sudo';
    }
    return {
        platform,
        arch,
        kernel: (0,external_node_os_.release)(),
        uid,
        gid: process.getgid?.() ?? -1,
        tools,
        bwrapVersion: /\d+\.\d+(?:\.\d+)?/.exec(version ?? '')?.[0] ?? null,
        root,
        container: files.stat('/.dockerenv') !== null ||
            files.stat('/run/.containerenv') !== null ||
            readKernelFile('/proc/1/environ').includes('container='),
        appArmorRestricts: readKernelFile('/proc/sys/kernel/apparmor_restrict_unprivileged_userns').trim() === '1',
    };
};

;// CONCATENATED MODULE: ./src/sandbox/bwrap-arguments.ts



/** Descriptors bwrap finds its data at, as in `launcherScript`; 4 is the report of `/.guild/run`. */
const descriptors = { seccomp: 3, passwd: 5, run: 6, info: 7, args: 8 };
/** Size of /dev/shm in bytes. */
const shmBytes = 64 * 1024 ** 2;
/** Files a program needs to reach the network by name. */
const networkFiles = [
    '/etc/resolv.conf',
    '/etc/hosts',
    '/etc/nsswitch.conf',
    '/etc/ssl',
    '/etc/pki',
    '/etc/ca-certificates',
];
/** Reads how the host lays out its system folders. */
const planSystem = (files) => {
    const plan = ['--ro-bind', '/usr', '/usr'];
    for (const name of ['bin', 'lib', 'lib64', 'sbin']) {
        const path = `/${name}`;
        const target = readLink(path);
        if (target !== null)
            plan.push('--symlink', target, path);
        else if (files.stat(path)?.kind === 'directory')
            plan.push('--ro-bind', path, path);
    }
    return plan;
};
/** Folders above a place, which bwrap by itself makes for their owner alone. */
const planFolders = (place) => {
    const plan = [];
    for (let above = (0,external_node_path_.dirname)(place); above !== '/'; above = (0,external_node_path_.dirname)(above)) {
        plan.unshift('--perms', '0755', '--dir', above);
    }
    return plan;
};
/** Shows our Node: its prefix where that is a folder of its own, else the one file. */
const planNode = (files, nodePath, mayShow) => {
    const binary = resolveLinks(nodePath);
    if (binary === null)
        return [];
    const prefix = (0,external_node_path_.dirname)((0,external_node_path_.dirname)(binary));
    // It is there already.
    if (prefix === '/usr' || prefix.startsWith('/usr/'))
        return ['--symlink', prefix, nodeFolder];
    const whole = files.stat((0,external_node_path_.join)(prefix, 'bin', 'node')) !== null && mayShow(prefix);
    return whole
        ? ['--ro-bind', prefix, nodeFolder]
        : [...planFolders(`${nodeFolder}/bin/node`), '--ro-bind', binary, `${nodeFolder}/bin/node`];
};
const sized = (fixed, step, name, place, bytes) => fixed.hasSize
    ? ['--size', String(bytes), '--perms', '1777', '--tmpfs', place]
    : ['--bind', (0,external_node_path_.join)(step.sized, name), place];
/** File system of one step. The two `--remount-ro` matter: without them root and /dev are unlimited and writable. */
const planFileSystem = (fixed, step) => [
    ...fixed.system,
    ...['--perms', '0755', '--dir', '/etc'],
    ...['--ro-bind-try', '/etc/alternatives', '/etc/alternatives'],
    ...['--ro-bind-try', '/etc/ld.so.cache', '/etc/ld.so.cache'],
    ...(step.network ? networkFiles.flatMap((file) => ['--ro-bind-try', file, file]) : []),
    ...['--perms', '0444', '--ro-bind-data', String(descriptors.passwd), '/etc/passwd'],
    ...['--perms', '0555', '--ro-bind-data', String(descriptors.run), '/.guild/run'],
    ...fixed.node,
    ...fixed.mounts.flatMap((mount) => mount.inRepo === null ? [...planFolders(mount.to), '--ro-bind', mount.from, mount.to] : []),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...sized(fixed, step, 'shm', '/dev/shm', shmBytes),
    ...['--remount-ro', '/dev'],
    ...sized(fixed, step, 'tmp', '/tmp', step.tmpBytes),
    ...sized(fixed, step, 'out', '/out', step.outBytes),
    ...['--ro-bind', step.repo, '/repo'],
    ...fixed.mounts.flatMap((mount) => mount.inRepo === null ? [] : ['--ro-bind', mount.from, mount.to]),
    ...(step.input === null ? [] : ['--ro-bind', step.input, '/in']),
    ...['--chdir', '/repo'],
    ...Object.entries(step.environment).flatMap(([name, value]) => ['--setenv', name, value]),
    ...['--seccomp', String(descriptors.seccomp)],
    ...['--remount-ro', '/'],
];
const die = ['--die-with-parent', '--new-session', '--cap-drop', 'ALL'];
/** Namespaces of an ordinary user. */
const userNamespaces = (network) => [
    '--unshare-all',
    ...(network ? ['--share-net'] : []),
    ...['--unshare-user', '--uid', '1000', '--gid', '1000', '--disable-userns'],
    ...die,
];
/** Namespaces made by root, without one of users; the three capabilities are for setpriv alone. */
const rootNamespaces = (network) => [
    '--unshare-pid',
    ...(network ? [] : ['--unshare-net']),
    ...['--unshare-ipc', '--unshare-uts', '--unshare-cgroup-try'],
    ...die,
    ...['--cap-add', 'CAP_SETUID', '--cap-add', 'CAP_SETGID', '--cap-add', 'CAP_SETPCAP'],
];
/** Turns root into the leased user, for good. */
const becomeUser = (setpriv, uid) => [
    setpriv,
    `--reuid=${uid}`,
    `--regid=${uid}`,
    '--clear-groups',
    '--no-new-privs',
    '--inh-caps=-all',
    '--bounding-set=-all',
];

;// CONCATENATED MODULE: ./src/sandbox/control-groups.ts


/** Where the controllers are mounted on every distribution. */
const usualMount = '/sys/fs/cgroup';
const cpuPeriodUs = 100_000;
const ownPath = (controller) => {
    for (const line of readKernelFile('/proc/self/cgroup').split('\n')) {
        const [, names = '', path = ''] = line.split(':');
        if (names.split(',').includes(controller))
            return path;
    }
    return '/';
};
/** Says in a name which process the groups belong to, so that a later run can tell when it is dead. */
const ownerOf = (pid) => {
    const namespace = /\d+/.exec(readLink('/proc/self/ns/pid') ?? '')?.[0];
    const stat = readKernelFile(`/proc/${pid}/stat`);
    // The name in parentheses may hold spaces; start time is the 20th field after it.
    const start = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return namespace === undefined || start === undefined ? null : `${namespace}-${start}`;
};
/** A name for the groups of this process. */
const groupName = (tag) => `guildseal-${process.pid}-${ownerOf('self') ?? 'x'}-${tag}`;
/** Steps that remove groups whose process was killed together with its helper. */
const planSweep = (files, folder) => files.list(folder).flatMap((name) => {
    const [, pid, namespace, start] = /^guildseal-(\d+)-(\d+)-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || ownerOf('self')?.startsWith(`${namespace ?? ''}-`) !== true)
        return [];
    return ownerOf(Number(pid)) === `${namespace ?? ''}-${start ?? ''}`
        ? []
        : ['sweep', (0,external_node_path_.join)(folder, name)];
});
const planVersion2 = (files, mountPoint, name, slots) => {
    const top = (0,external_node_path_.join)(mountPoint, name);
    const steps = [...planSweep(files, mountPoint)];
    const enable = (folder) => {
        for (const controller of ['memory', 'pids', 'cpu']) {
            steps.push('put', (0,external_node_path_.join)(folder, 'cgroup.subtree_control'), `+${controller}`);
        }
    };
    enable(mountPoint);
    steps.push('dir', top);
    enable(top);
    const groups = {};
    for (const [slot, limits] of Object.entries(slots)) {
        const folder = (0,external_node_path_.join)(top, slot);
        const quota = Math.round(limits.cpus * cpuPeriodUs);
        steps.push('dir', folder);
        steps.push('put', (0,external_node_path_.join)(folder, 'memory.max'), String(limits.memoryBytes));
        steps.push('put', (0,external_node_path_.join)(folder, 'memory.swap.max'), '0');
        steps.push('put', (0,external_node_path_.join)(folder, 'pids.max'), String(limits.pids));
        steps.push('put', (0,external_node_path_.join)(folder, 'cpu.max'), `${quota} ${cpuPeriodUs}`);
        groups[slot] = { version: 'cgroup2', memory: folder, pids: folder, cpu: folder, usage: folder };
    }
    return { groups, steps };
};
const planVersion1 = (files, mountPoint, name, slots) => {
    const steps = [];
    // Below our own group where that can be seen, so that limits of the job hold as well.
    const top = (controller) => {
        const root = (0,external_node_path_.join)(mountPoint, controller);
        const found = [(0,external_node_path_.join)(root, ownPath(controller)), root].find((folder) => files.stat((0,external_node_path_.join)(folder, 'cgroup.procs')) !== null);
        if (found === undefined)
            return null;
        const folder = (0,external_node_path_.join)(found, name);
        steps.push(...planSweep(files, found), 'dir', folder);
        return folder;
    };
    const tops = { memory: top('memory'), pids: top('pids'), cpu: top('cpu') };
    // Often one hierarchy under two names.
    const usageTop = readKernelFile('/proc/self/cgroup').includes('cpu,cpuacct')
        ? tops.cpu
        : top('cpuacct');
    const groups = {};
    for (const [slot, limits] of Object.entries(slots)) {
        const below = (folder) => {
            if (folder === null)
                return null;
            steps.push('dir', (0,external_node_path_.join)(folder, slot));
            return (0,external_node_path_.join)(folder, slot);
        };
        const put = (folder, file, value) => {
            if (folder !== null)
                steps.push('put', (0,external_node_path_.join)(folder, file), String(value));
        };
        const [memory, pids, cpu] = [below(tops.memory), below(tops.pids), below(tops.cpu)];
        const usage = usageTop === tops.cpu ? cpu : below(usageTop);
        put(memory, 'memory.limit_in_bytes', limits.memoryBytes);
        put(memory, 'memory.memsw.limit_in_bytes', limits.memoryBytes);
        put(memory, 'memory.swappiness', 0);
        put(pids, 'pids.max', limits.pids);
        put(cpu, 'cpu.cfs_period_us', cpuPeriodUs);
        put(cpu, 'cpu.cfs_quota_us', Math.round(limits.cpus * cpuPeriodUs));
        groups[slot] = { version: 'cgroup1', memory, pids, cpu, usage };
    }
    return { groups, steps };
};
/** Plans a group a slot: version 2 where it has the controllers, else version 1, else none. */
const planGroups = (files, name, slots, mountPoint = usualMount) => {
    const controllers = readKernelFile((0,external_node_path_.join)(mountPoint, 'cgroup.controllers')).split(/\s+/);
    if (['memory', 'pids'].every((one) => controllers.includes(one)))
        return planVersion2(files, mountPoint, name, slots);
    const plan = planVersion1(files, mountPoint, name, slots);
    return plan.steps.length === 0 ? null : plan;
};
const holds = (folder, file, value) => folder !== null && readKernelFile((0,external_node_path_.join)(folder, file)).trim() === value;
/** Reads back what the kernel really took; a controller that did not take its limit is left out, a group without any is null. */
const settledGroup = (group, limits) => {
    const two = group.version === 'cgroup2';
    const quota = String(Math.round(limits.cpus * cpuPeriodUs));
    // The kernel rounds down to whole pages.
    const memory = Math.floor(limits.memoryBytes / 4096) * 4096;
    const memoryFile = two ? 'memory.max' : 'memory.limit_in_bytes';
    const memoryOk = holds(group.memory, memoryFile, String(memory)) ||
        holds(group.memory, memoryFile, String(limits.memoryBytes));
    const settled = {
        version: group.version,
        memory: memoryOk ? group.memory : null,
        pids: holds(group.pids, 'pids.max', String(limits.pids)) ? group.pids : null,
        cpu: (two
            ? holds(group.cpu, 'cpu.max', `${quota} ${cpuPeriodUs}`)
            : holds(group.cpu, 'cpu.cfs_quota_us', quota))
            ? group.cpu
            : null,
        usage: group.usage,
    };
    return settled.memory === null && settled.pids === null ? null : settled;
};
const foldersOf = (group) => [
    ...new Set([group.memory, group.pids, group.cpu, group.usage].filter((folder) => folder !== null)),
];
/** Pairs of file and value by which the launcher joins the group and starts its peak anew. */
const planJoin = (group) => {
    const pairs = foldersOf(group).flatMap((folder) => [(0,external_node_path_.join)(folder, 'cgroup.procs'), '0']);
    if (group.version === 'cgroup1' && group.memory !== null) {
        pairs.unshift((0,external_node_path_.join)(group.memory, 'memory.max_usage_in_bytes'), '0');
    }
    return pairs;
};
/** Processes that are in the group now. */
const membersOf = (group) => {
    const [folder] = foldersOf(group);
    if (folder === undefined)
        return [];
    return readKernelFile((0,external_node_path_.join)(folder, 'cgroup.procs'))
        .split('\n')
        .filter((line) => line !== '')
        .map(Number);
};
/**
 * Whether tasks that are dead still take up much of the group's pids: the kernel gives them back a moment
 * after their end, and a step that starts into that would be short of processes.
 */
const isCrowded = (group) => {
    if (group.pids === null)
        return false;
    const current = Number(readKernelFile((0,external_node_path_.join)(group.pids, 'pids.current')));
    const max = Number(readKernelFile((0,external_node_path_.join)(group.pids, 'pids.max')));
    return current > max / 4;
};
const counter = (folder, file, name) => {
    if (folder === null)
        return 0;
    const found = new RegExp(`^${name} (\\d+)`, 'm').exec(readKernelFile((0,external_node_path_.join)(folder, file)))?.[1];
    return Number(found ?? 0);
};
const figure = (folder, file) => {
    const text = folder === null ? '' : readKernelFile((0,external_node_path_.join)(folder, file)).trim();
    return /^\d+$/.test(text) ? Number(text) : null;
};
/** Reads the counters of a group. */
const readFigures = (group) => {
    const two = group.version === 'cgroup2';
    const nanoseconds = two ? null : figure(group.usage, 'cpuacct.usage');
    const microseconds = two ? counter(group.usage, 'cpu.stat', 'usage_usec') : null;
    const peak = figure(group.memory, two ? 'memory.peak' : 'memory.max_usage_in_bytes');
    return {
        cpuMs: two ? (microseconds ?? 0) / 1e3 : nanoseconds === null ? null : nanoseconds / 1e6,
        peakKib: peak === null ? null : Math.round(peak / 1024),
        oomKills: counter(group.memory, two ? 'memory.events' : 'memory.oom_control', 'oom_kill'),
        pidsRefused: counter(group.pids, 'pids.events', 'max'),
    };
};

;// CONCATENATED MODULE: ./src/sandbox/scripts.ts
/**
 * Every shell text of the sandbox. All are constant: values come in as arguments, which the shell never
 * parses again.
 */
/**
 * Starts bwrap as root. Arguments: folder of the descriptor files, FIFO of descriptor 4 or `-`, pairs of
 * file and value to write (control groups to join), `--`, the command. Standard input is the lifeline:
 * when it ends, bwrap is killed and the namespace dies with it.
 */
const launcherScript = `d=$1 f=$2; shift 2
while [ "$1" != -- ]; do echo "$2" >"$1" || exit 125; shift 2; done; shift
ulimit -c 0; ulimit -n 1024
exec 7<&0 </dev/null 3<"$d/seccomp" 5<"$d/passwd" 6<"$d/run" 8<"$d/args" || exit 125
[ "$f" = - ] || exec 4>"$f" || exit 125
"$@" 7<&- & b=$!
exec 3<&- 4>&- 5<&- 6<&- 8<&-
{ read -r _ <&7; kill -9 "$b"; } >/dev/null 2>&1 & w=$!
wait "$b"; s=$?
kill -9 "$w"
exit "$s"
`;
/**
 * `/.guild/run` of evaluators. Says on descriptor 4 that the command exists (`+`, else `?`), runs it
 * without that descriptor, kills what it left, then says its status, what is full, and the processor time.
 */
const evaluateScript = `#!/bin/sh
exec 5>&2 2>/dev/null
command -v "$1" >/dev/null || { echo '?' >&4; exit 127; }
echo + >&4
(exec "$@" 2>&5 4>&- 5>&-)
s=$? f=
kill -9 -1
while kill -0 -1; do :; done
if [ "$s" != 0 ]; then
for v in tmp out; do printf %4096s x >"/$v/.full" || f="$f $v"; done
fi
{ echo "$s$f"; times; } >&4
`;
/** `/.guild/run` of candidates: the same, then /out as tar on descriptor 4; its status says whether that was whole. */
const runScript = `${evaluateScript}[ "$s" = 0 ] || exit 0
for v in /out/* /out/.[!.]* /out/..?*; do
[ -e "$v" ] || [ -h "$v" ] && exec /bin/tar -C /out -cf - . >&4
done
exit 0
`;
/**
 * Runs as root, in a mount namespace of its own, for as long as the sandbox is open; standard input is the
 * lifeline. Arguments: folder to make noexec, number of uid blocks to lease (locks that die with us), then
 * `dir PATH`, `put FILE VALUE` and `sweep PATH` for control groups. Says `ready PID BLOCK..` or `failed WHY`.
 */
const hostScript = `w=$1 n=$2 fd=3 b=0 got= dirs=; shift 2
mkdir -p -m 0700 /run/guildseal
while [ "$n" -gt 0 ] && [ "$b" -lt 32 ]; do
eval "exec $fd>/run/guildseal/uids-$b"
if flock -n "$fd"; then got="$got $b" n=$((n - 1)) fd=$((fd + 1)); fi
b=$((b + 1))
done
[ "$n" = 0 ] || { echo failed uids; exit 1; }
mount --bind "$w" "$w" && mount -o remount,bind,nosuid,nodev,noexec "$w" || { echo failed noexec; exit 1; }
while [ $# -gt 0 ]; do
case $1 in
dir) mkdir "$2" && dirs="$2 $dirs"; shift 2 ;;
put) echo "$3" >"$2"; shift 3 ;;
sweep) rmdir "$2"/*/ "$2"; shift 2 ;;
esac
done 2>/dev/null
echo "ready $$$got"
read -r _
for d in $dirs; do
i=0; until rmdir "$d" 2>/dev/null || [ "$i" = 100 ]; do i=$((i + 1)); sleep .02; done
done
`;
/** The same for an ordinary user, in namespaces of its own: makes the folder noexec, says `ready PID`. */
const userHostScript = `mount -o remount,bind,nosuid,nodev,noexec "$1" || { echo failed noexec; exit 1; }
echo "ready $$"
read -r _
`;
/**
 * For bubblewrap below 0.7, which has no `--size`: mounts /dev/shm, /tmp and /out outside and goes on
 * with the command that binds them. Arguments: folder, three sizes in bytes, the command.
 */
const sizedScript = `d=$1
mount -t tmpfs -o "size=$2,mode=1777,nosuid,nodev" tmpfs "$d/shm" || exit 125
mount -t tmpfs -o "size=$3,mode=1777,nosuid,nodev" tmpfs "$d/tmp" || exit 125
mount -t tmpfs -o "size=$4,mode=1777,nosuid,nodev" tmpfs "$d/out" || exit 125
shift 4
exec "$@"
`;

;// CONCATENATED MODULE: ./src/sandbox/host.ts


/** How long the helper may take to get ready. */
const readyMs = 15_000;
/** Real users for sandboxes: 512 of them, leased in blocks. */
const firstUid = 64_000;
const uidsInBlock = 16;
/** Reads the first line a helper says; null when it ends or stays silent. */
const firstLine = async (clock, child) => {
    const output = child.stdio[1];
    if (!output || !('read' in output))
        return null;
    const done = new AbortController();
    const line = new Promise((resolve) => {
        let said = '';
        output.on('data', (chunk) => {
            said += Buffer.from(chunk).toString('latin1');
            if (said.includes('\n') || said.length > 4096)
                resolve(said.split('\n')[0] ?? null);
        });
        output.once('close', () => {
            resolve(null);
        });
        output.once('error', () => {
            resolve(null);
        });
    });
    const silence = clock.wait(readyMs, done.signal).then(() => null);
    const found = await Promise.race([line, silence]);
    done.abort();
    return found;
};
const failures = {
    uids: 'all users 64000-64511 are leased by other runs',
    noexec: 'the folder of inputs could not be mounted noexec',
};
const startHost = async (deps, file, args) => {
    const child = deps.exec.start(file, args, {
        env: {},
        cwd: '/',
        stdio: ['pipe', 'pipe', 'ignore'],
    });
    const [lifeline] = child.stdio;
    let alive = true;
    void child.exited.then(() => {
        alive = false;
    });
    // It breaks when the helper dies first, which its exit tells.
    lifeline?.on('error', () => undefined);
    const close = async () => {
        if (lifeline && 'end' in lifeline)
            lifeline.end();
        const done = new AbortController();
        await Promise.race([child.exited, deps.clock.wait(readyMs, done.signal)]);
        done.abort();
        child.kill('SIGKILL');
        for (const stream of child.stdio)
            stream?.destroy();
    };
    const [word, pid, ...blocks] = ((await firstLine(deps.clock, child)) ?? '').split(' ');
    if (word !== 'ready') {
        await close();
        throw errors_sandbox/* sandboxErrors */.r['sandbox.helper-failed']({
            problem: failures[pid ?? ''] ?? 'the helper that keeps its mounts ended at once',
        });
    }
    return {
        pid: Number(pid),
        uids: blocks.flatMap((block) => Array.from({ length: uidsInBlock }, (_, index) => firstUid + Number(block) * uidsInBlock + index)),
        isAlive: () => alive,
        close,
    };
};
/** Words that make a command run as root. */
const asRoot = (machine) => machine.root === 'sudo' && machine.tools.sudo !== null ? [machine.tools.sudo, '-n', '--'] : [];
/** Starts the helper as root: leases users, makes the inputs noexec, makes control groups. Throws `sandbox.helper-failed`. */
const startRootHost = (deps, machine, wanted) => {
    const { unshare, sh } = machine.tools;
    const blocks = Math.ceil(wanted.uids / uidsInBlock);
    const [file = '', ...args] = [
        ...asRoot(machine),
        ...[
            unshare ?? '',
            '--mount',
            '--propagation',
            'private',
            sh ?? '',
            '-c',
            hostScript,
            'guildseal-host',
        ],
        ...[wanted.inputs, String(blocks), ...wanted.groupSteps],
    ];
    return startHost(deps, file, args);
};
/** Starts the helper of an ordinary user, in a user namespace of its own. Throws `sandbox.helper-failed`. */
const startUserHost = (deps, machine, inputs) => {
    const { bwrap, sh } = machine.tools;
    return startHost(deps, bwrap ?? '', [
        ...['--unshare-user', '--uid', '0', '--cap-add', 'CAP_SYS_ADMIN', '--die-with-parent'],
        ...['--dev-bind', '/', '/', '--bind', inputs, inputs],
        ...[sh ?? '', '-c', userHostScript, 'guildseal-host', inputs],
    ]);
};

;// CONCATENATED MODULE: ./src/sandbox/mounts.ts



const kernelFolders = ['/run', '/proc', '/sys', '/dev'];
/** Places that exist inside already. */
const takenPlaces = [
    '/usr',
    '/bin',
    '/lib',
    '/lib32',
    '/lib64',
    '/libx32',
    '/sbin',
    '/etc',
    '/proc',
    '/sys',
    '/dev',
    '/tmp',
    '/out',
    '/in',
    '/.guild',
];
const isInside = (path, folder) => path === folder || path.startsWith(folder === external_node_path_.sep ? external_node_path_.sep : `${folder}${external_node_path_.sep}`);
const homes = () => [
    '/root',
    ...readKernelFile('/etc/passwd')
        .split('\n')
        .map((line) => line.split(':'))
        // Services have homes like / and /usr/sbin, which are no homes of people.
        .filter(([, , uid]) => Number(uid) === 0 || Number(uid) >= 1000)
        .map((fields) => fields[5] ?? '')
        .filter((home) => home.length > 1 && home !== '/nonexistent'),
];
const problemOfSource = (files, from, rules) => {
    const stat = files.stat(from);
    if (stat?.kind === 'other')
        return 'is a socket or a device';
    if (stat?.kind !== 'directory')
        return 'is not a folder';
    if (from === external_node_path_.sep)
        return 'is the whole disk';
    const kernel = kernelFolders.find((folder) => isInside(from, folder) || isInside(folder, from));
    if (kernel !== undefined)
        return `shows ${kernel}`;
    const home = homes().find((folder) => isInside(folder, from));
    if (home !== undefined)
        return `shows the home folder ${home}`;
    const inCheckout = rules.checkout !== null && isInside(from, rules.checkout);
    const guarded = rules.guarded.find((folder) => isInside(folder, from) || (!inCheckout && isInside(from, folder)));
    return guarded === undefined ? null : `shows ${guarded}, a folder of the runner`;
};
const problemOfPlace = (to, rules) => {
    if (!to.startsWith(external_node_path_.sep) || (0,external_node_path_.normalize)(to) !== to || to.endsWith(external_node_path_.sep)) {
        return 'the place inside must be an absolute path without "." and ".."';
    }
    if (to === '/repo')
        return 'the place is the tree itself';
    if (isInside(to, '/repo')) {
        const path = (0,external_node_path_.relative)('/repo', to);
        return rules.isEditable(path) || rules.isEditable(`${path}/x`) ? 'the place is editable' : null;
    }
    const taken = takenPlaces.find((place) => isInside(to, place));
    return taken === undefined ? null : `the place lies in ${taken}, which exists already`;
};
/** Checks `sandbox.mounts`. Throws `sandbox.mount-refused`. */
const checkMounts = (files, wanted, rules) => {
    const mounts = [];
    for (const { from, to } of wanted) {
        const resolved = resolveLinks(from);
        const taken = mounts.some((other) => isInside(to, other.to) || isInside(other.to, to));
        const problem = !from.startsWith(external_node_path_.sep)
            ? 'the folder must be an absolute path'
            : resolved === null
                ? 'there is no such folder'
                : (problemOfSource(files, resolved, rules) ??
                    problemOfPlace(to, rules) ??
                    (taken ? 'the place is used by another mount' : null));
        if (problem !== null || resolved === null) {
            throw errors_sandbox/* sandboxErrors */.r['sandbox.mount-refused']({ from, to, problem: problem ?? '' });
        }
        mounts.push({
            from: resolved,
            to,
            inRepo: isInside(to, '/repo') ? (0,external_node_path_.relative)('/repo', to) : null,
        });
    }
    return mounts;
};
/**
 * Makes the empty folders that mounts inside the tree need; a tree of git has none, so nothing of it
 * changes. Throws `sandbox.mount-refused` where the tree has something.
 */
const preparePlaces = (files, repo, mounts) => {
    for (const mount of mounts) {
        if (mount.inRepo === null)
            continue;
        const place = (0,external_node_path_.join)(repo, mount.inRepo);
        const refuse = () => errors_sandbox/* sandboxErrors */.r['sandbox.mount-refused']({
            from: mount.from,
            to: mount.to,
            problem: 'the tree has something there',
        });
        for (let above = (0,external_node_path_.dirname)(place); isInside(above, repo); above = (0,external_node_path_.dirname)(above)) {
            const stat = files.stat(above);
            if (stat !== null && stat.kind !== 'directory')
                throw refuse();
        }
        const stat = files.stat(place);
        if (stat === null)
            files.makeDirectory(place, 0o755);
        else if (stat.kind !== 'directory' || files.list(place).length > 0)
            throw refuse();
    }
};
/** True where a folder that nobody configured (our Node's prefix) may be shown as well. */
const mayShow = (files, folder, rules) => problemOfSource(files, folder, { ...rules, guarded: [], checkout: null }) === null;

;// CONCATENATED MODULE: ./src/sandbox/seccomp-table.ts
/** `AUDIT_ARCH_*` of linux/audit.h. */
const auditArch = { x64: 0xc000003e, arm64: 0xc00000b7 };
const both = (number) => ({ x64: number, arm64: number });
const each = (x64, arm64) => ({ x64, arm64 });
/** Calls that end with EPERM; numbers of arch/x86/entry/syscalls/syscall_64.tbl and asm-generic/unistd.h. */
const deniedCalls = {
    ptrace: each(101, 117),
    process_vm_readv: each(310, 270),
    process_vm_writev: each(311, 271),
    pidfd_getfd: both(438),
    add_key: each(248, 217),
    request_key: each(249, 218),
    keyctl: each(250, 219),
    bpf: each(321, 280),
    perf_event_open: each(298, 241),
    userfaultfd: each(323, 282),
    io_uring_setup: both(425),
    io_uring_enter: both(426),
    io_uring_register: both(427),
    mount: each(165, 40),
    umount2: each(166, 39),
    open_tree: both(428),
    move_mount: both(429),
    fsopen: both(430),
    fsconfig: both(431),
    fsmount: both(432),
    fspick: both(433),
    mount_setattr: both(442),
    open_tree_attr: both(467),
    pivot_root: each(155, 41),
    unshare: each(272, 97),
    setns: each(308, 268),
    name_to_handle_at: each(303, 264),
    open_by_handle_at: each(304, 265),
    kexec_load: each(246, 104),
    kexec_file_load: each(320, 294),
    create_module: each(174, null),
    init_module: each(175, 105),
    finit_module: each(313, 273),
    delete_module: each(176, 106),
    swapon: each(167, 224),
    swapoff: each(168, 225),
    reboot: each(169, 142),
    settimeofday: each(164, 170),
    clock_settime: each(227, 112),
    clock_adjtime: each(305, 266),
    adjtimex: each(159, 171),
};
/** Calls judged by their first argument, and the one that is hidden because its flags lie in memory. */
const judgedCalls = {
    clone: each(56, 220),
    clone3: both(435),
    socket: each(41, 198),
};
/** Every `CLONE_NEW*` flag that `clone` takes (CLONE_NEWTIME is a signal number there). */
const newNamespaceFlags = 0x7e020000;
/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: an own network namespace does not cut AF_VSOCK and the like. */
const allowedFamilies = [1, 2, 10, 16];

;// CONCATENATED MODULE: ./src/sandbox/seccomp.ts

/** Classic BPF of linux/filter.h and actions of linux/seccomp.h. */
const loadWord = 0x20;
const jumpEqual = 0x15;
const jumpAtLeast = 0x35;
const jumpAnySet = 0x45;
const giveBack = 0x06;
const actionAllow = 0x7fff0000;
const actionKill = 0x80000000;
const actionErrno = 0x00050000;
const eperm = 1;
const enosys = 38;
/** Offsets in `struct seccomp_data`; both machines are little-endian, so the low word of argument 0 comes first. */
const offsetNumber = 0;
const offsetArch = 4;
const offsetArgument0 = 16;
/** Calls of the x32 ABI carry this bit and would slip past numbers meant for x86_64. */
const x32Bit = 0x40000000;
const load = (offset) => ({ code: loadWord, k: offset });
const answer = (action) => ({ code: giveBack, k: action });
const skipUnless = (k, no) => ({ code: jumpEqual, k, yes: 0, no });
const planFilter = (arch) => {
    const plan = [
        load(offsetArch),
        { code: jumpEqual, k: auditArch[arch], yes: 1, no: 0 },
        answer(actionKill),
        load(offsetNumber),
    ];
    if (arch === 'x64')
        plan.push({ code: jumpAtLeast, k: x32Bit, yes: 0, no: 1 }, answer(actionKill));
    for (const numbers of Object.values(deniedCalls)) {
        const number = numbers[arch];
        if (number !== null)
            plan.push(skipUnless(number, 1), answer(actionErrno | eperm));
    }
    const { clone, clone3, socket } = judgedCalls;
    // Its flags lie in memory, which a filter cannot read; without it libraries fall back to clone.
    plan.push(skipUnless(clone3[arch] ?? -1, 1), answer(actionErrno | enosys));
    plan.push(skipUnless(clone[arch] ?? -1, 4), load(offsetArgument0), { code: jumpAnySet, k: newNamespaceFlags, yes: 0, no: 1 }, answer(actionErrno | eperm), answer(actionAllow));
    plan.push(skipUnless(socket[arch] ?? -1, allowedFamilies.length + 2), load(offsetArgument0), ...allowedFamilies.map((family, index) => ({
        code: jumpEqual,
        k: family,
        yes: allowedFamilies.length - index,
        no: 0,
    })), answer(actionErrno | eperm), answer(actionAllow));
    return plan;
};
/**
 * The filter of every sandboxed command as `struct sock_filter[]` (little-endian, 8 bytes each), for
 * `bwrap --seccomp`; null for a machine without a table.
 */
const buildSeccomp = (arch) => {
    if (arch !== 'x64' && arch !== 'arm64')
        return null;
    const plan = planFilter(arch);
    const bytes = Buffer.alloc(plan.length * 8);
    plan.forEach(({ code, k, yes = 0, no = 0 }, index) => {
        bytes.writeUInt16LE(code, index * 8);
        bytes.writeUInt8(yes, index * 8 + 2);
        bytes.writeUInt8(no, index * 8 + 3);
        bytes.writeUInt32LE(k >>> 0, index * 8 + 4);
    });
    return bytes;
};

;// CONCATENATED MODULE: ./src/sandbox/slots.ts


/** Names of all slots: two a worker, and one for the self-test. */
const slotNames = (workers) => [
    ...Array.from({ length: workers }, (_, worker) => [`w${worker}a`, `w${worker}b`]).flat(),
    'probe',
];
const passwd = (uid) => `root:x:0:0:root:/:/bin/sh\nguild:x:${uid}:${uid}:guild:/tmp:/bin/sh\n`;
/** Writes the descriptor files of a slot, 0600. */
const createSlot = (files, directory, name, uid, seccomp) => {
    const role = name.endsWith('a') ? 'a' : 'b';
    const folder = (0,external_node_path_.join)(directory, name);
    files.makeDirectory(folder, 0o700);
    files.write((0,external_node_path_.join)(folder, 'seccomp'), seccomp, { mode: 0o600 });
    files.write((0,external_node_path_.join)(folder, 'passwd'), passwd(uid ?? 1000), { mode: 0o600 });
    files.write((0,external_node_path_.join)(folder, 'run'), role === 'a' ? runScript : evaluateScript, { mode: 0o600 });
    for (const sized of ['shm', 'tmp', 'out'])
        files.makeDirectory((0,external_node_path_.join)(folder, sized), 0o700);
    return { name, role, uid, folder };
};

;// CONCATENATED MODULE: ./src/sandbox/survivors.ts

/** How long the dead may take to leave. */
const patienceMs = 2000;
/** Asks again until nobody is left; gives who still is after two seconds. */
const waitUntilGone = async (clock, remaining) => {
    const end = clock.monotonicMs() + patienceMs;
    let pauseMs = 1;
    for (;;) {
        const left = remaining();
        if (left.length === 0 || clock.monotonicMs() > end)
            return left;
        await clock.wait(pauseMs);
        pauseMs = Math.min(pauseMs * 2, 100);
    }
};
/** A dead process that its parent has not collected is no survivor. */
const survivors_isDead = (status) => status === '' || /^State:\s*[ZX]/m.test(status);
/** Living processes of a user, by any of its ids; `status` is readable even where a process hides its files. */
const processesOf = (isUser) => listProcesses().filter((pid) => {
    const status = readKernelFile(`/proc/${pid}/status`);
    if (survivors_isDead(status))
        return false;
    const ids = /^Uid:\s*(.*)$/m.exec(status)?.[1] ?? '';
    return ids.split(/\s+/).some((id) => isUser(Number(id)));
});
/** Threads that count against RLIMIT_NPROC of a user. */
const threadsOf = (uid) => processesOf((id) => id === uid).reduce((sum, pid) => sum + Number(/^Threads:\s*(\d+)/m.exec(readKernelFile(`/proc/${pid}/status`))?.[1] ?? 1), 0);
/**
 * The first process of a namespace, from what `bwrap --info-fd` wrote. When it is dead the kernel has
 * ended all others of its pid namespace first, so that it alone has to be looked for.
 */
const namespaceInit = (info) => {
    const pid = /"child-pid":\s*(\d+)/.exec(info)?.[1];
    const namespace = /"pid-namespace":\s*(\d+)/.exec(info)?.[1];
    if (pid === undefined || survivors_isDead(readKernelFile(`/proc/${pid}/status`)))
        return [];
    const current = readLink(`/proc/${pid}/ns/pid`);
    // The number may belong to a newer process already.
    const reused = namespace !== undefined && current !== null && current !== `pid:[${namespace}]`;
    return reused ? [] : [Number(pid)];
};

;// CONCATENATED MODULE: ./src/sandbox/box.ts










/** Processes of ours that count in a group: launcher, its watcher, and two of bwrap. */
const ownProcesses = 4;
/** Small limits of the self-test, so that reaching them is quick. */
const probeLimits = { pids: 32, tmpBytes: 1024 ** 2, outBytes: 1024 ** 2 };
const isBelow = (version, major, minor) => {
    const [have = 0, point = 0] = (version ?? '0').split('.').map(Number);
    return have < major || (have === major && point < minor);
};
/** What keeps a mode from being tried at all; empty when nothing does. */
const missingFor = (machine, mode) => {
    const { tools, bwrapVersion } = machine;
    if (machine.platform !== 'linux')
        return [`bubblewrap needs Linux, this is ${machine.platform}`];
    if (tools.bwrap === null)
        return ['bubblewrap is not installed'];
    const root = mode === 'privileged';
    const needed = root
        ? ['sh', 'setpriv', 'prlimit', 'nsenter', 'unshare', 'flock', 'mount']
        : ['sh', 'prlimit', 'nsenter', 'mount'];
    const [major, minor] = root ? [0, 6] : [0, 8];
    return [
        ...needed.filter((tool) => tools[tool] === null).map((tool) => `${tool} is not installed`),
        ...(isBelow(bwrapVersion, major, minor)
            ? [`bubblewrap ${bwrapVersion ?? 'of unknown version'} is below ${major}.${minor}`]
            : []),
        ...(root && machine.root === null ? ['neither root nor "sudo -n"'] : []),
        ...(!root && machine.uid === 0 ? ['root must not map itself into a user namespace'] : []),
        ...(buildSeccomp(machine.arch) === null ? [`no system call table for ${machine.arch}`] : []),
    ];
};
const planLimits = (config, group, root) => {
    const exact = (value, by) => ({
        value,
        by,
        approximate: false,
    });
    const rough = (value, by) => ({
        value,
        by,
        approximate: true,
    });
    const milli = Math.round(config.cpus * 1000);
    return {
        // RLIMIT_DATA counts each process alone, and not what is mapped from files.
        memory: group?.memory ? exact(config.memory, group.version) : rough(config.memory, 'rlimit'),
        pids: group?.pids
            ? exact(config.pids, group.version)
            : { value: config.pids, by: 'rlimit', approximate: !root },
        cpu_milli: group?.cpu ? exact(milli, group.version) : rough(milli, 'none'),
        tmp: exact(config.tmp, 'tmpfs'),
        out: exact(config.out, 'tmpfs'),
        shm: exact(shmBytes, 'tmpfs'),
        nofile: exact(1024, 'rlimit'),
        core: exact(0, 'rlimit'),
    };
};
const pickUids = (host, count) => {
    const leased = new Set(host.uids);
    const inUse = new Set();
    processesOf((uid) => {
        if (leased.has(uid))
            inUse.add(uid);
        return false;
    });
    const free = host.uids.filter((uid) => !inUse.has(uid));
    if (free.length < count) {
        throw errors_sandbox/* sandboxErrors */.r['sandbox.helper-failed']({
            problem: `processes of users ${[...inUse].join(', ')} are running`,
        });
    }
    return free;
};
/** Opens a box of one mode: helper, users, groups and descriptor files. Throws `sandbox.helper-failed`. */
const openBox = async (deps, machine, mode, setup) => {
    const { config } = setup;
    const root = mode === 'privileged';
    const seccomp = buildSeccomp(machine.arch) ?? new Uint8Array();
    const names = slotNames(setup.workers);
    const wanted = Object.fromEntries(names.map((name) => {
        const pids = name === 'probe' ? probeLimits.pids : config.pids;
        return [name, { memoryBytes: config.memory, cpus: config.cpus, pids: pids + ownProcesses }];
    }));
    const plan = root ? planGroups(deps.files, groupName(setup.tag), wanted) : null;
    const host = root
        ? await startRootHost(deps, machine, {
            inputs: setup.inputs,
            uids: names.length,
            groupSteps: plan?.steps ?? [],
        })
        : await startUserHost(deps, machine, setup.inputs);
    try {
        const uids = root ? pickUids(host, names.length) : [];
        const directory = (0,external_node_path_.join)(setup.directory, `sandbox-${setup.tag}`);
        deps.files.makeDirectory(directory, 0o700);
        const slots = {};
        const groups = {};
        names.forEach((name, index) => {
            slots[name] = createSlot(deps.files, directory, name, uids[index] ?? null, seccomp);
            const [group, limits] = [plan?.groups[name], wanted[name]];
            groups[name] = group && limits ? settledGroup(group, limits) : null;
        });
        if (machine.root === 'sudo' && root) {
            const fifos = Object.values(slots).map((slot) => (0,external_node_path_.join)(slot.folder, 'report'));
            await deps.exec.run('/usr/bin/mkfifo', ['-m', '600', ...fifos], { env: {}, cwd: '/' });
        }
        const others = root ? 0 : threadsOf(machine.uid);
        const limiter = (name) => {
            const group = groups[name] ?? null;
            const pids = (name === 'probe' ? probeLimits.pids : config.pids) + others;
            const words = [
                ...(group?.pids ? [] : [`--nproc=${pids}`]),
                ...(group?.memory ? [] : [`--data=${config.memory}`]),
                ...(root ? [] : ['--nofile=1024', '--core=0']),
            ];
            return words.length === 0 ? [] : [machine.tools.prlimit ?? '', ...words];
        };
        const first = groups[names[0] ?? ''] ?? null;
        return {
            deps,
            machine,
            mode,
            setup,
            host,
            fixed: {
                system: planSystem(deps.files),
                node: planNode(deps.files, setup.nodePath, (folder) => mayShow(deps.files, folder, setup.rules)),
                mounts: setup.mounts,
                hasSize: !isBelow(machine.bwrapVersion, 0, 7),
            },
            slots,
            groups,
            limiter,
            limits: planLimits(config, first, root),
            seccompSha256: (0,external_node_crypto_.createHash)('sha256').update(seccomp).digest('hex'),
        };
    }
    catch (error) {
        await host.close();
        throw error;
    }
};
/** Lets go of everything a box holds. */
const box_closeBox = async (box) => {
    await box.host.close();
    box.deps.files.remove((0,external_node_path_.join)(box.setup.directory, `sandbox-${box.setup.tag}`));
};

// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(6118);
;// CONCATENATED MODULE: ./src/sandbox/archive.ts

/** Room for headers, padding and long names beside the bytes of the files. */
const archiveOverheadBytes = 16 * 1024 ** 2;
const wrongType = (detail) => ({ failure: 'output_type', detail });
/** Names arrive as bytes in Latin-1; only extended headers are decoded by the library. */
const archive_nameOf = (header) => {
    const extended = header.pax?.['path'];
    const bytes = extended === undefined ? Buffer.from(header.name, 'latin1') : Buffer.from(extended);
    let text = bytes;
    while (text.length >= 2 && text[0] === 0x2e && text[1] === 0x2f)
        text = text.subarray(2);
    if (text.length > 0 && text[text.length - 1] === 0x2f && header.type === 'directory') {
        text = text.subarray(0, -1);
    }
    return text;
};
/**
 * Reads /out from the tar stream of a candidate's sandbox, which is as untrusted as the candidate: only
 * regular files and folders, the rest is a problem.
 */
const readArchive = async (bytes, collector) => {
    if (bytes.length === 0)
        return null;
    // Its types do not know the option: a name in another encoding must reach us as bytes.
    const options = { filenameEncoding: 'latin1' };
    const reader = (0,tar_stream.extract)(options);
    reader.end(bytes);
    try {
        for await (const entry of reader) {
            const { header } = entry;
            const name = archive_nameOf(header);
            if (header.type === 'directory') {
                entry.resume();
                if (name.length === 0 || Buffer.from(name).equals(Buffer.from('.')))
                    continue;
                const problem = collector.addDirectory(name);
                if (problem !== null)
                    return problem;
                continue;
            }
            if (header.type !== 'file' && header.type !== 'contiguous-file') {
                return wrongType(`/out holds a ${header.type}, only files and folders are taken`);
            }
            const chunks = [];
            for await (const chunk of entry)
                chunks.push(chunk);
            const problem = collector.addFile(name, Buffer.concat(chunks));
            if (problem !== null)
                return problem;
        }
    }
    catch (error) {
        return wrongType(`/out could not be read: ${error instanceof Error ? error.message : 'unknown'}`);
    }
    finally {
        reader.destroy();
    }
    return null;
};

;// CONCATENATED MODULE: ./src/sandbox/exit-status.ts

const signalNames = new Map(Object.entries(external_node_os_.constants.signals).map(([name, number]) => [number, name]));
/**
 * Reads a status as shells report it: 128 + n is death by signal n. Inside a namespace nothing else
 * arrives, so level `none` reads its statuses in the same way.
 */
const readStatus = (status) => {
    const signal = status > 128 ? signalNames.get(status - 128) : undefined;
    return signal === undefined ? { exitCode: status, signal: null } : { exitCode: null, signal };
};

// EXTERNAL MODULE: ./src/policy/path.ts
var policy_path = __webpack_require__(8563);
;// CONCATENATED MODULE: ./src/sandbox/out-files.ts

/** Entries of /out at most, files and folders together. */
const maxEntries = 10_000;
const show = (name) => JSON.stringify(Buffer.from(name).toString('latin1').slice(0, 200));
/** Rules for /out alike at every level: names, counts and sizes. */
const createOutCollector = (capBytes) => {
    const taken = new Map();
    const folders = new Set();
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    let entries = 0;
    let held = 0;
    const judge = (name) => {
        entries += 1;
        if (entries > maxEntries) {
            return {
                failure: 'output_caps',
                detail: `more than ${maxEntries} files and folders in /out`,
            };
        }
        let path;
        try {
            path = decoder.decode(name);
        }
        catch {
            return { failure: 'output_name', detail: `a name in /out is not UTF-8: ${show(name)}` };
        }
        const code = (0,policy_path/* checkPath */.Cg)(path);
        if (code !== null) {
            return {
                failure: 'output_name',
                detail: `a name in /out is not allowed (${code}): ${show(name)}`,
            };
        }
        // An archive may claim what no disk can hold.
        const above = (0,policy_path/* foldersOf */.pd)(path);
        if (taken.has(path) || above.some((folder) => taken.has(folder))) {
            return { failure: 'output_name', detail: `a name in /out is used twice: ${show(name)}` };
        }
        for (const folder of above)
            folders.add(folder);
        return path;
    };
    return {
        addDirectory: (name) => {
            const judged = judge(name);
            if (typeof judged !== 'string')
                return judged;
            folders.add(judged);
            return null;
        },
        addFile: (name, bytes) => {
            const judged = judge(name);
            if (typeof judged !== 'string')
                return judged;
            if (folders.has(judged)) {
                return { failure: 'output_name', detail: `a file in /out is a folder too: ${show(name)}` };
            }
            held += bytes.length;
            if (held > capBytes) {
                return { failure: 'output_caps', detail: `more than ${capBytes} bytes in /out` };
            }
            taken.set(judged, bytes);
            return null;
        },
        files: () => [...taken]
            .map(([path, bytes]) => ({ path, bytes }))
            .sort((a, b) => (0,policy_path/* comparePaths */.cD)(a.path, b.path)),
    };
};

;// CONCATENATED MODULE: ./src/sandbox/bwrap-judge.ts



/** Names of the limits that the counters and the report tell of. */
const limitsOf = (report, before, after) => {
    const names = [];
    if (after !== null && before !== null) {
        if (after.oomKills > before.oomKills)
            names.push('memory');
        if (after.pidsRefused > before.pidsRefused)
            names.push('pids');
    }
    return [...names, ...report.full];
};
/** Version 2 keeps the peak of a group's whole life, so it tells of this step only when it rose. */
const peakOf = (group, before, after) => {
    if (group === null || after?.peakKib === undefined || after.peakKib === null)
        return null;
    const rose = after.peakKib > (before?.peakKib ?? 0);
    return group.version === 'cgroup1' || rose ? after.peakKib : null;
};
const readOut = async (step, report, tarStatus) => {
    const collector = createOutCollector(step.outBytes);
    let problem = await readArchive(report.archive, collector);
    if (problem === null && tarStatus !== 0 && report.status === 0) {
        problem = { failure: 'output_type', detail: '/out could not be read whole' };
    }
    return { problem, files: problem === null ? collector.files() : [] };
};
const nobody = { exitCode: null, signal: null };
const bwrap_judge_fail = (failure, detail, ...limits) => ({
    ending: nobody,
    failure,
    detail,
    out: [],
    limits,
});
/** Turns what was captured into how the step ended; only a good end of A hands its files on. */
const judgeStep = async (evidence) => {
    const { step, report, exit } = evidence;
    switch (evidence.reason) {
        case 'timeout':
            return { ending: nobody, failure: null, detail: null, out: [], limits: ['wall'] };
        case 'abort':
            return bwrap_judge_fail('aborted', 'the step was ended early');
        case 'output':
            return bwrap_judge_fail('output_limit', `more than ${evidence.output} bytes of output`, 'output');
        case 'archive':
            return bwrap_judge_fail('output_caps', `more than ${step.outBytes} bytes in /out`, 'out');
        case null:
    }
    if (report.started === '?') {
        return bwrap_judge_fail('spawn', `there is no program "${step.command[0] ?? ''}"`);
    }
    if (report.status === null) {
        // The candidate has killed the script around it.
        const ending = exit.exitCode === null ? exit : readStatus(exit.exitCode);
        return ending.exitCode === 0
            ? bwrap_judge_fail('output_type', 'the report of the run was cut short')
            : { ending, failure: null, detail: null, out: [], limits: [] };
    }
    const ending = readStatus(report.status);
    if (step.role === 'b')
        return { ending, failure: null, detail: null, out: [], limits: [] };
    const { problem, files } = await readOut(step, report, exit.exitCode);
    if (problem === null)
        return { ending, failure: null, detail: null, out: files, limits: [] };
    return bwrap_judge_fail(problem.failure, problem.detail, ...(problem.failure === 'output_caps' ? ['out'] : []));
};
/** Processor time in milliseconds: by the control group, else by the shell. */
const cpuOf = (report, before, after) => {
    if (after === null || after.cpuMs === null)
        return report.cpuMs;
    return Math.round(after.cpuMs - (before?.cpuMs ?? 0));
};

;// CONCATENATED MODULE: ./src/sandbox/capture.ts
/** How long pipes may stay open after the exit, held by what the kill did not reach. */
const graceMs = 2000;
/** Collects a stream; beyond `capBytes` it keeps nothing and calls `onOverflow` once. */
const capture = (stream, capBytes, onOverflow) => {
    const chunks = [];
    let held = 0;
    let over = false;
    if (!stream || !('read' in stream)) {
        return {
            ended: Promise.resolve(),
            bytes: () => new Uint8Array(),
            overflowed: () => false,
            destroy: () => undefined,
        };
    }
    const ended = new Promise((resolve) => {
        stream.once('close', resolve);
        stream.once('error', () => {
            stream.destroy();
            resolve();
        });
    });
    stream.on('data', (chunk) => {
        const room = capBytes - held;
        if (chunk.length > room) {
            if (room > 0)
                chunks.push(chunk.subarray(0, room));
            held = capBytes;
            if (over)
                return;
            over = true;
            onOverflow();
            return;
        }
        held += chunk.length;
        chunks.push(chunk);
    });
    return {
        ended,
        bytes: () => Buffer.concat(chunks),
        overflowed: () => over,
        destroy: () => {
            stream.destroy();
        },
    };
};
/** Waits until the streams have ended, two seconds at most, then lets go of them. */
const drain = async (clock, streams) => {
    const done = new AbortController();
    await Promise.race([
        Promise.all(streams.map((stream) => stream.ended)),
        clock.wait(graceMs, done.signal),
    ]);
    done.abort();
    for (const stream of streams)
        stream.destroy();
};

;// CONCATENATED MODULE: ./src/sandbox/run-report.ts
const lineFeed = 0x0a;
/** `1m2.5s` as printed by the shell's `times`, in milliseconds. */
const readDuration = (text) => {
    const [, minutes, seconds] = /^(\d{1,6})m(\d{1,2}\.\d{1,6})s$/.exec(text) ?? [];
    return minutes === undefined ? Number.NaN : Number(minutes) * 60_000 + Number(seconds) * 1000;
};
/** Splits the report into its four lines and the archive; total, since the bytes may be a candidate's. */
const readReport = (bytes) => {
    let rest = bytes;
    const nextLine = () => {
        const end = rest.indexOf(lineFeed);
        if (end < 0 || end > 200)
            return null;
        const line = Buffer.from(rest.subarray(0, end)).toString('latin1');
        rest = rest.subarray(end + 1);
        return line;
    };
    const mark = nextLine();
    const started = mark === '+' || mark === '?' ? mark : null;
    const silent = {
        started,
        status: null,
        full: [],
        cpuMs: null,
        archive: new Uint8Array(),
    };
    if (started !== '+')
        return silent;
    const [status = '', ...full] = (nextLine() ?? '').split(' ');
    nextLine();
    const times = nextLine();
    if (!/^\d{1,3}$/.test(status) || times === null)
        return silent;
    const cpuMs = times.split(' ').reduce((sum, text) => sum + readDuration(text), 0);
    return {
        started,
        status: Number(status),
        full: full.filter((name) => name === 'tmp' || name === 'out'),
        cpuMs: Number.isFinite(cpuMs) ? cpuMs : null,
        archive: rest,
    };
};

;// CONCATENATED MODULE: ./src/sandbox/stop.ts
/** How long a killed process may take to end before it counts as a survivor. */
const stuckMs = 10_000;
/** Watches the wall limit and the caller's signal. */
const createStop = (clock, timeoutMs, signal) => {
    let why = null;
    let kill = null;
    let giveUp = () => undefined;
    const stuck = new Promise((resolve) => {
        giveUp = resolve;
    });
    const over = new AbortController();
    const act = () => {
        if (why === null || kill === null)
            return;
        kill();
        void clock.wait(stuckMs, over.signal).then(() => {
            giveUp(null);
        });
    };
    const now = (reason) => {
        if (why !== null || over.signal.aborted)
            return;
        why = reason;
        act();
    };
    const onAbort = () => {
        now('abort');
    };
    if (signal?.aborted === true)
        onAbort();
    signal?.addEventListener('abort', onAbort);
    void clock.wait(timeoutMs, over.signal).then(() => {
        now('timeout');
    });
    return {
        reason: () => why,
        now,
        arm: (action) => {
            kill = action;
            act();
        },
        disarm: () => {
            over.abort();
            signal?.removeEventListener('abort', onAbort);
        },
        stuck,
    };
};

;// CONCATENATED MODULE: ./src/sandbox/bwrap-step.ts















const planCommand = (box, step, slot) => {
    const { machine, host, fixed } = box;
    const { tools } = machine;
    const root = box.mode === 'privileged';
    const network = box.setup.config.network && step.role === 'a';
    const enter = step.input === null
        ? []
        : [
            tools.nsenter ?? '',
            '--target',
            String(host.pid),
            '--mount',
            ...(root ? [] : ['--user', '--preserve-credentials']),
        ];
    const sized = fixed.hasSize || !root
        ? []
        : [
            ...[
                tools.unshare ?? '',
                '--mount',
                '--propagation',
                'private',
                tools.sh ?? '',
                '-c',
                sizedScript,
            ],
            ...[
                'guildseal-sized',
                slot.folder,
                String(shmBytes),
                String(step.tmpBytes),
                String(step.outBytes),
            ],
        ];
    const words = root
        ? rootNamespaces(network)
        : [...userNamespaces(network), '--info-fd', String(descriptors.info)];
    const fileSystem = planFileSystem(fixed, {
        tmpBytes: step.tmpBytes,
        outBytes: step.outBytes,
        sized: slot.folder,
        repo: step.repo,
        input: step.input,
        network,
        environment: planEnvironment(insidePlaces(step.role, step.input !== null), [
            box.setup.config.env,
            step.env,
        ]),
    });
    // By a file: everybody may read a command line, and sudo logs it.
    const settings = [...words, ...fileSystem].map((word) => `${word}\0`).join('');
    box.deps.files.write((0,external_node_path_.join)(slot.folder, 'args'), settings, { mode: 0o600 });
    return [
        ...enter,
        ...box.limiter(slot.name),
        ...sized,
        ...[tools.bwrap ?? '', '--args', String(descriptors.args), '--'],
        ...(slot.uid === null ? [] : becomeUser(tools.setpriv ?? '', slot.uid)),
        '/.guild/run',
        ...step.command,
    ];
};
const startAsRoot = (box, step, slot, group) => {
    const sudo = asRoot(box.machine);
    const relayed = sudo.length > 0;
    const fifo = (0,external_node_path_.join)(slot.folder, 'report');
    const options = { env: {}, cwd: '/' };
    const relay = relayed
        ? box.deps.exec.start('/bin/cat', [fifo], { ...options, stdio: ['ignore', 'pipe', 'ignore'] })
        : null;
    const [file = '', ...args] = [
        ...sudo,
        ...[box.machine.tools.sh ?? '', '-c', launcherScript, 'guildseal-launcher'],
        ...[slot.folder, relayed ? fifo : '-'],
        ...(group === null ? [] : planJoin(group)),
        '--',
        ...planCommand(box, step, slot),
    ];
    const child = box.deps.exec.start(file, args, {
        ...options,
        stdio: relayed ? ['pipe', 'pipe', 'pipe'] : ['pipe', 'pipe', 'pipe', 'ignore', 'pipe'],
    });
    return { child, relay };
};
const startAsUser = (box, step, slot) => {
    const opened = [];
    const open = (name, flags) => {
        const descriptor = (0,external_node_fs_.openSync)((0,external_node_path_.join)(slot.folder, name), flags, 0o600);
        opened.push(descriptor);
        return descriptor;
    };
    try {
        const [file = '', ...args] = planCommand(box, step, slot);
        const stdio = [
            ...['ignore', 'pipe', 'pipe'],
            ...[open('seccomp', 'r'), 'pipe', open('passwd', 'r'), open('run', 'r')],
            ...[open('info', 'w'), open('args', 'r')],
        ];
        return { child: box.deps.exec.start(file, args, { env: {}, cwd: '/', stdio }), relay: null };
    }
    finally {
        for (const descriptor of opened)
            (0,external_node_fs_.closeSync)(descriptor);
    }
};
const start = (box, step, slot, group, stop) => {
    const { child, relay } = box.mode === 'privileged' ? startAsRoot(box, step, slot, group) : startAsUser(box, step, slot);
    const { output } = box.setup.config;
    const overflow = () => {
        stop.now('output');
    };
    const archiveCap = step.role === 'a' ? step.outBytes + archiveOverheadBytes : 64 * 1024;
    // A lifeline that breaks is a launcher that has ended.
    child.stdio[0]?.on('error', () => undefined);
    return {
        child,
        relay,
        stdout: capture(child.stdio[1], output, overflow),
        stderr: capture(child.stdio[2], output, overflow),
        report: capture(relay === null ? child.stdio[4] : relay.stdio[1], archiveCap, () => {
            stop.now('archive');
        }),
    };
};
const remaining = (box, slot, group) => {
    if (group !== null)
        return membersOf(group);
    if (slot.uid !== null)
        return processesOf((uid) => uid === slot.uid);
    return namespaceInit(readKernelFile((0,external_node_path_.join)(slot.folder, 'info')));
};
const slotOf = (box, step) => {
    const slot = box.slots[step.slot];
    if (slot === undefined)
        throw new Error(`there is no worker ${step.worker}`);
    // Elsewhere /in would not be noexec.
    if (step.input !== null && !step.input.startsWith((0,external_node_path_.join)(box.setup.inputs, '/'))) {
        throw new Error('an input lies outside the folder of inputs');
    }
    return slot;
};
/** Runs one step in a new namespace, captures it, and proves that nothing of it lives on. */
const runBoxStep = async (box, step) => {
    const { clock, files } = box.deps;
    const slot = slotOf(box, step);
    if (!box.host.isAlive())
        return { kind: 'lost', detail: 'the helper that keeps its mounts has died' };
    preparePlaces(files, step.repo, box.setup.mounts);
    const group = box.groups[step.slot] ?? null;
    if (group !== null) {
        await waitUntilGone(clock, () => isCrowded(group) && step.signal?.aborted !== true ? [0] : []);
    }
    const before = group === null ? null : readFigures(group);
    const begin = clock.monotonicMs();
    const stop = createStop(clock, step.timeoutMs, step.signal);
    let started;
    try {
        started = start(box, step, slot, group, stop);
    }
    catch (error) {
        stop.disarm();
        throw error;
    }
    stop.arm(() => {
        if (box.mode === 'privileged')
            started.child.stdio[0]?.destroy();
        else
            started.child.kill('SIGKILL');
    });
    const exit = await Promise.race([started.child.exited, stop.stuck]);
    const wallMs = clock.monotonicMs() - begin;
    stop.disarm();
    await drain(clock, [started.stdout, started.stderr, started.report]);
    started.relay?.kill('SIGKILL');
    started.child.stdio[0]?.destroy();
    const survivors = await waitUntilGone(clock, () => remaining(box, slot, group));
    const after = group === null ? null : readFigures(group);
    const report = readReport(started.report.bytes());
    const shared = {
        timedOut: stop.reason() === 'timeout',
        wallMs,
        cpuMs: cpuOf(report, before, after),
        maxRssKib: peakOf(group, before, after),
        stdout: started.stdout.bytes(),
        stderr: started.stderr.bytes(),
    };
    const none = step.role === 'a' ? [] : null;
    if (survivors.length > 0 || exit === null) {
        const detail = survivors.length > 0 ? `processes ${survivors.join(', ')}` : 'the sandbox itself';
        const lives = { failure: 'survivor', detail, out: none, limitsHit: [] };
        return { kind: 'ended', outcome: { ...shared, exitCode: null, signal: null, ...lives } };
    }
    if (exit.spawnError !== null)
        return { kind: 'lost', detail: exit.spawnError };
    if (stop.reason() === null && report.started === null) {
        const [line = ''] = Buffer.from(shared.stderr).toString().split('\n');
        return { kind: 'lost', detail: line === '' ? 'it ended at once' : line };
    }
    const judged = await judgeStep({
        step,
        report,
        reason: stop.reason(),
        output: box.setup.config.output,
        exit,
    });
    const limits = new Set([...limitsOf(report, before, after), ...judged.limits]);
    const outcome = {
        ...shared,
        ...judged.ending,
        failure: judged.failure,
        detail: judged.detail,
        out: step.role === 'a' ? judged.out : null,
        limitsHit: [...limits].sort(),
    };
    return { kind: 'ended', outcome };
};

;// CONCATENATED MODULE: ./src/sandbox/harvest.ts

const join = (folder, name) => Buffer.concat([folder, Buffer.from('/'), name]);
/** Reads one file without following a link, waiting for a FIFO, or taking a second name of another file. */
const readPlain = (path, capBytes) => {
    const shown = JSON.stringify(path.toString('latin1').slice(-200));
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(path, flags);
    }
    catch {
        return {
            failure: 'output_type',
            detail: `the output folder holds what cannot be opened: ${shown}`,
        };
    }
    try {
        const stat = (0,external_node_fs_.fstatSync)(descriptor);
        if (!stat.isFile() || stat.nlink !== 1) {
            return {
                failure: 'output_type',
                detail: `the output folder holds more than files and folders: ${shown}`,
            };
        }
        if (stat.size > capBytes) {
            return { failure: 'output_caps', detail: `more than ${capBytes} bytes in the output folder` };
        }
        const bytes = Buffer.alloc(stat.size);
        let done = 0;
        while (done < bytes.length) {
            const count = (0,external_node_fs_.readSync)(descriptor, bytes, done, bytes.length - done, done);
            if (count === 0)
                break;
            done += count;
        }
        return bytes.subarray(0, done);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
};
/** Reads an output folder of the host, for level `none`: the command and what it left are dead by then. */
const harvestFolder = (root, capBytes, collector) => {
    const walk = (folder, below) => {
        for (const name of (0,external_node_fs_.readdirSync)(folder, { encoding: 'buffer' })) {
            const path = join(folder, name);
            const inside = below === null ? name : join(below, name);
            if ((0,external_node_fs_.lstatSync)(path).isDirectory()) {
                const problem = collector.addDirectory(inside) ?? walk(path, inside);
                if (problem !== null)
                    return problem;
                continue;
            }
            const bytes = readPlain(path, capBytes);
            const problem = 'failure' in bytes ? bytes : collector.addFile(inside, bytes);
            if (problem !== null)
                return problem;
        }
        return null;
    };
    return walk(Buffer.from(root), null);
};

;// CONCATENATED MODULE: ./src/sandbox/trace.ts

/** Beyond this many new process numbers reading them one by one costs more than listing what exists. */
const rangeLimit = 256;
/** No machine uses up all process numbers, 32,768 at least, in this time. */
const noWrapMs = 1000;
/** The number given out last in our pid namespace; null where the kernel does not say. */
const newestNumber = () => {
    const newest = /\d+$/.exec(readKernelFile('/proc/loadavg').trim())?.[0];
    return newest === undefined ? null : Number(newest);
};
/**
 * Starts to watch. Numbers of processes are given out in order, so after a short step only those between
 * then and now can be its own: a handful of files instead of all of /proc. After a long one all are read.
 */
const createTrace = (token, elapsedMs) => {
    const first = newestNumber();
    const carries = (pid) => pid !== process.pid && readKernelFile(`/proc/${pid}/environ`).includes(token);
    return {
        find: () => {
            const last = newestNumber();
            const inOrder = first !== null && last !== null && last >= first && elapsedMs() < noWrapMs;
            if (!inOrder || last - first > rangeLimit)
                return listProcesses().filter(carries);
            const found = [];
            for (let pid = first + 1; pid <= last; pid += 1) {
                if (carries(pid))
                    found.push(pid);
            }
            return found;
        },
    };
};

;// CONCATENATED MODULE: ./src/sandbox/none.ts













/** The limits of the configuration, which nothing holds at this level. */
const looseLimits = (config) => {
    const loose = (value) => ({ value, by: 'none', approximate: true });
    return {
        memory: loose(config.memory),
        pids: loose(config.pids),
        cpu_milli: loose(Math.round(config.cpus * 1000)),
        tmp: loose(config.tmp),
        out: loose(config.out),
    };
};
const signalQuietly = (pid) => {
    try {
        process.kill(pid, 'SIGKILL');
    }
    catch {
        // It is gone, or not ours.
    }
};
const groupExists = (group) => {
    try {
        process.kill(-group, 0);
        return true;
    }
    catch (error) {
        return (0,system_error/* systemCode */.x)(error) === 'EPERM';
    }
};
/** An empty folder; made anew only when something was left in it. */
const freshFolder = (files, folder) => {
    if (files.stat(folder)?.kind === 'directory') {
        if (files.list(folder).length === 0)
            return folder;
        files.remove(folder);
    }
    else
        (0,external_node_fs_.rmSync)(folder, { force: true });
    files.makeDirectory(folder, 0o700);
    return folder;
};
/** Mounts inside the tree are links here; others have no place. */
const linkMounts = (setup, repo) => {
    const { files } = setup.deps;
    for (const mount of setup.mounts) {
        if (mount.inRepo === null)
            continue;
        const place = (0,external_node_path_.join)(repo, mount.inRepo);
        if (files.stat(place)?.kind === 'link')
            continue;
        preparePlaces(files, repo, [mount]);
        files.remove(place);
        (0,external_node_fs_.symlinkSync)(mount.from, place, 'dir');
    }
};
/** Living members; a dead one that nobody has collected keeps the group in being. */
const none_membersOf = (group) => {
    if (!groupExists(group))
        return [];
    return listProcesses().filter((pid) => {
        // The name in parentheses may hold anything, the fields after it do not.
        const [, state, , member] = /\) (\S) (\d+) (\d+)/.exec(readKernelFile(`/proc/${pid}/stat`)) ?? [];
        return Number(member) === group && state !== 'Z' && state !== 'X';
    });
};
/** Kills what is left of a step; gives what did not die. */
const killLeft = (setup, group, trace) => waitUntilGone(setup.deps.clock, () => {
    const left = group === null ? [] : none_membersOf(group);
    const strays = trace.find();
    if (left.length > 0)
        signalQuietly(-(group ?? 0));
    for (const pid of strays)
        signalQuietly(pid);
    return [...left, ...strays];
});
const none_nobody = { exitCode: null, signal: null };
const judge = (stop, config, exit) => {
    const fail = (failure, detail, ...limitsHit) => ({
        ending: none_nobody,
        failure,
        detail,
        limitsHit,
    });
    switch (stop.reason()) {
        case 'timeout':
            return { ending: none_nobody, failure: null, detail: null, limitsHit: ['wall'] };
        case 'abort':
            return fail('aborted', 'the step was ended early');
        case 'output':
        case 'archive':
            return fail('output_limit', `more than ${config.output} bytes of output`, 'output');
        case null:
    }
    if (exit.spawnError !== null)
        return fail('spawn', `the program could not be started: ${exit.spawnError}`);
    const ending = exit.exitCode === null ? { exitCode: null, signal: exit.signal } : readStatus(exit.exitCode);
    return { ending, failure: null, detail: null, limitsHit: [] };
};
/** Runs one step as a plain child of ours: one process, no walls; killed by its group and its token. */
const runNoneStep = async (setup, step) => {
    const { config, deps } = setup;
    const { clock, files } = deps;
    const worker = (0,external_node_path_.join)(setup.directory, `none-${step.worker}`);
    const temporary = freshFolder(files, (0,external_node_path_.join)(worker, 'tmp'));
    const outFolder = step.role === 'a' ? freshFolder(files, (0,external_node_path_.join)(worker, 'out')) : null;
    linkMounts(setup, step.repo);
    const token = setup.token();
    const places = {
        temporary,
        nodeBin: (0,external_node_path_.dirname)(setup.nodePath),
        out: outFolder,
        input: step.input,
    };
    const env = planEnvironment(places, [config.env, step.env, { GUILDSEAL_STEP: token }]);
    const begin = clock.monotonicMs();
    const trace = createTrace(token, () => clock.monotonicMs() - begin);
    const stop = createStop(clock, step.timeoutMs, step.signal);
    const [file = '', ...args] = step.command;
    const child = deps.exec.start(file, args, {
        env,
        cwd: step.repo,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
    });
    const overflow = () => {
        stop.now('output');
    };
    const streams = [1, 2].map((descriptor) => capture(child.stdio[descriptor], config.output, overflow));
    stop.arm(() => {
        child.kill('SIGKILL');
    });
    const exit = await Promise.race([child.exited, stop.stuck]);
    const wallMs = clock.monotonicMs() - begin;
    stop.disarm();
    const survivors = await killLeft(setup, child.pid, trace);
    await drain(clock, streams);
    const [stdout, stderr] = streams.map((stream) => stream.bytes());
    const shared = {
        timedOut: stop.reason() === 'timeout',
        wallMs,
        cpuMs: null,
        maxRssKib: null,
        stdout: stdout ?? new Uint8Array(),
        stderr: stderr ?? new Uint8Array(),
    };
    const none = outFolder === null ? null : [];
    if (exit === null || survivors.length > 0) {
        const detail = `processes ${survivors.join(', ')}`;
        return { ...shared, ...none_nobody, failure: 'survivor', detail, out: none, limitsHit: [] };
    }
    const verdict = judge(stop, config, exit);
    const outcome = {
        ...shared,
        ...verdict.ending,
        failure: verdict.failure,
        detail: verdict.detail,
        out: none,
        limitsHit: verdict.limitsHit,
    };
    // As under bwrap: only a good end hands its files on.
    if (outFolder === null || verdict.ending.exitCode !== 0)
        return outcome;
    const collector = createOutCollector(config.out);
    const problem = harvestFolder(outFolder, config.out, collector);
    if (problem === null)
        return { ...outcome, out: collector.files() };
    const limitsHit = problem.failure === 'output_caps' ? ['out'] : [];
    return { ...outcome, ...none_nobody, failure: problem.failure, detail: problem.detail, limitsHit };
};

// EXTERNAL MODULE: ./src/sandbox/config.ts
var config = __webpack_require__(4545);
;// CONCATENATED MODULE: ./src/sandbox/self-test.ts



/**
 * What the confined script tells about itself, a `name value` a line. Perl, where there is one, tries what
 * no shell can; the argument is one byte more than /tmp and /out may hold.
 */
const selfTest = `
while read -r k v; do case $k in CapBnd:|CapEff:|NoNewPrivs:|Seccomp:) echo "$k $v" ;; esac; done </proc/self/status
echo "links $(ls /sys/class/net 2>/dev/null; sed -n 's/^ *\\([a-z0-9]*\\):.*/\\1/p' /proc/net/dev | tr '\\n' ' ')"
echo "environ $(tr -d '\\0' </proc/1/environ 2>/dev/null | wc -c)"
echo "descriptors $(ls /proc/self/fd | tr '\\n' ' ')"
for f in / /dev /repo /usr /etc /in; do if (: >"$f/.probe") 2>/dev/null; then echo "writable $f"; fi; done
for f in /tmp /out; do head -c "$1" /dev/zero 2>/dev/null >"$f/fill" || echo "sized $f"; rm -f "$f/fill"; done
/in/program 2>/dev/null && echo "executed /in"
[ -r /in/program ] && echo "input readable"
for f in /root /home /etc/shadow /sys /var /run; do [ -e "$f" ] && echo "visible $f"; done
unshare -U true 2>/dev/null && echo "namespace made"
command -v perl >/dev/null && perl -e 'socket(my $s, 40, 1, 0) and print "socket vsock\\n"'
i=0; while [ "$i" -lt "$2" ]; do { sleep 9 & } 2>/dev/null || break; i=$((i + 1)); echo "forked $i"; done
`;
const noCapability = '0000000000000000';
const judgeLines = (text, forks) => {
    const facts = {};
    const lists = {};
    for (const line of text.split('\n')) {
        const [, name = '', value = ''] = /^([A-Za-z]+):? (.*)$/.exec(line) ?? [];
        facts[name] = value.trim();
        (lists[name] ??= []).push(value.trim());
    }
    const problems = [];
    const demand = (holds, problem) => {
        if (!holds)
            problems.push(problem);
    };
    demand(facts['CapEff'] === noCapability, 'commands have capabilities');
    demand(facts['CapBnd'] === noCapability, 'commands could gain capabilities');
    demand(facts['NoNewPrivs'] === '1', 'commands could gain privileges');
    demand(facts['Seccomp'] === '2', 'the system call filter is not in force');
    demand(facts['links'] === 'lo', `the network is visible: ${facts['links'] ?? ''}`);
    demand(facts['environ'] === '0', 'the environment of the first process is readable');
    // The fourth is the folder that is being listed.
    demand(facts['descriptors'] === '0 1 2 3', `descriptors are open: ${facts['descriptors'] ?? ''}`);
    demand(lists['writable'] === undefined, `writable: ${(lists['writable'] ?? []).join(' ')}`);
    demand((lists['sized'] ?? []).join(' ') === '/tmp /out', '/tmp and /out have no size');
    demand(lists['executed'] === undefined, '/in can be executed');
    demand(facts['input'] === 'readable', '/in cannot be read');
    demand(lists['visible'] === undefined, `visible: ${(lists['visible'] ?? []).join(' ')}`);
    demand(lists['namespace'] === undefined, 'commands can make user namespaces');
    demand(lists['socket'] === undefined, 'commands can open vsock sockets');
    demand(Number(facts['forked'] ?? 0) < forks, 'the limit of processes does not hold');
    return problems;
};
const run = (box, repo, input, forks) => runBoxStep(box, {
    role: 'b',
    slot: 'probe',
    worker: 0,
    repo,
    input,
    env: {},
    timeoutMs: 30_000,
    command: [
        '/bin/sh',
        '-c',
        selfTest,
        'self-test',
        String(probeLimits.tmpBytes + 1),
        String(forks),
    ],
    tmpBytes: probeLimits.tmpBytes,
    outBytes: probeLimits.outBytes,
});
/** Runs the self-test under the mode's real flags; gives what is wrong, nothing when all holds. */
const testBox = async (box, forks) => {
    const { files } = box.deps;
    const repo = (0,external_node_path_.join)(box.setup.directory, `self-test-${box.setup.tag}`);
    const input = (0,external_node_path_.join)(box.setup.inputs, `self-test-${box.setup.tag}`);
    try {
        files.makeDirectory(repo, 0o755);
        files.makeDirectory(input, 0o755);
        files.write((0,external_node_path_.join)(input, 'program'), '#!/bin/sh\nexit 0\n', { mode: 0o755 });
        const result = await run(box, repo, input, forks);
        if (result.kind === 'lost')
            return [result.detail];
        const { outcome } = result;
        if (outcome.failure !== null || outcome.timedOut) {
            return [`the self-test failed: ${outcome.detail ?? 'it took too long'}`];
        }
        return judgeLines(Buffer.from(outcome.stdout).toString(), forks);
    }
    finally {
        files.remove(repo);
        files.remove(input);
    }
};

;// CONCATENATED MODULE: ./src/sandbox/probe.ts








const appArmorProfile = 'abi <abi/4.0>, profile bwrap /usr/bin/bwrap flags=(unconfined) { userns, }';
/** The line that gives this machine the level `bwrap`. */
const fixFor = (machine) => {
    const { tools, uid, root, container } = machine;
    if (machine.platform !== 'linux') {
        return 'use a Linux runner: "verify", "report" and "review" work here, commands cannot be confined';
    }
    if (tools.bwrap === null && !container) {
        const install = uid === 0 ? 'apt-get install -y bubblewrap' : 'sudo apt-get install -y bubblewrap';
        return machine.appArmorRestricts && root === null
            ? `${install}; and in /etc/apparmor.d: ${appArmorProfile}`
            : install;
    }
    if (container) {
        const install = tools.bwrap === null ? 'apt-get install -y bubblewrap in a job with ' : '';
        return `${install}a host-mode label for this job; or container.privileged: true on a runner only trusted repositories reach; or sandbox.min_isolation: none`;
    }
    if (machine.appArmorRestricts && uid !== 0)
        return `in /etc/apparmor.d: ${appArmorProfile}`;
    return 'install bubblewrap 0.8 or newer where user namespaces are allowed, or run as root or where "sudo -n" works';
};
/** The modes of this machine, the strongest first: exact limits and a user of its own come with root. */
const modesOf = (machine) => machine.uid === 0 ? ['privileged'] : ['privileged', 'userns'];
const tryMode = async (deps, machine, mode, setup) => {
    const missing = missingFor(machine, mode);
    if (missing.length > 0)
        return { box: null, problems: missing };
    let box;
    try {
        box = await openBox(deps, machine, mode, setup);
    }
    catch (error) {
        if (!(0,app_error/* isAppError */.Y6)(error))
            throw error;
        return { box: null, problems: [error.message] };
    }
    try {
        const others = mode === 'userns' ? threadsOf(machine.uid) : 0;
        const problems = await testBox(box, probeLimits.pids + others + 8);
        if (problems.length === 0)
            return { box, problems };
        await box_closeBox(box);
        return { box: null, problems };
    }
    catch (error) {
        await box_closeBox(box);
        throw error;
    }
};
/** Tries the modes of this machine, the strongest first, and leaves the first that passes open. */
const probeBoxes = async (deps, setup) => {
    closeInherited();
    const machine = await readMachine(deps);
    const modes = [];
    for (const mode of modesOf(machine)) {
        const { box, problems } = await tryMode(deps, machine, mode, setup);
        modes.push({ mode, ok: box !== null, problems });
        if (box !== null)
            return { machine, box, modes };
    }
    return { machine, box: null, modes };
};
/** What of a probe is sealed. */
const probeHash = (machine, modes) => (0,external_node_crypto_.createHash)('sha256')
    .update((0,canonical/* canonicalBytes */.Mr)({
    platform: machine.platform,
    arch: machine.arch,
    kernel: machine.kernel,
    bwrap: machine.bwrapVersion,
    modes: modes.map(({ mode, ok, problems }) => ({
        mode,
        ok,
        problems: problems.map((problem) => problem.replace(/[^ -~]/g, '?')),
    })),
}))
    .digest('hex');
/** A new tag of eight hex digits. */
const newTag = (random) => Buffer.from(random.bytes(4)).toString('hex');
/** Says what this machine can do, for `doctor` and `demo`; leaves nothing behind. */
const probeIsolation = async (deps, nodePath) => {
    const directory = deps.files.makeTemporary('probe-');
    try {
        const { machine, box, modes } = await probeBoxes(deps, {
            config: sandboxConfig.parse({}),
            directory,
            inputs: directory,
            workers: 1,
            nodePath,
            tag: newTag(deps.random),
            mounts: [],
            rules: { guarded: [], checkout: null, isEditable: () => false },
        });
        if (box !== null)
            await closeBox(box);
        return {
            level: box === null ? 'none' : 'bwrap',
            mode: box?.mode ?? null,
            bwrap: machine.bwrapVersion,
            modes,
            fix: box === null ? fixFor(machine) : null,
        };
    }
    finally {
        deps.files.remove(directory);
    }
};

;// CONCATENATED MODULE: ./src/sandbox/open.ts









const limitNames = { cpus: 'cpu_milli' };
const demandExact = (config, limits) => {
    const loose = config.require.filter((name) => {
        const limit = limits[limitNames[name] ?? name];
        return limit === undefined || limit.approximate || limit.by === 'none';
    });
    if (loose.length > 0)
        throw errors_sandbox/* sandboxErrors */.r['sandbox.limit-not-exact']({ names: loose });
};
/** Steps in flight end with `close`; after a survivor no further step is started. */
const createSandbox = (isolation, runStep, release) => {
    const closing = new AbortController();
    const running = new Set();
    let lost = null;
    const run = async (step) => {
        if (lost !== null)
            throw errors_sandbox/* sandboxErrors */.r['sandbox.survivor']({ detail: lost });
        const ended = new AbortController();
        const end = () => {
            ended.abort();
        };
        const sources = [closing.signal, ...(step.signal === undefined ? [] : [step.signal])];
        for (const source of sources) {
            if (source.aborted)
                end();
            else
                source.addEventListener('abort', end, { once: true });
        }
        try {
            const outcome = await runStep(step, ended.signal);
            if (outcome.failure === 'survivor')
                lost = outcome.detail ?? '';
            return outcome;
        }
        finally {
            for (const source of sources)
                source.removeEventListener('abort', end);
        }
    };
    return {
        isolation,
        run: (step) => {
            const promise = run(step);
            const settled = promise.then(() => undefined, () => undefined);
            running.add(settled);
            void settled.then(() => running.delete(settled));
            return promise;
        },
        close: async () => {
            closing.abort();
            await Promise.all(running);
            await release();
        },
    };
};
const openNone = (deps, request, probe) => {
    const { config } = request;
    const directory = (0,external_node_path_.join)(request.directory, `none-${newTag(deps.random)}`);
    deps.files.makeDirectory(directory, 0o700);
    const setup = {
        deps,
        config,
        directory,
        nodePath: request.nodePath,
        mounts: mountsOf(deps, request),
        token: () => Buffer.from(deps.random.bytes(16)).toString('hex'),
    };
    const limits = looseLimits(config);
    demandExact(config, limits);
    const switchedOff = (0,external_node_crypto_.createHash)('sha256')
        .update((0,canonical/* canonicalBytes */.Mr)({ isolation: 'none' }))
        .digest('hex');
    return createSandbox({
        level: 'none',
        mode: null,
        bwrap: null,
        network: 'open',
        uid: process.getuid?.() ?? 0,
        seccomp_sha256: null,
        limits,
        key_exposed: request.keyPresent,
        probe_sha256: probe === null ? switchedOff : probeHash(probe.machine, probe.modes),
    }, (step, signal) => runNoneStep(setup, { ...step, signal }), () => {
        deps.files.remove(directory);
        return Promise.resolve();
    });
};
const rulesOf = (request) => ({
    guarded: [request.directory, request.inputs, ...(request.mountRules?.guarded ?? [])],
    checkout: request.mountRules?.checkout ?? null,
    isEditable: request.mountRules?.isEditable ?? (() => false),
});
const mountsOf = (deps, request) => checkMounts(deps.files, request.config.mounts, rulesOf(request));
/** A start that found the slot's last processes not yet reaped by the kernel has run nothing: again, soon. */
const startWaitsMs = [50, 200, 800];
const notYetReaped = /Resource temporarily unavailable|Cannot fork/;
const openBwrap = ({ clock }, request, box, probe) => {
    const { config } = request;
    return createSandbox({
        level: 'bwrap',
        mode: box.mode,
        bwrap: probe.machine.bwrapVersion,
        network: config.network ? 'open' : 'none',
        uid: box.slots['w0a']?.uid ?? probe.machine.uid,
        seccomp_sha256: box.seccompSha256,
        limits: box.limits,
        key_exposed: false,
        probe_sha256: probeHash(probe.machine, probe.modes),
    }, async (step, signal) => {
        const boxStep = {
            ...step,
            signal,
            slot: `w${step.worker}${step.role}`,
            tmpBytes: config.tmp,
            outBytes: config.out,
        };
        let result = await runBoxStep(box, boxStep);
        for (const waitMs of startWaitsMs) {
            if (result.kind === 'ended' || !notYetReaped.test(result.detail))
                break;
            await clock.wait(waitMs, signal);
            result = await runBoxStep(box, boxStep);
        }
        if (result.kind === 'ended')
            return result.outcome;
        throw errors_sandbox/* sandboxErrors */.r['sandbox.isolation-lost']({ detail: result.detail });
    }, () => box_closeBox(box));
};
/**
 * Opens the strongest isolation that passes its probe. Throws `sandbox.isolation-too-weak` below
 * `min_isolation`, `sandbox.limit-not-exact`, `sandbox.mount-refused`.
 */
const openSandbox = async (deps, request) => {
    const { config } = request;
    if (config.isolation === 'none') {
        if (config.min_isolation === 'none')
            return openNone(deps, request, null);
        throw errors_sandbox/* sandboxErrors */.r['sandbox.isolation-too-weak']({
            required: config.min_isolation,
            found: 'none',
            problems: ['sandbox.isolation: none switches the sandbox off'],
            fix: 'leave sandbox.isolation out, or set sandbox.min_isolation: none as well',
        });
    }
    const probe = await probeBoxes(deps, {
        config,
        directory: request.directory,
        inputs: request.inputs,
        workers: request.workers,
        nodePath: request.nodePath,
        tag: newTag(deps.random),
        mounts: mountsOf(deps, request),
        rules: rulesOf(request),
    });
    const { box } = probe;
    const problems = probe.modes.flatMap(({ mode, problems: list }) => list.map((problem) => `${mode}: ${problem}`));
    if (box === null) {
        if (config.min_isolation === 'none' && config.isolation === 'auto') {
            deps.log.warn(`commands run without confinement; for isolation: ${fixFor(probe.machine)}`);
            return openNone(deps, request, probe);
        }
        throw errors_sandbox/* sandboxErrors */.r['sandbox.isolation-too-weak']({
            required: 'bwrap',
            found: 'none',
            problems,
            fix: fixFor(probe.machine),
        });
    }
    try {
        demandExact(config, box.limits);
    }
    catch (error) {
        await box_closeBox(box);
        throw error;
    }
    return openBwrap(deps, request, box, probe);
};

// EXTERNAL MODULE: ./src/policy/base-index.ts
var base_index = __webpack_require__(128);
// EXTERNAL MODULE: ./src/search/noise/promotion.ts
var noise_promotion = __webpack_require__(2948);
// EXTERNAL MODULE: ./src/search/config.ts
var search_config = __webpack_require__(2356);
;// CONCATENATED MODULE: ./src/search/proposers/arms.ts
const forgetting = 0.98;
const explore = 0.1;
/** Gamma(shape, 1) for shape >= 1 by Marsaglia and Tsang (2000). */
const drawGamma = (shape, random) => {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
        const x = random.normal();
        const root = 1 + c * x;
        if (root <= 0)
            continue;
        const v = root * root * root;
        const u = random.next();
        if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v)))
            return d * v;
    }
};
/**
 * Thompson sampling on Beta(1 + wins, 1 + losses) with a tenth of the picks uniform; counts fade by .98 a
 * finished trial.
 */
const createArms = (names) => {
    const trials = new Float64Array(names.length);
    const wins = new Float64Array(names.length);
    const draw = (arm, random) => {
        const i = names.indexOf(arm);
        const won = wins[i] ?? 0;
        const a = drawGamma(1 + won, random);
        const b = drawGamma(1 + (trials[i] ?? 0) - won, random);
        return a / (a + b);
    };
    return {
        pick: (among, random) => {
            if (random.next() < explore)
                return random.pick(among);
            let best = among[0];
            let bestDraw = -1;
            for (const arm of among) {
                const drawn = among.length === 1 ? 0 : draw(arm, random);
                if (drawn > bestDraw) {
                    best = arm;
                    bestDraw = drawn;
                }
            }
            return best;
        },
        learn: (arm, better) => {
            for (let i = 0; i < names.length; i += 1) {
                const isIt = names[i] === arm ? 1 : 0;
                trials[i] = ((trials[i] ?? 0) + isIt) * forgetting;
                wins[i] = ((wins[i] ?? 0) + (better ? isIt : 0)) * forgetting;
            }
        },
    };
};

;// CONCATENATED MODULE: ./src/search/proposers/text-file.ts
const createFile = (path, lines, endings, ending, finalNewline) => {
    const known = new Map();
    const file = {
        path,
        lines,
        endings,
        ending,
        finalNewline,
        memo: (key, make) => {
            if (!known.has(key))
                known.set(key, make(file));
            return known.get(key);
        },
    };
    return file;
};
/** The file's lines, or null when its bytes are not UTF-8 text without NUL. */
const parseText = (path, bytes) => {
    if (bytes.includes(0))
        return null;
    let text;
    try {
        // ignoreBOM keeps the mark as a character, so that it is written back.
        text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return null;
    }
    const finalNewline = text.endsWith('\n');
    const parts = text === '' ? [] : text.split('\n');
    if (finalNewline)
        parts.pop();
    let crlf = 0;
    const endings = [];
    const lines = parts.map((part) => {
        const returns = part.endsWith('\r');
        if (returns)
            crlf += 1;
        endings.push(returns ? '\r\n' : '\n');
        return returns ? part.slice(0, -1) : part;
    });
    const last = lines.length - 1;
    if (last >= 0 && !finalNewline) {
        // Without a final newline the last line has no ending: its CR, if any, is text.
        lines[last] = parts[last] ?? '';
        endings[last] = '';
    }
    return createFile(path, lines, endings, 2 * crlf > endings.filter((ending) => ending !== '').length ? '\r\n' : '\n', finalNewline);
};
/** The bytes of a file. */
const renderText = (file) => {
    let text = '';
    const last = file.lines.length - 1;
    for (let i = 0; i <= last; i += 1) {
        text += file.lines[i] ?? '';
        const ending = file.endings[i] ?? '';
        if (i < last || file.finalNewline)
            text += ending === '' ? file.ending : ending;
    }
    return new TextEncoder().encode(text);
};
/** The file with hunks applied; a replaced line keeps its ending. */
const applyHunks = (file, hunks) => {
    const lines = [];
    const endings = [];
    let from = 0;
    const keepTo = (end) => {
        for (; from < end; from += 1) {
            lines.push(file.lines[from] ?? '');
            endings.push(file.endings[from] ?? '');
        }
    };
    for (const hunk of hunks) {
        keepTo(hunk.start);
        hunk.lines.forEach((line, i) => {
            lines.push(line);
            endings.push((i < hunk.removed ? file.endings[hunk.start + i] : file.ending) ?? file.ending);
        });
        from = hunk.start + hunk.removed;
    }
    keepTo(file.lines.length);
    return createFile(file.path, lines, endings, file.ending, file.finalNewline);
};
/** The one hunk between common first and last lines that leads from one text to the other, null when equal. */
const diffLines = (before, after) => {
    const least = Math.min(before.length, after.length);
    let start = 0;
    while (start < least && before[start] === after[start])
        start += 1;
    let tail = 0;
    while (tail < least - start &&
        before[before.length - 1 - tail] === after[after.length - 1 - tail]) {
        tail += 1;
    }
    const removed = before.length - tail - start;
    const lines = after.slice(start, after.length - tail);
    return removed === 0 && lines.length === 0 ? null : { start, removed, lines };
};
const commentLine = /^\s*(?:\/\/|\/\*|\*\/|\*\s|\*$|#(?:[\s!#]|$)|<!--|--\s)/;
const trailingComment = /\s(?:\/\/|\/\*|#\s|--\s)/;
/** Mark of a declared range in a comment; what follows it is never edited. */
const rangeMark = 'guildseal:';
/** The line up to its comment, by the comment marks of common languages. */
const codePart = (line) => {
    if (commentLine.test(line))
        return '';
    const comment = trailingComment.exec(line)?.index ?? line.length;
    const mark = line.indexOf(rangeMark);
    return line.slice(0, mark < 0 ? comment : Math.min(comment, mark));
};
const findActive = (file) => {
    const filled = [];
    const active = [];
    file.lines.forEach((line, i) => {
        if (line.trim() === '')
            return;
        filled.push(i);
        if (codePart(line) !== '')
            active.push(i);
    });
    return active.length > 0 ? active : filled;
};
/** Indices of the lines that are neither blank nor a comment; of the filled ones if all are comments. */
const activeLines = (file) => file.memo('active', findActive);
const quoted = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`/g;
/** The code of a line with the insides of strings blanked out, positions unchanged. */
const codeOf = (line) => codePart(line).replace(quoted, (text) => ' '.repeat(text.length));

;// CONCATENATED MODULE: ./src/search/proposers/operators/operator.ts

/** One of all items that `find` sees in the files, each equally likely; null when there is none. */
const pickSite = (context, find) => {
    const found = context.files.map(find);
    const total = found.reduce((sum, items) => sum + items.length, 0);
    if (total === 0)
        return null;
    let at = context.random.int(total);
    for (const [i, items] of found.entries()) {
        const file = context.files[i];
        const item = items[at];
        if (file !== undefined && at < items.length)
            return { file, item: item };
        at -= items.length;
    }
    return null;
};
/** A line for people: without its comment, unless it is nothing else. */
const shorten = (text) => {
    const code = codePart(text).trim();
    const line = code === '' ? text.trim() : code;
    return line.length > 60 ? `${line.slice(0, 57)}...` : line;
};
/** An edit that puts `text` in the place of one line; null when that changes nothing. */
const replaceLine = (file, index, text) => {
    const old = file.lines[index] ?? '';
    if (old === text)
        return null;
    return {
        file,
        hunks: [{ start: index, removed: 1, lines: [text] }],
        description: `${file.path}:${index + 1} ${shorten(old)} -> ${shorten(text)}`,
    };
};
/** `path:line text`, lines counted from 1. */
const describeLine = (file, index) => `${file.path}:${index + 1} ${shorten(file.lines[index] ?? '')}`;
/** The line with one span of it replaced. */
const splice = (line, start, end, text) => line.slice(0, start) + text + line.slice(end);

;// CONCATENATED MODULE: ./src/search/proposers/operators/block.ts


const depthChange = (code) => {
    let depth = 0;
    for (const char of code) {
        if (char === '{' || char === '(' || char === '[')
            depth += 1;
        else if (char === '}' || char === ')' || char === ']')
            depth -= 1;
    }
    return depth;
};
const indent = (line) => line.length - line.trimStart().length;
/** Blocks of brackets that close on a later line, and of indentation below a line that ends in a colon. */
const findBlocks = (file) => {
    const blocks = [];
    const open = [];
    const indented = [];
    let lastFilled = -1;
    const closeIndented = (column) => {
        for (let top = indented.at(-1); top !== undefined && top.indent >= column; top = indented.at(-1)) {
            indented.pop();
            if (lastFilled > top.line)
                blocks.push({ start: top.line, count: lastFilled - top.line + 1 });
        }
    };
    for (const line of activeLines(file)) {
        const text = file.lines[line] ?? '';
        const code = codeOf(text).trimEnd();
        closeIndented(indent(text));
        const change = depthChange(code);
        for (let i = 0; i < change; i += 1)
            open.push(line);
        let start;
        for (let i = 0; i > change && open.length > 0; i -= 1)
            start = open.pop();
        if (start !== undefined)
            blocks.push({ start, count: line - start + 1 });
        if (code.endsWith(':'))
            indented.push({ line, indent: indent(text) });
        lastFilled = line;
    }
    closeIndented(0);
    return blocks.filter((block) => block.count < file.lines.length);
};
/** `block_delete`: a balanced block with its head and its end. */
const blockDelete = (context) => {
    const site = pickSite(context, (file) => file.memo('block', findBlocks));
    if (site === null)
        return null;
    const { start, count } = site.item;
    return {
        file: site.file,
        hunks: [{ start, removed: count, lines: [] }],
        description: `delete block ${describeLine(site.file, start)} (${count} lines)`,
    };
};

;// CONCATENATED MODULE: ./src/search/proposers/operators/identifier.ts


const keywords = new Set(('abstract and as async await bool boolean break byte case catch char class const continue def default ' +
    'del delete do double elif else enum except export extends false final finally float fn for from func ' +
    'function global go if impl implements import in include int interface is lambda let long match mod ' +
    'mut new nil none not null number of or package pass private protected pub public raise return ' +
    'self short static string struct super switch this throw trait true try type typeof undefined ' +
    'unsigned use using var void where while with yield').split(' '));
const findNames = (line) => [...codeOf(line).matchAll(/(?<![\w$#@])[A-Za-z_$][\w$]*/g)]
    .map((match) => ({ start: match.index, text: match[0] }))
    .filter((name) => !keywords.has(name.text.toLowerCase()));
const findLines = (file) => activeLines(file)
    .map((line) => ({ line, names: findNames(file.lines[line] ?? '') }))
    .filter(({ names }) => names.some((name) => name.text !== names[0]?.text));
/** `identifier_swap`: two different identifiers of a line change places. */
const identifierSwap = (context) => {
    const site = pickSite(context, (file) => file.memo('identifier', findLines));
    if (site === null)
        return null;
    const { line, names } = site.item;
    const one = context.random.pick(names);
    const other = context.random.pick(names.filter((name) => name.text !== one.text));
    const [first, second] = one.start < other.start ? [one, other] : [other, one];
    const old = site.file.lines[line] ?? '';
    const late = splice(old, second.start, second.start + second.text.length, first.text);
    return replaceLine(site.file, line, splice(late, first.start, first.start + first.text.length, second.text));
};

;// CONCATENATED MODULE: ./src/search/proposers/operators/lines.ts


const longestRun = 3;
/** Longer runs are rarer: each line more comes with this chance. */
const runShare = 0.3;
const neighbourShare = 0.5;
const indentation = (line) => /^[ \t]*/.exec(line)?.[0] ?? '';
const refit = (line, like) => indentation(like) + line.trimStart();
const runLength = (context, most) => {
    let length = 1;
    while (length < Math.min(longestRun, most) && context.random.next() < runShare)
        length += 1;
    return length;
};
const pickLine = (context) => pickSite(context, activeLines);
/** Two replacements of runs that may touch, as sorted hunks that do not. */
const inOrder = (file, one, other) => {
    const [a, b] = one.start <= other.start ? [one, other] : [other, one];
    const gap = a.start + a.removed;
    if (b.start > gap)
        return [a, b];
    return [
        {
            start: a.start,
            removed: b.start + b.removed - a.start,
            lines: [...a.lines, ...file.lines.slice(gap, b.start), ...b.lines],
        },
    ];
};
/** `line_delete`: 1 to 3 lines, never all of a file. */
const lineDelete = (context) => {
    const site = pickLine(context);
    if (site === null)
        return null;
    const { file, item: start } = site;
    const removed = runLength(context, file.lines.length - start);
    if (removed >= file.lines.length)
        return null;
    const more = removed > 1 ? ` and ${removed - 1} more` : '';
    return {
        file,
        hunks: [{ start, removed, lines: [] }],
        description: `delete ${describeLine(file, start)}${more}`,
    };
};
/** `line_duplicate`: a line again after itself. */
const lineDuplicate = (context) => {
    const site = pickLine(context);
    if (site === null)
        return null;
    const { file, item } = site;
    return {
        file,
        hunks: [{ start: item + 1, removed: 0, lines: [file.lines[item] ?? ''] }],
        description: `duplicate ${describeLine(file, item)}`,
    };
};
/** `line_swap`: two lines of a file change places, half the time neighbours. */
const lineSwap = (context) => {
    const site = pickLine(context);
    if (site === null)
        return null;
    const { file, item } = site;
    const active = activeLines(file);
    if (active.length < 2)
        return null;
    const { random } = context;
    const at = active.indexOf(item);
    const next = random.next() < neighbourShare ? (at + 1) % active.length : random.int(active.length);
    const other = active[next] ?? item;
    const [first, second] = item < other ? [item, other] : [other, item];
    const one = file.lines[first] ?? '';
    const two = file.lines[second] ?? '';
    if (one === two)
        return null;
    return {
        file,
        hunks: inOrder(file, { start: first, removed: 1, lines: [refit(two, one)] }, { start: second, removed: 1, lines: [refit(one, two)] }),
        description: `swap ${describeLine(file, first)} and ${describeLine(file, second)}`,
    };
};
/** `line_move`: 1 to 3 lines to another place of their file. */
const lineMove = (context) => {
    const site = pickLine(context);
    if (site === null)
        return null;
    const { file, item: start } = site;
    const { random } = context;
    const count = runLength(context, file.lines.length - start);
    const others = activeLines(file).filter((line) => line < start || line >= start + count);
    if (others.length === 0)
        return null;
    const target = random.pick(others);
    const place = target < start ? target : target + 1;
    const like = file.lines[target] ?? '';
    const run = file.lines.slice(start, start + count);
    const shift = indentation(like);
    const own = indentation(run[0] ?? '');
    const lines = run.map((line) => (line.startsWith(own) ? shift + line.slice(own.length) : line));
    const hunks = inOrder(file, { start, removed: count, lines: [] }, { start: place, removed: 0, lines });
    const more = count > 1 ? ` and ${count - 1} more` : '';
    return {
        file,
        hunks,
        description: `move ${describeLine(file, start)}${more} to line ${place + 1}`,
    };
};
/** `line_replace`: a line gives way to a line of an editable file. */
const lineReplace = (context) => {
    const site = pickLine(context);
    const source = pickLine(context);
    if (site === null || source === null)
        return null;
    const old = site.file.lines[site.item] ?? '';
    return replaceLine(site.file, site.item, refit(source.file.lines[source.item] ?? '', old));
};
const insertBeside = (context, text) => {
    const beside = pickLine(context);
    if (beside === null)
        return null;
    const { file, item } = beside;
    const start = item + context.random.int(2);
    const line = refit(text, file.lines[item] ?? '');
    return {
        file,
        hunks: [{ start, removed: 0, lines: [line] }],
        description: `insert ${file.path}:${start + 1} ${line.trim().slice(0, 60)}`,
    };
};
/** `line_insert`: a line of an editable file once more elsewhere. */
const lineInsert = (context) => {
    const source = pickLine(context);
    return source === null ? null : insertBeside(context, source.file.lines[source.item] ?? '');
};

;// CONCATENATED MODULE: ./src/search/proposers/number-literal.ts
const literal = /(?<![\w.$#])(?:(0[xX])([\da-fA-F][\da-fA-F_]*)|(0[bB])([01][01_]*)|(0[oO])([0-7][0-7_]*)|((?:\d[\d_]*(?:\.(?:\d[\d_]*)?)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?)([A-Za-z%]\w{0,3})?)(?![\w.])/g;
const isNegated = (line, at) => {
    if (line[at - 1] !== '-')
        return false;
    const before = line.slice(0, at - 1);
    // Directly after an operand the minus subtracts.
    return before === '' || /[\s=(,:[{<>?&|!~^*/%+;"'`]$/.test(before);
};
const readMatch = (line, match) => {
    const prefix = match[1] ?? match[3] ?? match[5] ?? '';
    const digits = match[2] ?? match[4] ?? match[6] ?? match[7] ?? '';
    const radix = match[2] !== undefined ? 16 : match[4] !== undefined ? 2 : match[6] !== undefined ? 8 : 10;
    const plain = digits.replaceAll('_', '');
    const size = radix === 10 ? Number(plain) : Number.parseInt(plain, radix);
    const integer = radix !== 10 || !/[.eE]/.test(plain);
    if (!Number.isFinite(size) || (integer && !Number.isSafeInteger(size)))
        return null;
    const negative = isNegated(line, match.index);
    return {
        start: negative ? match.index - 1 : match.index,
        end: match.index + match[0].length,
        value: negative ? -size : size,
        integer,
        radix,
        prefix,
        digits,
        suffix: match[8] ?? '',
    };
};
/** The number literals of a line outside identifiers; integers beyond 2^53 and versions like 1.2.3 are none. */
const findNumbers = (line) => {
    const found = [];
    for (const match of line.matchAll(literal)) {
        const number = readMatch(line, match);
        if (number !== null)
            found.push(number);
    }
    return found;
};
const group = (digits, size) => digits.replace(new RegExp(`\\B(?=(?:[\\da-fA-F]{${size}})+$)`, 'g'), '_');
const renderInteger = (value, like) => {
    const plain = like.digits.replaceAll('_', '');
    let digits = Math.abs(value).toString(like.radix);
    if (/[A-F]/.test(plain))
        digits = digits.toUpperCase();
    if (like.radix !== 10 || (plain.length > 1 && plain.startsWith('0'))) {
        digits = digits.padStart(plain.length, '0');
    }
    return like.digits.includes('_') ? group(digits, like.radix === 10 ? 3 : 4) : digits;
};
/** Decimals that show a change of this size with two digits. */
const decimalsFor = (change) => {
    let decimals = 0;
    for (let scaled = change; scaled < 10 && decimals < 15; scaled *= 10)
        decimals += 1;
    return decimals;
};
/** Drops zeros at the end of a fraction, down to `least` decimals. */
const trimZeros = (text, least) => {
    const point = text.indexOf('.');
    if (point < 0)
        return text;
    let end = text.length;
    while (text[end - 1] === '0' && end - point - 1 > least)
        end -= 1;
    return text.slice(0, end - 1 === point ? point : end);
};
const renderFloat = (value, like) => {
    const size = Math.abs(value);
    const [mantissa = '', exponent] = like.digits.replaceAll('_', '').split(/[eE]/);
    const change = Math.abs(size - Math.abs(like.value));
    const least = (mantissa.split('.')[1] ?? '').length;
    // One digit more than two of the change: half of 2.5 is 1.25.
    const decimals = (relative) => Math.max(least, relative === 0 ? 0 : Math.min(15, decimalsFor(relative) + 1));
    if (exponent !== undefined) {
        const text = size.toExponential(Math.min(15, decimals(size === 0 ? 0 : change / size)));
        const [front = '', power = ''] = text.split('e');
        const sign = power.startsWith('-') ? '-' : exponent.startsWith('+') ? '+' : '';
        const mark = like.digits.includes('E') ? 'E' : 'e';
        return `${trimZeros(front, least)}${mark}${sign}${power.slice(1)}`;
    }
    const text = trimZeros(size.toFixed(decimals(change)), least);
    if (!like.digits.includes('_'))
        return text;
    const [front = '', back] = text.split('.');
    return back === undefined ? group(front, 3) : `${group(front, 3)}.${back}`;
};
/**
 * A value written like a literal: same radix, padding, separators, exponent form and suffix, with as many
 * decimals more as the change needs; null when it cannot be written so.
 */
const renderNumber = (value, like) => {
    if (!Number.isFinite(value) || Math.abs(value) > 1e15)
        return null;
    const rounded = like.integer ? Math.round(value) : value;
    const text = like.integer ? renderInteger(rounded, like) : renderFloat(rounded, like);
    const isZero = !/[1-9a-fA-F]/.test(text.split(/[eE](?=[+-]?\d+$)/)[0] ?? '') || rounded === 0;
    return `${rounded < 0 && !isZero ? '-' : ''}${like.prefix}${text}${like.suffix}`;
};
/** The line with every number replaced by `#`. */
const maskNumbers = (line) => line.replace(literal, '#');

;// CONCATENATED MODULE: ./src/search/proposers/steps.ts


const most = 4096;
const smallest = 1e-3;
const largest = 4;
const growth = 1.5;
/** 1.5^(-1/4): one success in five keeps the step. */
const shrinkage = 0.9036020036098449;
/** Adaptive step sizes; the oldest of more than 4096 sites are forgotten. */
const createSteps = () => {
    const known = new Map();
    const of = (site, initial) => known.get(site) ?? initial;
    return {
        of,
        learn: (site, initial, success) => {
            const step = of(site, initial) * (success ? growth : shrinkage);
            known.delete(site);
            known.set(site, Math.min(largest, Math.max(smallest, step)));
            if (known.size > most) {
                for (const oldest of known.keys()) {
                    known.delete(oldest);
                    break;
                }
            }
        },
    };
};
/** Step a site starts from: relative to a positive value, absolute else. */
const initialStep = (value) => (value > 0 ? 0.5 : 1);
/**
 * Name of a number's site: what the line says without its numbers, so that it survives moves of the
 * line; where that says nothing, the line's index.
 */
const siteOf = (path, line, index, ordinal) => {
    const masked = maskNumbers(line);
    return `${path}\n${/[A-Za-z]/.test(masked) ? masked : index}\n${ordinal}`;
};
/** Values that the fixed moves of a number lead to; reaching one says nothing about the step. */
const fixedMoves = (value) => [
    Math.round(value),
    -value,
    value / 2,
    value * 2,
    0,
    1,
];
/** Tells the steps of all numbers that a hunk changed in place by a step. */
const learnSteps = (steps, path, before, hunk, success) => {
    if (hunk.removed !== hunk.lines.length)
        return;
    hunk.lines.forEach((line, i) => {
        const index = hunk.start + i;
        const old = before[index] ?? '';
        if (old === line || maskNumbers(old) !== maskNumbers(line))
            return;
        const numbers = findNumbers(codePart(line));
        findNumbers(codePart(old)).forEach((number, ordinal) => {
            const value = numbers[ordinal]?.value;
            if (value === undefined || value === number.value)
                return;
            if (fixedMoves(number.value).includes(value))
                return;
            steps.learn(siteOf(path, old, index, ordinal), initialStep(number.value), success);
        });
    });
};

;// CONCATENATED MODULE: ./src/search/proposers/operators/number.ts




const stepShare = 0.7;
const findSites = (file) => file.memo('number', () => activeLines(file).flatMap((line) => findNumbers(codePart(file.lines[line] ?? '')).map((literal, ordinal) => ({
    line,
    ordinal,
    literal,
}))));
/** A step from a value: in proportion where it is positive, else absolute; integers move by at least 1. */
const stepValue = (value, step, integer, random) => {
    const z = random.normal();
    const moved = value > 0 ? value * Math.exp(step * z) : value + step * z * Math.max(Math.abs(value), 1);
    if (!integer)
        return moved;
    const rounded = Math.round(moved);
    return rounded === value ? value + (z < 0 ? -1 : 1) : rounded;
};
/** `number`: a step of adaptive size, or round, negate, halve, double, 0, 1. */
const number = (context) => {
    const site = pickSite(context, findSites);
    if (site === null)
        return null;
    const { file } = site;
    const { line, ordinal, literal } = site.item;
    const text = file.lines[line] ?? '';
    const { random } = context;
    const value = random.next() < stepShare
        ? stepValue(literal.value, context.steps.of(siteOf(file.path, text, line, ordinal), initialStep(literal.value)), literal.integer, random)
        : random.pick(fixedMoves(literal.value));
    const rendered = renderNumber(value, literal);
    if (rendered === null)
        return null;
    return replaceLine(file, line, splice(text, literal.start, literal.end, rendered));
};

// EXTERNAL MODULE: ./src/policy/matcher.ts
var matcher = __webpack_require__(9012);
;// CONCATENATED MODULE: ./src/search/proposers/operators/range.ts






/** Share of the span that a step of size 1 covers. */
const spanShare = 0.25;
/** The rule of a configured range; the configuration has been checked. */
const rangeRule = (range) => ({
    applies: (0,matcher/* compileMatcher */.qM)([range.file]),
    match: new RegExp(range.match, 'dgm'),
    domain: range.type === 'choice'
        ? { type: 'choice', values: range.values ?? [] }
        : {
            type: range.type,
            min: range.min ?? -Infinity,
            max: range.max ?? Infinity,
            scale: range.scale,
        },
});
const bound = '([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)';
const annotation = new RegExp(`${rangeMark}\\s*${bound}\\s*\\.\\.\\s*${bound}(?:\\s+(linear|log))?`);
const findAnnotated = (file) => file.lines.flatMap((text, line) => {
    const match = text.includes(rangeMark) ? annotation.exec(text) : null;
    const value = match === null ? undefined : findNumbers(codePart(text))[0];
    if (match === null || value === undefined)
        return [];
    const min = Number(match[1]);
    const max = Number(match[2]);
    const scale = match[3] === 'log' ? 'log' : 'linear';
    if (!(min < max) || (scale === 'log' && min <= 0))
        return [];
    const whole = value.integer && Number.isInteger(min) && Number.isInteger(max);
    const domain = { type: whole ? 'int' : 'float', min, max, scale };
    return [{ line, start: value.start, end: value.end, domain }];
});
const findRule = (file, rule) => {
    const starts = [];
    let text = '';
    file.lines.forEach((line, i) => {
        starts.push(text.length);
        text += line + (file.endings[i] ?? '');
    });
    const sites = [];
    let line = 0;
    for (const match of text.matchAll(rule.match)) {
        const span = match.indices?.[1];
        if (span === undefined)
            continue;
        while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= span[0])
            line += 1;
        const from = starts[line] ?? 0;
        const end = span[1] - from;
        if (end <= (file.lines[line] ?? '').length) {
            sites.push({ line, start: span[0] - from, end, domain: rule.domain });
        }
    }
    return sites;
};
const reflect = (value, min, max) => {
    const span = max - min;
    const offset = (((value - min) % (2 * span)) + 2 * span) % (2 * span);
    return min + (offset > span ? 2 * span - offset : offset);
};
const inDomain = (value, domain, step, random) => {
    const { min, max } = domain;
    const integer = domain.type === 'int';
    if (!Number.isFinite(min) || !Number.isFinite(max)) {
        return Math.min(max, Math.max(min, stepValue(value, step, integer, random)));
    }
    const log = domain.scale === 'log';
    const low = log ? Math.log(min) : min;
    const high = log ? Math.log(max) : max;
    const z = random.normal();
    const isInside = value >= min && value <= max;
    const place = isInside
        ? reflect((log ? Math.log(value) : value) + step * spanShare * (high - low) * z, low, high)
        : low + random.next() * (high - low);
    const moved = Math.min(max, Math.max(min, log ? Math.exp(place) : place));
    if (!integer)
        return moved;
    const rounded = Math.min(Math.floor(max), Math.max(Math.ceil(min), Math.round(moved)));
    if (rounded !== value)
        return rounded;
    const towards = z < 0 ? value - 1 : value + 1;
    return towards < min ? value + 1 : towards > max ? value - 1 : towards;
};
/** A literal to write a value like, where the old text is no number. */
const plainLiteral = (integer) => ({
    start: 0,
    end: 0,
    value: 0,
    integer,
    radix: 10,
    prefix: '',
    digits: integer ? '0' : '0.0',
    suffix: '',
});
const newValue = (context, path, text, site) => {
    const old = text.slice(site.start, site.end);
    const { domain, line } = site;
    if (domain.type === 'choice') {
        const others = domain.values.filter((value) => value !== old);
        return others.length === 0 ? null : context.random.pick(others);
    }
    const found = findNumbers(old)[0];
    const literal = found ?? plainLiteral(domain.type === 'int');
    const ordinal = findNumbers(codePart(text)).findIndex((number) => number.end === site.end);
    const step = context.steps.of(siteOf(path, text, line, ordinal), 1);
    const value = inDomain(found === undefined ? NaN : literal.value, domain, step, context.random);
    // An integer literal may stand for a float: `x = 1` declared as float.
    const like = { ...literal, integer: domain.type === 'int' };
    const rendered = renderNumber(value, like);
    return rendered === null ? null : splice(old, literal.start, literal.end || old.length, rendered);
};
/** The sites that the rules and the comments of a file declare. */
const createRange = (rules) => {
    const findSites = (file) => file.memo('range', () => [
        ...rules.filter((rule) => rule.applies(file.path)).flatMap((rule) => findRule(file, rule)),
        ...findAnnotated(file),
    ]);
    return {
        hasSites: (context) => context.files.some((file) => findSites(file).length > 0),
        operator: (context) => {
            const site = pickSite(context, findSites);
            if (site === null)
                return null;
            const text = site.file.lines[site.item.line] ?? '';
            const value = newValue(context, site.file.path, text, site.item);
            if (value === null)
                return null;
            return replaceLine(site.file, site.item.line, splice(text, site.item.start, site.item.end, value));
        },
    };
};

;// CONCATENATED MODULE: ./src/search/proposers/operators/token.ts


/** Tokens of a class stand for one another. */
const classes = [
    ['<', '<=', '>', '>=', '==', '!='],
    ['<', '<=', '>', '>=', '===', '!=='],
    ['+', '-', '*', '/', '%'],
    ['+=', '-=', '*=', '/='],
    ['&&', '||'],
    ['and', 'or'],
    ['true', 'false'],
    ['True', 'False'],
    ['++', '--'],
    ['min', 'max'],
];
// A single sign counts only between blanks: elsewhere it may be a path, a type or a date.
const token = /(?<=\s)[<>+\-*/%](?=\s)|===|!==|==|!=|(?<![<>=])[<>]=|(?<=\s)[+\-*/]=|&&|\|\||\+\+|--|(?<![\w$])(?:and|or|true|false|True|False|min|max)(?![\w$])/g;
const token_findSites = (file) => activeLines(file).flatMap((line) => [...codeOf(file.lines[line] ?? '').matchAll(token)].map((match) => ({
    line,
    start: match.index,
    text: match[0],
})));
/** `token`: an operator or word gives way to another of its class. */
const tokenSwap = (context) => {
    const site = pickSite(context, (file) => file.memo('token', token_findSites));
    if (site === null)
        return null;
    const { line, start, text } = site.item;
    const own = classes.filter((members) => members.includes(text));
    const others = context.random.pick(own).filter((member) => member !== text);
    const old = site.file.lines[line] ?? '';
    return replaceLine(site.file, line, splice(old, start, start + text.length, context.random.pick(others)));
};

;// CONCATENATED MODULE: ./src/search/proposers/screening.ts

const buckets = 2 ** 16;
const noise = 0.3;
const leastVariance = 0.01;
const screening_hash = (text, seed) => {
    let h = seed;
    for (let i = 0; i < text.length; i += 1) {
        h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
    }
    // murmur's finaliser: FNV alone leaves the low bits of short texts alike
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return h ^ (h >>> 16);
};
const mix = (a, b) => {
    let h = Math.imul(a, 31) ^ Math.imul(b, 0x9e3779b1);
    h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
    return h ^ (h >>> 13);
};
/** Numbers are masked where the rest says what the line is; a line of bare integers is its numbers. */
const pairKey = (line) => {
    if (line === undefined)
        return 1;
    const masked = maskNumbers(line.trim());
    return screening_hash(/[A-Za-z]/.test(masked) ? masked : line.trim(), 0x811c9dc5);
};
const count = (change, feature, sign) => {
    const bucket = feature & (buckets - 1);
    const total = (change.get(bucket) ?? 0) + sign;
    if (total === 0)
        change.delete(bucket);
    else
        change.set(bucket, total);
};
/** The feature that an arm made the change. */
const armFeature = (arm) => screening_hash(arm, 0x1b873593) & (buckets - 1);
const countRun = (change, lines, sign) => {
    let previous = null;
    lines.forEach((line, i) => {
        const key = pairKey(line);
        // The first and the last of a run are the unchanged neighbours.
        if (i > 0 && i < lines.length - 1)
            count(change, screening_hash((line ?? '').trim(), 0x2f0b4c47), sign);
        if (previous !== null) {
            count(change, mix(mix(previous, key), 7), sign);
            count(change, mix(Math.min(previous, key), Math.max(previous, key)), sign);
        }
        previous = key;
    });
};
/**
 * Adds a hunk's features to a change: its lines, and the ordered and unordered pairs of neighbouring
 * lines.
 */
const addHunk = (change, before, hunk) => {
    const end = hunk.start + hunk.removed;
    const above = hunk.start > 0 ? before[hunk.start - 1] : undefined;
    const below = before[end];
    countRun(change, [above, ...before.slice(hunk.start, end), below], -1);
    countRun(change, [above, ...hunk.lines, below], 1);
};
/**
 * Bayesian linear regression with diagonal covariance over hashed features: memory is constant, and two
 * features in one bucket share what is known.
 */
const createScreening = () => {
    const means = new Float32Array(buckets);
    const variances = new Float32Array(buckets).fill(1);
    let gains = 0;
    let squares = 0;
    const predict = (change) => {
        let mean = 0;
        let variance = 0;
        for (const [feature, x] of change) {
            mean += x * (means[feature] ?? 0);
            variance += x * x * (variances[feature] ?? 1);
        }
        return { mean, variance };
    };
    return {
        draw: (change, random) => {
            const { mean, variance } = predict(change);
            return mean + 0.5 * Math.sqrt(variance) * random.normal();
        },
        learn: (change, gain) => {
            let y = -3;
            if (gain !== null) {
                gains += 1;
                squares += gain * gain;
                y = squares === 0 ? 0 : Math.min(3, Math.max(-3, gain / Math.sqrt(squares / gains)));
            }
            const { mean, variance } = predict(change);
            for (const [feature, x] of change) {
                const v = variances[feature] ?? 1;
                const g = (v * x) / (variance + noise);
                means[feature] = (means[feature] ?? 0) + g * (y - mean);
                variances[feature] = Math.max(leastVariance, v * (1 - g * x));
            }
        },
    };
};

;// CONCATENATED MODULE: ./src/search/proposers/mutate.ts











const rangeShare = 0.5;
const mostDuplicates = 64;
const mostRefusedByCheck = 32;
/** Duplicates after which an arm is left alone for the rest of a proposal. */
const mostDuplicatesOfArm = 16;
const largestFileBytes = 1024 ** 2;
const keptFiles = 64;
const keptBytes = 4 * 1024 ** 2;
/** Parsed files by their bytes' identity, the last few. */
const createReader = () => {
    const known = new Map();
    let held = 0;
    return (path, bytes) => {
        const seen = known.get(bytes);
        if (seen !== undefined && (seen === null || seen.path === path))
            return seen;
        const file = bytes.length > largestFileBytes ? null : parseText(path, bytes);
        if (seen === undefined)
            held += bytes.length;
        known.set(bytes, file);
        for (const oldest of known.keys()) {
            if (known.size <= keptFiles && held <= keptBytes)
                break;
            known.delete(oldest);
            held -= oldest.length;
        }
        return file;
    };
};
/**
 * The built-in proposer: edits text without a model. Which operator works is learned by a bandit, which of
 * a few drafts is evaluated by a linear model; all of its state follows from `learn`.
 */
const createMutate = (config, options = {}) => {
    const allowed = config.operators === 'all' ? search_config/* mutateOperators */.cD : config.operators;
    const maxFileBytes = Math.min(largestFileBytes, options.maxFileBytes ?? largestFileBytes);
    const range = createRange(config.ranges.map(rangeRule));
    const simple = {
        range: range.operator,
        number: number,
        line_delete: lineDelete,
        line_duplicate: lineDuplicate,
        line_swap: lineSwap,
        line_move: lineMove,
        line_replace: lineReplace,
        line_insert: lineInsert,
        block_delete: blockDelete,
        token: tokenSwap,
        identifier_swap: identifierSwap,
    };
    const names = search_config/* mutateOperators */.cD.filter((name) => allowed.includes(name));
    const arms = createArms(names);
    const steps = createSteps();
    const screening = createScreening();
    const read = createReader();
    const readAll = (files) => {
        const texts = [];
        for (const [path, bytes] of files) {
            const file = read(path, bytes);
            if (file !== null && file.lines.length > 0)
                texts.push(file);
        }
        return texts;
    };
    /** `wantsRange`: the coin of this draft, kept while it is drawn again. */
    const pickArm = (context, dry, wantsRange) => {
        const open = names.filter((name) => !dry.has(name));
        const others = open.filter((name) => name !== 'range');
        const ranges = open.length > others.length && range.hasSites(context);
        if (ranges && (wantsRange || others.length === 0))
            return 'range';
        return others.length === 0 ? null : arms.pick(others, context.random);
    };
    /** Two edits, the second on what the first left; with one site only, the one. */
    const compound = (context) => {
        const edits = [];
        let files = context.files;
        const dry = new Set(['compound']);
        while (edits.length < 2) {
            const now = { ...context, files };
            const arm = pickArm(now, dry, context.random.next() < rangeShare);
            if (arm === null || arm === 'compound')
                return [];
            const edit = simple[arm](now);
            if (edit === null) {
                dry.add(arm);
                continue;
            }
            edits.push(edit);
            const changed = applyHunks(edit.file, edit.hunks);
            files = files.map((file) => (file === edit.file ? changed : file));
        }
        return edits;
    };
    const drawEdits = (arm, context) => {
        if (arm === 'compound')
            return compound(context);
        const edit = simple[arm](context);
        return edit === null ? [] : [edit];
    };
    const finish = (arm, edits, request) => {
        const change = new Map([[armFeature(arm), 1]]);
        const results = new Map();
        for (const edit of edits) {
            for (const hunk of edit.hunks)
                addHunk(change, edit.file.lines, hunk);
            results.set(edit.file.path, applyHunks(edit.file, edit.hunks));
        }
        const changes = [];
        for (const [path, file] of [...results].sort(([a], [b]) => (a < b ? -1 : 1))) {
            const content = renderText(file);
            const old = request.parent.files.get(path);
            if (old !== undefined && Buffer.compare(old, content) === 0)
                continue;
            if (content.length > maxFileBytes)
                return null;
            const mode = request.parent.executable?.has(path) === true ? '100755' : '100644';
            changes.push({ path, mode, content });
        }
        if (changes.length === 0)
            return null;
        return { edits: changes, arm, description: edits.map((e) => e.description).join('; '), change };
    };
    /** Up to `screen` drafts with unseen trees, best first. */
    const drawBatch = (request, context, tally) => {
        const wanted = Math.max(1, config.screen);
        const batch = [];
        const dry = new Set();
        const misses = new Map();
        let wantsRange = context.random.next() < rangeShare;
        while (batch.length < wanted && tally.duplicates <= mostDuplicates) {
            const arm = pickArm(context, dry, wantsRange);
            if (arm === null)
                break;
            const edits = drawEdits(arm, context);
            const candidate = edits.length === 0 ? null : finish(arm, edits, request);
            const isNew = candidate !== null && request.knownAs(candidate.edits) === null;
            if (isNew) {
                const score = config.screen > 1 ? screening.draw(candidate.change, context.random) : 0;
                batch.push({ candidate, score });
                wantsRange = context.random.next() < rangeShare;
                continue;
            }
            if (candidate !== null)
                tally.duplicates += 1;
            const missed = (misses.get(arm) ?? 0) + 1;
            misses.set(arm, missed);
            if (missed >= mostDuplicatesOfArm)
                dry.add(arm);
        }
        return batch.sort((a, b) => b.score - a.score).map(({ candidate }) => candidate);
    };
    const propose = async (request) => {
        const context = { files: readAll(request.parent.files), random: request.random, steps };
        const tally = { duplicates: 0 };
        let refusedByCheck = 0;
        for (;;) {
            const batch = drawBatch(request, context, tally);
            for (const { edits, arm, description } of batch) {
                if (await request.check(edits))
                    return { kind: 'draft', draft: { edits, arm, description } };
                refusedByCheck += 1;
                if (refusedByCheck > mostRefusedByCheck)
                    break;
            }
            if (batch.length === 0 || refusedByCheck > mostRefusedByCheck) {
                return { kind: 'refused', reason: 'no_draft', duplicateDraws: tally.duplicates };
            }
        }
    };
    const learn = (feedback) => {
        const change = new Map([[armFeature(feedback.arm), 1]]);
        for (const edit of feedback.edits) {
            const old = feedback.parentFiles.get(edit.path);
            const before = old === undefined ? null : read(edit.path, old);
            const after = edit.content === null ? null : read(edit.path, edit.content);
            if (before === null || after === null)
                continue;
            const hunk = diffLines(before.lines, after.lines);
            if (hunk === null)
                continue;
            addHunk(change, before.lines, hunk);
            if (feedback.gain !== null) {
                learnSteps(steps, edit.path, before.lines, hunk, feedback.better);
            }
        }
        screening.learn(change, feedback.gain);
        arms.learn(feedback.arm, feedback.better);
    };
    return { kind: 'mutate', propose, learn };
};

// EXTERNAL MODULE: ./src/search/tree.ts
var search_tree = __webpack_require__(2778);
;// CONCATENATED MODULE: ./src/search/tree-file.ts

/** `tree.json`: an index for people and tools, rebuilt from the ledger at any time. */
const renderTree = (tree, commits) => {
    const nodes = [...tree.nodes.values()].sort((a, b) => a.index - b.index);
    const lines = nodes.map((node) => {
        const figures = (0,search_tree/* figuresOf */.h5)(tree, node);
        return JSON.stringify({
            id: node.id,
            index: node.index,
            parent: node.parent,
            commit: commits.get(node.index) ?? null,
            tree: node.tree,
            patch: node.patch,
            proposal: node.proposal,
            outcome: (0,search_tree/* outcomeOf */.sG)(node),
            reason: node.reason,
            duplicate_of: node.duplicate_of,
            repeats: node.repeats,
            n: (0,search_tree/* tallyOf */.sv)(node).n,
            mean: figures?.mean ?? null,
            se: figures?.se ?? null,
            decisions: node.decisions,
            usage: node.proposal?.usage ?? null,
            promotion: tree.promotions
                .filter(({ candidate }) => candidate === node.id)
                .map(({ query, result }) => ({
                query,
                n: result?.n ?? 0,
                mean: result?.mean ?? null,
                low: result?.low ?? null,
                high: result?.high ?? null,
                outcome: result?.outcome ?? 'running',
            })),
        });
    });
    return `{"run_id":${JSON.stringify(tree.runId)},"nodes":[\n${lines.join(',\n')}\n]}\n`;
};

// EXTERNAL MODULE: ./src/search/totals.ts
var search_totals = __webpack_require__(685);
// EXTERNAL MODULE: ./src/text/num.ts
var num = __webpack_require__(4275);
// EXTERNAL MODULE: ./src/search/engine/rules.ts
var rules = __webpack_require__(2788);
;// CONCATENATED MODULE: ./src/search/engine/begin.ts





const orNull = (value) => (value === null ? null : (0,num/* renderNum */.ZL)(value));
const sha256 = (bytes) => (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
/** The limits of a run: of the command line, else of the configuration. */
const begin_limitsOf = ({ config, budget }) => {
    const trials = budget.trials ?? config.budget.trials;
    return {
        trials,
        evaluations: budget.evaluations ?? (0,rules/* evaluationLimit */.qD)({ trials, evaluations: config.budget.evaluations }),
        wallMs: budget.wallMs ?? config.budget.wall,
    };
};
/** Hidden patterns, and files from outside the repository by hash: what B sees beyond the base tree. */
const hiddenDigest = ({ config, hiddenFiles }) => sha256((0,canonical/* canonicalBytes */.Mr)({
    patterns: config.files.hidden,
    files: [...hiddenFiles]
        .map(([path, bytes]) => ({ path, sha256: sha256(bytes) }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
}));
/** The `run-begin` of a new run. */
const sealBegin = (deps, plan, settingsSha256) => {
    const { config, facts, seeds } = plan;
    const { base } = deps.workspace;
    const { metric, files } = config;
    const limits = begin_limitsOf(plan);
    return {
        body: {
            kind: 'run-begin',
            ...facts,
            experiment: plan.experiment,
            base: base.commit,
            base_manifest_sha256: base.manifestSha256,
            settings_sha256: settingsSha256,
            policy: {
                editable: files.editable,
                readonly: files.readonly,
                data: files.data,
                allow: files.allow,
                hidden_sha256: hiddenDigest(plan),
            },
            evaluator: {
                run: config.commands.run,
                evaluate: config.commands.evaluate,
                custody: config.evaluation.custody,
            },
            metric: {
                name: metric.name,
                direction: metric.direction,
                min: orNull(metric.min),
                max: orNull(metric.max),
                tie: (0,num/* renderNum */.ZL)(metric.tie),
                min_effect: (0,num/* renderNum */.ZL)(metric.min_effect),
                tolerance: (0,num/* renderNum */.ZL)(metric.tolerance),
                target: orNull(metric.target),
            },
            budget: {
                trials: limits.trials,
                evaluations: limits.evaluations,
                wall_ms: limits.wallMs,
                tokens: config.budget.tokens,
                usd: orNull(config.budget.usd),
            },
            strategy: { name: config.strategy.name, window: plan.window },
            seeds: {
                run: seeds.run,
                auto: seeds.auto,
                predictable: plan.predictableSeeds,
                race_commitment: seeds.raceCommitment,
                promotion_commitment: seeds.promotionCommitment,
            },
            min_isolation: plan.sandbox.min_isolation,
            isolation: deps.sandbox.isolation,
        },
        subjects: [(0,statement/* commitSubject */.sF)('base', base.commit), (0,statement/* treeSubject */.vS)('base', base.tree)],
    };
};

;// CONCATENATED MODULE: ./src/search/engine/pause.ts
/** Ends a run for now: what is sealed stays, and it can be continued. */
class Pause extends Error {
    name = 'Pause';
    reason;
    constructor(reason, cause) {
        super(`paused: ${reason}`, { cause });
        this.reason = reason;
    }
}

;// CONCATENATED MODULE: ./src/search/engine/check-draft.ts


const timeoutMs = 30_000;
/** Runs `commands.check` on the changed files of a draft; given its changes against the base. */
const createChecker = (deps) => {
    const checks = deps.config.commands.check.map(({ files, command }) => ({
        matches: (0,matcher/* compileMatcher */.qM)(files),
        command,
    }));
    return async (edits, changes) => {
        const runs = edits.flatMap(({ path, content }) => content === null
            ? []
            : checks
                .filter(({ matches }) => matches(path))
                .map(({ command }) => command.map((word) => word.replaceAll('{file}', path))));
        if (runs.length === 0)
            return true;
        const { changed } = await deps.workspace.buildTree(changes);
        const worker = await deps.workers.acquire();
        try {
            if (worker.candidate === null)
                return true;
            await worker.candidate.show(changed);
            for (const command of runs) {
                const outcome = await deps.sandbox.run({
                    role: 'a',
                    command,
                    repo: worker.candidate.path,
                    input: null,
                    env: {},
                    timeoutMs,
                    worker: worker.index,
                    signal: deps.signal,
                });
                // What an interrupt cut short says nothing about the draft.
                if (outcome.failure === 'aborted')
                    throw new Pause('signal');
                if (outcome.exitCode !== 0 || outcome.failure !== null || outcome.timedOut)
                    return false;
            }
            return true;
        }
        finally {
            deps.workers.release(worker);
        }
    };
};

// EXTERNAL MODULE: ./src/search/engine/requests.ts
var requests = __webpack_require__(5805);
;// CONCATENATED MODULE: ./src/search/engine/commits.ts

/** Same base, same tree: same commits on any machine; a node's date is the base commit's and its index. */
const createCommits = (workspace, contents, experiment, recordOf) => {
    const known = new Map([[0, workspace.base.commit]]);
    return {
        known,
        commitOf: async (record) => {
            const chain = [];
            for (let at = record; at !== undefined && !known.has(at.index);) {
                chain.push(at);
                at = recordOf(at.parent ?? 0);
            }
            let commit = known.get(record.index) ?? workspace.base.commit;
            for (const next of chain.reverse()) {
                await contents.ensureBuilt(next);
                commit = await workspace.writeCommit({
                    tree: next.tree,
                    parents: [known.get(next.parent ?? 0) ?? workspace.base.commit],
                    message: `${experiment} ${(0,requests/* nodeId */.s5)(next.index)}: ${next.description}\n`,
                    timeSeconds: workspace.base.timeSeconds + next.index,
                });
                known.set(next.index, commit);
            }
            return commit;
        },
    };
};

// EXTERNAL MODULE: ./src/workspace/patch-apply.ts
var patch_apply = __webpack_require__(4362);
// EXTERNAL MODULE: ./src/workspace/patch.ts
var patch = __webpack_require__(5115);
;// CONCATENATED MODULE: ./src/search/engine/contents.ts




/** Files held in memory over all cached nodes, about. */
const cachedFiles = 200_000;
const byPath = ([a], [b]) => a < b ? -1 : a > b ? 1 : 0;
/** The files with edits applied, sorted by path. */
const withEdits = (files, edits) => {
    const next = new Map(files);
    let isSorted = true;
    for (const { path, content } of edits) {
        if (content === null)
            next.delete(path);
        else {
            isSorted &&= next.has(path);
            next.set(path, content);
        }
    }
    return isSorted ? next : new Map([...next].sort(byPath));
};
/** The patch that edits are, for `git apply`. */
const renderEdits = (before, edits, executable, objectFormat) => {
    const old = [];
    const fresh = [];
    for (const { path, mode, content } of edits) {
        const known = before.get(path);
        if (known !== undefined) {
            old.push({ path, mode: executable.has(path) ? '100755' : '100644', content: known });
        }
        if (content !== null)
            fresh.push({ path, mode, content });
    }
    return Buffer.from((0,patch/* renderPatch */.h)(old, fresh, objectFormat));
};
const isEditableFile = (policy, { path, mode }) => (mode === '100644' || mode === '100755') && policy.isEditable(path);
/** Reads the editable files of the base once; everything else follows from them. */
const openContents = async (deps) => {
    const { workspace, policy } = deps;
    const editable = workspace.baseFiles.filter((file) => isEditableFile(policy, file));
    if (editable.length === 0) {
        throw search/* searchErrors */.g['search.nothing-editable']({ patterns: policy.files.editable });
    }
    const base = new Map();
    for (const { path, blob } of editable)
        base.set(path, await workspace.readBlob(blob));
    const executable = new Set(editable.filter(({ mode }) => mode === '100755').map(({ path }) => path));
    const capacity = Math.max(16, Math.min(256, Math.floor(cachedFiles / editable.length)));
    const cache = new Map();
    // By index; an array of booleans takes a fraction of a set.
    const inClone = [true];
    const remember = (index, files) => {
        cache.delete(index);
        cache.set(index, files);
        for (const oldest of cache.keys()) {
            if (cache.size <= capacity)
                break;
            cache.delete(oldest);
        }
        return files;
    };
    const fromBlobs = async (record) => {
        const edits = [];
        for (const { path, mode, blob } of record.changed) {
            if (blob === null)
                edits.push({ path, mode: null, content: null });
            else {
                const content = await workspace.readBlob(blob);
                edits.push({ path, mode: mode === '100755' ? mode : '100644', content });
            }
        }
        return withEdits(base, edits);
    };
    const patchOf = (record, files) => {
        const sha256 = record.patchSha256;
        if (sha256 === null)
            return [];
        const patch = deps.readObject(sha256);
        if (patch === null) {
            const node = (0,requests/* nodeId */.s5)(record.index);
            throw search/* searchErrors */.g['search.object-missing']({ runId: deps.runId, node, sha256 });
        }
        return (0,patch_apply/* applyPatch */.X)(new TextDecoder().decode(patch), (path) => {
            const content = files.get(path);
            return content === undefined
                ? null
                : { mode: executable.has(path) ? '100755' : '100644', content };
        });
    };
    const filesOf = async (record) => {
        const chain = [];
        let files = null;
        for (let at = record; at !== undefined && files === null;) {
            const known = at.index === 0 ? base : cache.get(at.index);
            if (known !== undefined)
                files = known;
            else if (inClone[at.index] === true)
                files = remember(at.index, await fromBlobs(at));
            else {
                chain.push(at);
                at = at.parent === null ? undefined : deps.recordOf(at.parent);
            }
        }
        let now = files ?? base;
        for (const next of chain.reverse()) {
            now = remember(next.index, withEdits(now, patchOf(next, now)));
        }
        return now;
    };
    const changesOf = async (record) => {
        const files = await filesOf(record);
        return record.changed.map(({ path, mode }) => {
            const content = files.get(path);
            return content === undefined
                ? { path, mode: null, content: null }
                : { path, mode: mode === '100755' ? mode : '100644', content };
        });
    };
    return {
        executable,
        base,
        filesOf,
        againstBase: async (parent, edits) => {
            const edited = new Set(edits.map(({ path }) => path));
            const kept = await changesOf(parent);
            return [...kept.filter(({ path }) => !edited.has(path)), ...edits];
        },
        editsOf: async (record) => {
            const parent = record.parent === null ? undefined : deps.recordOf(record.parent);
            const files = await filesOf(record);
            const before = parent === undefined ? base : await filesOf(parent);
            const paths = new Set([
                ...record.changed.map(({ path }) => path),
                ...(parent?.changed.map(({ path }) => path) ?? []),
            ]);
            const edits = [];
            for (const path of [...paths].sort()) {
                const content = files.get(path);
                const old = before.get(path);
                if (content === old)
                    continue;
                if (content === undefined)
                    edits.push({ path, mode: null, content: null });
                else if (old === undefined || Buffer.compare(old, content) !== 0) {
                    edits.push({ path, mode: executable.has(path) ? '100755' : '100644', content });
                }
            }
            return edits;
        },
        ensureBuilt: async (record) => {
            if (inClone[record.index] === true)
                return;
            const { tree } = await workspace.buildTree(await changesOf(record));
            if (tree !== record.tree) {
                const node = (0,requests/* nodeId */.s5)(record.index);
                const { runId } = deps;
                throw search/* searchErrors */.g['search.object-wrong']({ runId, node, tree, expected: record.tree });
            }
            inClone[record.index] = true;
        },
        built: (record, files) => {
            inClone[record.index] = true;
            remember(record.index, files);
        },
    };
};

// EXTERNAL MODULE: ./src/search/engine/course.ts + 2 modules
var engine_course = __webpack_require__(6901);
;// CONCATENATED MODULE: ./src/search/engine/disk.ts



const ballastBytes = 16 * 1024 ** 2;
const spareBytes = 256 * 1024 ** 2;
const fullCodes = ['ENOSPC', 'EDQUOT'];
/** Whether an error, or what caused it, says that the disk is full. */
const isDiskFull = (error) => {
    let at = error;
    for (let depth = 0; depth < 8 && at instanceof Object; depth += 1) {
        if (fullCodes.includes((0,system_error/* systemCode */.x)(at) ?? ''))
            return true;
        at = 'cause' in at ? at.cause : null;
    }
    return false;
};
/**
 * Refuses to start on a disk that would fill up: twice the base tree and 256 MiB.
 *
 * @param shown a folder that shows the base tree
 * @throws search.disk-low
 */
const requireSpace = (files, workspace, directory, shown) => {
    const freeBytes = files.freeBytes(directory);
    let treeBytes = 0;
    if (shown !== null) {
        for (const { path } of workspace.baseFiles) {
            treeBytes += files.stat((0,external_node_path_.join)(shown, path))?.sizeBytes ?? 0;
        }
    }
    const neededBytes = 2 * treeBytes + spareBytes;
    if (freeBytes < neededBytes) {
        throw search/* searchErrors */.g['search.disk-low']({ path: directory, freeBytes, neededBytes });
    }
};
/** Writes the ballast into the run's folder. */
const createBallast = (files, directory) => {
    const path = (0,external_node_path_.join)(directory, 'ballast');
    if (files.stat(path)?.sizeBytes !== ballastBytes) {
        files.remove(path);
        files.write(path, new Uint8Array(ballastBytes), { mode: 0o600 });
    }
    return {
        release: () => {
            files.remove(path);
        },
    };
};

// EXTERNAL MODULE: ./src/search/report.ts
var report = __webpack_require__(6744);
// EXTERNAL MODULE: ./src/ledger/seeds.ts
var ledger_seeds = __webpack_require__(8191);
// EXTERNAL MODULE: ./src/text/cut.ts
var cut = __webpack_require__(3147);
// EXTERNAL MODULE: ./src/text/hidden.ts
var text_hidden = __webpack_require__(4947);
// EXTERNAL MODULE: ./src/text/metric.ts
var metric = __webpack_require__(991);
;// CONCATENATED MODULE: ./src/search/engine/evaluate.ts

/** How a command failed; null when its exit code is 0 and nothing stopped it. */
const evaluate_judgeStep = (step, name) => {
    if (step.failure === 'aborted')
        return { status: 'aborted', reason: null, detail: step.detail };
    if (step.failure === 'survivor') {
        return { status: 'crash', reason: 'survivor', detail: step.detail };
    }
    if (step.timedOut)
        return { status: 'timeout', reason: name, detail: null };
    if (step.failure !== null)
        return { status: 'crash', reason: step.failure, detail: step.detail };
    if (step.signal !== null) {
        return { status: 'crash', reason: `${name}_signal`, detail: step.signal };
    }
    if (step.exitCode !== 0) {
        return { status: 'crash', reason: `${name}_exit`, detail: `exit code ${step.exitCode ?? '?'}` };
    }
    return null;
};
const nothing = { value: null, number: Number.NaN, metrics: {} };
const noBytes = new Uint8Array();
const noFiles = [];
/**
 * Runs a candidate once: A, where `commands.run` is set, on its tree without hidden files; then B on the
 * base tree, which gets the candidate's bytes only as data (custody `shared`: on the candidate's tree).
 */
const evaluateOnce = async (sandbox, config, worker, evaluation) => {
    const { signal, timeoutMs, seeds, changed } = evaluation;
    const shared = { timeoutMs, worker: worker.index, signal };
    let run = null;
    if (config.commands.run !== null && worker.candidate !== null) {
        await worker.candidate.show(changed);
        const step = {
            ...shared,
            role: 'a',
            command: config.commands.run,
            repo: worker.candidate.path,
            input: null,
            env: { GUILDSEAL_SEED: String(seeds.a) },
        };
        run = await sandbox.run(step);
        const failed = evaluate_judgeStep(run, 'run');
        if (failed !== null)
            return { ...failed, ...nothing, run, evaluate: null };
    }
    if (config.evaluation.custody === 'shared')
        await worker.evaluator.show(changed);
    worker.input.show({
        stdout: run?.stdout ?? noBytes,
        out: run?.out ?? noFiles,
        files: evaluation.data,
    });
    const evaluate = await sandbox.run({
        ...shared,
        role: 'b',
        command: config.commands.evaluate,
        repo: worker.evaluator.path,
        input: worker.input.path,
        env: { GUILDSEAL_SEED: String(seeds.b), GUILDSEAL_RUN_SEED: String(seeds.a) },
    });
    const failed = evaluate_judgeStep(evaluate, 'evaluate');
    if (failed !== null)
        return { ...failed, ...nothing, run, evaluate };
    const { name, min, max } = config.metric;
    const reading = (0,metric/* readMetric */.N)(evaluate.stdout, { name, min, max });
    if (!reading.ok) {
        const { reason, detail } = reading;
        return { status: 'crash', reason, detail, ...nothing, run, evaluate };
    }
    const { value, number, metrics } = reading;
    return { status: 'ok', reason: null, detail: null, value, number, metrics, run, evaluate };
};

;// CONCATENATED MODULE: ./src/search/engine/seal-result.ts



const sealStream = (bytes, store) => ({
    sha256: store(bytes),
    bytes: bytes.length,
});
/** The listing of what A left: `sha256 SP bytes SP path LF`, sorted by path. */
const sealOut = (files, store) => {
    const lines = files.map((file) => `${(0,hash/* sha256Hex */.f)(file.bytes)} ${file.bytes.length} ${file.path}\n`);
    return {
        sha256: store(Buffer.from(lines.join(''))),
        files: files.length,
        bytes: files.reduce((sum, file) => sum + file.bytes.length, 0),
    };
};
const sealStep = (step, store) => step === null
    ? null
    : {
        exit: step.exitCode,
        signal: step.signal,
        timed_out: step.timedOut,
        wall_ms: Math.round(step.wallMs),
        cpu_ms: step.cpuMs === null ? null : Math.round(step.cpuMs),
        max_rss_kib: step.maxRssKib,
        stdout: sealStream(step.stdout, store),
        stderr: sealStream(step.stderr, store),
        out: step.out === null ? null : sealOut(step.out, store),
    };
const streamSubjects = (step, name) => step === null
    ? []
    : [
        (0,statement/* bytesSubject */.uq)(`${name}.stdout`, step.stdout.sha256),
        (0,statement/* bytesSubject */.uq)(`${name}.stderr`, step.stderr.sha256),
        ...(step.out === null ? [] : [(0,statement/* bytesSubject */.uq)(`${name}.out`, step.out.sha256)]),
    ];
/** The `trial-result` of a repeat that ran; its streams are stored first. */
const sealResult = (job, startSeq, tree, evaluated, store) => {
    const run = sealStep(evaluated.run, store);
    const evaluate = sealStep(evaluated.evaluate, store);
    const limits = [...(evaluated.run?.limitsHit ?? []), ...(evaluated.evaluate?.limitsHit ?? [])];
    const { status } = evaluated;
    return {
        body: {
            kind: 'trial-result',
            start_seq: startSeq,
            node: (0,requests/* nodeId */.s5)(job.node),
            repeat: job.repeat,
            status: status === 'aborted' ? 'skip' : status,
            reason: status === 'aborted' ? 'budget' : evaluated.reason,
            value: evaluated.value,
            metrics: evaluated.metrics,
            run,
            evaluate,
            limits_hit: [...new Set(limits)].sort(),
            duplicate_of: null,
        },
        subjects: [
            (0,statement/* treeSubject */.vS)('tree', tree),
            ...streamSubjects(run, 'run'),
            ...streamSubjects(evaluate, 'evaluate'),
        ],
    };
};

;// CONCATENATED MODULE: ./src/search/engine/live.ts












const anchorEvery = 25;
const noData = new Map();
/** One safe line of at most 500 characters, secrets replaced. */
const safeLine = (deps, text) => {
    // Redacted first: a cut secret would not be found any more.
    const plain = (0,text_hidden/* stripHidden */.Pz)(text);
    const line = (0,cut/* cutFreeText */.O5)(deps.redactor?.text(plain) ?? plain);
    // A copy: pieces of a string keep the whole string they were cut from.
    return Buffer.from(line).toString();
};
const tailOf = (evaluated) => {
    const step = evaluated.evaluate ?? evaluated.run;
    const bytes = step === null ? null : step.stderr.length > 0 ? step.stderr : step.stdout;
    const text = bytes === null ? '' : (0,text_hidden/* stripHidden */.Pz)(new TextDecoder().decode(bytes));
    return text.trimEnd().split('\n').slice(-20).join('\n');
};
/** Sets up the live part of a run. */
const createLive = ({ deps, plan, ...own }) => {
    const { ledger, sandbox, log } = deps;
    const { totals, contents, workers, wall } = own;
    const jobs = new Map();
    const waiters = new Set();
    let running = 0;
    let isDirty = false;
    let startsToAnchor = 0;
    let fatal = null;
    let isStopping = false;
    let baselineTail = '';
    const anchors = new Set();
    const wake = () => {
        for (const waiter of waiters)
            waiter();
        waiters.clear();
    };
    const onAbort = () => {
        wake();
    };
    deps.signal.addEventListener('abort', onAbort, { once: true });
    const append = (body, subjects) => {
        const sealed = ledger.append(body, subjects);
        isDirty = true;
        (0,search_totals/* growTotals */.Hf)(totals, sealed);
        return sealed;
    };
    const sync = () => {
        if (isDirty)
            ledger.sync();
        isDirty = false;
    };
    const store = (bytes) => {
        if (deps.redactor?.bytes(bytes).hit !== true)
            return ledger.putObject(bytes);
        const sha256 = (0,hash/* sha256Hex */.f)(bytes);
        log.warn(`secret_redacted: object ${sha256} holds a secret and is withheld`);
        return sha256;
    };
    const seedsOf = ({ repeat, pair }) => {
        const { race, promotion } = plan.seeds;
        const seed = (role) => pair === null
            ? (0,ledger_seeds/* stepSeed */.Ch)(race, role, repeat)
            : (0,ledger_seeds/* pairSeed */.Wy)(promotion, role, pair.query, pair.index);
        return { a: seed('a'), b: seed('b') };
    };
    const dataOf = async (record) => {
        const { config, policy } = plan;
        if (config.commands.run === null)
            return contents.filesOf(record);
        if (config.files.data.length === 0)
            return noData;
        const files = await contents.filesOf(record);
        return new Map([...files].filter(([path]) => policy.isData(path)));
    };
    const evaluate = async (job, record, signal) => {
        const worker = await workers.acquire();
        try {
            if (signal.aborted || isStopping)
                return null;
            const { timeout } = plan.config.evaluation;
            const left = wall.leftMs();
            const timeoutMs = Math.max(1, Math.min(timeout, left));
            const evaluated = await evaluateOnce(sandbox, plan.config, worker, {
                changed: record.changed,
                data: await dataOf(record),
                seeds: seedsOf(job),
                timeoutMs,
                signal,
            });
            if (evaluated.status === 'aborted')
                return null;
            return { evaluated, isCut: evaluated.status === 'timeout' && wall.leftMs() <= 0 };
        }
        finally {
            workers.release(worker);
        }
    };
    const seal = (job, startSeq, record, evaluated) => {
        const { body, subjects } = sealResult(job, startSeq, record.tree, evaluated, store);
        append(body, subjects);
        sync();
    };
    /** Runs a job to its durable result. */
    const execute = async (job, startSeq, record, signal) => {
        const done = await evaluate(job, record, signal);
        if (done === null)
            return null;
        const { evaluated, isCut } = done;
        if (isCut) {
            // The end of the wall budget is no failure of the candidate.
            if (job.repeat === 0 && job.pair === null) {
                seal(job, startSeq, record, { ...evaluated, status: 'aborted' });
            }
            return { kind: 'lost' };
        }
        seal(job, startSeq, record, evaluated);
        wall.add((evaluated.run?.wallMs ?? 0) + (evaluated.evaluate?.wallMs ?? 0));
        if (job.node === 0 && evaluated.status !== 'ok')
            baselineTail = tailOf(evaluated);
        if (evaluated.reason === 'survivor')
            fatal = new Pause('isolation');
        if (evaluated.status === 'ok')
            return { kind: 'value', value: evaluated.number };
        return { kind: 'failure', status: evaluated.status === 'timeout' ? 'timeout' : 'crash' };
    };
    const launch = (job, startSeq, record) => {
        const controller = new AbortController();
        running += 1;
        const entry = { answer: null, error: null };
        const run = async () => {
            try {
                entry.answer = await execute(job, startSeq, record, controller.signal);
            }
            catch (error) {
                entry.error = error;
                const isLost = (0,app_error/* isAppError */.Y6)(error) && error.code.startsWith('sandbox.');
                fatal ??= isLost ? new Pause('isolation', error) : error;
            }
            running -= 1;
            wake();
        };
        jobs.set((0,requests/* jobKey */.tv)(job), Object.assign(entry, { controller, finished: run() }));
    };
    const anchor = async (moment) => {
        if (deps.onAnchor === undefined)
            return;
        try {
            await deps.onAnchor(moment);
        }
        catch (error) {
            // A run that has ended cannot be paused any more.
            throw (0,app_error/* isAppError */.Y6)(error) && moment !== 'end' ? new Pause('forge', error) : error;
        }
    };
    const anchorInBackground = () => {
        const work = anchor('starts')
            .catch((error) => {
            fatal ??= error;
            wake();
        })
            .finally(() => anchors.delete(work));
        anchors.add(work);
    };
    const checkPause = () => {
        if (fatal !== null)
            throw fatal instanceof Error ? fatal : new Error('a job failed');
        if (deps.signal.aborted)
            throw new Pause('signal');
    };
    return {
        append,
        sync,
        store,
        anchor,
        checkPause,
        running: () => running,
        baselineTail: () => baselineTail,
        usage: () => ({
            usd: '0',
            tokens_in: 0,
            tokens_out: 0,
            calls: 0,
            cpu_ms: Math.round(totals.cpuMs),
            wall_ms: Math.round(wall.elapsedMs()),
            source: 'reported',
        }),
        start: (job, attempt, record, proposal) => {
            const body = {
                kind: 'trial-start',
                node: (0,requests/* nodeId */.s5)(job.node),
                repeat: job.repeat,
                attempt,
                purpose: job.purpose,
                tree: record.tree,
                manifest_sha256: record.manifestSha256,
                parent: record.parent === null ? null : (0,requests/* nodeId */.s5)(record.parent),
                patch_sha256: record.patchSha256,
                seed: seedsOf(job).a,
                pair: job.pair,
                ...(proposal === null ? {} : { changed: record.changed, proposal }),
            };
            const subjects = [
                (0,statement/* treeSubject */.vS)('tree', record.tree),
                (0,statement/* bytesSubject */.uq)('manifest', record.manifestSha256),
                ...(record.patchSha256 === null ? [] : [(0,statement/* bytesSubject */.uq)('patch', record.patchSha256)]),
            ];
            const { entry } = append(body, subjects);
            sync();
            launch(job, entry.seq, record);
            startsToAnchor += 1;
            if (startsToAnchor < anchorEvery)
                return;
            startsToAnchor = 0;
            anchorInBackground();
        },
        knows: (job) => jobs.has((0,requests/* jobKey */.tv)(job)),
        result: async (job) => {
            const key = (0,requests/* jobKey */.tv)(job);
            const known = jobs.get(key);
            if (known === undefined)
                throw new Error(`job ${key} was never started`);
            for (;;) {
                if (known.answer !== null) {
                    jobs.delete(key);
                    // A result that is in is taken even when the run is to stop; it is sealed already.
                    return known.answer;
                }
                checkPause();
                await new Promise((resolve) => waiters.add(resolve));
            }
        },
        settleDown: async (graceMs) => {
            isStopping = true;
            deps.signal.removeEventListener('abort', onAbort);
            const all = Promise.all([...jobs.values()].map(({ finished }) => finished));
            const waiting = new AbortController();
            await Promise.race([all, deps.clock.wait(graceMs, waiting.signal)]);
            waiting.abort();
            for (const { controller } of jobs.values())
                controller.abort();
            await all;
            await Promise.all(anchors);
        },
    };
};
/** Reads an object of the run. */
const objectReader = (deps) => (sha256) => (0,run_files/* readObject */.Ag)(deps.files, deps.ledger.directory, sha256);
/** Subject of entries that are about the run as a whole. */
const baseSubject = (deps) => [
    (0,statement/* commitSubject */.sF)('base', deps.workspace.base.commit),
];

// EXTERNAL MODULE: ./src/search/engine/state.ts + 3 modules
var engine_state = __webpack_require__(1175);
;// CONCATENATED MODULE: ./src/search/engine/finish.ts












/**
 * The tree of the run so far, read from its ledger: memory keeps only what decisions need.
 *
 * @throws ledger.corrupt
 */
const readTree = ({ files, ledger }) => (0,report/* treeOf */.g)(ledger.head === null ? [] : (0,read/* readOwnLedger */.o2)(files, ledger.directory, ledger.head));
/** A node's value as printed; the mean when its values differ. */
const finish_valueOf = ({ tree, state }, node) => {
    const [first, ...others] = node.values;
    if (first !== undefined && others.some((value) => value !== first)) {
        return (0,num/* renderNum */.ZL)(node.tally.mean);
    }
    const printed = tree.nodes
        .get(node.index)
        ?.repeats.find(({ purpose, value }) => purpose !== 'promotion' && value !== null)?.value;
    return printed ?? (0,num/* renderNum */.ZL)(state.nodes[node.index]?.tally.mean ?? 0);
};
const findBest = async (parts) => {
    const { state, commits, recordOf } = parts;
    const { confirmed } = state;
    const node = confirmed === null ? (0,engine_state/* bestSeen */.Ur)(state) : (state.nodes[confirmed.node] ?? null);
    const record = node === null ? undefined : recordOf(node.index);
    if (node === null || record === undefined)
        return null;
    return {
        node: (0,requests/* nodeId */.s5)(node.index),
        tree: record.tree,
        commit: await commits.commitOf(record),
        value: finish_valueOf(parts, node),
        confirmed: confirmed === null
            ? null
            : {
                mean: (0,num/* renderNum */.ZL)(confirmed.mean + 0),
                low: (0,num/* renderNum */.ZL)(confirmed.low + 0),
                high: (0,num/* renderNum */.ZL)(confirmed.high + 0),
                n: confirmed.n,
            },
    };
};
const isKept = (state, index) => index > 0 && state.nodes[index]?.phase === 'kept';
/** Sets the refs of best and keeps in our clone, in one batch. */
const setRefs = async (parts, best) => {
    const { deps, state, commits, recordOf } = parts;
    const prefix = `refs/guildseal/${deps.ledger.runId}`;
    const refs = [];
    for (const { index } of state.nodes) {
        const record = isKept(state, index) ? recordOf(index) : undefined;
        if (record === undefined)
            continue;
        refs.push({ ref: `${prefix}/keep/${(0,requests/* nodeId */.s5)(index)}`, commit: await commits.commitOf(record) });
    }
    if (best !== null)
        refs.push({ ref: `${prefix}/best`, commit: best.commit });
    if (refs.length > 0)
        await deps.workspace.setRefs(refs);
};
const writePatch = async (parts, best) => {
    const { deps, contents, recordOf } = parts;
    const record = best === null ? undefined : recordOf(Number(best.node.slice(1)));
    if (record === undefined || record.index === 0)
        return null;
    const files = await contents.filesOf(record);
    const edits = record.changed.map(({ path, mode }) => {
        const content = files.get(path);
        return content === undefined
            ? { path, mode: null, content: null }
            : { path, mode: mode === '100755' ? '100755' : '100644', content };
    });
    const patch = renderEdits(contents.base, edits, contents.executable, deps.workspace.objectFormat);
    const path = (0,external_node_path_.join)(deps.ledger.directory, run_files/* runFiles */.NW.patch);
    deps.files.writeAtomic(path, patch);
    return path;
};
const outcomeNames = [
    'baseline',
    'keep',
    'discard',
    'crash',
    'timeout',
    'violation',
    'duplicate',
    'skip',
];
const countAll = (tree) => {
    const counts = (0,search_tree/* countOutcomes */.XF)(tree);
    const all = outcomeNames.map((name) => [name, counts[name] ?? 0]);
    return Object.fromEntries(all);
};
const summarize = (parts, status, reason, best, patch) => {
    const { deps, plan, tree, live, state } = parts;
    const { directory, head, runId } = deps.ledger;
    const usage = tree.end?.usage ?? live.usage();
    const [baseline] = state.nodes;
    return {
        run_id: runId,
        experiment: plan.experiment,
        seed: plan.seeds.run,
        strategy: plan.config.strategy.name,
        window: plan.window,
        workers: plan.workers,
        status,
        reason,
        trials: (0,search_tree/* countTrials */.XJ)(tree),
        outcomes: countAll(tree),
        baseline: {
            value: baseline === undefined || baseline.tally.n === 0 ? null : finish_valueOf(parts, baseline),
        },
        best: best === null ? null : { ...best, patch },
        ledger: {
            path: (0,external_node_path_.join)(directory, run_files/* runFiles */.NW.ledger),
            head: head?.sealId ?? '',
            entries: head === null ? 0 : head.seq + 1,
            key_id: plan.facts.key?.keyid ?? null,
        },
        isolation: deps.sandbox.isolation,
        usage: {
            usd: usage.usd,
            tokens: usage.tokens_in + usage.tokens_out,
            evaluations: tree.evaluations,
            cpu_s: usage.cpu_ms / 1000,
        },
        wall_ms: usage.wall_ms,
        report: { html: (0,external_node_path_.join)(directory, run_files/* runFiles */.NW.html), markdown: (0,external_node_path_.join)(directory, run_files/* runFiles */.NW.markdown) },
    };
};
/** Best patch and refs, before the end is sealed: a run that has ended has them. */
const leaveBest = async (parts) => {
    const best = await findBest(parts);
    await setRefs(parts, best);
    return [best, await writePatch(parts, best)];
};
const writeIndexes = (parts, result) => {
    const { deps, tree, commits } = parts;
    const { directory } = deps.ledger;
    deps.files.writeAtomic((0,external_node_path_.join)(directory, run_files/* runFiles */.NW.tree), renderTree(tree, commits.known));
    deps.files.writeAtomic((0,external_node_path_.join)(directory, run_files/* runFiles */.NW.result), `${JSON.stringify(result, null, 2)}\n`);
};
/** Seals the end of a run, unless it is sealed already, and leaves its best where people look for it. */
const endRun = async (open, end) => {
    const { deps, plan, live } = open;
    const tree = readTree(deps);
    const parts = { ...open, tree };
    const isSealed = tree.end !== null;
    const [best, patch] = await leaveBest(parts);
    if (!isSealed) {
        const body = {
            kind: 'run-end',
            status: end.status,
            reason: end.reason,
            counts: (0,search_tree/* countOutcomes */.XF)(tree),
            starts: tree.starts,
            results: tree.results,
            unreported: [...tree.open.keys()],
            best,
            usage: live.usage(),
            reveal: {
                race: Buffer.from(plan.seeds.race).toString('hex'),
                promotion: Buffer.from(plan.seeds.promotion).toString('hex'),
            },
        };
        const sealed = live.append(body, [
            ...(best === null
                ? baseSubject(deps)
                : [(0,statement/* treeSubject */.vS)('best', best.tree), (0,statement/* commitSubject */.sF)('best', best.commit)]),
            (0,statement/* bytesSubject */.uq)('head', deps.ledger.head?.sealId ?? ''),
        ]);
        live.sync();
        (0,search_tree/* growTree */.WJ)(tree, sealed);
    }
    const result = summarize(parts, end.status, end.reason, best, patch);
    writeIndexes(parts, result);
    if (!isSealed)
        await live.anchor('end');
    return { exit: 0, result, tree };
};
const exits = { signal: 130, disk: 3, forge: 3, model: 3, isolation: 4 };
/**
 * Seals a pause. On a disk that is still full nothing is sealed: nothing is reported that the ledger
 * lacks.
 */
const pauseRun = async (open, reason) => {
    const { deps, live } = open;
    const status = reason === 'signal' ? 'interrupted' : 'paused';
    try {
        live.append({ kind: 'run-pause', reason, usage: live.usage() }, baseSubject(deps));
        live.sync();
    }
    catch (error) {
        if (reason !== 'disk')
            throw error;
        deps.log.warn('the disk is full: not even the pause could be sealed');
    }
    const tree = readTree(deps);
    const parts = { ...open, tree };
    const [best, patch] = reason === 'disk' ? [null, null] : await leaveBest(parts);
    const result = summarize(parts, status, reason, best, patch);
    if (reason !== 'disk')
        writeIndexes(parts, result);
    // A forge that just failed is not asked again.
    if (reason !== 'forge' && reason !== 'disk') {
        await live.anchor('pause').catch((error) => {
            deps.log.warn(`the pause could not be anchored: ${String(error)}`);
        });
    }
    return { exit: exits[reason], result, tree };
};

;// CONCATENATED MODULE: ./src/search/engine/records.ts

/** The one object a changed file is kept as: most files of a child are its parent's. */
const share = (file, parent) => parent?.changed.find((other) => other.path === file.path && other.blob === file.blob) ?? {
    path: file.path,
    mode: file.mode,
    blob: file.blob,
    sha256: file.sha256,
};
/** Changed files of a node, shared with its parent's where they are the same. */
const shareChanged = (changed, parent) => changed.map((file) => share(file, parent));
/** The record in a node's first start; null for any other entry. */
const readRecord = ({ entry }, parentOf) => {
    if (entry.kind !== 'trial-start' || entry.changed === undefined)
        return null;
    const parent = entry.parent === null ? null : (0,requests/* nodeIndex */.LE)(entry.parent);
    return {
        index: (0,requests/* nodeIndex */.LE)(entry.node),
        parent,
        tree: entry.tree,
        manifestSha256: entry.manifest_sha256,
        patchSha256: entry.patch_sha256,
        changed: shareChanged(entry.changed, parent === null ? undefined : parentOf(parent)),
        arm: entry.proposal?.arm ?? '',
        description: entry.proposal?.description ?? '',
    };
};

;// CONCATENATED MODULE: ./src/search/engine/handler.ts





const done = { kind: 'done' };
/** A result that ran nothing. */
const voidResult = (job, parent, proposed, patchSha256) => ({
    kind: 'trial-result',
    start_seq: null,
    node: (0,requests/* nodeId */.s5)(job.node),
    repeat: 0,
    status: proposed.status,
    reason: proposed.reason,
    value: null,
    metrics: {},
    run: null,
    evaluate: null,
    limits_hit: [],
    duplicate_of: proposed.duplicateOf === null ? null : (0,requests/* nodeId */.s5)(proposed.duplicateOf),
    parent: (0,requests/* nodeId */.s5)(parent ?? 0),
    tree: proposed.tree,
    patch_sha256: patchSha256,
    proposal: proposed.proposal,
    violations: proposed.violations,
    ...(proposed.repeatedDrafts === 0 ? {} : { repeated_drafts: proposed.repeatedDrafts }),
});
/** Joins a course with its ledger and the world. */
const createHandler = (own) => {
    const { deps, plan, live, wall, replay, recorded, proposals, recordOf, narrator } = own;
    const isResumed = plan.resume !== null;
    let isLive = !isResumed;
    /** Recorded as started, their results not yet asked for. */
    const outstanding = new Map();
    /** What proposers have yet to learn of the recorded part. */
    const lessons = [];
    const lost = new Set();
    const requireRecord = (index) => {
        const record = recordOf(index);
        if (record === undefined)
            throw new Error(`node ${index} has no tree`);
        return record;
    };
    const learn = async (request) => {
        const { node, outcome, gain, better } = request;
        const record = requireRecord(node);
        await proposals.learn(record, { outcome, gain, better });
    };
    /** Starts again what a kill cut short; every start stays visible. */
    const restart = (job) => {
        const known = recorded.jobs.get((0,requests/* jobKey */.tv)(job));
        if (known === undefined || known.result !== null || job.pair !== null)
            return;
        const record = requireRecord(job.node);
        if (wall.fits(plan.config.evaluation.timeout)) {
            live.start(job, known.starts.length + 1, record, null);
            return;
        }
        lost.add((0,requests/* jobKey */.tv)(job));
        const last = known.starts.at(-1);
        if (job.repeat > 0 || last === undefined)
            return;
        live.append({
            kind: 'trial-result',
            start_seq: last.seq,
            node: (0,requests/* nodeId */.s5)(job.node),
            repeat: 0,
            status: 'skip',
            reason: 'budget',
            value: null,
            metrics: {},
            run: null,
            evaluate: null,
            limits_hit: [],
            duplicate_of: null,
        }, [(0,statement/* treeSubject */.vS)('tree', record.tree)]);
        live.sync();
    };
    /** A run whose secret was lost goes on with others, and says so. */
    const tellReseed = () => {
        const { raceCommitment, promotionCommitment } = plan.seeds;
        const { race, promotion } = own.totals.commitments;
        if (race === raceCommitment && promotion === promotionCommitment)
            return;
        deps.log.warn('run.secret was lost: races and promotion go on with other seeds');
        live.append({
            kind: 'event',
            type: 'reseed',
            race_commitment: raceCommitment,
            promotion_commitment: promotionCommitment,
        }, baseSubject(deps));
    };
    const goLive = async () => {
        isLive = true;
        narrator.preflight();
        const { runner, tool } = plan.facts;
        live.append({
            kind: 'run-resume',
            unfinished: recorded.unfinished.map(({ seq }) => seq),
            isolation: deps.sandbox.isolation,
            runner,
            tool,
        }, baseSubject(deps));
        tellReseed();
        live.sync();
        await live.anchor('resume');
        for (const lesson of lessons.splice(0))
            await learn(lesson);
        for (const job of outstanding.values()) {
            const record = requireRecord(job.node);
            if (recorded.jobs.get((0,requests/* jobKey */.tv)(job))?.result === null)
                await own.contents.ensureBuilt(record);
            restart(job);
        }
    };
    const note = (request, answer) => {
        if (answer.kind === 'started' && (request.kind === 'propose' || request.kind === 'repeat')) {
            outstanding.set((0,requests/* jobKey */.tv)(request.job), request.job);
        }
        if (request.kind === 'await')
            outstanding.delete((0,requests/* jobKey */.tv)(request.job));
        if (request.kind === 'learn')
            lessons.push(request);
        if (answer.kind === 'steered')
            wall.setLimit(own.totals.limits.wallMs);
    };
    const steer = () => {
        live.checkPause();
        narrator.preflight();
        const wanted = begin_limitsOf(plan);
        const now = own.totals.limits;
        const args = [];
        if (isResumed) {
            const { trials, evaluations, wallMs } = plan.budget;
            if (trials !== undefined && trials !== now.trials)
                args.push(`trials=${trials}`);
            if ((trials !== undefined || evaluations !== undefined) &&
                wanted.evaluations !== now.evaluations) {
                args.push(`evaluations=${wanted.evaluations}`);
            }
            if (wallMs !== undefined && wallMs !== now.wallMs)
                args.push(`wall_ms=${wallMs}`);
        }
        if (args.length === 0)
            return { kind: 'steered', limits: [] };
        const event = {
            kind: 'event',
            type: 'steer',
            by: null,
            verb: 'budget',
            args,
            effect: `limits: ${args.join(', ')}`,
        };
        live.append(event, baseSubject(deps));
        wall.setLimit(own.totals.limits.wallMs);
        return { kind: 'steered', limits: [own.totals.limits] };
    };
    const fits = () => wall.fits(plan.config.evaluation.timeout);
    const propose = async ({ job, action, parent }) => {
        live.checkPause();
        if (!fits())
            return { kind: 'refused' };
        const proposed = parent === null
            ? proposals.baseline()
            : await proposals.propose(job.node, action, requireRecord(parent));
        if (proposed.kind === 'void') {
            const patchSha256 = proposed.patch === null ? null : live.store(proposed.patch);
            live.append(voidResult(job, parent, proposed, patchSha256), [
                ...(proposed.tree === null ? baseSubject(deps) : [(0,statement/* treeSubject */.vS)('tree', proposed.tree)]),
                ...(patchSha256 === null ? [] : [(0,statement/* bytesSubject */.uq)('patch', patchSha256)]),
            ]);
            return { kind: 'void', repeatedDrafts: proposed.repeatedDrafts };
        }
        const patchSha256 = parent === null ? null : live.store(proposed.patch);
        const record = { ...proposed.record, patchSha256 };
        own.addRecord(record);
        own.contents.built(record, proposed.files);
        live.start(job, 1, record, proposed.proposal);
        return { kind: 'started' };
    };
    const repeat = ({ job }) => {
        live.checkPause();
        if (!fits())
            return { kind: 'refused' };
        live.start(job, 1, requireRecord(job.node), null);
        return { kind: 'started' };
    };
    const subjectsOf = (body) => {
        if (body.kind === 'trial-decision') {
            return [(0,statement/* treeSubject */.vS)('tree', requireRecord((0,requests/* nodeIndex */.LE)(body.node)).tree)];
        }
        const query = body.kind === 'promote-start' ? body : own.totals.promotions.at(-1);
        return ['candidate', 'reference'].map((role) => (0,statement/* treeSubject */.vS)(role, requireRecord((0,requests/* nodeIndex */.LE)(query?.[role] ?? 'n0')).tree));
    };
    const awaitResult = async ({ job }) => {
        if (lost.has((0,requests/* jobKey */.tv)(job)))
            return { kind: 'lost' };
        if (live.knows(job))
            return live.result(job);
        return replay.answer({ kind: 'await', job }) ?? { kind: 'lost' };
    };
    const act = async (request) => {
        switch (request.kind) {
            case 'steer':
                return steer();
            case 'propose':
                return propose(request);
            case 'repeat':
                return repeat(request);
            case 'await': {
                const answer = await awaitResult(request);
                own.afterEach();
                return answer;
            }
            case 'record':
                live.append(request.body, subjectsOf(request.body));
                narrator.told(request);
                return done;
            case 'learn':
                await learn(request);
                if (request.outcome === 'keep')
                    await own.commits.commitOf(requireRecord(request.node));
                narrator.told(request);
                return done;
        }
    };
    return {
        recorded: (request) => {
            if (isLive)
                return null;
            const next = replay.peek();
            const answer = replay.answer(request);
            if (answer === null)
                return null;
            const record = request.kind === 'propose' && next !== null ? readRecord(next, recordOf) : null;
            if (record !== null)
                own.addRecord(record);
            note(request, answer);
            return answer;
        },
        live: async (request) => {
            if (!isLive)
                await goLive();
            return act(request);
        },
    };
};

;// CONCATENATED MODULE: ./src/search/noise/preflight.ts

/**
 * Least mean difference that the first query can certify within `maxPairs` pairs; 0 without noise. `sd`
 * is that of a value (a difference of two has sqrt(2) sd), with `seeded` that of a difference over shared
 * seeds.
 */
const smallestEffect = (noise) => noise.sd === 0
    ? 0
    : (0,noise_promotion/* radius */.r8)(noise.maxPairs, (0,noise_promotion/* alphaOf */.Qq)(1, noise.alpha), (noise.seeded === true ? 1 : Math.SQRT2) * noise.sd);
/**
 * Records expected among `trials` equally good candidates measured once each against the best so far:
 * what a rule that trusts single samples would keep for nothing.
 */
const falseKeeps = (trials) => {
    let records = 0;
    for (let i = 2; i <= trials + 1; i += 1)
        records += 1 / i;
    return records;
};

;// CONCATENATED MODULE: ./src/search/engine/narrator.ts




/** Different trees with the baseline's value after which the evaluator is suspected of not looking. */
const suspicious = 5;
const narrator_figure = (value) => (0,num/* renderNum */.ZL)(Number(value.toPrecision(6)));
/** Writes the lines of a run to the log. */
const createNarrator = (log, metric, warnAt, state, recordOf) => {
    let hasPreflight = false;
    let hasWarnedNoise = false;
    let hasWarnedSame = false;
    let same = 0;
    const warned = new Set();
    const { sign } = state.rules;
    const warnBudget = (name) => {
        const { limit, spent } = state.budget;
        if (warned.has(name) || spent[name] * 100 < limit[name] * warnAt)
            return;
        warned.add(name);
        log.warn(`${spent[name]} of ${limit[name]} ${name} are used`);
    };
    const lookForSameValues = (index) => {
        const value = state.nodes[index]?.values[0];
        if (hasWarnedSame !== false || value === undefined)
            return;
        if (value !== state.nodes[0]?.values[0]) {
            hasWarnedSame = null;
            return;
        }
        same += 1;
        if (same < suspicious)
            return;
        hasWarnedSame = true;
        log.warn(`${suspicious} different trees all have the baseline's value: evaluate probably reads the base tree instead of the candidate's files under GUILDSEAL_IN`);
    };
    const preflight = () => {
        const [baseline] = state.nodes;
        if (hasPreflight || baseline === undefined || baseline.tally.n === 0)
            return;
        hasPreflight = true;
        const { promotion, limit, evaluation } = state.rules;
        const sd = (0,engine_state/* raceSdOf */.m3)(state);
        const value = `${metric.name} ${narrator_figure(baseline.tally.mean)}`;
        if (!state.differed) {
            const words = evaluation.noise === 'none' ? 'declared' : `${baseline.tally.n} equal values`;
            log.info(`baseline n0: ${value}, no noise (${words})`);
            return;
        }
        const effect = smallestEffect({ sd, alpha: promotion.alpha, maxPairs: promotion.max_pairs });
        log.info(`baseline n0: ${value}, noise s = ${narrator_figure((0,engine_state/* noiseOf */.YN)(state))}; promotion can certify a gain of ${narrator_figure(effect)}; single samples would keep about ${falseKeeps(limit.trials).toFixed(1)} of ${limit.trials} trials for nothing`);
    };
    return {
        preflight,
        told: (request) => {
            if (state.differed && !hasWarnedNoise && state.rules.evaluation.noise === 'none') {
                hasWarnedNoise = true;
                log.warn('evaluation.noise is none, yet two values of one tree differ: racing from here on');
            }
            if (request.kind === 'learn') {
                warnBudget('trials');
                warnBudget('evaluations');
                lookForSameValues(request.node);
                if (request.outcome === 'keep' && request.better) {
                    const node = state.nodes[request.node];
                    const mean = node === undefined ? 0 : node.tally.mean;
                    const gain = sign * (request.gain ?? 0);
                    log.info(`${(0,requests/* nodeId */.s5)(request.node)}: ${metric.name} ${narrator_figure(mean)} (${gain > 0 ? '+' : ''}${narrator_figure(gain)}) ${recordOf(request.node)?.description ?? ''}`);
                }
                return;
            }
            if (request.kind === 'record' && request.body.kind === 'promote-result') {
                const { query, outcome, n, mean, low, high } = request.body;
                log.info(`promotion ${query}: ${outcome} after ${n} pairs, gain ${mean ?? 'unknown'} (${low ?? '?'} .. ${high ?? '?'})`);
            }
        },
    };
};

// EXTERNAL MODULE: ./src/policy/changes.ts + 1 modules
var policy_changes = __webpack_require__(3843);
// EXTERNAL MODULE: ./src/search/random.ts
var random = __webpack_require__(9105);
;// CONCATENATED MODULE: ./src/search/engine/propose.ts






const free = {
    usd: '0',
    tokens_in: 0,
    tokens_out: 0,
    calls: 0,
    cpu_ms: 0,
    wall_ms: 0,
    source: 'reported',
};
const sealProposal = (kind, action, arm, description) => ({
    kind,
    action,
    arm,
    model: null,
    cli: null,
    prompt_sha256: null,
    answer_sha256: null,
    description,
    hypothesis: null,
    usage: free,
});
/** With several proposers the arm says which one, `1.number`. */
const armOf = (proposers, index, arm) => proposers.length === 1 ? arm : `${index}.${arm}`;
const splitArm = (proposers, arm) => {
    if (proposers.length === 1)
        return [0, arm];
    const [index = '0', ...rest] = arm.split('.');
    return [Number(index), rest.join('.')];
};
/** Sets up the proposers of a run; their state follows from `learn` alone. */
const createProposals = (deps) => {
    const { workspace, contents, policy, base, proposers } = deps;
    const names = proposers.map((_, index) => String(index));
    const choice = createArms(names);
    const settle = async (index, action, parent, draft) => {
        const changes = await contents.againstBase(parent, draft.edits);
        const description = deps.line(draft.description === '' ? draft.edits.map(({ path }) => path).join(', ') : draft.description);
        const proposal = sealProposal(draft.kind, action, draft.arm, description);
        const violations = (0,policy_changes/* judgeChanges */.v)(policy, base, changes.map(({ path, mode, content }) => ({
            path,
            mode,
            content,
            sizeBytes: content?.length ?? 0,
        })));
        const before = await contents.filesOf(parent);
        const none = { patch: null, violations: [], duplicateOf: null, repeatedDrafts: 0, proposal };
        const [first] = violations;
        if (first !== undefined) {
            const reason = first.code;
            return { kind: 'void', status: 'violation', reason, tree: null, ...none, violations };
        }
        const tree = workspace.hashTree(changes);
        if (tree === parent.tree) {
            return { kind: 'void', status: 'skip', reason: 'no_change', tree, ...none };
        }
        const patch = renderEdits(before, draft.edits, contents.executable, workspace.objectFormat);
        const known = deps.nodeOfTree(tree);
        if (known !== undefined) {
            const duplicate = { ...none, patch, duplicateOf: known };
            return { kind: 'void', status: 'duplicate', reason: 'same_tree', tree, ...duplicate };
        }
        const built = await workspace.buildTree(changes);
        const record = {
            index,
            parent: parent.index,
            tree: built.tree,
            manifestSha256: built.manifestSha256,
            patchSha256: null,
            changed: shareChanged(built.changed, parent),
            arm: draft.arm,
            description,
        };
        return { kind: 'tree', record, files: withEdits(before, draft.edits), patch, proposal };
    };
    const proposeEdit = async (index, action, parent) => {
        const pick = Number(proposers.length === 1 ? '0' : choice.pick(names, (0,random/* stream */.T)(deps.seed, 'proposer', index)));
        const proposer = proposers[pick];
        if (proposer === undefined)
            throw new RangeError('an experiment has at least one proposer');
        const files = await contents.filesOf(parent);
        const kept = await contents.againstBase(parent, []);
        const against = (edits) => {
            const edited = new Set(edits.map(({ path }) => path));
            return [...kept.filter(({ path }) => !edited.has(path)), ...edits];
        };
        const answer = await proposer.propose({
            index,
            parent: { node: (0,requests/* nodeId */.s5)(parent.index), files, executable: contents.executable },
            random: (0,random/* stream */.T)(deps.seed, 'propose', index),
            knownAs: (edits) => {
                const known = deps.nodeOfTree(workspace.hashTree(against(edits)));
                return known === undefined ? null : (0,requests/* nodeId */.s5)(known);
            },
            check: (edits) => deps.check(edits, against(edits)),
        });
        if (answer.kind === 'refused') {
            const description = deps.line(`${answer.duplicateDraws} drafts repeated known trees`);
            return {
                kind: 'void',
                status: 'skip',
                reason: answer.reason,
                tree: null,
                patch: null,
                violations: [],
                duplicateOf: null,
                repeatedDrafts: answer.duplicateDraws,
                proposal: sealProposal(proposer.kind, action, armOf(proposers, pick, 'none'), description),
            };
        }
        const { edits, arm, description } = answer.draft;
        const draft = { kind: proposer.kind, arm: armOf(proposers, pick, arm), description, edits };
        return settle(index, action, parent, draft);
    };
    return {
        baseline: () => ({
            kind: 'tree',
            record: {
                index: 0,
                parent: null,
                tree: workspace.base.tree,
                manifestSha256: workspace.base.manifestSha256,
                patchSha256: null,
                changed: [],
                arm: 'baseline',
                description: 'the base commit',
            },
            files: contents.base,
            patch: new Uint8Array(),
            proposal: sealProposal('baseline', 'baseline', 'baseline', 'the base commit'),
        }),
        propose: async (index, action, parent) => {
            if (action !== 'import')
                return proposeEdit(index, action, parent);
            const imported = deps.imports[index - 1];
            if (imported === undefined)
                throw new RangeError(`no import ${index}`);
            const { description, edits } = imported;
            return settle(index, action, parent, { kind: 'import', arm: 'import', description, edits });
        },
        learn: async (record, feedback) => {
            if (record.parent === null || record.arm === 'import')
                return;
            const parent = deps.recordOf(record.parent);
            const [pick, arm] = splitArm(proposers, record.arm);
            const proposer = proposers[pick];
            if (parent === undefined || proposer === undefined)
                return;
            const edits = await contents.editsOf(record);
            proposer.learn({
                node: (0,requests/* nodeId */.s5)(record.index),
                parent: (0,requests/* nodeId */.s5)(parent.index),
                arm,
                parentFiles: await contents.filesOf(parent),
                edits,
                ...feedback,
            });
            choice.learn(String(pick), feedback.better);
        },
    };
};

;// CONCATENATED MODULE: ./src/search/engine/record-store.ts
const modes = [null, '100644', '100755'];
const noParent = 0xffffffff;
/** Bytes as a string of one byte a character: the smallest thing the engine can hold. */
const packHex = (hex) => Buffer.from(hex, 'hex').toString('latin1');
/** Writes fields one after another. */
const createPacker = () => {
    const parts = [];
    const number = (value) => {
        const bytes = Buffer.alloc(4);
        bytes.writeUInt32BE(value);
        parts.push(bytes);
    };
    const blob = (bytes) => {
        number(bytes.length);
        parts.push(bytes);
    };
    return {
        number,
        text: (text) => {
            blob(Buffer.from(text));
        },
        /** Null is stored as no bytes: no id is empty. */
        hex: (hex) => {
            blob(Buffer.from(hex ?? '', 'hex'));
        },
        // Through one buffer: joined strings would keep all their parts.
        done: () => Buffer.concat(parts).toString('latin1'),
    };
};
const createUnpacker = (packed) => {
    const bytes = Buffer.from(packed, 'latin1');
    let at = 0;
    const number = () => {
        at += 4;
        return bytes.readUInt32BE(at - 4);
    };
    const blob = () => {
        const length = number();
        at += length;
        return bytes.subarray(at - length, at);
    };
    return {
        number,
        text: () => blob().toString('utf8'),
        hex: () => blob().toString('hex'),
    };
};
/** An empty store. */
const createRecordStore = () => {
    const packed = [];
    const byTree = new Map();
    const paths = [];
    const pathNumbers = new Map();
    const pathNumber = (path) => {
        const known = pathNumbers.get(path);
        if (known !== undefined)
            return known;
        pathNumbers.set(path, paths.length);
        return paths.push(path) - 1;
    };
    const pack = (record) => {
        const packer = createPacker();
        packer.number(record.parent ?? noParent);
        packer.hex(record.tree);
        packer.hex(record.manifestSha256);
        packer.hex(record.patchSha256);
        packer.text(record.arm);
        packer.text(record.description);
        packer.number(record.changed.length);
        for (const { path, mode, blob, sha256 } of record.changed) {
            packer.number(pathNumber(path));
            packer.number(modes.findIndex((known) => known === mode));
            packer.hex(blob);
            packer.hex(sha256);
        }
        return packer.done();
    };
    const unpack = (index, text) => {
        const unpacker = createUnpacker(text);
        const parent = unpacker.number();
        const head = {
            index,
            parent: parent === noParent ? null : parent,
            tree: unpacker.hex(),
            manifestSha256: unpacker.hex(),
        };
        const patch = unpacker.hex();
        const arm = unpacker.text();
        const description = unpacker.text();
        const changed = [];
        for (let left = unpacker.number(); left > 0; left -= 1) {
            const path = paths[unpacker.number()] ?? '';
            const mode = modes[unpacker.number()] ?? null;
            const blob = unpacker.hex();
            const sha256 = unpacker.hex();
            changed.push({
                path,
                mode,
                blob: blob === '' ? null : blob,
                sha256: sha256 === '' ? null : sha256,
            });
        }
        return { ...head, patchSha256: patch === '' ? null : patch, changed, arm, description };
    };
    return {
        get: (index) => {
            const text = packed[index];
            return text === undefined ? undefined : unpack(index, text);
        },
        add: (record) => {
            packed[record.index] = pack(record);
            byTree.set(packHex(record.tree), record.index);
        },
        nodeOfTree: (tree) => byTree.get(packHex(tree)),
    };
};

// EXTERNAL MODULE: ./src/search/engine/recorded.ts
var engine_recorded = __webpack_require__(2183);
// EXTERNAL MODULE: ./src/search/engine/replay.ts
var replay = __webpack_require__(7820);
// EXTERNAL MODULE: ./src/search/engine/settings.ts
var engine_settings = __webpack_require__(614);
;// CONCATENATED MODULE: ./src/search/engine/wall.ts
const wall_growth = 1.05;
const wall_buckets = 512;
const enough = 20;
/** Starts a record of durations. */
const createDurations = () => {
    const counts = new Uint32Array(wall_buckets);
    let total = 0;
    return {
        add: (ms) => {
            const bucket = Math.ceil(Math.log(Math.max(1, ms)) / Math.log(wall_growth));
            const at = Math.min(wall_buckets - 1, bucket);
            counts[at] = (counts[at] ?? 0) + 1;
            total += 1;
        },
        p95: () => {
            if (total < enough)
                return null;
            let seen = 0;
            for (let at = 0; at < wall_buckets; at += 1) {
                seen += counts[at] ?? 0;
                if (seen >= 0.95 * total)
                    return wall_growth ** at;
            }
            return null;
        },
    };
};
/**
 * @param before milliseconds spent by earlier parts of the run
 * @param now a monotonic clock in milliseconds
 */
const createWall = (before, limitMs, now) => {
    const started = now();
    const durations = createDurations();
    let limit = limitMs;
    const elapsedMs = () => before + now() - started;
    const leftMs = () => (limit === null ? Infinity : limit - elapsedMs());
    return {
        elapsedMs,
        leftMs,
        fits: (mostMs) => (durations.p95() ?? mostMs) <= leftMs(),
        add: durations.add,
        setLimit: (next) => {
            limit = next;
        },
    };
};

;// CONCATENATED MODULE: ./src/search/engine/input-folder.ts

/** Prepares `/in` of one worker below the folder of inputs. */
const createInputFolder = (files, path) => {
    const written = new Map();
    const folders = new Set();
    let stdout = null;
    let hasOut = false;
    files.remove(path);
    for (const folder of ['', 'out', 'files'])
        files.makeDirectory((0,external_node_path_.join)(path, folder), 0o755);
    const write = (file, bytes) => {
        const folder = (0,external_node_path_.dirname)(file);
        if (!folders.has(folder)) {
            files.makeDirectory(folder, 0o755);
            folders.add(folder);
        }
        files.write(file, bytes, { mode: 0o444, exclusive: true });
    };
    const showFiles = (wanted) => {
        for (const [name, bytes] of wanted) {
            if (written.get(name) === bytes)
                continue;
            const file = (0,external_node_path_.join)(path, 'files', name);
            if (written.has(name))
                files.remove(file);
            write(file, bytes);
            written.set(name, bytes);
        }
        if (written.size === wanted.size)
            return;
        for (const name of [...written.keys()].filter((known) => !wanted.has(known))) {
            files.remove((0,external_node_path_.join)(path, 'files', name));
            written.delete(name);
        }
    };
    const showOut = (out) => {
        const folder = (0,external_node_path_.join)(path, 'out');
        if (hasOut) {
            files.remove(folder);
            for (const known of folders)
                if (known.startsWith(folder))
                    folders.delete(known);
            files.makeDirectory(folder, 0o755);
        }
        hasOut = out.length > 0;
        for (const file of out)
            write((0,external_node_path_.join)(folder, file.path), file.bytes);
    };
    return {
        path,
        show: (input) => {
            showFiles(input.files);
            showOut(input.out);
            if (stdout !== null && Buffer.compare(stdout, input.stdout) === 0)
                return;
            if (stdout !== null)
                files.remove((0,external_node_path_.join)(path, 'stdout'));
            write((0,external_node_path_.join)(path, 'stdout'), input.stdout);
            stdout = input.stdout;
        },
    };
};

;// CONCATENATED MODULE: ./src/search/engine/workers.ts


const addHidden = (deps, folder) => {
    for (const [path, bytes] of deps.hiddenFiles) {
        const file = (0,external_node_path_.join)(folder.path, path);
        deps.files.makeDirectory((0,external_node_path_.dirname)(file), 0o755);
        deps.files.remove(file);
        deps.files.write(file, bytes, { mode: 0o644, exclusive: true });
    }
};
/** Opens the folders of all workers. Under custody `split` all evaluators share the base tree. */
const openWorkers = async (deps, count) => {
    const { files, workspace, config, isHidden } = deps;
    const isShared = config.evaluation.custody === 'shared';
    const needsCandidate = config.commands.run !== null || config.commands.check.length > 0;
    const opened = [];
    const open = async (name, withHidden) => {
        const folder = await workspace.openFolder((0,external_node_path_.join)(deps.work, name), { isHidden, withHidden });
        opened.push(folder);
        if (withHidden)
            addHidden(deps, folder);
        return folder;
    };
    const base = isShared ? null : await open('b', true);
    const free = [];
    for (let index = 0; index < count; index += 1) {
        free.push({
            index,
            input: createInputFolder(files, (0,external_node_path_.join)(deps.inputs, `w${index}`)),
            candidate: needsCandidate ? await open(`a${index}`, false) : null,
            evaluator: base ?? (await open(`b${index}`, true)),
        });
    }
    const waiting = [];
    return {
        acquire: () => {
            const worker = free.shift();
            if (worker !== undefined)
                return Promise.resolve(worker);
            return new Promise((resolve) => waiting.push(resolve));
        },
        release: (worker) => {
            const next = waiting.shift();
            if (next !== undefined) {
                next(worker);
                return;
            }
            free.push(worker);
            free.sort((a, b) => a.index - b.index);
        },
        close: () => {
            for (const folder of opened)
                folder.remove();
        },
    };
};

;// CONCATENATED MODULE: ./src/search/engine/run-search.ts




























const treeEveryMs = 5000;
const longestGraceMs = 8000;
/** @throws search.too-few-pairs, search.wall-too-short */
const requireSound = (plan) => {
    const { promotion, evaluation } = plan.config;
    const { wallMs } = begin_limitsOf(plan);
    if (wallMs !== null && wallMs < evaluation.timeout) {
        throw search/* searchErrors */.g['search.wall-too-short']({ wallMs, timeoutMs: evaluation.timeout });
    }
    if (!promotion.enabled || evaluation.noise === 'none')
        return;
    const least = (0,noise_promotion/* leastPairs */.PU)((0,noise_promotion/* alphaOf */.Qq)(1, promotion.alpha));
    if (promotion.max_pairs < least) {
        const { alpha, max_pairs: maxPairs } = promotion;
        throw search/* searchErrors */.g['search.too-few-pairs']({ maxPairs, least, alpha });
    }
};
const beginRun = (deps, plan) => {
    const { ledger } = deps;
    const settings = (0,engine_settings/* sealSettings */.F)(plan.config, plan.sandbox);
    ledger.putObject(settings.bytes);
    const { body, subjects } = sealBegin(deps, plan, settings.sha256);
    const begin = ledger.append(body, subjects);
    ledger.sync();
    return begin;
};
/** What `tree.json` shows is at most a few seconds old, and never costs more than a few percent. */
const createTreeFile = (deps, commits) => {
    let nextMs = deps.clock.monotonicMs() + treeEveryMs;
    return () => {
        const now = deps.clock.monotonicMs();
        if (now < nextMs)
            return;
        const path = (0,external_node_path_.join)(deps.ledger.directory, run_files/* runFiles */.NW.tree);
        deps.files.writeAtomic(path, renderTree(readTree(deps), commits), { sync: false });
        const took = deps.clock.monotonicMs() - now;
        nextMs = now + Math.max(treeEveryMs, 50 * took);
    };
};
const openRun = async (deps, plan) => {
    const { workspace, files, ledger, log } = deps;
    const { config, policy } = plan;
    const records = createRecordStore();
    const recordOf = (index) => records.get(index);
    const readObject = objectReader(deps);
    const contents = await openContents({
        runId: ledger.runId,
        workspace,
        policy,
        readObject,
        recordOf,
    });
    const workers = await openWorkers({
        files,
        workspace,
        config,
        isHidden: (path) => policy.isHidden(path),
        work: deps.folders.work,
        inputs: deps.folders.inputs,
        hiddenFiles: plan.hiddenFiles,
    }, plan.workers);
    if (plan.resume === null) {
        const shown = config.evaluation.custody === 'split' ? (0,external_node_path_.join)(deps.folders.work, 'b') : null;
        requireSpace(files, workspace, ledger.directory, shown);
    }
    const ballast = createBallast(files, ledger.directory);
    const entries = plan.resume ?? [beginRun(deps, plan)];
    const totals = (0,search_totals/* createTotals */._t)();
    for (const entry of entries)
        (0,search_totals/* growTotals */.Hf)(totals, entry);
    // Whoever resumes has checked the first entry: planResume.
    const begin = entries[0]?.entry;
    const recorded = (0,engine_recorded/* sortEntries */.R)(entries);
    const state = (0,engine_state/* createState */.ur)((0,rules/* makeRules */.WR)(config, {
        window: plan.window,
        limit: { trials: begin.budget.trials, evaluations: begin.budget.evaluations },
        seed: plan.seeds.run,
        imports: plan.resume === null
            ? plan.imports.length
            : Math.max(recorded.imports, plan.imports.length),
    }));
    const wall = createWall(plan.resume === null ? 0 : (0,search_totals/* wallSpent */.BT)(totals), totals.limits.wallMs, () => deps.clock.monotonicMs());
    for (const { entry } of plan.resume ?? []) {
        if (entry.kind === 'trial-result' && entry.start_seq !== null)
            wall.add((0,search_totals/* wallOf */.op)(entry));
    }
    const commits = createCommits(workspace, contents, plan.experiment, recordOf);
    const live = createLive({ deps, plan, totals, contents, workers, wall });
    const proposals = createProposals({
        workspace,
        contents,
        policy,
        base: (0,base_index/* indexBase */.y)(workspace.baseFiles),
        seed: plan.seeds.run,
        proposers: config.proposers.map((proposer) => createMutate(proposer, {
            maxFileBytes: config.files.max_file_bytes,
        })),
        imports: plan.imports,
        recordOf,
        nodeOfTree: (id) => records.nodeOfTree(id),
        check: createChecker({
            config,
            workspace,
            sandbox: deps.sandbox,
            workers,
            signal: deps.signal,
        }),
        line: (text) => safeLine(deps, text),
    });
    const narrator = createNarrator(log, config.metric, config.budget.warn_at, state, recordOf);
    const writeTree = createTreeFile(deps, commits.known);
    const report = () => {
        const best = (0,engine_state/* bestSeen */.Ur)(state);
        deps.onProgress?.({
            totals,
            limit: state.budget.limit,
            trials: state.budget.spent.trials,
            evaluations: state.budget.spent.evaluations,
            baseline: state.nodes[0]?.tally.n ? state.nodes[0].tally.mean : null,
            best: best === null ? null : { node: best.index, mean: best.tally.mean },
            confirmed: state.confirmed?.node ?? null,
            running: live.running(),
            wallMs: wall.elapsedMs(),
        });
    };
    const handler = createHandler({
        deps,
        plan,
        state,
        totals,
        live,
        wall,
        recorded,
        replay: (0,replay/* createReplay */.e)(recorded, begin, () => ({
            ...state.budget.limit,
            wallMs: totals.limits.wallMs,
        })),
        contents,
        commits,
        proposals,
        narrator,
        recordOf,
        addRecord: (record) => {
            records.add(record);
        },
        afterEach: () => {
            writeTree();
            report();
        },
    });
    const parts = { deps, plan, state, totals, live, contents, commits, recordOf };
    return { parts, handler, ballast, workers };
};
const follow = async ({ parts, handler }) => {
    const course = (0,engine_course/* searchCourse */.Q)(parts.state);
    for (let step = course.next();;) {
        if (step.done === true)
            return step.value;
        const answer = handler.recorded(step.value) ?? (await handler.live(step.value));
        step = course.next(answer);
    }
};
const noBaseline = ({ parts }) => {
    const { deps, live, plan } = parts;
    const node = readTree(deps).nodes.get(0);
    return search/* searchErrors */.g['search.baseline-failed']({
        experiment: plan.experiment,
        status: node?.failure ?? 'skip',
        reason: node?.reason ?? 'budget',
        lines: safeLines(parts, live.baselineTail()),
    });
};
const safeLines = ({ deps }, text) => text
    .split('\n')
    .map((line) => `  ${safeLine(deps, line)}`)
    .join('\n')
    .trimEnd();
const whyPaused = (error) => {
    if (isDiskFull(error))
        return new Pause('disk', error);
    return error instanceof Pause ? error : null;
};
/**
 * Runs an experiment to its end, or continues one: measures the base commit, then proposes, evaluates,
 * decides and promotes within the budget, sealing everything before it acts on it. A killed run that is
 * continued gives the very tree the uninterrupted one gives; of a run that has ended the files beside the
 * ledger are written again, and nothing else.
 *
 * @throws search.baseline-failed, search.replay-mismatch, search.disk-low, search.nothing-editable,
 * search.too-few-pairs, search.wall-too-short, search.object-missing, search.object-wrong
 */
const runSearch = async (deps, plan) => {
    requireSound(plan);
    const run = await openRun(deps, plan);
    const { parts, workers, ballast } = run;
    const { live } = parts;
    try {
        if (plan.resume === null)
            await live.anchor('begin');
        const end = await follow(run);
        if (end.status === 'no-baseline')
            throw noBaseline(run);
        await live.settleDown(0);
        return await endRun(parts, end);
    }
    catch (error) {
        const pause = whyPaused(error);
        const graceMs = pause?.reason === 'signal' ? Math.min(plan.graceMs, longestGraceMs) : 0;
        if (pause?.reason === 'disk')
            ballast.release();
        await live.settleDown(graceMs);
        if (error instanceof replay/* ReplayMismatch */.o) {
            const { seq, expected, found } = error;
            const { runId } = deps.ledger;
            throw search/* searchErrors */.g['search.replay-mismatch']({ runId, seq, expected, found });
        }
        if (pause === null)
            throw error;
        if (pause.cause !== undefined)
            deps.log.warn(describe(pause));
        return await pauseRun(parts, pause.reason);
    }
    finally {
        ballast.release();
        workers.close();
    }
};
const describe = (pause) => {
    const cause = pause.cause instanceof Error ? pause.cause.message : 'unknown cause';
    return `${pause.message}: ${cause}`;
};

;// CONCATENATED MODULE: ./src/search/version.ts
/** Rises when the same settings and results would lead to other decisions; a run is continued under its own. */
const engineVersion = 1;

// EXTERNAL MODULE: ./src/errors/cli.ts
var cli = __webpack_require__(5657);
;// CONCATENATED MODULE: ./src/ledger/run-secret.ts



const pattern = /^([0-9a-f]{64})\n?$/;
/**
 * `run.secret` of a run without a key, 32 bytes: read, or drawn and written 0600. `isNew` in a run that
 * has entries means that the old one is lost, and a `reseed` is due.
 *
 * @throws ledger.secret-unusable
 */
const ensureRunSecret = (files, random, directory) => {
    const path = (0,external_node_path_.join)(directory, run_files/* runFiles */.NW.secret);
    const bytes = files.readIfExists(path);
    if (bytes !== null) {
        const hex = pattern.exec(Buffer.from(bytes).toString('latin1'))?.[1];
        if (hex === undefined)
            throw ledger/* ledgerErrors */.b['ledger.secret-unusable']({ path, problem: 'it is malformed' });
        return { secret: Buffer.from(hex, 'hex'), isNew: false };
    }
    const secret = random.bytes(32);
    files.makeDirectory(directory);
    files.writeAtomic(path, `${Buffer.from(secret).toString('hex')}\n`, { mode: 0o600 });
    return { secret, isNew: true };
};

;// CONCATENATED MODULE: ./src/search/engine/resume.ts
/**
 * Judges whether a run is the one that is wanted and not over. `--budget` does not count: limits may be
 * changed on the way.
 */
const planResume = (entries, wanted) => {
    const begin = entries[0]?.entry;
    if (begin?.kind !== 'run-begin')
        return { canResume: false, differs: ['it has no run-begin'] };
    const differs = [];
    const compare = (name, is, should) => {
        if (is !== should)
            differs.push(`${name} differs`);
    };
    compare('experiment', begin.experiment, wanted.experiment);
    compare('base commit', begin.base, wanted.base);
    compare('configuration', begin.config.sha256, wanted.configSha256);
    compare('settings', begin.settings_sha256, wanted.settingsSha256);
    compare('seed', begin.seeds.run, wanted.seed);
    compare('kind of seed', begin.seeds.predictable, wanted.predictableSeeds);
    compare('window', begin.strategy.window, wanted.window);
    compare('engine', begin.tool.engine, wanted.engine);
    compare('pull request head', begin.pr?.head ?? null, wanted.pullRequestHead);
    for (const { entry } of entries) {
        if (entry.kind === 'run-end')
            differs.push('it has ended');
        if (entry.kind === 'trial-result' && entry.node === 'n0' && entry.status !== 'ok') {
            // Only its first repeats end a run; after a decision or a proposal they were in.
            const isLater = entries.some((other) => other.entry.kind === 'trial-start' && other.entry.node === 'n1');
            if (!isLater)
                differs.push('its baseline failed');
        }
    }
    return { canResume: differs.length === 0, differs };
};

;// CONCATENATED MODULE: ./src/commands/choose-run.ts











/** Race commitments that ended runs have revealed: whoever read them can compute what is drawn again. */
const revealedRaces = (context, runsFolder) => {
    const revealed = new Set();
    for (const { runId } of (0,run_files/* listRuns */.v)(context.files, runsFolder)) {
        const { entries } = (0,read/* readLedger */.SC)(context.files, (0,external_node_path_.join)(runsFolder, runId));
        const begin = entries[0]?.entry;
        const hasEnd = entries.some(({ entry }) => entry.kind === 'run-end');
        if (begin?.kind === 'run-begin' && hasEnd)
            revealed.add(begin.seeds.race_commitment);
    }
    return revealed;
};
/**
 * The newest unfinished run that is the one wanted, or a new one; one line says why a run is not continued.
 *
 * @throws AppError `search.run-differs`, `ledger.key-missing`, `cli.no-run`
 */
const chooseRun = (context, request, prepared) => {
    const { files, random, log } = context;
    const { runsFolder, signer, choice } = prepared;
    const { experiment, sandbox } = prepared.resolved;
    const basis = {
        base: request.workspace.base.commit,
        configSha256: request.config.sha256,
        experiment: request.experiment,
    };
    const revealed = revealedRaces(context, runsFolder);
    const describe = (runId) => {
        const directory = (0,external_node_path_.join)(runsFolder, runId);
        const secret = signer?.secret ?? ensureRunSecret(files, random, directory).secret;
        const seeds = (0,ledger_seeds/* deriveSeeds */.GY)(basis, runId, secret, choice);
        const predictable = choice.from === 'option' || revealed.has(seeds.raceCommitment);
        return { runId, directory, seeds, predictable, isResume: false };
    };
    const judge = (runId, entries) => {
        const begin = entries[0]?.entry;
        const sealed = begin?.kind === 'run-begin' ? begin.seeds : null;
        return planResume(entries, {
            experiment: request.experiment,
            base: basis.base,
            configSha256: basis.configSha256,
            settingsSha256: (0,engine_settings/* sealSettings */.F)(experiment, sandbox).sha256,
            seed: (0,ledger_seeds/* deriveSeeds */.GY)(basis, runId, new Uint8Array(32), choice).run,
            // What was revealed after a run began does not change the run.
            predictableSeeds: choice.from === 'option' || (sealed?.predictable ?? false),
            window: prepared.window,
            engine: engineVersion,
            pullRequestHead: request.pullHead,
        });
    };
    const candidates = (0,run_files/* listRuns */.v)(files, runsFolder).filter((run) => request.runId === null ? run.experiment === request.experiment : run.runId === request.runId);
    for (const { runId } of request.isNew ? [] : candidates) {
        const { entries } = (0,read/* readLedger */.SC)(files, (0,external_node_path_.join)(runsFolder, runId));
        const { canResume: isOpen, differs } = judge(runId, entries);
        // Killed after the end was sealed: only the files beside the ledger are missing.
        const isHalfDone = differs.length === 1 &&
            entries.some(({ entry }) => entry.kind === 'run-end') &&
            files.stat((0,external_node_path_.join)(runsFolder, runId, run_files/* runFiles */.NW.result)) === null;
        const canResume = isOpen || isHalfDone;
        const begin = entries[0]?.entry;
        if (canResume && begin?.kind === 'run-begin') {
            if (begin.key !== null && signer === null) {
                throw ledger/* ledgerErrors */.b['ledger.key-missing']({ runId, keyid: begin.key.keyid });
            }
            // The key itself, too: whoever wrote the first line chose the id that stands beside it.
            const isSameKey = begin.key?.keyid === signer?.keyid && (begin.key?.spki ?? null) === (signer?.spki ?? null);
            if (isSameKey)
                return { ...describe(runId), predictable: begin.seeds.predictable, isResume: true };
            if (request.runId !== null) {
                throw search/* searchErrors */.g['search.run-differs']({ runId, differs: ['the signing key'] });
            }
            log.info(`${runId} is not continued: the signing key differs`);
        }
        else if (request.runId !== null) {
            throw search/* searchErrors */.g['search.run-differs']({ runId, differs });
        }
        else if (!entries.some(({ entry }) => entry.kind === 'run-end')) {
            log.info(`${runId} is not continued: ${differs.join(', ')}`);
        }
    }
    if (request.runId !== null && !request.isNew) {
        throw cli/* cliErrors */.a['cli.no-run']({ run: request.runId, where: runsFolder });
    }
    return describe((0,run_files/* makeRunId */.fN)(request.experiment, context.clock.now(), random));
};

// EXTERNAL MODULE: ./src/commands/imports.ts
var commands_imports = __webpack_require__(740);
// EXTERNAL MODULE: ./src/commands/import-run.ts
var import_run = __webpack_require__(469);
// EXTERNAL MODULE: ./src/commands/repository.ts
var commands_repository = __webpack_require__(6756);
// EXTERNAL MODULE: ./src/report/figures.ts
var figures = __webpack_require__(3831);
// EXTERNAL MODULE: ./src/report/log-text.ts
var log_text = __webpack_require__(9018);
;// CONCATENATED MODULE: ./src/report/progress.ts


/** Milliseconds until the first budget is used up at today's pace, null while nothing can be said. */
const estimateLeftMs = (state) => {
    const { spent, budget, elapsedMs } = state;
    if (spent.trials < 2 || elapsedMs <= 0)
        return null;
    const byTrials = (elapsedMs / spent.trials) * (budget.trials - spent.trials);
    const byEvaluations = (elapsedMs / Math.max(1, spent.evaluations)) * (budget.evaluations - spent.evaluations);
    const byWall = budget.wallMs === null ? byTrials : budget.wallMs - elapsedMs;
    return Math.max(0, Math.min(byTrials, byEvaluations, byWall));
};
/** The live line: trials done, best seen, pace, time left. */
const renderProgress = (state) => {
    const { spent, budget, best, baseline, recent } = state;
    const perSecond = recent.elapsedMs < 500 ? null : (recent.evaluations / recent.elapsedMs) * 1000;
    const left = estimateLeftMs(state);
    const words = {
        baseline: 'measuring the baseline',
        search: `trial ${(0,figures/* formatCount */.B4)(spent.trials)}/${(0,figures/* formatCount */.B4)(budget.trials)}`,
        confirm: `confirming, ${(0,figures/* formatCount */.B4)(spent.evaluations)}/${(0,figures/* formatCount */.B4)(budget.evaluations)} evaluations`,
    };
    return [
        `Search ${(0,log_text/* logText */.k)(state.experiment, 40)}: ${words[state.phase]}`,
        ...(best === null
            ? []
            : [
                `best seen ${(0,log_text/* logText */.k)(best.value, 24)} (${(0,log_text/* logText */.k)(best.node, 12)}${baseline === null ? '' : `, baseline ${(0,log_text/* logText */.k)(baseline, 24)}`})`,
            ]),
        ...(perSecond === null ? [] : [`${perSecond.toFixed(perSecond < 10 ? 1 : 0)} evaluations/s`]),
        ...(left === null || state.phase !== 'search' ? [] : [`about ${(0,figures/* formatDuration */.a3)(left)} left`]),
    ].join(' | ');
};

;// CONCATENATED MODULE: ./src/commands/progress-line.ts


const everyMs = 100;
/** Keeps the live line current, at most ten times a second. */
const createProgressLine = ({ clock, log }, experiment) => {
    const startedMs = clock.monotonicMs();
    let before = null;
    let nextMs = 0;
    return (progress) => {
        const now = clock.monotonicMs();
        before ??= progress.evaluations;
        if (now < nextMs)
            return;
        nextMs = now + everyMs;
        const { best, baseline, limit, trials, evaluations } = progress;
        log.progress(renderProgress({
            experiment,
            phase: baseline === null
                ? 'baseline'
                : progress.totals.promotions.at(-1)?.result === null
                    ? 'confirm'
                    : 'search',
            spent: { trials, evaluations },
            budget: { ...limit, wallMs: progress.totals.limits.wallMs },
            elapsedMs: progress.wallMs,
            recent: { evaluations: evaluations - before, elapsedMs: now - startedMs },
            baseline: baseline === null ? null : (0,num/* renderNum */.ZL)(baseline),
            best: best === null ? null : { node: `n${String(best.node)}`, value: (0,num/* renderNum */.ZL)(best.mean) },
        }));
    };
};

// EXTERNAL MODULE: ./src/commands/signing-key.ts
var signing_key = __webpack_require__(8291);
;// CONCATENATED MODULE: ./src/commands/search-run.ts
















/** Files of a pull request that are not editable: they are told, or refused, and never evaluated. */
const judgeForeign = (context, { pullPaths, experiment }, rule, policy) => {
    const paths = (pullPaths ?? []).filter((path) => !policy.isEditable(path));
    if (paths.length === 0)
        return;
    if (rule === 'fail')
        throw search/* searchErrors */.g['search.foreign-files']({ experiment, paths });
    const more = paths.length > 10 ? ` and ${String(paths.length - 10)} more` : '';
    context.log.info(`not evaluated: ${paths.slice(0, 10).join(', ')}${more}`);
};
const prepare = (context, request) => {
    const { config, repository, workspace } = request;
    const resolved = (0,resolve/* resolveExperiment */.k5)(config.config, request.experiment, config.path);
    const { experiment, sandbox, denied } = resolved;
    const policy = (0,policy_policy/* compilePolicy */.C)(experiment.files, denied);
    const submodule = workspace.baseFiles.find(({ mode, path }) => mode === '160000' && policy.isEditable(path));
    if (submodule !== undefined) {
        throw search/* searchErrors */.g['search.editable-submodule']({ path: submodule.path });
    }
    if (request.isFork && sandbox.min_isolation === 'none') {
        throw errors_sandbox/* sandboxErrors */.r['sandbox.isolation-too-weak']({
            required: 'bwrap',
            found: 'none',
            problems: ["a fork's code never runs unconfined, whatever min_isolation says"],
            fix: 'set sandbox.min_isolation: bwrap for experiments that run on pull requests of forks',
        });
    }
    const paths = workspace.baseFiles.map(({ path }) => path);
    for (const { key, pattern } of (0,patterns/* unusedPatterns */.w$)(experiment.files, paths)) {
        context.log.warn(`files.${key}: "${pattern}" matches no file of the base commit`);
    }
    judgeForeign(context, request, experiment.files.foreign, policy);
    const { workers: wanted, window } = experiment.parallel;
    const workers = wanted === 'auto' ? context.cores : wanted;
    const automatic = workers === 1 ? 1 : Math.ceil(1.5 * workers);
    return {
        resolved,
        policy,
        signer: request.isFork ? null : (0,signing_key/* loadSigningKey */.f)(context, config.config.seal, repository.folder),
        runsFolder: (0,commands_repository/* ensureRunsFolder */.fz)(context, repository, config.config.report.dir),
        workers,
        window: window === 'auto' ? automatic : window,
        choice: request.seed !== null
            ? { from: 'option', value: request.seed }
            : experiment.seed === 'auto'
                ? { from: 'auto' }
                : { from: 'config', value: experiment.seed },
    };
};
const search_run_openBox = (context, request, prepared, folder) => {
    const inputs = (0,external_node_path_.join)(folder, 'inputs');
    context.files.makeDirectory(inputs);
    return openSandbox(context, {
        config: prepared.resolved.sandbox,
        directory: folder,
        inputs,
        workers: prepared.workers,
        nodePath: context.nodePath,
        keyPresent: prepared.signer !== null,
        mountRules: {
            guarded: [context.temp],
            checkout: request.repository.source.workTree,
            isEditable: (path) => prepared.policy.isEditable(path),
        },
    });
};
/**
 * Runs or continues one experiment: key, policy, run folder, sandbox and ledger are opened here, the
 * engine does the rest.
 *
 * @throws AppError of every part; `search.run-differs`, `ledger.key-missing`, `sandbox.isolation-too-weak`
 */
const runExperiment = async (context, request) => {
    const { files, clock, log } = context;
    const { workspace, config, watcher } = request;
    const prepared = prepare(context, request);
    const { resolved, policy, signer } = prepared;
    await request.fetchRuns?.(prepared.runsFolder);
    const imports = [
        ...(request.from === null ? [] : [await (0,import_run/* importRun */.Ji)(context, workspace, policy, request.from)]),
        ...(request.pullHead === null
            ? []
            : [await (0,commands_imports/* importHead */.ke)(workspace, policy, request.pullHead)].filter((tree) => tree !== null)),
    ];
    const folder = files.makeTemporary('search-');
    const sandbox = await search_run_openBox(context, request, prepared, folder);
    try {
        const chosen = chooseRun(context, request, prepared);
        const { runId, directory } = chosen;
        const opened = openLedger({ files, clock, owner: { pid: process.pid, host: context.host } }, { directory, runId, signer });
        try {
            const entries = chosen.isResume ? opened.entries : [];
            log.info(chosen.isResume ? `continuing ${runId}` : `starting ${runId}`);
            if (opened.tookOver)
                log.info('the process that wrote this run before is dead; taken over');
            await watcher?.open({
                ledger: opened.writer,
                signer,
                entries,
                publishStderr: resolved.experiment.evaluation.publish_stderr,
            });
            const work = (0,external_node_path_.join)(folder, 'work');
            files.makeDirectory(work);
            const outcome = await runSearch({
                workspace,
                sandbox,
                ledger: opened.writer,
                files,
                clock,
                log,
                redactor: {
                    text: context.redact,
                    bytes: (bytes) => ({ hit: context.holdsSecret(bytes) }),
                },
                folders: { work, inputs: (0,external_node_path_.join)(folder, 'inputs') },
                signal: context.signal,
                onProgress: createProgressLine(context, request.experiment),
                ...(watcher === null ? {} : { onAnchor: (moment) => watcher.anchor(moment) }),
            }, {
                experiment: request.experiment,
                config: resolved.experiment,
                sandbox: resolved.sandbox,
                policy,
                seeds: chosen.seeds,
                predictableSeeds: chosen.predictable,
                window: prepared.window,
                workers: Math.min(prepared.workers, prepared.window),
                budget: request.budget,
                facts: {
                    ...request.facts,
                    config: { path: config.path, sha256: config.sha256 },
                    runner: { ...context.runner, workers: prepared.workers },
                    tool: {
                        ...context.readTool(),
                        engine: engineVersion,
                        git: workspace.gitVersion,
                    },
                    image_digest: null,
                    key: signer === null ? null : { keyid: signer.keyid, alg: signer.alg, spki: signer.spki },
                    prior: null,
                },
                imports,
                hiddenFiles: resolved.experiment.files.hidden_from === null
                    ? new Map()
                    : (0,commands_imports/* readHiddenFolder */.vX)(files, resolved.experiment.files.hidden_from),
                resume: chosen.isResume ? entries : null,
                graceMs: 8000,
            });
            return { outcome, directory, signer, resolved };
        }
        finally {
            log.progress(null);
            opened.writer.close();
        }
    }
    finally {
        await sandbox.close();
        files.remove(folder);
    }
};


/***/ }),

/***/ 8291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ loadSigningKey)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(862);
/* harmony import */ var _ledger_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4849);



/**
 * The signing key: input of the Action, else the variable that `seal.key_env` names, else
 * `seal.key_file`; null when none is given.
 *
 * @throws AppError `ledger.key-unusable`
 */
const loadSigningKey = (context, seal, folder) => {
    if (context.sealKeyInput !== null)
        return (0,_ledger_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .loadSigner */ .vu)(context.sealKeyInput, 'input seal-key');
    const value = context.takeSecret(seal.key_env);
    if (value !== null)
        return (0,_ledger_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .loadSigner */ .vu)(value, seal.key_env);
    if (seal.key_file === null)
        return null;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(seal.key_file) ? seal.key_file : (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, seal.key_file);
    const bytes = context.files.readIfExists(path);
    if (bytes === null) {
        throw _errors_ledger_js__WEBPACK_IMPORTED_MODULE_1__/* .ledgerErrors */ .b['ledger.key-unusable']({ source: path, problem: 'there is no such file' });
    }
    return (0,_ledger_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .loadSigner */ .vu)(Buffer.from(bytes).toString('utf8'), path);
};


/***/ }),

/***/ 8240:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readTrustedConfig),
/* harmony export */   b: () => (/* binding */ requireTrustedConfig)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _config_load_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7062);
/* harmony import */ var _errors_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2793);



/** Reads the configuration from the base commit, never from a working copy; null when there is none. */
const readTrustedConfig = async (workspace, path, log) => {
    const bytes = await workspace.readBaseFile(path);
    if (bytes === null)
        return null;
    const loaded = (0,_config_load_js__WEBPACK_IMPORTED_MODULE_1__/* .loadConfig */ .Z)(bytes, path);
    for (const warning of loaded.warnings)
        log.warn(warning);
    const sha256 = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');
    return { ...loaded, path, sha256 };
};
/** As `readTrustedConfig`; throws `config.not-found` when there is none. */
const requireTrustedConfig = async (workspace, path, log) => {
    const config = await readTrustedConfig(workspace, path, log);
    if (config === null) {
        throw _errors_config_js__WEBPACK_IMPORTED_MODULE_2__/* .configErrors */ .k['config.not-found']({ file: path, commit: workspace.base.commit });
    }
    return config;
};


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


/***/ })

};
