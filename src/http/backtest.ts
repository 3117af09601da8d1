import { backtest } from '../pipeline/backtest.ts';
import { newestRules } from '../pipeline/newest-rules.ts';
import { rfc3339 } from '../read/public-comments.ts';
import type { Draft } from '../rules/compile-draft.ts';
import { printProblem } from '../rules/language/problem.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { BacktestAnswer, type BacktestView } from './backtest-answers.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pause } from './pause.ts';
import { invalidContent, problem } from './problem.ts';
import { type Route, route, type Service } from './route.ts';
import { DraftSchema, draftFor, toDraftProblem } from './rule-drafts.ts';
import { integer, maybe, members } from './schemas.ts';

const DAY = 86_400_000;
const MOST_DAYS = 365;
const MOST_COMMENTS = 10_000;
/** A backtest that began so long (ms) ago keeps no other away: the runtime may have ended it without a word. */
const LONGEST = 5 * 60 * 1000;

/** What rules would have done. */
export const backtestRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/backtest',
    id: 'backtestRules',
    tag: 'moderation',
    summary: 'Try the rules, or a draft of them, on the comments that moderators decided; nothing is stored',
    access: ['moderator'],
    body: members({
      rules: maybe(DraftSchema),
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
      const now = service.now();
      const tried = await oneAtATime(service.backtests, site.site, { now, longest: LONGEST }, () =>
        tryRules(service, site, body, now - body.days * DAY),
      );
      if (tried === null)
        return problem('backtest-running', 'Wait until the backtest of this site that runs now has ended.');
      return tried instanceof Response ? tried : context.json(tried);
    },
  }),
];

interface Wanted {
  readonly rules: Draft | null;
  readonly limit: number;
  readonly samples: number;
}

async function tryRules(
  service: Service,
  site: RuleSet,
  { rules, limit, samples }: Wanted,
  since: number,
): Promise<BacktestView | Response> {
  const inForce = await newestRules(service, site);
  const ruleSet = rules === null ? inForce : draftOf(service, inForce, rules);
  if (ruleSet instanceof Response) return ruleSet;
  const tried = await backtest(service.database, ruleSet, {
    since,
    limit,
    samples,
    mostRead: service.settings.mostReplayed,
    pause,
  });
  return { ...tried, from: rfc3339(tried.from) };
}

/** The draft compiled; or what is wrong with it, in words and as data. */
function draftOf(service: Service, inForce: RuleSet, draft: Draft): RuleSet | Response {
  const compiled = draftFor(service, inForce, draft);
  if (compiled.ok) return compiled.ruleSet;
  const errors = compiled.problems.map((fault) => ({
    path: Object.hasOwn(draft, fault.file) ? `rules.${fault.file}` : 'rules',
    message: printProblem(fault),
  }));
  return invalidContent(errors, { problems: compiled.problems.map(toDraftProblem) });
}
