import { record, string } from 'valibot';
import type { Model } from '../model/weights.ts';
import { backtest } from '../pipeline/backtest.ts';
import { newestRules } from '../pipeline/newest-rules.ts';
import { rfc3339 } from '../read/public-comments.ts';
import { compileRuleSet } from '../rules/compile.ts';
import { printProblem } from '../rules/language/problem.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { BacktestAnswer, type BacktestView } from './backtest-answers.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pause } from './pause.ts';
import { invalidContent, problem } from './problem.ts';
import { type Route, route, type Service } from './route.ts';
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
  readonly rules: Readonly<Record<string, string>> | null;
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
  const ruleSet = rules === null ? inForce : draftOf(inForce, rules, await service.loadModel());
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

/** The draft compiled; a file that it doesn't hold is that of the rules in force. */
function draftOf(
  inForce: RuleSet,
  draft: Readonly<Record<string, string>>,
  model: Model,
): RuleSet | Response {
  const known = new Map([...Object.entries(inForce.sources), ...Object.entries(draft)]);
  const compiled = compileRuleSet(`${inForce.site}.yaml`, (path) => known.get(path), { model: () => model });
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
