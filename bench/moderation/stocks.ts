import { join } from 'node:path';
import type { Hono } from 'hono';
import type { CommentId } from '../../src/domain/comment.ts';
import { betterSqlite3 } from '../../src/node/better-sqlite3.ts';
import { rulesInForce } from '../../src/rules/rules-in-force.ts';
import { newApiKey } from '../../src/secrets/api-key.ts';
import { openSqlite, type SqliteDatabase } from '../../src/store/dialects/sqlite.ts';
import { insertKey } from '../../src/store/keys.ts';
import { appOver } from '../../test/app-over.ts';
import { compiled, fill, inNewFile, SITE } from '../stock.ts';

/** Where moderators work: so many stored comments, the service over them, and a moderator's key. */
export interface Hall {
  readonly size: number;
  readonly file: string;
  readonly comments: readonly CommentId[];
  readonly database: SqliteDatabase;
  readonly app: Hono;
  readonly key: string;
}

/** So many wait, whatever is stored: moderators of a large site leave no longer queue behind than those of a small one. */
const WAITING = 300;

/** A database of `size` comments, of which 300 wait, with the service over it. */
export async function makeHall(folder: string, rules: string, size: number): Promise<Hall> {
  const file = join(folder, `moderation-${size}.db`);
  const ruleSet = compiled(rules);
  const { key, id, hash } = newApiKey();
  const { comments } = await inNewFile(file, async (database) => {
    const stock = await fill(database, ruleSet, size);
    const stored = { id, hash, role: 'moderator', site: SITE, name: 'bench', created_at: 0 } as const;
    await database.atomically([insertKey(stored)]);
    return stock;
  });
  const database = openSqlite(betterSqlite3, file);
  letFewWait(database);
  const ruleSets = rulesInForce(() => undefined);
  ruleSets.put(ruleSet, ruleSet);
  return { size, file, comments, database, app: appOver({ database, ruleSets }), key };
}

/** Of those that wait the newest go on waiting; the others were approved long ago. */
function letFewWait({ writer }: SqliteDatabase): void {
  writer.exec(`update comments set status = 'approved' where status = 'pending' and id < (
    select id from comments where status = 'pending' order by id desc limit 1 offset ${WAITING - 1})`);
  writer.exec('pragma wal_checkpoint(truncate)');
  writer.exec('analyze');
}
