/** Which lines of a text are not as they were; lines count from 1. */
export interface LineDiff {
  /** Lines of the new text that the old one hasn't. */
  readonly added: readonly number[];
  /** Lines of the new text before which lines of the old one are missing; one past the last where they stood at the end. */
  readonly removedBefore: readonly number[];
  /** How many lines of the old text the new one hasn't. */
  readonly removed: number;
}

/** More comparisons than these are not made: all between the first and the last change counts as changed then. */
const MOST_COMPARED = 1_000_000;

/** Compares two texts line by line. */
export function diffLines(before: string, after: string): LineDiff {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  const most = Math.min(old.length, now.length) - start;
  while (end < most && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return diffOf(old.slice(start, old.length - end), now.slice(start, now.length - end), start);
}

/** `offset` lines stand before both. */
function diffOf(old: readonly string[], now: readonly string[], offset: number): LineDiff {
  const lengths = old.length * now.length > MOST_COMPARED ? undefined : commonLengths(old, now);
  const [added, removedBefore]: [number[], number[]] = [[], []];
  let [at, to, removed] = [0, 0, 0];
  while (at < old.length || to < now.length) {
    if (at < old.length && to < now.length && lengths !== undefined && old[at] === now[to]) {
      at++;
      to++;
    } else if (to >= now.length || (at < old.length && skipsOld(lengths, at, to))) {
      if (removedBefore.at(-1) !== offset + to + 1) removedBefore.push(offset + to + 1);
      removed++;
      at++;
    } else {
      added.push(offset + to + 1);
      to++;
    }
  }
  return { added, removedBefore, removed };
}

const skipsOld = (lengths: Lengths | undefined, at: number, to: number): boolean =>
  lengths === undefined || (lengths[at + 1]?.[to] ?? 0) >= (lengths[at]?.[to + 1] ?? 0);

type Lengths = readonly Uint32Array[];

/** How long the longest common subsequence is from each line of either on. */
function commonLengths(old: readonly string[], now: readonly string[]): Lengths {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let at = old.length - 1; at >= 0; at--) {
    const [row, next] = [lengths[at], lengths[at + 1]];
    if (row === undefined || next === undefined) continue;
    for (let to = now.length - 1; to >= 0; to--)
      row[to] = old[at] === now[to] ? (next[to + 1] ?? 0) + 1 : Math.max(next[to] ?? 0, row[to + 1] ?? 0);
  }
  return lengths;
}
