import type { FollowingRules } from '../rules/rules-in-force.ts';
import {
  type ChainHead,
  chainHead,
  sealStatements,
  type Unsealed,
  unsealedEntries,
} from '../store/audit-chain.ts';
import type { Database } from '../store/database.ts';
import { BEFORE_ALL, entryHash, headSeal } from './audit-hash.ts';
import { countsOf } from './count-entries.ts';

export interface SealDeps {
  readonly database: Database;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** The subkey of the audit. */
  readonly key: Uint8Array;
  /** In which days of the site are counted. */
  timezoneOf(site: string): string;
  /** The last head that this process saw or wrote; who seals again and again keeps it. */
  readonly seen?: { head: Pick<ChainHead, 'sequence' | 'hash'> | undefined };
  /** Lets others have their turn between two batches. */
  pause(): Promise<void>;
}

/** In which days a site's changes are counted: UTC's, where it has no file any more. */
export const timezonesOf =
  ({ of }: Pick<FollowingRules, 'of'>): SealDeps['timezoneOf'] =>
  (site) =>
    of(site)?.settings.timezone ?? 'UTC';

/** So many entries in one batch, where nothing else is said: a few ms of an event loop. */
const BATCH = 200;
/** Who has more to seal has the chain for so long (ms), and longer with each batch. */
const LEASE = 10_000;

/** Someone has meddled with the head of the chain; to seal on would hide it. */
export class BrokenChain extends Error {
  override readonly name = 'BrokenChain';
}

/**
 * Chains the entries of the audit that are not sealed yet, in batches of `size` until none is left or there were `most`, and
 * counts them for the statistics in the same batch, each once. Where another one seals, it leaves it to that one. Each
 * batch moves the head from where it was read, or does nothing.
 */
export async function sealAudit(
  deps: SealDeps,
  { most = Number.POSITIVE_INFINITY, size = BATCH }: { readonly most?: number; readonly size?: number } = {},
): Promise<number> {
  const holder = crypto.randomUUID();
  let sealed = 0;
  for (let batch = 1; batch <= most; batch++) {
    const count = await sealBatch(deps, { holder, size, isLast: batch === most });
    sealed += count;
    if (count < size) break;
    await deps.pause();
  }
  return sealed;
}

/** Returns how many were sealed; whoever won't go on leaves the chain to others. */
async function sealBatch(
  deps: SealDeps,
  { holder, size, isLast }: { readonly holder: string; readonly size: number; readonly isLast: boolean },
): Promise<number> {
  const { database, key } = deps;
  const now = deps.now();
  const [[head], entries] = await database.read([
    chainHead({}),
    unsealedEntries({ limit: size, holder, now, latest: now + LEASE }),
  ]);
  refuseMeddling(deps, head);
  if (entries.length === 0) return 0;
  const before = head ?? { sequence: 0, hash: BEFORE_ALL };
  const chained = chain(key, before, entries);
  const [moved] = await database.atomically(
    sealStatements({
      before,
      head: headOf(key, chained, { holder, until: isLast || entries.length < size ? 0 : now + LEASE }),
      entries: chained,
      counts: countsOf(entries, deps.timezoneOf),
    }),
  );
  if (moved.length === 0) return 0;
  if (deps.seen) deps.seen.head = chained.at(-1);
  return entries.length;
}

/** Also where the head is one of before: the chain may have been cut, or made anew, with all that its seal needs. */
function refuseMeddling({ key, seen }: SealDeps, head: ChainHead | undefined): void {
  const last = seen?.head;
  const isSetBack =
    last !== undefined &&
    (head === undefined ||
      head.sequence < last.sequence ||
      (head.sequence === last.sequence && head.hash !== last.hash));
  if (isSetBack || (head && head.seal !== headSeal(key, head)))
    throw new BrokenChain('The head of the audit was changed by someone else: see `hakam audit verify`.');
  if (seen && head) seen.head = head;
}

type Link = { readonly site: string; readonly id: string; readonly sequence: number; readonly hash: string };

function chain(
  key: Uint8Array,
  { sequence, hash }: Pick<ChainHead, 'sequence' | 'hash'>,
  entries: readonly Unsealed[],
): Link[] {
  let previous = hash;
  return entries.map((entry, at) => {
    const place = sequence + at + 1;
    previous = entryHash(key, previous, place, entry);
    return { site: entry.site, id: entry.id, sequence: place, hash: previous };
  });
}

function headOf(
  key: Uint8Array,
  chained: readonly Link[],
  lease: Pick<ChainHead, 'holder' | 'until'>,
): ChainHead {
  const { sequence, hash } = chained.at(-1) as Link;
  return { sequence, hash, seal: headSeal(key, { sequence, hash }), ...lease };
}
