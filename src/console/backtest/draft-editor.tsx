import type { EditorState } from '@codemirror/state';
import { type Signal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { DraftProblem, RuleFile, RuleFilesView } from '../../http/rule-drafts.ts';
import { language, textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { download } from '../parts/download.ts';
import { Changes } from './changes.tsx';
import { Editor, type Jump } from './editor.tsx';
import { FileTabs } from './file-tabs.tsx';
import { BACKTEST_TEXTS } from './texts.ts';
import type { DraftState } from './use-draft.ts';

interface Props {
  readonly files: RuleFilesView;
  readonly open: RuleFile;
  readonly state: DraftState;
  readonly problems: readonly DraftProblem[];
  readonly jump: Signal<Jump | undefined>;
}

/** The draft: its files, the editor of one of them, and what is changed. */
export function DraftEditor({ files, open, state, problems, jump }: Props) {
  const texts = textsOf(BACKTEST_TEXTS);
  const { changed, version } = state.draft.value;
  const text = changed.get(open.path) ?? open.text;
  const round = state.round.value;
  // A discarded draft's states go, and those in another language.
  const states = useMemo(() => new Map<string, EditorState>(), [round, language.value]);
  const own = useMemo(() => problems.filter(({ file }) => file === open.path), [problems, open.path]);
  return (
    <section class="draft" aria-label={texts.files}>
      <FileTabs files={files.files} open={open.path} changed={changed} problems={problems} />
      {version !== files.version && <p class="warning">{texts.outdated}</p>}
      <Editor
        file={{ path: open.path, text }}
        base={open.text}
        label={`${texts.editorOf(open.path)}. ${texts.keys}`}
        phrases={texts.phrases}
        problems={own}
        jump={jump}
        states={states}
        onChange={(next) => state.change(open.path, next)}
      />
      <p class="quiet small">{texts.keys}</p>
      <div class="row apart">
        <Changes before={open.text} after={text} isDraft={changed.size > 0} />
        <Actions state={state} />
      </div>
    </section>
  );
}

function Actions({ state }: { readonly state: DraftState }) {
  const texts = textsOf(BACKTEST_TEXTS);
  const asking = useSignal(false);
  const { changed } = state.draft.value;
  if (changed.size === 0) return null;
  return (
    <div class="row">
      {[...changed].map(([path, text]) => (
        <button key={path} type="button" onClick={() => download(nameOf(path), typeOf(path), [text])}>
          <span>{texts.download}</span> <bdi>{path}</bdi>
        </button>
      ))}
      <button type="button" class="danger" onClick={() => (asking.value = true)}>
        {texts.discard}
      </button>
      {asking.value && <Discard state={state} onClose={() => (asking.value = false)} />}
    </div>
  );
}

const typeOf = (path: string): string => (path.endsWith('.txt') ? 'text/plain' : 'application/yaml');

/** A file's own name, without its folders. */
const nameOf = (path: string): string => path.split('/').pop() ?? path;

function Discard({ state, onClose }: { readonly state: DraftState; readonly onClose: () => void }) {
  const texts = textsOf(BACKTEST_TEXTS);
  const discard = async () => {
    state.discard();
    notify(texts.discarded);
    return undefined;
  };
  return (
    <ConfirmDialog title={texts.discard} does={texts.discard} act={discard} onClose={onClose}>
      <p>{texts.discardSure(state.draft.value.changed.size)}</p>
    </ConfirmDialog>
  );
}
