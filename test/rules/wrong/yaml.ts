import { SITE } from '../rule-files.ts';
import { rule, type Wrong } from './wrong.ts';

export const YAML_FILES: readonly Wrong[] = [
  [
    'nothing',
    '',
    "test.yaml:1:1: the site's file must be keys and values (key: value), found nothing; write for example site: {name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh} ⟦⟧",
  ],
  [
    'a comment alone',
    '# rules',
    "test.yaml:1:1: the site's file must be keys and values (key: value), found nothing; write for example site: {name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh} ⟦# rules⟧",
  ],
  [
    'a word',
    'hello',
    'test.yaml:1:1: the site\'s file must be keys and values (key: value), found "hello"; write for example site: {name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh} ⟦hello⟧',
  ],
  [
    'a list',
    '- a',
    'test.yaml:1:1: the site\'s file must be keys and values (key: value), without "- " before them, found a list; write for example site: {name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh} ⟦- a⟧',
  ],
  [
    'a tab',
    'site:\n\tname: A',
    'test.yaml:2:1: not valid YAML: a tab at the beginning of a line; indent with spaces ⟦\t⟧',
  ],
  [
    'a tab on a later line',
    'site:\n  name: A\n\tlocale: ar',
    'test.yaml:3:1: not valid YAML: a tab at the beginning of a line; indent with spaces ⟦\t⟧',
  ],
  [
    'no-break spaces before a key',
    'site:\n  name: A\n\u00a0\u00a0locale: ar\n  timezone: UTC',
    'test.yaml:3:1: not valid YAML: a space or mark that is not the usual one at the beginning of a line; type it anew with spaces ⟦\u00a0\u00a0⟧',
  ],
  [
    'a fullwidth colon',
    `${SITE}rules:\n  - id: a\n    then： hold\n    if: {text.has: x}`,
    'test.yaml:4:9: not valid YAML: this colon is not the usual one; write ":" and a space, as in then: hold ⟦：⟧',
  ],
  [
    'a Hebrew colon in braces',
    rule('if: {text.has: x}, then׃ hold'),
    'test.yaml:3:32: unknown key "then׃ hold"; write then: hold, with the colon ":" in place of "׃" ⟦then׃ hold⟧',
  ],
  [
    'no space behind a colon',
    `${SITE}rules:\n  - id:a\n    then: hold\n    if: {text.has: x}`,
    'test.yaml:3:5: not valid YAML: a colon needs a space behind it, as in then: hold ⟦id:⟧',
  ],
  [
    'no space behind a colon in braces',
    rule('if: {text.has: x}, then:hold'),
    'test.yaml:3:32: unknown key "then:hold"; write then: hold, with a space behind the colon ⟦then:hold⟧',
  ],
  [
    'no space behind a dash',
    `${SITE}rules:\n  -id: a\n   then: hold`,
    'test.yaml:3:3: not valid YAML: a dash needs a space behind it, as in "- id: insult" ⟦-⟧',
  ],
  [
    'a key in another column',
    `${SITE}rules:\n  - id: a\n    if: {text.has: x}\n   then: hold`,
    'test.yaml:5:4: not valid YAML: entries of one level begin in the same column, and a key ends with a colon and a space, as in then: hold ⟦then: hold⟧',
  ],
  [
    'a key in the column of its dash',
    `${SITE}rules:\n  - id: a\n  then: hold`,
    'test.yaml:4:3: not valid YAML: entries of one level begin in the same column, and a key ends with a colon and a space, as in then: hold ⟦then: hold⟧',
  ],
  [
    'a key that is indented too far',
    `${SITE}rules:\n  - id: a\n      then: hold`,
    'test.yaml:4:7: not valid YAML: entries of one level begin in the same column, and a key ends with a colon and a space, as in then: hold ⟦then: hold⟧',
  ],
  [
    'a bracket left open',
    'site: [',
    'test.yaml:1:7: not valid YAML: this [ has no ] that ends it; what follows a # is a comment, if not in quotes ⟦[⟧',
  ],
  [
    'a brace left open',
    `${SITE}rules:\n  - {id: a, if: {text.has: x}, then: hold\n  - {id: b, if: {text.has: y}, then: hold}`,
    'test.yaml:3:5: not valid YAML: this { has no } that ends it; what follows a # is a comment, if not in quotes ⟦{⟧',
  ],
  [
    'a quote left open',
    `${SITE}rules:\n  - id: a\n    why: "abc\n    then: hold`,
    'test.yaml:4:10: not valid YAML: this " has no " that ends it; what follows a # is a comment, if not in quotes ⟦"⟧',
  ],
  [
    'a single quote left open',
    `${SITE}rules:\n  - id: a\n    why: 'abc\n    then: hold`,
    "test.yaml:4:10: not valid YAML: this ' has no ' that ends it; what follows a # is a comment, if not in quotes ⟦'⟧",
  ],
  [
    'a bracket too many',
    `${SITE}rules:\n  - {id: a, if: {text.has: [x]]}, then: hold}`,
    'test.yaml:3:31: not valid YAML: this ] stands where a } is due, for the { in line 3; correct one of them ⟦]⟧',
  ],
  [
    'two commas',
    rule('if: {text.has: [x,, y]}'),
    'test.yaml:3:31: not valid YAML: nothing stands before this comma; remove it ⟦,⟧',
  ],
  [
    'a comma that is missing',
    rule('if: {text.has: ["x" "y"]}'),
    'test.yaml:3:33: not valid YAML: between two entries in [ ] or { } stands a comma ⟦"⟧',
  ],
  [
    'a bracket for a brace',
    `${SITE}rules:\n  - {id: a, if: {text.has: [x}}, then: hold}`,
    'test.yaml:3:30: not valid YAML: this } stands where a ] is due, for the [ in line 3; correct one of them ⟦}⟧',
  ],
  [
    'a quote inside a text',
    `${SITE}rules:\n  - id: a\n    why: 'it's'\n    then: hold`,
    'test.yaml:4:14: not valid YAML: a text in quotes ends with its quote; write \' twice inside \'…\', and \\" inside "…" ⟦s⟧',
  ],
  [
    'a text behind a quote',
    `${SITE}rules:\n  - id: a\n    why: "a" b\n    then: hold`,
    'test.yaml:4:14: not valid YAML: a text in quotes ends with its quote; write \' twice inside \'…\', and \\" inside "…" ⟦b⟧',
  ],
  [
    'a sign without quotes',
    rule('if: {links.count: >= 1}'),
    'test.yaml:3:31: not valid YAML: put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3" ⟦>⟧',
  ],
  [
    'the same on a line of its own',
    `${SITE}rules:\n  - id: a\n    if:\n      links.count: >= 3`,
    'test.yaml:5:21: not valid YAML: put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3" ⟦=⟧',
  ],
  [
    'an at sign',
    rule('if: {text.has: @user}'),
    'test.yaml:3:28: not valid YAML: put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3" ⟦@⟧',
  ],
  [
    'a percent sign',
    rule('if: {text.has: %x}'),
    'test.yaml:3:28: not valid YAML: put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3" ⟦%⟧',
  ],
  [
    'a colon in a text',
    `${SITE}rules:\n  - id: a\n    why: note: this\n    if: {text.has: x}`,
    'test.yaml:4:14: not valid YAML: put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3", and a text with a colon in it too ⟦:⟧',
  ],
  [
    'a colon in a text in Arabic quotes',
    rule('if: {text.has: x}, why: «أ: ب»'),
    "test.yaml:3:37: not valid YAML: quotation marks such as “ ” and « » don't count in YAML; use \" or ' ⟦«⟧",
  ],
  [
    'a pattern in double quotes',
    rule('if: {text.regex: "\\d{9}"}'),
    'test.yaml:3:31: not valid YAML: between " the sign \\ begins an escape; put patterns into single quotes, where it stands for itself ⟦\\⟧',
  ],
  [
    'a pattern without quotes',
    rule('if: {text.regex: [0-9]{9,}}'),
    'test.yaml:3:35: not valid YAML: put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3" ⟦{⟧',
  ],
  [
    'an Arabic comma between keys',
    'site: {name: A، locale: ar، timezone: UTC}',
    'test.yaml:1:15: not valid YAML: between entries in [ ] or { } stands the comma ",", not "،" ⟦،⟧',
  ],
  [
    'a hash in a list',
    rule('if: {text.has: [a #1, b]}'),
    'test.yaml:3:28: not valid YAML: this [ has no ] that ends it; what follows a # is a comment, if not in quotes ⟦[⟧',
  ],
  [
    'a hash for a value',
    `${SITE}rules:\n  - id: a\n    if:\n      text.has: #tag\n    then: hold`,
    'test.yaml:5:17: "text.has" must be a term or $list, found nothing: what begins with # is a comment, if not in quotes ⟦⟧',
  ],
  [
    'a second document',
    `${SITE}---\nrules: []`,
    'test.yaml:2:1: not valid YAML: a file is one document; remove this line ⟦---⟧',
  ],
  [
    'a directive',
    '%YAML 1.1\n---\nsite: {name: Test, locale: en, timezone: Asia/Riyadh}\n',
    'test.yaml:1:1: remove this line: a line that begins with % has a meaning of its own ⟦%YAML 1.1⟧',
  ],
  [
    'a key twice',
    `${SITE}rules: []\nrules: []`,
    'test.yaml:3:1: the key "rules" is there already, in line 2; remove one of the two ⟦rules⟧',
  ],
  [
    'an alias',
    `${SITE}rules: *x`,
    'test.yaml:2:8: aliases (*name) are not used here; write the value itself, or put a text that begins with * into quotes ⟦*x⟧',
  ],
  [
    'a word between stars',
    rule('if: {text.has: *word*}'),
    'test.yaml:3:28: aliases (*name) are not used here; write the value itself, or put a text that begins with * into quotes ⟦*word*⟧',
  ],
  [
    'an anchor',
    rule('if: {text.has: &x y}'),
    'test.yaml:3:31: anchors (&name) are not used here; write the value itself, or put a text that begins with & into quotes ⟦y⟧',
  ],
  [
    'a tag',
    rule('if: {text.has: !!str 3}'),
    'test.yaml:3:34: tags (!name) are not used here; write the value itself, or put a text that begins with ! into quotes ⟦3⟧',
  ],
  [
    'an unknown tag',
    rule('if: {text.has: !important}'),
    'test.yaml:3:28: not valid YAML: tags (!name) are not used here; put a text that begins with ! into quotes ⟦!important⟧',
  ],
  [
    'a merge key',
    `${SITE}rules:\n  - <<: {then: hold}\n    id: a\n    if: {text.has: x}`,
    'test.yaml:3:5: unknown key "<<"; known here: id, if, unless, then, flag, why, points, group, beats, mode, expires, tests, except, match, fold ⟦<<⟧',
  ],
  [
    'a list for a key',
    '? [a, b]\n: c\n',
    'test.yaml:1:3: not valid YAML: a key is a single word, as in then: hold; put a text with braces or brackets into quotes ⟦[⟧',
  ],
  [
    'a number for a key',
    `${SITE}404: x`,
    'test.yaml:2:1: unknown key "404"; known here: site, limits, decide, reasons, reports, forget_after, calibration, include, lists, rules ⟦404⟧',
  ],
  [
    'an empty key',
    `${SITE}: x`,
    'test.yaml:2:1: unknown key ""; known here: site, limits, decide, reasons, reports, forget_after, calibration, include, lists, rules ⟦⟧',
  ],
  [
    'a line that is no key',
    `${SITE}rules are here\nlimits: []`,
    'test.yaml:2:1: not valid YAML: entries of one level begin in the same column, and a key ends with a colon and a space, as in then: hold ⟦rules are here⟧',
  ],
  [
    '40 lists in one another',
    `${SITE}rules: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]`,
    'test.yaml:2:9: a rule must be keys and values (key: value), without "- " before them, found a list; write for example id: insult, if: {text: {has: $insults}} ⟦[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]⟧',
    'test.yaml:2:40: nested more than 32 levels deep; write it flatter ⟦[[[[[[[[]]]]]]]]⟧',
  ],
  [
    'a byte order mark',
    '\ufeffsite: x',
    'test.yaml:1:7: "site" must be keys and values (key: value), found "x"; write for example name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh ⟦x⟧',
  ],
  [
    'lines that end as on Windows',
    'site:\r\n  name: A\r\n  locale: ar\r\n  timezone: Mars\r\n',
    'test.yaml:4:13: "timezone" must be an IANA time zone such as Asia/Riyadh, found "Mars" ⟦Mars⟧',
  ],
  [
    'lines that end as on old Macs',
    'site:\r  name: A\r  locale: ar\r  timezone: Mars\r',
    'test.yaml:4:13: "timezone" must be an IANA time zone such as Asia/Riyadh, found "Mars" ⟦Mars⟧',
  ],
  [
    'UTF-16',
    '\ufffd\ufffds\u0000i\u0000t\u0000e\u0000:\u0000',
    'test.yaml:1:1: the file is not in UTF-8; save it as "UTF-8" (not UTF-16 or Windows-1256), and type lost letters anew ⟦\ufffd⟧',
  ],
  [
    'Windows-1256',
    `${SITE}rules:\n  - {id: a, if: {text.has: \ufffd\ufffd}}`,
    'test.yaml:3:28: the file is not in UTF-8; save it as "UTF-8" (not UTF-16 or Windows-1256), and type lost letters anew ⟦\ufffd⟧',
  ],
];
