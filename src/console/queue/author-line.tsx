import { FOREVER } from '../../domain/standing.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatDay } from '../language/times.ts';
import { mySite } from '../service/session.ts';
import type { Narrow } from './focus.tsx';
import type { Item } from './items.ts';
import { QUEUE_TEXTS } from './texts.ts';

type Author = Item['comment']['author'];

/** Who wrote it is to the site: how often they were published and turned away, and how they stand. */
export function AuthorLine({ author, narrow }: { readonly author: Author; readonly narrow: Narrow }) {
  const texts = textsOf(QUEUE_TEXTS);
  const { site } = useHere();
  const { key, approved, rejected, trusted, held, bannedUntil } = author;
  return (
    <p class="row small">
      {approved + rejected === 0 ? (
        <span class="quiet">{texts.newcomer}</span>
      ) : (
        <>
          <span class="author-published">{texts.published(approved)}</span>
          <span class={rejected > 0 ? 'author-refused' : 'quiet'}>{texts.turnedAway(rejected)}</span>
        </>
      )}
      {trusted && <span class="status approved">{texts.trusted}</span>}
      {held && <span class="status spam">{texts.heldAuthor}</span>}
      {bannedUntil && (
        <span class="status rejected">
          {Date.parse(bannedUntil) >= FOREVER
            ? texts.bannedForGood
            : texts.bannedUntil(formatDay(bannedUntil, mySite(site)?.timezone))}
        </span>
      )}
      {key !== null && (
        <>
          <a href={addressOf(site, 'authors', { item: key })}>{texts.filterNames.author}</a>
          <button type="button" class="link" onClick={() => narrow({ author: key })}>
            {texts.allOfAuthor}
          </button>
        </>
      )}
    </p>
  );
}
