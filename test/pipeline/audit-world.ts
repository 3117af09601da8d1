import type { SiteId } from '../../src/domain/comment.ts';
import { idMaker } from '../../src/new-id.ts';
import { type SealDeps, sealAudit } from '../../src/pipeline/seal-audit.ts';
import { type AuditFault, type NotedHead, verifyAudit } from '../../src/pipeline/verify-audit.ts';
import { deriveSubkeys } from '../../src/secrets/subkeys.ts';
import { appendEntry } from '../../src/store/audit.ts';
import type { Database } from '../../src/store/database.ts';

const key = deriveSubkeys('a secret that only this test knows').audit;
const newId = idMaker();
const pause = async (): Promise<void> => undefined;

/** Seals over a database; whoever seals may be several at once. */
export const seal = (
  database: Database,
  now: () => number = Date.now,
  timezone: string = 'UTC',
  seen: NonNullable<SealDeps['seen']> = { head: undefined },
): Promise<number> => sealAudit({ database, now, key, timezoneOf: () => timezone, pause, seen });

/** Appends so many entries that are no decisions, each in its own batch or all in one. */
export async function append(database: Database, count: number, site = 'news'): Promise<void> {
  const by = { kind: 'moderator', id: 'm', name: 'M' } as const;
  const entries = Array.from({ length: count }, (_, at) => {
    const now = Date.now();
    return appendEntry({
      id: newId(now),
      site: site as SiteId,
      at: now,
      by,
      kind: 'note',
      subject: `subject ${at}`,
      detail: { action: 'added' },
    });
  });
  await database.atomically(entries);
}

/** All that is wrong with the audit of a database. */
export async function faultsOf(
  database: Database,
  noted: NotedHead | null = null,
  now = Date.now(),
): Promise<{ readonly faults: AuditFault[]; readonly last: NotedHead }> {
  const faults: AuditFault[] = [];
  const deps = {
    database,
    key,
    now,
    report: (fault: AuditFault) => faults.push(fault),
    progress: () => undefined,
    pause,
  };
  const last = await verifyAudit(deps, noted);
  return { faults, last };
}
