import { html } from 'hono/html';
import type { Language } from '../domain/language.ts';
import type { CommentPage } from '../read/comment-page.ts';
import type { PublicComment } from '../read/public-comments.ts';
import { type Thread, threadsOf } from '../read/threads.ts';
import { commentText, nameText } from './comment-text.ts';
import type { Html } from './page.ts';
import { READER_TEXTS, type ReaderTexts } from './reader-texts.ts';

/** What a fragment says beside its page. */
export interface FragmentAbout {
  /** The language in which the page's `dateText` is too. */
  readonly language: Language;
  /** Whether the article takes no more comments, now. No version moves with it: whoever keeps the bytes asks again. */
  readonly closed: boolean;
  /** The address of the page that follows, relative or not; null where none does. */
  readonly next: string | null;
}

/**
 * A page of comments as HTML to be put into any page: no script, no style, nothing of a reader's text as markup.
 *
 * Its classes and ids are a promise to those who style it (docs/fragment.md).
 */
export function commentsFragment(page: CommentPage, { language, closed, next }: FragmentAbout): string {
  const texts = READER_TEXTS[language];
  const shown = { texts, links: page.links, top: true };
  return String(html`<section class="hakam" lang="${language}" dir="${texts.direction}" aria-labelledby="hakam-comments">
<h2 class="hakam-heading" id="hakam-comments">${texts.heading(page.count)}</h2>${[
    page.comments.length > 0 ? list(threadsOf(page.comments), shown) : '',
    page.count === 0 ? html`\n<p class="hakam-none">${texts.noneYet}</p>` : '',
    next === null ? '' : html`\n<p class="hakam-more"><a rel="next" href="${next}">${texts.more}</a></p>`,
    closed ? html`\n<p class="hakam-closed">${texts.closed}</p>` : '',
  ]}
</section>
`);
}

interface Shown {
  readonly texts: ReaderTexts;
  readonly links: CommentPage['links'];
  /** No replies, but where whom they answer isn't on the page. */
  readonly top: boolean;
}
type CommentThread = Thread<PublicComment>;

const list = (threads: readonly CommentThread[], shown: Shown): Html => html`
<ol class="${shown.top ? 'hakam-list' : 'hakam-replies'}">${threads.map(
  (thread) => html`
<li>${article(thread, shown)}${thread.replies.length > 0 ? list(thread.replies, { ...shown, top: false }) : ''}</li>`,
)}
</ol>`;

/** Microdata of https://schema.org/Comment; what names it elsewhere is the id that the feed gives it too. */
const article = (thread: CommentThread, shown: Shown): Html => {
  const { id, parent, author, body, createdAt, dateText, editedAt, erased } = thread.comment;
  if (erased) return tombstone(thread, shown);
  return html`<article class="hakam-comment" id="comment-${id}" itemscope itemtype="https://schema.org/Comment" itemid="urn:uuid:${id}">
<p class="hakam-by"><b class="hakam-name" itemprop="author" itemscope itemtype="https://schema.org/Person"><bdi itemprop="name">${nameText(author.name)}</bdi></b>
<a class="hakam-date" itemprop="url" href="#comment-${id}"><time itemprop="dateCreated" datetime="${createdAt}">${dateText}</time></a>${edited(editedAt, shown)}</p>${
    parent === null ? '' : html`\n<link itemprop="parentItem" href="urn:uuid:${parent}">`
  }${inReplyTo(thread, shown)}
<div class="hakam-text" itemprop="text">${commentText(body, shown.links)}</div>
</article>`;
};

/** What replies stand under, where nothing is left of the comment itself: no Comment of schema.org either. */
const tombstone = (thread: CommentThread, shown: Shown): Html => {
  const { id, createdAt, dateText } = thread.comment;
  return html`<article class="hakam-comment hakam-erased" id="comment-${id}">
<p class="hakam-by"><a class="hakam-date" href="#comment-${id}"><time datetime="${createdAt}">${dateText}</time></a></p>${inReplyTo(thread, shown)}
<div class="hakam-text"><p>${shown.texts.erased}</p></div>
</article>`;
};

const edited = (at: string | null, { texts }: Shown): Html | '' =>
  at === null
    ? ''
    : html`\n<span class="hakam-edited">(<time itemprop="dateModified" datetime="${at}">${texts.edited}</time>)</span>`;

/** Where its place doesn't show whom a reply answers. */
function inReplyTo({ comment, answers }: CommentThread, { texts, top }: Shown): Html | '' {
  if (answers !== null) {
    const [before, after] = texts.inReplyTo;
    const whom = answers.erased
      ? texts.inReplyToEarlier
      : html`${before}<bdi>${nameText(answers.author.name)}</bdi>${after}`;
    return html`\n<p class="hakam-in-reply-to"><a href="#comment-${answers.id}">${whom}</a></p>`;
  }
  return top && comment.parent !== null
    ? html`\n<p class="hakam-in-reply-to">${texts.inReplyToEarlier}</p>`
    : '';
}
