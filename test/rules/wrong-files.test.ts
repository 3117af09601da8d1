import { describe, expect, test } from 'vitest';
import { problemsOf, SITE } from './rule-files.ts';

/** A site's file with one rule whose keys are given, on line 3 from column 5 on. */
const rule = (keys: string): string => `${SITE}rules:\n  - {id: a, ${keys}}\n`;

describe('the site', () => {
  test.each([
    ['no site', 'rules: []', 'test.yaml:1:1: "test.yaml" lacks "site"'],
    [
      'a key twice',
      `${SITE}rules: []\nrules: []`,
      'test.yaml:3:1: not valid YAML: Map keys must be unique; this key is there already',
    ],
    ['nothing', '', 'test.yaml:1:1: "test.yaml" must be a map of keys and values, found nothing'],
    ['a part that is missing', 'site: {name: A, locale: ar}', 'test.yaml:1:7: "site" lacks "timezone"'],
    ['an unknown key', `${SITE}rulse: []`, 'test.yaml:2:1: unknown key "rulse" (did you mean "rules"?)'],
    [
      'an unknown language',
      'site: {name: A, locale: arabic, timezone: Asia/Riyadh}',
      'test.yaml:1:25: "locale" must be a language tag such as ar, ar-SA or en, found "arabic"',
    ],
    [
      'an unknown time zone',
      'site: {name: A, locale: ar, timezone: Asia/Riyad}',
      'test.yaml:1:39: "timezone" must be an IANA time zone such as Asia/Riyadh (did you mean "Asia/Riyadh"?), found "Asia/Riyad"',
    ],
    [
      'an origin with a path',
      'site:\n  name: A\n  locale: ar\n  timezone: Asia/Riyadh\n  origins:\n    - https://news.example/',
      'test.yaml:6:7: "origins" must be an exact origin such as https://news.example, without a path; here that is https://news.example, found "https://news.example/"',
    ],
    [
      'a duration without its unit',
      'site: {name: A, locale: ar, timezone: Asia/Riyadh, close_after: 14}',
      'test.yaml:1:65: "close_after" must be a duration such as 30s, 5m, 2h or 14d, found 14',
    ],
    [
      'a limit by something else',
      `${SITE}limits:\n  - {id: x, by: adress, max: 5, per: 1m}`,
      'test.yaml:3:17: "by" must be address, author, article, or site, found "adress" (did you mean "address"?)',
    ],
    [
      'a limit of nothing',
      `${SITE}limits: [{id: x, by: site, max: 0, per: 1m}]`,
      'test.yaml:2:33: "max" must be a whole number from 1 to 1000000, found 0',
    ],
    [
      'two limits of one name',
      `${SITE}limits: [{id: x, by: site, max: 1, per: 1m}, {id: x, by: author, max: 1, per: 1m}]`,
      'test.yaml:2:51: there is another limit "x"',
    ],
    [
      'levels in the wrong order',
      `${SITE}decide: {points: {hold: 8, spam: 4}}`,
      'test.yaml:2:34: "spam" must be at least 9: more than for a weaker effect',
    ],
    [
      'a cap of a group that no rule has',
      `${SITE}decide: {group_max: {style: 3}}`,
      'test.yaml:2:22: no rule has the group "style"',
    ],
    [
      'an alias',
      `${SITE}rules: *x`,
      'test.yaml:2:8: aliases (*name) are not used here; write the value itself',
    ],
  ])('%s', (_what, file, problem) => {
    expect(problemsOf({ 'test.yaml': file })).toContain(problem);
  });
});

describe('a file that is no YAML is told of once, with a cure', () => {
  test.each([
    ['a bracket left open', 'site: [', '1:8', 'every bracket, brace and quote needs its end'],
    ['a tab', 'site:\n\tname: A', '2:1', 'indent with spaces'],
    [
      'a wrong column',
      'site:\n  name: A\n locale: ar',
      '3:1',
      'entries of one level begin in the same column',
    ],
    ['a sign without quotes', rule('if: {links.count: >= 1}'), '3:31', 'into quotes, for example ">= 3"'],
    ['the same in a block', `${SITE}rules: >= 3`, '2:9', 'into quotes, for example ">= 3"'],
    ['a colon in a text', `${SITE}rules: a: b`, '2:8', 'into quotes, for example ">= 3"'],
    ['a pattern in double quotes', rule(String.raw`if: {text.regex: "\d{9}"}`), '3:31', 'into single quotes'],
    ['a hash in a list', rule('if: {text.has: [a #1, b]}'), '4:1', 'what follows a # is a comment'],
    ['a second document', `${SITE}---\nrules: []`, '2:1', 'remove this line'],
    ['thousands of brackets', `site: ${'['.repeat(20_000)}`, '1:', 'nested too deep'],
  ])('%s', (_what, file, place, cure) => {
    const problems = problemsOf({ 'test.yaml': file });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^test.yaml:${place}.*: not valid YAML: `));
    expect(problems[0]).toContain(cure);
  });
});

describe('a rule', () => {
  test.each([
    ['no condition', 'then: hold', '3:5: "rules" lacks "if"'],
    ['an empty one', 'if: {}', '3:17: "if" needs a condition'],
    ['an unknown key', 'if: {text.has: x}, than: hold', '3:32: unknown key "than" (did you mean "then"?)'],
    [
      'an unknown effect',
      'if: {text.has: x}, then: delete',
      '3:38: "then" must be hold, spam, reject, or approve, found "delete"',
    ],
    [
      'an unknown condition',
      'if: {text.hass: x}',
      '3:18: unknown key "text.hass" (did you mean "text.has"?)',
    ],
    ['an unknown one in a group', 'if: {text: {size: 3}}', '3:25: unknown key "text.size"; known here: '],
    [
      'nothing like a known one',
      'if: {text.sentiment: 6}',
      '3:18: unknown key "text.sentiment"; known here: text.has',
    ],
    [
      'a group without keys',
      'if: {text: كلب}',
      '3:24: "text" must be keys and values, of has, regex, length, words, repeat, emoji, caps, match, fold, except, found "كلب"',
    ],
    [
      'a list for a map',
      'if: [{text.has: x}]',
      '3:17: "if" must be a map of keys and values, without "- " before them, found a list',
    ],
    [
      'a map for a list',
      'if: {any: {text.has: x}}',
      '3:23: "any" must be a list, whose entries begin with "- ", found a map',
    ],
    [
      'a condition twice',
      'if: {text: {has: x}, text.has: y}',
      '3:34: "text.has" is given twice; join conditions with "all"',
    ],
    ['any of nothing', 'if: {any: []}', '3:23: "any" of nothing can never match'],
    [
      'no terms',
      'if: {text.has: []}',
      '3:28: "text.has" must be a list with at least one entry, found a list',
    ],
    [
      'a term that folds to nothing',
      'if: {text.has: "ـــ"}',
      '3:28: nothing of the term "ـــ" is left to look for once it is folded',
    ],
    [
      'all taken away',
      'if: {text: {has: أحمق, except: [احمق]}}',
      '3:30: "text.has" can never match: "except" takes everything away again',
    ],
    ['Arabic quotes', 'if: {text.has: “كلب”}', '3:28: write the term "“كلب”" without quotation marks'],
    ['an Arabic comma', 'if: {text.has: [كلب، قط]}', '3:29: write the term "كلب، قط" on its own'],
    [
      'a pattern of nested counts',
      "if: {text.regex: '(([ab]{0,30}){0,30})c'}",
      '3:30: "text.regex": too large: it takes 1895 steps, 1000 may be; lower the counts',
    ],
    [
      'except on its own',
      'if: {text: {length: 3, except: [x]}}',
      '3:36: "text.except" needs "text.has" beside it',
    ],
    ['an unknown list', 'if: {text.has: $insults}', '3:28: there is no list "insults"'],
    ['an unknown rule', 'if: {rule: b}', '3:24: there is no rule "b"'],
    ['itself', 'if: {rule: a}', '3:24: rules refer to one another in a circle: a -> a'],
    [
      'no comparison',
      'if: {links.count: "=> 1"}',
      '3:31: "links.count" must be a comparison such as ">= 1" (with <, <=, =, >= or >), found "=> 1"',
    ],
    [
      'less than none',
      'if: {author.approved: "< 0"}',
      '3:35: "author.approved" can never match: nothing is less than 0',
    ],
    [
      'an age that is no duration',
      'if: {author.age: "< 14"}',
      '3:30: "author.age" must be a comparison such as "< 14d"',
    ],
    [
      'no domain',
      'if: {links.domain: "https://x.com/"}',
      '3:32: "links.domain" takes domains such as example.com, found "https://x.com/"',
    ],
    [
      'an ASCII boundary in Arabic',
      String.raw`if: {text.regex: '\bكلب\b'}`,
      String.raw`3:30: "text.regex": \b knows no Arabic letters or digits; use "has", which`,
    ],
    [
      'ASCII digits in Arabic',
      String.raw`if: {text.regex: 'رقم \d+'}`,
      String.raw`3:30: "text.regex": \d knows no Arabic letters or digits; use \p{Nd}`,
    ],
    [
      'a broken pattern',
      "if: {text.regex: 'a('}",
      '3:30: "text.regex": error parsing regexp: missing closing )',
    ],
    [
      'a pattern that always matches',
      "if: {text.regex: 'a*'}",
      '3:30: "text.regex": matches an empty text too, so it may match everywhere',
    ],
    [
      'beats without an approval',
      'if: {text.has: x}, then: hold, beats: spam',
      '3:44: "beats" needs "then: approve"',
    ],
    [
      'beats a rejection',
      'if: {text.has: x}, then: approve, beats: reject',
      '3:54: "beats" must be hold or spam, found "reject"',
    ],
    ['a group without points', 'if: {text.has: x}, group: g', '3:32: "group" needs "points"'],
    ['options without terms', 'if: {links.count: 1}, match: part', '3:35: "match" needs a "has" in the rule'],
    [
      'an unknown placeholder',
      'if: {text.has: x}, why: "see {word}"',
      '3:37: {word} means nothing here; only {match} does',
    ],
    [
      'a reason in no language',
      'if: {text.has: x}, why: {arabic!: x}',
      '3:38: "arabic!" is no language tag such as ar or en',
    ],
    [
      'a day that is none',
      'if: {text.has: x}, expires: 2027-02-30',
      '3:41: "expires" must be a day of the calendar such as 2027-12-31, found "2027-02-30"',
    ],
    [
      'a capital in a flag',
      'if: {text.has: x}, flag: Insult',
      '3:38: "flag" must be an id: small Latin letters',
    ],
    [
      'a failing test',
      'if: {text.has: كلب}, tests: {match: [قط]}',
      '3:50: test failed: the rule "a" does not match "قط", and should',
    ],
    [
      'a test that should pass',
      'if: {text.has: كلب}, tests: {pass: [كلبه]}',
      '3:49: test failed: the rule "a" matches "كلبه", and should not',
    ],
    [
      'a test of no text',
      'if: {section: [x]}, tests: {match: [y]}',
      '3:49: the rule "a" asks nothing about text, name or links',
    ],
  ])('%s', (_what, keys, problem) => {
    const problems = problemsOf({ 'test.yaml': rule(keys) });
    expect(
      problems.filter((one) => one.startsWith(`test.yaml:${problem}`)),
      problems.join('\n'),
    ).toHaveLength(1);
  });
});

describe('several files', () => {
  const start = (rest: string) => `${SITE}${rest}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`;

  test('a list that nothing uses', () => {
    const files = { 'test.yaml': `${SITE}lists:\n  l: l.txt`, 'l.txt': 'x' };
    expect(problemsOf(files)).toEqual([
      'test.yaml:3:3: no rule uses the list "l"; write $l in a rule, or remove it',
    ]);
  });

  test('a list that is empty, absent or elsewhere', () => {
    expect(problemsOf({ 'test.yaml': start('lists: {l: l.txt}'), 'l.txt': '# x\n' })).toEqual([
      'l.txt:1:1: the list has no term',
    ]);
    expect(problemsOf({ 'test.yaml': start('lists: {l: l.txt}') })).toEqual([
      'test.yaml:2:12: there is no file l.txt',
    ]);
    for (const path of ['../l.txt', 'x/../../l.txt', '/etc/l.txt', 'C:/l.txt']) {
      expect(problemsOf({ 'test.yaml': start(`lists: {l: ${path}}`) })[0]).toMatch(
        /^test.yaml:2:12: .* must be a relative path/,
      );
    }
  });

  test('a comment where a value is meant', () => {
    const file = `${SITE}rules:\n  - id: a\n    if:\n      text.has: #tag\n    then: hold`;
    expect(problemsOf({ 'test.yaml': file })).toEqual([
      'test.yaml:5:17: "text.has" must be a term or $list, found nothing: what begins with # is a comment, if not in quotes',
    ]);
  });

  test('a list written like something else', () => {
    const list = 'قط\n"كلب"\n- حمار\nبغل، تيس\nجمل # جديد\n{match: part}\nx {fold: exact';
    const problems = problemsOf({ 'test.yaml': start('lists: {l: l.txt}'), 'l.txt': list });
    expect(problems.map((problem) => problem.slice(0, 7))).toEqual(
      [2, 3, 4, 5, 6, 7].map((line) => `l.txt:${line}`),
    );
  });

  test('a file that is not in UTF-8', () => {
    const files = { 'test.yaml': start('lists: {l: l.txt}'), 'l.txt': 'قط\nx\uFFFD\uFFFD\n' };
    expect(problemsOf(files)).toEqual([
      'l.txt:2:2: the file is not in UTF-8; save it as "UTF-8" (not UTF-16 or Windows-1256)',
    ]);
    expect(problemsOf({ 'test.yaml': '\uFFFD\uFFFDs\0i\0' })[0]).toContain('not in UTF-8');
  });

  test('options of a term that mean nothing, and a term that is too long', () => {
    const list = `كلب {match: exact}\nقط {mach: part}\n  ${'ا'.repeat(201)}`;
    expect(problemsOf({ 'test.yaml': start('lists: {l: l.txt}'), 'l.txt': list })).toEqual([
      'l.txt:2:5: unknown option "mach: part" (did you mean "match: part"?)',
      'l.txt:3:3: a term has 200 characters at most, this one has 201',
    ]);
  });

  test('an include that goes in a circle', () => {
    const files = {
      'test.yaml': `${SITE}include: shared/a.yaml`,
      'shared/a.yaml': 'include: [b.yaml]',
      'shared/b.yaml': 'include:\n  - a.yaml',
    };
    expect(problemsOf(files)).toEqual([
      'shared/b.yaml:2:5: files include one another in a circle: shared/a.yaml -> shared/b.yaml -> shared/a.yaml',
    ]);
  });

  test('an included file with what belongs to a site', () => {
    const files = { 'test.yaml': `${SITE}include: a.yaml`, 'a.yaml': 'rules: []\nlimits: []' };
    expect(problemsOf(files)).toEqual([
      'a.yaml:2:1: "limits" belongs into a site\'s own file, not into an included one',
    ]);
  });

  test('two rules of one name in different files', () => {
    const shared = 'rules:\n  - {id: a, if: {text.has: x}, then: hold}';
    const files = { 'test.yaml': `${SITE}include: a.yaml\n${shared}`, 'a.yaml': shared };
    expect(problemsOf(files)).toEqual(['a.yaml:2:10: there is another rule "a", at test.yaml:4']);
  });

  test('rules that refer to one another in a circle', () => {
    const rules = ['a', 'b', 'c'].map(
      (id, index, all) => `  - {id: ${id}, if: {rule: ${all[(index + 1) % 3]}}, then: hold}`,
    );
    expect(problemsOf({ 'test.yaml': `${SITE}rules:\n${rules.join('\n')}` })).toEqual([
      'test.yaml:5:24: rules refer to one another in a circle: a -> b -> c -> a',
    ]);
  });
});

test('rules that refer to one another through very many', () => {
  const rules = Array.from(
    { length: 70 },
    (_, index) =>
      `  - {id: r${index}, then: hold, if: {${index < 69 ? `rule: r${index + 1}` : 'text.has: x'}}}`,
  );
  expect(problemsOf({ 'test.yaml': `${SITE}rules:\n${rules.join('\n')}` })[0]).toContain(
    'this is reached through 64 rules, which is too many',
  );
});

test('all problems are told at once, in the order of the file', () => {
  const file = `${SITE}decide: {default: pending}\nlimits: [{id: X}]\nrules:\n  - {id: a, if: {text.hsa: x}, then: no}\n  - {if: {rule: a}}`;
  expect(
    problemsOf({ 'test.yaml': file }).map((problem) => problem.split(':').slice(1, 3).join(':')),
  ).toEqual(['2:19', '3:10', '3:15', '5:18', '5:38', '6:5']);
});

test('a site without an id for a name is refused', () => {
  expect(problemsOf({})).toEqual(['test.yaml:1:1: there is no file test.yaml']);
});

describe('the conditions on shares, copies and rates', () => {
  const similar = (keys: string) => `if: {similar: {by: article, within: 10m, ${keys}}}`;
  const rate = (keys: string) => `if: {rate: {by: address, ${keys}}}`;

  test.each([
    [
      'an unknown script',
      'if: {script.arabik: "> 80%"}',
      '3:18: unknown key "script.arabik" (did you mean "script.arabic"?)',
    ],
    [
      'an unknown one in a group',
      'if: {script: {lattin: "> 80%"}}',
      '3:27: unknown key "script.lattin" (did you mean "script.latin"?)',
    ],
    [
      'a percent without its sign',
      'if: {script.latin: "> 80"}',
      '3:32: "script.latin" must be a comparison such as "> 80%" (with <, <=, =, >= or >), found "> 80"',
    ],
    [
      'a share as a fraction',
      'if: {text.caps: "> 0.7"}',
      '3:29: "text.caps" must be a comparison such as "> 70%"',
    ],
    [
      'more than all',
      'if: {text.caps: "> 100%"}',
      '3:29: "text.caps" can never match: nothing is more than 100%',
    ],
    [
      'more than there is',
      'if: {script.latin: 120%}',
      '3:32: "script.latin" can never match: nothing is more than 100%',
    ],
    [
      'less than nothing',
      'if: {script.latin: "< 0%"}',
      '3:32: "script.latin" can never match: nothing is less than 0%',
    ],
    [
      'a negative count',
      'if: {text.emoji: "< 0"}',
      '3:30: "text.emoji" can never match: nothing is less than 0',
    ],
    [
      'a percent of a count',
      'if: {text.repeat: ">= 6%"}',
      '3:31: "text.repeat" must be a comparison such as ">= 6"',
    ],
    [
      'a word for a number',
      'if: {name.words: many}',
      '3:30: "name.words" must be a comparison such as "< 3"',
    ],
    [
      'yes for true',
      'if: {author.trusted: yes}',
      '3:34: "author.trusted" must be true or false, found "yes"',
    ],
    ['a number for true', 'if: {reply: 1}', '3:25: "reply" must be true or false, found 1'],
    [
      'an age without its unit',
      'if: {article.age: "> 7"}',
      '3:31: "article.age" must be a comparison such as "> 7d"',
    ],
    [
      'more rejections than are counted',
      'if: {author.rejected_30d: "> 1000"}',
      '3:39: "author.rejected_30d" can never match: nothing is more than 1000; counting ends there',
    ],
    ['a number for a map', 'if: {similar: 5}', '3:27: "similar" must be a map of keys and values, found 5'],
    ['an unknown key in it', similar('cuont: 5'), '3:54: unknown key "cuont" (did you mean "count"?)'],
    [
      'nothing to compare',
      'if: {similar: {by: site, within: 1h}}',
      '3:27: "similar" lacks "count" or "authors"',
    ],
    ['no window', 'if: {similar: {by: site, count: 5}}', '3:27: "similar" lacks "within"'],
    ['no window and nobody', 'if: {rate: {count: 5}}', '3:24: "rate" lacks "by" and "within"'],
    [
      'copies by address',
      'if: {similar: {by: address, within: 1h, count: 5}}',
      '3:32: "by" must be article, author, or site, found "address"',
    ],
    [
      'a window that is too wide',
      'if: {similar: {by: site, within: 8d, count: 5}}',
      '3:46: "within" must be 7d at most',
    ],
    [
      'a window without its unit',
      rate('within: 10, count: 5'),
      '3:46: "within" must be a duration such as 30s',
    ],
    [
      'a count that is always more',
      similar('count: "< 1"'),
      '3:61: "count" can never match: nothing is less than 1; this comment counts too',
    ],
    [
      'a count past the end',
      similar('count: ">= 101"'),
      '3:61: "count" can never match: nothing is more than 100; counting ends there',
    ],
    ['a rate of none', rate('within: 1m, count: 0'), '3:57: "count" can never match: nothing is less than 1'],
    [
      'a rate past the end',
      rate('within: 1m, count: "> 1000"'),
      '3:57: "count" can never match: nothing is more than 1000',
    ],
    [
      'more authors than comments',
      similar('count: "< 3", authors: ">= 3"'),
      '3:77: "authors" can never match: no comment has more than one',
    ],
    [
      'authors of one author',
      'if: {similar: {by: author, within: 1h, authors: ">= 2"}}',
      '3:52: "authors" means nothing with "by: author": that is one',
    ],
    [
      'a test of what stands in no text',
      'if: {rate: {by: site, within: 1m, count: 5}}, tests: {match: [y]}',
      '3:75: the rule "a" asks nothing about text, name or links',
    ],
    [
      'a failing test of one that does',
      'if: {text.repeat: ">= 6"}, tests: {match: [ههههه]}',
      '3:56: test failed: the rule "a" does not match "ههههه", and should',
    ],
  ])('%s', (_what, keys, problem) => {
    const problems = problemsOf({ 'test.yaml': rule(keys) });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`test.yaml:${problem}`);
  });
});

describe('fold: strong', () => {
  const message =
    '"fold: strong" takes other letters for the listed ones, so "then: reject" may not rest on it; hold or give points, or use "fold: normal"';

  test.each([
    ['in a condition', rule('if: {text: {has: كلب, fold: strong}}, then: reject'), 'test.yaml:3:41'],
    ['in a rule', rule('fold: strong, if: {text.has: كلب}, then: reject'), 'test.yaml:3:42'],
  ])('may not reject %s', (_where, file, place) => {
    expect(problemsOf({ 'test.yaml': file })).toEqual([`${place}: ${message}`]);
  });

  test('may not reject in a list', () => {
    const file = `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: reject}]`;
    expect(problemsOf({ 'test.yaml': file, 'l.txt': 'قط\nكلب {fold: strong}' })).toEqual([
      `l.txt:2:1: ${message}`,
    ]);
  });

  test('may hold, give points, and let pass', () => {
    const file = rule('if: {text: {has: كلب, fold: strong}}, then: hold, points: 2');
    expect(problemsOf({ 'test.yaml': file })).toEqual([]);
    const unless = rule('if: {text.has: قط}, unless: {text: {has: كلب, fold: strong}}, then: reject');
    expect(problemsOf({ 'test.yaml': unless })).toEqual([]);
  });
});
