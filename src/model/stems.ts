import { type CliticTree, cliticTree, ENCLITICS, follow, PROCLITICS, reversed } from '../text/clitics.ts';

const SHORTEST_STEM = 3;

const BEFORE = cliticTree([...PROCLITICS]);
const AFTER = cliticTree(Array.from(ENCLITICS, reversed));

/** Where a word begins without the longest of what Arabic writes onto its front that leaves three letters. */
export const stemStart = (units: ArrayLike<number>, from: number, to: number): number =>
  from + longest(BEFORE, units, from, 1, to - from - SHORTEST_STEM);

/** The same of its end. */
export const stemEnd = (units: ArrayLike<number>, from: number, to: number): number =>
  to - longest(AFTER, units, to - 1, -1, to - from - SHORTEST_STEM);

/** How many units the longest clitic has, of `most` at most, that begins at `start` and goes on by steps of `step`. */
function longest(
  tree: CliticTree,
  units: ArrayLike<number>,
  start: number,
  step: 1 | -1,
  most: number,
): number {
  let length = 0;
  let node = 0;
  for (let size = 1; size <= most; size++) {
    node = follow(tree, node, units[start + (size - 1) * step] ?? 0);
    if (node === 0) break;
    if (tree.complete[node] === 1) length = size;
  }
  return length;
}
