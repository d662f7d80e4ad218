/** The one style sheet of the report; its hash is in the page's policy. */
export const reportStyle = `
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
