import { textsOf } from '../language/language.ts';
import { connected } from '../live.ts';
import { PART_TEXTS } from '../parts/texts.ts';
import { stuck, unsent } from './sender.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** Says how many decisions wait to be sent, and why, once that takes longer than usual. */
export function OutboxLine() {
  const texts = textsOf(QUEUE_TEXTS);
  const count = unsent.value.length;
  const why = stuck.value ?? (connected.value ? null : { kind: 'lost' as const });
  if (count === 0 || why === null) return null;
  return (
    <p class="outbox" role="status">
      <strong>{texts.waiting(count)}</strong>
      <span>{why.kind === 'signed-out' ? texts.signInToSend : textsOf(PART_TEXTS).trouble[why.kind]}</span>
    </p>
  );
}
