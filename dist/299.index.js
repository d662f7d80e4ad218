export const id = 299;
export const ids = [299];
export const modules = {

/***/ 4291:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ MissingPatch),
/* harmony export */   Cr: () => (/* binding */ createNodeReader),
/* harmony export */   c1: () => (/* binding */ listOrigins)
/* harmony export */ });
/* harmony import */ var _workspace_patch_apply_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4362);
/* harmony import */ var _workspace_patch_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5637);


/** Every node of a ledger with its origin, in order. */
const listOrigins = (entries) => {
    const origins = new Map();
    for (const { entry } of entries) {
        if (entry.kind !== 'trial-start' && entry.kind !== 'trial-result')
            continue;
        if (origins.has(entry.node))
            continue;
        origins.set(entry.node, {
            seq: entry.seq,
            node: entry.node,
            parent: entry.parent ?? null,
            patchSha256: entry.patch_sha256 ?? null,
            tree: entry.tree ?? null,
            start: entry.kind === 'trial-start' ? entry : null,
        });
    }
    return origins;
};
/** Thrown by `createNodeReader`: the patch of a node is not there, or nobody has such a node. */
class MissingPatch extends Error {
    name = 'MissingPatch';
}
/**
 * Rebuilds what nodes change of the base from their patches. Patches that do not apply throw
 * `workspace.patch-mismatch`, absent ones `MissingPatch`.
 */
const createNodeReader = (workspace, origins, readObject) => {
    const modes = new Map(workspace.baseFiles.map(({ path, mode }) => [path, mode]));
    const known = new Map();
    const step = async (origin, before) => {
        const { patchSha256, node } = origin;
        if (patchSha256 === null)
            return before;
        const bytes = readObject(patchSha256);
        if (bytes === null)
            throw new MissingPatch(`the patch of ${node} (${patchSha256}) is not there`);
        const patch = Buffer.from(bytes).toString('utf8');
        const contents = new Map();
        for (const path of (0,_workspace_patch_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePatch */ .i)(patch).map((file) => file.path)) {
            contents.set(path, await workspace.readBaseFile(path));
        }
        const edits = (0,_workspace_patch_apply_js__WEBPACK_IMPORTED_MODULE_0__/* .applyPatch */ .X)(patch, (path) => {
            const changed = before.get(path);
            if (changed !== undefined)
                return changed.content === null ? null : changed;
            const content = contents.get(path) ?? null;
            const mode = modes.get(path) === '100755' ? '100755' : '100644';
            return content === null ? null : { mode, content };
        });
        const after = new Map(before);
        for (const edit of edits)
            after.set(edit.path, edit);
        return after;
    };
    const changesOf = async (node) => {
        const chain = [];
        let at = node;
        while (at !== null && !known.has(at)) {
            const origin = origins.get(at);
            if (origin === undefined || chain.includes(origin)) {
                throw new MissingPatch(`${at} is not a node of this run`);
            }
            chain.push(origin);
            at = origin.parent;
        }
        let changes = at === null ? new Map() : (known.get(at) ?? new Map());
        for (const origin of chain.reverse()) {
            changes = await step(origin, changes);
            known.set(origin.node, changes);
        }
        return [...changes.values()];
    };
    return { changesOf };
};


/***/ }),

/***/ 3770:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ parseAnchorLine),
/* harmony export */   s: () => (/* binding */ renderAnchorLine)
/* harmony export */ });
/* harmony import */ var _errors_ledger_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(862);

const pattern = /^gs1 ([a-z0-9][A-Za-z0-9-]{0,63}) (0|[1-9][0-9]{0,8}) ([0-9a-f]{64})$/;
/** `gs1 RUN_ID SEQ HEAD`: at most 140 characters, so that it fits the description of a commit status. */
const renderAnchorLine = ({ runId, seq, head }) => `gs1 ${runId} ${String(seq)} ${head}`;
/**
 * Reads an anchor line; blanks around it are dropped, it was copied by a person.
 *
 * @throws ledger.bad-anchor
 */
const parseAnchorLine = (text) => {
    const match = pattern.exec(text.trim());
    if (match === null)
        throw _errors_ledger_js__WEBPACK_IMPORTED_MODULE_0__/* .ledgerErrors */ .b['ledger.bad-anchor']({ text: text.slice(0, 200) });
    const [, runId = '', seq = '', head = ''] = match;
    return { runId, seq: Number(seq), head };
};


/***/ }),

/***/ 8191:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ch: () => (/* binding */ stepSeed),
/* harmony export */   GY: () => (/* binding */ deriveSeeds),
/* harmony export */   SV: () => (/* binding */ autoRunSeed),
/* harmony export */   Wy: () => (/* binding */ pairSeed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _text_canonical_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7749);
/* harmony import */ var _hash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6565);



/** First 53 bits of a hash, big-endian: the integers every language holds exactly. */
const first53 = (hex) => Number(BigInt(`0x${hex.slice(0, 16)}`) >> 11n);
const contextOf = (basis, runId) => (0,_text_canonical_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalBytes */ .Mr)({
    base: basis.base,
    config_sha256: basis.configSha256,
    experiment: basis.experiment,
    ...(runId === null ? {} : { run_id: runId }),
});
const hkdf = (key, salt, info) => new Uint8Array((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hkdfSync)('sha256', key, salt, info, 32));
/** The seed of the proposals under `seed: auto`. */
const autoRunSeed = (basis) => first53((0,_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(contextOf(basis, null)));
/**
 * Derives all seeds of a run. Race secrets leave the run id out, so that the same base, configuration
 * and key give the same tree again; promotion secrets are new in every run.
 *
 * @param secret K: the private key's scalar, or `run.secret`; 32 bytes
 */
const deriveSeeds = (basis, runId, secret, choice) => {
    const raceKey = choice.from === 'option' ? Buffer.from(String(choice.value), 'ascii') : secret;
    const race = hkdf(raceKey, 'guildseal/race/1', contextOf(basis, null));
    const promotion = hkdf(secret, 'guildseal/promotion/1', contextOf(basis, runId));
    return {
        run: choice.from === 'auto' ? autoRunSeed(basis) : choice.value,
        auto: choice.from === 'auto',
        race,
        promotion,
        raceCommitment: (0,_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(race),
        promotionCommitment: (0,_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .sha256Hex */ .f)(promotion),
    };
};
const draw = (secret, label) => first53((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', secret).update(label, 'ascii').digest('hex'));
/** `GUILDSEAL_SEED` of a repeat of baseline, candidate or race; `secret` is the race secret. */
const stepSeed = (secret, role, repeat) => draw(secret, `${role}/${String(repeat)}`);
/** `GUILDSEAL_SEED` of both halves of a promotion pair; `secret` is the promotion secret. */
const pairSeed = (secret, role, query, index) => draw(secret, `${role}/${String(query)}/${String(index)}`);


/***/ }),

/***/ 128:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ indexBase)
/* harmony export */ });
/* harmony import */ var _path_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8563);

/** Indexes every entry of the base tree. */
const indexBase = (files) => {
    const modes = new Map();
    const below = new Map();
    for (const { path, mode } of files) {
        modes.set(path, mode);
        for (const folder of (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldersOf */ .pd)(path))
            below.set(folder, (below.get(folder) ?? 0) + 1);
    }
    const folded = new Map();
    for (const path of [...modes.keys(), ...below.keys()]) {
        const key = (0,_path_js__WEBPACK_IMPORTED_MODULE_0__/* .foldPath */ .tu)(path);
        const known = folded.get(key);
        if (known === undefined)
            folded.set(key, [path]);
        else
            known.push(path);
    }
    return {
        mode: (path) => modes.get(path) ?? null,
        countBelow: (folder) => below.get(folder) ?? 0,
        spellings: (key) => folded.get(key) ?? [],
    };
};


/***/ }),

/***/ 4466:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   Ko: () => (/* binding */ withLimit),
/* harmony export */   w4: () => (/* binding */ admit),
/* harmony export */   yK: () => (/* binding */ createBudget)
/* harmony export */ });
/* unused harmony export remaining */
/** A budget nothing of which is used. */
const createBudget = (limit) => ({
    limit,
    spent: { trials: 0, evaluations: 0 },
    reserved: { trials: 0, evaluations: 0 },
});
const plus = (a, b, sign = 1) => ({
    trials: a.trials + sign * b.trials,
    evaluations: a.evaluations + sign * b.evaluations,
});
/** What no job holds yet, less what is set aside. */
const remaining = (budget) => plus(plus(budget.limit, budget.spent, -1), budget.reserved, -1);
/** Reserves the most a job may use; null when it does not fit: such a job is not started. */
const admit = (budget, most) => {
    const left = remaining(budget);
    if (most.trials > left.trials || most.evaluations > left.evaluations)
        return null;
    return { ...budget, reserved: plus(budget.reserved, most) };
};
/** Turns a reservation into what was used. */
const settle = (budget, most, used) => ({
    ...budget,
    reserved: plus(budget.reserved, most, -1),
    spent: plus(budget.spent, used),
});
/** The same budget under other limits; lowering them below what is used stops at that. */
const withLimit = (budget, limit) => {
    const used = plus(budget.spent, budget.reserved);
    return {
        ...budget,
        limit: {
            trials: Math.max(limit.trials, used.trials),
            evaluations: Math.max(limit.evaluations, used.evaluations),
        },
    };
};


/***/ }),

/***/ 6901:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Q: () => (/* binding */ searchCourse)
});

// EXTERNAL MODULE: ./src/search/random.ts
var random = __webpack_require__(9105);
// EXTERNAL MODULE: ./src/search/noise/race.ts
var race = __webpack_require__(4528);
// EXTERNAL MODULE: ./src/text/num.ts
var num = __webpack_require__(4275);
// EXTERNAL MODULE: ./src/search/engine/budget.ts
var engine_budget = __webpack_require__(4466);
// EXTERNAL MODULE: ./src/search/engine/requests.ts
var requests = __webpack_require__(5805);
// EXTERNAL MODULE: ./src/search/engine/state.ts + 3 modules
var engine_state = __webpack_require__(1175);
;// CONCATENATED MODULE: ./src/search/engine/absorb.ts





function* recordDecision(state, node, verdict) {
    const { sign } = state.rules;
    const toMetric = (score) => (0,num/* renderNum */.ZL)(sign * score + 0);
    yield {
        kind: 'record',
        body: {
            kind: 'trial-decision',
            node: (0,requests/* nodeId */.s5)(node.index),
            outcome: verdict.outcome,
            rule: verdict.rule,
            n: node.tally.n,
            mean: toMetric((0,engine_state/* scoreOf */.uw)(state, node)),
            se: (0,num/* renderNum */.ZL)((0,engine_state/* errorOf */.Mz)(state, node.tally.n)),
            incumbent: (0,requests/* nodeId */.s5)(verdict.reference),
            window_low: verdict.threshold === null ? null : toMetric(verdict.threshold),
        },
    };
}
const judgeAgainst = (state, node, reference) => {
    const scores = (0,engine_state/* compareScores */.fW)(state, node, reference);
    return state.strategy.judge({
        score: scores.a,
        reference: scores.b,
        error: (0,engine_state/* errorOf */.Mz)(state, reference.tally.n),
        tie: state.rules.tie,
    });
};
/** Whether a node whose race is on is owed another repeat. */
const isRepeatOwed = (state, node) => {
    const incumbent = (0,engine_state/* incumbentBut */.dQ)(state, node.index);
    const reference = incumbent === null ? undefined : state.nodes[incumbent.index];
    if (reference === undefined)
        return false;
    const scores = (0,engine_state/* compareScores */.fW)(state, node, reference);
    return (0,race/* isOwed */.mR)({
        n: node.tally.n,
        mean: scores.a,
        incumbentMean: scores.b,
        cap: state.k,
        slack: state.rules.race.slack,
        sd: (0,engine_state/* raceSdOf */.m3)(state),
    });
};
/** The end of a trial: streaks, and what its proposer learns. */
function* finishTrial(state, node, outcome) {
    const parent = node.parent === null ? undefined : state.nodes[node.parent];
    const hasFailed = outcome === 'crash' || outcome === 'timeout';
    const score = hasFailed ? null : (0,engine_state/* scoreOf */.uw)(state, node);
    const gain = score === null || parent === undefined || parent.tally.n === 0
        ? null
        : score - (0,engine_state/* scoreOf */.uw)(state, parent);
    const hasGained = score !== null && score > state.bestScore && outcome === 'keep';
    if (hasGained)
        state.bestScore = score;
    state.withoutGain = hasGained ? 0 : state.withoutGain + 1;
    state.failures = hasFailed ? state.failures + 1 : 0;
    yield {
        kind: 'learn',
        node: node.index,
        outcome,
        gain,
        better: gain !== null && gain > 0,
    };
}
/** A node whose repeat gave no value: crash or timeout for good, a keep is demoted first. */
function* fail(state, node, status) {
    // Of n0 only the first repeats must have a value.
    if (node.index === 0)
        return;
    const { phase } = node;
    if (phase === 'kept') {
        const reference = node.reference ?? 0;
        yield* recordDecision(state, node, {
            outcome: 'demote',
            rule: 'no_value',
            reference,
            threshold: null,
        });
    }
    node.phase = 'failed';
    state.racing = state.racing.filter((index) => index !== node.index);
    (0,engine_state/* updated */.C2)(state, node);
    if (phase === 'new' || phase === 'racing')
        yield* finishTrial(state, node, status);
}
/** Tests a kept node again after a later repeat, against the same reference with today's figures. */
function* judgeAgain(state, node) {
    const reference = state.nodes[node.reference ?? 0];
    if (reference === undefined || node.index === 0)
        return;
    const { keep, rule, threshold } = judgeAgainst(state, node, reference);
    if (keep)
        return;
    const verdict = { outcome: 'demote', rule, reference: reference.index, threshold };
    yield* recordDecision(state, node, verdict);
    node.phase = 'demoted';
    (0,engine_state/* updated */.C2)(state, node);
}
/** Decides a node whose race is over (`cut`: for which nothing more can be run). */
function* decideNode(state, node, cut) {
    const incumbent = (0,engine_state/* incumbentBut */.dQ)(state, node.index);
    const reference = state.nodes[incumbent?.index ?? 0];
    if (reference === undefined)
        return;
    const judged = judgeAgainst(state, node, reference);
    const isWhole = node.tally.n >= state.k;
    const keep = judged.keep && isWhole;
    const rule = isWhole ? judged.rule : cut ? 'race_cut' : 'race';
    const outcome = keep ? 'keep' : 'discard';
    node.reference = reference.index;
    yield* recordDecision(state, node, {
        outcome,
        rule,
        reference: reference.index,
        threshold: judged.threshold,
    });
    node.phase = keep ? 'kept' : 'discarded';
    (0,engine_state/* updated */.C2)(state, node);
    yield* finishTrial(state, node, outcome);
}
/** Decides every node whose race is over. */
function* concludeRaces(state, cut) {
    for (const index of [...state.racing]) {
        const node = state.nodes[index];
        if (node === undefined || node.inFlight)
            continue;
        if (!cut && isRepeatOwed(state, node))
            continue;
        state.racing = state.racing.filter((other) => other !== index);
        yield* decideNode(state, node, cut);
        (0,engine_state/* refreshStanding */.IN)(state);
    }
}
/** What a job reserved; promotion's evaluations are no trials. */
const reservation = (job) => ({
    trials: job.repeat === 0 && job.pair === null ? 1 : 0,
    evaluations: 1,
});
/** Takes the result of a repeat (not of a promotion pair) into the state. */
function* absorb(state, job, answer) {
    const node = state.nodes[job.node];
    if (node === undefined)
        return;
    const most = reservation(job);
    const hasRun = answer.kind === 'value' || answer.kind === 'failure';
    const used = hasRun ? most : { trials: 0, evaluations: 0 };
    state.budget = (0,engine_budget/* settle */.G9)(state.budget, most, used);
    node.inFlight = false;
    const parent = node.parent === null ? undefined : state.nodes[node.parent];
    if (job.repeat === 0 && parent !== undefined) {
        parent.flying -= 1;
        if (hasRun)
            parent.tries += 1;
        if (answer.kind === 'void')
            parent.repeatedDrafts += answer.repeatedDrafts;
        else
            parent.repeatedDrafts = 0;
        state.unproductive = answer.kind === 'void' ? state.unproductive + 1 : 0;
        (0,engine_state/* updated */.C2)(state, parent);
    }
    if (answer.kind === 'void') {
        node.phase = 'void';
        if (answer.repeatedDrafts > 0) {
            state.strategy.apply({ kind: 'refused', drafts: answer.repeatedDrafts });
        }
    }
    else if (answer.kind === 'lost') {
        if (job.repeat === 0)
            node.phase = 'void';
    }
    else if (answer.kind === 'failure') {
        yield* fail(state, node, answer.status);
    }
    else if (answer.kind === 'value') {
        (0,engine_state/* addRepeat */.H)(state, node, answer.value);
        if (node.phase === 'new') {
            node.phase = node.index === 0 ? 'kept' : 'racing';
            if (node.index !== 0)
                state.racing.push(node.index);
        }
        (0,engine_state/* updated */.C2)(state, node);
        (0,engine_state/* refreshStanding */.IN)(state);
        if (node.phase === 'kept')
            yield* judgeAgain(state, node);
    }
    (0,engine_state/* refreshStanding */.IN)(state);
    yield* concludeRaces(state, false);
}

// EXTERNAL MODULE: ./src/search/noise/promotion.ts
var noise_promotion = __webpack_require__(2948);
// EXTERNAL MODULE: ./src/search/strategies/ordered-index.ts
var ordered_index = __webpack_require__(3716);
;// CONCATENATED MODULE: ./src/search/engine/promotion.ts






const one = { trials: 0, evaluations: 1 };
const none = { trials: 0, evaluations: 0 };
/** Reserves one evaluation out of promotion's reserve; false when there is none left. */
const takeFromReserve = (state) => {
    const budget = state.reserveUsed < state.rules.reserve ? (0,engine_budget/* admit */.w4)(state.budget, one) : null;
    if (budget === null)
        return false;
    state.budget = budget;
    state.reserveUsed += 1;
    return true;
};
const giveBack = (state) => {
    state.budget = (0,engine_budget/* settle */.G9)(state.budget, one, none);
    state.reserveUsed -= 1;
};
function* runHalf(state, query, role) {
    const node = query[role];
    const job = {
        node: node.index,
        repeat: query.next,
        purpose: 'promotion',
        pair: { query: query.number, index: query.next, role },
    };
    if (!takeFromReserve(state))
        return { kind: 'refused' };
    const started = yield { kind: 'repeat', job };
    const answer = started.kind === 'started' ? yield { kind: 'await', job } : started;
    switch (answer.kind) {
        case 'value': {
            state.budget = (0,engine_budget/* settle */.G9)(state.budget, one, one);
            if (node.values.some((value) => value !== answer.value))
                state.differed = true;
            return { kind: 'value', value: answer.value };
        }
        case 'failure':
            state.budget = (0,engine_budget/* settle */.G9)(state.budget, one, one);
            return { kind: 'none' };
        case 'burnt':
            giveBack(state);
            return { kind: 'burnt' };
        case 'done':
        case 'steered':
        case 'started':
        case 'void':
        case 'refused':
        case 'lost':
            giveBack(state);
            return { kind: 'refused' };
    }
}
/** Runs the next pair, AB BA AB ..; says how the query ends when the pair ends it. */
function* runPair(state, query) {
    // A pair is started only if both halves fit.
    if (state.rules.reserve - state.reserveUsed < 2)
        return 'unconfirmed';
    const isCandidateFirst = (query.pairs.length + query.burnt.length) % 2 === 0;
    const roles = isCandidateFirst
        ? ['candidate', 'reference']
        : ['reference', 'candidate'];
    const values = { candidate: 0, reference: 0 };
    for (const role of roles) {
        const half = yield* runHalf(state, query, role);
        switch (half.kind) {
            case 'none':
                return role === 'candidate' ? 'refuted' : 'unconfirmed';
            case 'refused':
                return 'unconfirmed';
            case 'burnt':
                query.burnt.push(query.next);
                query.next += 1;
                return null;
            case 'value':
                values[role] = half.value;
        }
    }
    query.differences.push(state.rules.sign * (values.candidate - values.reference));
    query.pairs.push(query.next);
    query.next += 1;
    return null;
}
const floorOf = (state) => (0,noise_promotion/* sdFloor */.kN)({
    pool: state.pool,
    toBaseline: state.rules.evaluation.seeded ? state.toBaseline : null,
});
/** Ordinary repeats, of candidate and reference in turn, until the noise floor is known well enough. */
function* makeFloor(state, query) {
    let turn = 0;
    while ((0,noise_promotion/* missingDegrees */.OW)(floorOf(state), true) > 0) {
        const node = turn % 2 === 0 ? query.candidate : query.reference;
        turn += 1;
        const job = { node: node.index, repeat: node.started, purpose: 'race', pair: null };
        if (node.inFlight || !takeFromReserve(state))
            return 'unconfirmed';
        const started = yield { kind: 'repeat', job };
        if (started.kind !== 'started') {
            giveBack(state);
            return 'unconfirmed';
        }
        node.started += 1;
        node.inFlight = true;
        const answer = yield { kind: 'await', job };
        yield* absorb(state, job, answer);
        if (answer.kind === 'value')
            continue;
        if (answer.kind === 'lost')
            state.reserveUsed -= 1;
        return answer.kind === 'failure' && node === query.candidate ? 'refuted' : 'unconfirmed';
    }
    return null;
}
const judge = (state, query) => {
    const { promotion, minEffect, evaluation } = state.rules;
    const [difference] = query.differences;
    if (evaluation.noise === 'none' && !state.differed && difference !== undefined) {
        return (0,noise_promotion/* judgeExact */.Vj)(difference, minEffect);
    }
    return (0,noise_promotion/* judgePairs */.d)({
        differences: query.differences,
        floor: floorOf(state),
        alphaJ: (0,noise_promotion/* alphaOf */.Qq)(query.number, promotion.alpha),
        minEffect,
        maxPairs: promotion.max_pairs,
        noiseSeen: state.differed,
    });
};
function* runQuery(state, query) {
    let verdict = judge(state, query);
    for (;;) {
        if (verdict.state !== 'floor' && verdict.state !== 'more')
            return verdict;
        // Differences of pairs that differ are themselves noise that was seen.
        if (verdict.state === 'floor')
            state.differed = true;
        const ended = verdict.state === 'floor' ? yield* makeFloor(state, query) : yield* runPair(state, query);
        verdict = judge(state, query);
        if (ended !== null)
            return { ...verdict, state: ended };
        if (query.candidate.phase !== 'kept')
            return { ...verdict, state: 'unconfirmed' };
    }
}
const orNull = (value) => value === null ? null : (0,num/* renderNum */.ZL)(value + 0);
/** One query: whether the candidate is better than the reference, on secret fresh seeds. */
function* promote(state, candidate) {
    const { promotion, minEffect } = state.rules;
    const against = promotion.against === 'confirmed' ? (state.confirmed?.node ?? 0) : 0;
    const reference = state.nodes[against];
    if (reference === undefined)
        return false;
    state.queries += 1;
    state.asked.add(candidate.index);
    const query = {
        number: state.queries,
        candidate,
        reference,
        differences: [],
        pairs: [],
        burnt: [],
        next: 0,
    };
    yield {
        kind: 'record',
        body: {
            kind: 'promote-start',
            query: query.number,
            candidate: (0,requests/* nodeId */.s5)(candidate.index),
            reference: (0,requests/* nodeId */.s5)(reference.index),
            alpha: (0,num/* renderNum */.ZL)(promotion.alpha),
            min_effect: (0,num/* renderNum */.ZL)(minEffect),
            max_pairs: promotion.max_pairs,
        },
    };
    const verdict = yield* runQuery(state, query);
    const outcome = verdict.state === 'better' || verdict.state === 'refuted' ? verdict.state : 'unconfirmed';
    yield {
        kind: 'record',
        body: {
            kind: 'promote-result',
            query: query.number,
            outcome,
            n: verdict.n,
            mean: orNull(verdict.mean),
            low: orNull(verdict.low),
            high: orNull(verdict.high),
            pairs: query.pairs,
            burnt: query.burnt,
        },
    };
    if (outcome !== 'better')
        return false;
    state.confirmed = {
        node: candidate.index,
        mean: verdict.mean ?? 0,
        low: verdict.low ?? 0,
        high: verdict.high ?? 0,
        n: verdict.n,
    };
    return true;
}
/** A query for the node that reaches the target; without promotion reaching it is enough. */
function* promoteForTarget(state, node) {
    state.targetAsked = node.figures?.score ?? state.targetAsked;
    // The baseline needs no proof against itself.
    if (node.index === 0 || !state.rules.promotion.enabled)
        return true;
    return yield* promote(state, node);
}
const nextCandidate = (state) => {
    const against = state.rules.promotion.against === 'confirmed' ? state.confirmed?.node : 0;
    const reference = state.nodes[against ?? 0];
    const least = reference?.figures?.score ?? Infinity;
    for (const { index, score } of (0,ordered_index/* inOrder */.al)(state.valued)) {
        if (score <= least)
            return null;
        const node = state.nodes[index];
        if (node?.phase === 'kept' && !state.asked.has(index))
            return node;
    }
    return null;
};
/** At the end: the best nodes that look better than the reference, in order, until one is confirmed. */
function* promoteBest(state) {
    const { promotion } = state.rules;
    if (!promotion.enabled || state.confirmed !== null)
        return;
    for (let asked = 0; asked < promotion.candidates; asked += 1) {
        const candidate = nextCandidate(state);
        if (candidate === null || state.rules.reserve - state.reserveUsed < 2)
            return;
        if (yield* promote(state, candidate))
            return;
    }
}

;// CONCATENATED MODULE: ./src/search/engine/course.ts






/** Proposals in a row without an evaluation after which a run has nothing left to try. */
const unproductiveLimit = 50;
const stop = (status, reason) => ({
    kind: 'stop',
    end: { status, reason },
});
const drain = (status, reason) => ({
    kind: 'drain',
    end: { status, reason },
});
/** A repeat that is owed: the incumbent's refresh, a race that is on, the leader. */
const owedRepeat = (state) => {
    const { standing, nodes } = state;
    const incumbent = standing === null ? undefined : nodes[standing.incumbent];
    if (incumbent?.inFlight === false &&
        (0,race/* isRefresh */.yw)(state.evaluations + 1, state.rules.race.refresh, (0,engine_state/* modeOf */.VV)(state))) {
        return incumbent;
    }
    for (const index of state.racing) {
        const node = nodes[index];
        if (node?.inFlight === false && isRepeatOwed(state, node))
            return node;
    }
    let best = state.valued;
    while (best?.left)
        best = best.left;
    const leader = best === null ? undefined : nodes[best.figures.index];
    return leader?.inFlight === false && leader.tally.n < state.k ? leader : null;
};
const reachedTarget = (state) => {
    const { target } = state.rules;
    const { standing } = state;
    if (target === null || standing === null || standing.score < target)
        return null;
    const node = state.nodes[standing.incumbent];
    if (node?.phase !== 'kept' || node.tally.n < state.k || state.asked.has(node.index))
        return null;
    return standing.score > state.targetAsked ? node : null;
};
const softStop = (state) => {
    const { failures, plateau } = state.rules.stop;
    if (state.unproductive >= unproductiveLimit)
        return stop('finished', 'unproductive');
    if (failures !== null && state.failures >= failures)
        return stop('finished', 'failures');
    if (plateau !== null && state.withoutGain >= plateau)
        return stop('finished', 'plateau');
    return null;
};
/** One decision, from what is settled and the identities of what is in flight. */
const decide = (state, decision) => {
    if (state.evaluations + 1 > (0,engine_state/* searchLimit */.cX)(state))
        return stop('budget', 'evaluations');
    const imported = state.nodes.length - 1;
    const canPropose = (0,engine_budget/* admit */.w4)(state.budget, { trials: 1, evaluations: 1 }) !== null;
    if (imported < state.rules.imports && canPropose) {
        return { kind: 'propose', action: 'import', parent: 0 };
    }
    const owed = owedRepeat(state);
    if (owed !== null)
        return { kind: 'repeat', node: owed };
    const reached = reachedTarget(state);
    if (reached !== null)
        return { kind: 'target', node: reached };
    if (!canPropose)
        return drain('budget', 'trials');
    const action = state.strategy.decide((0,random/* stream */.T)(state.rules.seed, 'decide', decision));
    switch (action.kind) {
        case 'stop':
            return drain('finished', action.reason);
        case 'restart':
            return softStop(state) ?? { kind: 'propose', action: 'restart', parent: 0 };
        case 'branch':
            return softStop(state) ?? { kind: 'propose', action: 'branch', parent: action.node };
        case 'continue':
            return softStop(state) ?? { kind: 'propose', action: 'continue', parent: action.node };
    }
};
const reserve = (state, job) => {
    const budget = (0,engine_budget/* admit */.w4)(state.budget, reservation(job));
    if (budget === null)
        throw new Error(`job ${job.node}/${job.repeat} does not fit the budget`);
    state.budget = budget;
    state.evaluations += 1;
};
/** The opposite of `reserve`, for a job the wall budget refused. */
const release = (state, job) => {
    const { budget } = state;
    const most = reservation(job);
    state.budget = {
        ...budget,
        reserved: {
            trials: budget.reserved.trials - most.trials,
            evaluations: budget.reserved.evaluations - most.evaluations,
        },
    };
    state.evaluations -= 1;
};
function* startRepeat(state, node) {
    const purpose = node.index === 0 && state.nodes.length === 1 ? 'baseline' : 'race';
    const job = { node: node.index, repeat: node.started, purpose, pair: null };
    reserve(state, job);
    const answer = yield { kind: 'repeat', job };
    if (answer.kind === 'refused') {
        release(state, job);
        return null;
    }
    node.started += 1;
    node.inFlight = true;
    return { job, answer: null };
}
function* startProposal(state, action, parentIndex) {
    const index = state.nodes.length;
    const purpose = action === 'baseline' ? 'baseline' : 'candidate';
    const job = { node: index, repeat: 0, purpose, pair: null };
    reserve(state, job);
    const answer = yield { kind: 'propose', job, action, parent: parentIndex };
    if (answer.kind === 'refused') {
        release(state, job);
        return null;
    }
    const node = (0,engine_state/* addNode */.iu)(state, parentIndex);
    if (answer.kind === 'started') {
        node.started = 1;
        node.inFlight = true;
    }
    const parent = parentIndex === null ? undefined : state.nodes[parentIndex];
    if (parent !== undefined) {
        parent.flying += 1;
        (0,engine_state/* updated */.C2)(state, parent);
    }
    if (action !== 'baseline' && action !== 'import')
        state.strategy.apply({ kind: 'decided' });
    return { job, answer: answer.kind === 'started' ? null : answer };
}
function* settleSlot(state, slot) {
    if (slot.job === null)
        return;
    const answer = slot.answer ?? (yield { kind: 'await', job: slot.job });
    yield* absorb(state, slot.job, answer);
    if (answer.kind === 'void' || answer.kind === 'lost')
        state.evaluations -= 1;
}
/** n0, before anything is proposed; null when all its first repeats have a value. */
function* measureBaseline(state) {
    const { noise, aa } = state.rules.evaluation;
    const repeats = (0,race/* baselineRepeats */.u3)(noise, aa);
    for (let repeat = 0; repeat < repeats; repeat += 1) {
        if (state.evaluations + 1 > (0,engine_state/* searchLimit */.cX)(state)) {
            return { status: 'budget', reason: 'evaluations' };
        }
        const node = state.nodes[0];
        const slot = node === undefined
            ? yield* startProposal(state, 'baseline', null)
            : yield* startRepeat(state, node);
        if (slot === null)
            return { status: 'budget', reason: 'wall' };
        yield* settleSlot(state, slot);
        if ((state.nodes[0]?.tally.n ?? 0) <= repeat)
            return { status: 'no-baseline' };
    }
    const [baseline] = state.nodes;
    if (baseline !== undefined)
        state.bestScore = (0,engine_state/* scoreOf */.uw)(state, baseline);
    return null;
}
function* steer(state) {
    const answer = yield { kind: 'steer' };
    if (answer.kind !== 'steered')
        return;
    for (const limit of answer.limits) {
        state.budget = (0,engine_budget/* withLimit */.Ko)(state.budget, limit);
        (0,engine_state/* refreshStanding */.IN)(state);
    }
}
/** Decision after decision until one says stop; what is in flight then still counts. */
function* explore(state) {
    const { window } = state.rules;
    const slots = [];
    const settleDownTo = function* (inFlight) {
        while (slots.length > inFlight) {
            const slot = slots.shift();
            if (slot !== undefined)
                yield* settleSlot(state, slot);
        }
    };
    for (let decision = 0;; decision += 1) {
        yield* settleDownTo(window - 1);
        yield* steer(state);
        const step = decide(state, decision);
        let end = null;
        let slot = null;
        switch (step.kind) {
            case 'stop':
                end = step.end;
                break;
            case 'drain':
                // In order, one a decision, so that workers and finishing order change nothing.
                if (slots.every(({ job }) => job === null))
                    end = step.end;
                else
                    slot = { job: null, answer: null };
                break;
            case 'target':
                if (yield* promoteForTarget(state, step.node)) {
                    end = { status: 'target', reason: null };
                }
                else {
                    slot = { job: null, answer: null };
                }
                break;
            case 'repeat':
                slot = yield* startRepeat(state, step.node);
                end = slot === null ? { status: 'budget', reason: 'wall' } : null;
                break;
            case 'propose':
                slot = yield* startProposal(state, step.action, step.parent);
                end = slot === null ? { status: 'budget', reason: 'wall' } : null;
                break;
        }
        if (slot !== null)
            slots.push(slot);
        if (end === null)
            continue;
        yield* settleDownTo(0);
        yield* concludeRaces(state, true);
        return end;
    }
}
/**
 * The course of a run: every decision, in order, as a function of the rules and of the results in
 * dispatch order. Decision i sees the results of decisions up to i - window and nothing later, so any
 * number of workers and any finishing order give the same tree. It does nothing itself: it asks, and is
 * answered by a live run, by the ledger of a run that goes on, or by `verify`.
 */
function* searchCourse(state) {
    const end = (yield* measureBaseline(state)) ?? (yield* explore(state));
    if (end.status !== 'no-baseline' && state.nodes.length > 0)
        yield* promoteBest(state);
    return end;
}


/***/ }),

/***/ 2183:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ sortEntries),
/* harmony export */   p: () => (/* binding */ keyOfStart)
/* harmony export */ });
/* harmony import */ var _requests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5805);

/** The key of the job a start belongs to. */
const keyOfStart = (start) => (0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .jobKey */ .tv)({
    node: (0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeIndex */ .LE)(start.node),
    repeat: start.repeat,
    purpose: start.purpose,
    pair: start.pair,
});
const isInStream = (entry) => {
    switch (entry.kind) {
        case 'trial-start':
            return entry.attempt === 1;
        case 'trial-result':
            return entry.start_seq === null;
        case 'trial-decision':
        case 'promote-start':
        case 'promote-result':
        case 'run-end':
            return true;
        case 'event':
            return entry.type === 'steer';
        case 'run-begin':
        case 'run-resume':
        case 'run-pause':
        case 'trial-propose':
            return false;
    }
};
/** Sorts the entries of a run. */
const sortEntries = (entries) => {
    const jobs = new Map();
    const open = new Map();
    const stream = [];
    let imports = 0;
    for (const sealed of entries) {
        const { entry } = sealed;
        if (isInStream(entry))
            stream.push(sealed);
        if (entry.kind === 'trial-start') {
            const key = keyOfStart(entry);
            const job = jobs.get(key) ?? { starts: [], result: null };
            jobs.set(key, job);
            job.starts.push(entry);
            open.set(entry.seq, { start: entry, job });
        }
        if (entry.kind === 'trial-result' && entry.start_seq !== null) {
            const started = open.get(entry.start_seq);
            if (started !== undefined)
                started.job.result ??= entry;
            open.delete(entry.start_seq);
        }
        if ((entry.kind === 'trial-start' || entry.kind === 'trial-result') &&
            entry.proposal?.kind === 'import') {
            imports += 1;
        }
    }
    return { stream, jobs, unfinished: [...open.values()].map(({ start }) => start), imports };
};


/***/ }),

/***/ 7820:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ createReplay),
/* harmony export */   o: () => (/* binding */ ReplayMismatch)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9906);
/* harmony import */ var _recorded_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2183);
/* harmony import */ var _requests_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5805);



/** A recorded entry that the course does not lead to. */
class ReplayMismatch extends Error {
    name = 'ReplayMismatch';
    seq;
    expected;
    found;
    constructor(seq, expected, found) {
        super(`entry ${seq}: expected ${expected}, found ${found}`);
        this.seq = seq;
        this.expected = expected;
        this.found = found;
    }
}
const pairText = (job) => job.pair === null ? '' : ` (pair ${job.pair.index} of query ${job.pair.query}, ${job.pair.role})`;
const jobText = (job) => `${job.purpose} repeat ${job.repeat} of ${(0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeId */ .s5)(job.node)}${pairText(job)}`;
const describe = ({ entry }) => {
    switch (entry.kind) {
        case 'trial-start':
            return `${jobText({ node: Number(entry.node.slice(1)), repeat: entry.repeat, purpose: entry.purpose, pair: entry.pair })} from ${entry.parent ?? 'nothing'}`;
        case 'trial-result':
            return `${entry.status} of ${entry.node} from ${entry.parent ?? 'nothing'}`;
        case 'trial-decision':
            return `${entry.outcome} of ${entry.node} (${entry.rule}, n ${entry.n}, mean ${entry.mean}, against ${entry.incumbent})`;
        case 'promote-start':
            return `query ${entry.query} for ${entry.candidate}`;
        case 'promote-result':
            return `query ${entry.query} ${entry.outcome} (n ${entry.n}, mean ${entry.mean ?? 'none'})`;
        case 'run-begin':
        case 'run-resume':
        case 'run-pause':
        case 'run-end':
        case 'event':
        case 'trial-propose':
            return entry.kind;
    }
};
/** Entries before which a job may have been refused for want of wall time. */
const mayFollowRefusal = ({ entry }) => entry.kind === 'promote-start' || entry.kind === 'promote-result' || entry.kind === 'run-end';
/** Figures that went through logarithms may differ in the last bits between machines. */
const isSameFigure = (a, b) => {
    if (a === b)
        return true;
    if (typeof a !== 'string' || typeof b !== 'string')
        return false;
    const [x, y] = [Number(a), Number(b)];
    return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
};
const figures = ['mean', 'se', 'low', 'high', 'window_low', 'alpha', 'min_effect'];
const agrees = (body, entry) => Object.entries(body).every(([key, value]) => {
    const recorded = Reflect.get(entry, key);
    return figures.includes(key)
        ? isSameFigure(recorded, value)
        : JSON.stringify(recorded) === JSON.stringify(value);
});
/** What a recorded result answers. */
const answerOf = (result) => {
    if (result.status === 'ok' && result.value !== null) {
        return { kind: 'value', value: Number(result.value) + 0 };
    }
    return result.status === 'crash' || result.status === 'timeout'
        ? { kind: 'failure', status: result.status }
        : { kind: 'lost' };
};
/**
 * Leads a course along a ledger. Wall time, kills and verbs are recorded inputs and taken as they stand;
 * everything else must be what the course derives.
 *
 * @param limits the limits in force, for verbs that change some of them
 */
const createReplay = (recorded, begin, limits) => {
    let cursor = 0;
    const peek = () => recorded.stream[cursor] ?? null;
    const steer = () => {
        const given = [];
        let now = limits();
        for (let next = peek(); next !== null; next = peek()) {
            if (next.entry.kind !== 'event' || next.entry.type !== 'steer')
                break;
            now = (0,_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .steerLimits */ .m)(now, next.entry, begin);
            given.push(now);
            cursor += 1;
        }
        if (peek() === null && given.length === 0)
            return null;
        return { kind: 'steered', limits: given };
    };
    const find = (request) => {
        const next = peek();
        if (next === null)
            return null;
        const { entry } = next;
        const { job } = request;
        const isSame = entry.kind === 'trial-start' &&
            entry.node === (0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeId */ .s5)(job.node) &&
            entry.repeat === job.repeat &&
            entry.purpose === job.purpose &&
            (0,_recorded_js__WEBPACK_IMPORTED_MODULE_2__/* .keyOfStart */ .p)(entry) === (0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .jobKey */ .tv)(job);
        if (request.kind === 'repeat')
            return isSame ? 'same' : 'other';
        const parent = request.parent === null ? null : (0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeId */ .s5)(request.parent);
        const isNode = (isSame || (entry.kind === 'trial-result' && entry.node === (0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeId */ .s5)(job.node))) &&
            (entry.parent ?? null) === parent &&
            entry.proposal?.action === request.action;
        return isNode ? 'same' : 'other';
    };
    const start = (request) => {
        const next = peek();
        const { job } = request;
        const isSecondHalf = job.pair !== null &&
            recorded.jobs.has((0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .jobKey */ .tv)({
                ...job,
                pair: {
                    ...job.pair,
                    role: job.pair.role === 'candidate' ? 'reference' : 'candidate',
                },
            }));
        const found = find(request);
        if (found === 'same' && next !== null) {
            cursor += 1;
            return next.entry.kind === 'trial-result'
                ? { kind: 'void', repeatedDrafts: next.entry.repeated_drafts ?? 0 }
                : { kind: 'started' };
        }
        // Killed between the halves of a pair: its seeds are burnt.
        const isNextPair = next?.entry.kind === 'trial-start' && next.entry.pair !== null;
        if (isSecondHalf && (next === null || isNextPair))
            return { kind: 'burnt' };
        if (next === null)
            return null;
        if (mayFollowRefusal(next))
            return { kind: 'refused' };
        const expected = request.kind === 'propose'
            ? `a proposal ${(0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeId */ .s5)(job.node)} from ${request.parent === null ? 'nothing' : (0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .nodeId */ .s5)(request.parent)} (${request.action})`
            : jobText(job);
        throw new ReplayMismatch(next.entry.seq, expected, describe(next));
    };
    const awaited = (job) => {
        const known = recorded.jobs.get((0,_requests_js__WEBPACK_IMPORTED_MODULE_0__/* .jobKey */ .tv)(job));
        if (known?.result)
            return answerOf(known.result);
        if (job.pair !== null)
            return { kind: 'burnt' };
        return peek() === null ? null : { kind: 'lost' };
    };
    const record = (body) => {
        const next = peek();
        if (next === null)
            return null;
        if (!agrees(body, next.entry)) {
            const made = { entry: { ...next.entry, ...body }, subjects: [], sealId: '' };
            throw new ReplayMismatch(next.entry.seq, describe(made), describe(next));
        }
        cursor += 1;
        return { kind: 'done' };
    };
    return {
        peek,
        answer: (request) => {
            switch (request.kind) {
                case 'steer':
                    return steer();
                case 'propose':
                case 'repeat':
                    return start(request);
                case 'await':
                    return awaited(request.job);
                case 'record':
                    return record(request.body);
                case 'learn':
                    return { kind: 'done' };
            }
        },
    };
};


/***/ }),

/***/ 5805:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LE: () => (/* binding */ nodeIndex),
/* harmony export */   s5: () => (/* binding */ nodeId),
/* harmony export */   tv: () => (/* binding */ jobKey)
/* harmony export */ });
/** The name of a node. */
const nodeId = (index) => `n${index}`;
/** The index in a node's name. */
const nodeIndex = (id) => Number(id.slice(1));
/** One name for a job; attempts share it. */
const jobKey = (job) => job.pair === null
    ? `${job.node}/${job.repeat}`
    : `p${job.pair.query}/${job.pair.index}/${job.pair.role}`;


/***/ }),

/***/ 2788:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kc: () => (/* binding */ readRules),
/* harmony export */   WR: () => (/* binding */ makeRules),
/* harmony export */   qD: () => (/* binding */ evaluationLimit)
/* harmony export */ });
/* harmony import */ var _noise_promotion_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2948);

/** Evaluations a run may use: five times its trials unless configured. */
const evaluationLimit = (budget) => budget.evaluations ?? 5 * budget.trials;
/** The rules of a run of this experiment. */
const makeRules = (config, run) => {
    const sign = config.metric.direction === 'maximize' ? 1 : -1;
    const { target } = config.metric;
    return {
        sign,
        tie: config.metric.tie,
        minEffect: config.metric.min_effect,
        target: target === null ? null : sign * target,
        evaluation: config.evaluation,
        race: config.race,
        promotion: config.promotion,
        strategy: config.strategy,
        stop: config.stop,
        reserve: (0,_noise_promotion_js__WEBPACK_IMPORTED_MODULE_0__/* .promotionReserve */ .i$)(config.promotion, config.evaluation.noise, run.limit.evaluations),
        ...run,
    };
};
/** Sealed fractions are decimal strings; these keys hold numbers. */
const toNumber = (value) => (typeof value === 'string' ? Number(value) : value);
const withNumbers = (part, keys) => {
    const entries = Object.entries(part).map(([key, value]) => [
        key,
        keys.includes(key) ? toNumber(value) : value,
    ]);
    return Object.fromEntries(entries);
};
const isSealed = (value) => {
    if (typeof value !== 'object' || value === null || !('experiment' in value))
        return false;
    const { experiment } = value;
    return (typeof experiment === 'object' &&
        experiment !== null &&
        ['metric', 'evaluation', 'race', 'promotion', 'strategy', 'stop'].every((key) => key in experiment));
};
/**
 * The rules of a sealed run: its settings object and `run-begin`; null when the bytes are no settings.
 *
 * @param settings bytes of the object that `settings_sha256` names
 */
const readRules = (settings, begin, imports) => {
    let parsed;
    try {
        parsed = JSON.parse(new TextDecoder().decode(settings));
    }
    catch {
        return null;
    }
    if (!isSealed(parsed))
        return null;
    const { experiment } = parsed;
    const config = {
        evaluation: experiment.evaluation,
        stop: experiment.stop,
        metric: withNumbers(experiment.metric, ['min', 'max', 'tie', 'min_effect', 'target']),
        race: withNumbers(experiment.race, ['slack']),
        promotion: withNumbers(experiment.promotion, ['alpha']),
        strategy: withNumbers(experiment.strategy, ['p_min', 'eps']),
    };
    return makeRules(config, {
        window: begin.strategy.window,
        limit: { trials: begin.budget.trials, evaluations: begin.budget.evaluations },
        seed: begin.seeds.run,
        imports,
    });
};


/***/ }),

/***/ 614:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ sealSettings)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _text_canonical_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7749);
/* harmony import */ var _text_num_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4275);



/** Canonical bytes hold no fractions: they become decimal strings. Keys without a value go. */
const sealable = (value) => {
    if (typeof value === 'number')
        return Number.isSafeInteger(value) ? value : (0,_text_num_js__WEBPACK_IMPORTED_MODULE_2__/* .renderNum */ .ZL)(value);
    if (Array.isArray(value))
        return value.map(sealable);
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .map(([key, inner]) => [key, sealable(inner)]));
};
/** The resolved experiment and sandbox settings as sealed, with the digest that a resume compares. */
const sealSettings = (experiment, sandbox) => {
    const bytes = (0,_text_canonical_js__WEBPACK_IMPORTED_MODULE_1__/* .canonicalBytes */ .Mr)(sealable({ experiment, sandbox }));
    return { bytes, sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex') };
};


/***/ }),

/***/ 1175:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  iu: () => (/* binding */ addNode),
  H: () => (/* binding */ addRepeat),
  Ur: () => (/* binding */ bestSeen),
  fW: () => (/* binding */ compareScores),
  ur: () => (/* binding */ createState),
  Mz: () => (/* binding */ errorOf),
  dQ: () => (/* binding */ incumbentBut),
  VV: () => (/* binding */ modeOf),
  YN: () => (/* binding */ noiseOf),
  m3: () => (/* binding */ raceSdOf),
  IN: () => (/* binding */ refreshStanding),
  uw: () => (/* binding */ scoreOf),
  cX: () => (/* binding */ searchLimit),
  C2: () => (/* binding */ updated)
});

// EXTERNAL MODULE: ./src/search/noise/pooled-variance.ts
var pooled_variance = __webpack_require__(6340);
// EXTERNAL MODULE: ./src/search/noise/race.ts
var race = __webpack_require__(4528);
// EXTERNAL MODULE: ./src/search/strategies/ordered-index.ts
var ordered_index = __webpack_require__(3716);
;// CONCATENATED MODULE: ./src/search/strategies/greedy.ts

/** Always edits the incumbent; keeps what beats it (`equal`: or cannot be told from it). */
const greedy = (options) => ({
    init: () => ({ open: null, standing: null }),
    apply: (state, event) => {
        switch (event.kind) {
            case 'node': {
                const removed = event.before?.isOpen === true ? (0,ordered_index/* removeFrom */.z1)(state.open, event.before) : state.open;
                return {
                    ...state,
                    open: event.after?.isOpen === true ? (0,ordered_index/* insertInto */.C$)(removed, event.after) : removed,
                };
            }
            case 'standing':
                return { ...state, standing: event.standing };
            case 'refused':
            case 'decided':
                return state;
        }
    },
    decide: (state) => {
        const { standing } = state;
        const incumbent = standing === null
            ? null
            : (0,ordered_index/* findIn */.r9)(state.open, { index: standing.incumbent, score: standing.score });
        // A pruned incumbent gives way to the best open node.
        const parent = incumbent ?? (0,ordered_index/* bestOf */.Ui)(state.open);
        return parent === null
            ? { kind: 'stop', reason: 'exhausted' }
            : { kind: 'continue', node: parent.index };
    },
    judge: ({ score, reference, error, tie }) => {
        if (options.accept === 'strict') {
            const threshold = reference + tie;
            return { keep: score > threshold, rule: 'strict', threshold };
        }
        const threshold = reference - Math.max(tie, error);
        return { keep: score >= threshold, rule: 'equal', threshold };
    },
});

;// CONCATENATED MODULE: ./src/search/strategies/plateau.ts

/** Repeated drafts in a row after which nothing new is expected of a node, and of a whole run. */
const repeatedLimit = 200;
const repeatedTotal = 10_000;
/** How many of the best nodes the draw chooses from. */
const drawn = 40;
const kOf = (state) => state.standing?.k ?? 1;
const windowOf = (error, tie) => Math.max(tie, error);
const draw = (index, random) => {
    const best = [];
    const weights = [];
    let total = 0;
    for (const figures of (0,ordered_index/* inOrder */.al)(index)) {
        best.push(figures);
        const weight = 1 / best.length / (1 + figures.tries + figures.flying);
        weights.push(weight);
        total += weight;
        if (best.length === drawn)
            break;
    }
    let left = random.next() * total;
    for (const [i, weight] of weights.entries()) {
        left -= weight;
        if (left < 0)
            return best[i] ?? index.figures;
    }
    return best.at(-1) ?? index.figures;
};
/**
 * Climbs along the plateau of nodes that cannot be told from the incumbent, least-tried first; once the
 * plateau is exhausted it also draws from the best open nodes (spec: bounded search, plateau).
 */
const plateau = (options) => {
    /** Tries after which a node's neighbourhood holds a success with probability under .05. */
    const triesLimit = Math.log(0.05) / Math.log(1 - options.p_min);
    const isExhausted = (figures) => figures.tries >= triesLimit || figures.repeatedDrafts >= repeatedLimit;
    const without = (state, figures) => {
        if (!figures.isOpen)
            return state;
        if (isExhausted(figures))
            return { ...state, exhausted: (0,ordered_index/* removeFrom */.z1)(state.exhausted, figures) };
        const open = (0,ordered_index/* removeFrom */.z1)(state.open, figures);
        const k = kOf(state);
        // Without noise every node counts: one index serves for both.
        if (k === 1)
            return { ...state, open, ready: open };
        return {
            ...state,
            open,
            ready: figures.n >= k ? (0,ordered_index/* removeFrom */.z1)(state.ready, figures) : state.ready,
        };
    };
    const including = (state, figures) => {
        if (!figures.isOpen)
            return state;
        if (isExhausted(figures))
            return { ...state, exhausted: (0,ordered_index/* insertInto */.C$)(state.exhausted, figures) };
        const open = (0,ordered_index/* insertInto */.C$)(state.open, figures);
        const k = kOf(state);
        if (k === 1)
            return { ...state, open, ready: open };
        return {
            ...state,
            open,
            ready: figures.n >= k ? (0,ordered_index/* insertInto */.C$)(state.ready, figures) : state.ready,
        };
    };
    const standingChanged = (state, standing) => {
        const hasGained = state.standing !== null && standing.score > state.standing.score;
        const dry = state.dry && !hasGained;
        if (standing.k === kOf(state))
            return { ...state, standing, dry };
        if (standing.k === 1)
            return { ...state, standing, dry, ready: state.open };
        let ready = null;
        for (const figures of (0,ordered_index/* inOrder */.al)(state.open)) {
            if (figures.n >= standing.k)
                ready = (0,ordered_index/* insertInto */.C$)(ready, figures);
        }
        return { ...state, standing, dry, ready };
    };
    const onPlateau = (state, widths) => {
        const { standing } = state;
        if (standing === null)
            return null;
        const width = windowOf(standing.error, standing.tie);
        return (0,ordered_index/* lightestAbove */.wU)(state.ready, standing.score - widths * width);
    };
    const decide = (state, random) => {
        const near = onPlateau(state, 1);
        if (near !== null && !state.dry)
            return { kind: 'continue', node: near.index };
        const isDraw = random.next() < options.eps;
        const wide = isDraw ? null : onPlateau(state, 2);
        if (wide !== null)
            return { kind: 'continue', node: wide.index };
        if (state.open !== null)
            return { kind: 'branch', node: draw(state.open, random).index };
        if (state.exhausted === null || state.repeated >= repeatedTotal) {
            return { kind: 'stop', reason: 'exhausted' };
        }
        return { kind: 'branch', node: draw(state.exhausted, random).index };
    };
    const judge = (comparison) => {
        const threshold = comparison.reference - windowOf(comparison.error, comparison.tie);
        return { keep: comparison.score >= threshold, rule: 'plateau', threshold };
    };
    return {
        init: () => ({
            open: null,
            ready: null,
            exhausted: null,
            standing: null,
            dry: false,
            repeated: 0,
        }),
        apply: (state, event) => {
            switch (event.kind) {
                case 'node': {
                    const removed = event.before === null ? state : without(state, event.before);
                    return event.after === null ? removed : including(removed, event.after);
                }
                case 'standing':
                    return standingChanged(state, event.standing);
                case 'refused':
                    return { ...state, repeated: state.repeated + event.drafts };
                case 'decided':
                    return state.dry || onPlateau(state, 1) !== null ? state : { ...state, dry: true };
            }
        },
        decide,
        judge,
    };
};

;// CONCATENATED MODULE: ./src/search/strategies/registry.ts


const running = (strategy) => {
    let state = strategy.init();
    return {
        apply: (event) => {
            state = strategy.apply(state, event);
        },
        decide: (random) => strategy.decide(state, random),
        judge: strategy.judge,
    };
};
/** The configured strategy, started; a new one is one line here. */
const startStrategy = (config) => {
    switch (config.name) {
        case 'plateau':
            return running(plateau(config));
        case 'greedy':
            return running(greedy(config));
    }
};

// EXTERNAL MODULE: ./src/search/engine/budget.ts
var budget = __webpack_require__(4466);
;// CONCATENATED MODULE: ./src/search/engine/state.ts





/** A run before its first decision. */
const createState = (rules) => ({
    rules,
    nodes: [],
    strategy: startStrategy(rules.strategy),
    budget: (0,budget/* createBudget */.yK)(rules.limit),
    evaluations: 0,
    reserveUsed: 0,
    pool: pooled_variance/* emptyPool */.kR,
    toBaseline: pooled_variance/* emptyPool */.kR,
    differed: false,
    k: 1,
    valued: null,
    ready: null,
    standing: null,
    racing: [],
    failures: 0,
    withoutGain: 0,
    unproductive: 0,
    bestScore: -Infinity,
    queries: 0,
    asked: new Set(),
    confirmed: null,
    targetAsked: -Infinity,
});
/** Evaluations the search may use: all but promotion's reserve. */
const searchLimit = (state) => state.budget.limit.evaluations - state.rules.reserve;
/** A node's figure: mean or median of its values, as a score. Asked only of nodes with a value. */
const scoreOf = (state, node) => {
    const { sign, race } = state.rules;
    return sign * (race.aggregate === 'mean' ? node.tally.mean : (0,pooled_variance/* aggregateOf */.$b)(node.values, 'median'));
};
/** Pooled standard deviation of repeats of one tree. */
const noiseOf = (state) => (0,pooled_variance/* pooledSd */.Fi)(state.pool);
/** SE_v = s / sqrt(n_v) */
const errorOf = (state, n) => n === 0 ? 0 : noiseOf(state) / Math.sqrt(n);
/** Standard deviation the race reckons with. */
const raceSdOf = (state) => (0,race/* raceSd */.bs)({
    pool: state.pool,
    toBaseline: state.rules.evaluation.seeded ? state.toBaseline : null,
});
const modeOf = (state) => (0,race/* raceMode */.VB)(state.rules.evaluation.noise, state.differed);
const figuresOf = (state, node) => node.tally.n === 0 || node.phase === 'failed'
    ? null
    : {
        index: node.index,
        score: scoreOf(state, node),
        n: node.tally.n,
        tries: node.tries,
        flying: node.flying,
        repeatedDrafts: node.repeatedDrafts,
        isOpen: node.phase !== 'demoted',
    };
/** Tells indexes and strategy what became of a node. */
const updated = (state, node) => {
    const before = node.figures;
    const after = figuresOf(state, node);
    node.figures = after;
    if (before !== null) {
        state.valued = (0,ordered_index/* removeFrom */.z1)(state.valued, before);
        if (state.k > 1 && before.n >= state.k)
            state.ready = (0,ordered_index/* removeFrom */.z1)(state.ready, before);
    }
    if (after !== null) {
        state.valued = (0,ordered_index/* insertInto */.C$)(state.valued, after);
        if (state.k > 1 && after.n >= state.k)
            state.ready = (0,ordered_index/* insertInto */.C$)(state.ready, after);
    }
    // Without noise every node with a value counts: one index serves for both.
    if (state.k === 1)
        state.ready = state.valued;
    if (before !== null || after !== null)
        state.strategy.apply({ kind: 'node', before, after });
};
/** The incumbent less one node: the best with k repeats, before there is one the best of all. */
const incumbentBut = (state, index) => {
    for (const pool of [state.ready, state.valued]) {
        for (const figures of (0,ordered_index/* inOrder */.al)(pool))
            if (figures.index !== index)
                return figures;
    }
    return null;
};
/** Brings k and the standing up to date, and tells the strategy when they changed. */
const refreshStanding = (state) => {
    const k = (0,race/* repeatCap */.Qg)({
        mode: modeOf(state),
        k: state.rules.race.k,
        spent: state.evaluations,
        total: searchLimit(state),
    });
    if (k !== state.k) {
        state.k = k;
        let ready = null;
        for (const figures of k === 1 ? [] : (0,ordered_index/* inOrder */.al)(state.valued)) {
            if (figures.n >= k)
                ready = (0,ordered_index/* insertInto */.C$)(ready, figures);
        }
        state.ready = k === 1 ? state.valued : ready;
    }
    const incumbent = (0,ordered_index/* bestOf */.Ui)(state.ready) ?? (0,ordered_index/* bestOf */.Ui)(state.valued);
    if (incumbent === null)
        return;
    const standing = {
        incumbent: incumbent.index,
        score: incumbent.score,
        error: errorOf(state, incumbent.n),
        tie: state.rules.tie,
        k,
    };
    const last = state.standing;
    if (last !== null &&
        last.incumbent === standing.incumbent &&
        last.score === standing.score &&
        last.error === standing.error &&
        last.k === standing.k) {
        return;
    }
    state.standing = standing;
    state.strategy.apply({ kind: 'standing', standing });
};
const noValues = [];
/** A node's first appearance. */
const addNode = (state, parent) => {
    const node = {
        index: state.nodes.length,
        parent,
        phase: 'new',
        started: 0,
        inFlight: false,
        tally: pooled_variance/* emptyTally */.CK,
        values: noValues,
        differences: pooled_variance/* emptyTally */.CK,
        tries: 0,
        flying: 0,
        repeatedDrafts: 0,
        reference: null,
        figures: null,
    };
    state.nodes.push(node);
    return node;
};
const addDifferences = (state, node) => {
    const baseline = state.nodes[0];
    if (baseline === undefined || node.index === 0)
        return;
    const before = node.differences;
    let after = pooled_variance/* emptyTally */.CK;
    const shared = Math.min(node.values.length, baseline.values.length);
    for (let r = 0; r < shared; r += 1) {
        after = (0,pooled_variance/* addValue */.dM)(after, (node.values[r] ?? 0) - (baseline.values[r] ?? 0));
    }
    node.differences = after;
    state.toBaseline = (0,pooled_variance/* poolChange */.HU)(state.toBaseline, before, after);
};
/** A further value of a node. */
const addRepeat = (state, node, value) => {
    const before = node.tally;
    node.tally = (0,pooled_variance/* addValue */.dM)(before, value);
    state.pool = (0,pooled_variance/* poolChange */.HU)(state.pool, before, node.tally);
    if (node.values.some((other) => other !== value))
        state.differed = true;
    node.values = node.values.length === 0 ? [value] : node.values.concat(value);
    if (!state.rules.evaluation.seeded)
        return;
    if (node.index !== 0)
        addDifferences(state, node);
    // A new value of n0 is rare: its first repeats, and refreshes while it is the incumbent.
    else
        for (const other of state.nodes)
            if (other.values.length > 1)
                addDifferences(state, other);
};
/** Means of two nodes as scores, over the repeats both have when the evaluator uses the seed. */
const compareScores = (state, a, b) => {
    const shared = Math.min(a.values.length, b.values.length);
    if (!state.rules.evaluation.seeded || shared === 0) {
        return { a: scoreOf(state, a), b: scoreOf(state, b), n: a.tally.n };
    }
    const over = (node) => state.rules.sign * (0,pooled_variance/* aggregateOf */.$b)(node.values.slice(0, shared), state.rules.race.aggregate);
    return { a: over(a), b: over(b), n: shared };
};
/** The best kept node, n0 where nothing is better. */
const bestSeen = (state) => {
    for (const figures of (0,ordered_index/* inOrder */.al)(state.valued)) {
        const node = state.nodes[figures.index];
        if (node?.phase === 'kept')
            return node;
    }
    return null;
};


/***/ }),

/***/ 2948:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OW: () => (/* binding */ missingDegrees),
/* harmony export */   PU: () => (/* binding */ leastPairs),
/* harmony export */   Qq: () => (/* binding */ alphaOf),
/* harmony export */   Vj: () => (/* binding */ judgeExact),
/* harmony export */   d: () => (/* binding */ judgePairs),
/* harmony export */   i$: () => (/* binding */ promotionReserve),
/* harmony export */   kN: () => (/* binding */ sdFloor),
/* harmony export */   r8: () => (/* binding */ radius)
/* harmony export */ });
/* harmony import */ var _pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6340);

/** Degrees of freedom the noise floor needs once noise was seen. */
const floorDegrees = 24;
/** Query j's share of alpha; the shares of all queries of a run sum to alpha. */
const alphaOf = (query, alpha) => (alpha * 6) / (Math.PI ** 2 * query ** 2);
/**
 * Radius of the confidence sequence for a mean after n pairs, `sPrime` their standard deviation: t-mixture of
 * Robbins' with the mixing variance tuned to n = 20, infinite before it can hold
 * (spec: bounded search, promotion).
 */
const radius = (n, alphaJ, sPrime) => {
    if (n < 2 || n < Math.ceil(Math.log2(1 / alphaJ)))
        return Infinity;
    const bits = -2 * Math.log(alphaJ);
    const rho2 = (bits + Math.log(1 + bits)) / 20;
    const growth = 1 + n * rho2;
    // (sqrt(growth) / alpha)^(2 / n), by exp and log because pow differs between engines in the last bit.
    const a = Math.exp((2 / n) * (Math.log(growth) / 2 - Math.log(alphaJ)));
    if (a >= growth)
        return Infinity;
    return sPrime * Math.sqrt(((n - 1) * (a - 1)) / (n * (1 - a / growth)));
};
/** Pairs before which query j can decide nothing: the least n with a finite radius. */
const leastPairs = (alphaJ) => {
    let n = 2;
    while (radius(n, alphaJ, 1) === Infinity)
        n += 1;
    return n;
};
/**
 * The floor under a query's own spread: 1.2 s, or with shared seeds .85 of the pooled spread of the
 * differences to n0 over shared repeats.
 */
const sdFloor = (spread) => spread.toBaseline === null
    ? { sd: 1.2 * (0,_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .pooledSd */ .Fi)(spread.pool), degrees: spread.pool.degrees }
    : { sd: 0.85 * (0,_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .pooledSd */ .Fi)(spread.toBaseline), degrees: spread.toBaseline.degrees };
/** Degrees of freedom that ordinary repeats must still add before a query may decide. */
const missingDegrees = (floor, noiseSeen) => noiseSeen ? Math.max(0, floorDegrees - floor.degrees) : 0;
/** Judges a query by the differences of its pairs so far (score of the candidate less the reference's). */
const judgePairs = (query) => {
    const { differences, alphaJ, minEffect } = query;
    const n = differences.length;
    const first = differences[0];
    const allEqual = differences.every((value) => value === first);
    // Differences that differ are themselves two unlike values of one tree.
    const noiseSeen = query.noiseSeen || !allEqual;
    const tally = differences.reduce(_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .addValue */ .dM, _pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyTally */ .CK);
    const mean = first === undefined ? null : allEqual ? first : tally.mean;
    const atEnd = n >= query.maxPairs;
    const undecided = { n, mean, low: null, high: null };
    if (missingDegrees(query.floor, noiseSeen) > 0)
        return { state: 'floor', ...undecided };
    const sd = n < 2 ? 0 : Math.sqrt(tally.squares / (n - 1));
    const r = radius(n, alphaJ, noiseSeen ? Math.max(sd, query.floor.sd) : 0);
    if (mean === null || !Number.isFinite(r)) {
        return { state: atEnd ? 'unconfirmed' : 'more', ...undecided };
    }
    const state = mean - r > minEffect
        ? 'better'
        : mean + r < minEffect
            ? 'refuted'
            : atEnd
                ? 'unconfirmed'
                : 'more';
    return { state, n, mean, low: mean - r, high: mean + r };
};
/** Judges the one pair of an experiment that declares `noise: none` and gave the recorded values again. */
const judgeExact = (difference, minEffect) => ({
    state: difference > minEffect ? 'better' : difference < minEffect ? 'refuted' : 'unconfirmed',
    n: 1,
    mean: difference,
    low: difference,
    high: difference,
});
/** Evaluations set aside for promotion. */
const promotionReserve = (promotion, noise, evaluations) => {
    if (!promotion.enabled)
        return 0;
    return noise === 'none'
        ? Math.min(2 * promotion.candidates, Math.floor(evaluations / 2))
        : Math.min(Math.floor(evaluations / 5), 2 * promotion.max_pairs * promotion.candidates);
};


/***/ }),

/***/ 4528:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Qg: () => (/* binding */ repeatCap),
/* harmony export */   VB: () => (/* binding */ raceMode),
/* harmony export */   bs: () => (/* binding */ raceSd),
/* harmony export */   mR: () => (/* binding */ isOwed),
/* harmony export */   u3: () => (/* binding */ baselineRepeats),
/* harmony export */   yw: () => (/* binding */ isRefresh)
/* harmony export */ });
/* harmony import */ var _pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6340);

/** The mode after `differed`: whether two values of one tree have ever differed. */
const raceMode = (noise, differed) => {
    const noisy = noise === 'noisy' || differed;
    return { noisy, refresh: noisy || noise === 'auto' };
};
/** Repeats of the baseline before the first proposal. */
const baselineRepeats = (noise, aa) => noise === 'none' ? 1 : noise === 'auto' ? aa : 5;
/**
 * k, the repeats a node gets at most: 1 without noise, `race.k` where it is a number, else rising from 2
 * to 6 (8 where `total` is above 1000) as `spent` of `total` evaluations are used.
 */
const repeatCap = (race) => {
    if (!race.mode.noisy)
        return 1;
    if (race.k !== 'auto')
        return race.k;
    const last = race.total > 1000 ? 8 : 6;
    const share = race.total > 0 ? Math.min(1, Math.max(0, race.spent / race.total)) : 1;
    return Math.round(2 + (last - 2) * share);
};
/**
 * Standard deviation the race reckons with: of a value, or with shared seeds of a difference to the
 * incumbent, 2 s^2 (1 - corr), estimated by the pooled differences to n0 over shared repeats.
 */
const raceSd = (spread) => (0,_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .pooledSd */ .Fi)(spread.toBaseline ?? spread.pool);
/**
 * Whether a challenger's race goes on: it has fewer repeats than k and lies above the incumbent less
 * `slack` standard errors. With shared seeds both means are over the repeats both have.
 */
const isOwed = (challenger) => challenger.n < challenger.cap &&
    challenger.mean >
        challenger.incumbentMean - (challenger.slack * challenger.sd) / Math.sqrt(challenger.n);
/** Whether the evaluation with this number (counted from 1) repeats the incumbent. */
const isRefresh = (evaluation, refresh, mode) => mode.refresh && refresh > 0 && evaluation > 0 && evaluation % refresh === 0;


/***/ }),

/***/ 9105:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ stream)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);

const toUnit = 1 / 2 ** 53;
/**
 * The random numbers of one purpose: a function of (seed, purpose, index) alone, whatever ran before.
 * sha256 seeds xoshiro128** (Blackman and Vigna 2018), whose 32-bit arithmetic is the same everywhere.
 */
const stream = (seed, purpose, index) => {
    const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(`guildseal/stream/1\n${seed}\n${purpose}\n${index}`)
        .digest();
    let a = digest.readInt32LE(0);
    let b = digest.readInt32LE(4);
    let c = digest.readInt32LE(8);
    // An all-zero state would stay zero for ever.
    let d = digest.readInt32LE(12) | 1;
    let spare = null;
    const bits = () => {
        const five = Math.imul(b, 5);
        const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
        const shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);
        return result;
    };
    const next = () => ((bits() >>> 5) * 2 ** 26 + (bits() >>> 6)) * toUnit;
    const int = (bound) => {
        if (!Number.isSafeInteger(bound) || bound < 1) {
            throw new RangeError(`a random integer needs a bound of at least 1, got ${bound}`);
        }
        return Math.floor(next() * bound);
    };
    // The polar method: log and sqrt give the same bits in every V8, sin and cos do not.
    const normal = () => {
        if (spare !== null) {
            const value = spare;
            spare = null;
            return value;
        }
        for (;;) {
            const u = 2 * next() - 1;
            const v = 2 * next() - 1;
            const square = u * u + v * v;
            if (square > 0 && square < 1) {
                const scale = Math.sqrt((-2 * Math.log(square)) / square);
                spare = v * scale;
                return u * scale;
            }
        }
    };
    const pick = (items) => items[int(items.length)];
    return { next, int, normal, pick };
};


/***/ }),

/***/ 3716:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C$: () => (/* binding */ insertInto),
/* harmony export */   Ui: () => (/* binding */ bestOf),
/* harmony export */   al: () => (/* binding */ inOrder),
/* harmony export */   r9: () => (/* binding */ findIn),
/* harmony export */   wU: () => (/* binding */ lightestAbove),
/* harmony export */   z1: () => (/* binding */ removeFrom)
/* harmony export */ });
/** Heap order: a hash of the index, so that the shape depends on the content alone. */
const priority = (figures) => {
    let hash = Math.imul(figures.index + 1, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
};
const isBefore = (a, b) => a.score === b.score ? a.index < b.index : a.score > b.score;
const load = (figures) => figures.tries + figures.flying;
/** Least loaded, ties to the newest. */
const lighter = (a, b) => {
    if (b === null)
        return a;
    const difference = load(a) - load(b);
    return difference === 0 ? (a.index > b.index ? a : b) : difference < 0 ? a : b;
};
const join = (figures, left, right) => ({
    figures,
    lightest: lighter(lighter(figures, left?.lightest ?? null), right?.lightest ?? null),
    left,
    right,
});
const split = (index, at) => {
    if (index === null)
        return [null, null];
    if (isBefore(index.figures, at)) {
        const [low, high] = split(index.right, at);
        return [join(index.figures, index.left, low), high];
    }
    const [low, high] = split(index.left, at);
    return [low, join(index.figures, high, index.right)];
};
const merge = (left, right) => {
    if (left === null)
        return right;
    if (right === null)
        return left;
    return priority(left.figures) > priority(right.figures)
        ? join(left.figures, left.left, merge(left.right, right))
        : join(right.figures, merge(left, right.left), right.right);
};
/** The index with a node more; it must not hold the node yet. */
const insertInto = (index, figures) => {
    if (index === null)
        return join(figures, null, null);
    if (priority(figures) > priority(index.figures)) {
        const [left, right] = split(index, figures);
        return join(figures, left, right);
    }
    return isBefore(figures, index.figures)
        ? join(index.figures, insertInto(index.left, figures), index.right)
        : join(index.figures, index.left, insertInto(index.right, figures));
};
/** The index without a node, found by the score it was inserted with. */
const removeFrom = (index, figures) => {
    if (index === null)
        return null;
    if (index.figures.index === figures.index)
        return merge(index.left, index.right);
    return isBefore(figures, index.figures)
        ? join(index.figures, removeFrom(index.left, figures), index.right)
        : join(index.figures, index.left, removeFrom(index.right, figures));
};
/** The best node, null in an empty index. */
const bestOf = (index) => {
    let at = index;
    while (at?.left)
        at = at.left;
    return at?.figures ?? null;
};
/** The node with this index, found by its score; null when it is not held. */
const findIn = (index, node) => {
    let at = index;
    while (at !== null && at.figures.index !== node.index) {
        const { figures } = at;
        const isLeft = node.score === figures.score ? node.index < figures.index : node.score > figures.score;
        at = isLeft ? at.left : at.right;
    }
    return at?.figures ?? null;
};
/** The least loaded node (ties to the newest) with at least this score. */
const lightestAbove = (index, threshold) => {
    let at = index;
    let found = null;
    while (at !== null) {
        if (at.figures.score >= threshold) {
            found = lighter(at.figures, found);
            if (at.left !== null)
                found = lighter(at.left.lightest, found);
            at = at.right;
        }
        else {
            at = at.left;
        }
    }
    return found;
};
/** All nodes, best first. */
function* inOrder(index) {
    const above = [];
    let at = index;
    while (at !== null || above.length > 0) {
        while (at !== null) {
            above.push(at);
            at = at.left;
        }
        const next = above.pop();
        if (next === undefined)
            return;
        yield next.figures;
        at = next.right;
    }
}


/***/ }),

/***/ 991:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ readMetric)
/* harmony export */ });
/* harmony import */ var _hidden_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4947);
/* harmony import */ var _num_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4275);


const maxMetrics = 16;
const otherLine = /^([A-Za-z_][A-Za-z0-9_]{0,63}): (\S+)$/;
const quote = (line) => JSON.stringify((0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .stripHidden */ .Pz)(line).slice(0, 120));
const printable = /^[ -~\t]*$/;
const startsAs = (line, name) => {
    const wanted = `${name.toLowerCase()}:`;
    return line.trimStart().slice(0, wanted.length).toLowerCase() === wanted;
};
/** Every way a person could read the start of a line: controls dropped, or taken as overwriting what stood before. */
const looksLike = (line, name) => {
    if (printable.test(line))
        return startsAs(line, name);
    const readings = [(0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .stripControls */ .$Y)(line.replaceAll('\r', '')), ...line.split(/\p{Cc}/u)];
    return readings.some((reading) => startsAs((0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .stripHidden */ .Pz)(reading).replaceAll('\ufffd', ''), name));
};
const readOthers = (lines, name) => {
    const seen = new Map();
    for (const line of lines) {
        const match = otherLine.exec(line);
        const key = match?.[1];
        const value = match?.[2];
        if (key === undefined || value === undefined || (0,_num_js__WEBPACK_IMPORTED_MODULE_1__/* .parseNum */ .OI)(value) === null)
            continue;
        if (key === name || key === '__proto__')
            continue;
        seen.set(key, seen.has(key) ? null : value);
    }
    const metrics = {};
    for (const [key, value] of seen) {
        if (value === null)
            continue;
        metrics[key] = value;
        if (Object.keys(metrics).length === maxMetrics)
            break;
    }
    return metrics;
};
/**
 * Reads the metric from the full stdout of `evaluate`: exactly one line `NAME: VALUE`, ending in LF, whose
 * value is a plain decimal within the bounds. The string is kept, arithmetic uses the double.
 */
const readMetric = (stdout, rule) => {
    const fail = (reason, detail) => ({
        ok: false,
        reason,
        detail,
    });
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(stdout).split('\n');
    const unended = lines.at(-1) ?? '';
    const exact = [];
    let lookAlike = null;
    for (const line of lines) {
        if (line.startsWith(`${rule.name}:`))
            exact.push(line);
        else if (line !== '')
            lookAlike ??= looksLike(line, rule.name) ? line : null;
    }
    if (lookAlike !== null) {
        return fail('metric_ambiguous', `${quote(lookAlike)} looks like the metric "${rule.name}"`);
    }
    const [line] = exact;
    if (line === undefined)
        return fail('metric_missing', `no line "${rule.name}: VALUE"`);
    if (exact.length > 1)
        return fail('metric_count', `${exact.length} lines "${rule.name}:"`);
    if (line === unended)
        return fail('metric_grammar', `${quote(line)} does not end in a newline`);
    const value = line.slice(rule.name.length + 2);
    if (line[rule.name.length + 1] !== ' ' || !(0,_num_js__WEBPACK_IMPORTED_MODULE_1__/* .isNum */ .T6)(value)) {
        return fail('metric_grammar', `${quote(line)} is not "${rule.name}: " and a plain decimal`);
    }
    const number = (0,_num_js__WEBPACK_IMPORTED_MODULE_1__/* .parseNum */ .OI)(value);
    if (number === null)
        return fail('metric_range', `${value} is beyond a double`);
    if (rule.min !== null && number < rule.min) {
        return fail('metric_range', `${value} is below the least valid value ${rule.min}`);
    }
    if (rule.max !== null && number > rule.max) {
        return fail('metric_range', `${value} is above the greatest valid value ${rule.max}`);
    }
    return { ok: true, value, number, metrics: readOthers(lines.slice(0, -1), rule.name) };
};


/***/ }),

/***/ 6953:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  O: () => (/* binding */ openWorkspace)
});

// EXTERNAL MODULE: ./src/errors/workspace.ts
var workspace = __webpack_require__(2726);
// EXTERNAL MODULE: ./src/workspace/base-tree.ts
var base_tree = __webpack_require__(3077);
;// CONCATENATED MODULE: ./src/workspace/blob-cache.ts
/** What a kept blob takes beside its bytes: its id, the view on the bytes, the place in the map. */
const entryBytes = 512;
/** A blob larger than an eighth of the cache is not kept. */
const createBlobCache = (capacityBytes) => {
    const blobs = new Map();
    let sizeBytes = 0;
    return {
        get: (id) => {
            const bytes = blobs.get(id);
            if (bytes === undefined)
                return null;
            blobs.delete(id);
            blobs.set(id, bytes);
            return bytes;
        },
        put: (id, bytes) => {
            if (bytes.length * 8 > capacityBytes || blobs.has(id))
                return;
            blobs.set(id, bytes);
            sizeBytes += bytes.length + entryBytes;
            for (const [oldest, old] of blobs) {
                if (sizeBytes <= capacityBytes)
                    return;
                blobs.delete(oldest);
                sizeBytes -= old.length + entryBytes;
            }
        },
    };
};

// EXTERNAL MODULE: ./src/workspace/clone.ts
var clone = __webpack_require__(7552);
// EXTERNAL MODULE: ./src/workspace/commit-object.ts
var commit_object = __webpack_require__(266);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./src/errors/system-error.ts
var system_error = __webpack_require__(8833);
// EXTERNAL MODULE: ./src/workspace/object-id.ts
var object_id = __webpack_require__(4238);
// EXTERNAL MODULE: ./src/workspace/object-reader.ts
var object_reader = __webpack_require__(7996);
// EXTERNAL MODULE: ./src/workspace/object-writer.ts
var object_writer = __webpack_require__(620);
// EXTERNAL MODULE: ./src/workspace/tree-object.ts
var tree_object = __webpack_require__(1457);
;// CONCATENATED MODULE: ./src/workspace/folder.ts








/**
 * True for a link that stays inside however its target is reached: relative, `..` only in front, and not
 * above the root. (A `..` after a name would climb from wherever that name's own link leads.)
 */
const staysInside = (path, target) => {
    if (target === '' || target.startsWith('/') || target.includes('\0'))
        return false;
    let depth = path.split('/').length - 1;
    let descending = false;
    for (const segment of target.split('/')) {
        if (segment === '' || segment === '.')
            continue;
        if (segment !== '..')
            descending = true;
        else if (descending || (depth -= 1) < 0)
            return false;
    }
    return true;
};
const writeVerified = (file, leaf, bytes) => {
    const descriptor = (0,external_node_fs_.openSync)(file, 'wx+', 0o600);
    try {
        for (let done = 0; done < bytes.length;)
            done += (0,external_node_fs_.writeSync)(descriptor, bytes, done);
        const back = Buffer.alloc(bytes.length + 1);
        let size = 0;
        for (let read = 1; read > 0; size += read) {
            read = (0,external_node_fs_.readSync)(descriptor, back, size, back.length - size, size);
        }
        const id = (0,object_id/* hashObject */.wM)((0,object_id/* formatOf */.be)(leaf.id), 'blob', back.subarray(0, size));
        if (id !== leaf.id) {
            throw workspace/* workspaceErrors */.r['workspace.object-corrupt']({
                id: leaf.id,
                detail: 'the disk gave back other bytes than were written',
            });
        }
        // The caller's umask must not decide what a sandbox under another uid can read.
        (0,external_node_fs_.fchmodSync)(descriptor, leaf.mode === '100755' ? 0o755 : 0o644);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
};
const createDisk = (root) => {
    /** Folders that exist, by their bytes. */
    const folders = new Set();
    const at = (path) => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]);
    const guarded = (path, act) => {
        try {
            act();
        }
        catch (error) {
            if ((0,system_error/* systemCode */.x)(error) === 'EEXIST') {
                throw workspace/* workspaceErrors */.r['search.path-collision']({ path: (0,tree_object/* pathOfBytes */.WH)(path), folder: root });
            }
            (0,object_writer/* rethrowDiskFull */.q)(error, root);
        }
    };
    const makeFolder = (path) => {
        if (path === '' || folders.has(path))
            return;
        makeFolder(path.slice(0, Math.max(path.lastIndexOf('/'), 0)));
        guarded(path, () => {
            (0,external_node_fs_.mkdirSync)(at(path));
            (0,external_node_fs_.chmodSync)(at(path), 0o755);
        });
        folders.add(path);
    };
    const parentOf = (path) => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
    const prune = (folder) => {
        // Two files of one folder may go together: the second finds it gone.
        for (let path = folder; folders.has(path); path = parentOf(path)) {
            try {
                (0,external_node_fs_.rmdirSync)(at(path));
            }
            catch (error) {
                if ((0,system_error/* systemCode */.x)(error) === 'ENOTEMPTY' || (0,system_error/* systemCode */.x)(error) === 'EEXIST')
                    return;
                throw error;
            }
            folders.delete(path);
        }
    };
    return {
        add: (path, leaf, bytes) => {
            if (leaf.mode === '160000') {
                makeFolder(path);
                return;
            }
            const target = Buffer.from(bytes).toString('latin1');
            if (leaf.mode === '120000' && !staysInside(path, target))
                return;
            makeFolder(parentOf(path));
            guarded(path, () => {
                if (leaf.mode === '120000')
                    (0,external_node_fs_.symlinkSync)(Buffer.from(bytes), at(path));
                else
                    writeVerified(at(path), leaf, bytes);
            });
        },
        drop: (path, leaf) => {
            try {
                if (leaf.mode === '160000')
                    (0,external_node_fs_.rmdirSync)(at(path));
                else
                    (0,external_node_fs_.unlinkSync)(at(path));
            }
            catch (error) {
                if ((0,system_error/* systemCode */.x)(error) !== 'ENOENT')
                    throw error;
                // A link that led outside was never written; anything else is somebody's work.
                if (leaf.mode !== '120000') {
                    throw workspace/* workspaceErrors */.r['workspace.folder-changed']({ path: (0,tree_object/* pathOfBytes */.WH)(path) });
                }
            }
            folders.delete(path);
        },
        prune: (path) => {
            prune(parentOf(path));
        },
    };
};
const leafOf = (file) => file.mode === null || file.blob === null ? null : { mode: file.mode, id: file.blob };
/**
 * Writes the base into a new folder (an older one at the path is removed) and keeps it in step with the
 * trees shown later. `readBlob` hashes what it reads.
 * Throws `search.path-collision`, `workspace.disk-full`.
 */
const createTreeFolder = async (base, readBlob, path, options) => {
    const isShown = (bytes) => options.withHidden || !options.isHidden((0,tree_object/* pathOfBytes */.WH)(bytes));
    const baseLeaf = (bytes) => {
        const entry = (0,base_tree/* findEntry */.w4)(base, bytes);
        return entry === null || entry.mode === '40000'
            ? null
            : { mode: (0,tree_object/* fullMode */.xz)(entry.mode), id: entry.id };
    };
    const read = (leaf) => leaf.mode === '160000' ? Promise.resolve(new Uint8Array()) : readBlob(leaf.id);
    (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
    (0,external_node_fs_.mkdirSync)(path, { recursive: true });
    (0,external_node_fs_.chmodSync)(path, 0o755);
    const disk = createDisk(path);
    const leaves = [];
    (0,base_tree/* walkBase */.vp)(base, (bytes, entry) => {
        if (isShown(bytes))
            leaves.push([bytes, { mode: (0,tree_object/* fullMode */.xz)(entry.mode), id: entry.id }]);
    });
    await (0,object_reader/* forEachInFlight */.i)(leaves, async ([bytes, leaf]) => {
        disk.add(bytes, leaf, await read(leaf));
    });
    /** Paths (bytes) that differ from the base now; null where the base's file is absent. */
    let shown = new Map();
    return {
        path,
        show: async (changed) => {
            const next = new Map();
            for (const file of changed) {
                const bytes = (0,tree_object/* bytesOfPath */.M6)(file.path);
                if (isShown(bytes))
                    next.set(bytes, leafOf(file));
            }
            const now = (state, bytes) => {
                const leaf = state.get(bytes);
                return leaf === undefined ? baseLeaf(bytes) : leaf;
            };
            const moves = [...new Set([...shown.keys(), ...next.keys()])].flatMap((bytes) => {
                const [from, to] = [now(shown, bytes), now(next, bytes)];
                return from?.id === to?.id && from?.mode === to?.mode ? [] : [{ bytes, from, to }];
            });
            const contents = await Promise.all(moves.map(async ({ to }) => (to === null ? new Uint8Array() : read(to))));
            for (const { bytes, from } of moves)
                if (from !== null)
                    disk.drop(bytes, from);
            for (const { bytes, from, to } of moves)
                if (from !== null && to === null)
                    disk.prune(bytes);
            for (const [index, { bytes, to }] of moves.entries()) {
                if (to !== null)
                    disk.add(bytes, to, contents[index] ?? new Uint8Array());
            }
            shown = next;
        },
        remove: () => {
            (0,external_node_fs_.rmSync)(path, { recursive: true, force: true });
        },
    };
};

// EXTERNAL MODULE: ./src/workspace/git.ts
var workspace_git = __webpack_require__(3133);
// EXTERNAL MODULE: ./src/workspace/refs.ts
var workspace_refs = __webpack_require__(4551);
// EXTERNAL MODULE: ./src/workspace/tree-plan.ts
var tree_plan = __webpack_require__(341);
;// CONCATENATED MODULE: ./src/workspace/tree-proof.ts


/** How many bytes from the two offsets on are the same. */
const commonLength = (a, aStart, b, bStart) => {
    const limit = Math.min(a.length - aStart, b.length - bStart);
    let same = 0;
    for (let step = 64; same < limit;) {
        const size = Math.min(step, limit - same);
        const [p, q] = [aStart + same, bStart + same];
        if (a.compare(b, q, q + size, p, p + size) === 0) {
            same += size;
            step *= 2;
        }
        else if (size === 1)
            break;
        else
            step = size >>> 1;
    }
    return same;
};
/** The last entry that starts no later than `offset`. */
const entryAt = (offsets, from, offset) => {
    let low = from;
    let high = offsets.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if ((offsets[middle] ?? Infinity) <= offset)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
};
const createWalker = (base, built, report) => {
    const bytesOf = (id) => {
        const bytes = built.get(id) ?? base.folders.get(id)?.raw;
        if (bytes === undefined) {
            throw workspace/* workspaceErrors */.r['workspace.proof-failed']({ detail: `tree ${id} was never hashed` });
        }
        return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    };
    const gone = (entry, path) => {
        if ((0,tree_object/* isFolder */.lQ)(entry))
            walk(base.folders.get(entry.id), null, `${path}/`);
        else
            report(path, null);
    };
    const come = (entry, path) => {
        if ((0,tree_object/* isFolder */.lQ)(entry))
            walk(undefined, entry.id, `${path}/`);
        else
            report(path, entry);
    };
    const both = (old, entry, path) => {
        if ((0,tree_object/* isFolder */.lQ)(entry))
            walk(base.folders.get(old.id), entry.id, `${path}/`);
        else if (old.id !== entry.id || old.mode !== entry.mode)
            report(path, entry);
    };
    const walk = (folder, id, prefix) => {
        if (folder !== undefined && folder.id === id)
            return;
        const raw = id === null ? Buffer.alloc(0) : bytesOf(id);
        let index = 0;
        let offset = 0;
        for (;;) {
            if (folder !== undefined) {
                // Equal bytes are equal entries: a large folder costs a comparison, not a parse.
                const start = folder.rawOffsets[index] ?? 0;
                const same = commonLength(folder.raw, start, raw, offset);
                const next = entryAt(folder.rawOffsets, index, start + same);
                offset += (folder.rawOffsets[next] ?? 0) - start;
                index = next;
            }
            const old = folder?.entries[index];
            const fresh = offset < raw.length && id !== null ? (0,tree_object/* readEntry */.hB)(raw, offset, id) : null;
            if (old === undefined && fresh === null)
                return;
            const oldKey = old === undefined ? null : (0,tree_object/* sortKey */.KU)(old);
            const freshKey = fresh === null ? null : (0,tree_object/* sortKey */.KU)(fresh.entry);
            if (old !== undefined && (freshKey === null || (oldKey !== null && oldKey < freshKey))) {
                gone(old, prefix + old.name);
                index += 1;
            }
            else if (fresh !== null) {
                if (old !== undefined && oldKey === freshKey) {
                    both(old, fresh.entry, prefix + old.name);
                    index += 1;
                }
                else
                    come(fresh.entry, prefix + fresh.entry.name);
                offset = fresh.next;
            }
        }
    };
    return walk;
};
const spell = (mode, id) => mode === null ? 'absent' : `${(0,tree_object/* fullMode */.xz)(mode)} ${id ?? ''}`;
/**
 * Proves from the hashed bytes that the planned tree differs from the base in exactly the planned paths.
 * Throws `workspace.proof-failed`.
 */
const proveTree = (base, plan) => {
    const built = new Map(plan.objects.filter(({ type }) => type === 'tree').map(({ id, bytes }) => [id, bytes]));
    const planned = new Map(plan.changed.map(({ path, mode, blob }) => [(0,tree_object/* bytesOfPath */.M6)(path), spell(mode, blob)]));
    const fail = (path, found) => workspace/* workspaceErrors */.r['workspace.proof-failed']({
        detail: `${JSON.stringify(path)} is ${found}, planned ${planned.get(path) ?? 'unchanged'}`,
    });
    const walk = createWalker(base, built, (path, entry) => {
        const found = spell(entry?.mode ?? null, entry?.id ?? null);
        if (planned.get(path) !== found)
            throw fail(path, found);
        planned.delete(path);
    });
    walk(base.folders.get(base.root), plan.tree, '');
    for (const path of planned.keys())
        throw fail(path, 'unchanged');
};

;// CONCATENATED MODULE: ./src/workspace/open-workspace.ts














const cacheBytes = 32 * 1024 * 1024;
/** Objects remembered as written; the next draft repeats most of its parent's blobs. */
const rememberedObjects = 8192;
const largestListing = 10_000;
/** Each listed entry: mode, type, id, size and a path of at most 4 KiB. */
const largestListingBytes = largestListing * 512;
const listCommit = async (git, gitDir, commit, prefixes) => {
    if (prefixes.length === 0)
        return [];
    const args = ['ls-tree', '-r', '-l', '-z', '--full-tree', '--end-of-options', (0,object_id/* requireId */.l4)(commit)];
    // The empty prefix is the whole tree, which git knows as no path at all.
    const paths = prefixes.includes('') ? [] : prefixes;
    const result = await git.run(gitDir, [...args, '--', ...paths], {
        maxOutputBytes: largestListingBytes,
    });
    const tooMany = () => workspace/* workspaceErrors */.r['workspace.too-many-files']({ where: `commit ${commit}`, max: largestListing });
    if (result.overflowed)
        throw tooMany();
    const lines = (0,workspace_git/* requireOutput */.No)(result, 'ls-tree').toString('latin1').split('\0').slice(0, -1);
    if (lines.length > largestListing)
        throw tooMany();
    return lines.map((line) => {
        const tab = line.indexOf('\t');
        const [mode = '', , blob = '', size = ''] = line.slice(0, tab).split(/ +/);
        const sizeBytes = size === '-' ? null : Number(size);
        return { path: (0,tree_object/* pathOfBytes */.WH)(line.slice(tab + 1)), mode: (0,tree_object/* fullMode */.xz)(mode), blob, sizeBytes };
    });
};
const createRememberingWriter = (writer) => {
    const written = new Set();
    return (id, type, bytes) => {
        if (written.has(id))
            return;
        writer.put(id, type, bytes);
        written.add(id);
        for (const oldest of written) {
            if (written.size <= rememberedObjects)
                break;
            written.delete(oldest);
        }
    };
};
const assemble = (parts) => {
    const { git, gitDir, reader, writer, cache, base, tree } = parts;
    const format = (0,object_id/* formatOf */.be)(base.commit);
    const put = createRememberingWriter(writer);
    const filesByPath = new Map(tree.files.map((file) => [file.path, file]));
    const readBlob = async (id, maxBytes) => {
        const cached = cache.get(id);
        if (cached !== null && cached.length <= (maxBytes ?? Infinity))
            return cached;
        const bytes = await reader.read(id, 'blob', maxBytes);
        cache.put(id, bytes);
        return bytes;
    };
    const plan = (changes) => (0,tree_plan/* planTree */.s)(tree, format, changes);
    return {
        gitDir,
        gitVersion: git.version,
        objectFormat: format,
        base,
        baseFiles: tree.files,
        unlistedBaseFiles: tree.unlisted,
        readBlob,
        readBaseFile: async (path) => {
            const file = filesByPath.get(path);
            return file?.mode.startsWith('100') === true ? readBlob(file.blob) : null;
        },
        listCommit: (commit, prefixes) => listCommit(git, gitDir, commit, prefixes),
        hashTree: (changes) => plan(changes).tree,
        buildTree: (changes) => Promise.resolve().then(() => {
            const planned = plan(changes);
            proveTree(tree, planned);
            for (const { id, type, bytes } of planned.objects) {
                put(id, type, bytes);
                if (type === 'blob')
                    cache.put(id, bytes);
            }
            const { manifestSha256, changed } = planned;
            return { tree: planned.tree, manifestSha256, changed };
        }),
        writeCommit: (commit) => Promise.resolve().then(() => writer.write('commit', (0,commit_object/* encodeCommit */.C)(commit))),
        setRefs: (refs) => (0,workspace_refs/* updateRefs */.EA)(git, gitDir, refs),
        openFolder: (path, options) => createTreeFolder(tree, readBlob, path, options),
        close: () => reader.close(),
    };
};
/**
 * Makes our own bare clone of one commit in `directory` (absent or empty), reads and hashes all of it.
 * `alsoFetch` are further commits to have, such as a pull request's head.
 * Throws `search.missing-objects`, `workspace.object-corrupt`, `workspace.too-many-files`,
 * `workspace.directory-in-use`, `workspace.git-failed`.
 */
const openWorkspace = async (deps, options) => {
    const { git, files } = deps;
    const { directory: gitDir } = options;
    const commit = (0,object_id/* requireId */.l4)(options.baseCommit);
    await (0,clone/* createBareRepository */.Ne)(git, files, gitDir, (0,object_id/* formatOf */.be)(commit));
    const commits = [...new Set([commit, ...(options.alsoFetch ?? [])])];
    await (0,clone/* fillRepository */.iQ)(git, files, gitDir, options.source, commits);
    const reader = (0,object_reader/* openObjectReader */.T)(git, gitDir);
    try {
        const { tree: root, timeSeconds } = (0,commit_object/* parseCommit */.L)(commit, await reader.read(commit, 'commit'));
        const tree = await (0,base_tree/* loadBaseTree */.u8)(reader, root);
        const manifestSha256 = tree.folders.get(root)?.manifestSha256 ?? '';
        const base = { commit, tree: root, manifestSha256, timeSeconds };
        const writer = (0,object_writer/* createObjectWriter */.Z)(files, gitDir, (0,object_id/* formatOf */.be)(commit));
        return assemble({
            git,
            gitDir,
            reader,
            writer,
            cache: createBlobCache(cacheBytes),
            base,
            tree,
        });
    }
    catch (error) {
        await reader.close();
        throw error;
    }
};


/***/ }),

/***/ 4362:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ applyPatch)
/* harmony export */ });
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2726);
/* harmony import */ var _patch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5115);
/* harmony import */ var _patch_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3541);
/* harmony import */ var _patch_parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5637);




const mismatch = (line, path, why) => _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.patch-mismatch']({ line, path, why });
const applyHunks = (patch, content) => {
    if (patch.hunks.length === 0)
        return content;
    if ((0,_patch_js__WEBPACK_IMPORTED_MODULE_1__/* .isBinary */ .G)(content))
        throw mismatch(patch.line, patch.path, 'the file is binary');
    const lines = (0,_patch_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .splitLines */ .u)(Buffer.from(content).toString('utf8'));
    const result = [];
    let done = 0;
    for (const hunk of patch.hunks) {
        const start = hunk.oldStart - 1;
        if (start < done || start > lines.length) {
            throw mismatch(hunk.line, patch.path, 'the hunk lies outside the file or before another');
        }
        for (const line of lines.slice(done, start))
            result.push(line);
        for (const [offset, expected] of hunk.oldLines.entries()) {
            if (lines[start + offset] !== expected) {
                throw mismatch(hunk.line, patch.path, `line ${String(start + offset + 1)} is ${JSON.stringify(lines[start + offset] ?? null)}, expected ${JSON.stringify(expected)}`);
            }
        }
        for (const line of hunk.newLines)
            result.push(line);
        done = start + hunk.oldLines.length;
    }
    for (const line of lines.slice(done))
        result.push(line);
    const inner = result.slice(0, -1).find((line) => !line.endsWith('\n'));
    if (inner !== undefined) {
        throw mismatch(patch.line, patch.path, 'a line without newline would not be the last one');
    }
    return Buffer.from(result.join(''), 'utf8');
};
const applyBinary = (patch, binary, content) => {
    if (Buffer.compare(binary.before, content) !== 0) {
        throw mismatch(patch.line, patch.path, 'the file is not the one the patch was made for');
    }
    return binary.after;
};
const applyOne = (patch, file) => {
    const { line, path, kind } = patch;
    if (kind === 'create' && file !== null)
        throw mismatch(line, path, 'the file exists already');
    if (kind !== 'create' && file === null)
        throw mismatch(line, path, 'there is no such file');
    if (patch.oldMode !== null && patch.oldMode !== file?.mode) {
        throw mismatch(line, path, `its mode is ${file?.mode ?? 'none'}, expected ${patch.oldMode}`);
    }
    const before = file?.content ?? new Uint8Array();
    const content = patch.binary === null ? applyHunks(patch, before) : applyBinary(patch, patch.binary, before);
    if (kind === 'delete') {
        if (content.length > 0)
            throw mismatch(line, path, 'it is deleted, but lines of it stay');
        return { path, mode: null, content: null };
    }
    const mode = patch.newMode ?? file?.mode ?? '100644';
    return { path, mode: mode === '100755' ? '100755' : '100644', content };
};
/**
 * Applies a patch to files in memory, exactly: context and removed lines must be equal, byte by byte, at
 * the very line that is stated.
 * Throws `workspace.patch-malformed`, `workspace.patch-mismatch`.
 */
const applyPatch = (text, readFile) => {
    const patches = (0,_patch_parse_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePatch */ .i)(text);
    const seen = new Set();
    for (const { path, line } of patches) {
        if (seen.has(path)) {
            throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.patch-malformed']({ line, why: 'a file is patched twice' });
        }
        seen.add(path);
    }
    return patches.map((patch) => applyOne(patch, readFile(patch.path)));
};


/***/ }),

/***/ 2837:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ parseLiteral),
/* harmony export */   M: () => (/* binding */ renderLiteral)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _stored_zlib_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7366);


/** git's base85 alphabet. */
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~';
const digits = new Map(Array.from(alphabet, (character, value) => [character, value]));
/** Payload bytes a line of a binary patch carries. */
const lineBytes = 52;
const lengthMark = (length) => String.fromCharCode(length <= 26 ? 0x40 + length : 0x60 + length - 26);
const encodeLine = (bytes) => {
    let text = lengthMark(bytes.length);
    for (let at = 0; at < bytes.length; at += 4) {
        const group = Buffer.alloc(4);
        bytes.copy(group, 0, at, at + 4);
        let value = group.readUInt32BE();
        let word = '';
        for (let digit = 0; digit < 5; digit += 1) {
            word = (alphabet[value % 85] ?? '') + word;
            value = Math.floor(value / 85);
        }
        text += word;
    }
    return text;
};
/** One `literal` of a git binary patch: the whole content, with the empty line that ends it. */
const renderLiteral = (content) => {
    // Stored, not compressed: versions of zlib differ, and a patch has a sealed hash.
    const stream = (0,_stored_zlib_js__WEBPACK_IMPORTED_MODULE_1__/* .storeZlib */ .x)(content);
    const lines = [`literal ${String(content.length)}`];
    for (let at = 0; at < stream.length; at += lineBytes) {
        lines.push(encodeLine(stream.subarray(at, at + lineBytes)));
    }
    return `${lines.join('\n')}\n\n`;
};
const decodeLine = (line) => {
    const mark = line.charCodeAt(0);
    const length = mark <= 0x5a ? mark - 0x40 : mark - 0x60 + 26;
    if (length < 1 || length > lineBytes || line.length !== 1 + 5 * Math.ceil(length / 4))
        return null;
    const bytes = Buffer.alloc(4 * Math.ceil(length / 4));
    for (let at = 1; at < line.length; at += 5) {
        let value = 0;
        for (const character of line.slice(at, at + 5)) {
            value = value * 85 + (digits.get(character) ?? Infinity);
        }
        if (value > 0xffffffff)
            return null;
        bytes.writeUInt32BE(value, ((at - 1) / 5) * 4);
    }
    return bytes.subarray(0, length);
};
/** Content of a literal from its lines; null when they do not hold exactly `sizeBytes`. */
const parseLiteral = (sizeBytes, lines) => {
    const parts = lines.map(decodeLine);
    if (parts.includes(null))
        return null;
    try {
        const content = (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateSync)(Buffer.concat(parts), {
            maxOutputLength: Math.max(sizeBytes, 1),
        });
        return content.length === sizeBytes ? content : null;
    }
    catch {
        return null;
    }
};


/***/ }),

/***/ 3541:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ renderHunks),
/* harmony export */   u: () => (/* binding */ splitLines)
/* harmony export */ });
/* harmony import */ var diff__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8965);

/** Unchanged lines shown around a change. */
const contextLines = 3;
/** Beyond so many differing lines the shortest edit is not looked for: all old lines go, all new ones come. */
const longestEdit = 1000;
/** The lines of a text, each with its newline; the last one may lack it. */
const splitLines = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
const commonPrefix = (a, b) => {
    let length = 0;
    while (length < a.length && length < b.length && a[length] === b[length])
        length += 1;
    return length;
};
const middleOps = (before, after) => {
    const parts = (0,diff__WEBPACK_IMPORTED_MODULE_0__/* .diffArrays */ .E)([...before], [...after], { maxEditLength: longestEdit });
    if (parts === undefined) {
        return [
            ...before.map((line) => ({ sign: '-', line })),
            ...after.map((line) => ({ sign: '+', line })),
        ];
    }
    return parts.flatMap(({ added, removed, value }) => value.map((line) => ({ sign: added ? '+' : removed ? '-' : ' ', line })));
};
const editScript = (before, after) => {
    const head = commonPrefix(before, after);
    const [oldRest, newRest] = [before.slice(head), after.slice(head)];
    const tail = commonPrefix(oldRest.toReversed(), newRest.toReversed());
    const keep = (lines) => lines.map((line) => ({ sign: ' ', line }));
    return [
        ...keep(before.slice(0, head)),
        ...middleOps(oldRest.slice(0, oldRest.length - tail), newRest.slice(0, newRest.length - tail)),
        ...keep(oldRest.slice(oldRest.length - tail)),
    ];
};
/** Ranges of the script that one hunk shows: changes with context, joined where they touch. */
const hunkRanges = (ops) => {
    const ranges = [];
    for (const [at, { sign }] of ops.entries()) {
        if (sign === ' ')
            continue;
        const start = Math.max(at - contextLines, 0);
        const end = Math.min(at + contextLines + 1, ops.length);
        const last = ranges.at(-1);
        if (last !== undefined && start <= last[1])
            last[1] = end;
        else
            ranges.push([start, end]);
    }
    return ranges;
};
const range = (start, count) => count === 1 ? String(start) : `${String(count === 0 ? start - 1 : start)},${String(count)}`;
const renderLine = ({ sign, line }) => line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
/** The hunks of a unified diff between two texts, as git prints them; empty when they are equal. */
const renderHunks = (before, after) => {
    const ops = editScript(splitLines(before), splitLines(after));
    let [at, oldLine, newLine] = [0, 1, 1];
    const skipTo = (end) => {
        for (; at < end; at += 1) {
            const sign = ops[at]?.sign;
            if (sign !== '+')
                oldLine += 1;
            if (sign !== '-')
                newLine += 1;
        }
    };
    return hunkRanges(ops)
        .map(([start, end]) => {
        skipTo(start);
        const [oldStart, newStart] = [oldLine, newLine];
        skipTo(end);
        const header = `@@ -${range(oldStart, oldLine - oldStart)} +${range(newStart, newLine - newStart)} @@\n`;
        return header + ops.slice(start, end).map(renderLine).join('');
    })
        .join('');
};


/***/ }),

/***/ 5637:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ parsePatch)
/* harmony export */ });
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2726);
/* harmony import */ var _patch_binary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2837);


const malformed = (line, why) => _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.patch-malformed']({ line, why });
const unescapes = {
    a: 7,
    b: 8,
    t: 9,
    n: 10,
    v: 11,
    f: 12,
    r: 13,
    '"': 34,
    '\\': 92,
};
/** A quoted or bare name; null when the quoting is broken. */
const unquote = (text) => {
    if (!text.startsWith('"'))
        return text.replace(/\t.*$/, '');
    const inner = /^"((?:[^"\\]|\\.)*)"$/.exec(text)?.[1];
    if (inner === undefined)
        return null;
    const bytes = [];
    for (const [part, escape] of inner.matchAll(/\\([0-3][0-7]{2}|.)|[^\\]+/g)) {
        if (escape === undefined)
            bytes.push(Buffer.from(part, 'utf8'));
        else {
            const value = escape.length === 3 ? parseInt(escape, 8) : unescapes[escape];
            if (value === undefined)
                return null;
            bytes.push(Buffer.from([value]));
        }
    }
    return Buffer.concat(bytes).toString('utf8');
};
/** Path behind `a/` or `b/`; null for /dev/null. */
const namedPath = (text, prefix, line) => {
    const name = unquote(text);
    if (name === '/dev/null')
        return null;
    if (name?.startsWith(prefix) !== true || name.length === 2) {
        throw malformed(line, `expected a name that starts with ${prefix}`);
    }
    return name.slice(2);
};
/** Both halves of a `diff --git` line name the same path, so the middle is where it must be cut. */
const gitHeaderPath = (rest, line) => {
    const quoted = /^("(?:[^"\\]|\\.)*") ("(?:[^"\\]|\\.)*")$/.exec(rest);
    const half = (rest.length - 1) / 2;
    const [left, right] = quoted
        ? [quoted[1] ?? '', quoted[2] ?? '']
        : [rest.slice(0, half), rest.slice(half + 1)];
    const path = namedPath(left, 'a/', line);
    if (path === null || path !== namedPath(right, 'b/', line)) {
        throw malformed(line, 'both names of a file must be the same; renames are not accepted');
    }
    return path;
};
const fileMode = (text, line) => {
    if (/^100(?:644|755)$/.test(text))
        return text;
    throw malformed(line, `mode ${text.slice(0, 10)}; expected 100644 or 100755`);
};
const createParser = (text) => {
    const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    let at = 0;
    const peek = () => lines[at]?.replace(/\n$/, '');
    const here = () => at + 1;
    const readHunk = () => {
        const line = here();
        const header = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/.exec(peek() ?? '');
        if (header === null)
            throw malformed(line, 'expected a hunk header');
        at += 1;
        let oldLeft = Number(header[2] ?? 1);
        let newLeft = Number(header[4] ?? 1);
        const oldLines = [];
        const newLines = [];
        while (oldLeft > 0 || newLeft > 0) {
            const raw = lines[at];
            const sign = raw?.[0];
            if (raw === undefined || (sign !== ' ' && sign !== '-' && sign !== '+')) {
                throw malformed(here(), 'expected a line of the hunk, beginning with " ", "-" or "+"');
            }
            at += 1;
            const bare = lines[at]?.startsWith('\\') === true;
            if (bare)
                at += 1;
            const line = bare ? raw.slice(1).replace(/\n$/, '') : raw.slice(1);
            if (sign !== '+') {
                oldLines.push(line);
                oldLeft -= 1;
            }
            if (sign !== '-') {
                newLines.push(line);
                newLeft -= 1;
            }
        }
        if (oldLeft < 0 || newLeft < 0)
            throw malformed(line, 'the header counts other lines');
        const counted = Number(header[2] ?? 1);
        const start = Number(header[1]);
        return { line, oldStart: counted === 0 ? start + 1 : start, oldLines, newLines };
    };
    const readLiteral = () => {
        const line = here();
        const size = /^literal (\d{1,9})$/.exec(peek() ?? '')?.[1];
        if (size === undefined)
            throw malformed(line, 'expected "literal SIZE"');
        at += 1;
        const body = [];
        for (let next = peek(); next !== undefined && next !== ''; next = peek()) {
            body.push(next);
            at += 1;
        }
        at += 1;
        const content = (0,_patch_binary_js__WEBPACK_IMPORTED_MODULE_1__/* .parseLiteral */ .F)(Number(size), body);
        if (content === null)
            throw malformed(line, 'the binary content is broken');
        return content;
    };
    const readNames = (draft) => {
        const line = here();
        const [old, fresh] = [lines[at] ?? '', lines[at + 1] ?? ''].map((l) => l.replace(/\n$/, ''));
        if (old?.startsWith('--- ') !== true || fresh?.startsWith('+++ ') !== true) {
            throw malformed(line, 'expected "--- a/NAME" and "+++ b/NAME"');
        }
        const from = namedPath(old.slice(4), 'a/', line);
        const to = namedPath(fresh.slice(4), 'b/', line + 1);
        const path = from ?? to;
        if (path === null || (from !== null && to !== null && from !== to)) {
            throw malformed(line, 'both names of a file must be the same; renames are not accepted');
        }
        if (draft.named && draft.path !== path)
            throw malformed(line, 'the names differ from the header');
        const kind = from === null ? 'create' : to === null ? 'delete' : 'modify';
        if (draft.named && draft.kind !== kind)
            throw malformed(line, 'the names differ from the header');
        Object.assign(draft, { path, kind });
        at += 2;
        do
            draft.hunks = [...draft.hunks, readHunk()];
        while (peek()?.startsWith('@@ ') === true);
    };
    /** Extended header lines of git; false for any other line. */
    const readHeader = (draft) => {
        const text = peek() ?? '';
        const [, key = '', mode = ''] = /^(old mode|new mode|new file mode|deleted file mode) (.*)$/.exec(text) ?? [];
        if (key === '')
            return /^index [0-9a-f]+\.\.[0-9a-f]+(?: \d{6})?$/.test(text);
        const value = fileMode(mode, here());
        if (key.startsWith('new file'))
            draft.kind = 'create';
        if (key.startsWith('deleted'))
            draft.kind = 'delete';
        if (key.startsWith('new'))
            draft.newMode = value;
        else
            draft.oldMode = value;
        return true;
    };
    const readFile = () => {
        const draft = {
            line: here(),
            path: '',
            kind: 'modify',
            oldMode: null,
            newMode: null,
            hunks: [],
            binary: null,
            named: false,
        };
        const git = /^diff --git (.*)$/.exec(peek() ?? '')?.[1];
        if (git !== undefined) {
            draft.path = gitHeaderPath(git, here());
            draft.named = true;
            at += 1;
            while (readHeader(draft))
                at += 1;
        }
        if (draft.named && peek() === 'GIT binary patch') {
            at += 1;
            const after = readLiteral();
            draft.binary = { after, before: readLiteral() };
        }
        else if (!draft.named || peek()?.startsWith('--- ') === true)
            readNames(draft);
        return draft;
    };
    return () => {
        const patches = [];
        while (at < lines.length)
            patches.push(readFile());
        return patches;
    };
};
/**
 * Reads a unified diff, strictly: file sections one after the other, no rename, no link, nothing between.
 * Throws `workspace.patch-malformed` with the line.
 */
const parsePatch = (text) => createParser(text)();


/***/ }),

/***/ 5115:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ isBinary),
/* harmony export */   h: () => (/* binding */ renderPatch)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_buffer__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _base_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3077);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4238);
/* harmony import */ var _patch_binary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2837);
/* harmony import */ var _patch_lines_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3541);





/** False for content that a patch shows line by line. */
const isBinary = (content) => content.includes(0) || !(0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(content);
const escapes = {
    '\x07': '\\a',
    '\b': '\\b',
    '\t': '\\t',
    '\n': '\\n',
    '\v': '\\v',
    '\f': '\\f',
    '\r': '\\r',
    '"': '\\"',
    '\\': '\\\\',
};
/** A path as git prints it: in quotes, with octal bytes, when it holds anything unusual. */
const quotePath = (path) => {
    const bytes = Buffer.from(path, 'utf8').toString('latin1');
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    const quoted = bytes.replace(/[\0-\x1f"\\\x7f-\xff]/g, (byte) => {
        const octal = `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
        return escapes[byte] ?? octal;
    });
    return quoted === bytes ? path : `"${quoted}"`;
};
/** git ends a plain name that holds a space with a tab, so that tools know where it ends. */
const headerName = (prefix, path) => {
    const name = quotePath(prefix + path);
    return name.includes(' ') && !name.startsWith('"') ? `${name}\t` : name;
};
const modeLines = (before, after) => {
    if (before === undefined)
        return `new file mode ${after?.mode ?? ''}\n`;
    if (after === undefined)
        return `deleted file mode ${before.mode}\n`;
    return before.mode === after.mode ? '' : `old mode ${before.mode}\nnew mode ${after.mode}\n`;
};
const renderContent = (path, before, after, format) => {
    const [old, fresh] = [before, after].map((file) => file?.content ?? new Uint8Array());
    if (old === undefined || fresh === undefined || Buffer.compare(old, fresh) === 0)
        return '';
    if (isBinary(old) || isBinary(fresh)) {
        const none = '0'.repeat(format === 'sha1' ? 40 : 64);
        const oldId = before === undefined ? none : (0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .hashObject */ .wM)(format, 'blob', old);
        const newId = after === undefined ? none : (0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .hashObject */ .wM)(format, 'blob', fresh);
        // git applies a binary patch only between the very blobs it names.
        return `index ${oldId}..${newId}\nGIT binary patch\n${(0,_patch_binary_js__WEBPACK_IMPORTED_MODULE_3__/* .renderLiteral */ .M)(fresh)}${(0,_patch_binary_js__WEBPACK_IMPORTED_MODULE_3__/* .renderLiteral */ .M)(old)}`;
    }
    const decode = (bytes) => Buffer.from(bytes).toString('utf8');
    return [
        `--- ${before === undefined ? '/dev/null' : headerName('a/', path)}\n`,
        `+++ ${after === undefined ? '/dev/null' : headerName('b/', path)}\n`,
        (0,_patch_lines_js__WEBPACK_IMPORTED_MODULE_4__/* .renderHunks */ .O)(decode(old), decode(fresh)),
    ].join('');
};
/**
 * A patch from one set of files to another that `git apply` accepts; equal sets give the empty text, equal
 * arguments the same text on every machine. `objectFormat` is the repository's (binary files need it).
 */
const renderPatch = (before, after, objectFormat = 'sha1') => {
    const old = new Map(before.map((file) => [file.path, file]));
    const fresh = new Map(after.map((file) => [file.path, file]));
    const paths = [...new Set([...old.keys(), ...fresh.keys()])].map((path) => ({ path }));
    return paths
        .sort(_base_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .byPathBytes */ .YG)
        .map(({ path }) => {
        const [from, to] = [old.get(path), fresh.get(path)];
        const body = modeLines(from, to) + renderContent(path, from, to, objectFormat);
        if (body === '')
            return '';
        return `diff --git ${quotePath(`a/${path}`)} ${quotePath(`b/${path}`)}\n${body}`;
    })
        .join('');
};


/***/ }),

/***/ 4551:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EA: () => (/* binding */ updateRefs),
/* harmony export */   JM: () => (/* binding */ exportRefs),
/* harmony export */   lY: () => (/* binding */ createBranch)
/* harmony export */ });
/* harmony import */ var _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2726);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3133);
/* harmony import */ var _object_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4238);



const refName = /^refs\/[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)+$/;
const requireRef = (ref) => {
    if (refName.test(ref))
        return ref;
    throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.bad-id']({ value: ref, expected: 'a full ref name of ours' });
};
/**
 * Sets or deletes refs of a repository, all of them or none.
 * Throws `workspace.bad-id`, `workspace.git-failed`.
 */
const updateRefs = async (git, gitDir, refs) => {
    if (refs.length === 0)
        return;
    const lines = refs.map(({ ref, commit }) => commit === null
        ? `delete ${requireRef(ref)}\n`
        : `update ${requireRef(ref)} ${(0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .requireId */ .l4)(commit)}\n`);
    const input = ['start\n', ...lines, 'prepare\n', 'commit\n'].join('');
    (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOutput */ .No)(await git.run(gitDir, ['update-ref', '--stdin'], { input }), 'update-ref');
};
/**
 * Puts commits and the objects they add to the base into the user's repository and sets refs there, below
 * `refs/guildseal/` only; branches, index and work tree stay as they are.
 * Throws `workspace.bad-id`, `workspace.git-failed`.
 */
const exportRefs = async (git, workspace, target, refs) => {
    for (const { ref } of refs) {
        if (!requireRef(ref).startsWith('refs/guildseal/')) {
            throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.bad-id']({
                value: ref,
                expected: 'a ref below refs/guildseal/',
            });
        }
    }
    const wanted = refs.map(({ commit }) => (0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .requireId */ .l4)(commit)).join('\n');
    const pack = (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOutput */ .No)(await git.run(workspace.gitDir, ['pack-objects', '--revs', '--thin', '--stdout', '--quiet', '--delta-base-offset'], { input: `${wanted}\n--not\n${workspace.base.commit}\n`, maxOutputBytes: 1024 ** 3 }), 'pack-objects');
    (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .requireOutput */ .No)(await git.run(target.gitDir, ['unpack-objects', '-q'], { input: pack }), 'unpack-objects');
    await updateRefs(git, target.gitDir, refs);
};
/**
 * Makes a new branch in the user's repository at a commit that is there already.
 * Throws `workspace.branch-exists`, `workspace.bad-id`.
 */
const createBranch = async (git, target, branch, commit) => {
    const ref = requireRef(`refs/heads/${branch}`);
    const input = `create ${ref} ${(0,_object_id_js__WEBPACK_IMPORTED_MODULE_2__/* .requireId */ .l4)(commit)}\n`;
    const result = await git.run(target.gitDir, ['update-ref', '--stdin'], { input });
    if (result.exitCode !== 0) {
        throw _errors_workspace_js__WEBPACK_IMPORTED_MODULE_0__/* .workspaceErrors */ .r['workspace.branch-exists']({ branch, detail: (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .gitDetail */ .ex)(result) });
    }
};


/***/ })

};
