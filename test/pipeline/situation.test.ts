import { expect, test } from 'vitest';
import type { ArticleId } from '../../src/domain/comment.ts';
import { check } from '../../src/pipeline/check.ts';
import type { Intake } from '../../src/pipeline/intake.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { changeLists } from '../../src/store/list-changes.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';
import { openTestDatabase } from '../store/open-test-database.ts';

const rules = (then: string) =>
  ruleSetOf(`lists: {ads: ads.txt}\nrules:\n  - {id: ad, if: {text.has: $ads}, then: ${then}}\n`, {
    'ads.txt': 'sale\n',
  });

const intakeOf = (ruleSet: RuleSet, body: string): Intake => ({
  submission: {
    site: ruleSet.site,
    article: '1' as ArticleId,
    parent: null,
    body,
    author: { name: 'Ann', id: null, role: null, since: null },
    addressHash: null,
  },
  ruleSet,
  mention: null,
  key: null,
  idempotency: null,
});

test('a comment that is looked up while new files come is screened by the old ones with the newest lists', async () => {
  const [old, fresh] = [rules('spam'), rules('reject')];
  const database = openTestDatabase();
  const ruleSets = rulesOf(old);
  const add = (term: string) =>
    database.atomically(
      changeLists({
        site: old.site,
        at: 1,
        by: { kind: 'moderator', id: 'key', name: 'Ann' },
        reason: null,
        changes: [{ list: 'ads', term, kind: 'add' }],
      }),
    );
  await add('bargain');
  ruleSets.advance(old.site, [{ number: 1, list: 'ads', term: 'bargain', kind: 'add' }]);
  await add('offer');
  const read: typeof database.read = async (statements) => {
    ruleSets.put(fresh, fresh);
    return await database.read(statements);
  };
  const deps = { database: { ...database, read }, ruleSets, now: Date.now };
  for (const body of ['a bargain', 'an offer'])
    expect(await check(deps, intakeOf(old, body))).toMatchObject({ status: 'spam' });
  expect(await check(deps, intakeOf(fresh, 'an offer'))).toMatchObject({ status: 'rejected' });
});
