import { array, check, pipe, string } from 'valibot';
import { rfc3339 } from '../domain/rfc3339.ts';
import { newestRules } from '../pipeline/newest-rules.ts';
import { previewTerms } from '../pipeline/preview-terms.ts';
import { faultOfDomain } from '../rules/conditions/links.ts';
import { noSuchList } from '../rules/find-list.ts';
import type { Term } from '../rules/language/terms.ts';
import { listedTerm } from '../rules/list-entry.ts';
import { holdsDomains } from '../rules/list-places.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { PreviewAnswer } from './list-answers.ts';
import { unknownList } from './lists.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pause } from './pause.ts';
import { type FieldError, invalidContent, problem } from './problem.ts';
import { type Route, route, type Service } from './route.ts';
import { members } from './schemas.ts';

const DAYS_30 = 30 * 86_400_000;
const MOST_TERMS = 20;
const MOST_COMMENTS = 20_000;
const SAMPLES = 5;
/** A preview that began so long (ms) ago keeps no other away: the runtime may have ended it without a word. */
const LONGEST = 60_000;

/** What terms would have matched. */
export const listPreviewRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/lists/:list/preview',
    id: 'previewTerms',
    tag: 'lists',
    summary: 'What terms would have matched in the last 30 days, if they were in the list; nothing is stored',
    access: ['moderator'],
    body: members({
      terms: pipe(
        array(string('Send a text here.'), 'Send a list of terms here.'),
        check((terms) => terms.length > 0, 'Send a term at least.'),
        check((terms) => terms.length <= MOST_TERMS, `${MOST_TERMS} terms at most.`),
      ),
    }),
    examples: { 'two terms': { terms: ['تافه', 'ثور {match: exact}'] } },
    answers: {
      status: 200,
      description:
        'For each term the comments in which it stands where rules look for the terms of this list, with their options and exceptions, whatever else those rules ask; by their present status, with the newest five. Comments that their authors took back are left out. `complete` is false where there are more comments than are looked at, the newest first.',
      schema: PreviewAnswer,
      problems: ['unknown-list', 'preview-running'],
    },
    async handle({ service, context, site: known, body }) {
      const list = context.req.param('list') ?? '';
      const site = await newestRules(service, known);
      const missing = noSuchList(site, list);
      if (missing !== null) return unknownList(missing);
      const read = body.terms.map((term) => termFor(site, list, term));
      const errors = read.flatMap((one, at): FieldError[] =>
        'message' in one ? [{ path: `terms.${at}`, message: `${one.message}.` }] : [],
      );
      if (errors.length > 0) return invalidContent(errors);
      const terms = read.filter((one) => 'text' in one);
      const now = service.now();
      const previewed = await oneAtATime(service.previews, site.site, { now, longest: LONGEST }, () =>
        preview(service, site, list, terms, now - DAYS_30),
      );
      return previewed === null
        ? problem('preview-running', 'Wait until the preview of this site that runs now has ended.')
        : context.json(previewed);
    },
  }),
];

/** The term of a line, if it may be in the list; else what is wrong with it. */
function termFor(site: RuleSet, list: string, line: string): Term | { readonly message: string } {
  const term = listedTerm(line);
  const message = 'text' in term && holdsDomains(site, list) ? faultOfDomain(term) : null;
  return message === null ? term : { message };
}

async function preview(
  { database, settings }: Service,
  site: RuleSet,
  list: string,
  terms: readonly Term[],
  since: number,
) {
  const limit = Math.min(MOST_COMMENTS, settings.mostReplayed);
  const options = { since, limit, samples: SAMPLES, pause };
  const { matches, ...found } = await previewTerms(database, site, list, terms, options);
  return {
    since: rfc3339(since),
    ...found,
    matches: matches.map((one) => ({
      ...one,
      samples: one.samples.map((sample) => ({ ...sample, createdAt: rfc3339(sample.createdAt) })),
    })),
  };
}
