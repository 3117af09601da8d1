import { useSignal } from '@preact/signals';
import { textsOf } from '../language/language.ts';
import { Dialog } from '../parts/dialog.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import { editAndApprove } from './deciding.ts';
import type { Desk } from './desk.ts';
import { useTarget } from './target.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** Takes something out of a comment, and approves it. */
export function EditDialog({ desk: { queue, dialog } }: { readonly desk: Desk }) {
  const texts = textsOf(QUEUE_TEXTS);
  const item = useTarget(queue);
  const body = useSignal(item?.comment.body ?? '');
  const reason = useSignal('');
  const close = () => (dialog.value = null);
  if (item === undefined) return null;
  const unchanged = body.value.trim() === item.comment.body.trim() || body.value.trim() === '';
  return (
    <Dialog title={texts.editTitle} onClose={close}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          close();
          editAndApprove(queue, item, body.value.trim(), reason.value.trim() || null);
        }}
      >
        <p class="quiet">{texts.editHint}</p>
        <label for="edit-body">{texts.editBody}</label>
        <textarea
          id="edit-body"
          dir="auto"
          rows={6}
          required
          value={body.value}
          onInput={({ currentTarget }) => (body.value = currentTarget.value)}
        />
        <label for="edit-reason">{texts.editReason}</label>
        <input
          id="edit-reason"
          dir="auto"
          maxLength={500}
          value={reason.value}
          onInput={({ currentTarget }) => (reason.value = currentTarget.value)}
        />
        <div class="row">
          <button type="submit" class="primary" disabled={unchanged}>
            {texts.editSend}
          </button>
          <button type="button" onClick={close}>
            {textsOf(PART_TEXTS).cancel}
          </button>
          {unchanged && <span class="quiet">{texts.editSame}</span>}
        </div>
      </form>
    </Dialog>
  );
}
