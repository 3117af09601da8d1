import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { PART_TEXTS } from '../parts/texts.ts';
import { me } from '../service/session.ts';
import type { Item } from './items.ts';
import { clearSelection, selectAll, toggle } from './moving.ts';
import { lookAt, type Queue } from './queue-state.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** The comments around the one that is worked on. */
export function Rail({ queue }: { readonly queue: Queue }) {
  const texts = textsOf(QUEUE_TEXTS);
  const items = queue.items.value;
  const { size } = queue.selected.value;
  if (items.length === 0) return null;
  return (
    <nav class="rail" aria-label={texts.list}>
      <div class="rail-tools">
        {size === 0 ? (
          <button type="button" class="quiet" onClick={() => selectAll(queue)}>
            {texts.selectAll}
          </button>
        ) : (
          <button type="button" class="quiet" onClick={() => clearSelection(queue)}>
            {texts.selected(size)} ×<span class="sr-only">{texts.nothingSelected}</span>
          </button>
        )}
      </div>
      <ol>
        {items.map((item) => (
          <Row key={item.comment.id} item={item} queue={queue} />
        ))}
      </ol>
    </nav>
  );
}

/** So much of a text is shown in the list. */
const SHOWN = 160;

function Row({ item, queue }: { readonly item: Item; readonly queue: Queue }) {
  const texts = textsOf(QUEUE_TEXTS);
  const { id, author, body, flags, risk } = item.comment;
  const row = useRef<HTMLLIElement>(null);
  const isCurrent = useComputed(() => queue.current.value === id).value;
  const isSelected = useComputed(() => queue.selected.value.has(id)).value;
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <li ref={row} class={isCurrent ? 'here' : item.mine || item.theirs ? 'done' : ''}>
      <input
        type="checkbox"
        checked={isSelected}
        aria-label={`${texts.select}: ${author.name}`}
        onChange={() => toggle(queue, id)}
      />
      <button type="button" aria-current={isCurrent ? 'true' : undefined} onClick={() => lookAt(queue, id)}>
        <span class="rail-who">
          <bdi dir="auto">{author.name}</bdi>
          <Became item={item} />
          {risk > 0 && !item.mine && !item.theirs && (
            <span class="count" title={texts.risk}>
              <span class="sr-only">{texts.risk} </span>
              {formatNumber(risk)}
            </span>
          )}
        </span>
        <bdi dir="auto" class="rail-text">
          {body.slice(0, SHOWN)}
        </bdi>
        {flags.length > 0 && (
          <span class="rail-flags">
            {flags.slice(0, 4).map((flag) => (
              <bdi key={flag} class="flag">
                {flag}
              </bdi>
            ))}
          </span>
        )}
      </button>
    </li>
  );
}

/** What became of a comment while it was in the list, and who works on it. */
export function Became({ item: { comment, mine, theirs } }: { readonly item: Item }) {
  const texts = textsOf(QUEUE_TEXTS);
  if (mine)
    return (
      <span class={`status ${mine.status}`}>
        {texts.mine[mine.status]}
        {mine.waiting && <span title={texts.waitsToBeSent}> …</span>}
      </span>
    );
  if (theirs)
    return (
      <span class={`status ${theirs.to}`}>
        <bdi>{theirs.name}</bdi>: {textsOf(PART_TEXTS).statuses[theirs.to]}
      </span>
    );
  const { claim } = comment;
  if (claim && claim.by.id !== me.value?.id)
    return <span class="flag">{texts.claimedBy(claim.by.name)}</span>;
  return null;
}
