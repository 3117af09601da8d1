import { gzipSync } from 'node:zlib';
import { bundleWorker } from '../../test/databases/bundle-worker.ts';
import { repeatableRandom } from '../arabic.ts';
import { commentOf, nameOf } from '../rules/comments.ts';
import { termsOf, vocabularies } from '../rules/words.ts';
import { bundleWith } from './bundle.ts';
import { requestCosts } from './requests.ts';
import type { Written } from './submissions.ts';
import { startMeasured } from './workerd.ts';

// `npm run bench:edge`: what the Worker's bundle weighs, and what its start, its rules and its screening take of CPU
// time in a workerd of their own. CPU time is that of all threads of workerd, and so an upper bound of what is
// charged; the least of several starts, less what a Worker of one line takes in the same place.

const TERMS = 10_000;
const COMMENTS = 300;
const STARTS = 9;
const NO_WORK =
  'export default { fetch: async (request) => new Response(String((await request.text()).length)) };';

const random = repeatableRandom(1);
const [listed, people] = vocabularies(random, 10 + TERMS / 14);
const terms = termsOf(listed, TERMS, random);
const written = Array.from(
  { length: COMMENTS },
  (): Written => ({ body: commentOf(random, people, terms), name: nameOf(random) }),
);
/** As it is deployed. */
const service = await bundleWorker('src/worker.ts', { minify: true });
/** The same without a database, and with nothing around screening. */
const script = await bundleWorker('bench/edge/worker.ts', { minify: true });
const bundle = bundleWith(terms);

say(
  `bundle       ${kib(gzipSync(`${service}${bundle.module}`).length)} KiB gzip: the script with the sites' settings`,
);
for (const [path, bytes] of bundle.assets)
  say(`asset        ${kib(bytes.length)} KiB (${kib(gzipSync(bytes).length)} KiB gzip): ${path}`);
const empty = await inTurn(STARTS, () => startOf(NO_WORK));
const full = await inTurn(STARTS, () => startOf(script));
const starts = await inTurn(STARTS, startOfService);
const start = Math.min(...starts) - least(empty, 'start');
const less = (of: keyof Costs): string => `${(least(full, of) - least(empty, of)).toFixed(1)} ms`;
say(`start        ${start.toFixed(1)} ms (workerd itself: ${least(empty, 'start').toFixed(1)} ms)`);
say(`first page   ${less('page')}: the first request of all, of a page that there is not`);
say(`rules        ${less('load')}: the first request that needs the rules (they are fetched, and taken up)`);
say(`first text   ${less('first')}: the first comment that is screened`);
say(
  `next texts   ${less('next')} for ${COMMENTS - 1} more, each by itself cold at first: ${perText()} µs each`,
);
say(
  `later        ${(((least(full, 'later') - least(empty, 'later')) / COMMENTS) * 1000).toFixed(0)} µs each, the same once more`,
);

const costs = await requestCosts(service, bundle, written);
say(`submission   ${costs.submission.toFixed(2)} ms, whole, with two round trips to D1`);
say(
  `page         ${costs.page.toFixed(2)} ms of 20 comments; ${costs.keptPage.toFixed(2)} ms where it is kept as bytes`,
);

interface Costs {
  readonly start: number;
  readonly page: number;
  readonly load: number;
  readonly first: number;
  readonly next: number;
  readonly later: number;
}

async function startOf(code: string): Promise<Costs> {
  const running = await startMeasured(code, bundle);
  try {
    const { cpu: page } = await running.ask('/none');
    const { cpu: load } = await running.ask('/load');
    const { cpu: first } = await running.ask('/screen', written.slice(0, 1));
    const { cpu: next } = await running.ask('/screen', written.slice(1));
    const { cpu: later } = await running.ask('/screen', written);
    return { start: running.started, page, load, first, next, later };
  } finally {
    await running.stop();
  }
}

async function startOfService(): Promise<number> {
  const { started, stop } = await startMeasured(service, bundle);
  await stop();
  return started;
}

async function inTurn<T>(times: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let time = 0; time < times; time++) made.push(await make());
  return made;
}

function least(costs: readonly Costs[], of: keyof Costs): number {
  return Math.min(...costs.map((each) => each[of]));
}

function perText(): string {
  return (((least(full, 'next') - least(empty, 'next')) / (COMMENTS - 1)) * 1000).toFixed(0);
}

function kib(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
