import { rfc3339 } from '../domain/rfc3339.ts';
import { backtest, decisionsToRead } from '../pipeline/backtest.ts';
import { newestRules } from '../pipeline/newest-rules.ts';
import type { Draft } from '../rules/compile-draft.ts';
import { printProblem } from '../rules/language/problem.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { BacktestAnswer, type BacktestView } from './backtest-answers.ts';
import { failed, requestIdAt } from './envelope.ts';
import { Gone, NDJSON, streamed, type Told, wishesLines } from './ndjson.ts';
import { begin } from './one-at-a-time.ts';
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

const LINES = `With \`Accept: ${NDJSON}\` lines tell how far it is: \`{"progress": {"done", "total"}}\`, in decisions that are looked through, and at last \`{"result": …}\` or \`{"problem": …}\`. Without that it was broken off. It ends when its client goes away.`;

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
      description: `What each rule matches and what the whole set decides, beside what people decided; the newest comments first, until \`limit\`. ${LINES}`,
      schema: BacktestAnswer,
      media: [NDJSON],
      problems: ['backtest-running'],
    },
    async handle({ service, context, site, body }) {
      const now = service.now();
      const end = begin(service.backtests, site.site, { now, longest: LONGEST });
      if (end === null)
        return problem('backtest-running', 'Wait until the backtest of this site that runs now has ended.');
      const wanted = { ...body, since: now - body.days * DAY };
      const isStreamed = wishesLines(context.req.header('accept'));
      return isStreamed
        ? streamRun(service, site, wanted, end, requestIdAt(context))
        : answerRun(service, site, wanted).finally(end);
    },
  }),
];

interface Wanted {
  readonly rules: Draft | null;
  /** Comments that came from then on (ms since 1970 UTC). */
  readonly since: number;
  readonly limit: number;
  readonly samples: number;
}

/** Tries rules while `goOn` doesn't throw. */
async function run(
  { database, settings: { mostReplayed: mostRead } }: Service,
  ruleSet: RuleSet,
  { since, limit, samples }: Wanted,
  told?: Told,
): Promise<BacktestView> {
  const total = told && (await decisionsToRead(database, { since, mostRead }));
  const tell = (done: number) => told?.line({ progress: { done: Math.min(done, total ?? 0), total } });
  tell(0);
  const tried = await backtest(database, ruleSet, {
    since,
    limit,
    samples,
    mostRead,
    pause: async () => {
      await pause();
      told?.goOn();
    },
    progress: (_comments, _reached, read) => tell(read),
  });
  return { ...tried, from: rfc3339(tried.from) };
}

async function answerRun(service: Service, site: RuleSet, wanted: Wanted): Promise<Response> {
  const ruleSet = await rulesToTry(service, site, wanted.rules);
  return ruleSet instanceof Response ? ruleSet : Response.json(await run(service, ruleSet, wanted));
}

/** What is wrong before it runs is an answer of its own; `end` is called once nothing runs. */
async function streamRun(
  service: Service,
  site: RuleSet,
  wanted: Wanted,
  end: () => void,
  requestId: string,
): Promise<Response> {
  const ruleSet = await rulesToTry(service, site, wanted.rules).catch((error) => {
    end();
    throw error;
  });
  if (ruleSet instanceof Response) end();
  if (ruleSet instanceof Response) return ruleSet;
  return streamed(async (told) => {
    try {
      told.line({ result: await run(service, ruleSet, wanted, told) });
    } catch (error) {
      if (!(error instanceof Gone)) told.line({ problem: await failed(service, error, requestId).json() });
    } finally {
      end();
    }
  });
}

async function rulesToTry(service: Service, site: RuleSet, draft: Draft | null): Promise<RuleSet | Response> {
  const inForce = await newestRules(service, site);
  return draft === null ? inForce : draftOf(service, inForce, draft);
}

/** The draft compiled; or what is wrong with it, in words and as data. */
async function draftOf(service: Service, inForce: RuleSet, draft: Draft): Promise<RuleSet | Response> {
  const compiled = await draftFor(service, inForce, draft);
  if (compiled.ok) return compiled.ruleSet;
  const errors = compiled.problems.map((fault) => ({
    path: Object.hasOwn(draft, fault.file) ? `rules.${fault.file}` : 'rules',
    message: printProblem(fault),
  }));
  return invalidContent(errors, { problems: compiled.problems.map(toDraftProblem) });
}
