import type { FoundAuthor } from '../../read/find-authors.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Moment } from '../parts/moment.tsx';
import { StandingMarks } from './standing-marks.tsx';
import { AUTHORS_TEXTS } from './texts.ts';

/** Authors as rows that lead to their pages. */
export function FoundAuthors({ authors }: { readonly authors: readonly FoundAuthor[] }) {
  return (
    <ul class="found-authors">
      {authors.map((author) => (
        <Found key={author.key} author={author} />
      ))}
    </ul>
  );
}

function Found({ author }: { readonly author: FoundAuthor }) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const { key, id, name, approved, rejected, standing } = author;
  return (
    <li class="found-author">
      <p class="found-name">
        <a href={addressOf(site, 'authors', { item: key })}>
          <bdi dir="auto">{name ?? id ?? texts.noName}</bdi>
        </a>
        <StandingMarks of={author} />
      </p>
      <p class="quiet found-more">
        {id !== null && name !== null && <bdi class="author-key">{id}</bdi>}
        <span>{texts.decided(approved, rejected)}</span>
      </p>
      {standing && (
        <p class="quiet found-why">
          <bdi dir="auto">{standing.reason}</bdi> · <bdi>{standing.by.name}</bdi> ·{' '}
          <Moment at={standing.at} />
        </p>
      )}
    </li>
  );
}
