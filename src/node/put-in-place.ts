import { existsSync, linkSync, renameSync } from 'node:fs';
import { flushName } from './flush.ts';
import { driverHere } from './open-sqlite.ts';
import { copySecret, secretFileOf } from './secret-file.ts';

/** What SQLite keeps beside a file. Beside another one with the same name it would be taken for a part of that. */
const PARTS = ['-wal', '-shm', '-journal'];

/**
 * Gives a database file, copied from `backup`, its name. What has the name keeps another one, with the secret; the secret
 * beside `backup` comes into force. There is a database under the name at every moment, if there was one.
 */
export function putInPlace(file: string, backup: string, to: string): string | null {
  const aside = `${to}.replaced-${new Date().toISOString().replace(/[:.]/g, '')}`;
  const replaced = existsSync(to) ? aside : null;
  for (const part of PARTS) if (existsSync(`${to}${part}`)) renameSync(`${to}${part}`, `${aside}${part}`);
  if (existsSync(to)) linkSync(to, aside);
  if (existsSync(secretFileOf(to))) linkSync(secretFileOf(to), secretFileOf(aside));
  if (existsSync(secretFileOf(backup))) copySecret(backup, to);
  renameSync(file, to);
  flushName(to);
  return replaced;
}

/**
 * Throws where anyone has a database file open; where nobody has, all that was committed is in that one file then. What is
 * no sound database is nobody's: the reason, maybe, for a restore.
 */
export async function refuseInUse(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const connection = (await driverHere())(file, { readOnly: false });
  try {
    connection.prepare('pragma journal_mode = delete').all([]); // asks for the file alone
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
      throw new Error(`${file} is in use: stop the service, and all else that has it open, first.`);
    if (!/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw new Error(`${file}: ${message}`, { cause: error });
  } finally {
    connection.close();
  }
}
