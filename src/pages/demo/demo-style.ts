/** The look of the demo's page: a paper of its own, with nothing of Hakam's in it but what it tells the embed. */
export const DEMO_STYLE = `
:root { color-scheme: light dark; --ground: #fbfaf7; --text: #1f1d1a; --quiet: #635e55; --line: #ddd7cb; --raised: #f2eee5; --accent: #0f5f57; --on-accent: #fff; --sky: #cfe3e0; --hill: #7fae8f; --near: #3f7a61; --sun: #f2c879; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #151614; --text: #e9e6de; --quiet: #a8a296; --line: #383731; --raised: #20211e; --accent: #6ec7b8; --on-accent: #10201d; --sky: #1d3038; --hill: #2c4a40; --near: #1f382e; --sun: #c9a25a; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.75 "Noto Naskh Arabic", "Noto Serif", Georgia, serif; }
:lang(ar) body, body:lang(ar) { line-height: 1.95; }
.top, .notice, .by, figcaption, aside, .held, footer, hakam-comments { font-family: system-ui, "Noto Sans", "Noto Sans Arabic", sans-serif; }
.top { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; max-width: 46rem; margin: 0 auto; padding: 1.25rem 1.25rem .75rem; border-bottom: 3px double var(--line); }
.top p { margin: 0; font-weight: 700; font-size: 1.375rem; color: var(--accent); }
.notice { margin: 0; padding: .75rem 0 0; color: var(--quiet); font-size: .875rem; }
main { max-width: 46rem; margin: 0 auto; padding: 0 1.25rem 3rem; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: 2px; }
.section { margin: 1.75rem 0 .25rem; color: var(--accent); font-weight: 700; font-size: .9375rem; }
h1 { margin: 0 0 .5rem; font-size: clamp(1.75rem, 1.2rem + 2.6vw, 2.625rem); line-height: 1.35; text-wrap: balance; }
.by { margin: 0 0 1.25rem; color: var(--quiet); font-size: .875rem; }
figure { margin: 0 0 1.5rem; }
.picture { height: clamp(11rem, 38vw, 20rem); border-radius: .5rem; background:
  radial-gradient(circle at 72% 30%, var(--sun) 0 1.6rem, transparent 1.7rem),
  radial-gradient(ellipse 70% 60% at 15% 105%, var(--near) 99%, transparent),
  radial-gradient(ellipse 60% 45% at 85% 105%, var(--near) 99%, transparent),
  radial-gradient(ellipse 80% 75% at 55% 110%, var(--hill) 99%, transparent), var(--sky); }
figcaption { margin-top: .5rem; color: var(--quiet); font-size: .8125rem; }
article > p { margin: 0 0 1.125rem; }
aside { margin: 1.5rem 0; padding: .875rem 1.125rem; border-inline-start: 4px solid var(--accent); background: var(--raised); border-radius: .25rem; font-size: .9375rem; }
aside h2 { margin: 0 0 .25rem; font-size: .9375rem; color: var(--accent); }
aside ul { margin: 0; padding-inline-start: 1.125rem; }
hakam-comments { display: block; margin-top: 2.5rem; --hakam-accent: var(--accent); --hakam-on-accent: var(--on-accent); --hakam-muted: var(--quiet); --hakam-line: var(--line); --hakam-radius: .375rem; }
.hakam { padding-top: 1.5rem; border-top: 2px solid; }
.hakam-heading { margin: 0 0 1rem; font-size: 1.375rem; }
.hakam-list, .hakam-replies { list-style: none; margin: 0; padding: 0; }
.hakam-replies { margin-inline-start: .5rem; padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); }
.hakam-comment { padding: .875rem 0; overflow-wrap: anywhere; }
.hakam-by { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; margin: 0; }
.hakam-date { color: var(--quiet); font-size: .8125rem; text-decoration: none; }
.hakam-text, .hakam-comment p { margin: .125rem 0 0; }
.hakam-erased .hakam-text { color: var(--quiet); font-size: .875rem; }
.held { margin: 2.5rem 0 -1rem; padding: 1rem 1.125rem; border: 1px solid var(--accent); border-radius: .5rem; background: var(--raised); }
.held h2 { margin: 0 0 .25rem; font-size: 1.0625rem; }
.held p { margin: 0; font-size: .9375rem; }
pre { margin: .75rem 0 0; padding: .75rem 1rem; background: var(--ground); border: 1px solid var(--line); border-radius: .375rem; white-space: pre-wrap; overflow-wrap: anywhere; text-align: start; font: .8125rem/1.6 ui-monospace, "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
footer { max-width: 46rem; margin: 0 auto; padding: 1.25rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .8125rem; }
[hidden] { display: none; }
`;
