import { array, picklist, string } from 'valibot';
import { ROLES, type Role } from '../domain/access.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { makeKey, revokeKey } from '../pipeline/make-key.ts';
import { listKeys, type StoredKey } from '../store/keys.ts';
import { answer, type EntriesOf, Instant } from './answers.ts';
import { decidedBy } from './decided-by.ts';
import { invalidContent, problem } from './problem.ts';
import { type Route, route } from './route.ts';
import { Line, members } from './schemas.ts';

const PATH = '/v1/keys';

/** A key without the key itself. */
export interface KeyView {
  readonly id: string;
  readonly role: Role;
  readonly site: string;
  readonly name: string;
  readonly createdAt: string;
}

const keyMembers: EntriesOf<KeyView> = {
  id: string(),
  role: picklist(ROLES),
  site: string(),
  name: string(),
  createdAt: Instant,
};
const NewKeyAnswer = answer<KeyView & { readonly key: string }>({ ...keyMembers, key: string() });
const KeysAnswer = answer<{ readonly keys: readonly KeyView[] }>({
  keys: array(answer<KeyView>(keyMembers)),
});

/** The keys of the service; an admin key of every site manages them. */
export const keyRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: PATH,
    id: 'makeKey',
    tag: 'keys',
    summary: 'Make a key; it is shown this once',
    access: ['admin'],
    body: members({
      role: picklist(ROLES, `One of ${ROLES.join(', ')}.`),
      site: string('Send the name of a site, or * for all.'),
      name: Line,
    }),
    examples: { moderator: { role: 'moderator', site: 'example', name: 'سعاد' } },
    answers: { status: 201, description: 'The key, which is stored as a hash alone.', schema: NewKeyAnswer },
    async handle({ service, context, principal, body }) {
      if (body.site !== '*' && !service.ruleSets.of(body.site)) {
        return invalidContent([{ path: 'site', message: 'There is no such site; send * for all.' }]);
      }
      const made = await makeKey(service, body, decidedBy(principal));
      return context.json({ ...view(made), key: made.key }, 201, { 'cache-control': 'no-store' });
    },
  }),
  route({
    method: 'GET',
    path: PATH,
    id: 'listKeys',
    tag: 'keys',
    summary: 'List the keys, without the keys themselves',
    access: ['admin'],
    answers: { status: 200, description: 'All keys that are in force.', schema: KeysAnswer },
    async handle({ service, context }) {
      const [keys] = await service.database.read([listKeys({})]);
      return context.json({ keys: keys.map(view) });
    },
  }),
  route({
    method: 'DELETE',
    path: `${PATH}/:key`,
    id: 'revokeKey',
    tag: 'keys',
    summary: 'Revoke a key, at once',
    access: ['admin'],
    answers: { status: 204, description: 'The key works no more.', problems: ['unknown-key'] },
    async handle({ service, context, principal }) {
      const id = context.req.param('key') ?? '';
      const gone = await revokeKey(service, id, decidedBy(principal));
      service.knownKeys.delete(id);
      return gone ? context.body(null, 204) : problem('unknown-key', 'There is no key with this id.');
    },
  }),
];

const view = ({ id, role, site, name, created_at }: StoredKey): KeyView => ({
  id,
  role,
  site,
  name,
  createdAt: rfc3339(created_at),
});
