import { array, type GenericSchema, literal, optional, picklist, record, string } from 'valibot';
import { type Principal, ROLES, type Role, strongestFor } from '../domain/access.ts';
import { answer, type EntriesOf } from './answers.ts';
import { type Holder, idOfPerson } from './holder.ts';
import { problem } from './problem.ts';
import { type Route, route, type Service } from './route.ts';

/** Who asks, and what they may do where. */
export interface Me {
  readonly id: string;
  readonly name: string;
  /** The largest that they have anywhere. */
  readonly role: Role;
  readonly sites: readonly MySite[];
  /** Whether they may manage the keys of all sites. */
  readonly everywhere?: true;
}

interface MySite {
  readonly site: string;
  readonly name: Readonly<Record<string, string>>;
  readonly locale: string;
  readonly timezone: string;
  readonly role: Role;
}

const mySite: EntriesOf<MySite> = {
  site: string(),
  name: record(string(), string()),
  locale: string(),
  timezone: string(),
  role: picklist(ROLES),
};
export const MeAnswer: GenericSchema<Me> = answer<Me>({
  id: string(),
  name: string(),
  role: picklist(ROLES),
  sites: array(answer<MySite>(mySite)),
  everywhere: optional(literal(true)),
});

/** `GET /v1/me`: what a program that was given a key, or a page that somebody works on, asks first. */
export const meRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/me',
    id: 'getMe',
    tag: 'keys',
    summary: 'Who the key or the sign-in belongs to, and what they may do on which sites',
    access: ROLES,
    anywhere: true,
    answers: {
      status: 200,
      description: 'The sites that there are, among those the key is for.',
      schema: MeAnswer,
    },
    handle({ service, context, holder }) {
      const me = holder && meOf(service, holder);
      return me ? context.json(me) : problem('forbidden', NO_ROLE);
    },
  }),
];

const NO_ROLE = 'Your sign-in gives you no role on any site.';

/** Who a holder is; null for a person without any role. */
export function meOf({ ruleSets }: Pick<Service, 'ruleSets'>, holder: Holder): Me | null {
  const { id, name, grants } = permitsOf(holder);
  const [first] = grants;
  if (first === undefined) return null;
  const sites = ruleSets.sites().flatMap((site): MySite[] => {
    const role = strongestFor(grants, site)?.role;
    const settings = ruleSets.of(site)?.settings;
    if (role === undefined || settings === undefined) return [];
    const { locale, timezone } = settings;
    return [{ site, name: settings.name, locale, timezone, role }];
  });
  const role = grants.some((grant) => grant.role === 'admin') ? 'admin' : first.role;
  const everywhere = strongestFor(grants, null)?.role === 'admin';
  return { id, name, role, sites, ...(everywhere ? { everywhere } : {}) };
}

interface Permits {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Pick<Principal, 'role' | 'site'>[];
}

const permitsOf = (holder: Holder): Permits => {
  if (holder.kind === 'key') return { ...holder.principal, grants: [holder.principal] };
  const { person } = holder;
  return { id: idOfPerson(person), name: person.name, grants: person.grants };
};
