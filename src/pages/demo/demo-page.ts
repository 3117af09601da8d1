import { sha256 } from '@noble/hashes/sha2.js';
import { html, raw } from 'hono/html';
import { encodeBase64 } from 'hono/utils/encode';
import { DEMO_ARTICLES, DEMO_SITE } from '../../domain/demo.ts';
import type { Language } from '../../domain/language.ts';
import type { Html } from '../page.ts';
import { DEMO, type DemoArticle } from './demo-article.ts';
import { DEMO_SCRIPT } from './demo-script.ts';
import { DEMO_STYLE } from './demo-style.ts';

const hashOf = (text: string): string => encodeBase64(sha256(new TextEncoder().encode(text)).slice().buffer);
let policy: string | undefined;

/** Its own style, scripts and requests to the service itself, and nothing else. */
export function demoPolicy(): string {
  policy ??= [
    "default-src 'none'",
    `style-src 'sha256-${hashOf(DEMO_STYLE)}'`,
    `script-src 'self' 'sha256-${hashOf(DEMO_SCRIPT)}'`,
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return policy;
}

/** A news page with comments, whole; `fragment` is the HTML of the comments, for who has no JavaScript. */
export async function demoPage(language: Language, fragment: string): Promise<string> {
  const demo = DEMO[language];
  return String(
    await html`<!doctype html>
<html lang="${language}" dir="${demo.direction}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${demo.headline} - ${demo.paper}</title>
<style>${raw(DEMO_STYLE)}</style>
<script type="module" src="/embed.js"></script>
<script type="module">${raw(DEMO_SCRIPT)}</script>
<body>
<header class="top">
<p>${demo.paper}</p>
<nav><a href="/demo?lang=${demo.other.language}" lang="${demo.other.language}" hreflang="${demo.other.language}" rel="alternate">${demo.other.name}</a></nav>
</header>
<main>
<p class="notice">${demo.notice}</p>
${article(demo)}
<section class="held" role="status" hidden>
<h2>${demo.held[0]}</h2>
<p>${demo.held[1]}</p>
<pre dir="ltr"><code></code></pre>
</section>
<hakam-comments site="${DEMO_SITE}" article="${DEMO_ARTICLES[language]}" lang="${language}">
${raw(fragment)}</hakam-comments>
</main>
<footer>${demo.footer}</footer>
</html>
`,
  );
}

const article = (demo: DemoArticle): Html => html`<article>
<header>
<p class="section">${demo.section}</p>
<h1>${demo.headline}</h1>
<p class="by"><time datetime="${demo.published[0]}">${demo.published[1]}</time></p>
</header>
<figure>
<div class="picture"></div>
<figcaption>${demo.caption}</figcaption>
</figure>
${demo.story.map((paragraph) => (typeof paragraph === 'string' ? html`<p>${paragraph}</p>\n` : related(demo, paragraph)))}</article>`;

const related = (demo: DemoArticle, news: readonly string[]): Html => html`<aside>
<h2>${demo.related}</h2>
<ul>${news.map((title) => html`<li>${title}</li>`)}</ul>
</aside>
`;
