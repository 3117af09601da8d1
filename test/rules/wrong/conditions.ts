import { SITE } from '../rule-files.ts';
import { rule, type Wrong } from './wrong.ts';

export const WRONG_CONDITIONS: readonly Wrong[] = [
  [
    'an unknown condition',
    rule('if: {text.hass: x}'),
    'test.yaml:3:18: unknown key "text.hass" (did you mean "text.has"?) ⟦text.hass⟧',
  ],
  [
    'a word alone',
    rule('if: text.has'),
    'test.yaml:3:17: "if" must be keys and values (key: value), found "text.has"; write for example {text: {has: $insults}} ⟦text.has⟧',
  ],
  [
    'an unknown one in a group',
    rule('if: {text: {size: 3}}'),
    'test.yaml:3:25: unknown key "text.size"; known here: text.has, text.regex, text.length, text.words, text.repeat, text.emoji, text.caps, text.match, text.fold, text.except ⟦size⟧',
  ],
  [
    'nothing like a known one',
    rule('if: {sentiment: 6}'),
    'test.yaml:3:18: unknown key "sentiment"; known here: all, any, not, text.…, name.…, links.…, script.…, model.…, author.…, article.…, similar, rate, section, reply, rule ⟦sentiment⟧',
  ],
  [
    'a group without keys',
    rule('if: {text: كلب}'),
    'test.yaml:3:24: "text" must be keys and values, of has, regex, length, words, repeat, emoji, caps, match, fold, except, found "كلب" ⟦كلب⟧',
  ],
  [
    'an empty group',
    rule('if: {text: {}}'),
    'test.yaml:3:24: "text" must be keys and values, of has, regex, length, words, repeat, emoji, caps, match, fold, except, found no keys ⟦{}⟧',
  ],
  [
    "a rule's key in it",
    rule('if: {text.has: x, then: hold}'),
    'test.yaml:3:31: unknown key "then"; it belongs into a rule, in the column of its "id" ⟦then⟧',
  ],
  [
    'a group in a group',
    rule('if: {text: {links.count: 1}}'),
    'test.yaml:3:25: unknown key "text.links.count"; it belongs into the "if" of a rule ⟦links.count⟧',
  ],
  [
    'a list for a map',
    rule('if: [{text.has: x}]'),
    'test.yaml:3:17: "if" must be keys and values (key: value), without "- " before them, found a list; write for example {text: {has: $insults}} ⟦[{text.has: x}]⟧',
  ],
  [
    'a map for a list',
    rule('if: {any: {text.has: x}}'),
    'test.yaml:3:23: "any" must be a list, whose entries begin with "- ", found keys and values ⟦{text.has: x}⟧',
  ],
  [
    'a list for not',
    rule('if: {not: [{text.has: x}]}'),
    'test.yaml:3:23: "not" must be keys and values (key: value), without "- " before them, found a list; write for example {text: {has: $insults}} ⟦[{text.has: x}]⟧',
  ],
  [
    'a condition twice',
    rule('if: {text: {has: x}, text.has: y}'),
    'test.yaml:3:34: "text.has" is given twice; join conditions with "all" ⟦text.has⟧',
  ],
  [
    'any of nothing',
    rule('if: {any: []}'),
    'test.yaml:3:23: "any" of nothing can never match; write conditions into it, each with "- " ⟦[]⟧',
  ],
  [
    'no terms',
    rule('if: {text.has: []}'),
    'test.yaml:3:28: "text.has" must be a list with at least one entry, found an empty list ⟦[]⟧',
  ],
  [
    'an empty term',
    rule('if: {text.has: ""}'),
    'test.yaml:3:28: "text.has" must be a term or $list, and not empty, found "" ⟦""⟧',
  ],
  [
    'no term',
    rule('if: {text.has: }'),
    'test.yaml:3:28: "text.has" must be a term or $list, found nothing ⟦⟧',
  ],
  [
    'a map for terms',
    rule('if: {text.has: {x: y}}'),
    'test.yaml:3:28: "text.has" must be a term or $list, in quotes if it begins with { or [, found keys and values ⟦{x: y}⟧',
  ],
  [
    'a term that folds to nothing',
    rule('if: {text.has: "ـــ"}'),
    'test.yaml:3:28: nothing of the term "ـــ" is left to look for once marks and tatweel are taken away; write a term with letters, digits or signs ⟦"ـــ"⟧',
  ],
  [
    'a term that is too long',
    rule(`if: {text.has: ${'ا'.repeat(201)}}`),
    `test.yaml:3:28: a term has 200 characters at most, this one has 201; shorten it to what is telling ⟦${'ا'.repeat(201)}⟧`,
  ],
  [
    'all taken away',
    rule('if: {text: {has: أحمق, except: [احمق]}}'),
    'test.yaml:3:30: "text.has" can never match: "except" takes everything away again; except longer phrases, as in has: كلب, except: كلب الحراسة ⟦أحمق⟧',
  ],
  [
    'Arabic quotes',
    rule('if: {text.has: “كلب”}'),
    'test.yaml:3:28: write the term "“كلب”" without quotation marks around it: they would be looked for too ⟦“كلب”⟧',
  ],
  [
    'French quotes',
    rule('if: {text.has: «كلب»}'),
    'test.yaml:3:28: write the term "«كلب»" without quotation marks around it: they would be looked for too ⟦«كلب»⟧',
  ],
  [
    'an Arabic comma',
    rule('if: {text.has: [كلب، قط]}'),
    'test.yaml:3:29: write the term "كلب، قط" as entries of their own: between these stands the comma "," within [ ], and in a list\'s file each has its line ⟦كلب، قط⟧',
  ],
  [
    'an Arabic comma between sections',
    rule('if: {section: [سياسة، رياضة]}'),
    'test.yaml:3:28: write "سياسة، رياضة" as entries of their own: between these stands the comma "," within [ ], and in a list\'s file each has its line; if it is one name, put it into quotes ⟦سياسة، رياضة⟧',
  ],
  [
    'except on its own',
    rule('if: {text: {length: 3, except: [x]}}'),
    'test.yaml:3:36: "text.except" needs "text.has" beside it; add that, or remove this ⟦except⟧',
  ],
  [
    'an unknown list',
    rule('if: {text.has: $insults}'),
    'test.yaml:3:28: there is no list "insults"; name its file under "lists", as in lists: {insults: lists/insults.txt} ⟦$insults⟧',
  ],
  ['an unknown rule', rule('if: {rule: b}'), 'test.yaml:3:24: there is no rule "b"; there are a ⟦b⟧'],
  [
    'a rule like another',
    `${SITE}rules:\n  - {id: insult, if: {text.has: x}, then: hold}\n  - {id: b, if: {rule: insutl}, then: hold}`,
    'test.yaml:4:24: there is no rule "insutl" (did you mean "insult"?) ⟦insutl⟧',
  ],
  [
    'itself',
    rule('if: {rule: a}'),
    'test.yaml:3:24: rules refer to one another in a circle: a -> a; remove one of these references ⟦a⟧',
  ],
  [
    'signs the wrong way around',
    rule('if: {links.count: "=> 1"}'),
    'test.yaml:3:31: "links.count" must be a comparison such as ">= 1" (with <, <=, =, >= or >), found "=> 1"; write ">= 1" ⟦"=> 1"⟧',
  ],
  [
    'a sign behind its number',
    rule('if: {author.approved: "3 >"}'),
    'test.yaml:3:35: "author.approved" must be a comparison such as "< 3" (with <, <=, =, >= or >), found "3 >"; write "> 3" ⟦"3 >"⟧',
  ],
  [
    'a sign of mathematics',
    rule('if: {author.approved: "≥ 3"}'),
    'test.yaml:3:35: "author.approved" must be a comparison such as "< 3" (with <, <=, =, >= or >), found "≥ 3"; write ">= 3" ⟦"≥ 3"⟧',
  ],
  [
    'a comparison in Arabic digits',
    rule('if: {author.approved: "< ٣"}'),
    'test.yaml:3:35: "author.approved" must be a comparison such as "< 3" (with <, <=, =, >= or >), found "< ٣"; write "< 3" ⟦"< ٣"⟧',
  ],
  [
    'a comparison in words',
    rule('if: {author.approved: more than 3}'),
    'test.yaml:3:35: "author.approved" must be a comparison such as "< 3" (with <, <=, =, >= or >), found "more than 3" ⟦more than 3⟧',
  ],
  [
    'a negative count',
    rule('if: {links.count: -1}'),
    'test.yaml:3:31: "links.count" must be a comparison such as ">= 1" (with <, <=, =, >= or >), found -1 ⟦-1⟧',
  ],
  [
    'less than none',
    rule('if: {author.approved: "< 0"}'),
    'test.yaml:3:35: "author.approved" can never match: nothing is less than 0; write for example "< 3" ⟦"< 0"⟧',
  ],
  [
    'two counts that exclude each other',
    rule('if: {all: [{text.length: "< 3"}, {text.length: "> 5"}]}'),
    'test.yaml:3:60: "text.length" can never match together with the one in line 3; join them with "any", or correct one ⟦"> 5"⟧',
  ],
  [
    'an age without its unit',
    rule('if: {author.age: "< 14"}'),
    'test.yaml:3:30: "author.age" must be a comparison such as "< 14d" (with <, <=, =, >= or >), with its unit, found "< 14" ⟦"< 14"⟧',
  ],
  [
    'an age in words',
    rule('if: {author.age: "< 14 days"}'),
    'test.yaml:3:30: "author.age" must be a comparison such as "< 14d" (with <, <=, =, >= or >), found "< 14 days"; write "< 14d" ⟦"< 14 days"⟧',
  ],
  [
    'a percent without its sign',
    rule('if: {script.latin: "> 80"}'),
    'test.yaml:3:32: "script.latin" must be a comparison such as "> 80%" (with <, <=, =, >= or >), found "> 80"; write "> 80%" ⟦"> 80"⟧',
  ],
  [
    'a percent in Arabic',
    rule('if: {script.latin: "> ٨٠٪"}'),
    'test.yaml:3:32: "script.latin" must be a comparison such as "> 80%" (with <, <=, =, >= or >), found "> ٨٠٪"; write "> 80%" ⟦"> ٨٠٪"⟧',
  ],
  [
    'more than all',
    rule('if: {text.caps: "> 100%"}'),
    'test.yaml:3:29: "text.caps" can never match: nothing is more than 100%; write for example "> 70%" ⟦"> 100%"⟧',
  ],
  [
    'an unknown script',
    rule('if: {script.arabik: "> 80%"}'),
    'test.yaml:3:18: unknown key "script.arabik" (did you mean "script.arabic"?) ⟦script.arabik⟧',
  ],
  [
    'yes for true',
    rule('if: {author.trusted: yes}'),
    'test.yaml:3:34: "author.trusted" must be true or false, found "yes"; write true ⟦yes⟧',
  ],
  [
    'a word of the machine for true',
    rule('if: {reply: toString}'),
    'test.yaml:3:25: "reply" must be true or false, found "toString" ⟦toString⟧',
  ],
  [
    'true in quotes',
    rule('if: {reply: "true"}'),
    'test.yaml:3:25: "reply" must be true or false, found "true"; write true without quotes ⟦"true"⟧',
  ],
  [
    'a role that is a map',
    rule('if: {author.role: {staff: true}}'),
    'test.yaml:3:31: "author.role" must be a role, in quotes if it begins with { or [, found keys and values ⟦{staff: true}⟧',
  ],
  [
    'no domain',
    rule('if: {links.domain: "https://x.com/"}'),
    'test.yaml:3:32: "links.domain" takes domains such as example.com, found "https://x.com/"; write x.com ⟦"https://x.com/"⟧',
  ],
  [
    'a domain that is a word',
    rule('if: {links.domain: spam}'),
    'test.yaml:3:32: "links.domain" takes domains such as example.com, found "spam" ⟦spam⟧',
  ],
  [
    'a number for a map',
    rule('if: {rate: 5}'),
    'test.yaml:3:24: "rate" must be keys and values (key: value), found 5; write for example by: address, within: 10m, count: ">= 5" ⟦5⟧',
  ],
  [
    'a rate without its window',
    rule('if: {rate: {by: address, count: 5}}'),
    'test.yaml:3:24: "rate" lacks "within"; add for example within: 10m ⟦{by: address, count: 5}⟧',
  ],
  [
    'a window in minutes',
    rule('if: {rate: {by: address, within: 10 min, count: 5}}'),
    'test.yaml:3:46: "within" must be a duration such as 30s, 5m, 2h or 14d, found "10 min"; write 10m ⟦10 min⟧',
  ],
  [
    'nothing to compare',
    rule('if: {similar: {by: site, within: 1h}}'),
    'test.yaml:3:27: "similar" lacks "count" or "authors"; add for example count: ">= 5" ⟦{by: site, within: 1h}⟧',
  ],
  [
    'an ASCII boundary in Arabic',
    rule("if: {text.regex: '\\bكلب\\b'}"),
    'test.yaml:3:31: "text.regex": "\\b" at character 1: \\b knows no Arabic letters or digits; use "has", which knows where Arabic words begin and end ⟦\\b⟧',
  ],
  [
    'ASCII digits in Arabic',
    rule("if: {text.regex: 'رقم \\d+'}"),
    'test.yaml:3:35: "text.regex": "\\d" at character 5: \\d knows no Arabic letters or digits; use \\p{Nd} ⟦\\d⟧',
  ],
  [
    'a bracket left open in a pattern',
    rule("if: {text.regex: 'ab(c'}"),
    'test.yaml:3:30: "text.regex": a bracket ( has no ) that ends it; a sign such as ( ) [ ] { } * + ? . that is meant itself has \\ before it ⟦\'ab(c\'⟧',
  ],
  [
    'a bracket too many in a pattern',
    rule("if: {text.regex: 'ab)c'}"),
    'test.yaml:3:30: "text.regex": a bracket ) has no ( before it; a sign such as ( ) [ ] { } * + ? . that is meant itself has \\ before it ⟦\'ab)c\'⟧',
  ],
  [
    'a count of nothing in a pattern',
    rule("if: {text.regex: 'ab|*c'}"),
    'test.yaml:3:34: "text.regex": "*" at character 4: nothing stands before it that could be repeated; a sign such as ( ) [ ] { } * + ? . that is meant itself has \\ before it ⟦*⟧',
  ],
  [
    'counts the wrong way around in a pattern',
    rule("if: {text.regex: 'ab{5,2}c'}"),
    'test.yaml:3:33: "text.regex": "{5,2}" at character 3: a count goes from the smaller to the larger, to 1000 at most, as in {2,5} ⟦{5,2}⟧',
  ],
  [
    'a range the wrong way around in a pattern',
    rule("if: {text.regex: ['ok', '[z-a]b']}"),
    'test.yaml:3:39: "text.regex": "z-a" at character 2: there is no such range or class; write the smaller first, as in [a-z], and classes as in \\p{Arabic} ⟦z-a⟧',
  ],
  [
    'looking ahead in a pattern',
    rule("if: {text.regex: 'ab(?=c)'}"),
    'test.yaml:3:33: "text.regex": "(?=" at character 3: looking ahead or behind is not possible; match more, and take it away with "unless" ⟦(?=⟧',
  ],
  [
    'a reference in a pattern',
    rule("if: {text.regex: '(a)b\\1'}"),
    'test.yaml:3:35: "text.regex": "\\1" at character 5: there is no such escape, nor references to groups; \\ stands before signs, and in \\d \\s \\w \\p{L} and the like ⟦\\1⟧',
  ],
  [
    'a backslash at the end of a pattern',
    rule("if: {text.regex: 'ab\\'}"),
    'test.yaml:3:30: "text.regex": nothing follows the \\ at the end; write \\\\ for the sign itself ⟦\'ab\\\'⟧',
  ],
  [
    'a pattern that always matches',
    rule("if: {text.regex: 'a*'}"),
    'test.yaml:3:30: "text.regex": matches an empty text too, so it may match everywhere; ask for at least one character (+ instead of *) ⟦\'a*\'⟧',
  ],
  [
    'a pattern of nested counts',
    rule("if: {text.regex: '(([ab]{0,30}){0,30})c'}"),
    'test.yaml:3:30: "text.regex": too large: it takes 1895 steps, 1000 may be; lower the counts in { }, or put the words into a list for "has" ⟦\'(([ab]{0,30}){0,30})c\'⟧',
  ],
  [
    'a pattern that is too long',
    rule(`if: {text.regex: '${'a'.repeat(10001)}'}`),
    `test.yaml:3:30: "text.regex": longer than 10000 characters; lower the counts in { }, or put the words into a list for "has" ⟦'${'a'.repeat(10001)}'⟧`,
  ],
];
