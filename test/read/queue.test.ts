import { expect, test } from 'vitest';
import { type ArticleId, type CommentId, keyOfId, type SiteId } from '../../src/domain/comment.ts';
import { queuePage } from '../../src/read/queue.ts';
import { sqliteSyntax } from '../../src/store/dialects/sqlite-syntax.ts';
import type { QueueFilters } from '../../src/store/queue-picks.ts';
import { bind, type Statement } from '../../src/store/statement.ts';
import { openTestDatabase } from '../store/open-test-database.ts';

const either = <T>(value: T): (T | undefined)[] => [undefined, value];

/** Every set of filters with an index to itself; `q` is looked for among what these give. */
const filterSets = (): QueueFilters[] =>
  either('f').flatMap((flag) =>
    either('r').flatMap((rule) =>
      either('a' as ArticleId).flatMap((article) =>
        either(keyOfId('u')).map((author) => ({
          status: 'pending' as const,
          flag,
          rule,
          article,
          author,
          q: undefined,
        })),
      ),
    ),
  );

test.each(['oldest', 'newest', 'risk'] as const)(
  'any filters, %s first, are read through an index',
  (order) => {
    const { writer } = openTestDatabase();
    const planOf = ({ template, values }: Statement): string[] => {
      const { query, slots } = template.compile(sqliteSyntax);
      const plan = writer.prepare(`explain query plan ${query.sql}`).all(bind(slots, values));
      return (plan as { detail: string }[]).map(({ detail }) => detail);
    };
    for (const filters of filterSets()) {
      for (const after of either({ id: 'x' as CommentId, risk: 5 })) {
        const plan = planOf(queuePage('s' as SiteId, filters, order, after, 20));
        expect(
          plan.filter((step) => /SCAN (c|l|d|a|comments)\b/.test(step)),
          plan.join('\n'),
        ).toEqual([]);
      }
    }
  },
);
