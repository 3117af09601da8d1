import { SITE } from '../rule-files.ts';
import type { Wrong } from './wrong.ts';

const ASKING = `${SITE}rules: [{id: a, if: {model.abuse: ">= 0.9"}, then: hold}]\n`;

export const WRONG_REFERENCES: readonly Wrong[] = [
  [
    'no file',
    {},
    'test.yaml:1:1: there is no file "test.yaml" in the rules folder; correct the name, or make the file (paths begin at the file that names them) ⟦⟧',
  ],
  [
    'a calibration that is not there',
    { 'test.yaml': `${ASKING}calibration: calibration/test.yaml` },
    'test.yaml:3:14: there is no file "calibration/test.yaml" in the rules folder; correct the name, or make the file (paths begin at the file that names them) ⟦calibration/test.yaml⟧',
  ],
  [
    'a calibration in which nothing is right',
    {
      'test.yaml': `${ASKING}calibration: calibration/test.yaml`,
      'calibration/test.yaml': 'abuse: {0.5: 0.4, 0.6: 2, 0.55: 0.3, x: 1}\nspam: {}',
    },
    'calibration/test.yaml:1:1: a calibration lacks "model" ⟦abuse: {0.5: 0.4, 0.6: 2, 0.55: 0.3, x: 1}⟧',
    'calibration/test.yaml:1:24: "0.6" must be a number from 0 to 1, found 2 ⟦2⟧',
    'calibration/test.yaml:1:27: both numbers must rise from line to line; write the file anew with `hakam model calibrate` ⟦0.55⟧',
    'calibration/test.yaml:1:38: "x" must be a number from 0 to 1 ⟦x⟧',
    'calibration/test.yaml:2:1: unknown key "spam"; known here: model, abuse ⟦spam⟧',
  ],
  [
    'a list that nothing uses',
    { 'test.yaml': `${SITE}lists:\n  l: l.txt`, 'l.txt': 'x' },
    'test.yaml:3:3: no rule uses the list "l"; write $l in a rule, or remove it ⟦l⟧',
  ],
  [
    'a list that is empty',
    {
      'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
      'l.txt': '# x\n',
    },
    'l.txt:1:1: the list has no term; write one in each line ⟦⟧',
  ],
  [
    'a list of domains with terms that are none',
    {
      'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {links.domain: [$l, b.com]}, then: hold}]`,
      'l.txt': 'a.com\n  https://www.x.com/ads\n# x\nspam {match: part}\n',
    },
    'l.txt:2:3: "links.domain" takes domains such as example.com, found "https://www.x.com/ads"; write x.com ⟦https://www.x.com/ads⟧',
    'l.txt:4:1: "links.domain" takes domains such as example.com, found "spam" ⟦spam⟧',
  ],
  [
    'a list that is not there',
    { 'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]` },
    'test.yaml:2:12: there is no file "l.txt" in the rules folder; correct the name, or make the file (paths begin at the file that names them) ⟦l.txt⟧',
  ],
  [
    'a list like another',
    {
      'test.yaml': `${SITE}lists: {insults: l.txt}\nrules: [{id: a, if: {text.has: [$insults, $insult]}, then: hold}]`,
      'l.txt': 'x',
    },
    'test.yaml:3:43: there is no list "insult" (did you mean "insults"?) ⟦$insult⟧',
  ],
  [
    'a list outside of the folder',
    { 'test.yaml': `${SITE}lists: {l: ../l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]` },
    'test.yaml:2:12: "../l.txt" must be a relative path with forward slashes that stays in the rules folder; write for example lists/insults.txt ⟦../l.txt⟧',
  ],
  [
    'a list by its full path',
    { 'test.yaml': `${SITE}lists: {l: 'C:\\l.txt'}\nrules: [{id: a, if: {text.has: $l}, then: hold}]` },
    'test.yaml:2:12: "C:\\l.txt" must be a relative path with forward slashes that stays in the rules folder; write for example lists/insults.txt ⟦\'C:\\l.txt\'⟧',
  ],
  [
    'a list that is a file of rules',
    {
      'test.yaml': `${SITE}lists: {l: a.yaml}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
      'a.yaml': 'rules: []',
    },
    'test.yaml:2:12: a list is a text file (.txt) with one term in each line; name a file of rules (.yaml) under "include" ⟦a.yaml⟧',
  ],
  [
    'a list with an Arabic name',
    { 'test.yaml': `${SITE}lists: {شتائم: l.txt}`, 'l.txt': 'x' },
    'test.yaml:2:9: "شتائم" is no name for a list; it must be an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter ⟦شتائم⟧',
  ],
  [
    'lists as a list',
    { 'test.yaml': `${SITE}lists: [l.txt]`, 'l.txt': 'x' },
    'test.yaml:2:8: "lists" must be keys and values (key: value), without "- " before them, found a list ⟦[l.txt]⟧',
  ],
  [
    'terms in a list of the file itself',
    { 'test.yaml': `${SITE}lists: {l: [a, b]}\nrules: [{id: a, if: {text.has: $l}, then: hold}]` },
    'test.yaml:2:12: "l" must be the path of a file such as lists/insults.txt, in quotes if it begins with { or [, found a list ⟦[a, b]⟧',
  ],
  [
    'one list twice, in two files',
    {
      'test.yaml': `${SITE}include: a.yaml\nlists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
      'a.yaml': 'lists: {l: l.txt}',
      'l.txt': 'x',
    },
    'a.yaml:1:9: there is another list "l", at test.yaml:3; give each a name of its own ⟦l⟧',
  ],
  [
    'a list written like something else',
    {
      'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
      'l.txt': 'قط\n"كلب"\n- حمار\nبغل، تيس\nجمل # جديد\n{match: part}\nx {fold: exact',
    },
    'l.txt:2:1: write the term ""كلب"" without quotation marks around it: they would be looked for too ⟦"كلب"⟧',
    'l.txt:3:1: write the term "- حمار" without a dash before it ⟦- حمار⟧',
    'l.txt:4:1: write the term "بغل، تيس" as entries of their own: between these stands the comma "," within [ ], and in a list\'s file each has its line ⟦بغل، تيس⟧',
    'l.txt:5:1: write the term "جمل # جديد" without a comment behind it: a comment has a line of its own ⟦جمل # جديد⟧',
    'l.txt:6:1: options without a term; write the term before them ⟦{match: part}⟧',
    'l.txt:7:1: write the term "x {fold: exact" with its options behind it, at the end of the line: term {match: exact} ⟦x {fold: exact⟧',
  ],
  [
    'options of a term that mean nothing',
    {
      'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
      'l.txt': 'كلب {match: exact}\nقط {mach: part}\nفيل {match: part, x: y}',
    },
    'l.txt:2:5: unknown option "mach: part" (did you mean "match: part"?) ⟦mach: part⟧',
    'l.txt:3:18: unknown option "x: y"; known: match: word, match: start, match: part, match: exact, fold: normal, fold: exact, fold: strong ⟦ x: y⟧',
  ],
  [
    'a term of a list that is too long',
    {
      'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
      'l.txt': `  ${'ا'.repeat(201)}`,
    },
    `l.txt:1:3: a term has 200 characters at most, this one has 201; shorten it to what is telling ⟦${'ا'.repeat(201)}⟧`,
  ],
  [
    'a term of marks alone',
    {
      'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
      'l.txt': '\u064b\u064c',
    },
    'l.txt:1:1: nothing of the term "\u064b\u064c" is left to look for once marks and tatweel are taken away; write a term with letters, digits or signs ⟦\u064b\u064c⟧',
  ],
  [
    'a list that is not in UTF-8',
    {
      'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
      'l.txt': 'قط\nx\ufffd\ufffd\n',
    },
    'l.txt:2:2: the file is not in UTF-8; save it as "UTF-8" (not UTF-16 or Windows-1256), and type lost letters anew ⟦\ufffd⟧',
  ],
  [
    'an include that is not there',
    { 'test.yaml': `${SITE}include: [shared/a.yaml]` },
    'test.yaml:2:11: there is no file "shared/a.yaml" in the rules folder; correct the name, or make the file (paths begin at the file that names them) ⟦shared/a.yaml⟧',
  ],
  [
    'an include outside of the folder',
    { 'test.yaml': `${SITE}include: ../a.yaml` },
    'test.yaml:2:10: "../a.yaml" must be a relative path with forward slashes that stays in the rules folder; write for example lists/insults.txt ⟦../a.yaml⟧',
  ],
  [
    'an include of a list',
    { 'test.yaml': `${SITE}include: [l.txt]`, 'l.txt': 'x' },
    'test.yaml:2:11: only files of rules (.yaml) can be included; name a list under "lists", as in lists: {insults: lists/insults.txt} ⟦l.txt⟧',
  ],
  [
    'an include that is a map',
    { 'test.yaml': `${SITE}include: {a: a.yaml}`, 'a.yaml': 'rules: []' },
    'test.yaml:2:10: "include" must be the path of a file such as shared/spam.yaml, in quotes if it begins with { or [, found keys and values ⟦{a: a.yaml}⟧',
  ],
  [
    'an include that goes in a circle',
    {
      'test.yaml': `${SITE}include: shared/a.yaml`,
      'shared/a.yaml': 'include: [b.yaml]',
      'shared/b.yaml': 'include:\n  - a.yaml',
    },
    'shared/b.yaml:2:5: files include one another in a circle: shared/a.yaml -> shared/b.yaml -> shared/a.yaml; remove one "include" ⟦a.yaml⟧',
  ],
  [
    'an included file with what belongs to a site',
    { 'test.yaml': `${SITE}include: a.yaml`, 'a.yaml': 'rules: []\nlimits: []' },
    'a.yaml:2:1: "limits" belongs into a site\'s own file, not into an included one; move it there ⟦limits⟧',
  ],
  [
    'an included site',
    { 'test.yaml': `${SITE}include: a.yaml`, 'a.yaml': SITE },
    'a.yaml:1:1: "site" belongs into a site\'s own file, not into an included one; move it there ⟦site⟧',
  ],
  [
    'an included file that is empty',
    { 'test.yaml': `${SITE}include: a.yaml`, 'a.yaml': '' },
    'a.yaml:1:1: "a.yaml" must be keys and values (key: value), found nothing ⟦⟧',
  ],
  [
    'two rules of one name in different files',
    {
      'test.yaml': `${SITE}include: a.yaml\nrules:\n  - {id: a, if: {text.has: x}, then: hold}`,
      'a.yaml': 'rules:\n  - {id: a, if: {text.has: x}, then: hold}',
    },
    'a.yaml:2:10: there is another rule "a", at test.yaml:4; give each an id of its own ⟦a⟧',
  ],
  [
    'rules that refer to one another in a circle',
    {
      'test.yaml': `${SITE}rules:\n  - {id: a, if: {rule: b}, then: hold}\n  - {id: b, if: {rule: c}, then: hold}\n  - {id: c, if: {rule: a}, then: hold}`,
    },
    'test.yaml:5:24: rules refer to one another in a circle: a -> b -> c -> a; remove one of these references ⟦a⟧',
  ],
];
