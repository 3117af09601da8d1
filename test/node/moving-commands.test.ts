import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { exportLines } from '../../src/node/moving/export-data.ts';
import { fingerprintOf } from '../../src/node/moving/fingerprint.ts';
import { shapesOf } from '../../src/node/moving/shapes.ts';
import { takeSnapshot } from '../../src/node/moving/snapshot.ts';
import { folderWith, hakam, hakamWith } from '../hakam-process.ts';
import { PLAIN_SITE, startService } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import {
  exported,
  fileWith,
  filledFile,
  imported,
  inSqlite,
  newFile,
  opened,
  SECRET,
  schemaIn,
  withEnd,
} from './moving/filled.ts';

test('whatever any table holds is the same after it was exported and imported, byte for byte', async () => {
  const first = await filledFile(250);
  const text = await exported(inSqlite(first));
  const shapes = await shapesOf(await opened(inSqlite(first), true));
  const tables = new Set(
    text
      .split('\n')
      .slice(1, -2)
      .map((line) => JSON.parse(line)[0]),
  );
  expect(shapes.map(({ table }) => table).filter((table) => !tables.has(table))).toEqual([]);
  const second = await newFile();
  const [plain, packed] = [fileWith(text), fileWith(gzipSync(text))];
  expect(await imported(inSqlite(second), packed)).toBe(true);
  expect(await exported(inSqlite(second))).toBe(text);
  expect(schemaIn(second)).toEqual(schemaIn(first));
  expect(await imported(inSqlite(second), plain)).toBe(false);
  expect(await exported(inSqlite(second))).toBe(text);
});

test('an export is of one moment, whatever is written while it goes on', async () => {
  const file = await filledFile(250);
  const before = await exported(inSqlite(file));
  const writer = new Sqlite(file, { timeout: 5000 });
  let text = '';
  const lines = exportLines(
    await takeSnapshot(await opened(inSqlite(file), true)),
    fingerprintOf(SECRET),
    () => undefined,
  );
  for await (const some of lines) {
    text += some;
    writer.exec(
      "update comments set body = body || '!' where rowid < 5; delete from stats where rowid = (select max(rowid) from stats)",
    );
  }
  writer.close();
  expect(text).toBe(before);
  expect(await exported(inSqlite(file))).not.toBe(before);
});

const lines = async (): Promise<string[]> =>
  (await exported(inSqlite(await filledFile(3)))).split('\n').slice(0, -2);

/** The line of the first comment, and which that is of the file, from 1. */
const firstComment = (all: readonly string[]) => all.findIndex((line) => line.startsWith('["comments"')) + 1;

test.each<[string, (lines: string[]) => string | Uint8Array, RegExp]>([
  ['has no end', (all) => `${all.join('\n')}\n`, /was cut off.*Copy it again/],
  ['ends within a line', (all) => withEnd(all).slice(0, -5), /was cut off/],
  ['is packed and cut off', (all) => gzipSync(withEnd(all)).subarray(0, -20), /was cut off on its way/],
  ['has another letter', (all) => withEnd(all).replace('سلام', 'سلاح'), /is damaged/],
  ['is empty', () => '', /is empty/],
  ['is something else', () => '{"a": 1}\n', /Line 1: this is no file of `hakam export`/],
  [
    'is of a later format',
    ([head = '', ...rest]) => withEnd([head.replace('"version":1', '"version":2'), ...rest]),
    /version 2.*reads version 1/,
  ],
  [
    'is of another schema',
    ([head = '', ...rest]) =>
      withEnd([head.replace(/"schema":"[^"]*"/, '"schema":"0001_comments.sql"'), ...rest]),
    /Line 1: .*schema 0001_comments.sql.*same version/,
  ],
  [
    'has another column',
    ([head = '', ...rest]) => withEnd([head.replace('"reader"', '"readers"'), ...rest]),
    /Line 1: the columns of reports/,
  ],
  [
    'has another table',
    ([head = '', ...rest]) => withEnd([head.replace('"tables":{', '"tables":{"likes":["id"],'), ...rest]),
    /Line 1: there is no table likes/,
  ],
])('a file that %s is refused before anything is stored', async (_, change, message) => {
  const file = await newFile();
  await expect(imported(inSqlite(file), fileWith(change(await lines())))).rejects.toThrow(message);
  expect(await exported(inSqlite(file))).toBe(await exported(inSqlite(await newFile())));
});

test.each<[string, (line: string) => string, RegExp]>([
  ['is no JSON', (line) => line.slice(1), /^Line \d+: this is no row/],
  ['is of no table', (line) => line.replace('comments', 'commends'), /^Line \d+: there is no table commends/],
  ['lacks a value', (line) => JSON.stringify(JSON.parse(line).slice(0, -1)), /comments has \d+ columns/],
  [
    'has a text for a number',
    (line) => line.replace(/\d{5,}/, '"soon"'),
    /comments\.\w+ is to be a whole number/,
  ],
  [
    'has what the schema forbids',
    (line) => line.replace('"pending"', '"pleasant"'),
    /^Lines 2 to \d+: CHECK/,
  ],
])('a line that %s is named', async (_, change, message) => {
  const all = await lines();
  const number = firstComment(all);
  const changed = all.with(number - 1, change(all[number - 1] ?? ''));
  const error = (await imported(inSqlite(await newFile()), fileWith(withEnd(changed))).catch(
    (e) => e,
  )) as Error;
  expect(error.message).toMatch(message);
  if (error.message.startsWith('Line ')) expect(error.message).toContain(`Line ${number}:`);
});

test('nothing is read into a database that holds something, or is in the middle of another file', async () => {
  const all = await lines();
  const file = fileWith(withEnd(all));
  await expect(imported(inSqlite(await filledFile(1)), file)).rejects.toThrow(
    /holds data already.*HAKAM_DATABASE/,
  );
  const half = await newFile();
  const broken = fileWith(withEnd(all.with(-1, '[]')));
  await expect(imported(inSqlite(half), broken)).rejects.toThrow(`Line ${all.length}: `);
  await expect(imported(inSqlite(half), file)).rejects.toThrow(
    'Another file is being read into this database',
  );
});

test('a service moves with its secret, and is as it was: its audit, its keys, its comments', async () => {
  const { folder, call, running } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const sent = { body: 'سلام', author: { name: 'Ann' } };
  const { id } = (await call('POST', '/v1/sites/plain/articles/1/comments', { body: sent })).json;
  await call('POST', `/v1/sites/plain/comments/${id}/decision`, { body: { status: 'approved' } });
  await running.stop();
  const file = join(folder, 'all.ndjson.gz');
  expect(await hakam(folder, 'export', file)).toMatchObject({ code: 0, err: '' });
  expect((await hakam(folder, 'export', file)).err).toContain('is there already');
  const other = folderWith({ 'plain.yaml': PLAIN_SITE });
  mkdirSync(join(other, 'data'));
  const secret = join(other, 'data/hakam.db.secret');
  expect((await hakam(other, 'import', file)).err).toContain(`copy its file to ${secret}`);
  expect(existsSync(secret)).toBe(false);
  writeFileSync(secret, 'x'.repeat(64));
  expect((await hakam(other, 'import', file)).err).toContain('made under another secret');
  copyFileSync(join(folder, 'data/hakam.db.secret'), secret);
  expect(await hakam(other, 'import', file)).toMatchObject({
    code: 0,
    out: expect.stringContaining('are read in'),
  });
  expect((await hakam(other, 'audit', 'verify')).out).toContain('The audit is whole');
  const moved = await startService({ rules: { 'plain.yaml': PLAIN_SITE }, folder: other });
  const { json } = await moved.call('GET', '/v1/sites/plain/articles/1/comments');
  expect(json.comments).toMatchObject([{ id, body: 'سلام' }]);
}, 120_000);

test('a database that is in use is not to be read into, whatever its secret is', async () => {
  const file = fileWith(await exported(inSqlite(await filledFile(1))));
  const folder = folderWith({ 'plain.yaml': PLAIN_SITE });
  await hakam(folder, 'key', 'create', '--role', 'admin', '--name', 'Ann');
  const { err } = await hakam(folder, 'import', file);
  expect(err).toContain('holds data already');
  expect(err).not.toContain('secret');
  expect((await hakam(folder, 'import', folder)).err).toContain('is a folder');
}, 60_000);

test('a database that is not there is not exported', async () => {
  const { code, err } = await hakamWith({}, temporaryFolder(), 'export');
  expect(code).toBe(1);
  expect(err).toContain('There is no database');
});
