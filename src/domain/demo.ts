import type { Language } from './language.ts';

/** The site that the demo belongs to: where it isn't served, there is no demo. */
export const DEMO_SITE = 'example';

/** The article of the demo's page in each language. */
export const DEMO_ARTICLES: Readonly<Record<Language, string>> = { ar: 'demo', en: 'demo-en' };

/** Whether an article is one that the demo's pages show. */
export const isDemo = (site: string, article: string): boolean =>
  site === DEMO_SITE && Object.values(DEMO_ARTICLES).includes(article);
