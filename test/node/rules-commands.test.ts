import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, hakam, hakamWith } from '../hakam-process.ts';
import { startService } from '../service.ts';

const SITE = `site: {name: {ar: صحيفة}, locale: ar, timezone: UTC}
decide: {default: hold, points: {hold: 4, spam: 8}, group_max: {style: 3}}
lists: {rude: lists/rude.txt}
rules:
  - {id: rude, if: {text.has: $rude}, then: hold, flag: insult, why: {ar: 'لفظ مسيء: {match}'}, tests: {match: [والأحمق], pass: [سلام]}}
  - {id: newcomer, if: {author.approved: '< 3', links.count: '>= 1'}, unless: {rule: rude}, points: 2, group: style}
  - {id: loud, if: {text.has: loud}, points: 2, group: style, tests: {match: [loud]}}
  - {id: known, if: {author.approved: '>= 9', section: sport}, then: approve, beats: hold}
`;
const files = { 'news.yaml': SITE, 'lists/rude.txt': 'أحمق\n' };

test('rules test counts what passed, and lists the rules without a test', async () => {
  const { code, out } = await hakam(folderWith(files), 'rules', 'test');
  expect(code).toBe(0);
  expect(out.split('\n')).toEqual([
    'news: 3 of 3 tests passed',
    '  rude  2  of  2',
    '  loud  1  of  1',
    'without a test: 2',
    '  newcomer  news.yaml:6:10',
    '  known     news.yaml:8:10',
    '',
  ]);
});

test('rules test tells of each failure where it stands, and what matched where', async () => {
  const folder = folderWith({ ...files, 'news.yaml': SITE.replace('pass: [سلام]', 'pass: [يا أَحمَـق!]') });
  const { code, out } = await hakam(folder, 'rules', 'test', 'news');
  expect(code).toBe(1);
  expect(out).toMatch(/^news\.yaml:5:\d+: test failed: the rule "rude" matches, and should not:\n/);
  expect(out).toContain('text.has: true, 3-10 \u2068أَحمَـق\u2069\n');
  expect(out).toContain('news: 2 of 3 tests passed');
  expect((await hakam(folder, 'rules', 'test', 'none')).err).toMatch(/^There is no none\.yaml in /);
});

test('rules explain tells the decision, the reason, and which fact is missing', async () => {
  const folder = folderWith(files);
  const text = 'يا أَحمَـق! see x.org';
  const { code, out } = await hakam(folder, 'rules', 'explain', text, '--author-approved', '1');
  expect(code).toBe(0);
  const lines = out.split('\n');
  expect(lines.slice(0, 2)).toEqual(['pending  hold, by rude', 'reason (ar)  \u2068لفظ مسيء: أَحمَـق\u2069']);
  expect(lines).toContain(`  \u2068${text}\u2069`);
  expect(lines).toContain('  1  body 3-10   \u2068أَحمَـق\u2069  rude, newcomer');
  expect(lines).toContain('  2  body 16-21  x.org  newcomer');
  expect(out).toMatch(/false {4}newcomer .*\n +true +author\.approved < 3 {2}found 1\n/);
  expect(out).toMatch(/rule rude {2}\(in unless\) {2}matched 1\n/);
  expect(out).toMatch(/unknown {2}section sport {2}missing: give --section\n/);
});

test('rules explain counts points by group, up to their caps', async () => {
  const given = ['--author-approved', '1', '--section', 'sport'];
  const { out } = await hakam(folderWith(files), 'rules', 'explain', 'loud x.org', ...given);
  expect(out).toMatch(/^pending {2}no rule decides, so the default does: hold\n/);
  expect(out).toMatch(/points\n {2}style {2}of 4, 3 at most +3\n {2}all {4}hold from 4, spam from 8 {2}3\n/);
  expect(out).not.toContain('missing');
});

test('on a terminal the matched letters themselves are marked, with their marks and tatweel', async () => {
  const text = 'قال أَحمَـق: hello\nloud';
  const { out } = await hakamWith({ FORCE_COLOR: '1' }, folderWith(files), 'rules', 'explain', text);
  const [, ...marked] = out.split('\u001b[7m\u001b[4m').map((part) => part.split('\u001b[24m')[0]);
  expect(marked).toEqual(['أَحمَـق', 'loud']);
});

test('nothing in a text drives the terminal or reorders what stands around it', async () => {
  const text = 'a\u001b[2Jb \u202eloud\u2067 \u009b31m';
  const { out } = await hakam(
    folderWith(files),
    'rules',
    'explain',
    text,
    '--name',
    '\u2067x\u001b]0;t\u0007',
  );
  expect(out).toContain('a[2Jb loud');
  expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
  for (const line of out.split('\n'))
    expect([...line.matchAll(/[\u2066-\u2069]/g)].join('')).toMatch(/^(\u2068,?\u2069,?)*$/);
});

test('rules diff tells what changed in meaning, whatever the files look like, and its code says whether', async () => {
  const folder = folderWith(files);
  const draft = join(folder, 'draft');
  cpSync(join(folder, 'rules'), draft, { recursive: true });
  const diff = () => hakam(folder, 'rules', 'diff', join(folder, 'rules'), draft);
  const moved = SITE.replace('text.has: $rude', 'text: {has: [$rude]}').replace(/ {2}- \{id: loud.*\n/, '');
  const [loud = ''] = / {2}- \{id: loud.*\n/.exec(SITE) ?? [];
  writeFileSync(join(draft, 'news.yaml'), `# a comment\ninclude: more.yaml\n${moved}`);
  writeFileSync(join(draft, 'more.yaml'), `rules:\n${loud}`);
  expect(await diff()).toEqual({ code: 0, out: '', err: '' });

  writeFileSync(
    join(draft, 'more.yaml'),
    `rules:\n${loud.replace('points: 2', 'points: 5').replace('id: loud', 'id: noisy')}`,
  );
  writeFileSync(join(draft, 'lists/rude.txt'), 'أحمق\nكلمة {match: part}\n');
  writeFileSync(
    join(draft, 'news.yaml'),
    `include: more.yaml\n${moved.replace('spam: 8', 'spam: 9').replace('flag: insult', 'flag: [insult, abuse]')}`,
  );
  const { code, out } = await diff();
  expect(code).toBe(1);
  expect(out.split('\n').slice(2)).toEqual([
    'settings',
    '    - decide.points.spam: 8',
    '    + decide.points.spam: 9',
    'rules',
    '  removed  loud',
    '    - group: style',
    '    - if.text.has: loud',
    '    - points: 2',
    '    - tests.match: loud',
    '  added  noisy',
    '    + group: style',
    '    + if.text.has: loud',
    '    + points: 5',
    '    + tests.match: loud',
    '  changed  rude',
    '    + flag: abuse',
    'lists',
    '  changed  rude  +1 -0',
    '    + \u2068كلمة {match: part}\u2069',
    '',
  ]);
});

test('rules diff compares versions that were in force, by how they begin', async () => {
  const service = await startService({ rules: files });
  const changed = SITE.replace('default: hold', 'default: approve');
  writeFileSync(join(service.folder, 'rules/news.yaml'), changed);
  await service.running.reloadRules();
  const listed = (await hakam(service.folder, 'rules', 'history')).out.trim().split('\n');
  expect(listed).toHaveLength(2);
  const [now = '', before = ''] = listed.map((line) => line.slice(0, 16));
  const { code, out } = await hakam(service.folder, 'rules', 'diff', before.slice(0, 8), now.slice(0, 8));
  expect(code).toBe(1);
  expect(out).toContain('    - decide.default: hold\n    + decide.default: approve\n');
  expect((await hakam(service.folder, 'rules', 'diff', now, join(service.folder, 'rules'))).code).toBe(0);
  const trouble = await hakam(service.folder, 'rules', 'diff', 'f00', now);
  expect([trouble.code, trouble.err]).toEqual([
    2,
    expect.stringMatching(/^f00 is no folder, no file, and no version/),
  ]);
});

test('rules history, diff and backtest know the versions that changes of lists made', async () => {
  const { folder, call } = await startService({ rules: files });
  const base = (await call('GET', '/v1/sites/news/rules')).json.version;
  await hakam(folder, 'list', 'add', 'rude', 'تافه', 'وقح');
  await hakam(folder, 'list', 'remove', 'rude', 'وقح');
  const rules = (...words: string[]) => hakam(folder, 'rules', ...words);
  const listed = (await rules('history')).out.trim().split('\n');
  expect(listed.map((line) => line.split('  ')[0])).toEqual([`${base}+3`, base]);
  const { out } = await rules('diff', `${base.slice(0, 8)}+1`, `${base}+2`);
  expect(out).toMatch(new RegExp(`^--- ${base}\\+1 \\(news\\)\n\\+\\+\\+ ${base}\\+2 `));
  expect(out).toContain('  changed  rude  +1 -0\n    + \u2068وقح\u2069\n');
  expect((await rules('diff', `${base}+1`, `${base}+3`)).code).toBe(0);
  expect((await rules('diff', `${base}+4`, base)).err).toBe(
    `${base}+4: 3 changes were made to the lists of news.\n`,
  );
  const tried = async (...words: string[]) =>
    JSON.parse((await rules('backtest', '--json', ...words)).out).version;
  expect(await tried()).toBe(`${base}+3`);
  expect(await tried('--rules', `${base}+2`)).toBe(`${base}+2`);
  expect((await call('GET', '/v1/sites/news/rules')).json.version).toBe(`${base}+3`);
});

test('rules backtest prints what each rule would do beside what moderators did, and puts nothing in force', async () => {
  const service = await startService({ rules: files });
  const decided = async (body: string, status: string) => {
    const sent = { body, author: { name: 'قارئ' } };
    const { id } = (await service.call('POST', '/v1/sites/news/articles/1/comments', { body: sent })).json;
    await service.call('POST', `/v1/sites/news/comments/${id}/decision`, { body: { status } });
  };
  await decided('يا أحمق', 'rejected');
  await decided('قال الأحمق', 'approved');
  await decided('loud', 'approved');
  const inForce = await hakam(service.folder, 'rules', 'backtest');
  expect(inForce).toMatchObject({ code: 0, err: '' });
  const rows = inForce.out.split('\n').map((line) => line.trim().split(/ {2,}/));
  expect(rows).toContainEqual(['rude', 'hold', '2', '2', '0', '0', '0', '1', '50%', '0']);
  expect(rows).toContainEqual(['loud', '2 points', '1', '1', '0', '0', '0', '0', '0%', '0']);
  expect(rows).toContainEqual(['rules: hold', '0', '2', '1', '0']);
  expect(inForce.out).toContain('  approved  \u2068قال الأحمق\u2069  ');

  const draft = join(service.folder, 'draft');
  mkdirSync(join(draft, 'lists'), { recursive: true });
  writeFileSync(join(draft, 'news.yaml'), SITE.replace('then: hold', 'then: reject'));
  writeFileSync(join(draft, 'lists/rude.txt'), 'أحمق\n');
  const tried = await hakam(
    service.folder,
    'rules',
    'backtest',
    '--rules',
    draft,
    '--json',
    '--samples',
    '0',
  );
  expect(JSON.parse(tried.out)).toMatchObject({
    comments: 3,
    rules: [{ rule: 'rude', would: { rejected: 2 } }, {}, {}, {}],
  });
  expect((await hakam(service.folder, 'rules', 'history')).out.trim().split('\n')).toHaveLength(1);
});

test('a folder of several sites, or a site that is not there, is answered with those that are', async () => {
  const folder = folderWith({ ...files, 'other.yaml': SITE });
  const explain = (...more: string[]) => hakam(folder, 'rules', 'explain', 'x', ...more);
  expect(await explain()).toMatchObject({ code: 1, err: 'Say which site with --site: news, other.\n' });
  expect((await explain('--site', 'nwes')).err).toMatch(/^There is no nwes\.yaml in /);
  expect((await explain('--site', 'news', '--author-age', 'long')).err).toContain(
    'Give a duration such as 2h or 14d.',
  );
});
