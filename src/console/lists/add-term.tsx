import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { PreviewView } from '../../http/list-answers.ts';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Field } from '../parts/field.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import type { Problem } from '../service/ask.ts';
import { ConfirmTerm } from './confirm-term.tsx';
import { previewTerm, removeTerms } from './list-calls.ts';
import { ListRefusal } from './list-refusal.tsx';
import { FOLDS, lineOf, MATCHES, readLine, type TermOptions } from './term-line.ts';
import { LISTS_TEXTS } from './texts.ts';

interface Props {
  readonly list: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onChange: () => void;
}

/** A term that was looked for, and what it would have matched. */
interface Seen {
  readonly line: string;
  readonly preview: PreviewView;
}

/** Adds a term in two steps: first is seen what it would have matched, then it is confirmed with a reason. */
export function AddTerm({ list, field, onChange }: Props) {
  const texts = textsOf(LISTS_TEXTS);
  const { site } = useHere();
  const options = useSignal<TermOptions>({ match: null, fold: null });
  const seen = useSignal<Seen | undefined>(undefined);
  const problem = useSignal<Problem | undefined>(undefined);
  const fault = useSignal('');
  const busy = useSignal(false);
  const clear = () => {
    fault.value = '';
    seen.value = undefined;
    problem.value = undefined;
  };
  const look = async (event: Event) => {
    event.preventDefault();
    clear();
    const term = field.current?.value.trim() ?? '';
    if (term === '') {
      fault.value = texts.missing;
      return;
    }
    const line = lineOf(term, options.value);
    busy.value = true;
    const answer = await previewTerm(site, list, line);
    busy.value = false;
    if (answer.ok) seen.value = { line, preview: answer.value };
    else if (answer.problem.slug === 'invalid-content') fault.value = texts.notATerm;
    else problem.value = answer.problem;
  };
  const added = (line: string) => {
    const { term } = readLine(line);
    clear();
    if (field.current) field.current.value = '';
    field.current?.focus();
    onChange();
    const undo = async () => {
      const answer = await removeTerms(site, list, [term], '');
      if (answer.ok) notify(texts.undone(term));
      else notify(textsOf(PART_TEXTS).trouble[answer.problem.kind], { tone: 'bad' });
      onChange();
    };
    notify(texts.added(term), { tone: 'good', action: { label: texts.undo, run: undo } });
  };
  return (
    <div class="card add-term">
      <form class="look-form" onSubmit={look}>
        <Field label={texts.term} hint={texts.termHint} fault={fault.value}>
          {(ids) => (
            <input {...ids} ref={field} dir="auto" placeholder=" " autocomplete="off" onInput={clear} />
          )}
        </Field>
        <OptionFields
          value={options.value}
          onChange={(value) => {
            options.value = value;
            clear();
          }}
        />
        <button
          type="submit"
          class={seen.value ? 'form-button' : 'form-button primary'}
          disabled={busy.value}
        >
          {texts.look}
        </button>
      </form>
      {busy.value && (
        <p role="status" class="quiet">
          {texts.looking}
        </p>
      )}
      {problem.value && <ListRefusal problem={problem.value} />}
      {seen.value && <ConfirmTerm key={seen.value.line} list={list} {...seen.value} onAdded={added} />}
    </div>
  );
}

interface OptionsProps {
  readonly value: TermOptions;
  readonly onChange: (value: TermOptions) => void;
}

function OptionFields({ value, onChange }: OptionsProps) {
  const texts = textsOf(LISTS_TEXTS);
  return (
    <>
      <Field label={texts.match}>
        {(ids) => (
          <select
            {...ids}
            value={value.match ?? ''}
            onChange={({ currentTarget: { value: chosen } }) =>
              onChange({ ...value, match: MATCHES.find((each) => each === chosen) ?? null })
            }
          >
            <option value="">{texts.options.match.rule}</option>
            {MATCHES.map((each) => (
              <option key={each} value={each}>
                {texts.options.match[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={texts.fold}>
        {(ids) => (
          <select
            {...ids}
            value={value.fold ?? ''}
            onChange={({ currentTarget: { value: chosen } }) =>
              onChange({ ...value, fold: FOLDS.find((each) => each === chosen) ?? null })
            }
          >
            <option value="">{texts.options.fold.rule}</option>
            {FOLDS.map((each) => (
              <option key={each} value={each}>
                {texts.options.fold[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}
