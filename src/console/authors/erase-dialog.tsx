import { useSignal } from '@preact/signals';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Trouble } from '../parts/loaded.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import type { Problem } from '../service/ask.ts';
import { eraseData } from './author-calls.ts';
import { AUTHORS_TEXTS } from './texts.ts';

interface Props {
  readonly author: string;
  readonly onErased: () => void;
  readonly onClose: () => void;
}

/** Erases all that is stored on an author, once somebody has read what that does and typed a word. */
export function EraseDialog({ author, onErased, onClose }: Props) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const typed = useSignal('');
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  const sure = typed.value.trim().toLowerCase() === texts.eraseWord;
  const erase = async (event: Event) => {
    event.preventDefault();
    if (!sure) return;
    busy.value = true;
    const answer = await eraseData(site, author);
    busy.value = false;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    notify(texts.erased(answer.value.comments), { tone: 'good' });
    onErased();
  };
  return (
    <Dialog title={texts.eraseTitle} onClose={onClose}>
      <ul class="bullets">
        {texts.eraseSays.map((says) => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      <form class="stack" onSubmit={erase}>
        <Field label={texts.typeWord(texts.eraseWord)}>
          {(ids) => (
            <input
              {...ids}
              dir="auto"
              placeholder=" "
              autocomplete="off"
              onInput={({ currentTarget: { value } }) => {
                typed.value = value;
              }}
            />
          )}
        </Field>
        {problem.value && <Trouble problem={problem.value} />}
        <div class="row">
          <button type="submit" class="danger" disabled={!sure || busy.value}>
            {texts.eraseNow}
          </button>
          <button type="button" class="quiet" onClick={onClose}>
            {textsOf(PART_TEXTS).cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
