import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import { applyBulk, previewUndo } from './bulk.ts';
import { type Queue, startAnew } from './queue-state.ts';
import { QUEUE_TEXTS } from './texts.ts';
import { rememberBulk } from './undoing.ts';

/** Undoes a decision by filter, all of it; where that breaks off, Z tries again. */
export async function undoBulk(queue: Queue, bulk: string): Promise<void> {
  const texts = textsOf(QUEUE_TEXTS);
  notify(texts.working);
  const found = await previewUndo(queue.site, bulk);
  const answer = found.ok ? await applyBulk(queue.site, found.value.id, () => undefined) : found;
  if (!answer.ok) {
    rememberBulk(queue.site, () => undoBulk(queue, bulk));
    notify(textsOf(PART_TEXTS).trouble[answer.problem.kind], { tone: 'bad' });
    return;
  }
  notify(texts.undone(answer.value.decided), { tone: 'good' });
  void startAnew(queue);
}
