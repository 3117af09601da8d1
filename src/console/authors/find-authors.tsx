import { useMemo, useRef } from 'preact/hooks';
import type { Mark } from '../../read/find-authors.ts';
import { addressOf, useFilters, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Empty, Loaded } from '../parts/loaded.tsx';
import { More, usePages } from '../parts/pages.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { type Shortcut, useShortcuts } from '../shortcuts.ts';
import { findAuthors, findByName } from './find-calls.ts';
import { FoundAuthors } from './found-authors.tsx';
import { AUTHORS_TEXTS } from './texts.ts';

const MARKS: readonly Mark[] = ['banned', 'held', 'trusted'];

/** Finds authors by their name or id; those with a standing are shown where nothing is searched for. */
export function FindAuthors() {
  const texts = textsOf(AUTHORS_TEXTS);
  const [{ name, standing }, filter] = useFilters(['name', 'standing']);
  const mark = MARKS.find((each) => each === standing) ?? 'banned';
  const search = useRef<HTMLInputElement>(null);
  useShortcuts(
    useMemo<readonly Shortcut[]>(
      () => [{ key: '/', shown: '/', says: texts.search, run: () => search.current?.focus() }],
      [texts],
    ),
  );
  return (
    <div class="page">
      <h1>{texts.title}</h1>
      <SearchField
        label={texts.search}
        value={name}
        field={search}
        onSearch={(text) => filter({ name: text }, true)}
      />
      {name === undefined ? <Marked key={mark} mark={mark} /> : <Named name={name} />}
    </div>
  );
}

/** Those with one kind of standing, and links to the others. */
function Marked({ mark }: { readonly mark: Mark }) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const pages = usePages(
    (cursor, signal) => findAuthors(site, { standing: mark, cursor }, signal),
    [site, mark],
  );
  const authors = pages.all.flatMap((page) => page.authors);
  return (
    <>
      <nav aria-label={texts.standing}>
        <ul class="tabs">
          {MARKS.map((each) => (
            <li key={each}>
              <a
                href={addressOf(site, 'authors', { query: { standing: each } })}
                aria-current={each === mark ? 'page' : undefined}
              >
                {texts.marks[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Loaded of={pages.first} again={pages.again}>
        {() =>
          authors.length === 0 ? <Empty title={texts.none[mark]} /> : <FoundAuthors authors={authors} />
        }
      </Loaded>
      <More of={pages} />
    </>
  );
}

/** Those whose name or id it is. */
function Named({ name }: { readonly name: string }) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const pages = usePages((cursor, signal) => findByName(site, name, cursor, signal), [site, name]);
  const authors = pages.all.flatMap((page) => page.authors);
  return (
    <>
      <p class="quiet">{texts.searchHint}</p>
      <Loaded of={pages.first} again={pages.again}>
        {() =>
          authors.length === 0 ? (
            <Empty title={texts.nobody}>
              <p>{texts.nobodyHint}</p>
            </Empty>
          ) : (
            <FoundAuthors authors={authors} />
          )
        }
      </Loaded>
      <More of={pages} />
    </>
  );
}
