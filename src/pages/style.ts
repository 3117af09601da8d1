/** The look of the pages; small, in the reader's own fonts, for dark and light, for phones and desks. */
export const STYLE = `
:root { --ground: #fdfcfa; --text: #23211e; --quiet: #6b665e; --line: #e3ded5; --raised: #f5f1ea; --link: #0b5c8a; --get: #237032; --post: #1864ab; --put: #a34a00; --delete: #b02a5b; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #171614; --text: #e8e4dc; --quiet: #a19a8e; --line: #37342f; --raised: #211f1c; --link: #7cc0ea; --get: #69c27b; --post: #74b4f0; --put: #f0a35e; --delete: #f27ba5; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.6 system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; }
main { max-width: 50rem; padding: 1.5rem 1.25rem 4rem; }
main.alone { margin: 10vh auto 0; max-width: 36rem; }
nav { columns: 10rem; padding: 1.25rem; border-bottom: 1px solid var(--line); font-size: .875rem; }
nav ul { break-inside: avoid; }
nav b { break-after: avoid; }
nav b { display: block; margin-top: .75rem; }
nav ul { list-style: none; margin: .25rem 0; padding: 0; }
nav li a { display: flex; gap: .5rem; padding: .15rem 0; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; }
h1 small, i, .access, .kind { color: var(--quiet); font-weight: normal; font-style: normal; font-size: .875rem; }
h2 { margin: 3.5rem 0 .5rem; font-size: 1.5rem; text-transform: capitalize; }
h3 { margin: 0 0 .5rem; font-size: 1.0625rem; }
h3 a { color: inherit; }
h4 { margin: 1.25rem 0 .25rem; font-size: .8125rem; color: var(--quiet); text-transform: uppercase; letter-spacing: .05em; }
p { margin: .5rem 0; }
section { margin: 1.5rem 0; padding: 1.25rem; border: 1px solid var(--line); border-radius: .625rem; }
section:target { border-color: var(--link); }
code, pre { font: .875em/1.55 ui-monospace, "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
code { overflow-wrap: anywhere; }
pre { margin: .75rem 0; padding: .75rem 1rem; background: var(--raised); border-radius: .375rem; white-space: pre-wrap; }
.method { display: inline-block; min-width: 3.9em; font: 600 .75rem/1.5rem ui-monospace, monospace; color: var(--quiet); }
.GET { color: var(--get); } .POST { color: var(--post); } .PUT { color: var(--put); } .DELETE { color: var(--delete); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem .75rem .5rem 0; border-top: 1px solid var(--line); text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { width: 11rem; font-weight: normal; }
dl { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: .25rem 1.25rem; margin: .25rem 0 0; }
dd { margin: 0; overflow-wrap: anywhere; }
dd dl { padding-inline-start: .875rem; border-inline-start: 2px solid var(--line); }
summary { cursor: pointer; color: var(--link); }
@media (min-width: 62rem) {
  body { display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
  body:has(.alone) { display: block; }
  nav { columns: auto; position: sticky; top: 0; height: 100vh; overflow: auto; border-bottom: 0; border-inline-end: 1px solid var(--line); }
  main { padding: 2.5rem 3rem 6rem; }
}
@media (max-width: 34rem) {
  th, td { display: block; width: auto; padding-inline-end: 0; }
  td { border-top: 0; padding-top: 0; }
  dl { display: block; }
  dd { padding: 0 0 .375rem .875rem; }
}
`;
