import type { CommentContext } from '../../read/contexts.ts';
import { textsOf } from '../language/language.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import { Moment } from '../parts/moment.tsx';
import { Status } from '../parts/status.tsx';
import type { Narrow } from './focus.tsx';
import { QUEUE_TEXTS } from './texts.ts';

interface ArticleProps {
  readonly id: string;
  readonly context: CommentContext | undefined;
  readonly narrow: Narrow;
}

/** What the comment is about, with the way there. */
export function ArticleLine({ id, context, narrow }: ArticleProps) {
  const texts = textsOf(QUEUE_TEXTS);
  const { title, url, section } = context?.article ?? { title: null, url: null, section: null };
  const name = <bdi dir="auto">{title ?? id}</bdi>;
  return (
    <p class="row small about-article">
      <span class="quiet">{texts.article}</span>
      {isWeb(url) ? (
        <a href={url} target="_blank" rel="noreferrer">
          {name}
        </a>
      ) : (
        <span>{name}</span>
      )}
      {section && <bdi class="flag">{section}</bdi>}
      <button type="button" class="link" onClick={() => narrow({ article: id })}>
        {texts.allOfArticle}
      </button>
    </p>
  );
}

/** Sites say where their articles are; nothing but a page of the web is linked. */
const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

/** The comment that it replies to. */
export function Parent({ parent }: { readonly parent: NonNullable<CommentContext['parent']> }) {
  return (
    <blockquote>
      <p class="row small quiet">
        {textsOf(QUEUE_TEXTS).inReplyTo} <bdi dir="auto">{parent.author.name}</bdi>
        <Status status={parent.status} />
        <Moment at={parent.createdAt} />
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <div class="said" tabIndex={0}>
        <MarkedText text={parent.body} spans={[]} />
      </div>
    </blockquote>
  );
}

/** What says nearly the same on the site of late. */
export function Similar({ context: { similar, similarCount } }: { readonly context: CommentContext }) {
  const texts = textsOf(QUEUE_TEXTS);
  if (similarCount === 0) return null;
  return (
    <details>
      <summary>
        <strong>{texts.similar(similarCount)}</strong>
      </summary>
      <ul class="lines">
        {similar.map(({ id, author, body, status, createdAt }) => (
          <li key={id}>
            <p class="row small quiet">
              <bdi dir="auto">{author.name}</bdi>
              <Status status={status} />
              <Moment at={createdAt} />
            </p>
            <MarkedText text={body} spans={[]} />
          </li>
        ))}
      </ul>
      {similarCount > similar.length && (
        <p class="quiet">{texts.similarMore(similarCount - similar.length)}</p>
      )}
    </details>
  );
}
