/** What a key may do: `site` submits for its readers, `moderator` decides, `admin` does all. */
export const ROLES = ['site', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who a request comes from, once its key is known. `site` is `*` for a key of every site. */
export interface Principal {
  readonly id: string;
  readonly role: Role;
  readonly site: string;
  readonly name: string;
}
