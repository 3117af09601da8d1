import type { Facts } from '../../src/domain/facts.ts';
import { screen } from '../../src/pipeline/decide.ts';
import { scan } from '../../src/rules/match/automaton.ts';
import { layersBuilder } from '../../src/rules/match/layers.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { fold, readFolded } from '../../src/text/fold.ts';
import { respell } from '../../src/text/respelled.ts';
import { CONTENDERS } from './contenders.ts';
import { compiledSite, PARTS, siteOf } from './site.ts';
import type { Subject } from './speed.ts';

/** What a screening is made of, one on top of the other, then those it is compared with. */
export async function subjectsOf(terms: readonly string[], comments: readonly Facts[]): Promise<Subject[]> {
  return [
    ...textSubjects(terms, comments),
    ...(await siteSubjects(terms, comments)),
    ...(await rivalSubjects(terms, comments)),
  ];
}

function textSubjects(terms: readonly string[], comments: readonly Facts[]): Subject[] {
  const automaton = automatonOf(terms);
  const folded = comments.map(({ body }) => fold(body, 'runs'));
  const body = (at: number): string => comments[at]?.body ?? '';
  let found = 0;
  const count = (): void => {
    found++;
  };
  const none = { units: new Uint16Array(), length: 0 };
  return [
    { name: 'the automaton alone', work: (at) => scan(automaton, folded[at] ?? none, count) + found },
    { name: 'fold', work: (at) => readFolded(body(at), 'runs', ({ length }) => length) },
    {
      name: 'fold and respelling',
      work: (at) => readFolded(body(at), 'runs', (text) => respell(text, body(at))?.length),
    },
    {
      name: 'fold and automaton',
      work: (at) => readFolded(body(at), 'runs', (text) => scan(automaton, text, count) + found),
    },
  ];
}

function automatonOf(terms: readonly string[]) {
  const builder = layersBuilder();
  for (const text of terms) builder.addTerm(0, { text, match: 'word', fold: 'normal' });
  const layers = builder.build();
  if (layers === null) throw new Error('There are too many terms for one automaton.');
  return layers.letters.automaton;
}

const WHOLE_SITE = '`screen`: all rules';

async function siteSubjects(terms: readonly string[], comments: readonly Facts[]): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const [at, name] of SITES.entries()) {
    subjects.push(screening(name, await compiledSite(siteOf(terms, at + 1)), comments));
  }
  const alwaysRun = await compiledSite(siteOf(terms, PARTS.length, 4));
  return [...subjects, screening('the same, 4 patterns run always', alwaysRun, comments)];
}

const SITES = [
  '`screen`: 8 rules with lists',
  '… and 200 patterns',
  '… and facts and lengths',
  '… and links, repeats, emoji, …',
  WHOLE_SITE,
];

const screening = (name: string, ruleSet: RuleSet, comments: readonly Facts[]): Subject => ({
  name,
  work: (at) => {
    const facts = comments[at];
    return facts && screen(ruleSet, facts, null);
  },
});

async function rivalSubjects(terms: readonly string[], comments: readonly Facts[]): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const { name, make } of CONTENDERS) {
    const find = await make(terms);
    subjects.push({ name, work: (at) => find(comments[at]?.body ?? '') });
  }
  return subjects;
}
