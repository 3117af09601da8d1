import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DATABASE } from '../databases/kind.ts';
import type { Answer } from '../service.ts';
import { BY_WORD } from './edits.ts';
import { fromPage, readersOf, reportsOf } from './reports.ts';

const PUBLIC = '/v1/sites/words/articles/1/comments';

describe('reports of a comment', () => {
  test('bring it back to the queue once there are enough, and change nothing that readers see', async () => {
    const { send, report, flagged, reports, audited, call } = await readersOf();
    const sent = await send('fine');
    const page = async () => {
      const { text, headers } = await call('GET', PUBLIC, { key: null });
      return [text, headers.get('etag')];
    };
    const before = await page();
    const answers = [
      await report(sent, 'a'),
      await report(sent, 'b', 'spam'),
      await report(sent, 'a', 'spam'),
    ];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([1, 2, 3].map(() => [204, '']));
    expect(await flagged('approved')).toEqual([]);
    await report(sent, 'c');
    expect(await flagged('approved')).toEqual([sent.id]);
    await report(sent, 'd');
    expect(await reports(sent)).toEqual({ abuse: 3, spam: 1 });
    expect(await page()).toEqual(before);
    expect(await audited()).toEqual([
      {
        by_kind: 'readers',
        by_id: '',
        by_name: '',
        subject: sent.id,
        detail: { flag: 'reported', reports: 3 },
      },
    ]);
  });

  test('are answered by what people decide, and not by what its author makes of it', async () => {
    const { send, report, flagged, reports, decide, edit } = await readersOf();
    const sent = await send('fine');
    for (const reader of ['a', 'b', 'c']) await report(sent, reader);
    await edit(sent, 'still fine');
    expect(await flagged('approved')).toEqual([sent.id]);
    await edit(sent, 'holdme');
    expect([await flagged('approved'), await flagged('pending')]).toEqual([[], [sent.id]]);
    await decide(sent, 'approved');
    expect([await flagged('approved'), await flagged('pending'), await reports(sent)]).toEqual([[], [], {}]);
    for (const reader of ['d', 'e']) await report(sent, reader);
    await report(sent, 'd');
    expect([await flagged('approved'), await reports(sent)]).toEqual([[], { abuse: 2 }]);
    await report(sent, 'f');
    expect(await flagged('approved')).toEqual([sent.id]);
  });

  test('come once from each reader, and again where its author edited what was reported', async () => {
    const { send, report, reports, decide, edit } = await readersOf();
    const sent = await send('fine');
    await report(sent, 'a', 'abuse');
    await report(sent, 'a', 'spam');
    expect(await reports(sent)).toEqual({ abuse: 1 });
    await decide(sent, 'approved');
    await report(sent, 'a', 'spam'); // people have answered it
    expect(await reports(sent)).toEqual({});
    await edit(sent, 'better');
    await report(sent, 'a', 'spam');
    await report(sent, 'a', 'other');
    expect(await reports(sent)).toEqual({ spam: 1 });
  });

  test('that come at once are counted once each, and called for once', async () => {
    const { send, report, reports, flagged, audited } = await readersOf();
    const sent = await send('fine');
    const readers = Array.from({ length: 12 }, (_, at) => `reader-${at % 8}`);
    await Promise.all(readers.map((reader) => report(sent, reader)));
    expect([await reports(sent), await flagged('approved'), (await audited()).length]).toEqual([
      { abuse: 8 },
      [sent.id],
      1,
    ]);
  });

  test('that come while people decide are either answered by that or open', async () => {
    const { send, report, reports, decide, flagged } = await readersOf();
    for (let round = 0; round < 4; round++) {
      const sent = await send('fine');
      const coming = ['a', 'b', 'c', 'd', 'e'].map((reader) => report(sent, reader));
      await Promise.all([...coming.slice(0, 2 + round / 2), decide(sent, 'approved'), ...coming]);
      const { abuse = 0 } = await reports(sent);
      expect((await flagged('approved')).includes(sent.id), `${abuse} open`).toBe(abuse >= 3);
    }
  });

  test('whoever reports, decides, undoes and edits in whatever order: it is flagged exactly while enough are open', async () => {
    const service = await readersOf();
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('report'), by: fc.constantFrom(...'abcde') }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('decide'), by: fc.constantFrom('approved', 'rejected') }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo'), by: fc.constant('') }) },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constant('edit'), by: fc.constantFrom('fine', 'holdme') }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
        const { send, report, decide, edit, moderated, flagged, reports, call } = service;
        const sent = await send('fine');
        // What was answered after each decision; a report is told by the rev that it found.
        const answered = [0];
        const reportedAt = new Map<string, number>();
        const told = new Set<string>();
        let shown = true;
        for (const [at, { kind, by }] of steps.entries()) {
          if (kind === 'report') {
            expect((await report(sent, by)).status).toBe(shown ? 204 : 404);
            if (shown && !told.has(by)) reportedAt.set(by, answered.length);
            if (shown) told.add(by);
          } else if (kind === 'decide') {
            await decide(sent, by);
            answered.push(answered.length + 1);
          } else if (kind === 'undo') {
            const { decision } = await moderated(sent);
            const undone = await call('POST', `/v1/sites/words/decisions/${decision.id}/undo`, { body: {} });
            if (undone.status === 200) answered.push(answered.at(-2) ?? 0);
          } else {
            await edit(sent, `${by} ${at}`);
            answered.push(answered.at(-1) ?? 0);
            told.clear();
          }
          const { status } = await moderated(sent);
          shown = status === 'approved';
          const open = [...reportedAt.values()].filter((rev) => rev >= (answered.at(-1) ?? 0)).length;
          expect((await flagged('approved')).includes(sent.id)).toBe(shown && open >= 3);
          expect((await reports(sent)).abuse ?? 0).toBe(open);
        }
      }),
      { numRuns: DATABASE === 'd1' ? 2 : 10 },
    );
  });
});

describe('where the file of the site says so, reports hide a comment', () => {
  const HIDING = `${BY_WORD}reports: {queue_after: 2, hide_after: 4, limit: {max: 1000, per: 1h}}\n`;

  test('until people decide; those who approve it then have answered them', async () => {
    const { send, report, shown, moderated, decide, edit, flagged } = await readersOf(HIDING);
    const sent = await send('fine');
    const reply = await send('fine', { parent: sent.id });
    const all = async () => (await shown()).comments.map(({ id }: { id: string }) => id);
    for (const reader of ['a', 'b', 'c']) await report(sent, reader);
    expect(await all()).toEqual([sent.id, reply.id]);
    expect((await report(sent, 'd')).status).toBe(204);
    expect([await all(), await flagged('pending')]).toEqual([[], [sent.id]]);
    expect((await moderated(sent)).decision).toMatchObject({
      by: { kind: 'rules', name: 'words.yaml' },
      from: 'approved',
      to: 'pending',
      reason: '4 readers reported it',
      findings: [],
    });
    expect((await edit(sent, 'fine again')).json.status).toBe('pending');
    await decide(sent, 'approved');
    for (const reader of ['e', 'f', 'g']) await report(sent, reader);
    expect(await all()).toEqual([sent.id, reply.id]);
    await report(sent, 'h');
    expect([await all(), (await moderated(sent)).status]).toEqual([[], 'pending']);
  });

  test('also what people had approved before, and in the language of the site', async () => {
    const arabic = HIDING.replace('locale: en', 'locale: ar');
    const { send, report, moderated, decide } = await readersOf(arabic);
    const sent = await send('holdme');
    await decide(sent, 'approved');
    for (const reader of ['a', 'b', 'c', 'd']) await report(sent, reader);
    const { status, decision } = await moderated(sent);
    expect([status, decision.reason]).toEqual(['pending', 'أبلغ عنه 4 قراء']);
  });

  test('with the next report, where the process ended before it could', async () => {
    const { send, report, moderated, running } = await readersOf(HIDING);
    const sent = await send('fine');
    await report(sent, 'a');
    for (const reader of ['b', 'c', 'd'])
      await running.sql(
        `insert into reports (comment, reader, site, rev, at, reason) values ('${sent.id}', 'id:${reader}', 'words', 1, 1, 'spam')`,
      );
    expect((await moderated(sent)).status).toBe('approved');
    expect((await report(sent, 'a')).status).toBe(204);
    expect((await moderated(sent)).status).toBe('pending');
  });
});

describe('a report', () => {
  test('of what readers don’t see is answered as that of what is not there', async () => {
    const { send, report, decide, reports } = await readersOf();
    const told = ({ status, text, headers }: Answer) => [status, text, headers.get('content-type')];
    const absent = told(await report({ id: '01890000-0000-7000-8000-000000000001' }, 'a'));
    expect(absent[0]).toBe(404);
    const top = await send('fine');
    const under = await send('fine', { parent: top.id });
    await decide(top, 'rejected');
    for (const sent of [await send('holdme'), await send('spamme'), await send('rejectme'), top, under]) {
      expect(told(await report(sent, 'a'))).toEqual(absent);
      expect(await reports(sent)).toEqual({});
    }
  });

  test('comes from a site’s key that names the reader, or from a browser at one of its pages', async () => {
    const { send, call, key, reports, running } = await readersOf();
    const path = reportsOf((await send('fine')).id);
    const site = await key('site', 'words');
    const status = async (options: object) => (await call('POST', path, options)).status;
    expect(await status({ key: site, body: { reason: 'spam' } })).toBe(422);
    expect(
      await status({ key: site, body: { reason: 'spam', reader: {}, client: { userAgent: 'x' } } }),
    ).toBe(422);
    expect(await status({ key: site, body: { reason: 'dull', reader: { id: 'a' } } })).toBe(422);
    expect(await status({ key: null, body: { reason: 'spam' } })).toBe(401);
    expect(await status(fromPage({ reason: 'spam' }, { origin: 'https://evil.example' }))).toBe(403);
    expect(await status(fromPage({ reason: 'spam', reader: { id: 'a' } }))).toBe(422);
    expect(await status({ key: await key('moderator', 'words'), body: { reason: 'spam' } })).toBe(403);
    expect(await reports({ id: path.split('/')[5] ?? '' })).toEqual({});

    const client = { ip: '203.0.113.7', userAgent: 'x' };
    expect(await status({ key: site, body: { reason: 'spam', client } })).toBe(204);
    expect(await status({ key: site, body: { reason: 'spam', client, reader: { id: 'a' } } })).toBe(204);
    const page = await call('POST', path, fromPage({ reason: 'spam' }));
    expect([page.status, page.headers.get('access-control-allow-origin')]).toEqual([
      204,
      'https://news.example',
    ]);
    expect(await reports({ id: path.split('/')[5] ?? '' })).toEqual({ spam: 3 });
    const kept = JSON.stringify(await running.sql('select * from reports'));
    expect(kept).not.toContain('203.0.113.7');
  });

  test('too many of one reader are refused for a while, others are not', async () => {
    const { send, report, clock, reports } = await readersOf(
      `${BY_WORD}reports: {limit: {max: 2, per: 1h}}\n`,
    );
    const sent = [await send('fine'), await send('fine'), await send('fine')] as const;
    expect((await report(sent[0], 'a')).status).toBe(204);
    expect((await report({ id: 'none' }, 'a')).status).toBe(404);
    const refused = await report(sent[1], 'a');
    expect([refused.status, refused.json.limit, refused.headers.get('retry-after')]).toEqual([
      429,
      'reports',
      '1800',
    ]);
    expect(refused.json.detail).toBe('Too many reports at once. Try again in 1800 seconds.');
    expect((await report(sent[1], 'b')).status).toBe(204);
    clock.now += 1_800_000;
    expect((await report(sent[2], 'a')).status).toBe(204);
    expect([await reports(sent[1]), await reports(sent[2])]).toEqual([{ abuse: 1 }, { abuse: 1 }]);
  });

  test('by a key that was revoked counts for nothing', async () => {
    const { send, call, key, reports } = await readersOf();
    const sent = await send('fine');
    const site = await key('site', 'words');
    const body = { reason: 'spam', reader: { id: 'a' } };
    expect((await call('POST', reportsOf(sent.id), { key: site, body })).status).toBe(204);
    const { keys } = (await call('GET', '/v1/keys')).json;
    for (const { id } of keys) await call('DELETE', `/v1/keys/${id}`);
    const again = { ...body, reader: { id: 'b' } };
    expect((await call('POST', reportsOf(sent.id), { key: site, body: again })).status).toBe(401);
    expect(await reports(sent)).toEqual({ spam: 1 });
  });
});
