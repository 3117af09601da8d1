import { expect, test } from 'vitest';
import { dateTextFor } from '../../src/read/date-text.ts';

test.each([
  ['ar', 'Asia/Riyadh', '2024-01-14T07:32:00Z', 'الأحد، 14-01-2024 10:32 ص'],
  ['ar', 'Asia/Riyadh', '2024-01-14T21:05:59Z', 'الاثنين، 15-01-2024 12:05 ص'],
  ['ar-EG', 'Africa/Cairo', '2024-01-14T10:00:00Z', 'الأحد، 14-01-2024 12:00 م'],
  ['ar-SA', 'Asia/Riyadh', '2024-01-14T07:32:00Z', 'الأحد، 14-01-2024 10:32 ص'],
  ['en', 'UTC', '2024-01-14T19:32:00Z', 'Sunday, 14-01-2024 07:32 PM'],
  ['fa', 'Asia/Tehran', '2024-01-14T07:32:00Z', 'یکشنبه، 14-01-2024 11:02 ق.ظ.'],
  ['de', 'Europe/Berlin', '2024-07-14T07:32:00Z', 'Sonntag, 14-07-2024 09:32 AM'],
])('in %s and %s, %s is %s', (locale, timezone, time, text) => {
  expect(dateTextFor(locale, timezone)(Date.parse(time))).toBe(text);
});
