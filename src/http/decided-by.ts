import type { Principal } from '../domain/access.ts';
import type { DecidedBy } from '../domain/decision.ts';

/** A person who may moderate. */
export type Moderator = DecidedBy & { readonly kind: 'moderator' | 'admin' };

/** Who changes something by a route that only moderators and admins may call. */
export const decidedBy = (principal: Principal | null): Moderator => ({
  kind: principal?.role === 'admin' ? 'admin' : 'moderator',
  id: principal?.id ?? '',
  name: principal?.name ?? '',
});
