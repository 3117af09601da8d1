import type { Span } from '../domain/decision.ts';

/** Emoji by default, or made one by U+FE0F; ☺ ❤ ✌ and the like are shown as emoji without it too. */
const BASE = String.raw`(?:[\p{Emoji_Presentation}--\p{RI}]|[\p{Emoji}&&[\u2600-\u27BF]](?!\uFE0E)|[\p{Emoji}--[0-9#*]](?=\uFE0F))`;
/** A skin tone or U+FE0F, and the tags of the flags of England, Scotland and Wales. */
const DRESS = String.raw`(?:\uFE0F|\p{EMod})?(?:[\u{E0020}-\u{E007E}]+\u{E007F})?`;

/**
 * One emoji as people count them, whether listed by Unicode or only shown as one: a family joined by
 * U+200D, a flag, a keycap, a hand with its skin tone (UTS #51, 1.4.9). ©, ™, arrows and digits are none.
 */
const EMOJI = new RegExp(
  String.raw`\p{RI}{1,2}|[0-9#*]\uFE0F?\u20E3|${BASE}${DRESS}(?:\u200D\p{Emoji}${DRESS})*`,
  'gv',
);

/** Every emoji has one of these units, which most texts have not. */
const PERHAPS =
  /[\u00A9\u00AE\u2011-\u20CF\u2100-\u3028\u3030-\u3098\u309B-\u3299]|[\uD83C-\uD83E]|\uFE0F|\u20E3/;

/** Where the emoji of a text stand, in its order. Linear in the text's length. */
export function findEmoji(text: string): readonly Span[] {
  if (!PERHAPS.test(text)) return NO_SPANS;
  return Array.from(text.matchAll(EMOJI), ({ 0: found, index }): Span => [index, index + found.length]);
}

const NO_SPANS: readonly Span[] = [];
