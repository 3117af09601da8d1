import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { comment, fragmentOf, harmless, hostileBody, hostileName, idOf, pageOf, written } from './shown.ts';

/** The tags alone, without what their attributes say. */
const tags = (html: string) => html.match(/<[^>]*>/g)?.map((tag) => tag.replace(/"[^"]*"/g, '""'));

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
/** What a reader reads of HTML. */
const textOf = (html: string) =>
  html.replace(/<[^>]*>/g, '').replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name] ?? '');

const one = (html: string, pattern: RegExp) => textOf(pattern.exec(html)?.[1] ?? 'nothing');
const bodyIn = (html: string) => one(html, /itemprop="text">(.*)<\/div>/s);

test('the comment of the news page', () => {
  expect(
    fragmentOf(pageOf([comment(1)])),
  ).toBe(`<section class="hakam" lang="ar" dir="rtl" aria-labelledby="hakam-comments">
<h2 class="hakam-heading" id="hakam-comments">التعليقات (1)</h2>
<ol class="hakam-list">
<li><article class="hakam-comment" id="comment-${idOf(1)}" itemscope itemtype="https://schema.org/Comment" itemid="urn:uuid:${idOf(1)}">
<p class="hakam-by"><b class="hakam-name" itemprop="author" itemscope itemtype="https://schema.org/Person"><bdi itemprop="name">ناقد لا حاقد</bdi></b>
<a class="hakam-date" itemprop="url" href="#comment-${idOf(1)}"><time itemprop="dateCreated" datetime="2023-09-22T17:07:00.000Z">الجمعة، 22-09-2023 08:07 م</time></a></p>
<div class="hakam-text" itemprop="text"><p dir="auto">النظام الايراني و السوري وجهان لعملة واحدة ، الارهاب و الخراب</p></div>
</article></li>
</ol>
</section>
`);
});

test('of what was erased a tombstone stands, to which replies say that they belong', () => {
  const gone = { author: { name: '' }, body: '', erased: true } as const;
  const chain = [1, 2, 3, 4, 5].map((at) =>
    comment(at, at === 1 ? gone : { parent: idOf(at - 1), ...(at === 4 ? gone : {}) }),
  );
  const html = fragmentOf(pageOf(chain));
  expect(html).toContain(`<article class="hakam-comment hakam-erased" id="comment-${idOf(1)}">
<p class="hakam-by"><a class="hakam-date" href="#comment-${idOf(1)}"><time datetime="2023-09-22T17:07:00.000Z">الجمعة، 22-09-2023 08:07 م</time></a></p>
<div class="hakam-text"><p>حُذف هذا التعليق</p></div>
</article>
<ol class="hakam-replies">`);
  expect(html).toContain(`<a href="#comment-${idOf(4)}">ردًا على تعليق سابق</a>`);
  expect(html.match(/itemtype="https:\/\/schema.org\/Comment"/g)).toHaveLength(3);
  expect(fragmentOf(pageOf(chain), { language: 'en' })).toContain('<p>This comment was deleted</p>');
});

describe('beside comments it says', () => {
  test('that there are none yet, in the language', () => {
    expect(fragmentOf(pageOf([]))).toContain('<p class="hakam-none">لا توجد تعليقات بعد.</p>');
    const english = fragmentOf(pageOf([]), { language: 'en' });
    expect(english).toContain('lang="en" dir="ltr"');
    expect(english).toContain('Comments (0)');
    expect(english).not.toContain('<ol');
  });

  test('nothing of that on an empty page after others', () => {
    expect(fragmentOf(pageOf([], { count: 3 }))).not.toContain('hakam-none');
  });

  test('where the next page is, and that the article takes no more', () => {
    const html = fragmentOf(pageOf([comment(1)]), { closed: true, next: '?cursor=a&order="newest"' });
    expect(html).toContain(
      '<p class="hakam-more"><a rel="next" href="?cursor=a&amp;order=&quot;newest&quot;">المزيد من التعليقات</a></p>',
    );
    expect(html).toContain('<p class="hakam-closed">أُغلق باب التعليق على هذه الصفحة.</p>');
    expect(fragmentOf(pageOf([comment(1)]))).not.toMatch(/hakam-more|hakam-closed/);
  });

  test('that a comment was edited, and when', () => {
    const html = fragmentOf(pageOf([comment(1, { editedAt: '2023-09-22T17:09:00.000Z' })]));
    expect(html).toContain('(<time itemprop="dateModified" datetime="2023-09-22T17:09:00.000Z">مُعدَّل</time>)');
  });
});

describe('a reply', () => {
  test('stands under its parent, and names it for machines', () => {
    const html = fragmentOf(pageOf([comment(1), comment(2, { parent: idOf(1) })]));
    expect(html).toMatch(
      new RegExp(
        `id="comment-${idOf(1)}".*<ol class="hakam-replies">.*id="comment-${idOf(2)}".*</ol></li>`,
        's',
      ),
    );
    expect(html).toContain(`<link itemprop="parentItem" href="urn:uuid:${idOf(1)}">`);
    expect(html).not.toContain('hakam-in-reply-to');
  });

  test('says whom it answers where it stands too deep for its place', () => {
    const chain = [1, 2, 3, 4, 5].map((at) =>
      comment(at, { parent: at === 1 ? null : idOf(at - 1), author: { name: `<${at}>` } }),
    );
    const html = fragmentOf(pageOf(chain));
    expect(html.match(/<ol/g)).toHaveLength(4);
    expect(html).toContain(
      `<p class="hakam-in-reply-to"><a href="#comment-${idOf(4)}">ردًا على <bdi>&lt;4&gt;</bdi></a></p>`,
    );
  });

  test('says that it is one where whom it answers is not on the page', () => {
    const html = fragmentOf(pageOf([comment(2, { parent: idOf(1) })]));
    expect(html).toContain('<p class="hakam-in-reply-to">ردًا على تعليق سابق</p>');
  });
});

describe('an address', () => {
  const body = '(https://a.com/?b=1&c="2") https://bank.com@evil.com/ javascript:alert(1)';

  test('is text', () => {
    expect(fragmentOf(pageOf([comment(1, { body })]))).not.toContain('href="http');
  });

  test('is a link where the site allows that, and says what was written', () => {
    const html = fragmentOf(pageOf([comment(1, { body })], { links: 'clickable' }));
    expect(html).toContain(
      '<p dir="auto">(<a dir="ltr" rel="ugc nofollow noopener" href="https://a.com/?b=1&amp;c=">https://a.com/?b=1&amp;c=</a>&quot;2',
    );
    expect(html.match(/href="(?!#)/g)).toHaveLength(1);
    expect(bodyIn(html)).toBe(body);
  });
});

test('lines stay lines, and empty ones a line high', () => {
  const html = fragmentOf(pageOf([comment(1, { body: 'a\n\n \nb\u2028c' })]));
  expect(html).toContain(
    'itemprop="text"><p dir="auto">a\n</p><br>\n<br> \n<p dir="auto">b\u2028</p><p dir="auto">c</p></div>',
  );
});

test('nothing of a name or a text is markup, and all of it is what was written', () => {
  fc.assert(
    fc.property(hostileName, hostileBody, hostileName, (name, body, dateText) => {
      const shown = (links: 'text' | 'clickable', ...texts: [string, string, string]) =>
        fragmentOf(
          pageOf(
            [1, 2, 3, 4, 5].map((at) =>
              comment(at, {
                parent: at === 1 ? null : idOf(at - 1),
                author: { name: texts[0] },
                body: texts[1],
                dateText: texts[2],
              }),
            ),
            { links },
          ),
        );
      const html = shown('text', name, body, dateText);
      expect(tags(html)).toEqual(tags(shown('text', 'x', harmless(body), 'x')));
      for (const links of ['text', 'clickable'] as const) {
        const [seen = ''] = shown(links, name, body, dateText).split('<ol class="hakam-replies"');
        expect(one(seen, /<bdi itemprop="name">(.*)<\/bdi>/s)).toBe(written(name));
        expect(one(seen, /itemprop="text">(.*?)<\/div>/s)).toBe(written(body));
      }
    }),
    { numRuns: 500 },
  );
});

test('every class and id is told of in docs/fragment.md', () => {
  const guide = readFileSync(new URL('../../docs/fragment.md', import.meta.url), 'utf8');
  const chain = [1, 2, 3, 4, 5].map((at) =>
    comment(at, { parent: idOf(at - 1), editedAt: '2023-09-23T00:00:00.000Z' }),
  );
  const html = fragmentOf(pageOf(chain), { closed: true, next: 'x' }) + fragmentOf(pageOf([]));
  const names = [...html.matchAll(/ (?:class|id)="([^"]+)"/g)].map(([, name = '']) =>
    name.replace(/-0199.*/, '-<id>'),
  );
  expect(new Set(names).size).toBeGreaterThan(12);
  expect(names.filter((name) => !guide.includes(name))).toEqual([]);
});
