import { textsOf } from '../language/language.ts';
import { summary } from '../live.ts';
import { Empty, Trouble, Waiting } from '../parts/loaded.tsx';
import type { Desk } from './desk.ts';
import { FILTERS, isPlain } from './filters.ts';
import type { Narrow } from './focus.tsx';
import { loadMore } from './queue-state.ts';
import { unsent } from './sender.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** What stands where no comment does: it is on its way, it failed, or nothing waits. */
export function Nothing({ desk: { queue }, narrow }: { readonly desk: Desk; readonly narrow: Narrow }) {
  const texts = textsOf(QUEUE_TEXTS);
  const again = () => void loadMore(queue, true);
  if (queue.problem.value) return <Trouble problem={queue.problem.value} again={again} />;
  if (!queue.ended.value) return <Waiting />;
  // Until the next look the summary still counts what was decided here.
  const isOld = summary.value === queue.decidedAt.value || unsent.value.length > 0;
  const others = isOld ? 0 : (summary.value?.statuses.pending.count ?? 0);
  if (!isPlain(queue.filters))
    return (
      <Empty title={texts.emptyFiltered}>
        <button type="button" onClick={() => narrow(NO_FILTERS)}>
          {texts.clearFilters}
        </button>
      </Empty>
    );
  if (others > 0)
    return (
      <Empty title={texts.othersWork(others)}>
        <button type="button" onClick={() => narrow({ all: '1' })}>
          {texts.showAll}
        </button>
      </Empty>
    );
  return (
    <Empty title={texts.emptyTitle}>
      <p>{texts.emptyHint}</p>
    </Empty>
  );
}

const NO_FILTERS = Object.fromEntries(FILTERS.map((name) => [name, undefined]));
