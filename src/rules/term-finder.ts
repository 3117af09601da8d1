import type { Finding } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { findLinks } from '../text/links.ts';
import { toNeedle } from './compile.ts';
import { leadsTo, toDomain } from './conditions/links.ts';
import type { Term } from './language/terms.ts';
import { holdsDomains, type ListPlace, placesOf } from './list-places.ts';
import { type Matcher, matcherBuilder } from './match/matcher.ts';
import type { Scan } from './match/scan.ts';
import { mergeSpans, outside } from './match/spans.ts';
import type { RuleSet } from './rule-set.ts';

/** What is looked into. */
type Looked = Pick<Facts, 'body' | 'name'>;
/** Where a term stands: in the first field in which it is found. */
export type TermFound = Pick<Finding, 'field' | 'spans'>;
/** For each term where it is found, null where it isn't. */
export type TermFinder = (text: Looked) => readonly (TermFound | null)[];

/**
 * Finds terms as if they were in a list, by themselves: wherever conditions of the rule set look for that list's terms,
 * in the same fields, with the same options and exceptions, whatever else their rules ask. Costs what a few terms cost,
 * however many the list has.
 */
export function termFinder(ruleSet: RuleSet, list: string, terms: readonly Term[]): TermFinder {
  const places = placesOf(ruleSet, list);
  const domains = holdsDomains(ruleSet, list) ? terms.map(domainOf) : null;
  const { matcher, sets } = matcherFor(terms, places);
  return (text) => {
    const scan = scansOf(matcher, text);
    const all = scansOf(ruleSet.matcher, text);
    const links = domains === null ? [] : findLinks(text.body);
    return terms.map((_, at): TermFound | null => {
      const found = places.map(({ field, except }, place): TermFound => {
        const spans = scan(field).spans(sets[at]?.[place] ?? -1);
        const excepted = spans.length === 0 || except === null ? [] : all(field).spans(except);
        return { field, spans: outside(spans, mergeSpans(excepted)) };
      });
      const linked = links.filter((link) => leadsTo(link, domains?.[at] ?? NONE));
      found.push({ field: 'links', spans: linked.map(({ start, end }) => [start, end]) });
      return together(found);
    });
  };
}

const NONE: ReadonlySet<string> = new Set();

const domainOf = ({ text }: Term): ReadonlySet<string> => {
  const domain = toDomain(text);
  return domain === null ? NONE : new Set([domain]);
};

/** The number of each term's set, for each place. */
function matcherFor(
  terms: readonly Term[],
  places: readonly ListPlace[],
): { readonly matcher: Matcher; readonly sets: readonly (readonly number[])[] } {
  const builder = matcherBuilder();
  const sets = terms.map((term) => {
    const known = new Map<string, number>();
    return places.map(({ options }) => {
      const needle = toNeedle(term, options);
      const set = known.get(JSON.stringify(needle)) ?? builder.addTerms([needle]);
      known.set(JSON.stringify(needle), set);
      return set;
    });
  });
  const matcher = builder.build();
  if (matcher === null) throw new RangeError('These are too many terms to look for at once.');
  return { matcher, sets };
}

/** Reads each text once, and only if it is asked for. */
function scansOf(matcher: Matcher, text: Looked): (field: ListPlace['field']) => Scan {
  const scans = new Map<ListPlace['field'], Scan>();
  return (field) => {
    const scan = scans.get(field) ?? matcher.scan(text[field]);
    scans.set(field, scan);
    return scan;
  };
}

function together(found: readonly TermFound[]): TermFound | null {
  const field = found.find(({ spans }) => spans.length > 0)?.field;
  if (field === undefined) return null;
  const spans = found.filter((one) => one.field === field).flatMap((one) => one.spans);
  return { field, spans: mergeSpans(spans) };
}
