import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rulesOfFiles } from '../../src/node/show-list.ts';
import { acceptRules } from '../../src/pipeline/accept-rules.ts';
import { changeLists } from '../../src/store/list-changes.ts';
import { inOpened } from '../databases/asking.ts';
import { folderWith, hakam } from '../hakam-process.ts';
import { openTestDatabase } from '../store/open-test-database.ts';

const SITE = `site: {name: {ar: صحيفة}, locale: ar, timezone: UTC}
lists: {rude: lists/rude.txt, mild: lists/mild.txt}
rules:
  - {id: rude, if: {text.has: $rude}, then: hold, tests: {match: [والأحمق], pass: [سلام]}}
  - {id: mild, if: {text.has: $mild}, then: hold}
`;
const files = {
  'news.yaml': SITE,
  'lists/rude.txt': '# قائمة\nأحمق\nغبي {match: exact}\n',
  'lists/mild.txt': 'سخيف',
};

async function newsFolder() {
  const folder = folderWith(files);
  await hakam(folder, 'migrate');
  const list = (...words: string[]) => hakam(folder, 'list', ...words);
  return { folder, list };
}

const plain = (text: string) => text.replace(/[\u2068\u2069]/g, '');

test('list show tells the terms in force, and of those that were added who did it, when and why', async () => {
  const { list } = await newsFolder();
  await list('add', '--site', 'news', 'rude', 'تافه', 'أحمق', '--reason', 'ورد كثيرًا');
  await list('add', 'rude', 'وقح { match:part }');
  await list('remove', 'rude', 'غبي');
  const { code, out } = await list('show', 'rude');
  expect(code).toBe(0);
  expect(plain(out).split('\n')).toEqual([
    'أحمق',
    expect.stringMatching(/^تافه {2}added \d{4}-\S+Z by \S.*: ورد كثيرًا$/),
    expect.stringMatching(/^وقح \{match: part\} {2}added \S+Z by \S+$/),
    '',
  ]);
});

test('list add and remove say what was done, and what was so already, and tell the audit', async () => {
  const { folder, list } = await newsFolder();
  expect(plain((await list('add', 'rude', 'تافه', 'أحمق')).out)).toBe(
    'تافه was added to rude\nأحمق is in rude already\n',
  );
  expect(plain((await list('remove', 'rude', 'تافه', 'وقح')).out)).toBe(
    'تافه was taken out of rude\nوقح is not in rude\n',
  );
  const database = openTestDatabase(join(folder, 'data/hakam.db'));
  const told = await inOpened(database)(
    "select by_id, subject, detail from audit where kind = 'list' order by id",
  );
  const detail = (kind: string) => JSON.stringify({ kind, terms: ['تافه'], reason: null });
  expect(told).toEqual(
    ['add', 'remove'].map((kind) => ({ by_id: 'command-line', subject: 'rude', detail: detail(kind) })),
  );
});

test('a term is the same without marks of direction and in whatever order its marks are, in files too', async () => {
  const { folder, list } = await newsFolder();
  const out = async (...words: string[]) => (await list(...words)).out;
  const typed = '\u062a\u0651\u064e\u0627\u0641\u0647\u0629'; // shadda before fatha, as keyboards give it
  const composed = typed.normalize('NFC');
  expect(await out('add', 'rude', '\u2068تافه\u2069 {match: part}', '\u200fأحمق', typed)).toBe(
    `تافه {match: part} was added to rude\n${composed} was added to rude\nأحمق is in rude already\n`,
  );
  expect(await out('show', 'rude')).toMatch(/^أحمق\nغبي \{match: exact\}\nتافه \{match: part\} {2}added /);
  writeFileSync(join(folder, 'rules/lists/rude.txt'), `أحمق\n\u2067قبيح\u2069\n${typed}\n`);
  expect(await out('remove', 'rude', '\u202bتافه\u202c', composed, 'قبيح', 'احمق', 'وقح')).toBe(
    [
      'تافه was taken out of rude',
      `${composed} was taken out of rude`,
      'قبيح was taken out of rude',
      'احمق is not in rude, but أحمق is',
      'وقح is not in rude',
      '',
    ].join('\n'),
  );
  expect(await out('show', 'rude')).toBe('أحمق\n');
});

test('a site, list or term that cannot be is told in plain words, and nothing is changed', async () => {
  const { folder, list } = await newsFolder();
  const refused = async (...words: string[]) => {
    const { code, out, err } = await list(...words);
    expect([code, out]).toEqual([1, '']);
    return plain(err);
  };
  expect(await refused('add', '--site', 'nwes', 'rude', 'x')).toMatch(/^There is no nwes\.yaml in /);
  expect(await refused('add', 'rud', 'x')).toBe(
    'Nothing was changed: there is no list rud (did you mean "rude"?).\n',
  );
  expect(await refused('show', 'rud')).toBe('There is no list rud (did you mean "rude"?).\n');
  const terms = ['جيد', '"تافه"', '# x', 'x {mach: part}', 'a\nb', 'a\u001b[31mb', '\u064b'];
  expect(await refused('add', 'rude', ...terms)).toMatch(
    /^Nothing was changed:\n {2}"تافه": write the term .* without quotation marks.*\n {2}# x: there is no term in it.*\n {2}x \{mach: part\}: unknown option .*\n {2}a b: a term is one line.*\n {2}a\[31mb: a term is one line.*\n {2}\u064b: nothing of the term .*\n$/,
  );
  expect(await refused('add', 'rude', 'x', '--reason', ' ')).toContain("option '--reason <reason>'");
  expect((await hakam(folder, 'rules', 'history')).out).not.toContain('+');
});

test("a change with which the rules' own tests fail is refused, and the test named", async () => {
  const { list } = await newsFolder();
  const added = await list('add', 'rude', 'سلام');
  expect(added.code).toBe(1);
  expect(plain(added.err)).toMatch(
    /^Nothing was changed, for then the rules would be wrong:\n {2}news\.yaml:4:\d+: test failed: the rule "rude" matches "سلام", and should not/,
  );
  expect(plain((await list('remove', 'rude', 'أحمق')).err)).toContain('does not match "والأحمق"');
  expect(plain((await list('remove', 'mild', 'سخيف')).err)).toContain('the list has no term');
  expect(plain((await list('show', 'rude')).out)).toBe('أحمق\nغبي {match: exact}\n');
});

test('while changes are not in force, the commands tell it, and whose the first of them is', async () => {
  const { folder, list } = await newsFolder();
  await list('add', 'rude', 'تافه');
  writeFileSync(join(folder, 'rules/news.yaml'), SITE.replace('pass: [سلام]', 'pass: [سلام, بليد]'));
  const database = openTestDatabase(join(folder, 'data/hakam.db'));
  const base = rulesOfFiles(join(folder, 'rules'), 'news');
  await acceptRules({ database, now: Date.now }, base);
  const by = { kind: 'admin', id: 'key', name: 'Ann' } as const;
  const changes = ['بليد', 'وقح'].map((term) => ({ list: 'rude', term, kind: 'add' as const }));
  await database.atomically(changeLists({ site: base.site, at: 0, by, reason: null, changes }));
  const told =
    /^Changes of the lists of news are not in force.*:\n {2}news\.yaml:4:\d+: test failed: .*\nThe first is بليد, added to rude 1970-\S+ by Ann; undo it, or mend the rules\.\n/;
  const shown = await list('show', 'rude');
  expect(shown.out).toMatch(/^أحمق\nغبي \{match: exact\}\nتافه {2}added .*\n$/);
  expect(plain(shown.err)).toMatch(told);
  expect(plain((await list('add', 'rude', 'مزعج')).err)).toMatch(told);
  const history = await hakam(folder, 'rules', 'history');
  expect(history.out.split('\n')[0]).toMatch(new RegExp(`^${base.version}\\+1 {2}`));
  expect(plain(history.err)).toMatch(told);
  expect(await list('remove', 'rude', 'بليد')).toMatchObject({ code: 0, err: '' });
  expect((await hakam(folder, 'rules', 'history')).out).toContain(`${base.version}+4  `);
});

test('where there is no database, or the files are broken, the command says so', async () => {
  const folder = folderWith(files);
  expect((await hakam(folder, 'list', 'add', 'rude', 'x')).err).toMatch(/^There is no database at /);
  const broken = folderWith({ 'news.yaml': `${SITE}rulez: []\n` });
  await hakam(broken, 'migrate');
  expect((await hakam(broken, 'list', 'add', 'rude', 'x')).err).toMatch(
    /^The files of news are broken; mend them first:\nnews\.yaml:/,
  );
});
