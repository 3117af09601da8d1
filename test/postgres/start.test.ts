import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textOf } from '../../src/node/reach-postgres.ts';
import { barePostgres, newPostgres, sqlInPostgres } from '../databases/postgres-database.ts';
import { folderWith, hakamWith } from '../hakam-process.ts';
import { NEWS_SITE, writeSite } from '../resilience/child-service.ts';
import { post } from '../resilience/client.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { overPostgres, startTogether } from './shared-service.ts';

test('five processes that start at once on an empty database make its tables once, and all serve', async () => {
  const [folder, url] = [temporaryFolder(), await barePostgres()];
  writeSite(folder);
  const services = await startTogether(folder, url, 5);
  const body = { body: 'hello', author: { name: 'Ann' } };
  const answers = await Promise.all(services.map(({ address }) => post(address, { body })));
  expect(answers.map((answer) => answer?.status)).toEqual([201, 201, 201, 201, 201]);
  const applied = (await sqlInPostgres(url, 'select name from migrations order by name')) as {
    name: string;
  }[];
  expect(applied.map(({ name }) => name)).toEqual(readdirSync('migrations/postgres').sort());
}, 60_000);

/** The address of a server with something of it changed. */
function but(url: string, change: Partial<Pick<URL, 'hostname' | 'port' | 'pathname'>>): string {
  const changed = Object.assign(new URL(url), change);
  return changed.href;
}

test('a name whose addresses all refuse is told of with each', () => {
  const each = ['connect ECONNREFUSED ::1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'];
  expect(
    textOf(
      new AggregateError(
        each.map((text) => new Error(text)),
        '',
      ),
    ),
  ).toBe(each.join(', '));
});

test.each<[string, Parameters<typeof but>[1], RegExp]>([
  ['is not there', { port: '1' }, /cannot be reached.*ECONNREFUSED/],
  ['has no name that is known', { hostname: 'nowhere.invalid' }, /cannot be reached.*nowhere\.invalid/],
  ['knows no such database', { pathname: '/nothing' }, /"nothing" does not exist/],
])('where the server %s, a start fails in plain words, without the password', async (_, change, says) => {
  const folder = folderWith({ 'news.yaml': NEWS_SITE });
  const url = but(await newPostgres(), change);
  const { code, out, err } = await hakamWith(overPostgres(url), folder, 'serve');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(says);
  expect(err).toMatch(/^HAKAM_DATABASE=postgres:\/\/postgres@[^\n]*\n$/);
  expect(err).not.toContain(`:${new URL(url).password}@`);
});
