import { record, string } from 'valibot';
import { type BacktestOptions, backtest } from '../pipeline/backtest.ts';
import { newestRules } from '../pipeline/newest-rules.ts';
import { rfc3339 } from '../read/public-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { BacktestAnswer, type BacktestView } from './backtest-answers.ts';
import { compileDraft, type Draft, wrongDraft } from './drafts.ts';
import { NDJSON, streamed, wishesLines } from './ndjson.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pause } from './pause.ts';
import { problem } from './problem.ts';
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
      description: `What each rule matches and what the whole set decides, beside what people decided; the newest comments first, until \`limit\`. With \`Accept: ${NDJSON}\` it is told how far it is: lines of \`{"progress": {done, total, comments}}\`, by milliseconds of the time asked for, and at last \`{"result": …}\` or \`{"problem": …}\`. A draft that is wrong is 422, with each fault's place in \`problems\`.`,
      schema: BacktestAnswer,
      media: [NDJSON],
      problems: ['backtest-running'],
    },
    async handle({ service, context, site, body }) {
      const now = service.now();
      const wanted = { ...body, since: now - body.days * DAY };
      const run = async (watching: Watching) =>
        (await oneAtATime(service.backtests, site.site, { now, longest: LONGEST }, () =>
          tryRules(service, site, wanted, watching),
        )) ?? RUNNING();
      if (wishesLines(context.req.header('accept'))) return lines(run, wanted.since, now);
      const tried = await run({ pause });
      return tried instanceof Response ? tried : context.json(tried);
    },
  }),
];

const RUNNING = () =>
  problem('backtest-running', 'Wait until the backtest of this site that runs now has ended.');

type Watching = Pick<BacktestOptions, 'pause' | 'progress'>;

/** How far it is, a line each, and at last what came of it; it ends when whoever reads is gone. */
function lines(
  run: (watching: Watching) => Promise<BacktestView | Response>,
  since: number,
  now: number,
): Response {
  return streamed(async (tell, gone) => {
    const untilGone = async () => {
      gone.throwIfAborted();
      await pause();
    };
    const tried = await run({
      pause: untilGone,
      progress: (comments, reached) =>
        tell({ progress: { done: now - Math.max(since, reached), total: now - since, comments } }),
    });
    tell(tried instanceof Response ? { problem: await tried.json() } : { result: tried });
  });
}

interface Wanted {
  readonly rules: Draft | null;
  readonly limit: number;
  readonly samples: number;
  /** Milliseconds since 1970 UTC. */
  readonly since: number;
}

async function tryRules(
  service: Service,
  site: RuleSet,
  { rules, limit, samples, since }: Wanted,
  watching: Watching,
): Promise<BacktestView | Response> {
  const inForce = await newestRules(service, site);
  const draft = rules === null ? null : compileDraft(inForce, rules);
  if (draft?.ok === false) return wrongDraft(rules ?? {}, draft.problems);
  const mostRead = service.settings.mostReplayed;
  const options = { since, limit, samples, mostRead, ...watching };
  const tried = await backtest(service.database, draft?.ruleSet ?? inForce, options);
  return { ...tried, from: rfc3339(tried.from) };
}
