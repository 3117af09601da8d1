import type { BacktestView } from '../../http/backtest-answers.ts';
import { apiOf } from '../address.ts';
import { type Answer, askLines, LOST, type Problem, problemIn } from '../service/ask.ts';

export interface Wanted {
  /** Files of the draft that are not as they are in force. */
  readonly changed: ReadonlyMap<string, string>;
  readonly days: number;
  /** Whether the rules in force are tried as well. */
  readonly compare: boolean;
}

export type Step = 'draft' | 'inForce';

/** A draft's backtest, and that of the rules in force where they are others and were asked for. */
export interface Outcome {
  /** What was tried. */
  readonly changed: ReadonlyMap<string, string>;
  readonly draft: BacktestView;
  readonly before: BacktestView | null;
  /** Why the rules in force could not be tried as well. */
  readonly problem: Problem | null;
}

type OnProgress = (step: Step, done: number, total: number) => void;

/** Samples of each rule. */
const SAMPLES = 5;

/** Tries a draft, and after it the rules in force: the service runs one at a time for a site. */
export async function runBacktest(
  site: string,
  { changed, days, compare }: Wanted,
  signal: AbortSignal,
  onProgress: OnProgress,
): Promise<Answer<Outcome>> {
  const isDraft = changed.size > 0;
  const tried = (step: Step, rules: object | null, samples: number) =>
    tryOnce(apiOf(site, 'backtest'), { rules, days, samples }, signal, (done, total) =>
      onProgress(step, done, total),
    );
  const draft = await tried(
    isDraft ? 'draft' : 'inForce',
    isDraft ? Object.fromEntries(changed) : null,
    SAMPLES,
  );
  if (!draft.ok) return draft;
  const before = compare && isDraft ? await tried('inForce', null, 0) : null;
  return {
    ok: true,
    value: {
      changed,
      draft: draft.value,
      before: before?.ok ? before.value : null,
      problem: before?.ok === false ? before.problem : null,
    },
  };
}

interface Line {
  readonly progress?: { readonly done: number; readonly total: number };
  readonly result?: BacktestView;
  readonly problem?: Readonly<Record<string, unknown>>;
}

async function tryOnce(
  path: string,
  body: object,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<Answer<BacktestView>> {
  let ended: Answer<BacktestView> | undefined;
  const problem = await askLines('POST', path, { body, signal }, (line) => {
    const { progress, result, problem: told } = line as Line;
    if (progress) onProgress(progress.done, progress.total);
    if (result) ended = { ok: true, value: result };
    if (told) ended = { ok: false, problem: problemIn(told) };
  });
  return ended ?? { ok: false, problem: problem ?? LOST };
}
