/** Longer texts of a file are cut in messages. */
const LONGEST = 40;

/**
 * A file's text in a message: in quotes, on one line, cut where it is long, with signs that nobody sees made
 * visible. What runs from right to left is isolated (UAX #9, FSI and PDI), so that the message around it keeps
 * its order on every screen, as Fluent does with what it puts into sentences.
 */
export function quoted(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return `"${isolated(visible(shown))}"`;
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** Keeps a text that runs from right to left from reordering what stands around it. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/** Controls, lone surrogates, spaces that aren't the usual one, and marks of direction. */
const UNSEEN = /[\p{Cc}\p{Cs}\u00a0\u061c\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f\u3000\ufeff]/gu;

/** The text with such signs written out: some of them order a terminal about, or turn a line around. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (sign) => NAMES[sign] ?? `<U+${toHex(sign)}>`);
}

const NAMES: Readonly<Record<string, string>> = {
  '\t': '<tab>',
  '\n': '<new line>',
  '\r': '<new line>',
  '\u00a0': '<no-break space>',
};

const toHex = (sign: string): string => sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
