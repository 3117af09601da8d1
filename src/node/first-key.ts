import { makeKey } from '../pipeline/make-key.ts';
import type { Database } from '../store/database.ts';
import { listKeys } from '../store/keys.ts';

/** Makes an admin key where there is no key at all, to be shown this once; null where there is one. */
export async function firstAdminKey(database: Database, now: number): Promise<string | null> {
  const [keys] = await database.read([listKeys({})]);
  if (keys.length > 0) return null;
  const { key } = await makeKey(database, { role: 'admin', site: '*', name: 'first start' }, now);
  return key;
}
