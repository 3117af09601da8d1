import type { Span } from '../../domain/decision.ts';
import { canonicalHost } from '../../text/hosts.ts';
import { findLinks, type Link } from '../../text/links.ts';
import type { Cell } from '../language/cell.ts';
import { type Comparison, compares, parseCount, readComparison } from '../language/comparison.ts';
import { COUNT, comparison, oneOrMore, TERM } from '../language/json-schema.ts';
import { quoted } from '../language/quote.ts';
import { readTermSources, type Term, type TermSource } from '../language/terms.ts';
import { type Binding, type Check, type Condition, type ConditionKind, PLAIN } from './condition.ts';

/** `links.count`: how many links the body has. */
export const linkCount: ConditionKind<Comparison> = {
  key: 'links.count',
  options: [],
  help: {
    en: 'How many links the comment has.',
    ar: 'عدد الروابط في التعليق.',
  },
  schema: comparison(COUNT),
  read: (cell) => {
    const comparison = readComparison(cell, parseCount, '>= 1');
    if (comparison === undefined) return undefined;
    return { ...PLAIN, key: 'links.count', place: cell.place, judgesText: true, bind: () => comparison };
  },
  check: (comparison) => (look) => {
    const links = look.once('body', findLinks);
    return linksOutcome(compares(comparison, links.length), links, links.length);
  },
};

const DOMAIN = '[^\\s/:@?#]+\\.[^\\s/:@?#]+';

/** `links.domain`: a link to one of these domains or of their subdomains. */
export const linkDomain: ConditionKind<readonly string[]> = {
  key: 'links.domain',
  options: [],
  help: {
    en: 'A link leads to one of these domains, or to a part of one; $list for those of a list.',
    ar: 'رابط إلى واحد من هذه النطاقات أو إلى فرع منه؛ و$list لما في قائمة.',
  },
  schema: oneOrMore({ ...TERM, pattern: `^\\s*(\\$.+|${DOMAIN})\\s*$` }),
  read: (cell) => {
    const sources = readTermSources(cell).filter(
      (source) => source.kind === 'list' || checkDomain(source.term, cell),
    );
    if (sources.length === 0) return undefined;
    const lists = sources.flatMap((one) =>
      one.kind === 'list' ? [{ name: one.list, place: one.place }] : [],
    );
    const condition: Condition<readonly string[]> = {
      ...PLAIN,
      key: 'links.domain',
      place: cell.place,
      judgesText: true,
      lists,
      faultOf: faultOfDomain,
      bind: (binding) => domainsOf(binding, sources),
    };
    return condition;
  },
  check: checkDomains,
};

function checkDomain(term: Term, cell: Cell): boolean {
  const fault = faultOfDomain(term, cell.name);
  if (fault !== null) cell.report(term.place, fault);
  return fault === null;
}

/** What keeps a term from being a domain, in words; null if it is one. */
export const faultOfDomain = ({ text }: Term, key = 'links.domain'): string | null =>
  toDomain(text) === null
    ? `${quoted(key)} takes domains such as example.com, found ${quoted(text)}${domainCure(text)}`
    : null;

function domainCure(text: string): string {
  const host = /^(?:[a-z]+:\/\/)?(?:www\.)?([^\s/:@?#]+\.[^\s/:@?#]+)/i.exec(text)?.[1];
  return host === undefined ? '' : `; write ${host}`;
}

/** In the form of a link's host; null if the text is no domain. */
export function toDomain(text: string): string | null {
  return new RegExp(`^${DOMAIN}$`).test(text) ? canonicalHost(text) : null;
}

function domainsOf(binding: Binding, sources: readonly TermSource[]): readonly string[] {
  const terms = sources.flatMap((one) => (one.kind === 'list' ? binding.list(one.list) : [one.term]));
  return terms.map((term) => toDomain(term.text)).filter((domain) => domain !== null);
}

function checkDomains(asked: readonly string[]): Check {
  const domains = new Set(asked);
  return (look) => {
    const links = look.once('body', findLinks).filter((link) => leadsTo(link, domains));
    return linksOutcome(links.length > 0, links, links[0]?.host ?? null);
  };
}

/** Whether a link leads to one of some domains, or to a part of one. */
export const leadsTo = ({ host }: Link, domains: ReadonlySet<string>): boolean =>
  parentDomains(host).some((one) => domains.has(one));

/** The host itself, then every domain that it belongs to. */
function parentDomains(host: string): string[] {
  const labels = host.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

function linksOutcome(truth: boolean, links: readonly Link[], actual: string | number | null) {
  const spans = truth ? links.map(({ start, end }): Span => [start, end]) : [];
  return { truth, field: 'links' as const, spans, actual };
}
