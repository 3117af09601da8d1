import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { ListedTerm, ListView } from '../../http/list-answers.ts';
import { useFilters, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Empty, Loaded } from '../parts/loaded.tsx';
import { More, usePages } from '../parts/pages.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { type Shortcut, useShortcuts } from '../shortcuts.ts';
import { AddTerm } from './add-term.tsx';
import { loadTerms } from './list-calls.ts';
import { ListChanges } from './list-changes.tsx';
import { RemoveTerm } from './remove-term.tsx';
import { TermRow } from './term-row.tsx';
import { LISTS_TEXTS } from './texts.ts';

interface Props {
  readonly name: string;
  /** What else is known of it; undefined until then. */
  readonly list: ListView | undefined;
  readonly onChange: () => void;
}

/** The terms of a list, where they are added, searched and removed. */
export function ListTerms({ name: list, list: known, onChange }: Props) {
  const texts = textsOf(LISTS_TEXTS);
  const { site } = useHere();
  const [{ q }, filter] = useFilters(['q']);
  const pages = usePages((cursor, signal) => loadTerms({ site, list, q }, cursor, signal), [site, list, q]);
  const removing = useSignal<ListedTerm | undefined>(undefined);
  const search = useRef<HTMLInputElement>(null);
  const term = useRef<HTMLInputElement>(null);
  useShortcuts(
    useMemo<readonly Shortcut[]>(
      () => [
        { key: '/', shown: '/', says: texts.search, run: () => search.current?.focus() },
        { code: 'KeyN', shown: 'N', says: texts.add, run: () => term.current?.focus() },
      ],
      [texts],
    ),
  );
  const changed = () => {
    pages.again();
    onChange();
  };
  return (
    <section class="list-terms" aria-labelledby="list-name">
      <header class="row apart">
        <h2 id="list-name">
          <bdi>{list}</bdi>
        </h2>
        {known && (
          <p class="quiet">
            {texts.terms(known.terms)} · <bdi dir="ltr">{known.file}</bdi>
          </p>
        )}
      </header>
      <AddTerm list={list} field={term} onChange={changed} />
      <SearchField
        label={texts.search}
        value={q}
        field={search}
        onSearch={(text) => filter({ q: text }, true)}
      />
      <Loaded of={pages.first} again={pages.again}>
        {({ changes }) => (
          <>
            <Terms
              all={pages.all.flatMap(({ terms }) => terms)}
              q={q}
              onRemove={(one) => (removing.value = one)}
            />
            <More of={pages} />
            <ListChanges changes={changes} />
          </>
        )}
      </Loaded>
      {removing.value && (
        <RemoveTerm
          list={list}
          term={removing.value.term}
          onChange={changed}
          onClose={() => (removing.value = undefined)}
        />
      )}
    </section>
  );
}

interface TermsProps {
  readonly all: readonly ListedTerm[];
  readonly q: string | undefined;
  readonly onRemove: (term: ListedTerm) => void;
}

function Terms({ all, q, onRemove }: TermsProps) {
  const texts = textsOf(LISTS_TEXTS);
  if (all.length === 0) return <Empty title={q === undefined ? texts.noTerms : texts.nothingFound} />;
  return (
    <ul class="terms">
      {all.map((term, at) => (
        // A list may hold a term twice, with other options.
        <TermRow key={at} term={term} onRemove={() => onRemove(term)} />
      ))}
    </ul>
  );
}
