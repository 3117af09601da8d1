import { AuthorizationResponseError, OperationProcessingError, ResponseBodyError } from 'oauth4webapi';
import { reasonOf, SignInUnavailable } from './provider-document.ts';

/** Why somebody who was at the provider's page is not signed in; the page says it in its own words. */
export interface NotSignedIn {
  readonly failed: /** They, or the provider, said no. */
    | 'denied'
    /** They took too long, came twice, or never went from here. */
    | 'expired'
    /** What the provider says is not to be believed, or it doesn't believe this service. */
    | 'refused'
    | 'no-role'
    /** More than a cookie can hold. */
    | 'too-many-roles'
    | 'unavailable';
  /** For the log. */
  readonly why: string;
}

/** What oauth4webapi, or the way to the provider, found out. */
export function notSignedIn(error: unknown): NotSignedIn {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    const { error: code, error_description: description = '' } = error;
    return { failed: CODES.get(code) ?? 'refused', why: `${code} ${description}`.trim() };
  }
  if (error instanceof OperationProcessingError && !NO_ANSWER.has(error.code ?? ''))
    return { failed: 'refused', why: error.message };
  if (error instanceof SignInUnavailable) return { failed: 'unavailable', why: error.message };
  return { failed: 'unavailable', why: reasonOf(error) };
}

/** Of RFC 6749 (4.1.2.1, 5.2). */
const CODES: ReadonlyMap<string, NotSignedIn['failed']> = new Map([
  ['access_denied', 'denied'],
  ['invalid_grant', 'expired'],
  ['server_error', 'unavailable'],
  ['temporarily_unavailable', 'unavailable'],
]);

/** The provider answered with something that is no answer. */
const NO_ANSWER: ReadonlySet<string> = new Set([
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
]);
