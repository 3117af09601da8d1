import { newApiKey } from '../secrets/api-key.ts';
import type { Database } from '../store/database.ts';
import { insertKey, listKeys } from '../store/keys.ts';

/** Makes an admin key where there is no key at all, to be shown this once; null where there is one. */
export async function firstAdminKey(database: Database, now: number): Promise<string | null> {
  const [keys] = await database.read([listKeys({})]);
  if (keys.length > 0) return null;
  const { id, key, hash } = newApiKey();
  await database.atomically([
    insertKey({ id, hash, role: 'admin', site: '*', name: 'first start', created_at: now }),
  ]);
  return key;
}
