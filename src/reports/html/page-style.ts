/** The look of the page: that of the web form, light and dark, on a screen of any width and on paper. */
export const pageStyle = `
:root { color-scheme: light dark; --text: #1d1b20; --soft: #5a5661; --page: #f6f4f8; --card: #fff; --line: #d9d4df;
  --accent: #5b2c83; --error: #b3261e; --error-fill: #fdecea; --warning: #7a4f00; --warning-fill: #fff4d6;
  --good: #1b6b3a; --bar: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --text: #e8e4ec; --soft: #b7b0bf; --page: #141218; --card: #1f1c24;
  --line: #45404d; --accent: #d4b5f2; --error: #ffb4ab; --error-fill: #3d1a17; --warning: #ffd27a;
  --warning-fill: #35290d; --good: #8fdba8; --bar: #ff8a7d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: var(--card); }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { padding-bottom: 0; }
main { padding-top: 0; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0 0; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2rem 0 .75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .75rem; overflow-wrap: anywhere; }
h4 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
h5 { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--accent); margin: 1.1rem 0 .4rem; }
p { margin: .25rem 0; }
.soft, footer { color: var(--soft); }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .45rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child th, tbody tr:last-child td { border-bottom: 0; }
thead th { color: var(--soft); font-weight: 600; font-size: .85rem; }
tbody th { font-weight: 600; overflow-wrap: anywhere; min-width: 10rem; }
.chart tbody th { min-width: 7rem; }
.chart th, .chart td { padding-block: .25rem; vertical-align: middle; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.bar { width: 45%; min-width: 8rem; }
.bar svg { display: block; width: 100%; height: 1rem; }
.bar rect { fill: var(--bar); }
details { margin-top: .6rem; }
summary { cursor: pointer; color: var(--accent); padding: .25rem 0; width: fit-content; }
details[open] summary { margin-bottom: .4rem; }
.filter { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: end; padding: .9rem 1rem; background: var(--card);
  border: 1px solid var(--line); border-radius: .5rem; }
.filter[hidden] { display: none; }
.filter label { display: grid; gap: .2rem; font-size: .9rem; color: var(--soft); }
.filter label.check { display: flex; gap: .5rem; align-items: center; padding-bottom: .4rem; }
input[type=search], select { font: inherit; color: inherit; background: var(--page); border: 1px solid var(--soft);
  border-radius: .35rem; padding: .35rem .5rem; max-width: 100%; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
article { background: var(--card); border: 1px solid var(--line); border-left: 5px solid var(--warning);
  border-radius: .5rem; padding: .9rem 1.1rem 1.1rem; margin: 0 0 1rem; break-inside: avoid; }
article.rejected { border-left-color: var(--error); }
article[hidden], section[hidden] { display: none; }
.state { font-weight: 600; }
.rejected .state, .error { color: var(--error); }
.accepted .state, .warning { color: var(--warning); }
.notice { color: var(--soft); }
.good { color: var(--good); }
dl { margin: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .6rem 1.25rem; }
.field { min-width: 0; }
.field.wide { grid-column: 1 / -1; }
dt { font-size: .85rem; color: var(--soft); }
dd { margin: 0; }
.value { border: 1px solid var(--line); border-radius: .35rem; padding: .3rem .55rem; min-height: 2.1rem;
  white-space: pre-wrap; overflow-wrap: anywhere; }
.field.has-error .value { border-color: var(--error); background: var(--error-fill); }
.field.has-warning .value { border-color: var(--warning); background: var(--warning-fill); }
.message { font-size: .95rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.rule { font-size: .8rem; color: var(--soft); }
.place { font-size: .85rem; color: var(--soft); }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } th, td { padding: .4rem .5rem; } .bar { min-width: 4rem; } }
@media print { body { background: none; font-size: 10pt; } .filter, .skip { display: none; }
  article, .scroll { border-color: #999; } }
`;
