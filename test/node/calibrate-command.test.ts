import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hakam } from '../hakam-process.ts';
import { startService } from '../service.ts';

const SITE = `site: {name: {en: News}, locale: en, timezone: UTC}
decide: {default: approve}
reasons: {abuse: {en: Abuse}, off-topic: {en: Off topic}}
rules: [{id: learned, if: {model.abuse: ">= 0.9"}, then: hold}]
`;
const RUDE = ['يا كلب', 'أنت حمار وغبي', 'you stupid idiot', 'يا حمار', 'غبي وحقير'];
const KIND = ['صباح الخير', 'مقال مفيد شكرا لكم', 'The article is fine', 'أين نجد المصدر؟', 'رأي محترم'];

/** A service with comments that a moderator decided: of seven, two are rude; some of each kind are decided otherwise. */
async function decided(count: number, reasonCode: string | null = null) {
  const service = await startService({ rules: { 'news.yaml': SITE } });
  const send = async (at: number) => {
    const isRude = at % 7 < 2;
    const words = (isRude ? RUDE : KIND)[at % 5];
    const { json } = await service.call('POST', '/v1/sites/news/articles/1/comments', {
      body: { body: `${words} ${at}`, author: { name: 'Ann', id: `a${at}` }, client: { ip: '203.0.113.7' } },
    });
    const isRejected = (at % 11 === 0) !== isRude;
    return isRejected
      ? { comment: json.id, status: 'rejected', ...(reasonCode && { reasonCode }) }
      : { comment: json.id, status: 'approved' };
  };
  for (let from = 0; from < count; from += 100) {
    const some = Array.from({ length: Math.min(100, count - from) }, (_, at) => send(from + at));
    const body = { decisions: await Promise.all(some) };
    expect((await service.call('POST', '/v1/sites/news/decisions', { body })).status).toBe(200);
  }
  return service;
}

test('model calibrate learns what the model’s probabilities mean on a site, and the rules take that up', async () => {
  const service = await decided(560);
  const file = join(service.folder, 'rules/calibration/news.yaml');
  const tried = await hakam(service.folder, 'model', 'calibrate', '--dry-run');
  expect(tried.out).toMatch(/Nothing was written\.\n$/);
  expect(() => readFileSync(file)).toThrow();
  const { code, out, err } = await hakam(service.folder, 'model', 'calibrate', '--site', 'news');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^560 decisions of moderators \(\d+ rejected, \d+ approved\) since /);
  expect(out).toMatch(/\nhold from +held +of all +rejected of these +of all rejected\n/);
  expect(out).toMatch(/\n>= 0\.5 +\d+ +\d+\.\d% +\d+\.\d% +\d+\.\d%\n/);
  expect(out).toContain('add this line to news.yaml:  calibration: calibration/news.yaml');
  const explained = async () => {
    const lines = (await hakam(service.folder, 'rules', 'explain', 'يا كلب')).out;
    return Number(/model\.abuse.*found ([\d.]+)/.exec(lines)?.[1]);
  };
  const before = await explained();
  writeFileSync(join(service.folder, 'rules/news.yaml'), `${SITE}calibration: calibration/news.yaml\n`);
  const after = await explained();
  // One in eleven of those that are rude was approved.
  expect(before).toBeGreaterThan(0.9);
  expect(after).toBeLessThan(before - 0.01);
  expect(after).toBeGreaterThan(0.5);
});

test('model calibrate learns from no fewer than five hundred decisions, and of rejections for the reasons that it is told', async () => {
  const service = await decided(30, 'off-topic');
  const { code, err } = await hakam(service.folder, 'model', 'calibrate');
  expect(code).toBe(1);
  expect(err).toMatch(/^There are 30 decisions .*: too few to learn from\. It takes 500, of each kind 50\. /);
  const told = async (...words: string[]) =>
    /\((\d+) rejected/.exec((await hakam(service.folder, 'model', 'calibrate', ...words)).err)?.[1];
  expect(await told('--reasons', 'abuse')).toBe('0');
  expect(await told('--reasons', 'abuse,off-topic')).toBe('9');
});

test('model show tells which model there is', async () => {
  const { out } = await hakam('.', 'model', 'show');
  expect(out).toMatch(/^version +[0-9a-f]+\nfile +models\/abuse\.bin\n/);
  expect(out).toMatch(/rules ask +model\.abuse, from 0\.\d+ to [01]\.\d+\n/);
});
