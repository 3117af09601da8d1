import { useSignal } from '@preact/signals';
import { STATUSES } from '../../domain/comment.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { summary } from '../live.ts';
import { PART_TEXTS } from '../parts/texts.ts';
import type { Desk } from './desk.ts';
import { type FilterName, type Filters, NARROWING } from './filters.ts';
import type { Narrow } from './focus.tsx';
import { Key } from './key.tsx';
import { SEARCH_ID } from './keys.ts';
import { startAnew } from './queue-state.ts';
import { QUEUE_TEXTS } from './texts.ts';

interface Props {
  readonly filters: Filters;
  readonly narrow: Narrow;
  readonly desk: Desk;
}

/** By what the queue is narrowed, and how much there is of each. */
export function FilterBar({ filters, narrow, desk }: Props) {
  const texts = textsOf(QUEUE_TEXTS);
  // On a phone they stand behind a button.
  const isOpen = useSignal(false);
  const { flags = [], rules = [] } = summary.value ?? {};
  return (
    <section class="filter-bar" aria-label={texts.filters}>
      <Statuses filters={filters} narrow={narrow} />
      <button
        type="button"
        class="quiet to-narrow"
        aria-expanded={isOpen.value}
        onClick={() => (isOpen.value = !isOpen.value)}
      >
        {texts.filters}
      </button>
      <div class={`row narrowing ${isOpen.value ? 'open' : ''}`}>
        <Choice
          name="flag"
          chosen={filters.flag}
          choices={flags.map(({ flag, ...counted }) => [flag, withCount(flag, counted)])}
          narrow={narrow}
        />
        <Choice
          name="rule"
          chosen={filters.rule}
          choices={rules.map(({ rule, ...counted }) => [rule, withCount(rule, counted)])}
          narrow={narrow}
        />
        <Choice
          name="order"
          chosen={filters.order ?? 'oldest'}
          choices={Object.entries(texts.orders)}
          narrow={narrow}
        />
        <Search key={filters.q ?? ''} q={filters.q ?? ''} narrow={narrow} />
        <button type="button" class="quiet" onClick={() => void startAnew(desk.queue)}>
          {texts.refresh}
        </button>
        <button
          type="button"
          class="quiet"
          aria-keyshortcuts="B"
          onClick={() => (desk.dialog.value = 'bulk')}
        >
          {texts.bulk} <Key shown="B" />
        </button>
      </div>
      <Chips filters={filters} narrow={narrow} desk={desk} />
    </section>
  );
}

const withCount = (name: string, { count, capped }: { readonly count: number; readonly capped: boolean }) =>
  `${name} (${formatNumber(count)}${capped ? '+' : ''})`;

function Statuses({ filters, narrow }: Omit<Props, 'desk'>) {
  const { statuses } = textsOf(PART_TEXTS);
  const chosen = filters.status ?? 'pending';
  return (
    <fieldset class="status-tabs">
      <legend class="sr-only">{textsOf(QUEUE_TEXTS).filterNames.status}</legend>
      {STATUSES.map((status) => {
        const counted = summary.value?.statuses[status];
        return (
          <button
            key={status}
            type="button"
            aria-pressed={status === chosen}
            onClick={() => narrow({ status: status === 'pending' ? undefined : status })}
          >
            {statuses[status]}
            {counted && (
              <span class="count">
                {formatNumber(counted.count)}
                {counted.capped && '+'}
              </span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly name: 'flag' | 'rule' | 'order';
  readonly chosen: string | undefined;
  readonly choices: readonly (readonly [string, string])[];
  readonly narrow: Narrow;
}

function Choice({ name, chosen, choices, narrow }: ChoiceProps) {
  const { filterNames, any } = textsOf(QUEUE_TEXTS);
  const isKnown = chosen === undefined || choices.some(([value]) => value === chosen);
  const shown = isKnown ? choices : [...choices, [chosen, chosen] as const];
  const otherwise = name === 'order' ? 'oldest' : '';
  if (shown.length === 0) return null;
  return (
    <label class="choice">
      <span class="quiet small">{filterNames[name]}</span>
      <select
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) =>
          narrow({ [name]: value === otherwise ? undefined : value })
        }
      >
        {name !== 'order' && <option value="">{any}</option>}
        {shown.map(([value, says]) => (
          <option key={value} value={value}>
            {says}
          </option>
        ))}
      </select>
    </label>
  );
}

function Search({ q, narrow }: { readonly q: string; readonly narrow: Narrow }) {
  const { searchFor, search } = textsOf(QUEUE_TEXTS);
  const text = useSignal(q);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is not known to all browsers yet
    <form
      class="search-queue"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        narrow({ q: text.value.trim() || undefined });
      }}
    >
      <input
        id={SEARCH_ID}
        type="search"
        dir="auto"
        aria-label={searchFor}
        placeholder={searchFor}
        value={text.value}
        onInput={({ currentTarget }) => (text.value = currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <button type="submit">{search}</button>
    </form>
  );
}

/** What narrows the queue, each to be taken away. */
function Chips({ filters, narrow, desk }: Props) {
  const texts = textsOf(QUEUE_TEXTS);
  const names: readonly FilterName[] = [...NARROWING, 'all'];
  const given = names.flatMap((name) => {
    const value = filters[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  if (given.length === 0) return null;
  return (
    <ul class="row chips">
      {given.map(([name, value]) => {
        const says = name === 'author' ? authorOf(desk, value) : value;
        return (
          <li key={name}>
            <button
              type="button"
              aria-label={texts.remove(`${texts.filterNames[name]} ${name === 'all' ? '' : says}`)}
              onClick={() => narrow({ [name]: undefined })}
            >
              {texts.filterNames[name]}
              {name !== 'all' && (
                <>
                  {': '}
                  <bdi dir="auto">{says}</bdi>
                </>
              )}
              <span aria-hidden="true">×</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** An author by name, as far as a comment of theirs is in the list. */
const authorOf = ({ queue }: Desk, key: string): string =>
  queue.items.value.find(({ comment }) => comment.author.key === key)?.comment.author.name ??
  textsOf(QUEUE_TEXTS).thisAuthor;
