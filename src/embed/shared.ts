import { READER_TEXTS, type ReaderTexts } from '../pages/reader-texts.ts';
import type { Trouble } from './composer.ts';
import { type Keeping, type Kept, keepingOf, type OwnComment } from './keeping.ts';
import { type Outcome, type Service, serviceOf } from './service.ts';
import type { Settings } from './settings.ts';
import { type Known, NOTHING_KNOWN } from './shown.ts';
import { EMBED_TEXTS, type EmbedTexts } from './texts.ts';

/** What the parts of a panel share. */
export interface Shared {
  readonly host: HTMLElement;
  settings: Settings;
  readonly texts: EmbedTexts & ReaderTexts;
  readonly service: Service;
  readonly keeping: Keeping;
  known: Known;
  /** What the service said of comments just now, by their ids. */
  readonly notices: Map<string, string>;
}

export const sharedBy = (host: HTMLElement, settings: Settings): Shared => ({
  host,
  settings,
  texts: { ...READER_TEXTS[settings.language], ...EMBED_TEXTS[settings.language] },
  service: serviceOf(settings),
  keeping: keepingOf(settings),
  known: NOTHING_KNOWN,
  notices: new Map(),
});

/** Puts an own comment in the place of what was kept of it, or takes it out. */
export const withOwn =
  (id: string, comment: OwnComment | null) =>
  ({ own }: Kept): Pick<Kept, 'own'> => ({
    own: [...own.filter((each) => each.id !== id), ...(comment === null ? [] : [comment])],
  });

/** What is told of an answer in the form that it came to, whatever it was sent for. */
export function troubleOf(outcome: Outcome, { texts }: Pick<Shared, 'texts'>): Trouble {
  switch (outcome.kind) {
    case 'limited':
      return { kind: 'wait', seconds: outcome.seconds };
    case 'closed':
      return { kind: 'note', text: outcome.detail };
    case 'edit-over':
      return { kind: 'note', text: texts.editOver };
    case 'lost':
      return { kind: 'again', text: texts.lost };
    case 'invalid':
      return invalid(outcome.paths, texts);
  }
  return { kind: 'note', text: texts.refused };
}

/** What the service found that wasn't found here. */
function invalid(paths: readonly string[], texts: EmbedTexts): Trouble {
  if (paths.includes('parent')) return { kind: 'note', text: texts.parentGone };
  const faults = {
    name: paths.some((path) => path.startsWith('author')) ? texts.nameMissing : null,
    body: paths.includes('body') ? texts.bodyMissing : null,
  };
  return { kind: 'faults', faults };
}

/** Tells the page, through whatever shadow roots stand around. */
export const tellPage = (host: HTMLElement, name: string, detail?: object): boolean =>
  host.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
