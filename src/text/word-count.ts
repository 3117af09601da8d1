/**
 * A run of letters, digits and their marks; an apostrophe joins letters (don't) and a point or comma
 * digits (3.5), as in UAX #29. A tatweel alone is no word.
 */
const WORD =
  /(?!\u0640)[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}\p{Cf}]|['’](?=\p{L})|(?<=\p{N})[.,:\u066B\u066C](?=\p{N}))*/gu;

/** How many words a text has; what is written without spaces, as Chinese or Thai, counts as one. */
export const countWords = (text: string): number => text.match(WORD)?.length ?? 0;
