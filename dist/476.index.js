export const id = 476;
export const ids = [476];
export const modules = {

/***/ 6718:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  EI: () => (/* binding */ reportOf),
  Rs: () => (/* binding */ reportPaths),
  Li: () => (/* binding */ writeReports)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/ledger/run-files.ts
var run_files = __webpack_require__(9386);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./src/report/figures.ts
var report_figures = __webpack_require__(3831);
;// CONCATENATED MODULE: ./src/report/curve.ts

const readInterval = (report, valueOf) => {
    const query = report.promotions.findLast((promotion) => promotion.candidate === report.best && promotion.mean !== null);
    const sealed = report.confirmed ?? query;
    const reference = valueOf(query?.reference ?? 'n0');
    if (sealed?.mean == null || reference === null)
        return null;
    if (sealed.low === null || sealed.high === null)
        return null;
    const ends = [Number(sealed.low), Number(sealed.mean), Number(sealed.high)].map((gain) => reference + (0,report_figures/* scoreSign */.Gc)(report) * gain);
    if (!ends.every(Number.isFinite))
        return null;
    const [a = 0, mean = 0, b = 0] = ends;
    return {
        low: Math.min(a, b),
        mean,
        high: Math.max(a, b),
        confirmed: report.confirmed !== null,
    };
};
/** Reads the best-so-far curve off the nodes; null while no trial has a value. */
const readCurve = (report) => {
    const sign = (0,report_figures/* scoreSign */.Gc)(report);
    const points = [];
    const failures = [];
    const values = new Map();
    for (const node of [...report.nodes].sort((a, b) => a.index - b.index)) {
        const value = (0,report_figures/* nodeMean */.Qh)(node);
        const { index, id, outcome } = node;
        if (value === null || !Number.isFinite(value))
            failures.push({ index, outcome });
        else {
            points.push({ index, id, value, outcome });
            values.set(id, value);
        }
    }
    if (points.length === 0)
        return null;
    const steps = [];
    for (const point of points) {
        if (point.outcome !== 'baseline' && point.outcome !== 'keep')
            continue;
        const last = steps.at(-1);
        if (last === undefined || sign * (point.value - last.value) > 0)
            steps.push(point);
    }
    const interval = readInterval(report, (id) => values.get(id) ?? null);
    const must = [
        ...steps.flatMap(({ value }) => [value - report.noise, value + report.noise]),
        ...(interval === null ? [] : [interval.low, interval.high]),
    ];
    // Single disasters would flatten everything else: they are drawn at the edge instead.
    const sorted = points.map(({ value }) => value).sort((a, b) => a - b);
    const quantile = (share) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
    const low = Math.min(quantile(sign > 0 ? 0.1 : 0), ...must);
    const high = Math.max(quantile(sign > 0 ? 1 : 0.9), ...must);
    const margin = high > low ? (high - low) * 0.06 : Math.max(Math.abs(high) * 0.05, 0.5);
    return {
        points,
        failures,
        steps,
        lastIndex: Math.max(points.at(-1)?.index ?? 0, failures.at(-1)?.index ?? 0),
        domain: { low: low - margin, high: high + margin },
        interval,
    };
};

// EXTERNAL MODULE: ./src/report/sentences.ts
var sentences = __webpack_require__(7020);
// EXTERNAL MODULE: ./src/report/tree.ts
var tree = __webpack_require__(7036);
// EXTERNAL MODULE: ./src/text/escape.ts
var text_escape = __webpack_require__(7388);
;// CONCATENATED MODULE: ./src/report/html/markup.ts
const outcomeClasses = {
    baseline: 'ob',
    keep: 'ok',
    discard: 'od',
    crash: 'oc',
    timeout: 'ot',
    violation: 'ov',
    duplicate: 'ou',
    skip: 'os',
    running: 'or',
};
/** The class that colours an outcome; short, because it stands in every row of a large report. */
const outcomeClass = (outcome) => outcomeClasses[outcome];
/** Coordinates with one decimal at most. */
const px = (value) => String(Math.round(value * 10) / 10);
/** Id of a trial's row; made from the index, so that it needs no escaping. */
const anchorOf = (index) => `n${index}`;

;// CONCATENATED MODULE: ./src/report/html/curve-svg.ts



/** Round numbers that cut an interval into about `count` steps. */
const chooseTicks = (low, high, count) => {
    const raw = (high - low) / count;
    const power = 10 ** Math.floor(Math.log10(raw));
    const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= raw) ?? 10) * power;
    const ticks = [];
    for (let at = Math.ceil(low / step); at * step <= high + step * 1e-9; at += 1) {
        ticks.push(Number((at * step).toPrecision(12)));
    }
    return ticks;
};
// The plot is stretched to its box, in units of a thousandth; text stays out of it, so it never is.
const scaleOf = (curve, hasInterval) => {
    const right = hasInterval ? 955 : 985;
    const span = Math.max(1, curve.lastIndex);
    const { low, high } = curve.domain;
    return {
        x: (index) => 15 + (index / span) * (right - 15),
        y: (value) => 1000 - (Math.min(Math.max((value - low) / (high - low), 0), 1) * 940 + 40),
    };
};
const renderStepPath = (curve, scale, offset) => {
    let path = '';
    curve.steps.forEach((point, at) => {
        const y = px(scale.y(point.value + offset));
        path += at === 0 ? `M${px(scale.x(point.index))} ${y}` : `H${px(scale.x(point.index))}V${y}`;
    });
    return `${path}H${px(scale.x(curve.lastIndex))}`;
};
const renderBand = (curve, scale, noise) => {
    if (noise <= 0)
        return '';
    const upper = renderStepPath(curve, scale, noise);
    const lower = [...curve.steps]
        .reverse()
        .map((point) => `V${px(scale.y(point.value - noise))}H${px(scale.x(point.index))}`)
        .join('');
    return `<path class="band" d="${upper}${lower}Z"/>`;
};
const renderPoints = (curve, scale) => {
    const groups = new Map();
    for (const point of curve.points) {
        const group = groups.get(point.outcome) ?? [];
        group.push(point);
        groups.set(point.outcome, group);
    }
    const dots = [...groups].map(([outcome, points]) => `<path class="pt ${outcomeClass(outcome)}" d="${points
        .map((point) => `M${px(scale.x(point.index))} ${px(scale.y(point.value))}h0`)
        .join('')}"/>`);
    const rug = new Map();
    for (const { index, outcome } of curve.failures) {
        rug.set(outcome, `${rug.get(outcome) ?? ''}M${px(scale.x(index))} 1000v-22`);
    }
    return (dots.join('') +
        [...rug]
            .map(([outcome, path]) => `<path class="rug ${outcomeClass(outcome)}" d="${path}"/>`)
            .join(''));
};
const percent = (thousandth) => `${px(thousandth / 10)}%`;
/** Best-so-far curve with noise band, every measured trial, failures at the foot and the confirmed interval. */
const renderCurve = (report, curve) => {
    const scale = scaleOf(curve, curve.interval !== null);
    const { interval } = curve;
    const first = curve.points[0];
    const last = curve.steps.at(-1);
    const ticks = chooseTicks(curve.domain.low, curve.domain.high, 7);
    const indices = chooseTicks(0, Math.max(1, curve.lastIndex), 6).filter(Number.isInteger);
    const grid = ticks.map((tick) => `M0 ${px(scale.y(tick))}H1000`).join('');
    const bar = interval === null
        ? ''
        : `<path class="iv${interval.confirmed ? '' : ' open'}" d="M978 ${px(scale.y(interval.low))}V${px(scale.y(interval.high))}M970 ${px(scale.y(interval.low))}h16M970 ${px(scale.y(interval.high))}h16"/><path class="ivm" d="M978 ${px(scale.y(interval.mean))}h0"/>`;
    const baseLine = first === undefined ? '' : `<path class="base" d="M0 ${px(scale.y(first.value))}H1000"/>`;
    const yLabels = ticks
        .map((tick) => `<text x="100%" dx="-8" dy="4" y="${percent(scale.y(tick))}">${(0,report_figures/* formatFigure */.Mo)(tick)}</text>`)
        .join('');
    const xLabels = indices
        .map((tick) => `<text x="${percent(scale.x(tick))}" y="15">n${tick}</text>`)
        .join('');
    const name = `Best ${report.metric.name} so far over ${curve.lastIndex + 1} trials${first === undefined || last === undefined
        ? ''
        : `, from ${(0,report_figures/* formatFigure */.Mo)(first.value)} to ${(0,report_figures/* formatFigure */.Mo)(last.value)}`}`;
    return (`<div class="chart"><svg class="yl" aria-hidden="true">${yLabels}</svg>` +
        `<svg id="curve" class="plot" role="img" aria-label="${(0,text_escape/* escapeHtml */.ZD)(name)}" viewBox="0 0 1000 1000" preserveAspectRatio="none" data-last="${curve.lastIndex}" data-right="${px(scale.x(curve.lastIndex))}">` +
        `<path class="grid" d="${grid}"/>${renderBand(curve, scale, report.noise)}${baseLine}` +
        `${renderPoints(curve, scale)}<path class="step" d="${renderStepPath(curve, scale, 0)}"/>${bar}</svg>` +
        `<svg class="xl" aria-hidden="true">${xLabels}</svg></div>`);
};

// EXTERNAL MODULE: ./node_modules/d3-hierarchy/dist/d3-hierarchy.mjs
var d3_hierarchy = __webpack_require__(7373);
;// CONCATENATED MODULE: ./src/report/html/tree-svg.ts




/** Measures of the drawing in pixels; the page's script lays out again with the same ones. */
const treeMeasures = { column: 104, head: 46, dot: 11, dotsPerRow: 8, gap: 12, margin: 20 };
/** Above this many nodes inner branches start folded, and dots are no links of their own. */
const largeRun = 2000;
const isTrunk = (item) => item.children.length > 0 ||
    item.onBestPath ||
    item.badge !== null ||
    item.node.outcome === 'baseline' ||
    item.node.outcome === 'keep' ||
    item.node.outcome === 'running';
const isHollow = (item) => item.node.outcome === 'duplicate' || item.node.outcome === 'skip';
const labelOf = (item) => {
    const value = (0,report_figures/* shownValue */.JJ)(item.node);
    return [
        item.node.id,
        item.badge,
        (0,report_figures/* outcomeWord */.nG)(item.node),
        value ?? item.node.reason ?? item.node.duplicateOf,
    ]
        .filter((word) => word !== null)
        .join(' ');
};
const renderMark = (item, x, y, radius) => {
    const { outcome } = item.node;
    if (outcome === 'crash' || outcome === 'timeout' || outcome === 'violation') {
        const side = radius * 1.8;
        return `<rect x="${px(x - side / 2)}" y="${px(y - side / 2)}" width="${px(side)}" height="${px(side)}" rx="1"/>`;
    }
    return `<circle cx="${px(x)}" cy="${px(y)}" r="${isHollow(item) ? radius - 0.8 : radius}"/>`;
};
const spotOf = (at) => ({
    x: (at % treeMeasures.dotsPerRow) * treeMeasures.dot,
    y: 24 + Math.floor(at / treeMeasures.dotsPerRow) * treeMeasures.dot,
});
const renderDots = (dots) => dots
    .map((item, at) => {
    const { x, y } = spotOf(at);
    return `<a class="${outcomeClass(item.node.outcome)}" href="#${anchorOf(item.node.index)}" tabindex="-1"><title>${(0,text_escape/* escapeHtml */.ZD)(labelOf(item))}</title>${renderMark(item, x, y, 3.6)}</a>`;
})
    .join('');
// One path an outcome, points as strokes without length: thousands of dots stay small and quick.
const renderManyDots = (dots) => {
    const paths = new Map();
    dots.forEach((item, at) => {
        const { x, y } = spotOf(at);
        const name = outcomeClass(item.node.outcome);
        paths.set(name, `${paths.get(name) ?? ''}M${x} ${y}h0`);
    });
    return [...paths].map(([name, path]) => `<path class="${name}" d="${path}"/>`).join('');
};
const ownHeightOf = (dotCount) => treeMeasures.head +
    Math.ceil(dotCount / treeMeasures.dotsPerRow) * treeMeasures.dot +
    treeMeasures.gap;
/** The child that goes on straight: the way to the best node, else the largest branch. */
const trunkChildren = (item) => {
    const trunk = item.children.filter(isTrunk);
    let straight = trunk[0];
    for (const child of trunk) {
        if (straight === undefined || straight.onBestPath)
            break;
        if (child.onBestPath || child.below > straight.below)
            straight = child;
    }
    return straight === undefined
        ? trunk
        : [straight, ...trunk.filter((child) => child !== straight)];
};
/**
 * Gives every visible node its row: a chain of straight children shares one, placed as high as the columns
 * it crosses are free. Branches further right are placed first, so lines do not cross.
 */
const placeRows = (root, free, top, heightOf, isFolded) => {
    const rows = new Map();
    const starts = [{ at: root, least: top }];
    for (let start = starts.pop(); start !== undefined; start = starts.pop()) {
        const chain = [];
        let y = start.least;
        for (let at = start.at; at !== undefined; at = isFolded(at) ? undefined : at.children?.[0]) {
            chain.push(at);
            y = Math.max(y, free[at.depth] ?? 0);
        }
        for (const at of chain) {
            rows.set(at, y);
            free[at.depth] = y + heightOf(at);
            // The stack hands them out from the right end of the chain to its left.
            if (isFolded(at))
                continue;
            for (const child of (at.children ?? []).slice(1).reverse()) {
                starts.push({ at: child, least: y + treeMeasures.head });
            }
        }
    }
    return rows;
};
const placeRoot = (root, free, large) => {
    const tree = (0,d3_hierarchy/* hierarchy */.Sk)(root, trunkChildren);
    const isFolded = (at) => large && !at.data.onBestPath && at.depth > 0 && at.data.children.length > 0;
    const dotsOf = (at) => at.data.children.filter((child) => !isTrunk(child));
    const top = free.reduce((most, bottom) => Math.max(most, bottom), 34);
    const rows = placeRows(tree, free, top, (at) => ownHeightOf(isFolded(at) ? 0 : dotsOf(at).length), isFolded);
    const placed = [];
    const spots = new Map();
    tree.eachBefore((at) => {
        const parent = at.parent === null ? null : (spots.get(at.parent) ?? null);
        const dots = dotsOf(at);
        const spot = {
            item: at.data,
            x: treeMeasures.margin + at.depth * treeMeasures.column,
            y: rows.get(at) ?? 0,
            from: parent === null ? null : { x: parent.x, y: parent.y },
            ownHeight: ownHeightOf(dots.length),
            dots,
            parentIndex: parent?.item.node.index ?? null,
            hidden: parent !== null && (parent.hidden || parent.folded),
            folded: isFolded(at),
        };
        spots.set(at, spot);
        placed.push(spot);
    });
    return placed;
};
const renderLink = (spot) => {
    if (spot.parentIndex === null)
        return '';
    const classes = `${spot.item.onBestPath ? 'l bp' : 'l'}${spot.hidden ? ' h' : ''}`;
    const from = spot.from ?? spot;
    const bend = from.x + treeMeasures.column - 16;
    const path = from.y === spot.y
        ? `M${px(from.x)} ${px(from.y)}H${px(spot.x)}`
        : `M${px(from.x)} ${px(from.y)}H${px(bend - 6)}q6 0 6 6V${px(spot.y - 6)}q0 6 6 6H${px(spot.x)}`;
    return `<path id="l${spot.item.node.index}" class="${classes}"${spot.hidden ? '' : ` d="${path}"`}/>`;
};
const renderSpot = (spot, best, large) => {
    const { item } = spot;
    const { node } = item;
    const isBest = node.id === best;
    const value = (0,report_figures/* shownValue */.JJ)(node);
    const classes = ['n', outcomeClass(node.outcome), isBest ? 'best' : '', spot.hidden ? 'h' : '']
        .filter((name) => name !== '')
        .join(' ');
    const label = item.badge === null
        ? `${(0,text_escape/* escapeHtml */.ZD)(node.id)}${value === null ? '' : `<tspan dx="5" class="m">${(0,text_escape/* escapeHtml */.ZD)(value.slice(0, 10))}</tspan>`}`
        : `${(0,text_escape/* escapeHtml */.ZD)(node.id)}<tspan dx="5" class="warn">${item.badge}</tspan>`;
    const ring = isBest ? '<circle class="ring" r="11"/>' : '';
    const dots = spot.dots.length === 0
        ? ''
        : large
            ? `<g class="ds" data-d="${spot.dots.map((dot) => dot.node.index).join(' ')}">${renderManyDots(spot.dots)}</g>`
            : `<g class="ds">${renderDots(spot.dots)}</g>`;
    const count = item.below === 0 ? '' : `<text class="fc" x="26" y="4">+${item.below}</text>`;
    const place = spot.hidden ? '' : ` transform="translate(${px(spot.x)} ${px(spot.y)})"`;
    const relation = `${spot.parentIndex === null ? '' : ` data-p="${spot.parentIndex}"`} data-h="${spot.ownHeight}"`;
    return (`<g id="t${node.index}" class="${classes}${spot.folded ? ' fold' : ''}"${relation}${place}>` +
        `<a href="#${anchorOf(node.index)}"><title>${(0,text_escape/* escapeHtml */.ZD)(labelOf(item))}</title>${ring}${renderMark(item, 0, 0, 6.5)}` +
        `<text x="-6" y="-13">${label}</text></a>${count}${dots}</g>`);
};
/**
 * The tree as static SVG: the way to the best node runs along the top, branches drop below it, trials
 * that led nowhere are dots under their parent.
 */
const renderTreeSvg = (report, forest) => {
    const large = report.nodes.length > largeRun;
    const placed = [];
    // Bottom of what stands in each column.
    const free = [];
    // A root that holds the best node stands first.
    for (const root of [...forest.roots].sort((a, b) => Number(b.onBestPath) - Number(a.onBestPath))) {
        for (const spot of placeRoot(root, free, large))
            placed.push(spot);
    }
    const bottom = free.reduce((most, end) => Math.max(most, end), 0);
    const best = (0,report_figures/* markBest */.Es)(report)?.id ?? null;
    let right = 0;
    for (const spot of placed)
        if (!spot.hidden)
            right = Math.max(right, spot.x);
    const width = right + treeMeasures.column + treeMeasures.margin;
    const height = Math.max(bottom, 80);
    const name = `Tree of ${report.nodes.length} trials; the way to the best one is the straight line at the top`;
    return (`<svg id="tree" role="group" aria-label="${name}" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}">` +
        `<g class="links">${[...placed]
            .sort((a, b) => Number(a.item.onBestPath) - Number(b.item.onBestPath))
            .map(renderLink)
            .join('')}</g>` +
        `${placed.map((spot) => renderSpot(spot, best, large)).join('')}</svg>`);
};

;// CONCATENATED MODULE: ./src/report/html/script.ts

/**
 * The one script of the report: folding, pan and zoom of the tree, filters, a readout on the curve. It
 * only rearranges what the page already shows, takes no input and makes no request.
 */
const reportScript = `
(()=>{'use strict';
const M=${JSON.stringify(treeMeasures)};
const root=document.documentElement;root.classList.add('js');
const $=(id)=>document.getElementById(id);
const make=(name,set)=>{const e=document.createElementNS('http://www.w3.org/2000/svg',name);for(const k in set)e.setAttribute(k,set[k]);return e};

// The list: filters by outcome and words.
const rows=[...document.querySelectorAll('.t')];
const chips=[...document.querySelectorAll('[data-outcome]')];
const words=$('words'),count=$('count'),svg=$('tree');
const cells=(row)=>[...(row.matches('details')?row.firstElementChild:row).children].slice(0,5).map((e)=>e.textContent);
const texts=rows.map(()=>null);
const apply=()=>{
  const off=new Set(chips.filter((c)=>c.getAttribute('aria-pressed')==='false').map((c)=>c.dataset.outcome));
  const asked=words.value.trim().toLowerCase();let shown=0;
  rows.forEach((row,i)=>{
    const out=off.has(row.classList[1])||(asked!==''&&!(texts[i]??=cells(row).join(' ').toLowerCase()).includes(asked));
    row.hidden=out;if(!out)shown+=1;
  });
  if(svg){for(const name of ['ob','ok','od','oc','ot','ov','ou','os','or'])
    for(const e of svg.querySelectorAll('a.'+name+',path.'+name+',g.'+name+'>a'))e.classList.toggle('dim',off.has(name))}
  count.textContent=shown===rows.length?'':shown+' of '+rows.length+' shown';
};
for(const c of chips)c.addEventListener('click',()=>{c.setAttribute('aria-pressed',String(c.getAttribute('aria-pressed')==='false'));apply()});
let timer=0;words.addEventListener('input',()=>{clearTimeout(timer);timer=setTimeout(apply,120)});

// A link to a trial opens its row, whatever the filters say.
const open=(id)=>{const row=$(id);if(!row||!row.classList.contains('t'))return;row.hidden=false;if(row.matches('details'))row.open=true;row.scrollIntoView({block:'start'})};
const follow=()=>{if(/^#n\\d+$/.test(location.hash))open(location.hash.slice(1))};
addEventListener('hashchange',follow);follow();
document.addEventListener('click',(event)=>{
  const a=event.target.closest('a[href^="#n"]');
  const href=a&&a.getAttribute('href');
  if(href&&href===location.hash)open(href.slice(1));
});

// The curve: which trial is under the pointer.
const curve=$('curve'),read=$('read');
if(curve){
  const at=(event)=>{const box=curve.getBoundingClientRect();const x=(event.clientX-box.left)/box.width*1000;
    return Math.min(+curve.dataset.last,Math.max(0,Math.round((x-15)/(curve.dataset.right-15)*curve.dataset.last)))};
  const still=read.textContent;
  curve.addEventListener('pointermove',(event)=>{const row=$('n'+at(event));if(row)read.textContent=cells(row).slice(0,4).filter(Boolean).join('   ')});
  curve.addEventListener('pointerleave',()=>{read.textContent=still});
  curve.addEventListener('click',(event)=>{location.hash='n'+at(event)});
}

// The tree: laid out again in blocks whenever something folds.
if(svg){
  const pane=svg.parentElement,spots=[],byIndex=new Map();let zoom=1,width=+svg.getAttribute('width'),height=+svg.getAttribute('height');
  for(const g of svg.querySelectorAll('g.n')){
    const i=+g.id.slice(1),p=g.dataset.p===undefined?null:byIndex.get(+g.dataset.p);
    const spot={g,i,p,kids:[],own:+g.dataset.h,link:$('l'+i),depth:p?p.depth+1:0,some:!!g.querySelector('.ds')};
    byIndex.set(i,spot);spots.push(spot);if(p)p.kids.push(spot);
  }
  const folded=(s)=>s.g.classList.contains('fold');
  const size=()=>{svg.setAttribute('width',width*zoom);svg.setAttribute('height',height*zoom);svg.setAttribute('viewBox','0 0 '+width+' '+height)};
  const layout=()=>{
    const free=[];let right=0;
    for(const s of spots){s.hidden=!!s.p&&(s.p.hidden||folded(s.p));s.g.classList.toggle('h',s.hidden);if(s.link)s.link.classList.toggle('h',s.hidden)}
    for(const root of spots){
      if(root.p)continue;
      const starts=[[root,Math.max(34,...free.filter(Boolean))]];
      while(starts.length){
        const start=starts.pop(),chain=[];let y=start[1];
        for(let s=start[0];s;s=folded(s)?null:s.kids[0]){chain.push(s);y=Math.max(y,free[s.depth]??0)}
        for(const s of chain){
          s.y=y;free[s.depth]=y+(folded(s)?M.head+M.gap:s.own);
          if(!folded(s))for(const kid of s.kids.slice(1).reverse())starts.push([kid,y+M.head]);
        }
      }
    }
    for(const s of spots){
      if(s.hidden)continue;
      s.x=M.margin+s.depth*M.column;right=Math.max(right,s.x);
      s.g.setAttribute('transform','translate('+s.x+' '+s.y+')');
      if(s.link){const f=s.p,b=f.x+M.column-16;
        s.link.setAttribute('d',f.y===s.y?'M'+f.x+' '+f.y+'H'+s.x:'M'+f.x+' '+f.y+'H'+(b-6)+'q6 0 6 6V'+(s.y-6)+'q0 6 6 6H'+s.x)}
    }
    width=right+M.column+M.margin;height=Math.max(80,...free.filter(Boolean));size();
  };
  const setFold=(s,on)=>{s.g.classList.toggle('fold',on);const t=s.toggle;if(t){t.setAttribute('aria-expanded',String(!on));t.lastChild.setAttribute('d',on?'M-3 0h6M0 -3v6':'M-3 0h6')}};
  for(const s of spots){
    if(!s.kids.length&&!s.some)continue;
    const t=make('g',{role:'button',tabindex:'0','aria-label':'Fold what stands below n'+s.i,class:'tk',transform:'translate(17 0)'});
    t.append(make('circle',{r:5.5,class:'tg'}),make('path',{d:'M-3 0h6'}));s.toggle=t;s.g.append(t);setFold(s,folded(s));
    const flip=()=>{setFold(s,!folded(s));layout()};
    t.addEventListener('click',flip);
    t.addEventListener('keydown',(event)=>{if(event.key==='Enter'||event.key===' '){event.preventDefault();flip()}});
  }
  const scale=(to,cx,cy)=>{
    const next=Math.min(3,Math.max(.05,to)),k=next/zoom,x=pane.scrollLeft+cx,y=pane.scrollTop+cy;
    zoom=next;size();pane.scrollLeft=x*k-cx;pane.scrollTop=y*k-cy;
  };
  const middle=(f)=>scale(zoom*f,pane.clientWidth/2,pane.clientHeight/2);
  $('zin').addEventListener('click',()=>middle(1.25));
  $('zout').addEventListener('click',()=>middle(.8));
  $('zfit').addEventListener('click',()=>{scale(Math.min(1,pane.clientWidth/width),0,0)});
  $('zbest')?.addEventListener('click',()=>{const g=svg.querySelector('g.best');if(g)g.scrollIntoView({block:'nearest',inline:'center'})});
  $('fold').addEventListener('click',()=>{for(const s of spots)if(s.p&&!(s.link&&s.link.classList.contains('bp')))setFold(s,s.kids.length>0||s.some);layout()});
  $('unfold').addEventListener('click',()=>{for(const s of spots)setFold(s,false);layout()});
  pane.addEventListener('wheel',(event)=>{if(!event.ctrlKey&&!event.metaKey)return;event.preventDefault();const box=pane.getBoundingClientRect();scale(zoom*Math.exp(-event.deltaY/300),event.clientX-box.left,event.clientY-box.top)},{passive:false});
  let from=null,moved=false;
  pane.addEventListener('pointerdown',(event)=>{if(event.pointerType!=='mouse'||event.button!==0)return;from={x:event.clientX+pane.scrollLeft,y:event.clientY+pane.scrollTop};moved=false});
  addEventListener('pointermove',(event)=>{if(!from)return;const x=from.x-event.clientX,y=from.y-event.clientY;if(!moved&&Math.hypot(x-pane.scrollLeft,y-pane.scrollTop)<4)return;moved=true;pane.classList.add('drag');pane.scrollLeft=x;pane.scrollTop=y});
  addEventListener('pointerup',()=>{from=null;pane.classList.remove('drag')});
  pane.addEventListener('dragstart',(event)=>event.preventDefault());
  pane.addEventListener('click',(event)=>{
    if(moved){event.preventDefault();event.stopPropagation();moved=false;return}
    const many=event.target.closest('[data-d]');if(!many)return;
    const to=new DOMPoint(event.clientX,event.clientY).matrixTransform(many.getScreenCTM().inverse());
    const i=many.dataset.d.split(' ')[Math.round((to.y-24)/M.dot)*M.dotsPerRow+Math.round(to.x/M.dot)];
    if(i!==undefined)location.hash='n'+i;
  },true);
}
})();
`;

;// CONCATENATED MODULE: ./src/report/html/style.ts
/** The one style sheet of the report; its hash is in the page's policy. */
const reportStyle = `
:root{color-scheme:light dark;--bg:#faf9f6;--card:#fff;--ink:#1b2126;--muted:#5a646d;--line:#e3dfd7;--soft:#f1eee8;--accent:#176b52;--accent-soft:#dcefe6;--warn:#8a4b08;--warn-soft:#fbf0dd;--link:#17586f;
--b:#33557f;--k:#1f7d5f;--d:#a3a9ae;--c:#b93a32;--t:#b06f0f;--v:#7b479f;--u:#8b9299;--r:#2a6fb0;--add:#e2f4e8;--del:#fbe6e4;--addink:#12552f;--delink:#8c221b;--kw:#7b3fa0;--str:#1b6a3f;--num:#a3470b;--com:#565f67;--fn:#1f5a94;--shadow:0 1px 2px rgb(30 30 20/.05),0 4px 16px rgb(30 30 20/.04)}
@media (prefers-color-scheme:dark){:root{--bg:#121518;--card:#1a1e22;--ink:#e7eaec;--muted:#a1abb4;--line:#2d3339;--soft:#22272c;--accent:#63c9a3;--accent-soft:#173a2f;--warn:#e9b567;--warn-soft:#33280f;--link:#7cc0da;
--b:#86add9;--k:#4fb892;--d:#6b747c;--c:#ee7c73;--t:#dfa548;--v:#bd8fe0;--u:#8d979f;--r:#6fb1ee;--add:#14301f;--del:#3a1c1b;--addink:#9fdcb6;--delink:#f2aaa4;--kw:#c9a0ea;--str:#8fd1a5;--num:#eea873;--com:#909aa3;--fn:#8bbcf0;--shadow:none}}
*{box-sizing:border-box}
html{background:var(--bg);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0}
main,header,footer{max-width:76rem;margin:0 auto;padding:0 1.25rem}
@media (min-width:48rem){main,header,footer{padding:0 2.5rem}}
code,pre,.num{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-variant-numeric:tabular-nums}
code{font-size:.9em;overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.4rem .8rem}
header{padding-top:2.25rem;padding-bottom:.5rem}
.eyebrow{display:flex;flex-wrap:wrap;gap:.2rem .9rem;align-items:baseline;margin:0 0 1.1rem;color:var(--muted);font-size:.875rem}
.eyebrow>*{min-width:0;overflow-wrap:anywhere}
.eyebrow b{color:var(--ink);font-weight:600}
h1{margin:0;max-width:56rem;font-size:clamp(1.45rem,1.1rem + 1.5vw,2.1rem);line-height:1.25;font-weight:500;letter-spacing:-.012em;text-wrap:pretty;overflow-wrap:anywhere}
h1 code{font-size:.92em}
h1 strong{font-weight:680}
h1.confirmed strong:first-child{color:var(--accent)}
.lede{max-width:44rem;margin:.8rem 0 0;color:var(--muted);overflow-wrap:anywhere}
h2{margin:0;font-size:1.05rem;font-weight:640;letter-spacing:-.003em}
h3,h4{margin:1.1rem 0 .35rem;font-size:.8125rem;font-weight:640;color:var(--muted)}
section{margin-top:2.25rem}
.sh>*{min-width:0}
.sh{display:flex;flex-wrap:wrap;gap:.35rem 1rem;align-items:baseline;justify-content:space-between;margin-bottom:.75rem}
.lede.m{margin-top:.4rem}
.m,.sh p{margin:0;color:var(--muted);font-size:.875rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;box-shadow:var(--shadow)}
.kf{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(50%,13rem),1fr));margin:1.75rem 0 0;overflow:hidden}
.kf>div{padding:1rem 1.25rem 1.1rem;box-shadow:0 0 0 .5px var(--line)}
.kf dt{color:var(--muted);font-size:.8125rem}
.kf dd{margin:0}
.kf .big{font-size:1.6rem;line-height:1.3;font-weight:600;letter-spacing:-.02em;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.kf .big.up{color:var(--accent)}
.kf .sub{color:var(--muted);font-size:.8125rem;overflow-wrap:anywhere}
.bar{display:block;width:100%;height:8px;margin:.65rem 0 0;border-radius:4px;overflow:hidden}
.caution{margin:1.25rem 0 0;padding:.8rem 1.1rem;background:var(--warn-soft);border-radius:10px;font-size:.9375rem}
.caution b{color:var(--warn)}
.caution ul{margin:.3rem 0 0;padding-left:1.15rem}
.caution li{overflow-wrap:anywhere}
.warn{color:var(--warn);fill:var(--warn)}
.chart{display:grid;grid-template-columns:4.25rem minmax(0,1fr);grid-template-rows:19rem 1.6rem;padding:1rem 1rem .5rem 0;position:relative}
.chart svg{width:100%;height:100%;overflow:visible}
.chart text{font-size:12px;fill:var(--muted);font-variant-numeric:tabular-nums}
.yl text{text-anchor:end}.xl{grid-column:2}.xl text{text-anchor:middle}
.plot path{fill:none;vector-effect:non-scaling-stroke}
.plot .grid{stroke:var(--line);stroke-width:1}
.plot .base{stroke:var(--b);stroke-width:1;stroke-dasharray:3 4}
.plot .band{fill:var(--k);opacity:.13;stroke:none}
.plot .step{stroke:var(--k);stroke-width:2.25;stroke-linejoin:round}
.plot .pt{stroke-width:5;stroke-linecap:round;opacity:.75}
.plot .rug{stroke-width:1.5;opacity:.8}
.plot .iv{stroke:var(--accent);stroke-width:2}.plot .iv.open{stroke-dasharray:3 3;stroke:var(--muted)}
.plot .ivm{stroke:var(--accent);stroke-width:9;stroke-linecap:round}.plot .open+.ivm{stroke:var(--muted)}
.plot .ob{stroke:var(--b)}.plot .ok{stroke:var(--k)}.plot .od{stroke:var(--d)}.plot .oc{stroke:var(--c)}.plot .ot{stroke:var(--t)}.plot .ov{stroke:var(--v)}.plot .ou,.plot .os{stroke:var(--u)}.plot .or{stroke:var(--r)}
.big-run .plot .pt{stroke-width:2.5;opacity:.5}.big-run .plot .rug{stroke-width:.6;opacity:.6}
.lg{display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;margin:0;padding:.6rem 1.25rem .8rem;list-style:none;color:var(--muted);font-size:.8125rem;border-top:1px solid var(--line)}
.lg li{display:flex;align-items:center;gap:.4rem}
.lg svg{flex:none;width:18px;height:12px}
.tree{overflow:auto;max-height:min(38rem,75vh);padding:0}
.tree svg{display:block}
.tree .l{fill:none;stroke:var(--line);stroke-width:1.75}
.tree .bp{stroke:var(--k);stroke-width:2.5}
.tree text{font-size:11.5px;fill:var(--ink);font-variant-numeric:tabular-nums}
.tree .m{fill:var(--muted);font-size:inherit}
.tree .best text{font-weight:650}
.tree .fc,.tree .h{display:none}
.tree .fold>.fc{display:inline;fill:var(--muted)}
.tree .fold>.ds{display:none}
.tree .ds path{fill:none;stroke:var(--o);stroke-width:7;stroke-linecap:round}.tree .ds .oc,.tree .ds .ot,.tree .ds .ov{stroke-linecap:square;stroke-width:5.6}.tree .ds .ou,.tree .ds .os{stroke-width:4}
.tree .ds[data-d]{cursor:pointer}
.tree .ring{fill:none!important;stroke:var(--k)!important;stroke-width:1.75!important}
.tree a{cursor:pointer}
.tree a:hover circle,.tree a:hover rect{stroke:var(--ink);stroke-width:1.5}
.tree a:focus-visible{outline:2px solid var(--link);outline-offset:1px}
.tree .tk{opacity:0}.tree .n:hover>.tk,.tree .tk:focus,.tree .fold>.tk{opacity:1}@media (hover:none){.tree .tk{opacity:1}}
.tree .tg{cursor:pointer;fill:var(--card);stroke:var(--muted);stroke-width:1}
.tree .tg+path{fill:none;stroke:var(--muted);stroke-width:1.25;pointer-events:none}
.tree .dim{opacity:.14}
.tree .drag{cursor:grabbing}
.ob{--o:var(--b)}.ok{--o:var(--k)}.od{--o:var(--d)}.oc{--o:var(--c)}.ot{--o:var(--t)}.ov{--o:var(--v)}.ou,.os{--o:var(--u)}.or{--o:var(--r)}
.tree circle,.tree rect,.lg circle,.lg rect{fill:var(--o)}
.tree .ou circle,.tree .os circle,.tree circle.ou,.tree circle.os,.lg .ou circle,.lg .os circle{fill:var(--card);stroke:var(--o);stroke-width:1.3}
.bar rect{fill:var(--o)}
.js-only{display:none}.js .js-only{display:flex}
.tools{flex-wrap:wrap;gap:.4rem;align-items:center}
.tools+.card{margin-top:.75rem}
button,input{font:inherit;font-size:.8125rem;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:7px;padding:.28rem .65rem;min-height:2rem}
button{cursor:pointer}button:hover{border-color:var(--muted)}
button[aria-pressed=false]{color:var(--muted);background:none;text-decoration:line-through}
button svg{width:9px;height:9px;margin-right:.4rem}
button circle{fill:var(--o)}
input{min-width:min(100%,14rem)}
.ts{overflow:hidden}
.t{border-top:1px solid var(--line)}
.t:first-child{border-top:0}
.t>summary,div.t{display:grid;grid-template-columns:4.6rem 6.4rem 9rem 6rem minmax(0,1fr);gap:0 .75rem;align-items:baseline;padding:.5rem 1.25rem;list-style:none;font-size:.875rem}
.t>summary{cursor:pointer}
.t>summary::-webkit-details-marker{display:none}
.t>summary:hover,div.t:hover{background:var(--soft)}
.t>summary:focus-visible{outline-offset:-2px}
.t b:first-child{font-weight:600;font-variant-numeric:tabular-nums}
.t>summary b:before{content:"";display:inline-block;width:.42rem;height:.42rem;margin-right:.5rem;border-right:1.5px solid var(--muted);border-bottom:1.5px solid var(--muted);transform:translateY(-1px) rotate(-45deg)}
.t[open]>summary b:before{transform:translateY(-2px) rotate(45deg)}
:is(.t>summary,div.t)>span:nth-child(2):before{content:"";display:inline-block;width:.55rem;height:.55rem;margin-right:.45rem;border-radius:50%;background:var(--o)}
:is(.oc>summary,div.oc)>span:nth-child(2):before,:is(.ot>summary,div.ot)>span:nth-child(2):before,:is(.ov>summary,div.ov)>span:nth-child(2):before{border-radius:1px}
:is(.ou>summary,div.ou)>span:nth-child(2):before,:is(.os>summary,div.os)>span:nth-child(2):before{background:none;border:1.5px solid var(--o)}
:is(.t>summary,div.t)>span:nth-child(3),:is(.t>summary,div.t)>span:nth-child(4){font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
:is(.t>summary,div.t)>span:nth-child(4){color:var(--muted)}
.t .up{color:var(--accent)!important}
:is(.t>summary,div.t)>span:nth-child(5){overflow-wrap:anywhere;color:var(--muted)}
.t small{color:var(--muted)}
.t:target{box-shadow:inset 3px 0 var(--link)}
.head{display:grid;grid-template-columns:4.6rem 6.4rem 9rem 6rem minmax(0,1fr);gap:0 .75rem;padding:.5rem 1.25rem;color:var(--muted);font-size:.8125rem;border-bottom:1px solid var(--line);background:var(--soft)}
mark{margin-left:.35rem;padding:.05rem .45rem;border-radius:4px;background:var(--accent-soft);color:var(--accent);font-size:.75rem;font-weight:600;white-space:nowrap}
.tb{padding:.25rem 1.25rem 1.25rem;font-size:.875rem}
.tb ul,.plain{margin:0;padding:0;list-style:none}
.tb li{padding:.45rem 0;border-top:1px solid var(--line)}
.tb li:first-child{border-top:0;padding-top:.1rem}
.tb p{margin:0;overflow-wrap:anywhere}
.sep{display:inline-block;width:1.1rem}
.fx{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.2rem .9rem;margin:.35rem 0 0}
.fx dt,.hs dt{color:var(--muted)}
.fx dd,.hs dd{margin:0;overflow-wrap:anywhere}
.hs{display:grid;grid-template-columns:4rem minmax(0,1fr);gap:0 .5rem;margin:.2rem 0 0;font-size:.8125rem}
.hs code{color:var(--muted);font-size:.78rem}
div.t{padding-left:2.45rem;grid-template-columns:3.4rem 6.4rem 9rem 6rem minmax(0,1fr)}
div.t p{grid-column:1/-1;margin:.1rem 0 0;color:var(--muted);font-size:.75rem;overflow-wrap:anywhere}
.cv{content-visibility:auto;contain-intrinsic-size:auto 5000px;border-top:1px solid var(--line)}.cv:first-of-type{border-top:0}
pre{margin:.25rem 0 0;padding:.75rem 1rem;overflow:auto;background:var(--soft);border-radius:7px;font-size:.8125rem;line-height:1.55}
.diff{padding:.6rem 0;max-height:34rem}
.diff code{display:block;min-width:max-content;overflow-wrap:normal;font-size:inherit}
.diff code>*{display:block;padding:0 1rem;font-style:normal;text-decoration:none}
.diff ins{background:var(--add)}.diff del{background:var(--del)}
.diff .df{font-weight:600}.diff .dh,.diff .dn{color:var(--com)}
.h-keyword,.h-built_in,.h-type,.h-literal{color:var(--kw)}.h-string,.h-regexp,.h-attr{color:var(--str)}.h-number{color:var(--num)}.h-comment,.h-doctag{color:var(--com)}.h-title,.h-name,.h-section{color:var(--fn)}
.cols{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,28rem),1fr));gap:1.25rem}
.box{padding:1rem 1.25rem 1.15rem;min-width:0}
.box h3:first-child{margin-top:0}
.box p{margin:.4rem 0 0;font-size:.9375rem}
.q{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.15rem 1rem;padding:.65rem 1.25rem;border-top:1px solid var(--line);font-size:.875rem}
.q:first-child{border-top:0}
footer{margin-top:3rem;padding-top:1rem;padding-bottom:2.5rem;color:var(--muted);font-size:.8125rem;overflow-wrap:anywhere}
@media (max-width:47.99rem){
.head{display:none}
.t>summary,div.t{grid-template-columns:auto auto 1fr auto;padding:.6rem 1rem}
:is(.t>summary,div.t)>span:nth-child(3){text-align:right}
:is(.t>summary,div.t)>span:nth-child(5){grid-column:1/-1}
.tb,.box{padding-left:1rem;padding-right:1rem}
.fx{grid-template-columns:minmax(0,1fr)}.fx dd{margin-bottom:.35rem}
.chart{grid-template-columns:3.4rem minmax(0,1fr);grid-template-rows:14rem 1.6rem}
.lg{padding-left:1rem;padding-right:1rem}
}
@media print{.js .js-only{display:none}.tree{max-height:none;overflow:visible}}
`;

// EXTERNAL MODULE: ./src/text/cut.ts
var cut = __webpack_require__(3147);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/bash.js
var bash = __webpack_require__(1157);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/c.js
var c = __webpack_require__(1102);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/cpp.js
var cpp = __webpack_require__(7542);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/css.js
var css = __webpack_require__(3312);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/go.js
var go = __webpack_require__(9746);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/ini.js
var ini = __webpack_require__(5537);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/java.js
var java = __webpack_require__(7979);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/javascript.js
var javascript = __webpack_require__(4820);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/json.js
var json = __webpack_require__(8129);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/python.js
var python = __webpack_require__(3145);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/rust.js
var rust = __webpack_require__(1493);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/sql.js
var sql = __webpack_require__(2879);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/typescript.js
var typescript = __webpack_require__(3612);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/xml.js
var xml = __webpack_require__(9870);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/languages/yaml.js
var yaml = __webpack_require__(7144);
// EXTERNAL MODULE: ./node_modules/highlight.js/es/core.js
var core = __webpack_require__(9692);
// EXTERNAL MODULE: ./src/text/hidden.ts
var text_hidden = __webpack_require__(4947);
;// CONCATENATED MODULE: ./src/report/html/diff.ts


















const highlighter = core/* default */.A.newInstance();
highlighter.configure({ classPrefix: 'h-' });
const languages = {
    bash: bash/* default */.A,
    c: c/* default */.A,
    cpp: cpp/* default */.A,
    css: css/* default */.A,
    go: go/* default */.A,
    ini: ini/* default */.A,
    java: java/* default */.A,
    javascript: javascript/* default */.A,
    json: json/* default */.A,
    python: python/* default */.A,
    rust: rust/* default */.A,
    sql: sql/* default */.A,
    typescript: typescript/* default */.A,
    xml: xml/* default */.A,
    yaml: yaml/* default */.A,
};
for (const [name, language] of Object.entries(languages)) {
    highlighter.registerLanguage(name, language);
}
const languageOf = {
    sh: 'bash',
    bash: 'bash',
    c: 'c',
    h: 'c',
    cc: 'cpp',
    cpp: 'cpp',
    hpp: 'cpp',
    css: 'css',
    go: 'go',
    ini: 'ini',
    toml: 'ini',
    java: 'java',
    js: 'javascript',
    mjs: 'javascript',
    cjs: 'javascript',
    jsx: 'javascript',
    json: 'json',
    py: 'python',
    rs: 'rust',
    sql: 'sql',
    ts: 'typescript',
    tsx: 'typescript',
    html: 'xml',
    svg: 'xml',
    xml: 'xml',
    yml: 'yaml',
    yaml: 'yaml',
};
const maxLines = 240;
const maxColumns = 400;
const highlightLine = (text, path) => {
    const cut = text.length > maxColumns ? `${text.slice(0, maxColumns)} …` : text;
    const clean = (0,text_hidden/* showHidden */.Ul)(cut);
    const language = languageOf[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
    if (language === undefined || cut !== text)
        return (0,text_escape/* escapeHtml */.ZD)(clean);
    return highlighter.highlight(clean, { language, ignoreIllegals: true }).value;
};
/** Classifies the lines of a unified diff; counts of the hunk heads decide, so `--- x` can be a removed line. */
const readDiff = (diff) => {
    const lines = [];
    let path = '';
    let [oldLeft, newLeft] = [0, 0];
    for (const line of diff.replace(/\n$/, '').split('\n')) {
        const mark = line[0];
        const text = line.slice(1);
        if (mark === '\\') {
            lines.push({ kind: 'note', text: line, path });
        }
        else if (oldLeft > 0 && mark === '-') {
            oldLeft -= 1;
            lines.push({ kind: 'del', text, path });
        }
        else if (newLeft > 0 && mark === '+') {
            newLeft -= 1;
            lines.push({ kind: 'add', text, path });
        }
        else if (oldLeft > 0 && newLeft > 0 && (mark === ' ' || mark === undefined)) {
            oldLeft -= 1;
            newLeft -= 1;
            lines.push({ kind: 'same', text, path });
        }
        else {
            const hunk = /^@@ -\d{1,9}(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@/.exec(line);
            if (hunk !== null) {
                oldLeft = Number(hunk[1] ?? 1);
                newLeft = Number(hunk[2] ?? 1);
                lines.push({ kind: 'hunk', text: line, path });
            }
            else if (line.startsWith('+++ ') || (line.startsWith('--- ') && path === '')) {
                const name = line.slice(4).replace(/^[ab]\//, '');
                if (line.startsWith('+++ ') || name !== '/dev/null')
                    path = name;
                if (line.startsWith('+++ '))
                    lines.push({ kind: 'file', text: name, path });
            }
            else if (!/^(?:diff --git |index |--- )/.test(line) && line !== '') {
                lines.push({ kind: 'note', text: line, path });
            }
        }
    }
    return lines;
};
const diff_elements = {
    file: ['<b class="df">', '</b>'],
    hunk: ['<i class="dh">', '</i>'],
    add: ['<ins>+', '</ins>'],
    del: ['<del>-', '</del>'],
    same: ['<span> ', '</span>'],
    note: ['<i class="dn">', '</i>'],
};
/** A unified diff as highlighted HTML, long ones cut; hidden characters are shown and told. */
const renderDiff = (diff) => {
    const lines = readDiff(diff);
    const shown = lines.slice(0, maxLines).map(({ kind, text, path }) => {
        const [open, close] = diff_elements[kind];
        const body = kind === 'add' || kind === 'del' || kind === 'same'
            ? highlightLine(text, path)
            : (0,text_escape/* escapeHtml */.ZD)(text.slice(0, maxColumns));
        return `${open}${body}\n${close}`;
    });
    const rest = lines.length - shown.length;
    const hidden = (0,text_hidden/* findHidden */.C$)(diff);
    const warning = hidden.length === 0
        ? ''
        : `<p class="warn">Hidden characters, shown as code points: ${hidden
            .slice(0, 8)
            .map(({ line, kind, codePoints }) => (0,text_escape/* escapeHtml */.ZD)(`line ${line} ${kind} ${codePoints.slice(0, 4).join(' ')}`))
            .join('; ')}</p>`;
    return (`${warning}<pre class="diff" tabindex="0" role="region" aria-label="Diff against the parent"><code>${shown.join('')}</code></pre>` +
        (rest > 0
            ? `<p class="m">${rest} more lines; the whole patch is in the run's objects.</p>`
            : ''));
};

;// CONCATENATED MODULE: ./src/report/html/trial.ts





/** Free text from outside, on one line, cut, escaped for HTML text and attributes. */
const inline = (text, chars = 500) => (0,text_escape/* escapeHtml */.ZD)((0,cut/* cutText */.IN)(text.replace(/\s+/g, ' ').trim(), { chars, bytes: chars * 4 }));
const term = (name, value) => `<dt>${name}</dt><dd>${value}</dd>`;
const hash = (value) => `<code>${(0,text_escape/* escapeHtml */.ZD)(value)}</code>`;
const trial_link = (id) => /^n\d{1,9}$/.test(id) ? `<a href="#${id}">${id}</a>` : inline(id, 40);
const renderRepeat = (repeat) => {
    const head = [
        `<b>#${repeat.repeat}</b> ${inline(repeat.purpose, 40)}`,
        repeat.value === null
            ? `${inline(repeat.status, 40)}${repeat.reason === null ? '' : ` (${inline(repeat.reason, 80)})`}`
            : `<b class="num">${inline(repeat.value, 64)}</b>`,
        ...(repeat.wallMs === null ? [] : [(0,report_figures/* formatDuration */.a3)(repeat.wallMs)]),
        ...(repeat.seed === null ? [] : [`seed ${repeat.seed}`]),
    ];
    const hashes = [
        ...(repeat.stdoutSha256 === null ? [] : [term('stdout', hash(repeat.stdoutSha256))]),
        ...(repeat.outSha256 === null ? [] : [term('/out', hash(repeat.outSha256))]),
        term('seal', hash(repeat.seal)),
    ];
    return `<li><p>${head.join('<span class="sep"></span>')}</p><dl class="hs">${hashes.join('')}</dl></li>`;
};
const renderDecision = (decision) => {
    const threshold = decision.windowLow === null ? '' : `, threshold ${(0,report_figures/* formatSealed */.Aq)(decision.windowLow)}`;
    return (`<li><p><b>${inline(decision.outcome, 40)}</b> by rule <code>${inline(decision.rule, 80)}</code> against ${trial_link(decision.incumbent)}${threshold}: ` +
        `mean ${(0,report_figures/* formatSealed */.Aq)(decision.mean)} &plusmn; ${(0,report_figures/* formatSealed */.Aq)(decision.se)} over ${decision.n}</p>` +
        `<dl class="hs">${term('seal', hash(decision.seal))}</dl></li>`);
};
const renderFull = (item) => {
    const { node } = item;
    const { proposal } = node;
    const facts = [
        ...(node.parent === null ? [] : [term('Parent', trial_link(node.parent))]),
        ...(proposal === null
            ? []
            : [
                term('Proposal', `${inline(proposal.kind, 40)} / ${inline(proposal.arm, 80)}${proposal.model === null ? '' : ` by ${inline(proposal.model, 80)}`}`),
                term('Parent chosen by', inline(proposal.action, 40)),
            ]),
        ...(proposal?.hypothesis == null ? [] : [term('Hypothesis', inline(proposal.hypothesis))]),
        ...(node.reason === null ? [] : [term('Reason', inline(node.reason, 80))]),
        ...(node.duplicateOf === null ? [] : [term('Same tree as', trial_link(node.duplicateOf))]),
        ...node.violations
            .slice(0, 20)
            .map(({ path, code }) => term('Refused', `<code>${inline(path, 200)}</code> ${inline(code, 40)}`)),
        ...(node.tree === null ? [] : [term('Tree', hash(node.tree))]),
        ...(node.commit === null ? [] : [term('Commit', hash(node.commit))]),
        term('First seal', hash(node.seal)),
    ];
    const decisions = node.decisions.length === 0
        ? ''
        : `<h4>Decision</h4><ul>${node.decisions.map(renderDecision).join('')}</ul>`;
    const repeats = node.repeats.length === 0
        ? ''
        : `<h4>${node.repeats.length === 1 ? 'Evaluation' : `Race, ${(0,report_figures/* formatCount */.B4)(node.repeats.length)} repeats`}</h4><ul>${node.repeats.map(renderRepeat).join('')}</ul>`;
    const diff = node.diff === null ? '' : `<h4>Change against the parent</h4>${renderDiff(node.diff)}`;
    return `<div class="tb"><dl class="fx">${facts.join('')}</dl>${decisions}${repeats}${diff}</div>`;
};
// What a row of a very large run keeps: rule, first output hash and seal.
const briefly = (item) => {
    const { node } = item;
    const decision = node.decisions.at(-1);
    const first = node.repeats[0];
    const rule = decision === undefined
        ? inline(node.reason ?? node.duplicateOf ?? '', 80)
        : `${inline(decision.rule, 80)} ${inline(decision.incumbent, 20)}${decision.windowLow === null ? '' : ` ${(0,report_figures/* formatSealed */.Aq)(decision.windowLow)}`}`;
    const output = first?.stdoutSha256 == null ? '' : ` stdout ${(0,text_escape/* escapeHtml */.ZD)(first.stdoutSha256)}`;
    return `${node.parent === null ? '' : `from ${inline(node.parent, 40)}, `}${rule}${output} seal ${(0,text_escape/* escapeHtml */.ZD)(decision?.seal ?? node.seal)}`;
};
const describe = (node) => node.outcome === 'baseline' ? 'the base commit, unchanged' : (node.proposal?.description ?? '');
/** One row of the list of trials; `detail` decides what stands inside. */
const renderTrial = (report, item, parent, detail, best) => {
    const { node } = item;
    const from = parent === null ? null : (0,report_figures/* nodeMean */.Qh)(parent);
    const to = (0,report_figures/* nodeMean */.Qh)(node);
    const gain = from === null || to === null ? null : (0,report_figures/* scoreSign */.Gc)(report) * (to - from);
    const spread = node.se !== null && node.se > 0 && node.repeats.length > 1 && detail === 'full'
        ? ` <small>&plusmn; ${(0,report_figures/* formatFigure */.Mo)(Number(node.se.toPrecision(2)))}</small>`
        : '';
    const badge = (item.badge === null ? '' : ` <mark>${item.badge}</mark>`) +
        (node.id === best?.id ? ` <mark>${best.word}</mark>` : '');
    const gainText = gain === null ? '' : (0,report_figures/* formatSigned */.Gp)(Number(gain.toPrecision(3)));
    const gainClass = gain !== null && gain > 0 ? ' class="up"' : '';
    const value = (0,report_figures/* shownValue */.JJ)(node);
    const cells = `<b>${inline(node.id, 40)}</b><span>${(0,report_figures/* outcomeWord */.nG)(node)}</span>` +
        `<span>${value === null ? inline(node.reason ?? '', 32) : `${inline(value, 24)}${spread}`}</span>` +
        `<span${gainClass}>${gainText}</span><span>${inline(describe(node), detail === 'full' ? 200 : 48)}${badge}</span>`;
    const start = `class="t ${outcomeClass(node.outcome)}" id="${anchorOf(node.index)}"`;
    return detail === 'full'
        ? `<details ${start}><summary>${cells}</summary>${renderFull(item)}</details>`
        : `<div ${start}>${cells}<p>${briefly(item)}</p></div>`;
};

;// CONCATENATED MODULE: ./src/report/html/summary.ts





const renderParts = (parts) => parts
    .map(({ kind, text }) => {
    const safe = (0,text_escape/* escapeHtml */.ZD)(text);
    return kind === 'strong'
        ? `<strong>${safe}</strong>`
        : kind === 'code'
            ? `<code>${safe}</code>`
            : safe;
})
    .join('');
/** Experiment, outcome in one sentence, how far it was confirmed, run and times. */
const renderHeader = (report, figures) => {
    const confirmation = (0,sentences/* sayConfirmation */.n$)(report, figures);
    const times = report.endedAt === null ? report.startedAt : `${report.startedAt} to ${report.endedAt}`;
    return (`<header><p class="eyebrow"><b>${inline(report.experiment, 80)}</b><span>${inline(report.description, 200)}</span>` +
        `<span>${inline((0,sentences/* sayStop */.uw)(report), 200)}</span></p>` +
        `<h1 class="${figures.conclusion}">${renderParts((0,sentences/* sayOutcome */.a6)(report, figures))}</h1>` +
        (confirmation === null ? '' : `<p class="lede">${inline(confirmation)}</p>`) +
        `<p class="lede m"><code>${inline(report.runId, 120)}</code>, ${inline(times, 80)}</p></header>`);
};
const renderOutcomeBar = (report) => {
    let x = 0;
    const total = Math.max(1, report.nodes.length);
    const parts = (0,report_figures/* countOutcomes */.XF)(report).map(({ outcome, count }) => {
        const width = (count / total) * 100;
        const part = `<rect class="${outcomeClass(outcome)}" x="${x.toFixed(2)}%" width="${width.toFixed(2)}%" height="8"/>`;
        x += width;
        return part;
    });
    return `<svg class="bar" aria-hidden="true">${parts.join('')}</svg>`;
};
/** Baseline, best, gain and trials as four figures. */
const renderKeyFigures = (report, figures) => {
    const { confirmed } = report;
    const share = (0,report_figures/* formatGainShare */.yi)(figures);
    const wanted = report.metric.direction === 'maximize' ? 'more is better' : 'less is better';
    const gain = figures.conclusion === 'confirmed' && confirmed !== null
        ? {
            big: (0,report_figures/* formatSigned */.Gp)(Number(confirmed.mean)),
            sub: `confirmed, ${(0,sentences/* formatInterval */.vy)(confirmed.low, confirmed.high)} over ${(0,report_figures/* plural */.LS)(confirmed.n, 'pair')}`,
        }
        : figures.gain === null || figures.conclusion !== 'best_seen'
            ? { big: 'none', sub: 'nothing above the baseline' }
            : {
                big: (0,report_figures/* formatSigned */.Gp)(Number(figures.gain.toPrecision(4))),
                sub: `as searched, not confirmed${share === null ? '' : `, ${share}`}`,
            };
    const outcomes = (0,report_figures/* countOutcomes */.XF)(report)
        .filter(({ outcome }) => outcome !== 'baseline')
        .map(({ outcome, count }) => `${(0,report_figures/* formatCount */.B4)(count)} ${outcome}`)
        .join(', ');
    const cell = (name, big, sub, up = false) => `<div><dt>${name}</dt><dd class="big${up ? ' up' : ''}">${big}</dd><dd class="sub">${sub}</dd></div>`;
    return (`<dl class="card kf">` +
        cell('Baseline', inline(figures.baselineValue ?? 'none', 40), `${inline(report.metric.name, 80)}, ${wanted}`) +
        cell(figures.conclusion === 'confirmed' ? 'Best, confirmed' : 'Best seen', inline(figures.bestValue ?? 'none', 40), figures.best === null
            ? 'no trial'
            : `trial ${inline(figures.best.id, 40)}${report.metric.target === null ? '' : `, target ${(0,report_figures/* formatSealed */.Aq)(report.metric.target)}`}`) +
        cell('Gain', gain.big, gain.sub, figures.conclusion === 'confirmed') +
        `<div><dt>Trials</dt><dd class="big">${(0,report_figures/* formatCount */.B4)(report.nodes.length)}</dd><dd class="sub">${outcomes}${renderOutcomeBar(report)}</dd></div></dl>`);
};
/** What lowers the trust in the run and what would raise it; empty when nothing does. */
const renderCautions = (report) => {
    const lines = (0,sentences/* listCautions */.bW)(report);
    if (lines.length === 0)
        return '';
    return `<aside class="caution" aria-label="Cautions"><b>Before you trust this run</b><ul>${lines
        .slice(0, 40)
        .map((line) => `<li>${inline(line)}</li>`)
        .join('')}</ul></aside>`;
};

;// CONCATENATED MODULE: ./src/report/html/trials.ts



/** Bytes a page should stay below; details of single trials give way first. */
const pageBytes = 4_700_000;
/** Trials whose details matter most come first: they keep them when a page grows too large. */
const byImportance = (report, forest) => {
    const asked = new Set(report.promotions.map((query) => query.candidate));
    const rank = ({ node, badge, onBestPath }) => {
        if (node.outcome === 'baseline' || node.id === report.best || badge !== null)
            return 0;
        if (asked.has(node.id))
            return 1;
        if (onBestPath)
            return 2;
        return node.outcome === 'keep' ? 3 : 4;
    };
    return [...forest.preorder].sort((a, b) => rank(a) - rank(b) || b.node.index - a.node.index);
};
/** The list of all trials; as many as fit the page with every detail, the others in brief. */
const renderTrials = (report, forest, spentBytes) => {
    const rows = new Map();
    const best = (0,report_figures/* markBest */.Es)(report);
    let left = pageBytes - spentBytes;
    for (const item of forest.preorder) {
        const row = renderTrial(report, item, item.parent?.node ?? null, 'brief', best);
        rows.set(item, row);
        left -= Buffer.byteLength(row);
    }
    let brief = 0;
    for (const item of byImportance(report, forest)) {
        if (left <= 0) {
            brief += 1;
            continue;
        }
        const row = renderTrial(report, item, item.parent?.node ?? null, 'full', best);
        const cost = Buffer.byteLength(row) - Buffer.byteLength(rows.get(item) ?? '');
        if (cost > left) {
            brief += 1;
            // One giant must not keep the details of all after it from the page; many in a row end it.
            left -= 2000;
            continue;
        }
        rows.set(item, row);
        left -= cost;
    }
    const note = brief === 0
        ? 'Open a trial for its change, race, decision and seals.'
        : `${(0,report_figures/* formatCount */.B4)(brief)} trials are shown in brief to keep this page small: <code>${inline(`guildseal verify ${report.runId} --print n1`, 200)}</code> prints one whole.`;
    const chips = (0,report_figures/* countOutcomes */.XF)(report)
        .map(({ outcome }) => `<button type="button" aria-pressed="true" data-outcome="${outcomeClass(outcome)}"><svg class="${outcomeClass(outcome)}" viewBox="0 0 9 9" aria-hidden="true"><circle cx="4.5" cy="4.5" r="4.5"/></svg>${outcome}</button>`)
        .join('');
    const ordered = [...forest.preorder]
        .sort((a, b) => a.node.index - b.node.index)
        .map((item) => rows.get(item) ?? '');
    // Browsers lay out only the groups in view: ten thousand rows open as fast as a hundred.
    const groups = [];
    for (let at = 0; at < ordered.length; at += 100) {
        groups.push(`<div class="cv">${ordered.slice(at, at + 100).join('\n')}</div>`);
    }
    return (`<section aria-labelledby="h-trials"><div class="sh"><h2 id="h-trials">Trials</h2><p>${note}</p></div>` +
        `<div class="tools js-only" role="group" aria-label="Filters">${chips}<input id="words" type="search" placeholder="Filter by words" aria-label="Filter by words"><span id="count" class="m" role="status"></span></div>` +
        `<div class="card ts"><div class="head" aria-hidden="true"><span>Trial</span><span>Outcome</span><span>${inline(report.metric.name, 40)}</span><span>Gain</span><span>Proposal</span></div>` +
        `${groups.join('\n')}</div></section>`);
};

// EXTERNAL MODULE: ./src/report/verify-commands.ts
var verify_commands = __webpack_require__(2808);
;// CONCATENATED MODULE: ./src/report/html/trust.ts





const definition = (rows) => `<dl class="fx">${rows.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>`;
/** How the run was made, what seals it, and what to type to verify it. */
const renderTrust = (report) => {
    const commands = (0,verify_commands/* verifyCommands */.I)(report);
    const { key, publication, isolation } = report;
    const limits = Object.entries(isolation.limits)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, limit]) => `${name} ${(0,report_figures/* formatCount */.B4)(limit.value)} by ${limit.by}${limit.approximate ? ' (approximate)' : ''}`)
        .join(', ');
    const run = definition([
        ...(0,sentences/* saySpent */.A9)(report).map(({ name, value }) => [name, value]),
        [
            'Time',
            `${(0,report_figures/* formatDuration */.a3)(report.spent.wallMs)} wall, ${(0,report_figures/* formatDuration */.a3)(report.spent.cpuMs)} processor`,
        ],
        [
            'Strategy',
            `${inline(report.strategy, 80)}, window ${report.window}, ${(0,report_figures/* plural */.LS)(report.workers, 'worker')}`,
        ],
        ['Seed', `${report.seed}${report.predictableSeeds ? ', race seeds predictable' : ''}`],
        ['Base commit', `<code>${inline(report.base, 64)}</code>`],
        [
            'Custody',
            report.custody === 'split'
                ? 'split: candidate and evaluator in two sandboxes'
                : 'shared: the evaluator executes candidate code',
        ],
        ['Isolation', inline((0,sentences/* sayIsolation */.C_)(report))],
        ...(limits === '' ? [] : [['Limits', inline(limits, 1000)]]),
    ]);
    const seals = definition([
        ['Entries', (0,report_figures/* formatCount */.B4)(report.ledger.entries)],
        ['Head', `<code>${inline(report.ledger.head, 64)}</code>`],
        ['Anchor', `<code>${inline((0,verify_commands/* anchorLine */.q)(report), 200)}</code>`],
        ...(key === null
            ? [['Key', 'none: hash chain only, unsigned']]
            : [
                ['Key id', `<code>${inline(key.keyid, 64)}</code>`],
                ['Algorithm', inline(key.alg, 40)],
            ]),
        ...(publication === null
            ? []
            : [
                ['Branch', `<code>${inline(publication.branch, 120)}</code>`],
                ...(publication.commit === null
                    ? []
                    : [['Commit', `<code>${inline(publication.commit, 64)}</code>`]]),
            ]),
    ]);
    const lines = [...commands.shell, commands.tool];
    const pem = key === null
        ? ''
        : `<h3>Public key, save as guildseal.pub</h3><pre tabindex="0" role="region" aria-label="Public key"><code>${(0,text_escape/* escapeHtml */.ZD)(key.pem.slice(0, 4000))}</code></pre>`;
    return (`<section aria-labelledby="h-trust"><div class="sh"><h2 id="h-trust">Run and seals</h2></div><div class="cols"><div class="card box"><h3>Run</h3>${run}</div><div class="card box"><h3>Ledger</h3>${seals}</div></div></section>` +
        `<section aria-labelledby="h-verify"><div class="sh"><h2 id="h-verify">Verify it yourself</h2><p>${commands.shell.length === 0 ? 'The ledger was not published; this is for the folder of the run.' : 'With openssl, jq and sha256sum alone, or with the tool.'}</p></div><div class="card box"><pre tabindex="0" role="region" aria-label="Commands"><code>${(0,text_escape/* escapeHtml */.ZD)(lines.join('\n'))}</code></pre>${pem}</div></section>`);
};

;// CONCATENATED MODULE: ./src/report/html/page.ts














const digestOf = (text) => `'sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}'`;
const legendMark = (outcome) => {
    const isFailure = outcome === 'crash' || outcome === 'timeout' || outcome === 'violation';
    return `<svg class="${outcomeClass(outcome)}" aria-hidden="true">${isFailure ? '<rect x="4" y="2" width="8" height="8" rx="1"/>' : '<circle cx="8" cy="6" r="4.2"/>'}</svg>`;
};
const renderLegend = (report) => `<ul class="lg">${(0,report_figures/* countOutcomes */.XF)(report)
    .map(({ outcome, count }) => `<li>${legendMark(outcome)}${outcome} ${(0,report_figures/* formatCount */.B4)(count)}</li>`)
    .join('')}</ul>`;
const renderCourse = (report) => {
    const curve = readCurve(report);
    if (curve === null)
        return '';
    const notes = [
        'Line: best among kept trials.',
        ...(report.noise > 0
            ? [
                `Band: one standard deviation of a repeat, ${(0,report_figures/* formatFigure */.Mo)(Number(report.noise.toPrecision(3)))}.`,
            ]
            : []),
        ...(curve.interval === null
            ? []
            : [
                `Bar at the right: ${curve.interval.confirmed ? 'confirmed' : 'not confirmed'} interval.`,
            ]),
        ...(curve.failures.length > 0 ? ['Ticks at the foot: trials without a value.'] : []),
    ];
    return `<section aria-labelledby="h-course"><div class="sh"><h2 id="h-course">Course</h2><p id="read" aria-live="off">${notes.join(' ')}</p></div><div class="card">${renderCurve(report, curve)}${renderLegend(report)}</div></section>`;
};
const renderTree = (report, forest, hasLegend) => `<section aria-labelledby="h-tree"><div class="sh"><h2 id="h-tree">Tree</h2>` +
    `<div class="tools js-only"><button type="button" id="zout" aria-label="Zoom out">&minus;</button><button type="button" id="zin" aria-label="Zoom in">+</button><button type="button" id="zfit">Fit</button>${forest.bestPath.length > 0 ? '<button type="button" id="zbest">Best</button>' : ''}<button type="button" id="fold">Fold branches</button><button type="button" id="unfold">Unfold all</button></div></div>` +
    `<a class="skip" href="#h-trials">Skip the tree</a>` +
    `<div class="card"><div class="tree" tabindex="0" role="region" aria-label="Tree of trials, scrollable">${renderTreeSvg(report, forest)}</div>${hasLegend ? '' : renderLegend(report)}</div></section>`;
const renderPromotions = (report) => {
    if (report.promotions.length === 0)
        return '';
    const lines = report.promotions.slice(0, 50).map((query) => {
        const interval = query.low === null || query.high === null
            ? 'no interval'
            : (0,sentences/* formatInterval */.vy)(query.low, query.high);
        return `<li class="q"><span><b>${inline(query.candidate, 40)}</b> against ${inline(query.reference, 40)}</span><span>${inline(query.outcome, 40)}</span><span>gain ${query.mean === null ? 'none' : (0,report_figures/* formatSigned */.Gp)(Number(query.mean))}</span><span>${interval}</span><span>${(0,report_figures/* plural */.LS)(query.n, 'pair')}</span></li>`;
    });
    return `<section aria-labelledby="h-conf"><div class="sh"><h2 id="h-conf">Confirmations</h2><p>Paired evaluations on fresh secret seeds. Only these may call a trial better.</p></div><ul class="card plain">${lines.join('')}</ul></section>`;
};
/**
 * The whole run as one HTML file without any outside resource: readable without script, strict policy,
 * no time but the ledger's, so the same model gives the same bytes.
 */
const renderHtml = (report) => {
    const figures = (0,report_figures/* readFigures */.IK)(report);
    const forest = (0,tree/* buildForest */.G)(report);
    const policy = `default-src 'none'; style-src ${digestOf(reportStyle)}; script-src ${digestOf(reportScript)}; base-uri 'none'; form-action 'none'`;
    const head = `<!doctype html>\n<html lang="en"><head><meta charset="utf-8">` +
        `<meta http-equiv="Content-Security-Policy" content="${policy}">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">` +
        `<title>${inline(report.experiment, 80)}: search report</title><style>${reportStyle}</style></head>\n<body${report.nodes.length > 600 ? ' class="big-run"' : ''}>` +
        renderHeader(report, figures);
    const course = renderCourse(report);
    const upper = `<main>${renderKeyFigures(report, figures)}${renderCautions(report)}${course}` +
        `${renderTree(report, forest, course !== '')}${renderPromotions(report)}`;
    const lower = `${renderTrust(report)}</main>\n<footer>Guildseal ${inline(report.tool.version, 40)}, bundle <code>${inline(report.tool.bundleSha256, 64)}</code>. ` +
        `Rebuilt from the ledger and its objects alone.</footer><script>${reportScript}</script></body></html>\n`;
    const spentBytes = Buffer.byteLength(head) + Buffer.byteLength(upper) + Buffer.byteLength(lower);
    return `${head}${upper}${renderTrials(report, forest, spentBytes)}${lower}`;
};

// EXTERNAL MODULE: ./src/report/markdown.ts
var report_markdown = __webpack_require__(4285);
// EXTERNAL MODULE: ./src/search/report.ts
var search_report = __webpack_require__(6744);
;// CONCATENATED MODULE: ./src/commands/run-report.ts






/** The report of a run from its tree and the objects in its folder. */
const reportOf = (context, tree, directory, publication = null) => {
    const report = (0,search_report/* buildReport */.F)({
        tree,
        readObject: (sha256) => (0,run_files/* readObject */.Ag)(context.files, directory, sha256),
        publication,
    });
    // Written at a pause and at the end; while a run goes on it may be that of an earlier best.
    const isCurrent = report.status !== 'running';
    const patch = isCurrent ? context.files.readIfExists((0,external_node_path_.join)(directory, run_files/* runFiles */.NW.patch)) : null;
    return patch === null ? report : { ...report, bestPatch: Buffer.from(patch).toString('utf8') };
};
/** Paths of the report files of a run. */
const reportPaths = (directory) => ({
    html: (0,external_node_path_.join)(directory, run_files/* runFiles */.NW.html),
    markdown: (0,external_node_path_.join)(directory, run_files/* runFiles */.NW.markdown),
});
/** Writes `report.html` and `report.md` into the run's folder. */
const writeReports = (context, report, directory) => {
    const { html, markdown } = reportPaths(directory);
    const options = {
        limits: cut/* forgeLimits */.EB,
        links: { repository: null, job: null },
        unpublished: null,
    };
    const { files, redact } = context;
    files.writeAtomic(html, redact(renderHtml(report)), { sync: false });
    files.writeAtomic(markdown, redact((0,report_markdown/* renderMarkdown */.G)(report, options)), { sync: false });
};


/***/ }),

/***/ 3831:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ formatSealed),
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   Es: () => (/* binding */ markBest),
/* harmony export */   Gc: () => (/* binding */ scoreSign),
/* harmony export */   Gp: () => (/* binding */ formatSigned),
/* harmony export */   IK: () => (/* binding */ readFigures),
/* harmony export */   JJ: () => (/* binding */ shownValue),
/* harmony export */   LS: () => (/* binding */ plural),
/* harmony export */   Mo: () => (/* binding */ formatFigure),
/* harmony export */   Qh: () => (/* binding */ nodeMean),
/* harmony export */   XF: () => (/* binding */ countOutcomes),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   nG: () => (/* binding */ outcomeWord),
/* harmony export */   yi: () => (/* binding */ formatGainShare)
/* harmony export */ });
/* unused harmony export outcomeOrder */
/** Order in which outcomes are counted and filtered everywhere. */
const outcomeOrder = [
    'baseline',
    'keep',
    'discard',
    'crash',
    'timeout',
    'violation',
    'duplicate',
    'skip',
    'running',
];
/** A double for people: six significant digits, no trailing zeros, a true minus only in `signed`. */
const formatFigure = (value) => {
    if (!Number.isFinite(value))
        return 'none';
    if (value === 0)
        return '0';
    if (Number.isInteger(value) && Math.abs(value) < 1e15)
        return String(value);
    const size = Math.abs(value);
    if (size >= 1e6 && size < 1e15)
        return String(Math.round(value));
    const text = size >= 1e15 || size < 1e-5 ? value.toExponential(5) : value.toPrecision(6);
    const [mantissa = '', exponent] = text.split('e');
    const short = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
    return exponent === undefined ? short : `${short}e${exponent.replace('+', '')}`;
};
/** `formatFigure` with a sign, for differences. */
const formatSigned = (value) => `${value > 0 ? '+' : ''}${formatFigure(value)}`;
/** The figures of a sealed decimal string, shortened for reading. */
const formatSealed = (text) => formatFigure(Number(text));
/** Milliseconds as `340 ms`, `12.3 s`, `3m 05s`, `1h 02m`. */
const formatDuration = (ms) => {
    if (ms < 1000)
        return `${Math.max(0, Math.round(ms))} ms`;
    if (ms < 59_950)
        return `${(ms / 1000).toFixed(1)} s`;
    const seconds = Math.round(ms / 1000);
    const minutes = Math.floor(seconds / 60);
    const two = (count) => String(count).padStart(2, '0');
    if (minutes < 60)
        return `${minutes}m ${two(seconds % 60)}s`;
    return `${Math.floor(minutes / 60)}h ${two(minutes % 60)}m`;
};
/** Whole numbers with thin groups: `12,345`. */
const formatCount = (count) => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
/** `1 trial`, `2 trials`. */
const plural = (count, one, many = `${one}s`) => `${formatCount(count)} ${count === 1 ? one : many}`;
/** A mean to the second digit of its standard error: more would only look exact. */
const formatMean = (mean, se) => {
    if (se === null || !(se > 0) || Math.abs(mean) >= 1e6)
        return formatFigure(mean);
    const decimals = 1 - Math.floor(Math.log10(se));
    return formatFigure(Number(mean.toFixed(Math.min(12, Math.max(0, decimals)))));
};
/** A trial's measurement: as printed for one repeat, the mean of several, null without a value. */
const shownValue = (node) => {
    const repeats = node.repeats.filter((repeat) => repeat.value !== null).length;
    if (repeats > 1 && node.mean !== null)
        return formatMean(node.mean, node.se);
    return node.value ?? (node.mean === null ? null : formatFigure(node.mean));
};
/** The measurement as a number, null without a value. */
const nodeMean = (node) => node.mean ?? (node.value === null ? null : Number(node.value));
/** What people read as outcome: a kept node that lost its place is `demoted`. */
const outcomeWord = (node) => node.outcome === 'discard' && node.decisions.at(-1)?.outcome === 'demote'
    ? 'demoted'
    : node.outcome;
/** +1 where more is better, else -1. */
const scoreSign = (report) => report.metric.direction === 'maximize' ? 1 : -1;
/** Nodes by outcome, in `outcomeOrder`, without empty ones. */
const countOutcomes = (report) => {
    const counts = new Map();
    for (const node of report.nodes)
        counts.set(node.outcome, (counts.get(node.outcome) ?? 0) + 1);
    return outcomeOrder.flatMap((outcome) => {
        const count = counts.get(outcome) ?? 0;
        return count === 0 ? [] : [{ outcome, count }];
    });
};
/** Derives what a run may claim (spec: only a promoted node may be called better). */
const readFigures = (report) => {
    const find = (id) => id === null ? null : (report.nodes.find((node) => node.id === id) ?? null);
    const baseline = report.nodes.find((node) => node.outcome === 'baseline') ??
        report.nodes.find((node) => node.id === 'n0') ??
        null;
    const best = find(report.best);
    const baselineValue = (baseline === null ? null : shownValue(baseline)) ?? report.baseline;
    const from = baseline === null ? null : nodeMean(baseline);
    const to = best === null ? null : nodeMean(best);
    const gain = from === null || to === null ? null : scoreSign(report) * (to - from);
    const promotion = best === null
        ? null
        : (report.promotions.findLast((query) => query.candidate === best.id) ?? null);
    const isChallenger = best !== null && best.id !== baseline?.id;
    const conclusion = baselineValue === null
        ? 'no_baseline'
        : isChallenger && report.confirmed !== null
            ? 'confirmed'
            : isChallenger && (gain === null || gain > 0)
                ? 'best_seen'
                : 'none_better';
    return {
        conclusion,
        running: report.status === 'running',
        baseline,
        best,
        baselineValue,
        bestValue: best === null ? null : shownValue(best),
        gain,
        promotion,
    };
};
/** Which node the renderers mark as best, and by which word; null while none beat the baseline. */
const markBest = (report) => {
    const { conclusion, best } = readFigures(report);
    if (best === null || (conclusion !== 'confirmed' && conclusion !== 'best_seen'))
        return null;
    return { id: best.id, word: conclusion === 'confirmed' ? 'confirmed' : 'best seen' };
};
/** A gain in per cent of the baseline, null where that says nothing. */
const formatGainShare = (figures) => {
    const from = figures.baseline === null ? null : nodeMean(figures.baseline);
    if (figures.gain === null || from === null || from === 0)
        return null;
    const share = (figures.gain / Math.abs(from)) * 100;
    return Math.abs(share) >= 1000 ? null : `${share > 0 ? '+' : ''}${share.toFixed(1)} %`;
};


/***/ }),

/***/ 9018:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ logText)
/* harmony export */ });
/* harmony import */ var _text_cut_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3147);

/** Text from outside on one line that is no command for a runner, wherever it stands or a line is broken. */
const logText = (text, chars = 300) => (0,_text_cut_js__WEBPACK_IMPORTED_MODULE_0__/* .cutFreeText */ .O5)(text, chars)
    .replace(/##(?=[a-z]{0,16}\[)/gi, '# #')
    .replace(/(^| ):(?=:)/g, '$1: ');


/***/ }),

/***/ 4285:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ renderMarkdown)
/* harmony export */ });
/* harmony import */ var _text_cut_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3147);
/* harmony import */ var _text_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6590);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3831);
/* harmony import */ var _sentences_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7020);
/* harmony import */ var _tree_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8630);
/* harmony import */ var _verify_commands_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2808);






const cut = (text, chars) => (0,_text_cut_js__WEBPACK_IMPORTED_MODULE_0__/* .cutText */ .IN)(text, { chars, bytes: chars * 3 });
const inline = (text, chars = 200) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cut(text, chars));
const cell = (text, chars = 80) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeMarkdown */ .FV)(cut(text, chars), 'cell');
const code = (text, chars = 80) => (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(cut(text, chars));
/** A link of ours; text alone when the address is not plainly a web address. */
const link = (text, url) => url !== null && /^https?:\/\/[\w.~:/?@!$&*+,;=%-]+$/.test(url) ? `[${text}](<${url}>)` : text;
const commitLink = (sha, options) => {
    const { repository } = options.links;
    const isSha = /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha);
    return link(code(sha.slice(0, 12)), repository === null || !isSha ? null : `${repository.replace(/\/+$/, '')}/commit/${sha}`);
};
const details = (title, body, open = false) => `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n${body}\n\n</details>`;
const renderParts = (parts) => parts
    .map(({ kind, text }) => {
    if (kind === 'code')
        return code(text);
    if (kind === 'strong')
        return `**${inline(text)}**`;
    // `escapeMarkdown` trims, our own words keep the blanks at their ends.
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
    return `${before}${words.replace(/[\\`*_[\]<>&|~#]/g, String.raw `\$&`)}${after}`;
})
    .join('');
const describeRepeats = (node) => node === null ? '' : `${code(node.id, 20)}, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(node.repeats.length, 'repeat')}`;
const renderTable = (report, figures) => {
    const { confirmed } = report;
    const share = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatGainShare */ .yi)(figures);
    const wanted = report.metric.direction === 'maximize' ? 'more is better' : 'less is better';
    const gain = figures.conclusion === 'confirmed' && confirmed !== null
        ? `| Gain | **${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSigned */ .Gp)(Number(confirmed.mean))}** | confirmed: ${(0,_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .formatInterval */ .vy)(confirmed.low, confirmed.high)}, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(confirmed.n, 'pair')} |`
        : figures.conclusion === 'best_seen' && figures.gain !== null
            ? `| Gain | ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSigned */ .Gp)(Number(figures.gain.toPrecision(4)))} | as searched, not confirmed${share === null ? '' : `, ${share}`} |`
            : `| Gain | none | |`;
    return [
        `| | ${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(cut(report.metric.name, 60), 'cell')} | ${wanted} |`,
        `| --- | ---: | --- |`,
        `| Baseline | ${cell(figures.baselineValue ?? 'none')} | ${describeRepeats(figures.baseline)} |`,
        `| ${figures.conclusion === 'confirmed' ? 'Best' : 'Best seen'} | ${figures.bestValue === null ? 'none' : `**${cell(figures.bestValue)}**`} | ${describeRepeats(figures.best)} |`,
        gain,
    ].join('\n');
};
const renderFacts = (report, options) => {
    const outcomes = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .countOutcomes */ .XF)(report)
        .filter(({ outcome }) => outcome !== 'baseline')
        .map(({ outcome, count }) => `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(count)} ${outcome}`)
        .join(', ');
    const stop = inline((0,_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .sayStop */ .uw)(report));
    const spent = [
        `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(report.spent.trials)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(report.budget.trials, 'trial')}`,
        `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(report.spent.evaluations)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(report.budget.evaluations, 'evaluation')}`,
        (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(report.spent.wallMs),
        ...(report.spent.tokens === 0 && Number(report.spent.usd) === 0
            ? []
            : [`${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(report.spent.tokens)} tokens`, `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSealed */ .Aq)(report.spent.usd)} USD`]),
    ];
    return [
        `${report.status === 'running' ? '' : `${stop.charAt(0).toUpperCase()}${stop.slice(1)}. `}${spent.join(', ')}${outcomes === '' ? '' : `; ${outcomes}`}.`,
        `Isolation: ${inline((0,_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .sayIsolation */ .C_)(report), 300)}. Base ${commitLink(report.base, options)}.${options.links.job === null ? '' : ` ${link('Job', options.links.job)}.`}`,
    ].join('  \n');
};
const renderCautions = (report) => {
    const lines = (0,_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .listCautions */ .bW)(report).slice(0, 12);
    if (lines.length === 0)
        return null;
    return [
        '> **Before you trust this run**',
        '>',
        ...lines.map((line) => `> - ${inline(line, 300)}`),
    ].join('\n');
};
/** Whole lines up to a size, and how many were left out. */
const cutLines = (lines, chars) => {
    let room = chars;
    const kept = [];
    for (const line of lines) {
        room -= Buffer.byteLength(line) + 1;
        if (room < 0)
            break;
        kept.push(line);
    }
    return { kept, rest: lines.length - kept.length };
};
const renderPatch = (report, figures, chars) => {
    const { best, baseline } = figures;
    if (best === null || (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .markBest */ .Es)(report) === null)
        return null;
    const isWhole = report.bestPatch != null || best.parent === baseline?.id;
    const patch = report.bestPatch ?? best.diff;
    if (patch === null || patch.trim() === '')
        return null;
    const lines = patch
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => cut(line, 400));
    const { kept, rest } = cutLines(lines, chars);
    if (kept.length === 0)
        return null;
    const title = `Best patch${isWhole ? '' : `, against its parent`} (${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(lines.length, 'line')})`;
    const more = rest === 0
        ? ''
        : `\n\n${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(rest, 'more line')}; the whole patch is in ${code('best.patch')} of the run.`;
    return details(title, `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)(kept.join('\n'), 'diff')}${more}`, lines.length <= 24);
};
const renderTree = (report, chars) => {
    if (report.nodes.length === 0)
        return null;
    const best = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .markBest */ .Es)(report);
    const lines = (0,_tree_text_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutTree */ .T)(report, 60).map(({ lead, node, words, description }) => {
        if (node === null)
            return cut(lead + words, 200);
        const mark = node.node.id === best?.id ? ` <- ${best.word}` : '';
        return cut(`${lead}${node.node.id} ${words}${mark}  ${description.replace(/\s+/g, ' ')}`.trimEnd(), 120);
    });
    const { kept, rest } = cutLines(lines, chars);
    return details(`Tree of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(report.nodes.length, 'trial')}`, (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)([...kept, ...(rest === 0 ? [] : [`... ${rest} more lines`])].join('\n'), 'text'));
};
const lastNodes = (report) => [...report.nodes].sort((a, b) => b.index - a.index).slice(0, 20);
const renderTrials = (report, chars) => {
    const rows = lastNodes(report).map((node) => {
        const decision = node.decisions.at(-1);
        const why = decision === undefined
            ? (node.reason ?? '')
            : `${decision.rule} against ${decision.incumbent}`;
        return `| ${cell(node.id, 20)} | ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeWord */ .nG)(node)} | ${cell((0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .shownValue */ .JJ)(node) ?? '', 40)} | ${cell(why, 60)} | ${cell(node.proposal?.description ?? '', 100)} |`;
    });
    if (rows.length < 2)
        return null;
    const { kept } = cutLines(rows, chars);
    return details(`Last ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(kept.length, 'trial')}`, [
        '| Trial | Outcome | Value | Rule or reason | Proposal |',
        '| --- | --- | ---: | --- | --- |',
        ...kept,
    ].join('\n'));
};
const sealLines = (node) => [
    ...node.repeats.map((repeat) => `${cut(node.id, 20)} #${repeat.repeat} ${cut(repeat.value ?? repeat.status, 64)} seal ${cut(repeat.seal, 64)}${repeat.stdoutSha256 === null ? '' : ` stdout ${cut(repeat.stdoutSha256, 64)}`}`),
    ...node.decisions.map((decision) => `${cut(node.id, 20)} ${cut(decision.outcome, 20)} seal ${cut(decision.seal, 64)}`),
];
const renderSeals = (report, figures, chars) => {
    const first = [figures.best, figures.baseline].filter((node) => node !== null);
    const last = lastNodes(report).filter((node) => !first.includes(node));
    const lines = [
        ...first.flatMap(sealLines),
        ...last.map((node) => `${cut(node.id, 20)} ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .outcomeWord */ .nG)(node)} seal ${cut(node.decisions.at(-1)?.seal ?? node.repeats.at(-1)?.seal ?? node.seal, 64)}`),
    ];
    const { kept } = cutLines(lines, chars);
    return details(`Sealed hashes: best, baseline, last ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(Math.min(20, report.nodes.length))}`, `${(0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)(kept.join('\n'), 'text')}\n\nThe others are in the report and the ledger.`);
};
const renderHead = (report, options) => {
    const { publication, key } = report;
    const where = publication === null
        ? options.unpublished === null
            ? null
            : `Not published: ${inline(options.unpublished, 400)}`
        : `Ledger on branch ${code(publication.branch, 120)}${publication.commit === null ? '' : ` at ${commitLink(publication.commit, options)}`}, folder ${code(report.runId, 120)}.`;
    return [
        `Head ${code(report.ledger.head, 64)} after ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(report.ledger.entries, 'entry', 'entries')}`,
        key === null ? 'No key: hash chain only, unsigned.' : `Key ${code(key.keyid, 64)}`,
        where,
    ]
        .filter((line) => line !== null)
        .join('  \n');
};
const renderVerify = (report) => {
    const commands = (0,_verify_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .verifyCommands */ .I)(report);
    const steps = [
        ...(report.key === null
            ? []
            : [
                `Public key, to be saved as ${code('guildseal.pub')}; compare it with the one your base branch trusts:`,
                (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)(cut(report.key.pem.trim(), 2000), 'text'),
            ]),
        ...(commands.shell.length === 0
            ? []
            : ['With openssl, jq and sha256sum alone:', (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)(commands.shell.join('\n'), 'sh')]),
        'With the tool, which also checks policy, seeds and decisions:',
        (0,_text_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fence */ .EU)(commands.tool, 'sh'),
        `Anchor: ${code((0,_verify_commands_js__WEBPACK_IMPORTED_MODULE_5__/* .anchorLine */ .q)(report), 250)}`,
    ];
    return details('Verify it yourself', steps.join('\n\n'));
};
/**
 * The section of a run in the pull request's comment: result first, then what a reviewer may open. Within
 * its limits by construction: every part has a share, and what still does not fit is left out at a border.
 */
const renderMarkdown = (report, options) => {
    const figures = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .readFigures */ .IK)(report);
    const size = Math.min(options.limits.chars, options.limits.bytes);
    const confirmation = (0,_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .sayConfirmation */ .n$)(report, figures);
    const blocks = [
        `### Search ${code(report.experiment, 60)}`,
        renderParts((0,_sentences_js__WEBPACK_IMPORTED_MODULE_2__/* .sayOutcome */ .a6)(report, figures)),
        confirmation === null ? null : inline(confirmation, 500),
        renderTable(report, figures),
        renderCautions(report),
        renderFacts(report, options),
        renderHead(report, options),
        renderPatch(report, figures, size * 0.25),
        figures.running ? null : renderVerify(report),
        renderTree(report, size * 0.15),
        renderTrials(report, size * 0.2),
        renderSeals(report, figures, size * 0.15),
    ]
        .filter((block) => block !== null)
        // Whoever looks for our marker in the comment's text must not find one that a diff brought along.
        .map((block) => block.replace(/<!--(?=\s*guildseal)/gi, '<! --'));
    return (0,_text_cut_js__WEBPACK_IMPORTED_MODULE_0__/* .joinBlocks */ .x9)(blocks, options.limits, (dropped) => `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(dropped, 'part')} left out for size; the report has them.`);
};


/***/ }),

/***/ 7020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A9: () => (/* binding */ saySpent),
/* harmony export */   C_: () => (/* binding */ sayIsolation),
/* harmony export */   a6: () => (/* binding */ sayOutcome),
/* harmony export */   bW: () => (/* binding */ listCautions),
/* harmony export */   h7: () => (/* binding */ adviseIsolation),
/* harmony export */   n$: () => (/* binding */ sayConfirmation),
/* harmony export */   uw: () => (/* binding */ sayStop),
/* harmony export */   vy: () => (/* binding */ formatInterval)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3831);

const plain = (text) => ({ kind: 'plain', text });
const strong = (text) => ({ kind: 'strong', text });
const code = (text) => ({ kind: 'code', text });
/** Sealed ends of an interval, as people read them; one figure where no noise was ever seen. */
const formatInterval = (low, high) => low === high
    ? `exactly ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSigned */ .Gp)(Number(low))}`
    : `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSigned */ .Gp)(Number(low))} to ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSigned */ .Gp)(Number(high))}`;
const valueOf = (report, value) => [
    code(report.metric.name),
    plain(' '),
    strong(value ?? 'none'),
];
/** The outcome in one plain sentence: confirmed better, best seen, nothing better, or still running. */
const sayOutcome = (report, figures) => {
    const { conclusion, best, baselineValue, bestValue } = figures;
    const lead = figures.running
        ? [
            strong('Running'),
            plain(`: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(report.spent.trials)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(report.budget.trials, 'trial')}. `),
        ]
        : [];
    switch (conclusion) {
        case 'no_baseline':
            return figures.running
                ? [strong('Running'), plain(': the baseline is being measured.')]
                : [strong('No result'), plain(': the baseline has no value.')];
        case 'none_better':
            return [
                ...lead,
                figures.running ? plain('Nothing better so far') : strong('Nothing better found'),
                plain(': no trial beat the baseline, '),
                ...valueOf(report, baselineValue),
                plain('.'),
            ];
        case 'best_seen':
            return [
                ...lead,
                figures.running
                    ? plain('Best seen so far, not confirmed: ')
                    : strong('Best seen, not confirmed'),
                ...(figures.running ? [] : [plain(': ')]),
                code(best?.id ?? ''),
                plain(' measured '),
                ...valueOf(report, bestValue),
                plain(` against the baseline's ${baselineValue ?? 'none'}.`),
            ];
        case 'confirmed':
            return [
                ...lead,
                strong('Confirmed better'),
                plain(': '),
                code(best?.id ?? ''),
                plain(' reaches '),
                ...valueOf(report, bestValue),
                plain(` against the baseline's ${baselineValue ?? 'none'}; gain ${report.confirmed === null
                    ? ''
                    : `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSigned */ .Gp)(Number(report.confirmed.mean))} (${formatInterval(report.confirmed.low, report.confirmed.high)})`}.`),
            ];
    }
};
/** How far the confirmation went, or why there is none; null while nothing can be said. */
const sayConfirmation = (report, figures) => {
    const { promotion, conclusion } = figures;
    if (conclusion === 'confirmed' && report.confirmed !== null) {
        const reference = promotion?.reference ?? figures.baseline?.id ?? 'n0';
        return `Confirmed on ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(report.confirmed.n, 'fresh pair')} against ${reference}, on seeds no candidate could know. The gain is measured anew there; it is not the search value.`;
    }
    if (conclusion !== 'best_seen')
        return null;
    if (promotion === null) {
        return figures.running
            ? 'Search values are optimistic; the best nodes are confirmed on fresh seeds at the end.'
            : 'No confirmation was run, so the value may be luck.';
    }
    const interval = promotion.mean === null || promotion.low === null || promotion.high === null
        ? ''
        : ` (gain ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSigned */ .Gp)(Number(promotion.mean))}, ${formatInterval(promotion.low, promotion.high)}, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(promotion.n, 'pair')})`;
    switch (promotion.outcome) {
        case 'better':
            return `The confirmation against ${promotion.reference} found it better${interval}.`;
        case 'refuted':
            return `The confirmation on fresh seeds refuted it${interval}.`;
        case 'unconfirmed':
            return `The confirmation on fresh seeds could not tell it from ${promotion.reference}${interval}.`;
        case 'running':
            return `Its confirmation on fresh seeds is under way (${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .plural */ .LS)(promotion.n, 'pair')} so far).`;
    }
};
const budgetWords = {
    trials: 'the budget of trials is used up',
    evaluations: 'the budget of evaluations is used up',
    wall: 'the time is used up',
    tokens: 'the budget of tokens is used up',
    usd: 'the budget of money is used up',
};
const finishedWords = {
    exhausted: 'every open node was tried out',
    unproductive: 'many proposals in a row led to no evaluation',
    failures: 'too many failures in a row',
    plateau: 'too many trials in a row without gain',
    stopped: 'stopped by command',
};
/** Why the run ended, one clause without a full stop; `reason` is one of the sealed enum. */
const sayStop = (report) => {
    const reason = report.reason ?? '';
    switch (report.status) {
        case 'running':
            return 'still running';
        case 'finished':
            return `finished: ${finishedWords[reason] ?? (reason === '' ? 'done' : reason)}`;
        case 'budget':
            return `stopped: ${budgetWords[reason] ?? 'the budget is used up'}`;
        case 'target':
            return `target ${report.metric.target === null ? '' : (0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatSealed */ .Aq)(report.metric.target)} reached`.replace('  ', ' ');
        case 'paused':
            return `paused${reason === '' ? '' : ` (${reason})`}; resumable`;
        case 'interrupted':
            return 'interrupted; resumable';
    }
};
/** How commands were confined, in one sentence. */
const sayIsolation = (report) => {
    const { level, mode, bwrap, network, seccomp_sha256: seccomp } = report.isolation;
    if (level === 'none') {
        return `none: candidates ran unconfined, with network ${network === 'open' ? 'open' : 'off'}`;
    }
    const how = mode === 'privileged' ? 'privileged' : 'user namespaces';
    return `bubblewrap${bwrap === null ? '' : ` ${bwrap}`} (${how}), network ${network === 'none' ? 'off' : 'open'}, ${seccomp === null ? 'no system call filter' : 'system call filter on'}`;
};
/** What to do for a stronger isolation; empty when there is nothing stronger. */
const adviseIsolation = (report) => {
    const { isolation } = report;
    const advice = [];
    if (isolation.level === 'none') {
        advice.push('For a real sandbox install bubblewrap (apt-get install bubblewrap), allow user namespaces and set sandbox.min_isolation: bwrap.');
    }
    if (isolation.network === 'open') {
        advice.push('To close the network set sandbox.network: false.');
    }
    if (isolation.key_exposed) {
        advice.push('To hide the signing key from candidates run at level bwrap, or as another user than the one that holds it.');
    }
    const loose = Object.entries(isolation.limits)
        .filter(([, limit]) => limit.approximate || limit.by === 'none')
        .map(([name]) => name)
        .sort();
    if (loose.length > 0 && isolation.level === 'bwrap') {
        advice.push(`For exact limits (${loose.join(', ')}) delegate a cgroup to this user; they are approximate now.`);
    }
    return advice;
};
/** What lowers the trust in the run, then what would raise it. */
const listCautions = (report) => [
    ...report.cautions.filter((line) => line.trim() !== ''),
    ...adviseIsolation(report),
];
/** What the run has used: trials, evaluations, time, and money where it cost any. */
const saySpent = (report) => {
    const { spent, budget } = report;
    return [
        { name: 'Trials', value: `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(spent.trials)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(budget.trials)}` },
        {
            name: 'Evaluations',
            value: `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(spent.evaluations)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(budget.evaluations)}`,
        },
        ...(Number(spent.usd) === 0 && spent.tokens === 0
            ? []
            : [
                { name: 'Tokens', value: (0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(spent.tokens) },
                { name: 'Cost', value: `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatFigure */ .Mo)(Number(spent.usd))} USD` },
            ]),
    ];
};


/***/ }),

/***/ 5655:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ renderText)
/* harmony export */ });
/* harmony import */ var string_width__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8314);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3831);
/* harmony import */ var _log_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9018);
/* harmony import */ var _sentences_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7020);
/* harmony import */ var _tree_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8630);





const codes = {
    bold: [1, 22],
    dim: [2, 22],
    green: [32, 39],
    yellow: [33, 39],
    red: [31, 39],
};
const clip = (text, width) => {
    if ((0,string_width__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(text) <= width)
        return text;
    let kept = '';
    for (const character of text) {
        if ((0,string_width__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(kept + character) > width - 3)
            break;
        kept += character;
    }
    return `${kept.trimEnd()}...`;
};
const wrap = (text, width, indent = '') => {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && (0,string_width__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(indent) + (0,string_width__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(line) + 1 + (0,string_width__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(word) > width) {
            lines.push(indent + line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, indent + line];
};
const renderHeadline = (parts, width, paint) => {
    const plain = (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(parts.map(({ text }) => text).join(''), 600);
    const strong = (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(parts.find(({ kind }) => kind === 'strong')?.text ?? '', 80);
    return wrap(plain, width).map((line, at) => at === 0 && strong !== '' && line.startsWith(strong)
        ? paint('bold', strong) + line.slice(strong.length)
        : line);
};
const renderTreeLine = (line, best, width, paint) => {
    if (line.node === null)
        return `  ${paint('dim', clip(line.lead + line.words, width - 2))}`;
    const { node } = line.node;
    const isBest = node.id === best?.id;
    const mark = isBest ? ` <- ${best.word}` : '';
    const head = `${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(node.id, 40)} ${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(line.words, 120)}${mark}`;
    const room = width - 4 - line.lead.length - (0,string_width__WEBPACK_IMPORTED_MODULE_2__/* ["default"] */ .A)(head);
    const description = room < 12 ? '' : clip((0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(line.description), room);
    const style = isBest
        ? 'green'
        : node.outcome === 'keep' || node.outcome === 'baseline'
            ? 'bold'
            : node.outcome === 'discard'
                ? null
                : 'dim';
    return `  ${paint('dim', line.lead)}${style === null ? head : paint(style, head)}${description === '' ? '' : `  ${paint('dim', description)}`}`.trimEnd();
};
const renderGain = (report) => {
    const figures = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .readFigures */ .IK)(report);
    const { confirmed } = report;
    if (figures.conclusion === 'confirmed' && confirmed !== null) {
        return `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSigned */ .Gp)(Number(confirmed.mean))} confirmed, ${(0,_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .formatInterval */ .vy)(confirmed.low, confirmed.high)}, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .plural */ .LS)(confirmed.n, 'pair')}`;
    }
    if (figures.conclusion !== 'best_seen' || figures.gain === null)
        return 'none';
    const share = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatGainShare */ .yi)(figures);
    return `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSigned */ .Gp)(Number(figures.gain.toPrecision(4)))}${share === null ? '' : ` (${share})`} as searched, not confirmed`;
};
/**
 * What a terminal and every CI log show at the end of a run: the outcome first, then figures, the tree,
 * isolation with what would be stronger, and how to verify.
 */
const renderText = (report, options) => {
    const width = Math.max(40, options.width);
    const paint = (style, text) => {
        const [on, off] = codes[style];
        return options.color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
    };
    const figures = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .readFigures */ .IK)(report);
    const lines = renderHeadline((0,_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .sayOutcome */ .a6)(report, figures), width, (style, text) => figures.conclusion === 'confirmed' ? paint('green', paint(style, text)) : paint(style, text));
    const confirmation = (0,_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .sayConfirmation */ .n$)(report, figures);
    if (confirmation !== null)
        lines.push(...wrap((0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(confirmation, 500), width));
    const label = (name) => paint('dim', name.padEnd(13));
    const row = (name, value) => {
        const [first = '', ...more] = wrap(value, width - 15);
        lines.push(`  ${label(name)}${first}`, ...more.map((text) => `${' '.repeat(15)}${text}`));
    };
    const outcomes = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .countOutcomes */ .XF)(report)
        .map(({ outcome, count }) => `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(count)} ${outcome}`)
        .join(', ');
    lines.push('');
    row('metric', `${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(report.metric.name, 80)}, ${report.metric.direction === 'maximize' ? 'more' : 'less'} is better`);
    row('baseline', (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(figures.baselineValue ?? 'none', 80));
    row(figures.conclusion === 'confirmed' ? 'best' : 'best seen', `${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(figures.bestValue ?? 'none', 80)}${figures.best === null ? '' : ` (${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(figures.best.id, 40)})`}`);
    row('gain', renderGain(report));
    for (const { name, value } of (0,_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .saySpent */ .A9)(report))
        row(name.toLowerCase(), value);
    if (outcomes !== '')
        row('outcomes', outcomes);
    row('time', `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(report.spent.wallMs)} wall, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatDuration */ .a3)(report.spent.cpuMs)} processor`);
    row('end', (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)((0,_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .sayStop */ .uw)(report), 200));
    if (report.nodes.length > 0) {
        lines.push('', paint('bold', 'Tree'));
        const best = (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .markBest */ .Es)(report);
        for (const line of (0,_tree_text_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutTree */ .T)(report, 40)) {
            lines.push(renderTreeLine(line, best, width, paint));
        }
    }
    lines.push('', paint('bold', 'Trust'));
    row('isolation', (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)((0,_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .sayIsolation */ .C_)(report), 300));
    for (const advice of (0,_sentences_js__WEBPACK_IMPORTED_MODULE_1__/* .adviseIsolation */ .h7)(report))
        row('', (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(advice));
    for (const caution of report.cautions.slice(0, 40)) {
        const [first = '', ...more] = wrap((0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(caution, 500), width - 15);
        lines.push(`  ${paint('yellow', 'caution'.padEnd(13))}${first}`, ...more.map((text) => `${' '.repeat(15)}${text}`));
    }
    row('head', (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(report.ledger.head, 64));
    row('entries', (0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatCount */ .B4)(report.ledger.entries));
    row('key id', report.key === null ? 'none (hash chain only, unsigned)' : (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(report.key.keyid, 64));
    if (options.files !== undefined) {
        row('ledger', (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(options.files.ledger, 1000));
        row('report', (0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(options.files.html, 1000));
    }
    if (report.publication !== null) {
        const { branch, commit } = report.publication;
        row('published', `${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(branch, 200)}${commit === null ? '' : ` at ${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(commit, 64)}`}`);
    }
    row('verify', `guildseal verify ${(0,_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .logText */ .k)(report.runId, 120)}`);
    return `${lines.join('\n')}\n`;
};


/***/ }),

/***/ 8630:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ layoutTree)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3831);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7036);


const describe = (item) => [
    (0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeWord */ .nG)(item.node),
    item.badge === null ? '' : `[${item.badge}]`,
    (0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .shownValue */ .JJ)(item.node) ?? item.node.reason ?? item.node.duplicateOf ?? '',
]
    .filter((word) => word !== '')
    .join(' ');
const sumUp = (items) => {
    const counts = new Map();
    for (const { node } of items)
        counts.set((0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeWord */ .nG)(node), (counts.get((0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeWord */ .nG)(node)) ?? 0) + 1);
    return [...counts].map(([word, count]) => `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count)} ${word}`).join(', ');
};
const lineOf = (item, lead) => ({
    lead,
    node: item,
    words: describe(item),
    description: item.node.proposal?.description ?? '',
});
const note = (lead, words) => ({
    lead,
    node: null,
    words,
    description: '',
});
const isLasting = (item) => item.node.outcome === 'keep' || item.children.length > 0 || item.badge !== null;
/** Children worth a line first: kept ones and those with children, then the newest. */
const chooseChildren = (children, room) => {
    // A line that says "1 more" could as well show it.
    if (children.length <= room + 1)
        return { shown: children, rest: [] };
    const ranked = [...children].sort((a, b) => Number(isLasting(b)) - Number(isLasting(a)) || b.node.index - a.node.index);
    const shown = ranked.slice(0, room).sort((a, b) => a.node.index - b.node.index);
    return { shown, rest: ranked.slice(room) };
};
const renderChildren = (children, lead, room, depth) => {
    const { shown, rest } = chooseChildren(children, room);
    const lines = [];
    shown.forEach((child, at) => {
        const isLast = at === shown.length - 1 && rest.length === 0;
        lines.push(lineOf(child, `${lead}${isLast ? '`-- ' : '|-- '}`));
        if (child.children.length === 0)
            return;
        const inner = `${lead}${isLast ? '    ' : '|   '}`;
        if (depth > 0)
            lines.push(...renderChildren(child.children, inner, room, depth - 1));
        else
            lines.push(note(inner, `... ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(child.below)} below`));
    });
    if (rest.length > 0)
        lines.push(note(`${lead}\`-- `, `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(rest.length)} more: ${sumUp(rest)}`));
    return lines;
};
/**
 * The tree in ASCII: the way to the best node as one straight trunk, what else was tried hangs from it,
 * folded to counts when there is much.
 */
const layoutTree = (report, maxLines) => {
    const forest = (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .buildForest */ .G)(report);
    const draw = (room, depth, ends) => {
        const lines = [];
        const trunk = forest.bestPath.length > 0 ? forest.bestPath : forest.roots.slice(0, 1);
        const skipFrom = ends;
        const skipTo = trunk.length - ends;
        trunk.forEach((item, at) => {
            if (skipTo - skipFrom > 1 && at >= skipFrom && at < skipTo) {
                if (at === skipFrom) {
                    lines.push(note(': ', `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(skipTo - skipFrom)} kept trials between`));
                }
                return;
            }
            lines.push(lineOf(item, ''));
            const side = item.children.filter((child) => !child.onBestPath);
            lines.push(...renderChildren(side, at === trunk.length - 1 ? '  ' : '| ', room, depth));
        });
        const others = forest.roots.filter((root) => !trunk.includes(root));
        if (others.length > 0)
            lines.push(...renderChildren(others, '', room, depth));
        return lines;
    };
    // Ever coarser until it fits; the last one always does when cut.
    const attempts = [
        [64, 8, 64],
        [8, 2, 32],
        [4, 1, 12],
        [2, 0, 8],
        [1, 0, 5],
        [0, 0, 4],
    ];
    let lines = [];
    for (const [room, depth, ends] of attempts) {
        lines = draw(room, depth, ends);
        if (lines.length <= maxLines)
            return lines;
    }
    return [...lines.slice(0, Math.max(0, maxLines - 1)), note('', '...')];
};


/***/ }),

/***/ 7036:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ buildForest)
/* harmony export */ });
/** Marks the nodes of every parent cycle and cuts each cycle at its lowest index. */
const cutCycles = (drafts) => {
    const state = new Map();
    drafts.forEach((start, walk) => {
        const trail = [];
        let at = start;
        while (at !== null && !state.has(at)) {
            state.set(at, walk);
            trail.push(at);
            at = at.parent;
        }
        if (at === null || state.get(at) !== walk)
            return;
        const ring = trail.slice(trail.indexOf(at));
        let first = at;
        for (const member of ring) {
            member.badge = 'cycle';
            if (member.node.index < first.node.index)
                first = member;
        }
        first.parent = null;
    });
};
/** Builds the forest of a run; a broken ledger gives extra roots, and each node appears exactly once. */
const buildForest = (report) => {
    const drafts = [];
    const byId = new Map();
    for (const node of [...report.nodes].sort((a, b) => a.index - b.index)) {
        if (byId.has(node.id))
            continue;
        const draft = {
            node,
            parent: null,
            children: [],
            badge: null,
            onBestPath: false,
            below: 0,
        };
        byId.set(node.id, draft);
        drafts.push(draft);
    }
    for (const draft of drafts) {
        const { parent, outcome } = draft.node;
        draft.parent = parent === null ? null : (byId.get(parent) ?? null);
        if (draft.parent === null && outcome !== 'baseline')
            draft.badge = 'orphan';
    }
    cutCycles(drafts);
    const bestPath = [];
    for (let at = report.best === null ? null : (byId.get(report.best) ?? null); at !== null; at = at.parent) {
        at.onBestPath = true;
        bestPath.unshift(at);
    }
    const roots = drafts.filter((draft) => draft.parent === null);
    for (const draft of drafts)
        draft.parent?.children.push(draft);
    const preorder = [];
    const stack = [...roots].reverse();
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
        preorder.push(at);
        stack.push(...[...at.children].reverse());
    }
    for (const draft of [...preorder].reverse()) {
        if (draft.parent !== null)
            draft.parent.below += draft.below + 1;
    }
    return { roots, preorder, byId, bestPath };
};


/***/ }),

/***/ 2808:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ verifyCommands),
/* harmony export */   q: () => (/* binding */ anchorLine)
/* harmony export */ });
/** A word as a POSIX shell reads it back. */
const quote = (word) => /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw `'\''`)}'`;
/** The anchor line of a ledger's last entry, as comment, status and branch hold it. */
const anchorLine = (report) => `gs1 ${report.runId} ${Math.max(0, report.ledger.entries - 1)} ${report.ledger.head}`;
/**
 * What a stranger types to check the run, one command a line: `shell` needs a published ledger and is empty
 * without. The public key of the report has to be saved as `guildseal.pub` first.
 */
const verifyCommands = (report) => {
    const { publication, key, runId } = report;
    return {
        shell: publication === null
            ? []
            : [
                `git fetch ${quote(publication.remote ?? 'origin')} ${quote(publication.branch)}`,
                'mkdir -p ledger && git archive FETCH_HEAD | tar -x -C ledger',
                [
                    `sh ledger/verify.sh ledger/${quote(runId)}`,
                    ...(key === null ? [] : ['--key guildseal.pub']),
                    `--anchor ${quote(anchorLine(report))}`,
                ].join(' '),
            ],
        tool: [
            'guildseal verify',
            quote(runId),
            ...(key === null ? ['--allow-unsigned'] : ['--key guildseal.pub']),
            `--anchor ${quote(anchorLine(report))}`,
        ].join(' '),
    };
};


/***/ }),

/***/ 6744:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ buildReport),
/* harmony export */   g: () => (/* binding */ treeOf)
/* harmony export */ });
/* harmony import */ var _noise_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6340);
/* harmony import */ var _totals_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(685);
/* harmony import */ var _tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2778);



/** Folds the entries of a run, whole or in part. */
const treeOf = (entries) => {
    const tree = (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .createTree */ .bP)();
    for (const entry of entries)
        (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .growTree */ .WJ)(tree, entry);
    return tree;
};
const readText = (source, sha256) => {
    const bytes = sha256 === null ? null : source.readObject(sha256);
    return bytes === null ? null : new TextDecoder().decode(bytes);
};
const readDescription = (source, begin) => {
    const text = readText(source, begin?.settings_sha256 ?? null);
    if (text === null)
        return '';
    const found = /"description":("(?:[^"\\]|\\.)*")/.exec(text)?.[1];
    const value = typeof found === 'string' ? JSON.parse(found) : '';
    return typeof value === 'string' ? value : '';
};
const reportNode = (source, node) => {
    const { tree } = source;
    const figures = (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .figuresOf */ .h5)(tree, node);
    const best = tree.end?.best ?? null;
    return {
        id: node.id,
        index: node.index,
        parent: node.parent,
        commit: best?.node === node.id ? best.commit : null,
        tree: node.tree,
        outcome: (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeOf */ .sG)(node),
        reason: node.reason,
        duplicateOf: node.duplicate_of,
        mean: figures?.mean ?? null,
        se: figures?.se ?? null,
        value: node.repeats.find(({ value }) => value !== null)?.value ?? null,
        repeats: node.repeats.map((repeat) => ({
            repeat: repeat.repeat,
            purpose: repeat.purpose,
            status: repeat.status,
            reason: repeat.reason,
            value: repeat.value,
            seed: repeat.seed,
            wallMs: repeat.wall_ms,
            stdoutSha256: repeat.stdout_sha256,
            outSha256: repeat.out_sha256,
            seal: repeat.seal,
        })),
        decisions: node.decisions.map(({ window_low, ...decision }) => ({
            ...decision,
            windowLow: window_low,
        })),
        proposal: node.proposal,
        diff: readText(source, node.patch),
        violations: node.violations ?? [],
        seal: node.seal,
    };
};
const reportPromotions = (tree) => tree.promotions.map(({ query, candidate, reference, result }) => ({
    query,
    candidate,
    reference,
    outcome: result?.outcome ?? 'running',
    n: result?.n ?? 0,
    mean: result?.mean ?? null,
    low: result?.low ?? null,
    high: result?.high ?? null,
}));
const measured = ['baseline', 'keep'];
/** Best seen: what the end says, else the best kept node so far, ties to the oldest. */
const findBest = (tree) => {
    if (tree.end !== null)
        return tree.end.best?.node ?? null;
    const confirmed = tree.promotions.findLast(({ result }) => result?.outcome === 'better');
    if (confirmed !== undefined)
        return confirmed.candidate;
    const sign = tree.begin?.metric.direction === 'minimize' ? -1 : 1;
    let best = null;
    let bestScore = -Infinity;
    for (const node of [...tree.nodes.values()].sort((a, b) => a.index - b.index)) {
        const { n, mean } = (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .tallyOf */ .sv)(node);
        if (n === 0 || !measured.includes((0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .outcomeOf */ .sG)(node)) || sign * mean <= bestScore)
            continue;
        bestScore = sign * mean;
        best = node.id;
    }
    return best;
};
const findConfirmed = (tree, best) => {
    if (tree.end !== null)
        return tree.end.best?.confirmed ?? null;
    const result = tree.promotions.findLast((promotion) => promotion.candidate === best && promotion.result?.outcome === 'better')?.result;
    if (!result)
        return null;
    return {
        mean: result.mean ?? '0',
        low: result.low ?? '0',
        high: result.high ?? '0',
        n: result.n,
    };
};
const statusOf = (tree) => {
    if (tree.end !== null)
        return { status: tree.end.status, reason: tree.end.reason };
    if (tree.pause === null)
        return { status: 'running', reason: null };
    const { reason } = tree.pause;
    return { status: reason === 'signal' ? 'interrupted' : 'paused', reason };
};
const toPem = (spki) => `-----BEGIN PUBLIC KEY-----\n${(spki.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PUBLIC KEY-----\n`;
/** What lowers the trust in a run, as lines for people. */
const findCautions = (tree) => {
    const { begin } = tree;
    if (begin === null)
        return ['The ledger lacks its first entry: settings and isolation are unknown.'];
    const { isolation, policy, seeds } = begin;
    const loose = Object.entries(isolation.limits)
        .filter(([, { approximate }]) => approximate)
        .map(([name]) => name);
    const unreported = tree.end?.unreported.length ?? 0;
    const burnt = tree.promotions.reduce((sum, { result }) => sum + (result?.burnt.length ?? 0), 0);
    const lines = [
        [
            begin.evaluator.custody === 'shared',
            'The evaluator ran on the candidate’s own tree (custody: shared): a candidate could have made up the number.',
        ],
        [
            isolation.level === 'none',
            'The commands ran without a sandbox (isolation: none): a candidate could reach this machine and its network.',
        ],
        [
            isolation.level !== 'none' && isolation.network === 'open',
            'The network was open for the candidate.',
        ],
        [isolation.key_exposed, 'The signing key could be read by the commands.'],
        [begin.key === null, 'The ledger is not signed: only its hash chain protects it.'],
        [seeds.predictable, 'The seeds of the races can be predicted by a candidate.'],
        [loose.length > 0, `These limits were approximate: ${loose.join(', ')}.`],
        [
            policy.allow.length > 0,
            `These normally denied files could be changed: ${policy.allow.join(', ')}.`,
        ],
        [unreported > 0, `${unreported} started evaluations have no result of their own.`],
        [burnt > 0, `${burnt} pairs of the promotion were cut short and left out.`],
    ];
    return lines.filter(([applies]) => applies).map(([, line]) => line);
};
const unknownIsolation = {
    level: 'none',
    mode: null,
    bwrap: null,
    network: 'open',
    uid: 0,
    seccomp_sha256: null,
    limits: {},
    key_exposed: true,
    probe_sha256: '0'.repeat(64),
};
const aboutBegin = (begin, runId) => begin === null
    ? {
        experiment: runId,
        metric: { name: 'metric', direction: 'maximize', target: null },
        base: '',
        strategy: '',
        window: 1,
        seed: 0,
        predictableSeeds: true,
        custody: 'shared',
        isolation: unknownIsolation,
        tool: { version: '', bundleSha256: '' },
        key: null,
    }
    : {
        experiment: begin.experiment,
        metric: {
            name: begin.metric.name,
            direction: begin.metric.direction,
            target: begin.metric.target,
        },
        base: begin.base,
        strategy: begin.strategy.name,
        window: begin.strategy.window,
        seed: begin.seeds.run,
        predictableSeeds: begin.seeds.predictable,
        custody: begin.evaluator.custody,
        isolation: begin.isolation,
        tool: { version: begin.tool.version, bundleSha256: begin.tool.bundle_sha256 },
        key: begin.key === null
            ? null
            : { keyid: begin.key.keyid, alg: begin.key.alg, pem: toPem(begin.key.spki) },
    };
/**
 * The report of a run, from its ledger and objects alone: also of one that is still running, and of a
 * ledger that lacks entries (nodes keep the parents they name, whether those are there or not).
 */
const buildReport = (source) => {
    const { tree } = source;
    const { begin, end, limits } = tree;
    const best = findBest(tree);
    const nodes = [...tree.nodes.values()].sort((a, b) => a.index - b.index);
    const baseline = tree.nodes.get(0);
    const isOver = end !== null || tree.pause !== null;
    return {
        runId: tree.runId,
        ...aboutBegin(begin, tree.runId),
        description: readDescription(source, begin),
        ...statusOf(tree),
        workers: tree.runner?.workers ?? 1,
        budget: limits,
        spent: {
            trials: (0,_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .countTrials */ .XJ)(tree),
            evaluations: tree.evaluations,
            wallMs: (0,_totals_js__WEBPACK_IMPORTED_MODULE_2__/* .wallSpent */ .BT)(tree),
            cpuMs: tree.cpuMs,
            usd: end?.usage.usd ?? '0',
            tokens: end === null ? 0 : end.usage.tokens_in + end.usage.tokens_out,
        },
        nodes: nodes.map((node) => reportNode(source, node)),
        baseline: baseline?.repeats.find(({ value }) => value !== null)?.value ?? null,
        best,
        confirmed: findConfirmed(tree, best),
        promotions: reportPromotions(tree),
        noise: (0,_noise_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .pooledSd */ .Fi)(tree.pool),
        startedAt: tree.startedAt,
        endedAt: isOver ? tree.lastAt : null,
        ledger: { entries: tree.entries, head: tree.head },
        publication: source.publication,
        cautions: findCautions(tree),
    };
};


/***/ }),

/***/ 685:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ wallSpent),
/* harmony export */   Hf: () => (/* binding */ growTotals),
/* harmony export */   _t: () => (/* binding */ createTotals),
/* harmony export */   cJ: () => (/* binding */ cpuOf),
/* harmony export */   op: () => (/* binding */ wallOf)
/* harmony export */ });
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9906);

/** Totals without entries. */
const createTotals = () => ({
    promotions: [],
    runId: '',
    begin: null,
    runner: null,
    end: null,
    pause: null,
    entries: 0,
    head: '',
    startedAt: '',
    lastAt: '',
    open: new Map(),
    starts: 0,
    results: 0,
    evaluations: 0,
    cpuMs: 0,
    wallBefore: 0,
    partStartedAt: '',
    limits: { trials: 0, evaluations: 0, wallMs: null },
    commitments: { race: '', promotion: '' },
});
/** Milliseconds the commands of a repeat took. */
const wallOf = (entry) => (entry.run?.wall_ms ?? 0) + (entry.evaluate?.wall_ms ?? 0);
/** Processor time of a repeat in milliseconds, null where nobody knows it. */
const cpuOf = (entry) => {
    const { run, evaluate } = entry;
    if ((run?.cpu_ms ?? null) === null && (evaluate?.cpu_ms ?? null) === null)
        return null;
    return (run?.cpu_ms ?? 0) + (evaluate?.cpu_ms ?? 0);
};
const countResult = (totals, entry) => {
    totals.results += 1;
    if (entry.start_seq === null)
        return;
    totals.open.delete(entry.start_seq);
    if (entry.status !== 'skip')
        totals.evaluations += 1;
    totals.cpuMs += cpuOf(entry) ?? 0;
};
const elapsed = (from, to) => from === '' ? 0 : Math.max(0, Date.parse(to) - Date.parse(from));
/** Takes the next entry in. Total: a ledger that lacks entries gives the totals of what is left. */
const growTotals = (totals, { entry, sealId }) => {
    // Anchors may be sealed between the entries that are folded here.
    totals.entries = Math.max(totals.entries, entry.seq + 1);
    totals.head = sealId;
    if (totals.startedAt === '')
        totals.startedAt = entry.at;
    totals.runId = entry.run_id;
    switch (entry.kind) {
        case 'run-begin':
            totals.begin = entry;
            totals.runner = entry.runner;
            totals.partStartedAt = entry.at;
            totals.limits = {
                trials: entry.budget.trials,
                evaluations: entry.budget.evaluations,
                wallMs: entry.budget.wall_ms,
            };
            totals.commitments = {
                race: entry.seeds.race_commitment,
                promotion: entry.seeds.promotion_commitment,
            };
            break;
        case 'trial-start':
            totals.starts += 1;
            totals.open.set(entry.seq, entry);
            break;
        case 'trial-result':
            countResult(totals, entry);
            break;
        case 'promote-start': {
            const { query, candidate, reference } = entry;
            totals.promotions.push({ query, candidate, reference, result: null });
            break;
        }
        case 'promote-result': {
            const promotion = totals.promotions.findLast(({ query }) => query === entry.query);
            if (promotion !== undefined)
                promotion.result = entry;
            break;
        }
        case 'run-resume':
            // A killed part has no pause; its last entry is the last that is known of it.
            if (totals.pause === null)
                totals.wallBefore += elapsed(totals.partStartedAt, totals.lastAt);
            totals.partStartedAt = entry.at;
            totals.pause = null;
            totals.runner = entry.runner;
            break;
        case 'run-pause':
            totals.pause = entry;
            totals.wallBefore = entry.usage.wall_ms;
            break;
        case 'run-end':
            totals.end = entry;
            break;
        case 'event':
            if (entry.type === 'steer')
                totals.limits = (0,_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .steerLimits */ .m)(totals.limits, entry, totals.begin);
            if (entry.type === 'reseed') {
                totals.commitments = { race: entry.race_commitment, promotion: entry.promotion_commitment };
            }
            break;
        case 'trial-decision':
        case 'trial-propose':
            break;
    }
    totals.lastAt = entry.at;
};
/** Milliseconds the run took so far: as sealed where it stopped by itself, else between its entries. */
const wallSpent = (totals) => {
    if (totals.end !== null)
        return totals.end.usage.wall_ms;
    if (totals.pause !== null)
        return totals.pause.usage.wall_ms;
    return totals.wallBefore + elapsed(totals.partStartedAt, totals.lastAt);
};


/***/ }),

/***/ 2778:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WJ: () => (/* binding */ growTree),
/* harmony export */   XF: () => (/* binding */ countOutcomes),
/* harmony export */   XJ: () => (/* binding */ countTrials),
/* harmony export */   bP: () => (/* binding */ createTree),
/* harmony export */   h5: () => (/* binding */ figuresOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf),
/* harmony export */   sv: () => (/* binding */ tallyOf)
/* harmony export */ });
/* harmony import */ var _noise_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6340);
/* harmony import */ var _totals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(685);


/** A tree without entries. */
const createTree = () => ({ ...(0,_totals_js__WEBPACK_IMPORTED_MODULE_1__/* .createTotals */ ._t)(), nodes: new Map(), pool: _noise_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyPool */ .kR });
const noRepeats = [];
const noDecisions = [];
const nodeOf = (tree, id, seal) => {
    const index = Number(id.slice(1));
    const known = tree.nodes.get(index);
    if (known !== undefined)
        return known;
    const node = {
        id,
        index,
        parent: null,
        tree: null,
        patch: null,
        proposal: null,
        reason: null,
        duplicate_of: null,
        failure: null,
        violations: null,
        repeats: noRepeats,
        decisions: noDecisions,
        seal,
    };
    tree.nodes.set(index, node);
    return node;
};
/** One string a node, however many name it. */
const sameId = (tree, id) => id === null ? id : (tree.nodes.get(Number(id.slice(1)))?.id ?? id);
const applyStart = (tree, entry, seal) => {
    const node = nodeOf(tree, entry.node, seal);
    node.parent = sameId(tree, entry.parent);
    node.tree = entry.tree;
    node.patch = entry.patch_sha256;
    if (entry.proposal !== undefined)
        node.proposal = entry.proposal;
};
/** Count, mean and spread of a node's values; promotion's pairs are none. */
const tallyOf = (node) => {
    let tally = _noise_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .emptyTally */ .CK;
    for (const { purpose, status, value } of node.repeats) {
        if (purpose === 'promotion' || status !== 'ok' || value === null)
            continue;
        tally = (0,_noise_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .addValue */ .dM)(tally, Number(value));
    }
    return tally;
};
const applyResult = (tree, entry, seal) => {
    const node = nodeOf(tree, entry.node, seal);
    const before = tallyOf(node);
    const start = entry.start_seq === null ? undefined : tree.open.get(entry.start_seq);
    if (entry.start_seq === null) {
        node.parent = sameId(tree, entry.parent ?? null);
        node.tree = entry.tree ?? null;
        node.patch = entry.patch_sha256 ?? null;
        node.proposal = entry.proposal ?? null;
        node.violations = entry.violations ?? null;
        node.duplicate_of = entry.duplicate_of;
    }
    else {
        const repeat = {
            repeat: entry.repeat,
            attempt: start?.attempt ?? 1,
            purpose: start?.purpose ?? 'candidate',
            seed: start?.seed ?? null,
            value: entry.value,
            status: entry.status,
            reason: entry.reason,
            wall_ms: (0,_totals_js__WEBPACK_IMPORTED_MODULE_1__/* .wallOf */ .op)(entry),
            cpu_ms: (0,_totals_js__WEBPACK_IMPORTED_MODULE_1__/* .cpuOf */ .cJ)(entry),
            stdout_sha256: entry.evaluate?.stdout.sha256 ?? null,
            out_sha256: entry.run?.out?.sha256 ?? null,
            seal,
        };
        node.repeats = node.repeats.length === 0 ? [repeat] : node.repeats.concat(repeat);
    }
    const after = tallyOf(node);
    tree.pool = (0,_noise_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .poolChange */ .HU)(tree.pool, before, after);
    if (entry.status === 'ok' || node.failure !== null)
        return;
    if (node.index === 0 && after.n > 0)
        return;
    node.failure = entry.status;
    node.reason = entry.reason;
};
const applyDecision = (tree, entry, seal) => {
    const { outcome, rule, window_low, n, mean, se } = entry;
    const incumbent = sameId(tree, entry.incumbent);
    const decision = { outcome, rule, incumbent, window_low, n, mean, se, seal };
    const node = nodeOf(tree, entry.node, seal);
    node.decisions = node.decisions.length === 0 ? [decision] : node.decisions.concat(decision);
};
/** Takes the next entry in. Total: a ledger that lacks entries gives the tree that is left. */
const growTree = (tree, sealed) => {
    const { entry, sealId } = sealed;
    if (entry.kind === 'trial-start')
        applyStart(tree, entry, sealId);
    // Before the totals, which forget the start a result belongs to.
    if (entry.kind === 'trial-result')
        applyResult(tree, entry, sealId);
    if (entry.kind === 'trial-decision')
        applyDecision(tree, entry, sealId);
    (0,_totals_js__WEBPACK_IMPORTED_MODULE_1__/* .growTotals */ .Hf)(tree, sealed);
};
/** What became of a node: of n0 always `baseline`, else its failure, else its last decision. */
const outcomeOf = (node) => {
    if (node.index === 0)
        return 'baseline';
    if (node.failure !== null)
        return node.failure;
    const last = node.decisions.at(-1)?.outcome;
    return last === undefined ? 'running' : last === 'keep' ? 'keep' : 'discard';
};
/** Nodes by outcome; what is still running is not counted. */
const countOutcomes = (tree) => {
    const counts = {};
    for (const node of tree.nodes.values()) {
        const outcome = outcomeOf(node);
        if (outcome === 'running')
            continue;
        counts[outcome] = (counts[outcome] ?? 0) + 1;
    }
    return counts;
};
/** Mean (or median) and standard error of a node's values, null without one. */
const figuresOf = (tree, node) => {
    const { n, mean } = tallyOf(node);
    return n === 0 ? null : { mean, se: (0,_noise_pooled_variance_js__WEBPACK_IMPORTED_MODULE_0__/* .pooledSd */ .Fi)(tree.pool) / Math.sqrt(n) };
};
/** Nodes that ran at least once: what the budget of trials counts. */
const countTrials = (tree) => {
    let trials = 0;
    for (const { repeats, failure } of tree.nodes.values()) {
        if (repeats.length > 0 && failure !== 'skip')
            trials += 1;
    }
    return trials;
};


/***/ }),

/***/ 3147:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ forgeLimits),
/* harmony export */   IN: () => (/* binding */ cutText),
/* harmony export */   O5: () => (/* binding */ cutFreeText),
/* harmony export */   x9: () => (/* binding */ joinBlocks)
/* harmony export */ });
/* harmony import */ var _hidden_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4947);

/** What we ever put into one comment or summary. */
const forgeLimits = { chars: 60_000, bytes: 60_000 };
const fits = (text, limits) => text.length <= limits.chars &&
    (text.length * 3 <= limits.bytes || Buffer.byteLength(text) <= limits.bytes);
/** Cuts to characters and bytes without splitting a code point; ends in `…` when something was cut. */
const cutText = (text, limits) => {
    if (fits(text, limits))
        return text;
    const ellipsis = '…';
    let bytes = Buffer.byteLength(ellipsis);
    let chars = ellipsis.length;
    if (chars > limits.chars || bytes > limits.bytes)
        return '';
    let kept = '';
    for (const character of text) {
        bytes += Buffer.byteLength(character);
        chars += character.length;
        if (bytes > limits.bytes || chars > limits.chars)
            break;
        kept += character;
    }
    return `${kept}${ellipsis}`;
};
/** Free text as it is sealed or shown: one line without controls, at most `chars` (500) characters. */
const cutFreeText = (text, chars = 500) => cutText((0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .stripHidden */ .Pz)(text).replace(/\s+/g, ' ').trim(), { chars, bytes: chars * 4 });
/**
 * Joins blocks with a blank line between them, leaving out the last ones when they do not fit; `note` says
 * so and is kept within the limits too.
 */
const joinBlocks = (blocks, limits, note) => {
    const whole = blocks.join('\n\n');
    if (fits(whole, limits))
        return whole;
    let chars = 0;
    let bytes = 0;
    const kept = [];
    const room = note(blocks.length);
    for (const block of blocks) {
        chars += block.length + 2;
        bytes += Buffer.byteLength(block) + 2;
        if (chars + room.length > limits.chars || bytes + Buffer.byteLength(room) > limits.bytes)
            break;
        kept.push(block);
    }
    return cutText([...kept, note(blocks.length - kept.length)].join('\n\n'), limits);
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


/***/ }),

/***/ 6590:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   FV: () => (/* binding */ escapeMarkdown),
/* harmony export */   SS: () => (/* binding */ codeSpan)
/* harmony export */ });
/* harmony import */ var _hidden_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4947);

// What GitHub, Gitea or Forgejo turn into a link, a mention or an image: they look at the rendered text, so
// escaping its characters does not help; only code is left alone.
const autolinked = /@|#\w|!\d|:\/\/|www\.|mailto:|xmpp:|:[a-z0-9_+-]+:|\bgh-\d|\b[a-z][a-z0-9]*-\d|(?<![a-z0-9])[0-9a-f]{7,64}(?![a-z0-9])/i;
const special = /[\\`*_[\]()<>&|~$^{}#!]/g;
const entities = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    $: '&#36;',
};
const longestRun = (text) => (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
const oneLine = (text) => (0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .Ul)(text).replace(/\s+/g, ' ');
/** A code span on one line: nothing in it is markup, a mention or a link. */
const codeSpan = (text, place = 'text') => {
    let content = oneLine(text);
    if (place === 'cell')
        content = content.replace(/\\(?=\|)/g, '\\ ').replaceAll('|', '\\|');
    if (content === '')
        content = ' ';
    if (/^`|`$|^ .*[^ ].* $/.test(content))
        content = ` ${content} `;
    const ticks = '`'.repeat(longestRun(content) + 1);
    return `${ticks}${content}${ticks}`;
};
const escapeWord = (word, place) => autolinked.test(word)
    ? codeSpan(word, place)
    : word.replace(special, (character) => entities[character] ?? `\\${character}`);
/**
 * Untrusted text inside a line of Markdown: markup is escaped, words that a forge would link become code
 * spans, line ends become spaces. Not for lines inside an HTML block, which hold HTML.
 */
const escapeMarkdown = (text, place = 'text') => oneLine(text)
    .trim()
    .split(' ')
    .map((word) => escapeWord(word, place))
    .join(' ')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[-+=:]/, '\\$&');
/** A fenced block longer than any run of backticks in it; `language` is ours. */
const fence = (text, language = '') => {
    const body = (0,_hidden_js__WEBPACK_IMPORTED_MODULE_0__/* .showHidden */ .Ul)(text).replaceAll('\r', '\n').replace(/\n$/, '');
    const ticks = '`'.repeat(Math.max(3, longestRun(body) + 1));
    return `${ticks}${language}\n${body}\n${ticks}`;
};


/***/ })

};
