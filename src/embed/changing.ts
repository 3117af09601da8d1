import type { Trouble } from './composer.ts';
import type { OwnComment } from './keeping.ts';
import { publish } from './posting.ts';
import type { Received } from './service.ts';
import { type Shared, troubleOf, withOwn } from './shared.ts';
import { type Shown, without } from './shown.ts';

/** Sends the new text of an own comment; null where it was taken, whatever becomes of it. */
export async function change(shared: Shared, comment: Shown, body: string): Promise<Trouble | null> {
  const { service, keeping } = shared;
  const outcome = await service.change(comment.id, comment.edit?.secret ?? '', body);
  if (outcome.kind === 'edit-over') forgetEdit(shared, comment);
  if (outcome.kind !== 'done') return troubleOf(outcome, shared);
  const { received } = outcome;
  const { status, message, edit } = received;
  if (status === 'rejected') remove(shared, comment.id);
  else {
    const own = { ...ownOf(comment), body, waits: status !== 'approved', edit: edit ?? comment.edit };
    keeping.change(withOwn(comment.id, own));
    show(shared, comment, received);
  }
  shared.notices.set(comment.id, message);
  return null;
}

function show(shared: Shared, { id }: Shown, { comment }: Received): void {
  if (comment) publish(shared, comment);
  else shared.known = without(shared.known, id);
}

/** Takes an own comment back; what went wrong, or null. */
export async function withdraw(shared: Shared, comment: Shown): Promise<string | null> {
  const { service, texts } = shared;
  const outcome = await service.withdraw(comment.id, comment.edit?.secret ?? '');
  if (outcome.kind === 'edit-over') forgetEdit(shared, comment);
  if (outcome.kind !== 'done') return outcome.kind === 'edit-over' ? texts.editOver : texts.failed;
  remove(shared, comment.id);
  return null;
}

function remove(shared: Shared, id: string): void {
  shared.keeping.change(withOwn(id, null));
  shared.known = without(shared.known, id);
}

/** The secret is of no more use. */
function forgetEdit({ keeping }: Shared, comment: Shown): void {
  keeping.change(withOwn(comment.id, { ...ownOf(comment), edit: undefined }));
}

const ownOf = ({ id, parent, author, body, createdAt, waits, edit }: Shown): OwnComment => ({
  id,
  parent,
  name: author.name,
  body,
  at: Date.parse(createdAt),
  waits,
  edit,
});
