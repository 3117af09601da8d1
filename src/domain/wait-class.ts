/** The class of a time (s) in a histogram whose classes double: 0 below 1 s, 1 below 2 s, 2 below 4 s, 3 below 8 s… */
export const waitClass = (seconds: number): number => (seconds < 1 ? 0 : Math.floor(Math.log2(seconds)) + 1);

/**
 * The time (whole s) below which a share (0 to 1) of what was counted lies, taken to be spread evenly within its class;
 * null where nothing was counted.
 */
export function quantile(classes: ReadonlyMap<number, number>, share: number): number | null {
  const sorted = [...classes].sort(([one], [other]) => one - other);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  let below = 0;
  for (const [at, count] of sorted) {
    if (count > 0 && below + count >= all * share) {
      const [from, to] = at === 0 ? [0, 1] : [2 ** (at - 1), 2 ** at];
      return Math.round(from + ((to - from) * (all * share - below)) / count);
    }
    below += count;
  }
  return null;
}
