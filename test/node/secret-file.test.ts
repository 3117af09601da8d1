import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { secretBeside } from '../../src/node/secret-file.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

test('the secret is made once, for its owner alone, and is the same from then on', () => {
  const folder = temporaryFolder();
  const secret = secretBeside(join(folder, 'hakam.db'));
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(secretBeside(join(folder, 'hakam.db'))).toBe(secret);
  expect(readdirSync(folder)).toEqual(['hakam.db.secret']);
  expect(statSync(join(folder, 'hakam.db.secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'hakam.db.secret'), 'utf8')).toBe(`${secret}\n`);
});

test('every database has a secret of its own', () => {
  const folder = temporaryFolder();
  expect(secretBeside(join(folder, 'a.db'))).not.toBe(secretBeside(join(folder, 'b.db')));
});

test('a file that was cut off is no secret', () => {
  const file = join(temporaryFolder(), 'hakam.db');
  writeFileSync(`${file}.secret`, '\n');
  expect(() => secretBeside(file)).toThrow(`${file}.secret holds no secret of 32 characters`);
});
