import { expect, test } from 'vitest';
import { type ArticleId, keyOfId } from '../../src/domain/comment.ts';
import type { Intake } from '../../src/pipeline/intake.ts';
import { markStanding } from '../../src/pipeline/standing.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { openPair } from '../databases/open-databases.ts';
import { ruleSetOf } from '../rules/rule-files.ts';
import { processOver } from './process-over.ts';

const ruleSet = ruleSetOf('decide: {default: approve}\nrules: []\n');
const BY = { kind: 'moderator', id: 'key', name: 'Sam' } as const;

const intake: Intake = {
  submission: {
    site: ruleSet.site,
    article: '1' as ArticleId,
    parent: null,
    body: 'hello',
    author: { name: 'Ann', id: 'ann', role: null, since: null },
    addressHash: null,
  },
  ruleSet,
  mention: null,
  key: null,
  idempotency: null,
};

test('what one process is told of an author, the very next submission to another one feels', async () => {
  const [one, other] = (await openPair()).map(processOver);
  if (!one || !other) return expect.fail();
  const author = { site: ruleSet.site, key: keyOfId('ann') };
  const free = { trusted: false, bannedUntil: null, held: false, reason: 'a test' };
  expect(await submit(other, intake)).toMatchObject({ status: 'approved' });
  for (let time = 0; time < 3; time++) {
    const until = Date.now() + 60_000;
    await markStanding(one, author, BY, { ...free, bannedUntil: until });
    expect(await submit(other, intake)).toEqual({ kind: 'author-banned', until });
    await markStanding(one, author, BY, { ...free, held: true });
    expect(await submit(other, intake)).toMatchObject({ status: 'pending' });
    await markStanding(other, author, BY, free);
    expect(await submit(one, intake)).toMatchObject({ status: 'approved' });
  }
});
