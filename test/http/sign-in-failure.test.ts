import { AuthorizationResponseError } from 'oauth4webapi';
import { expect, test } from 'vitest';
import { notSignedIn } from '../../src/http/sign-in-failure.ts';

test.each([
  ['access_denied', 'denied'],
  ['temporarily_unavailable', 'unavailable'],
  ['interaction_required', 'refused'],
  ['constructor', 'refused'],
  ['__proto__', 'refused'],
])('a provider that answers %s has it %s', (error, failed) => {
  const said = new AuthorizationResponseError('', { cause: new URLSearchParams({ error }) });
  expect(notSignedIn(said)).toEqual({ failed, why: error });
});
