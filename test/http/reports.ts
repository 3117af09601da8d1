import type { Answer, CallOptions } from '../service.ts';
import { authorsOf, BY_WORD } from './edits.ts';

/** The site `words`, where three reports call people, and each reader may send many. */
const REPORTED_SITE = `${BY_WORD}reports: {limit: {max: 1000, per: 1h}}\n`;

type Authors = Awaited<ReturnType<typeof authorsOf>>;

/** Readers who report comments, over a service whose time the test sets. */
interface Readers extends Authors {
  report(sent: { readonly id: string }, reader: string, reason?: string): Promise<Answer>;
  /** The ids that the queue has under the flag. */
  flagged(status: string): Promise<string[]>;
  /** How many open reports moderators are told of, by reason. */
  reports(sent: { readonly id: string }): Promise<Record<string, number>>;
  audited(): Promise<unknown[]>;
}

export async function readersOf(site = REPORTED_SITE): Promise<Readers> {
  const service = await authorsOf({ 'words.yaml': site });
  const { call, moderated, running } = service;
  return {
    ...service,
    report: ({ id }, reader, reason = 'abuse') =>
      call('POST', reportsOf(id), { body: { reason, reader: { id: reader } } }),
    flagged: async (status) =>
      (
        await call('GET', `/v1/sites/words/queue?status=${status}&flag=reported&order=newest&limit=100`)
      ).json.items.map(({ id }: { id: string }) => id),
    reports: async (sent) =>
      Object.fromEntries(
        (await moderated(sent)).reports.map((each: { reason: string; count: number }) => [
          each.reason,
          each.count,
        ]),
      ),
    audited: async () =>
      (
        await running.sql(
          "select by_kind, by_id, by_name, subject, detail from audit where kind = 'report' order by id",
        )
      ).map((row) => ({ ...(row as object), detail: JSON.parse((row as { detail: string }).detail) })),
  };
}

export const reportsOf = (id: string): string => `/v1/sites/words/comments/${id}/reports`;

/** From a reader's browser, at one of the site's pages. */
export const fromPage = (body: object, headers: Record<string, string> = {}): CallOptions => ({
  key: null,
  headers: { origin: 'https://news.example', ...headers },
  body,
});
