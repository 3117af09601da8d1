import { useSignal } from '@preact/signals';
import { useLocation } from 'preact-iso/router';
import { STATUSES } from '../../domain/comment.ts';
import { MOST_COUNTED } from '../../domain/facts.ts';
import type { AuthorWithComments } from '../../http/author-answers.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { Empty, Loaded } from '../parts/loaded.tsx';
import { Moment } from '../parts/moment.tsx';
import { More, type Pages, usePages } from '../parts/pages.tsx';
import { Status } from '../parts/status.tsx';
import { mySite } from '../service/session.ts';
import { loadAuthor } from './author-calls.ts';
import { AuthorComment } from './author-comment.tsx';
import { DataCard } from './data-card.tsx';
import { NotesCard } from './notes-card.tsx';
import { StandingCard } from './standing-card.tsx';
import { StandingDialog } from './standing-dialog.tsx';
import { AUTHORS_TEXTS } from './texts.ts';
import { useTitles } from './titles.ts';

/** Who somebody is to the site: how they stand and stood, what was noted, and all that they wrote. */
export function AuthorPage({ author }: { readonly author: string }) {
  const { site } = useHere();
  const { route } = useLocation();
  const pages = usePages((cursor, signal) => loadAuthor(site, author, cursor, signal), [site, author]);
  const { problem } = pages.first.value;
  return (
    <div class="page">
      <p class="crumb">
        <a href={addressOf(site, 'authors')}>{textsOf(AUTHORS_TEXTS).title}</a>
      </p>
      {problem?.slug === 'unknown-author' ? (
        <Unknown author={author} onChange={pages.again} />
      ) : (
        <Loaded of={pages.first} again={pages.again}>
          {(profile) => (
            <Profile profile={profile} pages={pages} onErased={() => route(addressOf(site, 'authors'))} />
          )}
        </Loaded>
      )}
    </div>
  );
}

interface ProfileProps {
  readonly profile: AuthorWithComments;
  readonly pages: Pages<AuthorWithComments>;
  readonly onErased: () => void;
}

function Profile({ profile, pages, onErased }: ProfileProps) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const titles = useTitles(site, pages.all.at(-1)?.comments);
  return (
    <>
      <Who profile={profile} />
      <div class="author">
        <div class="author-side">
          <StandingCard author={profile} onChange={pages.again} />
          <NotesCard author={profile.key} notes={profile.notes} onChange={pages.again} />
        </div>
        <section class="author-comments" aria-labelledby="comments">
          <h2 id="comments">{texts.comments}</h2>
          {profile.comments.length === 0 && <Empty title={texts.noComments} />}
          <ul class="author-rows">
            {pages.all
              .flatMap(({ comments }) => comments)
              .map((comment) => (
                <AuthorComment key={comment.id} comment={comment} title={titles.get(comment.article)} />
              ))}
          </ul>
          <More of={pages} />
        </section>
        {mySite(site)?.role === 'admin' && <DataCard author={profile.key} onErased={onErased} />}
      </div>
    </>
  );
}

function Who({ profile: { key, id, name, firstSeenAt, counts } }: Pick<ProfileProps, 'profile'>) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  return (
    <header class="stack author-head">
      <h1>
        <bdi dir="auto">{name ?? id ?? texts.noName}</bdi>
      </h1>
      <p class="row quiet">
        {id === null ? <span>{texts.byAddress}</span> : <bdi class="author-key">{id}</bdi>}
        <span>
          {texts.firstSeen}: <Moment at={firstSeenAt} />
        </span>
      </p>
      <ul class="row">
        {STATUSES.map((status) => (
          <li key={status}>
            <a class="author-count" href={addressOf(site, 'queue', { query: { author: key, status } })}>
              <Status status={status} /> {formatNumber(counts[status])}
              {counts[status] >= MOST_COUNTED && '+'}
            </a>
          </li>
        ))}
      </ul>
    </header>
  );
}

/** The site knows nobody by this key. Who is known to it by an id may be banned before they wrote anything. */
function Unknown({ author, onChange }: { readonly author: string; readonly onChange: () => void }) {
  const texts = textsOf(AUTHORS_TEXTS);
  const changing = useSignal(false);
  const nobody = { key: author, name: null, trusted: false, held: false, bannedUntil: null };
  return (
    <>
      <h1>
        <bdi dir="auto">{author}</bdi>
      </h1>
      <Empty title={texts.unknown}>
        <p>{texts.unknownHint}</p>
        {author.startsWith('id:') && (
          <button type="button" onClick={() => (changing.value = true)}>
            {texts.change}
          </button>
        )}
      </Empty>
      {changing.value && (
        <StandingDialog author={nobody} onChange={onChange} onClose={() => (changing.value = false)} />
      )}
    </>
  );
}
