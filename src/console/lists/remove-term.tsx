import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ReasonField } from '../parts/reason-form.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import type { Problem } from '../service/ask.ts';
import { removeTerms } from './list-calls.ts';
import { ListRefusal } from './list-refusal.tsx';
import { LISTS_TEXTS } from './texts.ts';

interface Props {
  readonly list: string;
  readonly term: string;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

/** Takes a term out of a list once that is confirmed; then shows those that find the same, if there are any. */
export function RemoveTerm({ list, term, onChange, onClose }: Props) {
  const texts = textsOf(LISTS_TEXTS);
  const { site } = useHere();
  const reason = useRef<HTMLInputElement>(null);
  const why = useRef('');
  const alike = useSignal<readonly string[]>([]);
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  const remove = async (terms: readonly string[]) => {
    why.current = reason.current?.value.trim() ?? why.current;
    busy.value = true;
    const answer = await removeTerms(site, list, terms, why.current);
    busy.value = false;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    for (const one of answer.value.changed) notify(texts.removed(one), { tone: 'good' });
    for (const one of answer.value.unchanged) notify(texts.wasGone(one.term));
    onChange();
    alike.value = [...answer.value.alike, ...answer.value.unchanged].flatMap((one) => one.alike);
    if (alike.value.length === 0) onClose();
  };
  const more = alike.value.length > 0;
  const close = useRef<HTMLButtonElement>(null);
  // Whoever presses Enter twice has been asked once.
  useEffect(() => {
    if (more) close.current?.focus();
  }, [more]);
  return (
    <Dialog title={texts.removeTitle} onClose={onClose}>
      {more ? <Alike terms={alike.value} /> : <Asked term={term} reason={reason} />}
      {problem.value && <ListRefusal problem={problem.value} />}
      <div class="row">
        <button
          type="button"
          class="danger"
          disabled={busy.value}
          onClick={() => remove(more ? alike.value : [term])}
        >
          {more ? texts.removeAlike(alike.value.length) : texts.remove}
        </button>
        <button type="button" class="quiet" ref={close} onClick={onClose}>
          {more ? texts.keepAlike : textsOf(PART_TEXTS).cancel}
        </button>
      </div>
    </Dialog>
  );
}

function Asked({
  term,
  reason,
}: {
  readonly term: string;
  readonly reason: RefObject<HTMLInputElement | null>;
}) {
  const texts = textsOf(LISTS_TEXTS);
  return (
    <>
      <p class="asked">
        <bdi dir="auto">{term}</bdi>
      </p>
      <p class="quiet">{texts.removeHint}</p>
      <ReasonField label={texts.removeReason} field={reason} />
    </>
  );
}

function Alike({ terms }: { readonly terms: readonly string[] }) {
  return (
    <div role="status">
      <p>{textsOf(LISTS_TEXTS).alike}</p>
      <ul class="row">
        {terms.map((term) => (
          <li key={term} class="asked">
            <bdi dir="auto">{term}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
