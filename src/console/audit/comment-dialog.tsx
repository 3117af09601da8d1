import type { ModeratedComment } from '../../read/moderated-comments.ts';
import { addressOf, apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatTime } from '../language/times.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Loaded, useLoaded } from '../parts/loaded.tsx';
import { MarkedText } from '../parts/marked-text.tsx';
import { Status } from '../parts/status.tsx';
import { ask } from '../service/ask.ts';
import { mySite } from '../service/session.ts';
import { AUDIT_TEXTS } from './texts.ts';

interface Props {
  readonly site: string;
  readonly id: string;
  /** Shows all that the audit tells of it. */
  readonly onHistory: () => void;
  readonly onClose: () => void;
}

/** The comment that an entry is about, as it is now: the audit itself holds no reader's text. */
export function CommentDialog({ site, id, onHistory, onClose }: Props) {
  const texts = textsOf(AUDIT_TEXTS);
  const [comment, again] = useLoaded(
    (signal) => ask<ModeratedComment>('GET', apiOf(site, 'comments', id), { signal }),
    [site, id],
  );
  return (
    <Dialog title={texts.theComment} onClose={onClose}>
      <Loaded of={comment} again={again}>
        {(value) => <Comment site={site} comment={value} />}
      </Loaded>
      <button type="button" onClick={onHistory}>
        {texts.itsHistory}
      </button>
    </Dialog>
  );
}

function Comment({ site, comment }: { readonly site: string; readonly comment: ModeratedComment }) {
  const texts = textsOf(AUDIT_TEXTS);
  const { author, status, body, article, createdAt, erasedAt } = comment;
  const name = <bdi>{author.name}</bdi>;
  return (
    <>
      <p class="row">
        <Status status={status} />
        {author.key === null ? name : <a href={addressOf(site, 'authors', { item: author.key })}>{name}</a>}
        <span class="quiet small">{formatTime(createdAt, mySite(site)?.timezone)}</span>
      </p>
      {erasedAt === null ? <MarkedText text={body} spans={[]} /> : <p class="quiet">{texts.itsTextIsGone}</p>}
      <p class="small">
        <a href={addressOf(site, 'queue', { query: { status, article } })}>{texts.inQueue}</a>
      </p>
    </>
  );
}
