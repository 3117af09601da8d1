import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { hakamWith } from '../hakam-process.ts';
import { exported, fileWith, filledFile, inSqlite, SECRET, schemaIn } from '../node/moving/filled.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { ROOT, startChild, writeSite } from './child-service.ts';

interface Reached {
  readonly position: number;
  readonly put_aside: string;
}

/** How far the import of a database is; undefined before it has begun. */
async function reachedIn(database: string): Promise<Reached | undefined> {
  const rows = await inFile(database)('select position, put_aside from imports').catch(() => []);
  return (rows as Reached[])[0];
}

function importing(folder: string, file: string): ChildProcess {
  const child = spawn(process.execPath, ['src/cli.ts', 'import', file], {
    cwd: ROOT,
    stdio: 'ignore',
    env: { ...process.env, HAKAM_DATABASE: `file:${join(folder, 'data/hakam.db')}`, HAKAM_SECRET: SECRET },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Kills an import as soon as it has come so far; tells whether it was still at work. */
async function killWhen(
  folder: string,
  file: string,
  isThere: (reached: Reached) => boolean,
): Promise<boolean> {
  const child = importing(folder, file);
  const exit = once(child, 'exit');
  for (;;) {
    const reached = await reachedIn(join(folder, 'data/hakam.db'));
    if ((reached && isThere(reached)) || child.exitCode !== null) break;
    await setTimeout(1); // the next look
  }
  child.kill('SIGKILL');
  const [code, signal] = await exit;
  if (code) throw new Error(`The import failed with ${code}.`);
  return signal === 'SIGKILL';
}

test('an import that was killed at any point and run again ends as one that was not', async () => {
  const text = await exported(inSqlite(await filledFile(2000)));
  const file = fileWith(text);
  const folder = temporaryFolder();
  writeSite(folder);
  mkdirSync(join(folder, 'data'));
  const database = join(folder, 'data/hakam.db');
  writeFileSync(`${database}.secret`, SECRET);
  const killed = [await killWhen(folder, file, () => true)];
  const whole = (await reachedIn(database))?.put_aside.length ?? 0;
  await expect(startChild(folder)).rejects.toThrow('run `hakam import` with the same file again');
  const points: ((reached: Reached) => boolean)[] = [
    ({ position }) => position > text.length / 4,
    ({ position }) => position > text.length / 2,
    ({ put_aside }) => put_aside.length < whole,
    ({ put_aside }) => put_aside.length < whole / 2,
  ];
  for (const point of points) killed.push(await killWhen(folder, file, point));
  // Where the machine stops this process for long, an import may end before it is looked at; not each time.
  expect(killed.filter(Boolean).length).toBeGreaterThan(2);
  await once(importing(folder, file), 'exit');
  expect(await exported(inSqlite(database))).toBe(text);
  expect(schemaIn(database)).toEqual(schemaIn(await filledFile(1)));
  expect(await inFile(database)('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect((await hakamWith({ HAKAM_SECRET: SECRET }, folder, 'import', file)).out).toContain('read in before');
}, 120_000);
