import { expect, test } from 'vitest';
import { READER_TEXTS } from '../../src/pages/reader-texts.ts';

const { ar, en } = READER_TEXTS;

test('the heading is that of the news page', () => {
  expect([ar.heading(1), en.heading(0)]).toEqual(['التعليقات (1)', 'Comments (0)']);
});

test.each([
  [0, 'لا تعليقات', 'لا ردود', 'No comments', 'No replies'],
  [1, 'تعليق واحد', 'رد واحد', '1 comment', '1 reply'],
  [2, 'تعليقان', 'ردان', '2 comments', '2 replies'],
  [3, '3 تعليقات', '3 ردود', '3 comments', '3 replies'],
  [10, '10 تعليقات', '10 ردود', '10 comments', '10 replies'],
  [11, '11 تعليقًا', '11 ردًا', '11 comments', '11 replies'],
  [99, '99 تعليقًا', '99 ردًا', '99 comments', '99 replies'],
  [100, '100 تعليق', '100 رد', '100 comments', '100 replies'],
  [102, '102 تعليق', '102 رد', '102 comments', '102 replies'],
  [103, '103 تعليقات', '103 ردود', '103 comments', '103 replies'],
  [1_011, '1011 تعليقًا', '1011 ردًا', '1011 comments', '1011 replies'],
])('%i in both languages', (count, ...texts) => {
  expect([ar.comments(count), ar.replies(count), en.comments(count), en.replies(count)]).toEqual(texts);
});
