import { setImmediate } from 'node:timers/promises';
import type { SiteId } from '../domain/comment.ts';
import { judgedByPeople, type Threshold, thresholds } from '../pipeline/calibrate.ts';
import { fitCalibration, heldOut, type Judged } from '../pipeline/fit-calibration.ts';
import type { Database } from '../store/database.ts';
import { builtInModel } from './built-in-model.ts';
import { calibrationPath, writeCalibration } from './calibration-file.ts';
import { count } from './command-arguments.ts';
import type { Add, Surroundings } from './command-surroundings.ts';
import { siteIn } from './find-rules.ts';
import { progressBar } from './progress-bar.ts';
import { columns, paint } from './terminal.ts';

interface CalibrateCommand {
  readonly site?: string;
  readonly days: number;
  readonly reasons?: string;
  readonly dryRun?: true;
}

const DAY = 86_400_000;
const HEAD = 'abuse';
/** With fewer decisions, or with fewer of either kind, a curve says more of chance than of the site. */
const LEAST = { decisions: 500, each: 50 };

/** `hakam model calibrate`. */
export const addCalibrate: Add = (model, surroundings) => {
  model
    .command('calibrate')
    .description(
      "learn from moderators' decisions what the model's probabilities mean on a site, and write that beside its file",
    )
    .option('--site <site>', 'which site; may be left out where there is one')
    .option('--days <n>', 'comments of so many days', count, 365)
    .option('--reasons <codes>', 'count rejections for these ready reasons alone, such as abuse,hate')
    .option('--dry-run', 'print the table, and write nothing')
    .action((options: CalibrateCommand) =>
      surroundings.withDatabase((database) => calibrate(surroundings, database, options)),
    );
};

async function calibrate(
  { config, print }: Surroundings,
  database: Database,
  options: CalibrateCommand,
): Promise<void> {
  const folder = config().rules;
  const site = siteIn(folder, options.site);
  const now = Date.now();
  const since = now - options.days * DAY;
  const judged = await judgedOf(database, site, since, options.reasons);
  const counted = countOf(judged);
  const knots = isEnough(judged) ? fitCalibration(judged) : null;
  if (knots === null) throw new Error(whyNot(judged, counted));
  print(`${counted} since ${dayOf(since)}; each was scored by a curve that was made without it`);
  print('');
  for (const line of tableOf(thresholds(heldOut(judged)))) print(line);
  print('');
  if (options.dryRun) return print('Nothing was written.');
  const { path, isNamed } = calibrationPath(folder, site);
  const made = `Made by hakam model calibrate --site ${site} on ${dayOf(now)}, of ${counted} since ${dayOf(since)}.`;
  writeCalibration(folder, path, { made, model: builtInModel().version, head: HEAD, knots });
  print(`Written to ${path} in ${folder}.`);
  if (!isNamed) print(`To put it in force, add this line to ${site}.yaml:  calibration: ${path}`);
}

async function judgedOf(
  database: Database,
  site: string,
  since: number,
  reasons: string | undefined,
): Promise<readonly Judged[]> {
  const bar = progressBar();
  const started = Date.now();
  const judged = await judgedByPeople(database, builtInModel(), HEAD, {
    site: site as SiteId,
    since,
    reasons: reasons?.split(',').map((code) => code.trim()) ?? [],
    pause: () => setImmediate(), // lets Ctrl-C through
    progress: (comments, reached) =>
      bar.step((started - reached) / Math.max(1, started - since), `${comments} comments`),
  });
  bar.end();
  return judged;
}

const rejectedOf = (judged: readonly Judged[]): number =>
  judged.filter(({ isRejected }) => isRejected).length;

function countOf(judged: readonly Judged[]): string {
  const rejected = rejectedOf(judged);
  return `${judged.length} decisions of moderators (${rejected} rejected, ${judged.length - rejected} approved)`;
}

function isEnough(judged: readonly Judged[]): boolean {
  const rejected = rejectedOf(judged);
  return judged.length >= LEAST.decisions && Math.min(rejected, judged.length - rejected) >= LEAST.each;
}

function whyNot(judged: readonly Judged[], counted: string): string {
  if (!isEnough(judged))
    return `There are ${counted}: too few to learn from. It takes ${LEAST.decisions}, of each kind ${LEAST.each}. Nothing was written; until then leave rules that ask the model in monitor mode.`;
  return `Of ${counted}, those that the model thinks worse of were not rejected more often: it is of no use on this site. Nothing was written.`;
}

const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

function tableOf(rows: readonly Threshold[]): string[] {
  const [head = '', ...lines] = columns([
    ['hold from', 'held', 'of all', 'rejected of these', 'of all rejected'],
    ...rows.map(({ from, held, share, precision, recall }) => [
      `>= ${from}`,
      held,
      percent(share),
      percent(precision),
      percent(recall),
    ]),
  ]);
  return [paint('bold', head), ...lines];
}

const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)}%`);
