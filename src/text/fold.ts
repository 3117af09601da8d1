import { beginsCluster, clusterEnd } from './clusters.ts';
import { copyOf, extendLast, type Folded, type FoldWriter, foldWriter, writeUnit } from './folded.ts';
import { foldCharacter } from './steps.ts';

/** `exact`: as written, in NFC. `normal`: also without case, harakat, letter variants and the like. */
export const FOLDS = ['normal', 'exact'] as const;
export type Fold = (typeof FOLDS)[number];

/**
 * The text in the form in which it is matched, a letter with its marks at a time. Terms and texts go through
 * this same code. Linear for any text, lone surrogates and endless marks included; never throws.
 */
export function fold(text: string, how: Fold): Folded {
  return readFolded(text, how, copyOf);
}

/** `fold` for a look that is over when `read` returns: the arrays are then used for the next text. */
export function readFolded<T>(text: string, how: Fold, read: (folded: Folded) => T): T {
  const writer = spare ?? foldWriter();
  spare = null;
  writeFold(writer, text, how);
  const result = read(writer);
  if (writer.units.length <= MOST_SPARE) spare = writer;
  return result;
}

/** Making arrays for every text would cost more than filling them; very large ones are not kept. */
let spare: FoldWriter | null = null;
const MOST_SPARE = 1 << 17;

/** Whether the exact fold of the text is the text itself, as of nearly all. */
export function isExact(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const unit = text.charCodeAt(start);
    if (single.exact[unit] === unit && beginsCluster(text, start + 1)) start++;
    else {
      const end = clusterEnd(text, start);
      const cluster = text.slice(start, end);
      if (foldCluster(cluster, 'exact') !== cluster) return false;
      start = end;
    }
  }
  return true;
}

function writeFold(writer: FoldWriter, text: string, how: Fold): void {
  const known = single[how];
  writer.length = 0;
  for (let start = 0; start < text.length; ) {
    const unit = known[text.charCodeAt(start)] ?? 0;
    if (unit !== 0 && beginsCluster(text, start + 1)) writeFolded(writer, unit, start, ++start, how);
    else start = writeCluster(writer, text, start, how);
  }
}

/** What a unit on its own becomes, where that is one unit: nearly all of a text is made of these. */
const single: Readonly<Record<Fold, Uint16Array>> = {
  normal: new Uint16Array(0x10000), // 0 not asked yet, or more than one unit
  exact: new Uint16Array(0x10000),
};

/** Returns where the cluster ends. */
function writeCluster(writer: FoldWriter, text: string, start: number, how: Fold): number {
  const end = clusterEnd(text, start);
  const cluster = text.slice(start, end);
  const folded = foldCluster(cluster, how);
  for (let at = 0; at < folded.length; at++) writeFolded(writer, folded.charCodeAt(at), start, end, how);
  if (folded === '' && !UNSEEN.test(cluster)) extendLast(writer, end);
  return end;
}

const SPACE = 32;
/** A word does not reach over these to its right, as it does over its marks. */
const UNSEEN = /^[\p{Cf}\p{Cc}]+$/u;

/** Appends a unit; of spaces in a row the normal fold makes one. */
function writeFolded(writer: FoldWriter, unit: number, start: number, end: number, how: Fold): void {
  const isMore = unit === SPACE && how === 'normal' && writer.units[writer.length - 1] === SPACE;
  if (isMore) extendLast(writer, end);
  else writeUnit(writer, unit, start, end);
}

/** Folded clusters are remembered, longer and rarer ones and more than these are not. */
const MAX_REMEMBERED = 4096;
const LONGEST_REMEMBERED = 4;
const remembered: Readonly<Record<Fold, Map<string, string>>> = { normal: new Map(), exact: new Map() };

function foldCluster(cluster: string, how: Fold): string {
  const known = remembered[how].get(cluster);
  if (known !== undefined) return known;
  const exact = cluster.normalize('NFC');
  const folded = how === 'exact' ? exact : Array.from(exact, foldCharacter).join('');
  if (cluster.length === 1 && folded.length === 1) {
    single[how][cluster.charCodeAt(0)] = folded.charCodeAt(0);
  }
  if (cluster.length <= LONGEST_REMEMBERED && remembered[how].size < MAX_REMEMBERED) {
    remembered[how].set(cluster, folded);
  }
  return folded;
}
