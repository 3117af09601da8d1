import { type Thread, threadsOf } from '../read/threads.ts';
import { element, fill } from './build-dom.ts';
import { type CommentOptions, commentView } from './comment-view.ts';
import { isOpen } from './keeping.ts';
import type { Shown } from './shown.ts';

/** What each comment is shown with, beside what all are. */
type Common = Omit<CommentOptions, 'answers' | 'notice'>;

export interface ListView {
  readonly element: HTMLElement;
  /**
   * Shows these comments as threads. What has not changed stays the same element. `beneath` stand under the comments of
   * their ids, `instead` in their place.
   */
  show(
    comments: readonly Shown[],
    common: Common,
    more: {
      readonly notices: ReadonlyMap<string, string>;
      readonly beneath: ReadonlyMap<string, Element>;
      readonly instead: ReadonlyMap<string, Element>;
    },
  ): void;
  focus(id: string): void;
}

interface Item {
  readonly element: HTMLLIElement;
  readonly replies: HTMLElement;
  looks: string;
  view: HTMLElement;
}

export function listView(): ListView {
  const list = element('ol', { role: 'list', class: 'list', part: 'list' });
  const items = new Map<string, Item>();
  return {
    element: list,
    show: (comments, common, { notices, beneath, instead }) => {
      const itemOf = ({ comment, answers, replies }: Thread<Shown>): Element => {
        const notice = notices.get(comment.id);
        const looks = JSON.stringify([
          comment,
          isOpen(comment.edit),
          answers?.id,
          notice,
          common.open,
          common.links,
        ]);
        const item = items.get(comment.id) ?? newItem();
        items.set(comment.id, item);
        if (item.looks !== looks) {
          item.view = commentView(comment, { ...common, answers, notice });
          item.looks = looks;
        }
        fill(item.replies, replies.map(itemOf));
        const view = instead.get(comment.id) ?? item.view;
        const under = beneath.get(comment.id) ?? null;
        fill(item.element, [view, under, replies.length > 0 && item.replies]);
        return item.element;
      };
      fill(list, threadsOf(comments).map(itemOf));
    },
    focus: (id) => items.get(id)?.view.focus(),
  };
}

const newItem = (): Item => ({
  element: element('li', { part: 'item' }),
  replies: element('ol', { role: 'list', class: 'replies' }),
  looks: '',
  view: element('article'),
});
