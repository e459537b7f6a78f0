/** The style of a report in HTML: paper white, one column, tables that become cards on a phone. */
export const reportStyle = `
:root{color-scheme:light;--text:#0F172A;--muted:#475569;--hairline:#D8DFE8;--surface:#F6F8FB;--accent:#3D4EDB}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px;max-width:1040px;background:#fff;color:var(--text);font:15px/1.5 Inter,"Segoe UI",system-ui,"Noto Sans",sans-serif}
h1,h2,h3,h4,p,dl,dd,ul,ol,figure{margin:0}
h1{font-size:28px;line-height:1.2;font-weight:700}
h2{margin:40px 0 12px;font-size:20px;line-height:1.3;font-weight:600}
h3{margin:24px 0 8px;font-size:16px;font-weight:600}
h4{margin:20px 0 8px;font-size:15px;font-weight:600}
.logo{display:block;max-height:48px;max-width:190px;margin-bottom:12px}
.about,.note,footer{color:var(--muted);font-size:13px}
.facts{display:flex;flex-wrap:wrap;gap:8px 28px;margin-top:16px;padding-bottom:12px;border-bottom:3px solid var(--rule)}
.facts div{min-width:120px}
.facts dt{font-size:12px;color:var(--muted)}
.facts dd:not(.note){font-size:19px;line-height:1.3;font-weight:600}
.headline{margin-top:18px;font-size:19px;line-height:1.4;font-weight:500}
nav ol{columns:2;margin-top:20px;padding-left:22px;font-size:14px}
a{color:var(--accent)}
p+p,section>p{margin-top:8px}
ul{margin-top:8px;padding-left:20px}
.picture{margin-top:12px;overflow-x:auto}
.picture svg{display:block;width:100%;min-width:680px;height:auto;overflow:visible;font-family:Inter,"Segoe UI",system-ui,"Noto Sans",sans-serif}
details{margin-top:8px}
summary{cursor:pointer;color:var(--accent);font-size:13px}
.scroll{margin-top:10px;overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:13px;line-height:1.4}
th,td{padding:6px 12px 6px 0;border-bottom:1px solid var(--hairline);text-align:left;vertical-align:top;font-weight:400}
thead th{border-bottom-color:#7A879A;white-space:nowrap}
thead button{all:unset;cursor:pointer;color:var(--muted);font-size:12px;font-weight:600}
thead button:focus-visible,summary:focus-visible,a:focus-visible,.picture:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
thead [aria-sort=ascending] button::after{content:" \\2191"}
thead [aria-sort=descending] button::after{content:" \\2193"}
tbody th[scope=row]{font-weight:500}
.group th{background:var(--surface);font-weight:600;padding-left:8px}
.mark{display:inline-block;width:12px;height:12px;margin-inline-end:5px;vertical-align:-1px}
.mark svg{display:block;width:100%;height:100%}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--hairline)}
@media(max-width:640px){body{padding:16px}nav ol{columns:1}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}table,tbody,tr,th,td{display:block}tr{padding:8px 0;border-bottom:1px solid var(--hairline)}th,td{padding:1px 0;border:0;text-align:left!important}td::before{content:attr(data-label) ": ";color:var(--muted)}td:empty{display:none}}
@media print{body{max-width:none;padding:0}section{break-inside:auto}tr,figure{break-inside:avoid}details{display:none}}
`;

/** Sorts a table by the column whose heading is pressed, inside of each of its groups. Runs in the reader's browser. */
export const reportScript = `
(function(){
function key(text){var t=text.trim();var d=/^\\d{1,2} [A-Z][a-z]{2} \\d{4}/.test(t)?Date.parse(t.slice(0,11)+" UTC"):NaN;if(!isNaN(d))return d;var n=parseFloat(t.replace(/,/g,"").replace("\\u2212","-"));return /^[\\d\\u2212-]/.test(t)&&!isNaN(n)?n:t.toLowerCase()}
document.addEventListener("click",function(event){
var button=event.target.closest&&event.target.closest("thead button");if(!button)return;
var head=button.parentNode,table=head.closest("table"),index=Array.prototype.indexOf.call(head.parentNode.children,head);
var up=head.getAttribute("aria-sort")!=="ascending";
Array.prototype.forEach.call(head.parentNode.children,function(it){it.removeAttribute("aria-sort")});
head.setAttribute("aria-sort",up?"ascending":"descending");
Array.prototype.forEach.call(table.tBodies,function(body){
var rows=Array.prototype.filter.call(body.rows,function(row){return row.className!=="group"});
rows.map(function(row,i){return{row:row,i:i,key:key(row.cells[index]?row.cells[index].textContent:"")}}).sort(function(a,b){
var empty=(a.key==="\\u2013")-(b.key==="\\u2013");if(empty)return empty;
var order=typeof a.key===typeof b.key?(a.key<b.key?-1:a.key>b.key?1:a.i-b.i):typeof a.key==="number"?-1:1;
return up?order:-order}).forEach(function(it){body.appendChild(it.row)})})})})();
`;
