import type { Config } from '../config.ts';
import { THE_SERVICE } from '../domain/audit.ts';
import { idMaker } from '../new-id.ts';
import { makeKey } from '../pipeline/make-key.ts';
import type { Database } from '../store/database.ts';
import { listKeys } from '../store/keys.ts';
import type { AdminKey } from './greeting.ts';

const FIRST = { role: 'admin', site: '*', name: 'first start' } as const;

/**
 * Makes an admin key where there is no key at all, to be shown this once; null where there is one. Over PostgreSQL it
 * makes none: of processes that start together each would, and only one of them is looked at.
 */
export async function firstAdminKey(config: Config, database: Database, now: number): Promise<AdminKey> {
  if (config.adminKey !== null) return null;
  const [keys] = await database.read([listKeys({})]);
  if (keys.length > 0) return null;
  if (config.database.kind === 'postgres') return 'none';
  const { key } = await makeKey({ database, now: () => now, newId: idMaker() }, FIRST, THE_SERVICE);
  return { key, where: 'shown this once' };
}
