import {
  type GenericSchema,
  maxValue,
  minValue,
  nullish,
  number,
  pipe,
  record,
  safeInteger,
  string,
} from 'valibot';
import { earliestId, type Status } from '../domain/comment.ts';
import { backtest } from '../pipeline/backtest.ts';
import { rfc3339, rfc3339OrNull } from '../read/public-comments.ts';
import { MOST_HITS, type RuleHits, ruleHits } from '../read/rule-hits.ts';
import { compileRuleSet } from '../rules/compile.ts';
import { printProblem } from '../rules/language/problem.ts';
import type { Rule, RuleSet } from '../rules/rule-set.ts';
import { ruleSetSources } from '../store/rule-sets.ts';
import { invalidContent, problem } from './problem.ts';
import { wholeNumber } from './query-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { BacktestAnswer, RulesAnswer, type RuleView } from './rules-answers.ts';
import { maybe, members } from './schemas.ts';

const DAY = 86_400_000;
const MOST_DAYS = 365;
const MOST_COMMENTS = 10_000;
/** So many decisions are read at most: of a site on which people decide little, that is all there is. */
const MOST_READ = 200_000;
/** Rules whose hits are counted between two pauses. */
const COUNTED_AT_ONCE = 5;

/** A whole number of a body. */
const integer = (
  from: number,
  to: number,
  otherwise: number,
): GenericSchema<number | null | undefined, number> =>
  nullish(
    pipe(
      number('Send a whole number.'),
      safeInteger('Send a whole number.'),
      minValue(from, `${from} at least.`),
      maxValue(to, `${to} at most.`),
    ),
    otherwise,
  );

/** The rules of a site, for those who look after them. */
export const ruleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/rules',
    id: 'listRules',
    tag: 'moderation',
    summary: 'The rules in force, and on how many comments each matched of late',
    access: ['moderator'],
    query: members({ days: wholeNumber(1, MOST_DAYS, 30) }),
    answers: {
      status: 200,
      description: `The rule set. Hits are counted by the present status of the comments, up to ${MOST_HITS.toLocaleString('en')} each.`,
      schema: RulesAnswer,
    },
    async handle({ service, context, site, query }) {
      const since = service.now() - query.days * DAY;
      const hits = await hitsOf(service, site, since);
      const [[stored]] = await service.database.read([
        ruleSetSources({ site: site.site, version: site.version }),
      ]);
      return context.json({
        version: site.version,
        acceptedAt: rfc3339OrNull(stored?.acceptedAt ?? null),
        hitsSince: rfc3339(since),
        rules: [...site.rules.values()].map((rule) => viewOf(rule, hits.get(rule.id) ?? [])),
        lists: [...site.lists].map(([name, { terms }]) => ({ name, terms })),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sites/:site/backtest',
    id: 'backtestRules',
    tag: 'moderation',
    summary: 'Try the rules, or a draft of them, on the comments that moderators decided; nothing is stored',
    access: ['moderator'],
    body: members({
      rules: maybe(
        record(string(), string('Send the text of a file here.'), 'Send texts by their paths here.'),
      ),
      days: integer(1, MOST_DAYS, 30),
      limit: integer(1, MOST_COMMENTS, MOST_COMMENTS),
      samples: integer(0, 20, 3),
    }),
    examples: { 'the rules in force': { days: 30, samples: 3 } },
    answers: {
      status: 200,
      description:
        'What each rule matches and what the whole set decides, beside what people decided; the newest comments first, until `limit`.',
      schema: BacktestAnswer,
      problems: ['backtest-running'],
    },
    async handle({ service, context, site, body }) {
      const ruleSet = body.rules === null ? site : draftOf(site, body.rules);
      if (ruleSet instanceof Response) return ruleSet;
      const { backtests } = service;
      if (backtests.has(site.site))
        return problem('backtest-running', 'Wait until the backtest of this site that runs now has ended.');
      backtests.add(site.site);
      try {
        const { limit, samples } = body;
        const since = service.now() - body.days * DAY;
        const tried = await backtest(service.database, ruleSet, {
          since,
          limit,
          samples,
          mostRead: MOST_READ,
          pause,
        });
        return context.json({ ...tried, from: rfc3339(tried.from) });
      } finally {
        backtests.delete(site.site);
      }
    },
  }),
];

/** Other requests get their turn; a promise that is resolved already would let none of them in. */
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

async function hitsOf(
  { database }: Service,
  { site, rules }: RuleSet,
  since: number,
): Promise<ReadonlyMap<string, readonly RuleHits[]>> {
  const ids = [...rules.keys()];
  const hits: RuleHits[] = [];
  for (let at = 0; at < ids.length; at += COUNTED_AT_ONCE) {
    const asked = ids.slice(at, at + COUNTED_AT_ONCE).map((rule) => ({ rule }));
    if (at > 0) await pause();
    const [counted] = await database.read([
      ruleHits({ site, since: earliestId(since), rules: JSON.stringify(asked) }),
    ]);
    hits.push(...counted);
  }
  return Map.groupBy(hits, ({ rule }) => rule);
}

function viewOf(rule: Rule, hits: readonly RuleHits[]): RuleView {
  const { id, effect, points, group, flags, beats, why, monitor, expiresAt, place, tests } = rule;
  const of = (status: Status) => hits.find((one) => one.status === status)?.hits ?? 0;
  const byStatus = {
    pending: of('pending'),
    approved: of('approved'),
    rejected: of('rejected'),
    spam: of('spam'),
  };
  return {
    id,
    effect,
    points,
    group,
    flags,
    beats,
    why: Object.fromEntries(why),
    mode: monitor ? 'monitor' : 'live',
    expiresAt: rfc3339OrNull(expiresAt),
    place: `${place.file}:${place.line}:${place.column}`,
    tests: tests.length,
    hits: { ...byStatus, total: hits.reduce((sum, one) => sum + one.hits, 0) },
    hitsCapped: hits.some((one) => one.hits >= MOST_HITS),
  };
}

/** The draft compiled; a file that it doesn't hold is that of the rules in force. */
function draftOf(inForce: RuleSet, draft: Readonly<Record<string, string>>): RuleSet | Response {
  const known = new Map([...Object.entries(inForce.sources), ...Object.entries(draft)]);
  const compiled = compileRuleSet(`${inForce.site}.yaml`, (path) => known.get(path));
  if (compiled.ok) return unread(compiled.ruleSet, draft) ?? compiled.ruleSet;
  return invalidContent(
    compiled.problems.map((fault) => ({
      path: Object.hasOwn(draft, fault.file) ? `rules.${fault.file}` : 'rules',
      message: printProblem(fault),
    })),
  );
}

/** A file that nothing names was misspelt: its author should not take the answer for one about it. */
function unread({ site, sources }: RuleSet, draft: Readonly<Record<string, string>>): Response | undefined {
  const idle = Object.keys(draft).filter((path) => !Object.hasOwn(sources, path));
  if (idle.length === 0) return undefined;
  const message = `Nothing includes or lists this file; the site's own is ${site}.yaml.`;
  return invalidContent(idle.map((path) => ({ path: `rules.${path}`, message })));
}
