import { type GenericSchema, type InferOutput, optional, picklist, pipe, string } from 'valibot';
import { AUDIT_KINDS } from '../domain/audit.ts';
import { earliestId } from '../domain/comment.ts';
import { type AuditFilters, type AuditOrder, auditPage } from '../read/audit.ts';
import type { Position } from '../read/cursor.ts';
import { AuditPageAnswer, type AuditPageView, entryView } from './audit-answers.ts';
import { type Cursors, cursorsOf, cutPage } from './cursors.ts';
import { exported, NDJSON, wishesLines } from './ndjson.ts';
import { Cursor, wholeNumber } from './query-schemas.ts';
import { type Route, type RouteRequest, route, type Service } from './route.ts';
import { members, says } from './schemas.ts';
import { Time } from './value-schemas.ts';

const told = (description: string): GenericSchema<string> => pipe(string(), says({ description }));

const filters = {
  kind: optional(picklist(AUDIT_KINDS, `One of ${AUDIT_KINDS.join(', ')}.`)),
  by: optional(told('The id of a moderator or admin: `by.id` of what they did.')),
  rule: optional(told('The id of a rule that matched, where rules decided.')),
  subject: optional(told("What was changed: a comment's id, an author's key, a list, a key's id.")),
  since: optional(pipe(Time, says({ description: 'From then on.' }))),
  until: optional(pipe(Time, says({ description: 'Before that.' }))),
  limit: wholeNumber(1, 500, 50),
  cursor: Cursor,
};
const OfSite = members(filters);
const OfAll = members({ ...filters, site: optional(string()) });

const LINES = `With \`Accept: ${NDJSON}\` all that follow are streamed, one a line, the newest first; \`limit\` says nothing then. The last line is \`{"next": …}\`: null at the end, else a cursor to go on from. An export without it was broken off.`;
const SEARCH =
  'Where no index helps, 10,000 entries are looked through for a page: it may be short, even empty, and `next` goes on.';

/** Who changed what. */
export const auditRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/audit',
    id: 'listAudit',
    tag: 'accountability',
    summary:
      'Every change of a site by anyone, the newest first, by moderator (`by`), kind, subject, rule and time',
    access: ['moderator'],
    query: OfSite,
    answers: {
      status: 200,
      description: `The entries; \`sequence\` and \`hash\` are null until an entry is sealed, within seconds, or on Workers with the next cron. \`reason\`, \`reasonCode\`, \`undoes\` and \`bulk\` are the decision's. \`rule\`: decisions by rules in which it matched. ${SEARCH} ${LINES}`,
      schema: AuditPageAnswer,
      media: [NDJSON],
    },
    handle: (request) => answerAudit(request, request.site.site, 'id'),
  }),
  route({
    method: 'GET',
    path: '/v1/audit',
    id: 'listAuditOfAll',
    tag: 'accountability',
    summary:
      'The sealed chain of all sites and of the service itself (`*`), the newest first, with the same filters and `site`',
    access: ['admin'],
    query: OfAll,
    answers: {
      status: 200,
      description: `The entries that are sealed, in the order of the chain. Any filter looks through it: 10,000 entries a page. ${LINES}`,
      schema: AuditPageAnswer,
      media: [NDJSON],
    },
    handle: (request) => answerAudit(request, request.query.site, 'sequence'),
  }),
];

type Request = Pick<
  RouteRequest<string, InferOutput<typeof OfSite>, unknown>,
  'service' | 'context' | 'query'
>;

/** So many entries are read at once for an export. */
const EXPORTED = 500;

async function answerAudit(
  { service, context, query }: Request,
  site: string | undefined,
  order: AuditOrder,
): Promise<Response> {
  const { kind, by, rule, subject, since, until, limit, cursor } = query;
  const filters: AuditFilters = {
    site,
    kind,
    by,
    rule,
    subject,
    since: since === undefined ? since : earliestId(since),
    until: until === undefined ? until : earliestId(until),
  };
  const cursors = cursorsOf(service, ['audit', order, filters]);
  const after = cursors.read(cursor);
  if (after instanceof Response) return after;
  const pageAfter = (position: Position | undefined, most: number) =>
    readPage(service, filters, order, position, most, cursors);
  const first = await pageAfter(after, wishesLines(context.req.header('accept')) ? EXPORTED : limit);
  if (!wishesLines(context.req.header('accept'))) return context.json(first);
  return exported(linesFrom(first, cursors, pageAfter, service.settings.mostExportPages));
}

async function readPage(
  { database }: Service,
  filters: AuditFilters,
  order: AuditOrder,
  position: Position | undefined,
  limit: number,
  cursors: Cursors,
): Promise<AuditPageView> {
  const { entries, searched } = auditPage(filters, order, position?.[0], limit + 1);
  const [rows, [end]] =
    searched === undefined
      ? [(await database.read([entries]))[0], []]
      : await database.read([entries, searched]);
  const { page, last = end } = cutPage(rows, limit);
  return {
    entries: page.map(entryView),
    next: last ? cursors.write([last[order] as string | number]) : null,
  };
}

/** A page's lines at a time, and at last where it ended. */
async function* linesFrom(
  first: AuditPageView,
  cursors: Cursors,
  pageAfter: (position: Position | undefined, most: number) => Promise<AuditPageView>,
  most: number,
): AsyncGenerator<string> {
  let page = first;
  for (let pages = 1; ; pages++) {
    yield page.entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    if (page.next === null || pages >= most) break;
    page = await pageAfter(cursors.read(page.next) as Position, EXPORTED);
  }
  yield `${JSON.stringify({ next: page.next })}\n`;
}
