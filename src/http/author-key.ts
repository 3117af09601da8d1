import { check, type GenericSchema, is, pipe, string, transform } from 'valibot';
import { type AuthorKey, idOfKey } from '../domain/comment.ts';
import { AuthorIdSchema } from './schemas.ts';

/** `address:` and 128 bits in base64url. */
const ADDRESS_KEY = /^address:[\w-]{22}$/;

const isAuthorKey = (text: string): boolean => {
  const id = idOfKey(text as AuthorKey);
  return id === null ? ADDRESS_KEY.test(text) : is(AuthorIdSchema, id);
};

/** Whose a comment is, as its `author.key` says. */
export const AuthorKeySchema: GenericSchema<string, AuthorKey> = pipe(
  string(),
  check(
    isAuthorKey,
    "Send the `author.key` of a comment: `id:` and the site's id, or `address:` and a hash.",
  ),
  transform((key) => key as AuthorKey),
);
