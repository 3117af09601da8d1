import { useSignal } from '@preact/signals';
import type { RuleFilesView } from '../../http/rule-drafts.ts';
import { apiOf, useFilters, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Loaded, useLoaded } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';
import type { Outcome } from './backtest-run.ts';
import { DraftEditor } from './draft-editor.tsx';
import type { Jump } from './editor.tsx';
import { Problems } from './problems.tsx';
import { Results } from './results.tsx';
import { RunForm } from './run-form.tsx';
import { BACKTEST_TEXTS } from './texts.ts';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';

/** A draft of the rules, and what it would have made of the past. */
export function BacktestPage() {
  const texts = textsOf(BACKTEST_TEXTS);
  const { site } = useHere();
  const [files, again] = useLoaded<RuleFilesView>(
    (signal) => ask('GET', apiOf(site, 'rules', 'files'), { signal }),
    [site],
  );
  return (
    <div class="page backtest-page">
      <div>
        <h1>{texts.title}</h1>
        <p class="quiet">{texts.hint}</p>
      </div>
      <Loaded of={files} again={again}>
        {(known) => <Workbench key={known.version} site={site} files={known} />}
      </Loaded>
    </div>
  );
}

interface WorkbenchProps {
  readonly site: string;
  readonly files: RuleFilesView;
}

function Workbench({ site, files }: WorkbenchProps) {
  const [{ file, line }, show] = useFilters(['file', 'line']);
  const state = useDraft(site, files);
  const { changed } = state.draft.value;
  const checking = useCheck(site, changed);
  const jump = useSignal<Jump | undefined>(file && line ? { file, line: Number(line) } : undefined);
  const outcome = useSignal<Outcome | undefined>(undefined);
  const open = files.files.find(({ path }) => path === file) ?? files.files[0];
  const { problems } = checking.value;
  const goTo = (to: Jump) => {
    jump.value = to;
    if (to.file !== open?.path) show({ file: to.file, line: undefined });
  };
  return (
    <>
      {open && <DraftEditor files={files} open={open} state={state} problems={problems} jump={jump} />}
      <Problems checking={checking.value} isDraft={changed.size > 0} goTo={goTo} />
      <RunForm
        site={site}
        changed={changed}
        faulty={problems.some(({ warning }) => !warning)}
        onStart={() => (outcome.value = undefined)}
        onDone={(done) => (outcome.value = done)}
      />
      {outcome.value && <Results outcome={outcome.value} outdated={outcome.value.changed !== changed} />}
    </>
  );
}
