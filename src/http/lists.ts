import { array, check, optional, pipe, string } from 'valibot';
import type { ListChange } from '../domain/list-change.ts';
import { type ChangeOutcome, changeList } from '../pipeline/change-list.ts';
import { newestRules } from '../pipeline/newest-rules.ts';
import { noSuchList } from '../rules/find-list.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { cursorsOf } from './cursors.ts';
import { decidedBy, type Moderator } from './decided-by.ts';
import { ListChangedAnswer, ListsAnswer, TermsPageAnswer } from './list-answers.ts';
import { termsPage } from './listed-terms.ts';
import { type FieldError, invalidContent, malformed, problem } from './problem.ts';
import { Cursor, oneOrMore, wholeNumber } from './query-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { Line, maybe, members } from './schemas.ts';

const LISTS = '/v1/sites/:site/lists';
const TERMS = `${LISTS}/:list/terms` as const;

/** Terms in a body, and in an address, which may have 16 KiB with all headers. */
const MOST_TERMS = 200;
const MOST_IN_QUERY = 100;

/** The lists of a site. */
export const listRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: LISTS,
    id: 'listLists',
    tag: 'lists',
    summary: 'The lists of a site, and how many terms each has',
    access: ['moderator'],
    answers: { status: 200, description: 'The lists as they are in force.', schema: ListsAnswer },
    async handle({ service, context, site }) {
      const { version, lists } = await newestRules(service, site);
      return context.json({
        version,
        lists: [...lists].map(([name, { path: file, terms }]) => ({ name, file, terms })),
      });
    },
  }),
  route({
    method: 'GET',
    path: TERMS,
    id: 'listTerms',
    tag: 'lists',
    summary: 'A page of the terms of a list, with who added what and why',
    access: ['moderator'],
    query: members({
      q: optional(
        pipe(
          string(),
          check((text) => text !== '', 'Say what to look for.'),
        ),
      ),
      limit: wholeNumber(1, 1000, 100),
      cursor: Cursor,
    }),
    answers: {
      status: 200,
      description:
        'The terms in force, in the order of the list, and its newest 100 changes. `origin` is `file` where nobody added a term at run time.',
      schema: TermsPageAnswer,
      problems: ['unknown-list'],
    },
    async handle({ service, context, site: known, query: { q, limit, cursor } }) {
      const list = context.req.param('list') ?? '';
      const site = await newestRules(service, known);
      const missing = noSuchList(site, list);
      if (missing !== null) return unknownList(missing);
      const cursors = cursorsOf(service, ['terms', site.site, list, q]);
      const position = cursors.read(cursor);
      if (position instanceof Response) return position;
      const after = position && { position: Number(position[0]), line: String(position[1]) };
      const { last, ...page } = await termsPage(service, site, { list, q, limit, after });
      return context.json({ ...page, next: last ? cursors.write([last.position, last.line]) : null });
    },
  }),
  route({
    method: 'POST',
    path: TERMS,
    id: 'addTerms',
    tag: 'lists',
    summary: 'Add terms to a list, in force at once in every process',
    access: ['moderator'],
    body: members({
      terms: pipe(
        array(string('Send a text here.'), 'Send a list of terms here.'),
        check((terms) => terms.length > 0, 'Send a term at least.'),
        check((terms) => terms.length <= MOST_TERMS, `${MOST_TERMS} terms at most.`),
      ),
      reason: maybe(Line),
    }),
    examples: {
      'a term, and one that is looked for as it stands': {
        terms: ['تافه', 'ثور {match: exact}'],
        reason: 'ورد كثيرًا اليوم',
      },
    },
    answers: {
      status: 200,
      description:
        'What was added, as it stands in the list, and what was there already; terms are as in a line of the file of a list.',
      schema: ListChangedAnswer,
      problems: ['unknown-list', 'wrong-rules'],
    },
    handle: ({ service, context, site, principal, body }) =>
      changed(service, site, {
        ...body,
        list: context.req.param('list') ?? '',
        kind: 'add',
        by: decidedBy(principal),
        refuse: (errors) =>
          invalidContent(errors.map(({ at, message }) => ({ path: `terms.${at}`, message }))),
      }),
  }),
  route({
    method: 'DELETE',
    path: TERMS,
    id: 'removeTerms',
    tag: 'lists',
    summary: 'Take terms out of a list, whatever their options, in force at once in every process',
    access: ['moderator'],
    query: members({
      term: oneOrMore(string(), MOST_IN_QUERY, `${MOST_IN_QUERY} terms at most.`),
      reason: optional(Line),
    }),
    answers: {
      status: 200,
      description:
        'What was taken out, and what was not in the list; `alike` are terms of it that differ in marks or forms of letters alone.',
      schema: ListChangedAnswer,
      problems: ['unknown-list', 'wrong-rules'],
    },
    handle: ({ service, context, site, principal, query }) =>
      changed(service, site, {
        terms: query.term,
        reason: query.reason ?? null,
        list: context.req.param('list') ?? '',
        kind: 'remove',
        by: decidedBy(principal),
        refuse: (errors) => malformed(errors.map(({ at, message }) => ({ path: `term.${at}`, message }))),
      }),
  }),
];

interface Wanted {
  readonly list: string;
  readonly kind: ListChange['kind'];
  readonly terms: readonly string[];
  readonly reason: string | null;
  readonly by: Moderator;
  /** The answer to wrong terms. */
  refuse(errors: readonly { readonly at: number; readonly message: string }[]): Response;
}

async function changed(service: Service, known: RuleSet, { refuse, ...wanted }: Wanted): Promise<Response> {
  const site = await newestRules(service, known);
  const at = service.now();
  const change = { ...wanted, id: service.newId(at), at };
  const outcome = await changeList(service.database, site, service.ruleSets.changes(site.site), change);
  if (outcome.kind === 'wrong-terms')
    return refuse(outcome.problems.map(({ at, message }) => ({ at, message: `${message}.` })));
  if (outcome.kind !== 'made') return refusal(outcome, wanted.kind);
  const { version } = outcome.last === 0 ? site : await newestRules(service, site);
  return Response.json({
    changed: outcome.changed,
    unchanged: outcome.unchanged,
    alike: outcome.alike,
    version,
  });
}

function refusal(
  outcome: Exclude<ChangeOutcome, { kind: 'made' | 'wrong-terms' }>,
  kind: ListChange['kind'],
): Response {
  if (outcome.kind === 'unknown-list') return unknownList(outcome.message);
  const path = kind === 'add' ? 'terms' : 'term';
  const errors: FieldError[] = outcome.problems.map((message) => ({ path, message }));
  return problem('wrong-rules', 'Nothing was changed, for with it the rules of the site would be wrong.', {
    extensions: { errors },
  });
}

/** `missing` is what `noSuchList` says. */
export const unknownList = (missing: string): Response =>
  problem('unknown-list', `${missing.replace(/^t/, 'T')}.`);
