import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Context } from 'hono';
import type { Principal } from '../domain/access.ts';
import type { ArticleId, Author, CommentId } from '../domain/comment.ts';
import type { Idempotency, Intake } from '../pipeline/intake.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { hashAddress } from './address.ts';
import { authorOfToken } from './author-tokens.ts';
import { storedKeyOf } from './holder.ts';
import { invalidContent, malformed } from './problem.ts';
import type { Service } from './route.ts';
import type { BrowserSent, CheckSent, SiteSent } from './submission-schemas.ts';

export interface IntakeRequest {
  readonly service: Service;
  readonly context: Context;
  readonly principal: Principal | null;
  readonly site: RuleSet;
  readonly article: ArticleId;
  readonly body: SiteSent | BrowserSent;
}

/** A submission with what the request says around it; or the answer that says what is wrong. */
export async function intakeOf(request: IntakeRequest): Promise<Intake | Response> {
  const { site, article, body } = request;
  const author = await authorOf(request);
  if (author instanceof Response) return author;
  const idempotency = idempotencyOf(request, author);
  if (idempotency instanceof Response) return idempotency;
  return {
    submission: {
      site: site.site,
      article,
      body: body.body,
      author,
      parent: body.parent as CommentId | null,
      addressHash: addressHashOf(request),
    },
    ruleSet: site,
    mention: 'article' in body ? body.article : null,
    key: storedKeyOf(request.principal),
    idempotency,
  };
}

async function authorOf({ service, site, body }: IntakeRequest): Promise<Author | Response> {
  if ('client' in body) return body.author;
  const { author, authorToken } = body as BrowserSent;
  if (authorToken === undefined) {
    if (!author) return invalidContent([{ path: 'author', message: 'This is required.' }]);
    return { name: author.name, id: null, role: null, since: null };
  }
  if (author) return invalidContent([{ path: 'author', message: 'The authorToken says who the author is.' }]);
  return (
    (await authorOfToken(service, site.site, authorToken)) ??
    invalidContent([
      { path: 'authorToken', message: 'This token is not valid here, or has ended; get a new one.' },
    ])
  );
}

/** A key's requests count by the address that its site sends along; a browser's by its own. */
function addressHashOf({ service, context, site, body, principal }: IntakeRequest): string | null {
  const sent = 'client' in body ? (body.client?.ip ?? null) : null;
  const address = principal === null ? service.clientAddress(context) : sent;
  return address === null ? null : hashAddress(service.subkeys.addresses, site.site, address);
}

/** A browser's key is a secret, for its scope is shared with everyone who reads the article. */
const SHORTEST_SECRET = 16;

function idempotencyOf(request: IntakeRequest, author: Author): Idempotency | Response | null {
  const { context, principal, site, article } = request;
  const header = context.req.header('idempotency-key');
  if (header === undefined) return null;
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  const shortest = principal === null ? SHORTEST_SECRET : 1;
  if (!/^[\x20-\x7e]*$/.test(key) || key.length < shortest || key.length > 255) {
    return malformed([{ path: 'Idempotency-Key', message: `Send ${shortest} to 255 characters of ASCII.` }]);
  }
  const scope = principal === null ? `browser/${site.site}/${article}` : `key/${principal.id}`;
  return { scope, key, fingerprint: fingerprintOf(request, author) };
}

/** SHA-256 of method, path and validated body, without what the network adds to it. */
function fingerprintOf({ context, body }: IntakeRequest, author: Author): string {
  const { body: text, parent } = body;
  const article = 'article' in body ? body.article : null;
  const same = JSON.stringify([context.req.method, context.req.path, text, parent, author, article]);
  return bytesToHex(sha256(new TextEncoder().encode(same)));
}

/** As `intakeOf`, for a submission that is not to be stored. */
export const checkIntakeOf = ({ service, site, body }: CheckRequest): Intake => ({
  submission: {
    site: site.site,
    article: body.articleId ?? ('' as ArticleId), // no article has this id
    body: body.body,
    author: body.author,
    parent: body.parent as CommentId | null,
    addressHash: body.client?.ip ? hashAddress(service.subkeys.addresses, site.site, body.client.ip) : null,
  },
  ruleSet: site,
  mention: body.article,
  key: null,
  idempotency: null,
});

interface CheckRequest {
  readonly service: Service;
  readonly site: RuleSet;
  readonly body: CheckSent;
}
