import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ApiDocument, ApiOperation } from '../../src/pages/api-document.ts';
import { docsPage } from '../../src/pages/docs.ts';
import { curlOf } from '../../src/pages/docs-curl.ts';
import { contracted } from '../http/contracted.ts';
import { startService } from '../service.ts';

test('/docs and the problem pages load nothing, run nothing, and are whole', async () => {
  const { call, contract } = await contracted();
  const { text, headers } = await call('GET', '/docs', { key: null });
  const policy = headers.get('content-security-policy') ?? '';
  const style = /<style>(.*?)<\/style>/s.exec(text)?.[1] ?? '';
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style))).toString(
    'base64',
  );
  expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
  expect(policy).toContain(`'sha256-${hash}'`);
  expect(text).not.toMatch(/<script|<img|<link|<iframe|\sstyle=|\son\w+=|url\(|@import|src=/i);
  const anchors = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(anchors).toContain(target);
  for (const { operationId } of contract.operations) expect(anchors).toContain(operationId);
});

/** Ids of the document's examples that stand for the reader's own. */
const NOT_THERE = [
  '/problems/unknown-comment',
  '/problems/unknown-decision',
  '/problems/unknown-note',
  '/problems/unknown-key',
  '/problems/unknown-bulk',
  '/problems/unknown-webhook',
  '/problems/edit-not-allowed',
];

/** What the console's own page alone asks, and a build's own names. */
const OF_THEIR_OWN: Readonly<Record<string, string | number>> = {
  signIn: '/problems/unsupported-media-type',
  beginSignIn: '/problems/not-found',
  finishSignIn: 303,
  getAsset: '/problems/not-found',
};

test('the lines of /docs work on the example site, one after another, and again', async () => {
  const { document } = (await contracted()).contract;
  const { call } = await startService();
  const calls = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method,
      id: operation.operationId,
      line: curlLine(path, method, operation),
    })),
  );
  for (const { path, method, line, id } of [...calls, ...calls]) {
    const address = /\$HAKAM([^"]*)/.exec(line)?.[1] ?? '';
    const body = / -d '(.*)'$/s.exec(line)?.[1];
    expect(line.includes('-H "Edit-Secret: $EDIT_SECRET"')).toBe(/^(edit|withdraw|getOwn)Comment$/.test(id));
    const answer = await call(method.toUpperCase(), address, body === undefined ? {} : { body });
    if (id in OF_THEIR_OWN) expect(answer.json?.type ?? answer.status).toBe(OF_THEIR_OWN[id]);
    else if (!NOT_THERE.includes(answer.json?.type))
      expect(answer.status, `${method} ${path}: ${answer.text.slice(0, 200)}`).toBeLessThan(300);
  }
});

const curlLine = (path: string, method: string, operation: ApiOperation): string =>
  curlOf({ ...operation, path, method: method.toUpperCase() });

/** A document in which every text is one text. */
const everywhere = (text: string): ApiDocument => ({
  openapi: '3.1.1',
  info: { title: text, version: text, description: text, license: {} },
  servers: [],
  tags: [{ name: text, description: text }],
  paths: {
    [text]: {
      [text]: {
        operationId: text,
        tags: [text],
        summary: text,
        security: [{ key: [text] }],
        parameters: [
          { name: text, in: 'query', required: true, description: text, schema: { enum: [text] } },
        ],
        requestBody: {
          required: true,
          content: {
            [text]: { schema: { $ref: text }, examples: { [text]: { summary: text, value: text } } },
          },
        },
        responses: {
          [text]: {
            description: text,
            headers: { [text]: { $ref: text } },
            content: { [text]: { schema: { type: text } } },
          },
        },
      },
    },
  },
  components: {
    schemas: { [text]: { properties: { [text]: { const: text, description: text } } } },
    headers: {},
    securitySchemes: {},
  },
});

test('nothing in the document can be markup', async () => {
  const tags = (page: string) =>
    page
      .replace(/<style>.*?<\/style>/s, '')
      .match(/<[^>]*>/g)
      ?.map((tag) => tag.replace(/"[^"]*"/g, '""'));
  const harmless = tags(await docsPage(everywhere('x')));
  const hostile = fc.array(
    fc.constantFrom('<', '>', '"', "'", '&', ' onload=', '<script>', '-->', '</style>', 'x', '{', '$'),
    { minLength: 1, maxLength: 8 },
  );
  await fc.assert(
    fc.asyncProperty(hostile, async (parts) => {
      expect(tags(await docsPage(everywhere(parts.join(''))))).toEqual(harmless);
    }),
    { numRuns: 200 },
  );
});
