/** Light, dark and print, without any font or image from elsewhere. */
export const styles = `
:root{color-scheme:light dark;--ink:#1b2430;--soft:#566274;--line:#d5dbe3;--page:#fff;--tint:#f3f6fa;--accent:#0b5c6b;--warn:#8a3b00}
@media (prefers-color-scheme:dark){:root{--ink:#e6ebf2;--soft:#a5b1c2;--line:#3a4554;--page:#151b23;--tint:#1e2630;--accent:#7cc7d6;--warn:#ffb37a}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem}
header{border-bottom:3px solid var(--accent);padding-bottom:1rem;margin-bottom:1rem}
.kind{margin:0;color:var(--soft)}
h1{margin:.1em 0 .5em;font-size:1.7rem;line-height:1.2;overflow-wrap:anywhere}
h2{margin:1.6em 0 .5em;font-size:1.2rem;color:var(--accent)}
h3,h4,h5,h6{margin:1.2em 0 .4em;font-size:1.05rem}
dl{margin:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(17rem,1fr));gap:.4rem 1.5rem}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0;overflow-wrap:anywhere}
.patient{background:var(--tint);border:1px solid var(--line);border-radius:.5rem;padding:0 1rem 1rem;margin-top:1rem}
.text,li{white-space:normal;margin:.4em 0;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.6em 0;font-size:.95rem}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
th{background:var(--tint)}
img{max-width:100%;height:auto}
figure{margin:.5em 0}
figcaption{color:var(--soft);font-size:.875rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
a{color:var(--accent)}
.refused,.unreadable{color:var(--warn)}
.unreadable{border-top:1px solid var(--line);margin-top:2rem;font-size:.9rem}
@media print{:root{color-scheme:light;--ink:#000;--soft:#444;--line:#999;--page:#fff;--tint:#f5f5f5;--accent:#003b46;--warn:#6b2d00}
main{max-width:none;padding:0}body{font-size:10.5pt}tr,figure,.patient{break-inside:avoid}thead{display:table-header-group}h2,h3{break-after:avoid}.file{display:none}.wide{overflow:visible}table{font-size:8.5pt}}
`;
