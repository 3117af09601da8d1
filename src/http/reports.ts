import type { Context } from 'hono';
import type { Principal } from '../domain/access.ts';
import { type AuthorKey, type CommentId, keyOfId } from '../domain/comment.ts';
import { type ReportOutcome, report } from '../pipeline/report.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { hashAddress } from './address.ts';
import { unauthenticated } from './auth.ts';
import { storedKeyOf } from './holder.ts';
import { languageOf, TOO_MANY_REPORTS } from './languages.ts';
import { invalidContent, problem } from './problem.ts';
import { type BrowserReport, REPORT, type SiteReport } from './report-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { limited } from './submission-answers.ts';
import { refuseOrigin } from './submissions.ts';

/** `POST …/reports`: what readers find wrong with a comment that they see. */
export const reportRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/comments/:comment/reports',
    id: 'reportComment',
    tag: 'comments',
    summary: 'Report a public comment to the moderators; once a reader',
    access: ['site'],
    crossOrigin: 'listed',
    withoutKey: refuseOrigin,
    checksKey: true,
    body: REPORT,
    examples: {
      'by a site': { reason: 'abuse', reader: { id: 'reader-17' } },
      'by a site, of a reader without an account': { reason: 'spam', client: { ip: '203.0.113.7' } },
      'by a browser': { reason: 'off-topic' },
    },
    answers: {
      status: 204,
      description: 'It is taken; the answer is the same where the reader had reported it before.',
      problems: ['origin-not-allowed', 'unknown-comment', 'limit-reached'],
      takes: ['Accept-Language'],
    },
    async handle(request) {
      const { service, context, site, principal, body } = request;
      const reader = readerOf(request);
      if (reader === null && principal !== null)
        return invalidContent([{ path: 'reader', message: 'Name the reader by reader.id or client.ip.' }]);
      const comment = (context.req.param('comment') ?? '') as CommentId;
      const key = storedKeyOf(principal);
      const outcome = await report(service, { ruleSet: site, comment, reader, reason: body.reason, key });
      return answerOf(request, outcome);
    },
  }),
];

interface ReportRequest {
  readonly service: Service;
  readonly context: Context;
  readonly principal: Principal | null;
  readonly site: RuleSet;
  readonly body: SiteReport | BrowserReport;
}

/** Readers are told apart as authors are; of an address only the keyed hash is kept. */
function readerOf({ service, context, principal, site, body }: ReportRequest): AuthorKey | null {
  const sent = 'client' in body ? body : null;
  if (sent?.reader?.id) return keyOfId(sent.reader.id);
  const address = principal === null ? service.clientAddress(context) : (sent?.client?.ip ?? null);
  if (address === null) return null;
  return `address:${hashAddress(service.subkeys.addresses, site.site, address)}` as AuthorKey;
}

function answerOf({ service, context, principal, site }: ReportRequest, outcome: ReportOutcome): Response {
  switch (outcome.kind) {
    case 'taken':
      return context.body(null, 204);
    case 'unknown-comment':
      return problem('unknown-comment', 'Readers see no comment with this id.');
    case 'key-revoked':
      if (principal) service.knownKeys.delete(principal.id);
      return unauthenticated('wrong-key');
    case 'limited':
      service.metrics.refused(site.site, 'limit', outcome.refusal.limit.id);
      return limited(languageOf(context, site.settings.locale), outcome.refusal, TOO_MANY_REPORTS);
  }
}
