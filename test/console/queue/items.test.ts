import { expect, test } from 'vitest';
import {
  type Item,
  isOpen,
  neighbour,
  nextOpen,
  trimmed,
  withPage,
} from '../../../src/console/queue/items.ts';
import type { ModeratedComment } from '../../../src/read/moderated-comments.ts';

const comment = (id: string, more: object = {}) =>
  ({ id, rev: 1, withdrawnAt: null, erasedAt: null, ...more }) as ModeratedComment;
const item = (id: string, more: Partial<Item> = {}): Item => ({ comment: comment(id), ...more });
const MINE = { mine: { status: 'approved', waiting: true } } as const;
const THEIRS = { theirs: { name: 'Huda', to: 'spam', seen: false } } as const;
const idsOf = (items: readonly Item[]) => items.map((each) => each.comment.id);

test('the next comment is the first after this one that nobody decided, then the first before it', () => {
  const items = [item('a'), item('b', MINE), item('c', THEIRS), item('d')];
  expect(nextOpen(items, 'b')).toBe('d');
  expect(nextOpen(items, 'd')).toBe('a');
  expect(nextOpen([item('a'), item('b', MINE)], 'b')).toBe('a');
  expect(nextOpen([item('b', MINE)], 'b')).toBeUndefined();
  expect(isOpen({ comment: comment('a', { withdrawnAt: '2026-01-01T00:00:00Z' }) })).toBe(false);
});

test('one goes to the comment beside, whatever became of it, and not beyond the ends', () => {
  const items = [item('a'), item('b', MINE)];
  expect([neighbour(items, 'a', 1), neighbour(items, 'b', 1), neighbour(items, 'a', -1)]).toEqual([
    'b',
    undefined,
    undefined,
  ]);
});

test('a page that comes again brings what is new and what changed, and takes nothing back that was decided here', () => {
  const items = [item('a', MINE), item('b'), item('c', THEIRS)];
  const page = [comment('a', { rev: 9 }), comment('b', { rev: 2 }), comment('c'), comment('d')];
  const after = withPage(items, page);
  expect(idsOf(after)).toEqual(['a', 'b', 'c', 'd']);
  expect(after[0]).toBe(items[0]);
  expect(after[1]?.comment.rev).toBe(2);
  expect(after[2]).toBe(items[2]);
});

test('what was decided long ago leaves the list; what is still open never does', () => {
  const many = Array.from({ length: 60 }, (_, at) => item(`${at}`, MINE));
  expect(idsOf(trimmed(many, '59'))).toEqual(idsOf(many.slice(29)));
  const open = many.toSpliced(3, 1, item('3'));
  expect(trimmed(open, '59')).toBe(open);
});
