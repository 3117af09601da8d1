import { useSignal } from '@preact/signals';
import type { CommentWithHistory } from '../../http/moderation-answers.ts';
import { apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Loaded, useLoaded } from '../parts/loaded.tsx';
import { MarkedText } from '../parts/marked-text.tsx';
import { Moment } from '../parts/moment.tsx';
import { ask } from '../service/ask.ts';
import type { Item } from './items.ts';
import { QUEUE_TEXTS } from './texts.ts';

interface Props {
  readonly comment: Item['comment'];
  readonly site: string;
}

/** What became of a comment so far, asked for when it is opened. */
export function History({ comment, site }: Props) {
  const isOpen = useSignal(false);
  return (
    <details onToggle={({ currentTarget }) => (isOpen.value = currentTarget.open)}>
      <summary>{textsOf(QUEUE_TEXTS).history}</summary>
      {isOpen.value && <Decisions id={comment.id} rev={comment.rev} site={site} />}
    </details>
  );
}

function Decisions({ id, rev, site }: { readonly id: string; readonly rev: number; readonly site: string }) {
  const texts = textsOf(QUEUE_TEXTS);
  const [loading, again] = useLoaded(
    (signal) => ask<CommentWithHistory>('GET', apiOf(site, 'comments', id), { signal }),
    [id, rev],
  );
  return (
    <Loaded of={loading} again={again}>
      {({ history, formerTexts }) => (
        <ol class="lines">
          {history.map(({ id: decision, by, at, to, reason, undoes }) => (
            <li key={decision}>
              <span>
                {texts.historyLine(by.kind === 'rules' ? texts.rules : by.name, to)}
                {undoes !== null && ` (${texts.undid})`}
                {reason !== null && by.kind !== 'rules' && (
                  <>
                    {' · '}
                    <bdi dir="auto">{reason}</bdi>
                  </>
                )}
              </span>
              <span class="quiet small">
                <Moment at={at} />
              </span>
            </li>
          ))}
          {formerTexts.map(({ body, until }) => (
            <li key={until}>
              <span class="quiet small">
                {texts.formerText} · <Moment at={until} />
              </span>
              <MarkedText text={body} spans={[]} />
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
