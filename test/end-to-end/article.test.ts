import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startService } from '../service.ts';
import { readArticlePage, timeOf } from './article-page.ts';

const root = join(import.meta.dirname, '../..');
const pages = {
  'a page written for the project': join(root, 'test/fixtures/article-page.txt'),
  'a real page of an Arabic news site': join(root, '../shared/seed/article.txt'),
};

/** Asia/Riyadh, the example site's zone, is 3 hours ahead of UTC all year. */
const RIYADH = 3;

describe.each(Object.entries(pages))('the comment of %s', (_, file) => {
  test.skipIf(!existsSync(file))(
    'goes its whole way: posted, held, approved, served as the page shows it',
    async () => {
      const page = readArticlePage(readFileSync(file, 'utf8'));
      const { call, key } = await startService({ now: () => timeOf(page.dateText, RIYADH) });
      const [site, moderator] = [await key('site', 'example'), await key('moderator', 'example')];
      const comments = '/v1/sites/example/articles/news-1/comments';

      const posted = await call('POST', comments, {
        key: site,
        body: {
          body: page.body,
          author: { name: page.name },
          client: { ip: '203.0.113.7' },
          article: { title: page.title, section: page.section },
        },
      });
      expect(posted.status).toBe(201);
      expect(posted.json).toMatchObject({
        status: 'pending',
        flags: [],
        decision: { from: null, to: 'pending' },
      });
      expect(posted.json.comment).toBeUndefined();
      expect((await call('GET', comments, { key: null })).json).toMatchObject({ count: 0, comments: [] });

      const queue = await call('GET', '/v1/sites/example/queue', { key: moderator });
      expect(queue.json.items.map(({ id }: { id: string }) => id)).toEqual([posted.json.id]);
      const decided = await call('POST', `/v1/sites/example/comments/${posted.json.id}/decision`, {
        key: moderator,
        body: { status: 'approved', rev: queue.json.items[0].rev },
      });
      expect(decided.json).toMatchObject({
        status: 'approved',
        rev: 2,
        decision: { by: { kind: 'moderator' } },
      });

      const served = await call('GET', comments, { key: null });
      expect(served.json.count).toBe(page.count);
      expect(served.json.comments).toEqual([
        {
          id: posted.json.id,
          parent: null,
          author: { name: page.name },
          body: page.body,
          createdAt: new Date(timeOf(page.dateText, RIYADH)).toISOString(),
          dateText: page.dateText,
          editedAt: null,
        },
      ]);
    },
  );
});
