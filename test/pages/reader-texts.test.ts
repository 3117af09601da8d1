import { expect, test } from 'vitest';
import { READER_TEXTS } from '../../src/pages/reader-texts.ts';

const { ar, en } = READER_TEXTS;

test('the heading is that of the news page', () => {
  expect([ar.heading(1), en.heading(0)]).toEqual(['التعليقات (1)', 'Comments (0)']);
});

test.each([
  [0, 'لا تعليقات', 'No comments'],
  [1, 'تعليق واحد', '1 comment'],
  [2, 'تعليقان', '2 comments'],
  [3, '3 تعليقات', '3 comments'],
  [10, '10 تعليقات', '10 comments'],
  [11, '11 تعليقًا', '11 comments'],
  [99, '99 تعليقًا', '99 comments'],
  [100, '100 تعليق', '100 comments'],
  [102, '102 تعليق', '102 comments'],
  [103, '103 تعليقات', '103 comments'],
  [1_011, '1011 تعليقًا', '1011 comments'],
])('%i in both languages', (count, ...texts) => {
  expect([ar.comments(count), en.comments(count)]).toEqual(texts);
});
