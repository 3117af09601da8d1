import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Command } from 'commander';
import { expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { backupCommand } from '../../src/node/backup-command.ts';
import { openSqliteFile } from '../../src/node/open-sqlite.ts';
import { restoreCommand } from '../../src/node/restore-command.ts';
import { inFile } from '../databases/asking.ts';
import { hakam } from '../hakam-process.ts';
import { type ChildService, ROOT, startChild, writeSite } from '../resilience/child-service.ts';
import { COMMENTS, get, inParallel, post } from '../resilience/client.ts';
import { brokenBatches, integrity, storedComments } from '../resilience/stored-batches.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

const MIB = 1024 * 1024;

/** A folder with a database in it, of so many MiB and no comment. */
async function stocked(mebibytes: number): Promise<string> {
  const folder = temporaryFolder();
  writeSite(folder);
  await inNewDatabase(folder, fillerOf(mebibytes));
  return folder;
}

/** Makes a folder's database, and runs SQL in it. */
async function inNewDatabase(folder: string, text: string): Promise<void> {
  const database = await openSqliteFile(databaseIn(folder));
  database.writer.exec(text);
  await database.close();
}

const sqlIn = (file: string, text: string): void => {
  const connection = new Sqlite(file);
  connection.exec(text);
  connection.close();
};

const databaseIn = (folder: string): string => join(folder, 'data/hakam.db');

const fillerOf = (mebibytes: number): string =>
  `insert into keys (id, hash, role, site, name, created_at)
     with recursive n (i) as (select 1 union all select i + 1 from n where i < ${mebibytes})
     select 'filler-' || i, hex(randomblob(${MIB / 2})), 'site', 'other', 'filler', 0 from n`;

interface Load {
  /** The ids of comments and of decisions that were answered. */
  readonly answered: string[];
  readonly decided: string[];
  stop(): Promise<void>;
}

/** Submits, and decides on what waits, until it is told to stop. */
function underLoad({ address }: ChildService): Load {
  const answered: string[] = [];
  const decided: string[] = [];
  let stopped = false;
  let sent = 0;
  const ended = inParallel(6, async () => {
    while (!stopped) {
      const number = sent++;
      const body = {
        body: number % 2 === 0 ? 'please wait' : 'hello',
        author: { name: 'Ann', id: `${number % 9}` },
      };
      const id = (await post(address, { key: `a-comment-${number}`, body }))?.json.id;
      answered.push(id);
      const decision = { path: `/v1/sites/news/comments/${id}/decision`, body: { status: 'approved' } };
      if (number % 4 === 0) decided.push((await post(address, decision))?.json.decision.id);
    }
  });
  return {
    answered,
    decided,
    stop: () => {
      stopped = true;
      return ended;
    },
  };
}

const idsIn = async (file: string, table: string): Promise<string[]> =>
  ((await inFile(file)(`select id from ${table}`)) as { id: string }[]).map(({ id }) => id);

test('a backup under load is sound, holds all that was answered before, and serves once it is restored', async () => {
  const folder = await stocked(60);
  const service = await startChild(folder);
  const load = underLoad(service);
  await expect.poll(() => load.answered.length, { timeout: 20_000 }).toBeGreaterThan(50);
  const before = { comments: [...load.answered], decisions: [...load.decided] };
  const to = join(temporaryFolder(), 'backup.db');
  const taken = await hakam(folder, 'backup', to);
  expect(load.answered.length).toBeGreaterThan(before.comments.length);
  await load.stop();

  expect(taken).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/is a whole copy of .*: \d+\.\d MB in/),
  });
  expect(await integrity(inFile(to))).toEqual([{ integrity_check: 'ok' }]);
  expect(await brokenBatches(inFile(to))).toEqual({});
  const stored = await storedComments(inFile(to));
  expect(before.comments.filter((id) => !stored.has(id))).toEqual([]);
  const decisions = new Set(await idsIn(to, 'decisions'));
  expect(before.decisions.length).toBeGreaterThan(5);
  expect(before.decisions.filter((id) => !decisions.has(id))).toEqual([]);
  expect(readFileSync(`${to}.secret`, 'utf8')).toBe(readFileSync(`${service.database}.secret`, 'utf8'));
  expect([to, `${to}.secret`].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);

  const restored = temporaryFolder();
  writeSite(restored);
  expect(await hakam(restored, 'restore', to)).toMatchObject({ code: 0, err: '' });
  const [counted] = await inFile(to)("select count(*) as count from comments where status = 'approved'");
  const { address } = await startChild(restored);
  expect((await get(address, COMMENTS))?.json).toMatchObject(counted as object);
  expect((await post(address, { body: { body: 'hello', author: { name: 'Bea' } } }))?.status).toBe(201);
  expect((await hakam(restored, 'audit', 'verify')).out).toContain('The audit is whole');
}, 90_000);

test('what was deleted is in no backup, though it is in the file', async () => {
  const folder = temporaryFolder();
  await inNewDatabase(folder, fillerOf(1));
  const erase = `update keys set hash = 'a text that was erased' || hash; delete from keys`;
  sqlIn(databaseIn(folder), `pragma secure_delete = off; ${erase}`);
  const to = join(folder, 'backup.db');
  await run(folder, ['backup', to]);
  expect(readFileSync(databaseIn(folder)).includes('a text that was erased')).toBe(true);
  expect(readFileSync(to).includes('a text that was erased')).toBe(false);
});

/** `hakam backup` as a process that can be told to end. */
const started = (folder: string, to: string): ChildProcess =>
  spawn(process.execPath, ['src/cli.ts', 'backup', to], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HAKAM_DATABASE: `file:${databaseIn(folder)}` },
  });

test('a backup that is told to end leaves nothing', async () => {
  const folder = await stocked(100);
  const target = temporaryFolder();
  const child = started(folder, join(target, 'backup.db'));
  const exit = once(child, 'exit');
  const unfinished = join(target, `backup.db.${child.pid}`);
  const written = () => statSync(unfinished, { throwIfNoEntry: false })?.size;
  await expect.poll(written, { interval: 5 }).toBeGreaterThan(MIB); // so that SQLite's journal is beside it
  child.kill('SIGTERM');
  expect(await exit).toEqual([null, 'SIGTERM']);
  expect(readdirSync(target)).toEqual([]);
});

/** A backup of a database with one key, `name`. */
async function backupOf(name: string): Promise<string> {
  const folder = temporaryFolder();
  const insert = `insert into keys (id, hash, role, site, name, created_at) values ('1', 'h', 'site', '*', '${name}', 0)`;
  await inNewDatabase(folder, insert);
  writeFileSync(`${databaseIn(folder)}.secret`, `${name.padEnd(32, '-')}\n`);
  const to = join(folder, 'backup.db');
  await run(folder, ['backup', to]);
  return to;
}

/** Runs a command in this process; resolves with what it prints, and rejects with what it would say. */
async function run(
  folder: string,
  words: readonly string[],
  variables: NodeJS.ProcessEnv = {},
): Promise<string> {
  const printed: string[] = [];
  const surroundings = {
    config: () => readConfig({ HAKAM_DATABASE: `file:${databaseIn(folder)}`, ...variables }),
    print: (line: string) => printed.push(line),
  };
  const program = new Command()
    .addCommand(backupCommand(surroundings))
    .addCommand(restoreCommand(surroundings));
  await program.parseAsync(words, { from: 'user' });
  return printed.join('\n');
}

const keysIn = async (file: string): Promise<unknown[]> => inFile(file)('select name from keys');

test('a restore puts aside what was there, with all that was committed, and leaves no part of it behind', async () => {
  const backup = await backupOf('restored');
  const folder = temporaryFolder();
  writeSite(folder);
  const service = await startChild(folder);
  const file = service.database;
  const data = join(folder, 'data');
  const { id } =
    (await post(service.address, { body: { body: 'hello', author: { name: 'Ann' } } }))?.json ?? {};
  const there = readdirSync(data).sort();

  const restore = ['restore', backup];
  await expect(run(folder, restore)).rejects.toThrow('--replace');
  await expect(run(folder, [...restore, '--replace'])).rejects.toThrow('is in use: stop the service');
  expect(readdirSync(data).sort()).toEqual(there);
  expect((await get(service.address, COMMENTS))?.json.count).toBe(1);

  await service.end('SIGKILL'); // leaves a WAL
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
  const oldSecret = readFileSync(`${file}.secret`, 'utf8');
  const out = await run(folder, [...restore, '--replace']);
  const aside = /that was there is (\S+)\.$/.exec(out)?.[1] ?? '';
  expect(
    readdirSync(data)
      .map((name) => join(data, name))
      .sort(),
  ).toEqual([file, `${file}.secret`, aside, `${aside}.secret`].sort());
  expect(await keysIn(file)).toEqual([{ name: 'restored' }]);
  expect(readFileSync(`${file}.secret`, 'utf8')).toMatch(/^restored/);
  expect(await storedComments(inFile(aside))).toEqual(new Set([id]));
  expect(readFileSync(`${aside}.secret`, 'utf8')).toBe(oldSecret);
}, 60_000);

test('what is left of a database that is damaged or gone is never read as a part of the restored one', async () => {
  const backup = await backupOf('restored');
  for (const damage of [
    (file: string) => writeFileSync(file, 'no database'),
    (file: string) => rmSync(file),
  ]) {
    const folder = temporaryFolder();
    const file = databaseIn(folder);
    await inNewDatabase(folder, '');
    leaveWal(file);
    damage(file);
    await run(folder, ['restore', backup, '--replace']);
    expect(await keysIn(file)).toEqual([{ name: 'restored' }]);
    expect(await integrity(inFile(file))).toEqual([{ integrity_check: 'ok' }]);
  }
});

/** A database's file with a WAL that is not in it, as a process leaves them that was killed. */
function leaveWal(file: string): void {
  const connection = new Sqlite(file);
  connection.exec(`pragma journal_mode = wal; ${fillerOf(1)}`);
  for (const part of ['', '-wal']) copyFileSync(`${file}${part}`, `${file}${part}.left`);
  connection.close();
  for (const part of ['', '-wal']) renameSync(`${file}${part}.left`, `${file}${part}`);
}

test('a restore without its secret says so, whatever secret stands there already', async () => {
  const backup = await backupOf('restored');
  rmSync(`${backup}.secret`);
  const folder = temporaryFolder();
  await inNewDatabase(folder, '');
  writeFileSync(`${databaseIn(folder)}.secret`, 'x'.repeat(32));
  const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => told.mockRestore());
  await run(folder, ['restore', backup, '--replace']);
  expect(told.mock.calls.join()).toContain('No secret came with it');
  expect(readFileSync(`${databaseIn(folder)}.secret`, 'utf8')).toBe('x'.repeat(32));
});

/** A copy of a file that something was done to. */
function changed(file: string, change: (copy: string) => void): string {
  const copy = join(temporaryFolder(), 'changed.db');
  copyFileSync(file, copy);
  change(copy);
  return copy;
}

const AGAINST_CHECK = `pragma ignore_check_constraints = on;
  insert into webhooks (id, site, name, url, created_at, disabled_at) values ('1', 'news', 'name', 'url', 0, 1)`;

function writeAt(file: string, position: number, bytes: Buffer): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, position);
  closeSync(descriptor);
}

test('what is no sound backup of this Hakam or an earlier one is not restored, and changes nothing', async () => {
  const backup = await backupOf('whole');
  const folder = temporaryFolder();
  const refused = {
    'is no database of Hakam: file is not a database': changed(backup, (copy) =>
      writeFileSync(copy, 'no file'),
    ),
    'is no database of Hakam: no such table': changed(backup, (copy) => sqlIn(copy, 'drop table migrations')),
    'is of a later Hakam (9999_later.sql): update': changed(backup, (copy) =>
      sqlIn(copy, "insert into migrations (name, applied_at) values ('9999_later.sql', 0)"),
    ),
    malformed: changed(backup, (copy) => writeAt(copy, 8192, Buffer.alloc(4096, 0xff))),
    'not sound': changed(backup, (copy) => sqlIn(copy, AGAINST_CHECK)),
    'no file': join(folder, 'none.db'),
  };
  for (const [why, file] of Object.entries(refused))
    await expect(run(folder, ['restore', file])).rejects.toThrow(why);
  expect(existsSync(databaseIn(folder))).toBe(false);
  expect(existsSync(join(folder, 'data')) ? readdirSync(join(folder, 'data')) : []).toEqual([]);
}, 60_000);

test('a backup overwrites nothing, and says where it is not for', async () => {
  const backup = await backupOf('first');
  const folder = join(backup, '..');
  await expect(run(folder, ['backup', backup])).rejects.toThrow('is there already');
  const nowhere = join(folder, 'none/backup.db');
  await expect(run(folder, ['backup', nowhere])).rejects.toThrow('There is no folder');
  const postgres = { HAKAM_DATABASE: 'postgres://hakam@localhost/hakam', HAKAM_SECRET: 'x'.repeat(32) };
  await expect(run(folder, ['backup', join(folder, 'other.db')], postgres)).rejects.toThrow('pg_dump');
});
