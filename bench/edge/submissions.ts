import type { Facts } from '../../src/domain/facts.ts';

export const EXAMPLE = 'example';

/** What a reader wrote. */
export interface Written {
  readonly body: string;
  readonly name: string;
}

/** As a newcomer's, of whom nothing else is known. */
export const factsOf = ({ body, name }: Written): Facts => ({
  body,
  name,
  section: null,
  articleAge: undefined,
  reply: false,
  author: { approved: 0, rejected30d: 0, age: 0, role: null, trusted: false, banned: false },
  rates: new Map(),
  copies: new Map(),
  now: 0,
});
