import { type Folded, foldWriter } from './folded.ts';
import { foldCharacter } from './steps.ts';

/** `exact`: as written, in NFC. `normal`: also without case, harakat, letter variants and the like. */
export const FOLDS = ['normal', 'exact'] as const;
export type Fold = (typeof FOLDS)[number];

/**
 * The text in the form in which it is matched. Terms and texts go through this same code. Linear for any
 * text, lone surrogates and endless marks included; never throws.
 */
export function fold(text: string, how: Fold): Folded {
  const exact = foldExact(text);
  return how === 'exact' ? exact : foldNormal(exact);
}

/** Canonical composition (NFC), a letter with its marks at a time. */
function foldExact(text: string): Folded {
  const writer = foldWriter(text.length);
  for (let start = 0; start < text.length; ) {
    const end = clusterEnd(text, start);
    if (end === start + 1 && isSettled(text.charCodeAt(start))) {
      writer.writeUnit(text.charCodeAt(start), start, end);
    } else writer.write(text.slice(start, end).normalize('NFC'), start, end);
    start = end;
  }
  return writer.finish();
}

/** The normal fold of a text whose exact one is known: every character by its own; maps to the original too. */
export function foldNormal(exact: Folded): Folded {
  const writer = foldWriter(exact.units.length);
  for (let at = 0; at < exact.units.length; ) {
    const size = characterSize(exact.units, at);
    const start = exact.starts[at] ?? 0;
    const end = exact.ends[at + size - 1] ?? 0;
    const folded = normalOf(exact.units, at, size);
    if (folded === '' || (folded === ' ' && writer.last() === SPACE)) writer.drop(end);
    else writer.write(folded, start, end);
    at += size;
  }
  return writer.finish();
}

const SPACE = 32;

/**
 * More marks than this on one letter are taken in portions, as UAX #15's Stream-Safe Text Format does:
 * putting n marks in canonical order costs n² in common implementations of Unicode.
 */
const MAX_MARKS = 30;

function clusterEnd(text: string, start: number): number {
  let end = start + stringCharacterSize(text, start);
  for (let marks = 0; marks < MAX_MARKS && end < text.length; marks++) {
    if (text.charCodeAt(end) < 0x300 || !joinsBefore(text, end)) break;
    end += stringCharacterSize(text, end);
  }
  return end;
}

/** Marks, and the Hangul vowels and finals that compose with the letter before them. */
const JOINS = /[\p{M}\u1161-\u1175\u11A8-\u11C2]/u;
const joins = new Uint8Array(0x10000); // 0 not asked yet, 1 no, 2 yes

function joinsBefore(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (isHighSurrogate(unit)) return JOINS.test(text.slice(at, at + 2));
  if (joins[unit] === 0) joins[unit] = JOINS.test(String.fromCharCode(unit)) ? 2 : 1;
  return joins[unit] === 2;
}

/** One unit that NFC leaves alone; remembered, for nearly all of a text is made of these. */
const settled = new Uint8Array(0x10000); // 0 not asked yet, 1 no, 2 yes

function isSettled(unit: number): boolean {
  if (settled[unit] === 0) {
    const text = String.fromCharCode(unit);
    settled[unit] = text.normalize('NFC') === text ? 2 : 1;
  }
  return settled[unit] === 2;
}

const normalUnits: (string | undefined)[] = new Array(0x10000);

function normalOf(units: Uint16Array, at: number, size: number): string {
  const unit = units[at] ?? 0;
  if (size === 2) return foldCharacter(String.fromCharCode(unit, units[at + 1] ?? 0));
  const known = normalUnits[unit];
  if (known !== undefined) return known;
  const folded = foldCharacter(String.fromCharCode(unit));
  normalUnits[unit] = folded;
  return folded;
}

function characterSize(units: Uint16Array, at: number): 1 | 2 {
  return isHighSurrogate(units[at] ?? 0) && isLowSurrogate(units[at + 1] ?? 0) ? 2 : 1;
}

function stringCharacterSize(text: string, at: number): 1 | 2 {
  return isHighSurrogate(text.charCodeAt(at)) && isLowSurrogate(text.charCodeAt(at + 1)) ? 2 : 1;
}

const isHighSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLowSurrogate = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;
