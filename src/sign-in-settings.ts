import { type Grant, grantOf, type SignInSettings } from './domain/access.ts';

/** One variable of the environment, as it is read: its value, or what it is otherwise; a fault is kept, and told at the end. */
type ReadVariable = <T>(name: string, otherwise: T, parse: (value: string) => T) => T;

const ISSUER = 'HAKAM_OIDC_ISSUER';
const AUDIENCE = 'HAKAM_OIDC_AUDIENCE';
const OTHERS = [
  AUDIENCE,
  'HAKAM_OIDC_JWKS',
  'HAKAM_OIDC_CLAIM',
  'HAKAM_OIDC_ROLES',
  'HAKAM_OIDC_CLIENT_ID',
  'HAKAM_OIDC_CLIENT_SECRET',
];

/** Reads who may sign in; null where there is no sign-in. What is missing is told by `fault`. */
export function readSignIn(
  variables: Readonly<Record<string, string | undefined>>,
  read: ReadVariable,
  fault: (message: string) => void,
): SignInSettings | null {
  const from = read(ISSUER, '', issuer);
  const audience = read(AUDIENCE, '', String);
  const settings: SignInSettings = {
    issuer: from,
    audience,
    jwks: read<string | null>('HAKAM_OIDC_JWKS', null, keyAddress),
    claim: read('HAKAM_OIDC_CLAIM', 'hakam', String),
    roles: read<SignInSettings['roles']>('HAKAM_OIDC_ROLES', null, roles),
    clientId: read<string | null>('HAKAM_OIDC_CLIENT_ID', isAccess(from) ? null : audience, String),
    clientSecret: read<string | null>('HAKAM_OIDC_CLIENT_SECRET', null, String),
  };
  if (!variables[ISSUER]) {
    for (const name of OTHERS) if (variables[name]) fault(`${name}: it says nothing without ${ISSUER}`);
    return null;
  }
  if (settings.audience === '')
    fault(`${AUDIENCE}: ${ISSUER} needs it: the \`aud\` of the tokens that are for this service`);
  return settings;
}

/** Cloudflare Access has signed people in before they get here. */
const isAccess = (address: string): boolean =>
  URL.canParse(address) && new URL(address).hostname.endsWith('.cloudflareaccess.com');

/** Whoever stands in between could put keys of their own there. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isHere));
}

const SAFE = 'an address by https:// without a user name; http:// is for this machine itself (localhost)';

function keyAddress(value: string): string {
  if (!isSafeAddress(value)) throw new Error(SAFE);
  return value;
}

function issuer(value: string): string {
  if (/[?#]/.test(keyAddress(value))) throw new Error('an issuer has neither ? nor #');
  return value;
}

function roles(value: string): ReadonlyMap<string, readonly Grant[]> {
  const granted = new Map<string, readonly Grant[]>();
  for (const entry of value.split(',')) {
    const at = entry.lastIndexOf('=');
    const [name, grant] = [entry.slice(0, Math.max(at, 0)).trim(), grantOf(entry.slice(at + 1).trim())];
    if (name === '' || grant === undefined)
      throw new Error(
        `${entry.trim() || 'an empty entry'}: write <value of the claim>=moderator:<site>, or =admin:<site>, with * for all sites`,
      );
    granted.set(name, [...(granted.get(name) ?? []), grant]);
  }
  return granted;
}
