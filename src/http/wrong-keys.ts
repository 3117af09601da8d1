/** When each address may try the next key (GCRA's arrival time, ms since 1970 UTC), by its hash. */
export type WrongKeys = Map<string, number>;

/** So many wrong keys at once, and another one each half minute. */
const BURST = 10;
const EVERY = 30_000;
const REMEMBERED = 10_000;

/** Counts an attempt before it is known what comes of it; returns in how many ms another one may follow, 0 for now. */
export function attempt(wrongKeys: WrongKeys, address: string, now: number): number {
  const arrival = Math.max(wrongKeys.get(address) ?? 0, now);
  const wait = arrival - now - (BURST - 1) * EVERY;
  if (wait > 0) return wait;
  const oldest = wrongKeys.keys().next();
  if (wrongKeys.size >= REMEMBERED && !oldest.done) wrongKeys.delete(oldest.value);
  wrongKeys.set(address, arrival + EVERY);
  return 0;
}

/** Takes an attempt back: the key was right. */
export const forgive = (wrongKeys: WrongKeys, address: string): void => {
  wrongKeys.set(address, (wrongKeys.get(address) ?? 0) - EVERY);
};
