import { SITE } from '../rule-files.ts';
import { rule, type Wrong } from './wrong.ts';

export const WRONG_RULES: readonly Wrong[] = [
  [
    'rules as a map',
    `${SITE}rules: {a: {if: {text.has: x}, then: hold}}`,
    'test.yaml:2:8: "rules" must be a list, whose entries begin with "- ", found keys and values ⟦{a: {if: {text.has: x}, then: hold}}⟧',
  ],
  [
    'a rule that is a word',
    `${SITE}rules: [insult]`,
    'test.yaml:2:9: a rule must be keys and values (key: value), found "insult"; write for example id: insult, if: {text: {has: $insults}} ⟦insult⟧',
  ],
  [
    'no id',
    `${SITE}rules:\n  - if: {text.has: x}\n    then: hold`,
    'test.yaml:3:5: a rule lacks "id"; add for example id: insult ⟦if: {text.has: x}⟧',
  ],
  [
    'no condition',
    rule('then: hold'),
    'test.yaml:3:5: the rule "a" lacks "if"; add for example if: {text: {has: $insults}} ⟦{id: a, then: hold}⟧',
  ],
  [
    'a condition that was forgotten',
    `${SITE}rules:\n  - id: a\n    if:\n    then: hold`,
    'test.yaml:4:8: "if" must be keys and values (key: value), found nothing; write for example {text: {has: $insults}} ⟦⟧',
  ],
  [
    'an empty condition',
    rule('if: {}'),
    'test.yaml:3:17: "if" needs a condition; write for example {text: {has: $insults}} ⟦{}⟧',
  ],
  [
    'an unless alone',
    rule('unless: {text.has: x}, then: hold'),
    'test.yaml:3:5: the rule "a" lacks "if"; add for example if: {text: {has: $insults}} ⟦{id: a, unless: {text.has: x}, then: hold}⟧',
  ],
  [
    'an id in Arabic',
    `${SITE}rules:\n  - {id: شتيمة, if: {text.has: x}, then: hold}`,
    'test.yaml:3:10: "id" must be an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter, found "شتيمة" ⟦شتيمة⟧',
  ],
  [
    'an id with a capital',
    `${SITE}rules:\n  - {id: Insult, if: {text.has: x}, then: hold}`,
    'test.yaml:3:10: "id" must be an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter, found "Insult"; write insult ⟦Insult⟧',
  ],
  [
    'an id that is a number',
    `${SITE}rules:\n  - {id: 1, if: {text.has: x}, then: hold}`,
    'test.yaml:3:10: "id" must be an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter, found 1 ⟦1⟧',
  ],
  [
    'an unknown key',
    rule('if: {text.has: x}, than: hold'),
    'test.yaml:3:32: unknown key "than" (did you mean "then"?) ⟦than⟧',
  ],
  [
    'a condition beside if',
    rule('text.has: x, then: hold'),
    'test.yaml:3:5: the rule "a" lacks "if"; add for example if: {text: {has: $insults}} ⟦{id: a, text.has: x, then: hold}⟧',
    'test.yaml:3:13: unknown key "text.has"; it belongs into the "if" of a rule ⟦text.has⟧',
  ],
  [
    'an unknown effect',
    rule('if: {text.has: x}, then: delete'),
    'test.yaml:3:38: "then" must be hold, spam, reject, or approve, found "delete" ⟦delete⟧',
  ],
  [
    'a misspelt effect',
    rule('if: {text.has: x}, then: aprove'),
    'test.yaml:3:38: "then" must be hold, spam, reject, or approve, found "aprove" (did you mean "approve"?) ⟦aprove⟧',
  ],
  [
    'an effect with a capital',
    rule('if: {text.has: x}, then: Hold'),
    'test.yaml:3:38: "then" must be hold, spam, reject, or approve, found "Hold"; write hold ⟦Hold⟧',
  ],
  [
    'an effect in Arabic quotes',
    rule('if: {text.has: x}, then: “hold”'),
    'test.yaml:3:38: "then" must be hold, spam, reject, or approve, found "“hold”"; write hold ⟦“hold”⟧',
  ],
  [
    'a list of effects',
    rule('if: {text.has: x}, then: [hold, spam]'),
    'test.yaml:3:38: "then" must be hold, spam, reject, or approve, found a list ⟦[hold, spam]⟧',
  ],
  [
    'points in quotes',
    rule('if: {text.has: x}, points: "3"'),
    'test.yaml:3:40: "points" must be a whole number from 1 to 1000, found "3"; write 3 without quotes ⟦"3"⟧',
  ],
  [
    'points in Arabic digits',
    rule('if: {text.has: x}, points: ٣'),
    'test.yaml:3:40: "points" must be a whole number from 1 to 1000, found "٣"; write 3 ⟦٣⟧',
  ],
  [
    'negative points',
    rule('if: {text.has: x}, points: -3'),
    'test.yaml:3:40: "points" must be a whole number from 1 to 1000, found -3 ⟦-3⟧',
  ],
  [
    'no points',
    rule('if: {text.has: x}, points: 0'),
    'test.yaml:3:40: "points" must be a whole number from 1 to 1000, found 0 ⟦0⟧',
  ],
  [
    'half a point',
    rule('if: {text.has: x}, points: 1.5'),
    'test.yaml:3:40: "points" must be a whole number from 1 to 1000, found 1.5 ⟦1.5⟧',
  ],
  [
    'too many points',
    rule('if: {text.has: x}, points: 5000'),
    'test.yaml:3:40: "points" must be a whole number from 1 to 1000, found 5000 ⟦5000⟧',
  ],
  [
    'a group without points',
    rule('if: {text.has: x}, group: g'),
    'test.yaml:3:32: "group" needs "points": a group caps the points of its rules; add for example points: 2 ⟦group⟧',
  ],
  [
    'beats without an approval',
    rule('if: {text.has: x}, then: hold, beats: spam'),
    'test.yaml:3:44: "beats" needs "then: approve": only an approval beats other effects; write it, or remove "beats" ⟦beats⟧',
  ],
  [
    'beats a rejection',
    rule('if: {text.has: x}, then: approve, beats: reject'),
    'test.yaml:3:54: "beats" must be hold or spam, found "reject" ⟦reject⟧',
  ],
  [
    'a capital in a flag',
    rule('if: {text.has: x}, flag: Insult'),
    'test.yaml:3:38: "flag" must be an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter, found "Insult"; write insult ⟦Insult⟧',
  ],
  [
    'a flag with a space',
    rule('if: {text.has: x}, flag: bad word'),
    'test.yaml:3:38: "flag" must be an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter, found "bad word"; write bad-word ⟦bad word⟧',
  ],
  [
    'a mode that is none',
    rule('if: {text.has: x}, then: hold, mode: test'),
    'test.yaml:3:50: "mode" must be live or monitor, found "test" ⟦test⟧',
  ],
  [
    'a day that is none',
    rule('if: {text.has: x}, expires: 2027-02-30'),
    'test.yaml:3:41: "expires" must be a day of the calendar such as 2027-12-31, found "2027-02-30" ⟦2027-02-30⟧',
  ],
  [
    'a day the other way around',
    rule('if: {text.has: x}, expires: 31-12-2027'),
    'test.yaml:3:41: "expires" must be a day of the calendar such as 2027-12-31, found "31-12-2027"; write 2027-12-31 ⟦31-12-2027⟧',
  ],
  [
    'a day in Arabic digits',
    rule('if: {text.has: x}, expires: ٢٠٢٧-١٢-٣١'),
    'test.yaml:3:41: "expires" must be a day of the calendar such as 2027-12-31, found "٢٠٢٧-١٢-٣١"; write 2027-12-31 ⟦٢٠٢٧-١٢-٣١⟧',
  ],
  [
    'an unknown placeholder',
    rule('if: {text.has: x}, why: "see {word}"'),
    'test.yaml:3:37: "{word}" means nothing here; only {match} does: what the rule found ⟦"see {word}"⟧',
  ],
  [
    'a placeholder without quotes',
    rule('if: {text.has: x}, why: {match}'),
    'test.yaml:3:37: put a reason with {match} in it into quotes ⟦{match}⟧',
  ],
  [
    'a reason in no language',
    rule('if: {text.has: x}, why: {arabic!: x}'),
    'test.yaml:3:38: "arabic!" is no language tag such as ar or en; write for example ar: or en: ⟦arabic!⟧',
  ],
  [
    'an empty reason',
    rule('if: {text.has: x}, why: {ar: ""}'),
    'test.yaml:3:42: "ar" must be a text, and not empty, found "" ⟦""⟧',
  ],
  [
    'options without terms',
    rule('if: {links.count: 1}, match: part'),
    'test.yaml:3:35: "match" needs a "has" in the rule; remove it, or ask for terms in "if" ⟦match⟧',
  ],
  [
    'an option that is none',
    rule('if: {text.has: x}, match: words'),
    'test.yaml:3:39: "match" must be word, start, part, or exact, found "words" (did you mean "word"?) ⟦words⟧',
  ],
  [
    'except without terms',
    rule('if: {links.count: 1}, except: [x]'),
    'test.yaml:3:35: "except" needs a "has" in the rule; remove it, or ask for terms in "if" ⟦except⟧',
  ],
  [
    'tests as a list',
    rule('if: {text.has: x}, tests: [x]'),
    'test.yaml:3:39: "tests" must be keys and values (key: value), without "- " before them, found a list ⟦[x]⟧',
  ],
  [
    'tests that are neither',
    rule('if: {text.has: x}, tests: {mach: [x]}'),
    'test.yaml:3:40: unknown key "mach" (did you mean "match"?) ⟦mach⟧',
  ],
  [
    'a test that is a text alone',
    rule('if: {text.has: x}, tests: {match: x}'),
    'test.yaml:3:47: "match" must be a list, found "x"; write [x] ⟦x⟧',
  ],
  [
    'a test of nothing',
    rule('if: {text.has: x}, tests: {match: [{}]}'),
    'test.yaml:3:48: a test needs "text" or "name"; write for example {text: …} ⟦{}⟧',
  ],
  [
    'a test with an unknown part',
    rule('if: {text.has: x}, tests: {match: [{body: x}]}'),
    'test.yaml:3:49: unknown key "body"; known here: text, name ⟦body⟧',
  ],
  [
    'a failing test',
    rule('if: {text.has: كلب}, tests: {match: [قط]}'),
    'test.yaml:3:50: test failed: the rule "a" does not match "قط", and should ("text.has" is not met); correct the rule or the test ⟦قط⟧',
  ],
  [
    'a test that unless fails',
    rule('if: {text.has: كلب}, unless: {text.has: قط}, tests: {match: [كلب وقط]}'),
    'test.yaml:3:74: test failed: the rule "a" does not match "كلب وقط", and should ("unless" is met); correct the rule or the test ⟦كلب وقط⟧',
  ],
  [
    'a test that should pass',
    rule('if: {text.has: كلب}, tests: {pass: [رأيت كلبهم]}'),
    'test.yaml:3:49: test failed: the rule "a" matches "رأيت كلبهم", and should not ("text.has" found "كلبهم"); correct the rule or the test ⟦رأيت كلبهم⟧',
  ],
  [
    'a test that passes too long a text',
    rule('if: {text.length: "> 3"}, tests: {pass: [أربع]}'),
    'test.yaml:3:54: test failed: the rule "a" matches "أربع", and should not ("text.length" is 4); correct the rule or the test ⟦أربع⟧',
  ],
  [
    'a test of a name',
    rule('if: {name.has: كلب}, tests: {pass: [{name: الكلب}]}'),
    'test.yaml:3:49: test failed: the rule "a" matches "الكلب", and should not ("name.has" found "الكلب"); correct the rule or the test ⟦{name: الكلب}⟧',
  ],
  [
    'a test of no text',
    rule('if: {section: [x]}, tests: {match: [y]}'),
    'test.yaml:3:49: the rule "a" asks nothing about text, name or links, so it can\'t be tested on a text; remove this test ⟦y⟧',
  ],
  [
    'an unless that takes all away',
    rule('if: {text.has: x, links.count: 1}, unless: {text.has: x}'),
    'test.yaml:3:48: the rule can never match: "unless" is met whenever "if" is; take out of "unless" what "if" asks for ⟦unless⟧',
  ],
];
