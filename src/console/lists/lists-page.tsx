import { useCallback } from 'preact/hooks';
import type { ListView } from '../../http/list-answers.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { Empty, Loaded, useLoaded } from '../parts/loaded.tsx';
import { loadLists } from './list-calls.ts';
import { ListTerms } from './list-terms.tsx';
import { LISTS_TEXTS } from './texts.ts';

/** The lists of the site, and the terms of the one that was chosen. */
export function ListsPage() {
  const texts = textsOf(LISTS_TEXTS);
  const { site, item } = useHere();
  const [lists, again] = useLoaded((signal) => loadLists(site, signal), [site]);
  return (
    <div class="page lists-page">
      <h1>{texts.title}</h1>
      <Loaded of={lists} again={again}>
        {({ lists: known }) => <Chosen lists={known} name={item} onChange={again} />}
      </Loaded>
    </div>
  );
}

interface ChosenProps {
  readonly lists: readonly ListView[];
  readonly name: string | undefined;
  readonly onChange: () => void;
}

function Chosen({ lists, name, onChange }: ChosenProps) {
  const texts = textsOf(LISTS_TEXTS);
  const list = name === undefined ? lists[0] : lists.find((each) => each.name === name);
  const changed = useCallback(onChange, []);
  if (lists.length === 0)
    return (
      <Empty title={texts.noLists}>
        <p>{texts.noListsHint}</p>
      </Empty>
    );
  return (
    <div class="lists">
      <ListNames lists={lists} chosen={list?.name} />
      {list ? (
        <ListTerms key={list.name} list={list} onChange={changed} />
      ) : (
        <Empty title={texts.noSuchList} />
      )}
    </div>
  );
}

function ListNames({
  lists,
  chosen,
}: {
  readonly lists: readonly ListView[];
  readonly chosen: string | undefined;
}) {
  const { site } = useHere();
  return (
    <nav aria-label={textsOf(LISTS_TEXTS).lists}>
      <ul class="list-names">
        {lists.map(({ name, terms }) => (
          <li key={name}>
            <a
              href={addressOf(site, 'lists', { item: name })}
              aria-current={name === chosen ? 'page' : undefined}
            >
              <bdi>{name}</bdi> <span class="count">{formatNumber(terms)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
