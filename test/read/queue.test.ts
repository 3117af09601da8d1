import { expect, test } from 'vitest';
import { sqliteSyntax } from '../../src/store/dialects/sqlite-syntax.ts';
import { bind, type Statement } from '../../src/store/statement.ts';
import { openTestDatabase } from '../store/open-test-database.ts';
import { queueStatements, workStatements } from '../store/queue-statements.ts';

/** The steps that read a whole table, or a whole index; what a step before has found is none. */
function scansOf(statements: readonly Statement[]): string[] {
  const { writer } = openTestDatabase();
  return statements.flatMap(({ template, values }) => {
    const { query, slots } = template.compile(sqliteSyntax);
    const plan = writer.prepare(`explain query plan ${query.sql}`).all(bind(slots, values));
    return (plan as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((step) =>
        /^SCAN (?!json_each|p\b|known|listed|opened|newest|found|each_label|CONSTANT|\(subquery)/.test(step),
      )
      .map((step) => `${step}: ${query.sql.slice(0, 200)}`);
  });
}

test.each(['oldest', 'newest', 'risk'] as const)(
  'any filters, %s first, are read through an index, for pages, claims and decisions by filter',
  (order) => expect(scansOf(queueStatements(order))).toEqual([]),
);

test('what moderators do with a queue goes by an index', () => {
  expect(scansOf(workStatements())).toEqual([]);
});
