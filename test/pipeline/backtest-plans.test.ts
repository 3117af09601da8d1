import { expect, test } from 'vitest';
import type { SiteId } from '../../src/domain/comment.ts';
import { countRejections, decisionsBefore } from '../../src/pipeline/decided-comments.ts';
import { commentsBefore } from '../../src/pipeline/recent-comments.ts';
import { ruleHits } from '../../src/read/rule-hits.ts';
import { sqliteSyntax } from '../../src/store/dialects/sqlite-syntax.ts';
import { changesNumbered } from '../../src/store/list-changes.ts';
import { bind, type Statement } from '../../src/store/statement.ts';
import { openTestDatabase } from '../store/open-test-database.ts';

const site = 's' as SiteId;
const since = '0' as never;

test.each<[string, Statement]>([
  ['decisions, newest first', decisionsBefore({ site, from: '0', before: 'g', limit: 250 })],
  ['the rejections of authors', countRejections({ site, asked: '[]' })],
  ['comments, newest first', commentsBefore({ site, from: '0', before: 'g', limit: 250 })],
  ['changes of lists by number', changesNumbered({ site, numbers: '[]' })],
  ['the hits of rules', ruleHits({ site, since, rules: '[]' })],
])('%s are read through an index', (_, { template, values }) => {
  const { writer } = openTestDatabase();
  const { query, slots } = template.compile(sqliteSyntax);
  const plan = writer.prepare(`explain query plan ${query.sql}`).all(bind(slots, values)) as {
    detail: string;
  }[];
  const steps = plan.map(({ detail }) => detail);
  const scanned = steps.filter((step) =>
    /SCAN (decisions|last|comments?|comment_labels|change|c|l|a|u)\b/.test(step),
  );
  expect(scanned, steps.join('\n')).toEqual([]);
});
