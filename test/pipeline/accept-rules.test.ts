import { expect, test } from 'vitest';
import { acceptRules } from '../../src/pipeline/accept-rules.ts';
import { inOpened } from '../databases/asking.ts';
import { openPair } from '../databases/open-databases.ts';
import { ruleSetOf } from '../rules/rule-files.ts';

test('the audit tells once of a rule set that several processes accept at once, and again when it comes back', async () => {
  const pair = await openPair();
  const ask = inOpened(pair[0]);
  const [one, other] = [ruleSetOf('decide: {default: approve}'), ruleSetOf('decide: {default: hold}')];
  let time = Date.UTC(2026, 0, 1);
  const now = () => ++time;
  for (const ruleSet of [one, other, one]) {
    await Promise.all([...pair, ...pair].map((database) => acceptRules({ database, now }, ruleSet)));
    await acceptRules({ database: pair[0], now }, ruleSet);
  }
  const told = await ask(`select subject, by_kind, detail from audit where kind = 'rules' order by id`);
  const entry = { by_kind: 'service', detail: '{"action":"accepted"}' };
  expect(told).toEqual([one, other, one].map(({ version }) => ({ subject: version, ...entry })));
});
