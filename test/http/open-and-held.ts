import { expect } from 'vitest';
import { PLAIN_SITE, type TestService } from '../service.ts';

/** Two sites: one publishes everything at once, one holds everything. */
export const rules = { 'open.yaml': `${PLAIN_SITE}decide: {default: approve}\n`, 'held.yaml': PLAIN_SITE };

/** The address of an article's comments. */
export const at = (article: string, site = 'open'): string =>
  `/v1/sites/${site}/articles/${encodeURIComponent(article)}/comments`;

/** Sends a comment, and returns its id. */
export async function send(
  { call }: TestService,
  article = '1',
  body = 'hello',
  site = 'open',
): Promise<string> {
  const answer = await call('POST', at(article, site), { body: { body, author: { name: 'Ann' } } });
  expect(answer.status).toBe(201);
  return answer.json.id;
}
