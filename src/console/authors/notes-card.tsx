import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Note } from '../../read/moderated-comments.ts';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Field } from '../parts/field.tsx';
import { Moment } from '../parts/moment.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import { me, mySite } from '../service/session.ts';
import { type Shortcut, useShortcuts } from '../shortcuts.ts';
import { removeNote, writeNote } from './author-calls.ts';
import { AUTHORS_TEXTS } from './texts.ts';

interface Props {
  readonly author: string;
  readonly notes: readonly Note[];
  readonly onChange: () => void;
}

/** What moderators wrote on an author for one another. */
export function NotesCard({ author, notes, onChange }: Props) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const admin = mySite(site)?.role === 'admin';
  const remove = async (note: string) => {
    const answer = await removeNote(site, note);
    const gone = answer.ok || answer.problem.kind === 'missing';
    notify(gone ? texts.noteRemoved : textsOf(PART_TEXTS).trouble[answer.problem.kind], {
      tone: gone ? 'good' : 'bad',
    });
    if (gone) onChange();
  };
  return (
    <section class="card stack" aria-labelledby="notes">
      <h2 id="notes">{texts.notes}</h2>
      {notes.length === 0 && <p class="quiet">{texts.noNotes}</p>}
      <ul class="notes">
        {notes.map(({ id, at, by, body }) => (
          <li key={id}>
            <bdi dir="auto" class="text">
              {body}
            </bdi>
            <p class="row quiet">
              <span>
                <bdi>{by.name}</bdi> · <Moment at={at} />
              </span>
              {(admin || by.id === me.value?.id) && (
                <button
                  type="button"
                  class="link"
                  aria-label={texts.removeNote(by.name)}
                  onClick={() => remove(id)}
                >
                  {texts.remove}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      <NoteForm author={author} onChange={onChange} />
    </section>
  );
}

function NoteForm({ author, onChange }: Omit<Props, 'notes'>) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const field = useRef<HTMLTextAreaElement>(null);
  useShortcuts(
    useMemo<readonly Shortcut[]>(
      () => [{ code: 'KeyN', shown: 'N', says: texts.note, run: () => field.current?.focus() }],
      [texts],
    ),
  );
  const fault = useSignal('');
  const busy = useSignal(false);
  const add = async (event: Event) => {
    event.preventDefault();
    const body = field.current?.value.trim() ?? '';
    fault.value = body === '' ? texts.noteMissing : '';
    if (body === '') return;
    busy.value = true;
    const answer = await writeNote(site, author, body);
    busy.value = false;
    if (!answer.ok) {
      fault.value = textsOf(PART_TEXTS).trouble[answer.problem.kind];
      return;
    }
    if (field.current) field.current.value = '';
    notify(texts.noteAdded, { tone: 'good' });
    onChange();
  };
  return (
    <form class="wide stack" onSubmit={add}>
      <Field label={texts.note} hint={texts.notesHint} fault={fault.value}>
        {(ids) => <textarea {...ids} ref={field} dir="auto" placeholder=" " maxLength={2000} rows={2} />}
      </Field>
      <button type="submit" disabled={busy.value}>
        {texts.addNote}
      </button>
    </form>
  );
}
