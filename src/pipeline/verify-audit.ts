import { earliestId, timeOfId } from '../domain/comment.ts';
import {
  type ChainHead,
  chainHead,
  countSealed,
  decisionsNotAudited,
  decisionsPage,
  entriesWithoutDecision,
  type Sealed,
  sealedEntries,
  waitingEntries,
} from '../store/audit-chain.ts';
import type { Database } from '../store/database.ts';
import { BEFORE_ALL, entryHash, headSeal } from './audit-hash.ts';

/** What is wrong with the audit, and where, as far as that is known. */
export interface AuditFault {
  readonly sequence: number | null;
  /** Of the entry, or the decision. */
  readonly id: string | null;
  readonly what: string;
}

/** A place in the chain, as someone noted it. */
export type NotedHead = Pick<ChainHead, 'sequence' | 'hash'>;

export interface VerifyDeps {
  readonly database: Database;
  /** The subkey of the audit. */
  readonly key: Uint8Array;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Hears of every fault, in the order of the chain. */
  report(fault: AuditFault): void;
  /** How far of the chain, and how many decisions, have been looked at. */
  progress(done: { readonly entries: number; readonly of: number; readonly decisions: number }): void;
  /** Lets others have their turn. */
  pause(): Promise<void>;
}

/** So many entries or decisions are read at once. */
const PAGE = 1000;
/** Entries are sealed within seconds, or with the next cron: one that waits for so long (ms) was forgotten, or held back. */
const PATIENCE = 3_600_000;

/**
 * Looks through all of the audit: whether every entry is as it was sealed, in its place, and none is gone; whether what
 * waits to be sealed is new; and whether every decision has its entry. With `noted`, whether the chain still goes through
 * the place that someone noted elsewhere, which tells of a chain that was put back as a whole. Returns the last entry's
 * place. Reads page by page, while the service may go on.
 */
export async function verifyAudit(deps: VerifyDeps, noted: NotedHead | null = null): Promise<NotedHead> {
  const { newest, ...last } = await verifyChain(deps, noted);
  await verifyWaiting(deps, newest);
  await verifyDecisions(deps, last.sequence);
  return last;
}

type Walked = NotedHead & {
  /** The greatest id of all sealed entries; empty before the first. */
  readonly newest: string;
};

async function verifyChain(deps: VerifyDeps, noted: NotedHead | null): Promise<Walked> {
  const walk = chainWalk(deps, noted);
  let [after, afterId] = [Number.MIN_SAFE_INTEGER, ''];
  for (;;) {
    const [page, [head]] = await deps.database.read([
      sealedEntries({ after, afterId, limit: PAGE }),
      chainHead({}),
    ]);
    for (const entry of page) walk.step(entry);
    const end = page.at(-1);
    await reportWithoutDecision(deps, page);
    deps.progress({ entries: walk.last().sequence, of: head?.sequence ?? 0, decisions: 0 });
    // The last page came with the head of the same moment.
    if (page.length < PAGE || end === undefined) {
      const last = walk.end(head);
      await reportUnseen(deps, walk.steps(), last.sequence);
      return { ...last, newest: walk.newest() };
    }
    [after, afterId] = [end.sequence, end.id];
    await deps.pause();
  }
}

/** Entries of decisions that nobody made, or that were deleted. */
async function reportWithoutDecision(
  { database, report }: VerifyDeps,
  page: readonly Sealed[],
): Promise<void> {
  const [from, to] = [page[0]?.sequence, page.at(-1)?.sequence];
  if (from === undefined || to === undefined) return;
  const [missing] = await database.read([entriesWithoutDecision({ from, to })]);
  for (const { sequence, id } of missing)
    report({ sequence, id, what: 'the decision of this entry is not there' });
}

/** Entries with places at which nobody looks. */
async function reportUnseen({ database, report }: VerifyDeps, steps: number, last: number): Promise<void> {
  const [[sealed]] = await database.read([countSealed({ last })]);
  const unseen = (sealed?.count ?? 0) - steps;
  if (unseen > 0)
    report({
      sequence: null,
      id: null,
      what: `${unseen} entries have places that are not part of the chain`,
    });
}

/** After a fault what follows may rest on any of these: so many hashes are remembered. */
const REMEMBERED = 16;

function chainWalk({ key, report }: VerifyDeps, noted: NotedHead | null) {
  let [expected, steps, newest] = [1, 0, ''];
  let last: NotedHead = { sequence: 0, hash: BEFORE_ALL };
  /** Hashes that the next entry may rest on: one, but behind a fault. None: that entry is gone. */
  let before: readonly string[] = [BEFORE_ALL];
  let met = noted === null;

  const isInPlace = ({ sequence, id }: Sealed): boolean => {
    if (sequence === expected) return true;
    if (!Number.isInteger(sequence) || sequence < expected) {
      report({ sequence, id, what: 'this entry is not part of the chain: its place is taken' });
      return false;
    }
    report({ sequence: expected, id: null, what: missing(expected, sequence - 1) });
    before = [];
    return true;
  };

  return {
    last: () => last,
    steps: () => steps,
    newest: () => newest,
    step: (entry: Sealed): void => {
      steps++;
      if (entry.id > newest) newest = entry.id;
      if (!isInPlace(entry)) return;
      const { sequence, id, hash } = entry;
      const computed = before.map((previous) => entryHash(key, previous, sequence, entry));
      const holds = before.length === 0 || computed.includes(hash);
      if (!holds) report({ sequence, id, what: 'this entry was changed, or put here in place of another' });
      before = holds ? [hash] : [...before, ...computed.slice(0, 1), hash].slice(-REMEMBERED);
      last = { sequence, hash };
      expected = sequence + 1;
      if (noted?.sequence !== sequence) return;
      met = true;
      if (noted.hash !== hash)
        report({ sequence, id, what: 'this is another entry than the one that was noted' });
    },
    end: (head: ChainHead | undefined): NotedHead => {
      for (const what of faultsOfHead(key, head, last)) report({ sequence: last.sequence, id: null, what });
      if (!met && noted !== null)
        report({
          sequence: noted.sequence,
          id: null,
          what: 'the chain ends before the entry that was noted',
        });
      return last;
    },
  };
}

const missing = (from: number, to: number): string =>
  from === to ? 'the entry of this place is gone' : `the entries from here to ${to} are gone`;

function faultsOfHead(key: Uint8Array, head: ChainHead | undefined, last: NotedHead): string[] {
  if (!head) return last.sequence === 0 ? [] : ['the head of the chain is gone (audit_chain has no row)'];
  const faults: string[] = [];
  if (head.seal !== headSeal(key, head))
    faults.push(
      'the head of the chain (audit_chain) was not written by this service, or with another HAKAM_SECRET',
    );
  if (head.sequence > last.sequence)
    faults.push(`the end of the chain was cut off: it went to ${head.sequence}`);
  if (head.sequence < last.sequence)
    faults.push(`the head of the chain was set back: it says ${head.sequence}`);
  if (head.sequence === last.sequence && head.hash !== last.hash)
    faults.push('the head of the chain (audit_chain) does not fit its last entry');
  return faults;
}

/** Of the time since the service last sealed, if it ever did: what waits while it doesn't run is in its place. */
async function verifyWaiting({ database, now, report }: VerifyDeps, newest: string): Promise<void> {
  const until = Math.min(now, newest === '' ? now : timeOfId(newest) || now);
  const [[waiting]] = await database.read([waitingEntries({ before: earliestId(until - PATIENCE) })]);
  if (waiting && waiting.count > 0)
    report({
      sequence: null,
      id: waiting.id,
      what: `${waiting.count} entries, the oldest of which is this one, have waited for more than an hour to be sealed`,
    });
}

async function verifyDecisions(
  { database, report, progress, pause }: VerifyDeps,
  entries: number,
): Promise<void> {
  let after = '';
  for (let decisions = 0; ; await pause()) {
    const page = { after, limit: PAGE };
    const [[read], wrong] = await database.read([decisionsPage(page), decisionsNotAudited(page)]);
    for (const { id, missing } of wrong)
      report({
        sequence: null,
        id,
        what:
          missing === 1
            ? 'this decision has no entry in the audit'
            : 'this decision is not what its entry says',
      });
    decisions += read?.count ?? 0;
    progress({ entries, of: entries, decisions });
    if (!read || read.last === null || read.count < PAGE) return;
    after = read.last;
  }
}
