import { useSignal } from '@preact/signals';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { download } from '../parts/download.ts';
import { Trouble } from '../parts/loaded.tsx';
import type { Problem } from '../service/ask.ts';
import { copyData } from './author-calls.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { AUTHORS_TEXTS } from './texts.ts';

interface Props {
  readonly author: string;
  readonly onErased: () => void;
}

/** For admins: a copy of all that is stored on an author, and its end. */
export function DataCard({ author, onErased }: Props) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const lines = useSignal<number | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const erasing = useSignal(false);
  const copy = async () => {
    lines.value = 0;
    const answer = await copyData(site, author, (count) => {
      lines.value = count;
    });
    lines.value = undefined;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    download(`${fileName(author)}.ndjson`, 'application/x-ndjson', [answer.value]);
    notify(texts.copied, { tone: 'good' });
  };
  return (
    <section class="card stack author-data" aria-labelledby="data">
      <h2 id="data">{texts.data}</h2>
      <p class="quiet">{texts.dataHint}</p>
      <div class="row">
        <button type="button" disabled={lines.value !== undefined} onClick={copy}>
          {texts.copy}
        </button>
        <button type="button" class="danger" onClick={() => (erasing.value = true)}>
          {texts.erase}
        </button>
      </div>
      {lines.value !== undefined && (
        <p role="status" class="quiet">
          {texts.copying(lines.value)}
        </p>
      )}
      {problem.value && <Trouble problem={problem.value} again={copy} />}
      {erasing.value && (
        <EraseDialog author={author} onErased={onErased} onClose={() => (erasing.value = false)} />
      )}
    </section>
  );
}

/** A name that every system can give a file: what else an id holds is left out. */
const fileName = (key: string): string => key.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 100);
