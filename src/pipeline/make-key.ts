import type { Role } from '../domain/access.ts';
import { newApiKey } from '../secrets/api-key.ts';
import type { Database } from '../store/database.ts';
import { insertKey, type StoredKey } from '../store/keys.ts';

/** What a key is to be for; `site` is `*` for every site. */
export interface WantedKey {
  readonly role: Role;
  readonly site: string;
  readonly name: string;
}

/** Makes a key and stores its hash; the key itself is in the result alone, to be shown once. */
export async function makeKey(
  database: Database,
  wanted: WantedKey,
  now: number,
): Promise<StoredKey & { readonly key: string }> {
  const { id, key, hash } = newApiKey();
  const stored = { id, ...wanted, created_at: now };
  await database.atomically([insertKey({ ...stored, hash })]);
  return { ...stored, key };
}
