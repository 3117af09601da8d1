import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a sign-in needs to know of the provider, as it is when it is needed. */
interface Signing {
  readonly issuer: string;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly accessToken: string;
  readonly clientSecret: string | null;
  token(claims: Readonly<Record<string, unknown>>): Promise<string>;
}

/** Answers one request of a sign-in; false for any other. */
type Flow = (path: string, response: ServerResponse, request: IncomingMessage) => boolean;

/**
 * A provider's part of the code flow with PKCE (OpenID Connect Core 1.0, 3.1), as strict as it should be: its page signs
 * everybody in at once, and a code is good for one use by who asked for it.
 */
export function codeFlow(providerOf: () => Signing): Flow {
  const asked = new Map<string, URLSearchParams>();
  return (path, response, request) => {
    const { pathname, searchParams } = new URL(path, 'http://provider');
    if (pathname === '/authorize') {
      const code = `code-${asked.size + 1}`;
      asked.set(code, searchParams);
      response.writeHead(302, { location: backTo(providerOf(), searchParams, code) }).end();
      return true;
    }
    if (pathname !== '/token') return false;
    void bodyOf(request).then(async (body) => {
      const code = body.get('code') ?? '';
      const before = asked.get(code);
      asked.delete(code);
      const fault = faultOf(providerOf(), request, body, before);
      if (fault !== undefined || before === undefined)
        send(response, 400, { error: fault ?? 'invalid_grant' });
      else send(response, 200, await tokens(providerOf(), before));
    });
    return true;
  };
}

function backTo({ issuer }: Signing, asked: URLSearchParams, code: string): string {
  const back = new URL(asked.get('redirect_uri') ?? '');
  back.searchParams.set('code', code);
  back.searchParams.set('state', asked.get('state') ?? '');
  back.searchParams.set('iss', issuer);
  back.searchParams.set('session_state', 'of its own');
  return back.href;
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return new URLSearchParams(text);
}

function faultOf(
  { clientSecret }: Signing,
  request: IncomingMessage,
  body: URLSearchParams,
  asked: URLSearchParams | undefined,
): string | undefined {
  const basic = `Basic ${Buffer.from(`hakam:${clientSecret}`).toString('base64')}`;
  if (clientSecret === null ? body.get('client_id') !== 'hakam' : request.headers.authorization !== basic)
    return 'invalid_client';
  const challenge = createHash('sha256')
    .update(body.get('code_verifier') ?? '')
    .digest('base64url');
  const isSame =
    asked?.get('code_challenge') === challenge &&
    asked.get('code_challenge_method') === 'S256' &&
    asked.get('redirect_uri') === body.get('redirect_uri');
  return isSame ? undefined : 'invalid_grant';
}

function send(response: ServerResponse, status: number, document: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(document));
}

const tokens = async (provider: Signing, asked: URLSearchParams): Promise<object> => ({
  id_token: await provider.token({ nonce: asked.get('nonce'), ...provider.claims }),
  access_token: provider.accessToken,
  token_type: 'Bearer',
});
