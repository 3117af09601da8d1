import { apiOf } from '../address.ts';
import { type Answer, ask } from '../service/ask.ts';
import type { Call, Entry } from './outbox.ts';

/** Asks the service what a call of the outbox is for. */
export function perform(call: Call): Promise<Answer<unknown>> {
  const [{ site, comment, rev, wish } = {} as Entry] = call.entries;
  switch (call.kind) {
    case 'look':
      return ask('GET', apiOf(site, 'comments', comment));
    case 'edit':
      return ask('POST', apiOf(site, 'comments', comment, 'edit'), {
        body: wish.kind === 'edit' ? { body: wish.body, reason: wish.reason, rev } : {},
      });
    case 'decide':
      return ask('POST', apiOf(site, 'decisions'), { body: { decisions: call.entries.map(decisionOf) } });
    case 'undo':
      return ask('POST', apiOf(site, 'undo'), {
        body: {
          decisions: call.entries.flatMap((each) => (each.wish.kind === 'undo' ? each.wish.decision : [])),
        },
      });
  }
}

function decisionOf({ comment, rev, wish }: Entry): object {
  if (wish.kind !== 'decide') throw new Error('Only decisions go together.');
  return { comment, rev, status: wish.status, reason: wish.reason, reasonCode: wish.reasonCode };
}
