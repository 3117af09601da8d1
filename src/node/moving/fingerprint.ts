import { deriveSubkeys, keyedHash } from '../../secrets/subkeys.ts';

/** Tells secrets from one another, and nothing of them. */
export const fingerprintOf = (secret: string): string =>
  keyedHash(deriveSubkeys(secret).exports, 'hakam export');
