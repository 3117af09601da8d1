import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATUSES } from '../../src/domain/comment.ts';
import { startService } from '../service.ts';
import { storeMany } from './stored-comments.ts';

const rules = {
  'words.yaml': `
site: {name: {en: Words}, locale: en, timezone: UTC}
decide: {default: hold, points: {spam: 8, reject: 12}}
rules:
  - {id: ad, if: {text: {has: sale}}, then: hold, flag: advert}
  - {id: rude, if: {text: {has: fool}}, then: hold, flag: insult}
  - {id: loud, if: {text: {has: shouting}}, points: 2, flag: insult}
`,
  'other.yaml': 'site: {name: {en: Other}, locale: en, timezone: UTC}',
};
const AT = '/v1/sites/words';

test('the summary counts what the queue shows: by status, by flag and by rule of what is pending', async () => {
  const service = await startService({ rules });
  const { call } = service;
  const send = async (site: string, body: string) => {
    const sent = { body, author: { name: 'Ann' } };
    return (await call('POST', `/v1/sites/${site}/articles/1/comments`, { body: sent })).json.id;
  };
  expect((await call('GET', `${AT}/queue/summary`)).json).toMatchObject({
    flags: [],
    rules: [],
    oldest: null,
  });
  await send('other', 'fool');
  const text = fc.subarray(['sale', 'fool', 'shouting', 'plain'], { minLength: 1 });
  const one = fc.record({ text, status: fc.option(fc.constantFrom(...STATUSES)) });
  for (const { text, status } of fc.sample(one, { numRuns: 25, seed: 7 })) {
    const id = await send('words', text.join(' '));
    if (status) await call('POST', `${AT}/comments/${id}/decision`, { body: { status } });
  }
  const { json: summary } = await call('GET', `${AT}/queue/summary`);
  const shown = async (query: string) => (await call('GET', `${AT}/queue?limit=100&${query}`)).json.items;
  for (const status of STATUSES) {
    const { length: count } = await shown(`status=${status}`);
    expect(summary.statuses[status], status).toEqual({ count, capped: false });
  }
  const flags = ['advert', 'insult'].map(async (flag) => ({
    flag,
    count: (await shown(`flag=${flag}`)).length,
    capped: false,
  }));
  expect(summary.flags).toEqual(await Promise.all(flags));
  const ids = ['ad', 'loud', 'rude'].map(async (rule) => ({
    rule,
    count: (await shown(`rule=${rule}`)).length,
    capped: false,
  }));
  expect(summary.rules).toEqual(await Promise.all(ids));
  const [oldest] = await shown('order=oldest');
  expect(summary.oldest).toEqual({ id: oldest.id, createdAt: oldest.createdAt });
});

test('a summary counts to its caps and says so; what readers reported is told of approved comments', async () => {
  const service = await startService({ rules });
  const many = { site: 'words', article: '1' };
  await storeMany(service, { ...many, named: 'p', status: 'pending', count: 10_002, flag: 'insult' });
  await storeMany(service, { ...many, named: 'a', status: 'approved', count: 1000, flag: 'reported' });
  const { json } = await service.call('GET', `${AT}/queue/summary`);
  expect(json).toMatchObject({
    statuses: {
      pending: { count: 10_000, capped: true },
      approved: { count: 100, capped: true },
      spam: { count: 0, capped: false },
    },
    flags: [{ flag: 'insult', count: 1000, capped: true }],
    reported: { count: 1000, capped: false },
    oldest: { id: 'p-100001' },
  });
});
