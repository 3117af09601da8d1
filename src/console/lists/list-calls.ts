import type { ListChanged, ListsView, PreviewView, TermsPage } from '../../http/list-answers.ts';
import { apiOf } from '../address.ts';
import { type Answer, ask } from '../service/ask.ts';

/** Terms a page. */
const PAGE = 100;

export const loadLists = (site: string, signal: AbortSignal): Promise<Answer<ListsView>> =>
  ask('GET', apiOf(site, 'lists'), { signal });

interface Asked {
  readonly site: string;
  readonly list: string;
  readonly q: string | undefined;
}

export const loadTerms = (
  { site, list, q }: Asked,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<Answer<TermsPage>> =>
  ask('GET', apiOf(site, 'lists', list, 'terms'), {
    query: { q, cursor, limit: PAGE },
    ...(signal && { signal }),
  });

export const previewTerm = (site: string, list: string, line: string): Promise<Answer<PreviewView>> =>
  ask('POST', apiOf(site, 'lists', list, 'preview'), { body: { terms: [line] } });

export const addTerm = (
  site: string,
  list: string,
  line: string,
  reason: string,
): Promise<Answer<ListChanged>> =>
  ask('POST', apiOf(site, 'lists', list, 'terms'), { body: { terms: [line], reason } });

export const removeTerms = (
  site: string,
  list: string,
  terms: readonly string[],
  reason: string,
): Promise<Answer<ListChanged>> =>
  ask('DELETE', apiOf(site, 'lists', list, 'terms'), { query: { term: terms, reason } });
