import { COLONS } from './unknown-key.ts';

export const SIGNS =
  'put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3"';
export const COLUMNS =
  'entries of one level begin in the same column, and a key ends with a colon and a space, as in then: hold';

/** What a line that is no YAML looks like, most telling first; the first group is what is meant. */
export const LOOKS: readonly (readonly [look: RegExp, words: string])[] = [
  [/^ *(\t)/d, 'a tab at the beginning of a line; indent with spaces'],
  [
    /^\s*?([\u00a0\u2000-\u200f\u202f\u3000]+)/du,
    'a space or mark that is not the usual one at the beginning of a line; type it anew with spaces',
  ],
  [
    new RegExp(`^[\\s{-]*[\\w.]+ ?([${COLONS}])`, 'du'),
    'this colon is not the usual one; write ":" and a space, as in then: hold',
  ],
  [/^\s*(-)[\p{L}_{["']/du, 'a dash needs a space behind it, as in "- id: insult"'],
  [/^[\s-]*([a-z_.]+:)[^\s/]/d, 'a colon needs a space behind it, as in then: hold'],
  [/[[{][^\]}]*?([،؛])/du, 'between entries in [ ] or { } stands the comma ",", not "،"'],
  [/[:,[{]\s*([“”„«»‹›‘’])/du, "quotation marks such as “ ” and « » don't count in YAML; use \" or '"],
  [
    /: *(?:"[^"]*"|'(?:[^']|'')*')\s*([^\s#,\]}"']+)/d,
    'a text in quotes ends with its quote; write \' twice inside \'…\', and \\" inside "…"',
  ],
  [/^[\s-]*[\w.]+: +[^"'[{\s][^[{]*?(:) /d, `${SIGNS}, and a text with a colon in it too`],
];
