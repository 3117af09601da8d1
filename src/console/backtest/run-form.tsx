import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { notify } from '../notices.tsx';
import type { Problem } from '../service/ask.ts';
import { type Outcome, runBacktest, type Step, type Wanted } from './backtest-run.ts';
import { Failed } from './failed.tsx';
import { BACKTEST_TEXTS } from './texts.ts';

interface Props {
  readonly site: string;
  readonly changed: ReadonlyMap<string, string>;
  /** The draft has errors. */
  readonly faulty: boolean;
  readonly onStart: () => void;
  readonly onDone: (outcome: Outcome) => void;
}

/** A backtest on its way, why there is none, or neither. */
type Run =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly step: Step; readonly done: number; readonly total: number }
  | { readonly state: 'failed'; readonly problem: Problem };

const IDLE: Run = { state: 'idle' };

/** Starts a backtest, shows how far it is, and ends it. */
export function RunForm({ site, changed, faulty, onStart, onDone }: Props) {
  const texts = textsOf(BACKTEST_TEXTS);
  const run = useSignal<Run>(IDLE);
  const going = useRef<AbortController>(undefined);
  useEffect(() => () => going.current?.abort(), []);
  const isDraft = changed.size > 0;
  const start = async (event: SubmitEvent) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget as HTMLFormElement);
    onStart();
    going.current = new AbortController();
    const wanted = { changed, days: Number(fields.get('days')), compare: fields.has('compare') };
    await goOn(site, wanted, going.current.signal, run, onDone);
  };
  return (
    <form class="run card" onSubmit={start}>
      <Days />
      {isDraft && (
        <label>
          <input type="checkbox" name="compare" defaultChecked />
          {texts.compare}
        </label>
      )}
      {run.value.state === 'running' ? (
        <Progress run={run.value} onCancel={() => going.current?.abort()} />
      ) : (
        <button type="submit" class="primary" disabled={faulty}>
          {isDraft ? texts.runDraft : texts.run}
        </button>
      )}
      {faulty && <p class="quiet">{texts.mendFirst}</p>}
      {run.value.state === 'failed' && <Failed problem={run.value.problem} />}
    </form>
  );
}

async function goOn(
  site: string,
  wanted: Wanted,
  signal: AbortSignal,
  run: Signal<Run>,
  onDone: (outcome: Outcome) => void,
): Promise<void> {
  const texts = textsOf(BACKTEST_TEXTS);
  const step = wanted.changed.size > 0 ? 'draft' : 'inForce';
  run.value = { state: 'running', step, done: 0, total: 0 };
  const answer = await runBacktest(site, wanted, signal, (now, done, total) => {
    run.value = { state: 'running', step: now, done, total };
  });
  const problem = answer.ok ? answer.value.problem : answer.problem;
  run.value = problem === null || signal.aborted ? IDLE : { state: 'failed', problem };
  if (signal.aborted) return notify(texts.cancelled);
  if (!answer.ok) return;
  notify(texts.done, { tone: 'good' });
  onDone(answer.value);
}

function Days() {
  const id = useId();
  return (
    <div class="days">
      <label for={id}>{textsOf(BACKTEST_TEXTS).days}</label>
      <input id={id} name="days" type="number" min={1} max={365} defaultValue="30" required />
    </div>
  );
}

interface ProgressProps {
  readonly run: Extract<Run, { readonly state: 'running' }>;
  readonly onCancel: () => void;
}

function Progress({ run: { step, done, total }, onCancel }: ProgressProps) {
  const texts = textsOf(BACKTEST_TEXTS);
  const id = useId();
  return (
    <div class="progress grow">
      <label for={id}>{texts.running[step]}</label>
      {total > 0 ? <progress id={id} max={total} value={done} /> : <progress id={id} />}
      {total > 0 && <span class="quiet">{texts.progress(formatNumber(done), formatNumber(total))}</span>}
      <button type="button" onClick={onCancel}>
        {texts.cancel}
      </button>
    </div>
  );
}
