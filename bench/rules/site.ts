import type { Facts } from '../../src/domain/facts.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import type { ReadFile } from '../../src/rules/load.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { pick } from '../arabic.ts';
import { commentOf, nameOf } from './comments.ts';
import { ALWAYS_RUN, REGEXES } from './regexes.ts';
import type { Vocabulary } from './words.ts';

const SITE_FILE = 'bench.yaml';

const HEAD = `site: {name: Bench, locale: ar, timezone: Asia/Riyadh}
`;
/** Each list has an equal part of the terms. */
const LISTS = ['insults', 'hate', 'threats', 'gambling', 'promotions', 'rumours', 'names', 'watched'];

const quoted = (texts: readonly string[]): string => `[${texts.map((text) => `'${text}'`).join(', ')}]`;

/** The parts of a site's rules, in the order in which one is put on top of the other. */
export const PARTS = ['lists', 'patterns', 'facts', 'traits', 'combined'] as const;
type Part = (typeof PARTS)[number];

const patternsOf = (regexes: readonly string[]): string => {
  const sixth = Math.ceil(regexes.length / 6);
  const part = (at: number): string => quoted(regexes.slice(at * sixth, (at + 1) * sixth));
  return `
  - {id: offers, if: {text.regex: ${part(0)}}, points: 4, group: contact, flag: ad}
  - {id: sales, if: {text.regex: ${part(1)}}, points: 3, group: contact, flag: ad}
  - {id: shops, if: {text.regex: ${part(2)}}, points: 4, group: contact, flag: ad}
  - {id: channels, if: {text.regex: ${part(3)}}, points: 2, group: contact, flag: contact}
  - {id: gains, if: {text.regex: ${part(4)}}, points: 3, flag: ad}
  - {id: numbers, if: {text.regex: ${part(5)}}, points: 4, flag: contact}
  - {id: number-in-name, if: {name.regex: '[0-9٠-٩]{7,}'}, then: reject, flag: name}`;
};

/** Nearly every kind of condition, in 33 rules. */
const rulesOf = (regexes: readonly string[]): Readonly<Record<Part, string>> => ({
  lists: `
  - {id: insult, if: {text: {has: $insults, except: [كلب الحراسة]}}, then: hold, flag: insult, why: {ar: "لفظ: {match}"}}
  - {id: hate, if: {text.has: $hate}, then: reject, flag: hate}
  - {id: threat, if: {text.has: $threats}, then: hold, flag: threat}
  - {id: gambling, if: {text.has: $gambling}, then: spam, flag: ad}
  - {id: promotion, if: {text.has: $promotions}, points: 4, group: contact, flag: ad}
  - {id: rumour, if: {text: {has: $rumours}, section: [politics, health]}, then: hold, flag: rumour}
  - {id: insulting-name, if: {name.has: [$insults, $names]}, then: reject, flag: name}
  - {id: watched, mode: monitor, if: {text.has: $watched}, then: hold}`,
  patterns: patternsOf(regexes),
  facts: `
  - {id: often-rejected, if: {author.rejected_30d: ">= 3"}, then: hold, flag: author}
  - {id: banned, if: {author.banned: true}, then: reject, flag: author}
  - {id: brand-new, if: {author.age: "< 1h", section: [politics]}, then: hold}
  - {id: old-article, if: {section: [politics], article.age: "> 7d"}, then: hold}
  - {id: very-short, if: {text.length: "< 3"}, points: 2, group: style}
  - {id: very-long, if: {text.length: "> 3000"}, then: hold}
  - {id: long-name, if: {name.length: "> 40"}, points: 2, group: style}`,
  traits: `
  - {id: newcomer-link, if: {author.approved: "< 3", links.count: ">= 1"}, unless: {author.role: [staff]}, then: hold}
  - {id: many-links, if: {links.count: ">= 4"}, then: spam, flag: link}
  - {id: short-link, if: {links.domain: [bit.ly, tinyurl.com, t.ly, cutt.ly]}, points: 2, group: style}
  - {id: shouting, if: {any: [{text.repeat: ">= 8"}, {text.emoji: ">= 10"}]}, points: 2, group: style}
  - {id: capitals, if: {text.caps: "> 70%"}, points: 1, group: style}
  - {id: one-word, if: {text.words: "< 2", not: {reply: true}}, points: 1, group: style}
  - {id: latin-script, mode: monitor, if: {section: [politics], script.latin: "> 80%"}, then: hold}`,
  combined: `
  - {id: newcomer-shouting, if: {all: [{rule: newcomer-link}, {rule: shouting}]}, points: 6}
  - {id: insulting-newcomer, if: {rule: insult, author.approved: "< 3"}, points: 8}
  - {id: regular, if: {author.approved: ">= 50", not: {any: [{rule: insult}, {rule: hate}]}}, then: approve, beats: hold}
  - {id: trusted, if: {author.trusted: true}, unless: {any: [{rule: hate}, {rule: threat}]}, then: approve, beats: hold}`,
});

const DECIDE = '{default: hold, sections: {sport: approve}, points: {hold: 4, spam: 8, reject: 14}';

export interface SiteFiles {
  readonly file: typeof SITE_FILE;
  readonly read: ReadFile;
}

/** A site with so many parts of the rules; or with patterns that run always in the place of some others. */
export function siteOf(terms: readonly string[], parts: number = PARTS.length, alwaysRun = 0): SiteFiles {
  const rules = rulesOf([...ALWAYS_RUN.slice(0, alwaysRun), ...REGEXES.slice(alwaysRun)]);
  const size = Math.ceil(terms.length / LISTS.length);
  const lists = LISTS.map((list, at): [string, string] => [
    `lists/${list}.txt`,
    terms.slice(at * size, (at + 1) * size).join('\n'),
  ]);
  const named = LISTS.map((list) => `${list}: lists/${list}.txt`).join(', ');
  const groups = parts === PARTS.length ? ', group_max: {style: 3, contact: 6}' : '';
  const written = PARTS.slice(0, parts).map((part) => rules[part]);
  return filesOf([
    [SITE_FILE, `${HEAD}lists: {${named}}\ndecide: ${DECIDE}${groups}}\nrules:${written.join('')}\n`],
    ...lists,
  ]);
}

/** A site with one rule, which has all terms. */
export const termsAlone = (terms: readonly string[]): SiteFiles =>
  filesOf([
    [SITE_FILE, `${HEAD}lists: {all: all.txt}\nrules: [{id: listed, if: {text.has: $all}, then: hold}]\n`],
    ['all.txt', terms.join('\n')],
  ]);

function filesOf(files: Iterable<[string, string]>): SiteFiles {
  const contents = new Map(files);
  return { file: SITE_FILE, read: (path) => contents.get(path) };
}

/** The site's rule set, which must have no problem. */
export async function compiledSite({ file, read }: SiteFiles): Promise<RuleSet> {
  const result = await compileRuleSet(file, read);
  if (!result.ok) throw new Error(result.problems.slice(0, 5).map(printProblem).join('\n'));
  return result.ruleSet;
}

/** What is known of one comment. */
export function factsOf(body: string, name: string, random: () => number): Facts {
  const approved = random() < 0.3 ? Math.floor(random() * 3) : Math.floor(random() * 200);
  return {
    body,
    name,
    section: pick(random, ['sport', 'politics', 'culture', 'health', null]),
    articleAge: random() * 1e9,
    reply: random() < 0.3,
    rates: new Map(),
    copies: new Map(),
    now: Date.UTC(2026, 0, 1),
    author: {
      approved,
      rejected30d: random() < 0.05 ? 4 : 0,
      age: approved * 864e5,
      role: random() < 0.01 ? 'staff' : null,
      trusted: random() < 0.02,
      banned: false,
    },
  };
}

/** `count` submissions. */
export const submissions = (
  random: () => number,
  words: Vocabulary,
  terms: readonly string[],
  count: number,
): Facts[] =>
  Array.from({ length: count }, () => factsOf(commentOf(random, words, terms), nameOf(random), random));
