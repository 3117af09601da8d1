import { earliestId, type SiteId, timeOfId } from '../domain/comment.ts';
import type { ForgetAfter, SiteSettings } from '../domain/site.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { dropUnmarked, forgetAddresses, forgottenUntil, scanCame } from '../store/retained-addresses.ts';
import { findRefused, forgetTexts, type Refused, scanRefused } from '../store/retained-texts.ts';

/** Something that a site forgets after a time (ms). */
export interface Forgetting {
  readonly site: SiteId;
  readonly what: keyof ForgetAfter;
  readonly after: number;
}

/** All that sites forget by their files. */
export const forgettings = (
  sites: Iterable<{ readonly site: SiteId; readonly settings: SiteSettings }>,
): readonly Forgetting[] =>
  [...sites].flatMap(({ site, settings: { forgetAfter } }) =>
    (['addresses', 'rejected', 'spam'] as const).flatMap((what) => {
      const after = forgetAfter[what];
      return after === null ? [] : [{ site, what, after }];
    }),
  );

/** The rule sets in force, one a site. */
export interface Sites {
  sites(): readonly string[];
  of(site: string): RuleSet | undefined;
}

/** All that the sites forget that are in force. */
export const sitesForget = (ruleSets: Sites): readonly Forgetting[] =>
  forgettings(ruleSets.sites().flatMap((site) => ruleSets.of(site) ?? []));

interface ForgetDeps {
  readonly database: Database;
  now(): number;
  newId(now: number): string;
}

/** How much is done at a time. */
export interface Pace {
  /** Comments that one batch forgets at most. */
  readonly size: number;
  /** Comments that are looked at for it at most. */
  readonly scan: number;
  /** So many batches, then no more this time. */
  readonly most: number;
  /** Lets others go on; awaited between batches. */
  pause(): Promise<void>;
}

/** Forgets what is old enough, in batches; what is left over is found again the next time. */
export function forgetByAge(deps: ForgetDeps, forgetting: Forgetting, pace: Pace): Promise<void> {
  const { site, what, after } = forgetting;
  const before = deps.now() - after;
  return what === 'addresses'
    ? forgetAddressesBefore(deps, site, before, pace)
    : forgetTextsBefore(deps, { site, status: what, decided: before }, pace);
}

interface OldTexts {
  readonly site: SiteId;
  readonly status: Refused;
  readonly decided: number;
}

/** Goes by the time of the decision, which is no earlier than the comment's: some that came before are kept. */
async function forgetTextsBefore(
  { database, now, newId }: ForgetDeps,
  { site, status, decided }: OldTexts,
  { size, scan, most, pause }: Pace,
): Promise<void> {
  let after = '';
  for (let batch = 0; batch < most; batch++) {
    const window = { site, after, before: earliestId(decided), scan };
    const [[look], found] = await database.read([
      scanRefused[status](window),
      findRefused[status]({ ...window, decided, limit: size }),
    ]);
    if (found.length > 0) {
      const at = now();
      const comments = JSON.stringify(found.map(({ id }) => id));
      await database.atomically(forgetTexts({ site, status, comments, decided, at, entry: newId(at) }));
    }
    const last = found.length === size ? found.at(-1)?.id : look?.last;
    if (last === undefined || last === null || (look && look.scanned < scan && found.length < size)) return;
    after = last;
    await pause();
  }
}

/** So long (ms) it waits at least from one time to the next: each leaves a mark of how far it went. */
const APART = 10 * 60 * 1000;

async function forgetAddressesBefore(
  { database, now, newId }: ForgetDeps,
  site: SiteId,
  before: number,
  { size, most, pause }: Pace,
): Promise<void> {
  const [[mark]] = await database.read([forgottenUntil({ site })]);
  let since = mark?.until ?? 0;
  if (before < since + APART) return;
  for (let batch = 0; batch < most && since < before; batch++) {
    const window = { site, from: earliestId(since), before: earliestId(before) };
    const [[look]] = await database.read([scanCame({ ...window, limit: size })]);
    const until = look?.scanned === size ? Math.max(since + 1, timeOfId(look.last ?? '')) : before;
    const at = now();
    const batchWindow = { ...window, before: earliestId(until), since, until };
    await database.atomically(forgetAddresses({ ...batchWindow, at, entry: newId(at) }));
    since = until;
    await pause();
  }
  if (since >= before) await database.atomically(dropUnmarked({ site, at: now(), firstSeen: before }));
}
