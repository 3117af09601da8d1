import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEVELS, type Thread, threadsOf } from '../../src/read/threads.ts';

type Comment = { id: string; parent: string | null };

const list = (...pairs: string[]): Comment[] =>
  pairs.map((pair) => {
    const [id = '', parent = null] = pair.split('<');
    return { id, parent };
  });

/** `a(b(c) d)`; `>x` for whom a reply answers that doesn't stand under it. */
const shape = (threads: readonly Thread<Comment>[]): string =>
  threads
    .map(({ comment, answers, replies }) => {
      const whom = answers ? `>${answers.id}` : '';
      return `${comment.id}${whom}${replies.length > 0 ? `(${shape(replies)})` : ''}`;
    })
    .join(' ');

test.each([
  ['nothing', [], ''],
  ['comments without replies, in their order', list('b', 'a', 'c'), 'b a c'],
  ['replies under their parents', list('a', 'b', 'c<a', 'd<c', 'e<a'), 'a(c(d) e) b'],
  ['the newest first', list('e<a', 'd<c', 'c<a', 'b', 'a'), 'b a(e c(d))'],
  ['a reply whose parent is not there', list('b<x', 'a', 'c<b'), 'b(c) a'],
  [
    'four levels, and deeper ones beside the fourth',
    list('a', 'b<a', 'c<b', 'd<c', 'e<d', 'f<e', 'g<c'),
    'a(b(c(d e>d f>e g)))',
  ],
])('%s', (_what, comments, expected) => {
  expect(shape(threadsOf(comments))).toBe(expected);
});

/** Everything that stands in threads, with its level and what it stands under. */
function flatten(threads: readonly Thread<Comment>[]) {
  const flat = threads.map((thread) => ({ thread, level: 1, under: null as Comment | null }));
  for (const { thread, level } of flat)
    for (const reply of thread.replies) flat.push({ thread: reply, level: level + 1, under: thread.comment });
  return flat;
}

/** Each answers one of those before it, or one that isn't there, or nobody; in any order. */
const comments = fc
  .array(fc.option(fc.nat({ max: 60 })), { maxLength: 60 })
  .map((parents) =>
    parents.map((parent, at) => ({
      id: String(at),
      parent: parent === null ? null : parent < at ? String(parent) : `x${parent}`,
    })),
  )
  .chain((all) => fc.shuffledSubarray(all));

test('each comment stands once, under whom it answers or with its name said, in the order of the list', () => {
  fc.assert(
    fc.property(comments, (given) => {
      const ids = new Set(given.map(({ id }) => id));
      const flat = flatten(threadsOf(given));
      expect(flat.map(({ thread }) => thread.comment.id).sort()).toEqual([...ids].sort());
      for (const { thread, level, under } of flat) {
        const { parent } = thread.comment;
        const known = parent !== null && ids.has(parent) ? parent : null;
        expect(thread.answers?.id ?? under?.id ?? null).toBe(known);
        expect(level).toBeLessThanOrEqual(LEVELS);
        if (thread.answers) expect(level).toBe(LEVELS);
        const order = thread.replies.map((reply) => given.indexOf(reply.comment));
        expect(order).toEqual(order.toSorted((one, other) => one - other));
      }
    }),
  );
});

test.each(['oldest', 'newest'])('a chain of a hundred thousand replies, %s first', (order) => {
  const chain = Array.from({ length: 100_000 }, (_, at) => ({
    id: `${at}`,
    parent: at === 0 ? null : `${at - 1}`,
  }));
  const flat = flatten(threadsOf(order === 'oldest' ? chain : chain.toReversed()));
  expect(flat.length).toBe(100_000);
  expect(flat.at(-1)?.level).toBe(LEVELS);
});
