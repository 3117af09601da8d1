import { READER_TEXTS } from '../pages/reader-texts.ts';
import { getJson } from './service.ts';
import { type Settings, settingsOf } from './settings.ts';

const MOST_AT_ONCE = 100;

const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ':host{display:inline-block;min-inline-size:var(--hakam-count-size,8ch);white-space:nowrap}:host([hidden]){display:none}',
);

/** Those that came since the last request. */
const waiting = new Set<HakamCount>();

/** `<hakam-count site article>`: how many comments an article has. All on a page ask together. */
export class HakamCount extends HTMLElement {
  static observedAttributes: string[] = ['server', 'site', 'article', 'lang'];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [sheet];
    // Until the count is there, and where none can be had, what the page has put into it.
    root.append(document.createElement('slot'));
  }

  connectedCallback(): void {
    if (waiting.size === 0) setTimeout(askForAll);
    waiting.add(this);
  }

  disconnectedCallback(): void {
    waiting.delete(this);
  }

  attributeChangedCallback(_: string, before: string | null): void {
    if (before !== null && this.isConnected) this.connectedCallback();
  }

  show(count: number, { language }: Settings): void {
    const text = document.createElement('bdi');
    const { direction, comments } = READER_TEXTS[language];
    Object.assign(text, { lang: language, dir: direction, textContent: comments(count) });
    text.part.add('count');
    this.shadowRoot?.replaceChildren(text);
  }
}

function askForAll(): void {
  const asking = [...waiting].map((element) => ({ element, settings: settingsOf(element) }));
  waiting.clear();
  for (const group of Map.groupBy(asking, ({ settings }) => `${settings.server} ${settings.site}`).values()) {
    const byArticle = [...Map.groupBy(group, ({ settings }) => settings.article)];
    for (let at = 0; at < byArticle.length; at += MOST_AT_ONCE)
      void ask(byArticle.slice(at, at + MOST_AT_ONCE));
  }
}

type Asking = { readonly element: HakamCount; readonly settings: Settings };

async function ask(
  byArticle: readonly (readonly [article: string, asking: readonly Asking[]])[],
): Promise<void> {
  const [[, [first]] = ['', []]] = byArticle;
  if (!first) return;
  const { server, site } = first.settings;
  const query = new URLSearchParams(byArticle.map(([article]) => ['article', article]));
  try {
    const { counts } = await getJson<Counts>(
      `${server}/v1/sites/${encodeURIComponent(site)}/counts?${query}`,
    );
    for (const [article, asking] of byArticle)
      for (const { element, settings } of asking) element.show(counts[article] ?? 0, settings);
  } catch {
    // what the page has put into them stays
  }
}

interface Counts {
  readonly counts: Readonly<Record<string, number>>;
}
