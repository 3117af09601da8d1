import { useSignal } from '@preact/signals';
import type { Note } from '../../read/moderated-comments.ts';
import { apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Trouble } from '../parts/loaded.tsx';
import { ask, type Problem } from '../service/ask.ts';
import type { Desk } from './desk.ts';
import { withChanged } from './items.ts';
import { useTarget } from './target.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** A note on a comment for other moderators; what was written stays there until it is saved. */
export function NoteDialog({ desk: { queue, dialog } }: { readonly desk: Desk }) {
  const texts = textsOf(QUEUE_TEXTS);
  const item = useTarget(queue);
  const body = useSignal('');
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  if (item === undefined) return null;
  const { id } = item.comment;
  const save = async () => {
    busy.value = true;
    const path = apiOf(queue.site, 'comments', id, 'notes');
    const answer = await ask<Note>('POST', path, { body: { body: body.value.trim() } });
    busy.value = false;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    queue.items.value = withChanged(queue.items.peek(), id, (now) => ({
      ...now,
      comment: { ...now.comment, notes: [...now.comment.notes, answer.value] },
    }));
    dialog.value = null;
    notify(texts.noteSent, { tone: 'good' });
  };
  return (
    <Dialog title={texts.noteTitle} onClose={() => (dialog.value = null)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {problem.value && <Trouble problem={problem.value} />}
        <label for="note-body">{texts.noteBody}</label>
        <textarea
          id="note-body"
          dir="auto"
          rows={4}
          required
          maxLength={2000}
          value={body.value}
          onInput={({ currentTarget }) => (body.value = currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={busy.value || body.value.trim() === ''}>
          {texts.noteSend}
        </button>
      </form>
    </Dialog>
  );
}
