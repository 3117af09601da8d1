import { type Language, languageOfLocale } from '../domain/language.ts';

/** What the attributes of an element say. */
export interface Settings {
  /** The origin of the service, without a slash at its end. */
  readonly server: string;
  readonly site: string;
  readonly article: string;
  readonly language: Language;
  /** Of a reader who is signed in at the site; null for a stranger. */
  readonly token: string | null;
  readonly order: 'oldest' | 'newest';
  /** Comments a page; null leaves it to the service. */
  readonly limit: string | null;
  /** What the reader is called, as far as the page knows. */
  readonly name: string;
}

/** The script comes from the service itself. */
const HOME = new URL(import.meta.url).origin;

export function settingsOf(element: HTMLElement): Settings {
  const given = (name: string): string => element.getAttribute(name) ?? '';
  return {
    server: (given('server') || HOME).replace(/\/$/, ''),
    site: given('site'),
    article: given('article'),
    language: languageOf(element),
    token: given('author-token') || null,
    order: given('order') === 'newest' ? 'newest' : 'oldest',
    limit: given('limit') || null,
    name: given('name'),
  };
}

/** By the closest `lang`, the element's own first, out of shadow roots as well; the page's direction where none is said. */
function languageOf(element: Element): Language {
  for (let at: Element | undefined = element; at; at = hostOf(at)) {
    const lang = at.closest('[lang]')?.getAttribute('lang');
    if (lang) return languageOfLocale(lang.toLowerCase());
  }
  return getComputedStyle(element).direction === 'rtl' ? 'ar' : 'en';
}

function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
