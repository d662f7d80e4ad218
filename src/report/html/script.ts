import { treeMeasures } from './tree-svg.ts';

/**
 * The one script of the report: folding, pan and zoom of the tree, filters, a readout on the curve. It
 * only rearranges what the page already shows, takes no input and makes no request.
 */
export const reportScript = `
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
