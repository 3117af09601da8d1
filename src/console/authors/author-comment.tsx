import type { ModeratedComment } from '../../read/moderated-comments.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import { AUTHORS_TEXTS } from './texts.ts';

interface Props {
  readonly comment: ModeratedComment;
  /** Of its article; undefined where it isn't known. */
  readonly title: string | undefined;
}

/** A comment of an author, with what became of it. */
export function AuthorComment({ comment, title }: Props) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const { status, createdAt, article, body, flags, decision, withdrawnAt, erasedAt } = comment;
  const spans = decision.findings.flatMap((found) => (found.field === 'body' ? found.spans : []));
  return (
    <li class="author-comment">
      <p class="row quiet">
        <Status status={status} />
        <Moment at={createdAt} />
        <a href={addressOf(site, 'queue', { query: { article, status } })}>
          {title === undefined ? (
            <>
              {texts.article} <bdi>{article}</bdi>
            </>
          ) : (
            <bdi dir="auto">{title}</bdi>
          )}
        </a>
        {withdrawnAt !== null && <span>{texts.withdrawn}</span>}
        {erasedAt !== null && <span>{texts.erasedText}</span>}
      </p>
      {erasedAt === null && <MarkedText text={body} spans={spans} />}
      {(flags.length > 0 || decision.reason !== null || decision.by.kind !== 'rules') && (
        <p class="row quiet small">
          {flags.map((flag) => (
            <span key={flag} class="flag">
              <bdi>{flag}</bdi>
            </span>
          ))}
          {decision.by.kind !== 'rules' && <bdi>{decision.by.name}</bdi>}
          {decision.reason !== null && <bdi dir="auto">{decision.reason}</bdi>}
        </p>
      )}
    </li>
  );
}
