import type { ListChange } from '../domain/list-change.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { splitLine } from '../rules/language/list-file.ts';
import { listedTerm } from '../rules/list-entry.ts';
import { changesOf, type ListedLine, listedLines } from '../rules/listed-lines.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { changesNumbered, type ToldChange } from '../store/list-changes.ts';
import { fold } from '../text/fold.ts';
import { unitsToString } from '../text/folded.ts';
import type { ListChangeView, ListedTerm, Origin, TermsPage } from './list-answers.ts';
import type { Service } from './route.ts';

/** What of a list is asked for. */
export interface Asked {
  readonly list: string;
  /** A part of the terms, in the form in which texts are searched; undefined for all of them. */
  readonly q: string | undefined;
  readonly limit: number;
  /** Where the page before ended. */
  readonly after: TermPosition | undefined;
}

/** A term of a list: which one it was, from 1, and its line. */
interface TermPosition {
  readonly position: number;
  readonly line: string;
}

/** The newest changes of a list that are told. */
const MOST_CHANGES = 100;

type Page = Omit<TermsPage, 'next'> & { readonly last: TermPosition | undefined };

/** A page of a list's terms in its order, and its newest changes; `last` is where it ends if others follow. */
export async function termsPage(
  { database, ruleSets }: Pick<Service, 'database' | 'ruleSets'>,
  inForce: RuleSet,
  { list, q, limit, after }: Asked,
): Promise<Page> {
  const known = ruleSets.changes(inForce.site);
  const lines = listedLines(ruleSets.base(inForce.site) ?? inForce, inForce, known, list);
  const { page, last } = cut(lines, beginning(lines, after), limit, partOf(q));
  const newest = changesOf(inForce, known, list).slice(-MOST_CHANGES).reverse();
  const asked = [...page.flatMap(({ change }) => change ?? []), ...newest].map(({ number }) => number);
  const numbers = JSON.stringify([...new Set(asked)].map((number) => ({ number })));
  const [told] =
    asked.length === 0 ? [[]] : await database.read([changesNumbered({ site: inForce.site, numbers })]);
  const byNumber = new Map(told.map((change) => [change.number, change]));
  return {
    list,
    version: inForce.version,
    terms: page.map(({ line, change }) => termView(line, change && byNumber.get(change.number))),
    last,
    changes: newest.flatMap(({ number }) => changeView(byNumber.get(number))),
  };
}

type Lines = readonly ListedLine<ListChange>[];

/**
 * From which line on the next page goes: behind the one that was the last, wherever it is now. Where it was taken out
 * meanwhile, from its place on.
 */
function beginning(lines: Lines, after: TermPosition | undefined): number {
  if (after === undefined) return 0;
  const { position, line } = after;
  if (lines[position - 1]?.line === line) return position;
  const now = lines.findIndex((one) => one.line === line);
  return now < 0 ? Math.max(0, position - 1) : now + 1;
}

function cut(
  lines: Lines,
  from: number,
  limit: number,
  isMeant: (line: string) => boolean,
): { page: Lines; last: TermPosition | undefined } {
  const page: ListedLine<ListChange>[] = [];
  let last: TermPosition | undefined;
  for (let at = from; at < lines.length; at++) {
    const one = lines[at];
    if (one === undefined || !isMeant(one.line)) continue;
    if (page.length === limit) return { page, last };
    page.push(one);
    last = { position: at + 1, line: one.line };
  }
  return { page, last: undefined };
}

function partOf(q: string | undefined): (line: string) => boolean {
  if (q === undefined) return () => true;
  const part = folded(q);
  return (line) => folded(splitLine(line)?.text ?? '').includes(part);
}

const folded = (text: string): string => unitsToString(fold(text, 'normal').units);

function termView(line: string, change: ToldChange | null | undefined): ListedTerm {
  const read = listedTerm(line);
  const { text, match = null, fold = null } = 'message' in read ? { text: line } : read;
  return { term: text, options: { match, fold }, origin: change ? originOf(change) : 'file' };
}

const changeView = (change: ToldChange | undefined): ListChangeView[] =>
  change === undefined ? [] : [{ kind: change.kind, term: change.term, ...originOf(change) }];

const originOf = ({ at, byKind: kind, byId: id, byName: name, reason }: ToldChange): Origin => ({
  at: rfc3339(at),
  by: { kind, id, name },
  reason,
});
