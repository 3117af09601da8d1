import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATUSES, type Status } from '../../src/domain/comment.ts';
import type { Finding } from '../../src/domain/decision.ts';
import { type Backtest, type BacktestOptions, backtest } from '../../src/pipeline/backtest.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { DATABASE } from '../databases/kind.ts';
import { startService, type TestService } from '../service.ts';

/** D1 and a service over it take a second to start. */
const RUNS = { sqlite: 40, postgres: 20, d1: 4 }[DATABASE];

const DAY = 86_400_000;
const SITE = `
site: {name: {en: Story}, locale: en, timezone: UTC, edit_for: 365d}
decide: {default: approve, sections: {sport: hold}, points: {hold: 3, spam: 6}, group_max: {style: 3}}
rules:
  - {id: rude, if: {text.has: fool}, then: hold}
  - {id: ad, if: {text.has: sale}, then: spam}
  - {id: newcomer, if: {author.approved: '< 2', links.count: '>= 1'}, then: hold}
  - {id: offender, if: {author.rejected_30d: '>= 1'}, points: 2, group: style}
  - {id: loud, if: {text.has: loud}, points: 4, group: style}
  - {id: young, if: {author.age: '< 10d'}, points: 1}
  - {id: answer, if: {reply: true, section: sport}, flag: answer}
  - {id: known, if: {author.approved: '>= 2'}, then: approve, beats: hold}
  - {id: trial, mode: monitor, if: {text.has: [sale, plain]}, then: reject}
`;
const ruleSet = compiled(SITE);

function compiled(yaml: string): RuleSet {
  const result = compileRuleSet('story.yaml', () => yaml);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.ruleSet;
}

const word = fc.constantFrom('fool', 'sale', 'loud', 'plain', 'see a.example', 'كلام');
const step = fc.record({
  /** Hours since the step before; over the whole story more than the 30 days that rejections count. */
  hours: fc.integer({ min: 0, max: 240 }),
  submit: fc.record({
    body: fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    author: fc.constantFrom('ann', 'bob', null),
    article: fc.constantFrom('1', '2'),
    replies: fc.boolean(),
  }),
  /** Which comment is decided then, and how. */
  decide: fc.option(fc.tuple(fc.nat(), fc.constantFrom<Status>(...STATUSES)), { freq: 4 }),
  /** Whether that is undone then, and that too. */
  undone: fc.constantFrom(0, 0, 1, 2),
  /** Which comment its author takes back before that. */
  withdraw: fc.option(fc.nat(), { freq: 1 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function live(service: TestService, clock: { now: number }, steps: readonly Step[]): Promise<void> {
  const stored: { id: string; status: string; article: string; secret: string }[] = [];
  for (const { hours, submit, decide, undone, withdraw } of steps) {
    clock.now += hours * 3_600_000 + 1;
    const { body, author, article, replies } = submit;
    const parent = replies
      ? stored.findLast((one) => one.article === article && one.status === 'approved')
      : null;
    const { json } = await service.call('POST', `/v1/sites/story/articles/${article}/comments`, {
      body: {
        body,
        author: { name: 'A', id: author },
        client: { ip: '203.0.113.7' },
        parent: parent?.id ?? null,
        article: { section: article === '1' ? 'sport' : 'local' },
      },
    });
    if (json.id) stored.push({ id: json.id, status: json.status, article, secret: json.edit.secret });
    const taken = withdraw === null ? undefined : stored[withdraw % Math.max(1, stored.length)];
    if (taken) {
      clock.now += 1;
      taken.status = 'withdrawn';
      const path = `/v1/sites/story/articles/${taken.article}/comments/${taken.id}`;
      const { status } = await service.call('DELETE', path, { headers: { 'edit-secret': taken.secret } });
      expect(status).toBe(204);
    }
    const chosen = decide && stored[decide[0] % Math.max(1, stored.length)];
    if (!chosen || chosen.status === 'withdrawn') continue;
    clock.now += 1;
    let { json: now } = await service.call('POST', `/v1/sites/story/comments/${chosen.id}/decision`, {
      body: { status: decide[1] },
    });
    for (let times = 0; times < undone; times++) {
      clock.now += 1;
      const path = `/v1/sites/story/decisions/${now.decision.id}/undo`;
      now = (await service.call('POST', path, { body: {} })).json;
    }
    chosen.status = now.status;
  }
}

interface Told {
  readonly findings: readonly Finding[];
  readonly rules: Status;
  readonly people: Status;
}

/** What the rules said when each comment came, and what people decided last and didn't undo, as both are stored. */
async function told({ running }: TestService, since: number): Promise<Told[]> {
  const rows = await running.sql(
    `select first.findings, first.to_status as rules, last.to_status as people
       from comments c
       join decisions first on first.comment = c.id and first.rev = 1
       join decisions last on last.comment = c.id and last.rev = c.rev
       where last.by_kind in ('moderator', 'admin') and last.verdict is not null and c.created_at >= ${since}`,
  );
  return (rows as { findings: string; rules: Status; people: Status }[]).map((row) => ({
    ...row,
    findings: JSON.parse(row.findings),
  }));
}

const OPTIONS: Omit<BacktestOptions, 'since'> = {
  limit: 1e6,
  mostRead: 1e6,
  samples: 2,
  pause: async () => undefined,
};

const count = (all: readonly Told[], status: (one: Told) => Status) =>
  Object.fromEntries(STATUSES.map((each) => [each, all.filter((one) => status(one) === each).length]));

test('the rule set in force, tried on the past, finds just what it found when each comment came', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), fc.nat(40), async (steps, days) => {
      const clock = { now: Date.UTC(2026, 0, 1) };
      const service = await startService({ rules: { 'story.yaml': SITE }, now: () => clock.now });
      await live(service, clock, steps);
      const since = clock.now - days * DAY;
      const database = await service.running.database();
      const tried = await backtest(database, ruleSet, { ...OPTIONS, since });
      expectTold(tried, await told(service, since));
      await service.running.stop();
    }),
    { numRuns: RUNS },
  );
}, 120_000);

function expectTold(tried: Backtest, all: readonly Told[]): void {
  expect(tried.comments).toBe(all.length);
  for (const rule of tried.rules) {
    const hit = all.filter(({ findings }) => findings.some((finding) => finding.rule === rule.rule));
    expect({ rule: rule.rule, hits: rule.hits, unknown: rule.unknown, people: rule.people }).toEqual({
      rule: rule.rule,
      hits: hit.length,
      unknown: 0,
      people: count(hit, ({ people }) => people),
    });
    if (!rule.monitor) expect(rule.would).toEqual(count(hit, ({ rules }) => rules));
    expect(Object.values(rule.would).reduce((sum, one) => sum + one)).toBe(hit.length);
    expect(rule.samples).toHaveLength(Math.min(2, hit.length));
  }
  for (const status of STATUSES) {
    const decided = all.filter(({ rules }) => rules === status);
    expect(tried.decided[status]).toEqual(count(decided, ({ people }) => people));
  }
}

test('what its author withdrew later does not change how they stood when the next comment came', async () => {
  const service = await startService({ rules: { 'story.yaml': SITE } });
  const path = '/v1/sites/story/articles/1/comments';
  const send = async () => {
    const { json } = await service.call('POST', path, {
      body: { body: 'plain', author: { name: 'A', id: 'a' } },
    });
    return { id: json.id, secret: json.edit.secret };
  };
  const decide = ({ id }: { id: string }, status: Status) =>
    service.call('POST', `/v1/sites/story/comments/${id}/decision`, { body: { status } });
  await decide(await send(), 'rejected');
  const between = await send();
  await decide(await send(), 'approved');
  const headers = { 'edit-secret': between.secret };
  expect((await service.call('DELETE', `${path}/${between.id}`, { headers })).status).toBe(204);
  const database = await service.running.database();
  const tried = await backtest(database, ruleSet, { ...OPTIONS, since: 0 });
  expect(tried.rules.find(({ rule }) => rule === 'offender')?.hits).toBe(1);
  expectTold(tried, await told(service, 0));
});

test("people have said nothing of what they undid, nor of a text that is not its author's own", async () => {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const service = await startService({ rules: { 'story.yaml': SITE }, now: () => clock.now });
  const { call } = service;
  const send = async (body: string) => {
    clock.now += 1000;
    const path = '/v1/sites/story/articles/1/comments';
    return (await call('POST', path, { body: { body, author: { name: 'A', id: 'a' } } })).json.id as string;
  };
  const post = async (path: string, body: object): Promise<string> => {
    clock.now += 1000;
    return (await call('POST', `/v1/sites/story/${path}`, { body })).json.decision.id;
  };
  const decide = (id: string, status: Status) => post(`comments/${id}/decision`, { status });
  const undo = (decision: string) => post(`decisions/${decision}/undo`, {});
  const [kept, taken, again, edited, put] = [
    await send('loud, kept'),
    await send('loud, taken back'),
    await send('loud, decided anew'),
    await send('loud, edited'),
    await send('loud, put back'),
  ];
  await decide(kept, 'spam');
  await undo(await decide(taken, 'spam'));
  await decide(again, 'rejected');
  await undo(await decide(again, 'spam'));
  await post(`comments/${edited}/edit`, { body: 'quiet, edited', rev: 1 });
  await undo(await decide(edited, 'spam'));
  await decide(put, 'approved');
  await undo(await post(`comments/${put}/edit`, { body: 'quiet', rev: 2 }));

  const database = await service.running.database();
  const tried = await backtest(database, ruleSet, { ...OPTIONS, since: 0 });
  expect(tried.comments).toBe(2);
  expect(tried.rules.find(({ rule }) => rule === 'loud')).toMatchObject({
    hits: 2,
    people: { spam: 1, rejected: 1, approved: 0, pending: 0 },
  });
});
