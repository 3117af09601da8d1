import { sign, verify } from 'hono/jwt';
import { type GenericSchema, string } from 'valibot';
import type { Author } from '../domain/comment.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { base64url } from '../secrets/base64url.ts';
import { answer, Instant } from './answers.ts';
import { type Route, route, type Service } from './route.ts';
import { AuthorIdSchema, Line, maybe, members, Name } from './schemas.ts';
import { Time } from './value-schemas.ts';

/** How long a signed-in reader may take to write before the site's page asks for another, in ms. */
const LIFETIME = 15 * 60 * 1000;

/** An author as a site's key describes them. */
export const AuthorSchema: GenericSchema<unknown, Author> = members({
  name: Name,
  id: maybe(AuthorIdSchema),
  role: maybe(Line),
  since: maybe(Time),
});

const TokenAnswer = answer<{ authorToken: string; expiresAt: string }>({
  authorToken: string(),
  expiresAt: Instant,
});

/** `POST …/author-tokens`: what a site's backend hands to the page of a reader whom it knows. */
export const authorTokenRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/author-tokens',
    id: 'makeAuthorToken',
    tag: 'comments',
    summary: 'A token that lets a signed-in reader comment from their browser as the author it names',
    access: ['site'],
    body: members({ author: AuthorSchema }),
    examples: { reader: { author: { name: 'سعاد', id: 'reader-17', since: '2021-05-01T00:00:00Z' } } },
    answers: { status: 201, description: 'The token, a JWT, and when it ends.', schema: TokenAnswer },
    async handle({ service, site, body, context }) {
      const expires = service.now() + LIFETIME;
      const authorToken = await signAuthor(service, site.site, body.author, expires);
      return context.json({ authorToken, expiresAt: rfc3339(expires) }, 201, { 'cache-control': 'no-store' });
    },
  }),
];

const signAuthor = ({ subkeys }: Service, site: string, author: Author, expires: number): Promise<string> =>
  sign({ aud: site, exp: Math.floor(expires / 1000), author }, keyOf(subkeys.authorTokens), 'HS256');

const keyOf = (subkey: Uint8Array): string => base64url(subkey);

/** The author of a token that this service signed for this site, and that hasn't ended; else undefined. */
export async function authorOfToken(
  service: Service,
  site: string,
  token: string,
): Promise<Author | undefined> {
  try {
    const claims = await verify(token, keyOf(service.subkeys.authorTokens), {
      alg: 'HS256',
      aud: site,
      exp: false,
    });
    return (claims.exp ?? 0) * 1000 > service.now() ? (claims.author as Author) : undefined;
  } catch {
    return undefined; // whatever is wrong with it, it is not a token of ours
  }
}
