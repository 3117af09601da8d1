import { openPanel, type Panel } from './panel.ts';
import { settingsOf } from './settings.ts';
import style from './style.css';

/** One for all on the page; sheets that are constructed need no `style-src`. */
const sheet = new CSSStyleSheet();
sheet.replaceSync(style);

/** `<hakam-comments site article>`: an article's comments, and the form for another one. */
export class HakamComments extends HTMLElement {
  static observedAttributes: string[] = [
    'server',
    'site',
    'article',
    'lang',
    'order',
    'limit',
    'name',
    'author-token',
  ];
  #panel: Panel | undefined;
  #restarts = false;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  connectedCallback(): void {
    this.#start();
  }

  disconnectedCallback(): void {
    this.#panel?.stop();
    this.#panel = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (this.#panel === undefined || before === now) return;
    if (name === 'author-token') this.#panel.signIn(now || null);
    else this.#restartOnce();
  }

  /** Once for all attributes that a page changes together. */
  #restartOnce(): void {
    if (this.#restarts) return;
    this.#restarts = true;
    queueMicrotask(() => {
      this.#restarts = false;
      if (this.isConnected) this.#start();
    });
  }

  #start(): void {
    this.#panel?.stop();
    this.#panel = openPanel(this, settingsOf(this));
    this.shadowRoot?.replaceChildren(this.#panel.element);
  }
}
