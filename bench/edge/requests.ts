import type { RulesBundle } from '../../src/edge/rules-bundle.ts';
import { migrateD1 } from '../../test/databases/migrate-d1.ts';
import { openProfiler } from './profiler.ts';
import { EXAMPLE, type Written } from './submissions.ts';
import { type Running, startMeasured } from './workerd.ts';

const ADMIN = 'an-admin-key-and-secret-of-the-bench-alone';
/** None of them gets more comments in a minute than its limit lets through; each gets some 60. */
const ARTICLES = 20;
const listOf = (article: number): string => `/v1/sites/${EXAMPLE}/articles/${article}/comments`;
const LIST = listOf(1);
const WARM_UP = 300;
export const TIMES = 200;
export const ROUNDS = 5;
export const PAGES = 39;

/** CPU time (ms) that the Worker's own isolate takes for a request: the median of some rounds' means. */
export interface RequestCosts {
  /** A page of 20 comments that is kept as bytes: one round trip. */
  readonly keptPage: number;
  /** One that isn't: two round trips. */
  readonly page: number;
  readonly submission: number;
  /** The first request of an isolate, as a submission: nothing is loaded or compiled yet. */
  readonly first: number;
}

/**
 * Measures the service as it is deployed, over D1 with some hundred comments, by V8's profiler in the Worker's isolate:
 * D1 and workerd's own HTTP are not among it, as they aren't in what is charged.
 */
export async function requestCosts(
  script: string,
  bundle: RulesBundle,
  written: readonly Written[],
): Promise<RequestCosts> {
  const perSample = await msPerSample(bundle);
  const running = await startMeasured(script, bundle, { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: ADMIN }, true);
  const profiler = await openProfiler(await running.inspector());
  const cost = async (
    times: number,
    work: (at: number, round: number) => Promise<unknown>,
  ): Promise<number> => {
    const means: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const samples = await profiler.samplesOf(async () => {
        for (let at = 0; at < times; at++) await work(at, round);
      });
      means.push((samples * perSample) / times);
    }
    return median(means);
  };
  try {
    await migrateD1(await running.database());
    const send = sender(running, written);
    const first = (await profiler.samplesOf(send)) * perSample;
    for (let at = 0; at < WARM_UP; at++) await send();
    const submission = await cost(TIMES, send);
    await cursorsIn(running, 'newest');
    const cursors = await cursorsIn(running, 'oldest');
    // Another limit in each round: none of these pages was asked for before. The first rounds warm V8 up, as for submissions.
    const pageAt = (at: number, round: number, least: number) =>
      running.ask(`${LIST}?limit=${least + round}&cursor=${cursors[at]}`);
    await cost(PAGES, (at, round) => pageAt(at, round, 30));
    const page = await cost(PAGES, (at, round) => pageAt(at, round, 20));
    const keptPage = await cost(TIMES, () => running.ask(`${LIST}?limit=20`));
    return { first, submission, page, keptPage };
  } finally {
    profiler.close();
    await running.stop();
  }
}

/** How much CPU time a sample stands for: a Worker that does nothing but count tells it. */
async function msPerSample(bundle: RulesBundle): Promise<number> {
  const counting = await startMeasured(COUNTING, bundle, {}, true);
  const profiler = await openProfiler(await counting.inspector());
  try {
    await counting.ask('/');
    let cpu = 0;
    const samples = await profiler.samplesOf(async () => {
      ({ cpu } = await counting.ask('/'));
    });
    return cpu / samples;
  } finally {
    profiler.close();
    await counting.stop();
  }
}

/** Some hundred ms of work, with a call that V8 doesn't leave out. */
const COUNTING = `export default { fetch() {
  let sum = 0;
  for (let at = 0; at < 3e7; at++) sum += Math.sqrt(at % 1000);
  return new Response(String(sum));
} };`;

/** Sends the next comment, each from another reader and author, in a section that publishes at once. */
function sender({ ask }: Running, written: readonly Written[]): () => Promise<void> {
  let sent = 0;
  return async () => {
    const { body, name } = written[sent % written.length] as Written;
    sent++;
    const submission = {
      body,
      author: { name, id: `reader-${sent}` },
      client: { ip: `203.0.${sent % 250}.${Math.floor(sent / 250) + 1}` },
      article: { section: 'sport' },
    };
    const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
    const { text } = await ask(listOf(sent % ARTICLES), submission, headers);
    if (!text.startsWith('{"id"')) throw new Error(text);
  };
}

/** The ends of the pages of different lengths: what follows them was not asked for yet. */
async function cursorsIn({ ask }: Running, order: 'oldest' | 'newest'): Promise<string[]> {
  const cursors: string[] = [];
  for (let limit = 1; limit <= PAGES; limit++) {
    const { text } = await ask(`${LIST}?limit=${limit}&order=${order}`);
    cursors.push((JSON.parse(text) as { next: string }).next);
  }
  return cursors;
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
