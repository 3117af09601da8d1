import type { Role } from '../domain/access.ts';
import type { AuditedBy } from '../domain/audit.ts';
import { newApiKey } from '../secrets/api-key.ts';
import { appendEntry } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { appendOfKey, deleteKey, findKey, insertKey, type StoredKey } from '../store/keys.ts';

export interface KeyDeps {
  readonly database: Database;
  now(): number;
  newId(now: number): string;
}

/** What a key is to be for; `site` is `*` for every site. */
export interface WantedKey {
  readonly role: Role;
  readonly site: string;
  readonly name: string;
}

/** Makes a key and stores its hash; the key itself is in the result alone, to be shown once. */
export async function makeKey(
  deps: KeyDeps,
  { role, site, name }: WantedKey,
  by: AuditedBy,
): Promise<StoredKey & { readonly key: string }> {
  const { id, key, hash } = newApiKey();
  const stored = { id, role, site, name, created_at: deps.now() };
  await deps.database.atomically([
    insertKey({ ...stored, hash }),
    appendEntry(entryOf(deps, stored, 'made', by)),
  ]);
  return { ...stored, key };
}

/** Revokes a key, at once; whether there was one. */
export async function revokeKey(deps: KeyDeps, id: string, by: AuditedBy): Promise<boolean> {
  const [[stored]] = await deps.database.read([findKey({ id })]);
  if (!stored) return false;
  const [, [gone]] = await deps.database.atomically([
    appendOfKey(entryOf(deps, stored, 'revoked', by)),
    deleteKey({ id }),
  ]);
  return gone !== undefined;
}

function entryOf({ now, newId }: KeyDeps, key: StoredKey, action: 'made' | 'revoked', by: AuditedBy) {
  const { id, role, site, name } = key;
  const at = now();
  return {
    id: newId(at),
    site,
    at,
    by,
    kind: 'key',
    subject: id,
    detail: { action, role, site, name },
  } as const;
}
