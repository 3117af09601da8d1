import type { ListView } from '../../http/list-answers.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { Empty, Loaded, useLoaded } from '../parts/loaded.tsx';
import { loadLists } from './list-calls.ts';
import { ListTerms } from './list-terms.tsx';
import { LISTS_TEXTS } from './texts.ts';

/** The lists of the site, and the terms of the one that was chosen, which are asked for at the same time. */
export function ListsPage() {
  const texts = textsOf(LISTS_TEXTS);
  const { site, item } = useHere();
  const [lists, again] = useLoaded((signal) => loadLists(site, signal), [site]);
  const known = lists.value.value?.lists;
  const name = item ?? known?.[0]?.name;
  return (
    <div class="page">
      <h1>{texts.title}</h1>
      <div class={known?.length === 0 ? '' : 'lists'}>
        <Loaded of={lists} again={again}>
          {(answer) => <ListNames lists={answer.lists} chosen={name} />}
        </Loaded>
        {name !== undefined && <Chosen key={name} name={name} lists={known} onChange={again} />}
      </div>
    </div>
  );
}

interface ChosenProps {
  readonly name: string;
  /** Undefined until they are known. */
  readonly lists: readonly ListView[] | undefined;
  readonly onChange: () => void;
}

function Chosen({ name, lists, onChange }: ChosenProps) {
  const list = lists?.find((each) => each.name === name);
  if (lists !== undefined && list === undefined) return <Empty title={textsOf(LISTS_TEXTS).noSuchList} />;
  return <ListTerms name={name} list={list} onChange={onChange} />;
}

function ListNames({
  lists,
  chosen,
}: {
  readonly lists: readonly ListView[];
  readonly chosen: string | undefined;
}) {
  const texts = textsOf(LISTS_TEXTS);
  const { site } = useHere();
  if (lists.length === 0)
    return (
      <Empty title={texts.noLists}>
        <p>{texts.noListsHint}</p>
      </Empty>
    );
  return (
    <nav aria-label={texts.lists}>
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
