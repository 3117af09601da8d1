import type { ReaderTexts } from '../pages/reader-texts.ts';
import { webAddresses } from '../text/web-addresses.ts';
import { around, type Child, element } from './build-dom.ts';
import { isOpen } from './keeping.ts';
import type { Shown } from './shown.ts';
import type { EmbedTexts } from './texts.ts';

/** What a reader may do with a comment. */
interface Actions {
  reply(comment: Shown): void;
  edit(comment: Shown): void;
  withdraw(comment: Shown): void;
}

export interface CommentOptions {
  readonly texts: EmbedTexts & ReaderTexts;
  readonly links: 'text' | 'clickable';
  /** Whether the article takes comments. */
  readonly open: boolean;
  /** Whom it answers, where that doesn't show by its place. */
  readonly answers: Shown | null;
  /** What the service said of it just now. */
  readonly notice: string | undefined;
  readonly actions: Actions;
}

/** One comment: who, when, what, and what may be done with it. */
export function commentView(comment: Shown, options: CommentOptions): HTMLElement {
  const { texts, links, answers, notice } = options;
  const { author, createdAt, dateText, editedAt, waits, body, erased } = comment;
  return element(
    'article',
    {
      class: waits ? 'comment waits' : 'comment',
      part: waits ? 'comment waiting' : 'comment',
      tabindex: '-1',
      'data-id': comment.id,
      'aria-label': erased ? texts.erased : texts.commentBy.join(author.name),
    },
    element(
      'p',
      { class: 'head' },
      !erased && element('bdi', { class: 'author', part: 'author' }, author.name),
      element('time', { class: 'date', part: 'date', datetime: createdAt }, dateText),
      editedAt !== null && element('span', { class: 'date' }, texts.edited),
      waits && element('span', { class: 'tag', part: 'tag' }, texts.waits),
    ),
    answers &&
      element(
        'p',
        { class: 'date' },
        ...(answers.erased ? [texts.inReplyToEarlier] : around(texts.inReplyTo, answers.author.name)),
      ),
    erased
      ? element('p', { class: 'date', part: 'erased' }, texts.erased)
      : element(
          'div',
          { class: 'body', part: 'body', dir: 'auto' },
          ...(links === 'text' ? [body] : linked(body)),
        ),
    notice !== undefined && element('p', { class: 'note', part: 'notice' }, notice),
    !erased && actionsOf(comment, options),
  );
}

function actionsOf(comment: Shown, { texts, open, actions }: CommentOptions): Child {
  const button = (label: string, name: string, click: () => void) =>
    element('button', { type: 'button', part: 'action', 'aria-label': name, click }, label);
  const row = element('div', { class: 'row actions' });
  const usual = [
    open &&
      !comment.waits &&
      button(texts.reply, `${texts.reply}: ${comment.author.name}`, () => actions.reply(comment)),
    open &&
      isOpen(comment.edit) &&
      button(texts.edit, `${texts.edit}: ${texts.yours}`, () => actions.edit(comment)),
    isOpen(comment.edit) && button(texts.withdraw, `${texts.withdraw}: ${texts.yours}`, () => ask()),
  ].filter((each) => each !== false);
  const ask = (): void => {
    const no = button(texts.no, texts.no, () => {
      row.replaceChildren(...usual);
      usual.at(-1)?.focus();
    });
    const yes = button(texts.yes, texts.yes, () => actions.withdraw(comment));
    row.replaceChildren(element('span', {}, texts.sure), yes, no);
    no.focus();
  };
  row.append(...usual);
  return usual.length > 0 && row;
}

/** The text with its addresses as links; it is the same text. */
function linked(body: string): Child[] {
  const parts: Child[] = [];
  let done = 0;
  for (const { start, end, href } of webAddresses(body)) {
    const link = element('a', { href, rel: 'ugc nofollow noopener' }, body.slice(start, end));
    parts.push(body.slice(done, start), link);
    done = end;
  }
  return [...parts, body.slice(done)];
}
