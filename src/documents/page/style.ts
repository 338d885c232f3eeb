/** The look of the page: calm, legible at 1366 × 768 and in grey on A4. Fonts are those of the system. */
export const STYLE = `
:root{--ink:#1c2530;--muted:#5a6572;--line:#d3dae2;--band:#f1f4f8;--navy:#1f3b61;--pale:#c8d4e2;--red:#a3212a;--green:#25633a;--amber:#7a5200}
*{box-sizing:border-box}
html{scroll-padding-top:52px}
body{margin:0;background:#e9edf2;color:var(--ink);font:15px/1.7 "Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC","Microsoft YaHei","PingFang SC","WenQuanYi Micro Hei","SimHei",sans-serif;font-variant-numeric:tabular-nums}
h1,h2,.big{font-family:"Noto Serif CJK SC","Source Han Serif SC","Noto Serif SC","STSong","SimSun",serif}
h1{font-size:30px;line-height:1.3;margin:0 0 4px;font-weight:700;letter-spacing:.02em}
h2{font-size:20px;margin:0 0 12px;padding-bottom:6px;border-bottom:2px solid var(--navy);color:var(--navy);font-weight:700}
h3{font-size:15.5px;margin:18px 0 6px}
h2 small,h1 small,h3 small{font:400 12px/1.4 system-ui,"Segoe UI",sans-serif;color:var(--muted);margin-left:8px;letter-spacing:0}
h1 small{display:block;margin:2px 0 0;font-size:14px}
p{margin:6px 0}
.sheet,.sheet>*,.sheet>*>tr,.sheet>*>tr>td{display:block;width:auto;padding:0;margin:0;border:0;font-size:inherit;line-height:inherit;overflow-wrap:normal}
.sheet>.run-head,.sheet>.run-foot{max-width:1312px;margin:0 auto;padding:0 16px}
.sheet>.run-head{position:sticky;top:0;z-index:2}
.strip{background:var(--navy);color:#fff;padding:7px 20px;display:flex;justify-content:space-between;gap:16px;font-size:13px}
.strip b{letter-spacing:.06em}
.strip .warn{background:#fff;color:var(--red);padding:0 8px;font-weight:700;border-radius:2px}
.strip .demo{background:#ffe9a8;color:#3b2a00;padding:0 8px;font-weight:700;border-radius:2px}
.foot{color:var(--muted);font-size:12px;padding-bottom:28px;word-break:break-all}
.frame{max-width:1312px;margin:0 auto;padding:0 16px 20px;display:grid;grid-template-columns:208px minmax(0,1fr);gap:20px;align-items:start}
nav{position:sticky;top:52px;margin-top:20px;font-size:13.5px;line-height:1.5}
a{color:var(--navy)}
nav ol{list-style:none;margin:0;padding:0;border-left:2px solid var(--pale)}
nav a{display:block;padding:4px 0 4px 12px;color:var(--ink);text-decoration:none}
nav a:hover{color:var(--navy);background:#fff}
main{background:#fff;border:1px solid var(--line);border-top:0;padding:32px 40px 40px;min-width:0}
section{margin-top:36px}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(200px,1fr));gap:2px 24px;margin:14px 0 0;font-size:13.5px}
.facts div{display:flex;gap:10px}.facts dt{color:var(--muted);flex:none}.facts dd{margin:0;overflow-wrap:anywhere}
.note{border-left:4px solid var(--navy);background:var(--band);padding:8px 14px;margin:14px 0;font-size:14px}
.note.warn{border-color:var(--red);background:#fbeeee}
.note.warn b{color:var(--red)}
.note.demo{border-color:#c79a1a;background:#fdf6e0}
.cards{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:12px}
.card{border:1px solid var(--line);padding:12px 14px 10px;break-inside:avoid}
.card.main{border-color:var(--navy);background:var(--band);grid-column:span 2}
.card .name{font-size:13.5px;color:var(--muted)}
.card .big{font-size:28px;line-height:1.25;font-weight:700;color:var(--ink);white-space:nowrap}
.card.main .big{font-size:44px;color:var(--navy)}
.card .big i{font-size:14px;font-weight:400;font-style:normal;margin-left:4px;color:var(--muted)}
.rule{font-size:12.5px;color:var(--muted);margin:4px 0 0;line-height:1.5}
.rule b{font-weight:400;border:1px solid var(--line);padding:0 4px;margin-right:4px;font-size:11.5px}
.eq{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;font-size:15px;margin:4px 0}
.eq b{font-size:18px}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:1.5;margin:8px 0}
th{background:var(--band);text-align:left;font-weight:600;border-bottom:1px solid #aab6c4;white-space:nowrap}
th,td{padding:5px 8px;vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
td.n,th.n{text-align:right;white-space:nowrap}
td.x{white-space:nowrap}
td:not([class*=n],[class*=x],[class*=s]){min-width:5em}
.told{font-size:13px;margin:4px 0 8px;padding-left:1.4em}
td ul{margin:0;padding-left:1.2em}
td.s{font-size:12px;color:#3a4551;min-width:10em}
tr.used td{background:#eef3f9;font-weight:600}
tr.used td.s{font-weight:400}
tr.group td{background:var(--band);border-top:2px solid var(--pale)}
.hex{font:10.5px/1.4 "DejaVu Sans Mono",Consolas,"Noto Sans Mono",monospace;word-break:break-all;color:#3a4551}
.at{overflow-wrap:anywhere}
.badge{display:inline-block;border:1px solid currentColor;border-radius:2px;padding:0 6px;font-size:12px;line-height:1.6;white-space:nowrap;font-weight:600}
.badge.good{color:var(--green)}.badge.plain{color:var(--muted);font-weight:400}.badge.warn{color:var(--amber)}.badge.strong{color:#fff;background:var(--navy);border-color:var(--navy)}.badge.loud{color:#fff;background:var(--red);border-color:var(--red)}
.cut{background:#fdf6e0;border:1px dashed #c79a1a;padding:4px 10px;font-size:13px;font-weight:600}
.finding{border:1px solid var(--line);border-left:4px solid var(--navy);padding:12px 16px;margin:12px 0}
.finding h3{margin:0 0 4px;display:flex;gap:10px;align-items:center;flex-wrap:wrap}
.finding .say{font-size:15.5px;margin:6px 0}
.lead{font-size:16px;font-weight:600;border:1px solid var(--navy);background:var(--band);padding:10px 14px;margin:8px 0}
details{margin:6px 0 0}summary{cursor:pointer;color:var(--navy);font-size:13.5px}
.why{list-style:none;margin:4px 0;padding-left:16px;border-left:1px solid var(--pale);font-size:13.5px}
.why li{padding:2px 0}
.why .v{font-weight:700;margin:0 6px}
.why .c{color:var(--muted);font-size:12.5px;margin-left:6px}
code,pre{font:12px/1.5 "DejaVu Sans Mono",Consolas,"Noto Sans Mono CJK SC",monospace;background:var(--band);padding:1px 4px;overflow-wrap:anywhere;white-space:pre-wrap}
pre{padding:8px 10px;margin:4px 0}
svg{display:block;width:100%;height:auto;margin:8px 0}
svg text{font-family:inherit}
figure{margin:12px 0}figcaption{font-size:12.5px;color:var(--muted)}
.legend{display:flex;flex-wrap:wrap;gap:2px 18px;font-size:12.5px;margin:0 0 6px}
.legend i{display:inline-block;width:11px;height:11px;margin-right:5px;border:1px solid #8593a3;vertical-align:-1px}
.sign{display:grid;grid-template-columns:repeat(3,1fr);gap:0;border:1px solid #8593a3;margin-top:10px}
.sign div{padding:10px 14px 12px;border-right:1px solid #8593a3;font-size:13.5px}.sign div:last-child{border-right:0}
.sign p{margin:34px 0 0;color:var(--muted);white-space:nowrap}.sign p+p{margin-top:12px}
td code{display:inline-block;font-size:10.5px;font-weight:400;color:var(--muted)}
th:nth-child(n){word-break:keep-all}
ol{padding-left:26px;margin:6px 0}
@media screen and (max-width:1100px){.frame{display:block}nav{display:none}main{padding:20px}.cards{grid-template-columns:repeat(2,minmax(0,1fr))}}
@page{size:A4;margin:13mm 15mm 15mm;@bottom-right{content:"第 " counter(page) " 页　共 " counter(pages) " 页";font:8.5pt "Noto Sans CJK SC","Microsoft YaHei","SimHei",sans-serif;color:#444}}
@media print{
body{background:#fff;font-size:10pt;line-height:1.6}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
nav{display:none}
.sheet{display:table;width:100%;table-layout:fixed}
.sheet>.run-head{display:table-header-group;position:static}
.sheet>.run-body{display:table-row-group}
.sheet>.run-foot{display:table-footer-group}
.sheet>*>tr{display:table-row}
.sheet>*>tr>td{display:table-cell}
.sheet>.run-body>tr{break-inside:auto}
.strip{background:none;color:#222;border-bottom:1px solid #555;padding:0 0 3px;margin-bottom:10px;font-size:8.5pt}
.strip .warn,.strip .demo{border:1px solid currentColor}
.foot{border-top:1px solid #555;padding-top:3px;margin-top:8px;font-size:7.5pt;color:#444}
.frame{display:block;padding:0;max-width:none}
main{border:0;padding:0 1px;display:block}
h1{font-size:20pt}h2{font-size:13pt;break-after:avoid}h3{break-after:avoid;font-size:10.5pt}
section{margin-top:16pt}
section.fresh{break-before:page;margin-top:0}
table{font-size:8.5pt}td.s{font-size:7.5pt}.hex{font-size:6.4pt}
thead{display:table-header-group}main tr,.card,.note,.sign,svg,figure,.lead{break-inside:avoid}
.finding{padding:8pt 10pt}
details:not(.idle)::details-content{content-visibility:visible}
.told{font-size:8.5pt}
th,td{padding:4px}th,th.n,td.x{white-space:normal}th:nth-child(n){min-width:3em;overflow-wrap:break-word;word-break:normal}td:not([class*=n],[class*=x],[class*=s]){min-width:4em}
.card.main .big{font-size:28pt}.card .big{font-size:17pt}
.rule{font-size:8pt}.cards{gap:8px}.card{padding:8px 10px}
.why{font-size:9pt}summary{list-style:none;color:#222}
a{color:inherit;text-decoration:none}
}`
