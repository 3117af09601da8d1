import { gzipSync } from 'node:zlib';
import { bundleWorker } from '../../test/databases/bundle-worker.ts';
import { repeatableRandom } from '../arabic.ts';
import { writePart } from '../results.ts';
import { commentOf, nameOf } from '../rules/comments.ts';
import { termsOf, vocabularies } from '../rules/words.ts';
import { table } from '../table.ts';
import { bundleWith } from './bundle.ts';
import { PAGES, ROUNDS, requestCosts, TIMES } from './requests.ts';
import type { Written } from './submissions.ts';
import { startMeasured } from './workerd.ts';

// `npm run bench:edge`: what the Worker's bundle weighs, and what its start, its rules, its pages and submissions take of
// CPU time in real workerd; writes its part of results.md.

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

const empty = await inTurn(STARTS, () => startOf(NO_WORK));
const full = await inTurn(STARTS, () => startOf(script));
const starts = await inTurn(STARTS, startOfService);
const costs = await requestCosts(service, bundle, written);
const start = Math.min(...starts) - least(empty, 'start');
const less = (of: keyof Costs, each = 1): number => (least(full, of) - least(empty, of)) / each;
const [asset = new Uint8Array()] = bundle.assets.values();
const found: readonly (readonly [what: string, measured: string, budget: string])[] = [
  [
    "the script with the sites' settings, gzip",
    kib(gzipSync(`${service}${bundle.module}`).length),
    '300 KiB',
  ],
  ['the rules of the example site, a static asset', kib(asset.length), ''],
  ['start of an isolate', ms(start), '50 ms'],
  ['a page of 20 comments', ms(costs.page), '1 ms'],
  ['the same, kept as bytes', ms(costs.keptPage), '1 ms'],
  ['a submission', ms(costs.submission), '5 ms'],
  ['once an isolate: a submission that is its first request', ms(costs.first), ''],
  ['once an isolate: its first request', ms(less('page')), ''],
  ['once an isolate: the rules are fetched and taken up', ms(less('load')), ''],
  ['once an isolate: the first text is screened', ms(less('first')), ''],
  ['screening alone, each text new', ms(less('next', COMMENTS - 1)), ''],
  ['screening alone, the same texts again', ms(less('later', COMMENTS)), ''],
];
const report = table(['what', 'measured', 'budget'], found);
process.stdout.write(`${report}\n`);
writePart(`# What the Worker costs

Written by \`npm run bench:edge\`, in real workerd, on the machine of the first part.

${report}

- With \`rules/example.yaml\`, all that it includes, and one more list of ${TERMS.toLocaleString('en')} terms; the texts are
  ${COMMENTS} generated comments. Where the page and the submission are measured there are some hundred comments in D1.
- **Pages and submissions** are CPU time of the Worker's own isolate, the median of ${ROUNDS} means of ${PAGES} and ${TIMES}, by V8's sampling profiler,
  whose samples are weighed by a loop of known length. D1's SQLite, which runs elsewhere in production, is not among it; the
  simulated binding to it is.
- **All else** is CPU time of all threads of workerd, V8's compilers included, by the kernel's account: the least of
  ${STARTS} starts, less what a Worker of one line takes in the same place. It is an upper bound of what is charged.
- **Once an isolate** a request takes more than the 10 ms that the free plan has for one. What Cloudflare makes of that could
  not be tried here; isolates live for many requests.
`);

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

function kib(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}

function ms(time: number): string {
  return `${time.toFixed(time < 10 ? 2 : 1)} ms`;
}
