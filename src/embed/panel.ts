import { around, type Child, element, fill } from './build-dom.ts';
import { change, withdraw } from './changing.ts';
import { type Composer, composer } from './composer.ts';
import { isOpen } from './keeping.ts';
import { listView } from './list-view.ts';
import { loadFirst, loadMore } from './paging.ts';
import { post } from './posting.ts';
import { roomFor } from './room.ts';
import type { Settings } from './settings.ts';
import { sharedBy, withOwn } from './shared.ts';
import { isClosed, type Shown, shownOf } from './shown.ts';

/** All that stands in a `<hakam-comments>`. */
export interface Panel {
  readonly element: HTMLElement;
  /** The page says who is signed in now. */
  signIn(token: string | null): void;
  stop(): void;
}

/** Sets a panel up and loads it. */
export function openPanel(host: HTMLElement, settings: Settings): Panel {
  const shared = sharedBy(host, settings);
  const { texts, keeping, notices } = shared;
  const list = listView();
  const heading = element('h2', { part: 'heading' }, texts.title);
  const status = element('p', { role: 'status', class: 'unseen' });
  const notice = element('p', { class: 'note', part: 'notice' });
  const empty = element('p', { class: 'hint' }, texts.noneYet);
  const closed = element('p', { class: 'note', part: 'notice' }, texts.closed);
  const more = element('button', {
    type: 'button',
    class: 'more',
    part: 'more',
    click: () => void showMore(),
  });
  const retry = element('button', { type: 'button', part: 'more', click: () => void load() }, texts.tryAgain);
  const home = element('div');
  const content = element('div', {}, heading, element('slot', {}, skeleton()));
  const root = element(
    'section',
    { class: 'root', lang: settings.language, dir: texts.direction, 'aria-label': texts.title },
    content,
    status,
  );
  const room = roomFor(root);
  let replyTo: string | null = keeping.read().draft?.parent ?? null;
  let awaitsToken = false;
  let timer = 0;
  const editors = new Map<string, Composer>();

  const announce = (text: string): void => {
    status.textContent = text;
  };
  const say = (text: string): void => {
    notice.textContent = text;
    announce(text);
  };
  const form = composer({
    texts,
    id: 'new',
    label: texts.body,
    action: texts.send,
    announce,
    typed: (body) => keeping.change(() => ({ draft: body === '' ? undefined : { body, parent: replyTo } })),
    cancel: () => {
      const answered = replyTo;
      answer(null);
      if (answered) list.focus(answered);
    },
    send: async (written) => {
      say('');
      const posted = await post(shared, written, replyTo);
      if ('trouble' in posted) {
        awaitsToken = posted.tokenEnded === true;
        return posted.trouble;
      }
      form.write('');
      answer(null);
      list.focus(posted.id);
      announce(posted.message);
      return null;
    },
  });

  const answer = (id: string | null): void => {
    replyTo = id;
    const { draft } = keeping.read();
    if (draft) keeping.change(() => ({ draft: { ...draft, parent: id } }));
    render();
  };
  const edit = (comment: Shown): void => {
    const close = (): void => {
      editors.delete(comment.id);
      render();
      list.focus(comment.id);
    };
    const editor = composer({
      texts,
      id: `edit-${comment.id}`,
      label: texts.editing,
      action: texts.save,
      announce,
      cancel: close,
      send: async ({ body }) => {
        const trouble = await change(shared, comment, body);
        if (trouble) return trouble;
        const message = notices.get(comment.id) ?? '';
        close();
        if (!shownNow().some(({ id }) => id === comment.id)) say(message);
        announce(message);
        return null;
      },
    });
    editor.author(false, '');
    editor.answers([]);
    editor.write(comment.body);
    editors.set(comment.id, editor);
    render();
    editor.text.focus();
  };
  const takeBack = async (comment: Shown): Promise<void> => {
    const failed = await withdraw(shared, comment);
    say(failed ?? texts.withdrawn);
    render();
    if (failed === null) heading.focus();
  };
  const actions = {
    reply: ({ id }: Shown) => {
      answer(id);
      form.text.focus();
    },
    edit,
    withdraw: (comment: Shown) => void takeBack(comment),
  };

  const shownNow = (): readonly Shown[] =>
    shownOf(shared.known, keeping.read().own, shared.settings.language);
  const render = (): void => {
    const { known } = shared;
    const shown = shownNow();
    const answered = shown.find(({ id, erased }) => id === replyTo && !erased);
    const open = !isClosed(known);
    heading.textContent = texts.heading(known.count);
    form.answers(leadOf(answered));
    fill(home, [open ? !answered && form.element : closed]);
    list.show(
      shown,
      { texts, links: known.links, open, actions },
      {
        notices,
        beneath: new Map(answered && open ? [[answered.id, form.element]] : []),
        instead: new Map([...editors].map(([id, { element }]) => [id, element])),
      },
    );
    more.textContent = texts.more;
    fill(content, [
      heading,
      notice,
      home,
      shown.length > 0 ? list.element : empty,
      known.next !== null && more,
    ]);
    wake(shown);
  };
  const leadOf = (answered: Shown | undefined): Child[] | null => {
    if (replyTo === null) return null;
    return answered ? around(texts.replyTo, answered.author.name) : [texts.inReplyToEarlier];
  };
  /** Renders again when something ends: the time for an edit, or for comments. */
  const wake = (shown: readonly Shown[]): void => {
    const ends = shown.flatMap(({ edit }) => (isOpen(edit) ? Date.parse(edit.until) : []));
    if (shared.known.closesAt !== null) ends.push(Date.parse(shared.known.closesAt));
    const next = Math.min(...ends.filter((time) => time > Date.now()));
    clearTimeout(timer);
    if (next < Date.now() + LONGEST_TIMER) timer = window.setTimeout(render, next - Date.now() + 1);
  };

  const load = async (): Promise<void> => {
    try {
      await loadFirst(shared);
      for (const { id } of shared.known.comments) published(id);
      say('');
      render();
    } catch {
      say(texts.loadFailed);
      fill(content, [heading, host.childElementCount > 0 && element('slot'), notice, retry, form.element]);
    }
    room.settle();
  };
  /** A comment that waited waits no more. */
  const published = (id: string): void => {
    const own = keeping.read().own.find((each) => each.id === id);
    if (own?.waits) keeping.change(withOwn(id, { ...own, waits: false }));
  };
  const showMore = async (): Promise<void> => {
    if (more.getAttribute('aria-disabled') === 'true') return;
    more.setAttribute('aria-disabled', 'true');
    try {
      const first = await loadMore(shared);
      render();
      if (first) list.focus(first);
    } catch {
      say(texts.loadFailed);
    }
    more.removeAttribute('aria-disabled');
  };
  const signIn = (token: string | null): void => {
    const waited = awaitsToken && token !== shared.settings.token;
    shared.settings = { ...shared.settings, token };
    form.author(token === null, shared.settings.name || (token === null ? keeping.name.read() : ''));
    awaitsToken = false;
    if (waited && token !== null) void form.submit();
  };

  heading.tabIndex = -1;
  signIn(settings.token);
  const { draft, attempt } = keeping.read();
  form.write(draft?.body ?? '');
  form.answers(null);
  if (draft && attempt) form.tell({ kind: 'again', text: texts.lost });
  void load();
  return {
    element: root,
    signIn,
    stop: () => {
      clearTimeout(timer);
      room.stop();
    },
  };
}

const LONGEST_TIMER = 2 ** 31 - 2;

/** The shape of what is to come. */
const skeleton = (): HTMLElement =>
  element(
    'div',
    { class: 'skeleton', 'aria-hidden': 'true' },
    ...Array.from({ length: 6 }, () => element('p')),
  );
