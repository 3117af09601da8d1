import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

test('an empty environment gives the defaults', () => {
  expect(readConfig({})).toEqual({
    port: 8787,
    host: '127.0.0.1',
    database: { kind: 'sqlite', file: 'data/hakam.db' },
    rules: 'rules',
    adminKey: null,
    metricsKey: null,
    secret: null,
    workers: 1,
    trustProxy: [],
    webhookHosts: [],
    signIn: null,
  });
});

test('every variable is read', () => {
  const secret = 's'.repeat(32);
  expect(
    readConfig({
      PORT: '80',
      HOST: '::',
      HAKAM_DATABASE: 'file:/data/x.db',
      HAKAM_RULES: '/etc/hakam',
      HAKAM_ADMIN_KEY: secret,
      HAKAM_METRICS_KEY: secret,
      HAKAM_SECRET: secret,
      HAKAM_WORKERS: '4',
      HAKAM_TRUST_PROXY: '10.0.0.0/8, 2001:db8::1',
      HAKAM_WEBHOOK_HOSTS: 'hooks.internal, 10.0.0.0/8, 2001:db8::1, localhost',
    }),
  ).toEqual({
    port: 80,
    host: '::',
    database: { kind: 'sqlite', file: '/data/x.db' },
    rules: '/etc/hakam',
    adminKey: secret,
    metricsKey: secret,
    secret,
    workers: 4,
    trustProxy: ['10.0.0.0/8', '2001:db8::1'],
    webhookHosts: ['hooks.internal', '10.0.0.0/8', '2001:db8::1', 'localhost'],
    signIn: null,
  });
});

test.each([
  'mysql://hakam:hunter2@db/hakam',
  'host=db user=hakam password=hunter2 dbname=hakam',
  'postgres:hakam:hunter2@db/hakam',
  'postgres:/hakam:hunter2@db/hakam',
  'hakam:hunter2@db:5432/hakam',
  'postgres://db:port/hakam?user=hakam&password=hunter2',
  'postgres://hakam:hunter2#@db:x/hakam',
  'postgres://hakam:hunter2\n@db:x/hakam',
])('of an address that is mistyped nothing is shown: %j', (address) => {
  const message =
    'HAKAM_DATABASE=…: write file:<path>, or postgres://<user>:<password>@<host>:<port>/<database>';
  expect(() => readConfig({ HAKAM_DATABASE: address })).toThrow(new ConfigError(message));
});

test('a PostgreSQL URL comes with the number of connections, and needs a secret', () => {
  const url = 'postgresql://hakam:hunter2@db.internal:5432/hakam?sslmode=require';
  const variables = { HAKAM_DATABASE: url, HAKAM_SECRET: 's'.repeat(32), HAKAM_DATABASE_CONNECTIONS: '25' };
  expect(readConfig(variables).database).toEqual({ kind: 'postgres', url, connections: 25 });
  expect(() => readConfig({ HAKAM_DATABASE: url })).toThrow(/HAKAM_SECRET: PostgreSQL needs it/);
  expect(() => readConfig({ HAKAM_DATABASE: url, HAKAM_SECRET: 'short' })).toThrow(
    new ConfigError('HAKAM_SECRET=…: a secret has 32 characters at least'),
  );
});

test.each([
  ['PORT', 'eighty', 'PORT=eighty: a port is a number from 0 to 65535'],
  ['PORT', '70000', 'PORT=70000: a port is a number from 0 to 65535'],
  [
    'HAKAM_DATABASE_CONNECTIONS',
    '0',
    'HAKAM_DATABASE_CONNECTIONS=0: a number of connections is from 1 to 999',
  ],
  ['HAKAM_WORKERS', '0', 'HAKAM_WORKERS=0: a number of processes is from 1 to 99'],
  ['HAKAM_WORKERS', 'many', 'HAKAM_WORKERS=many: a number of processes is from 1 to 99'],
  ['HAKAM_ADMIN_KEY', 'hunter2', 'HAKAM_ADMIN_KEY=…: a secret has 32 characters at least'],
  [
    'HAKAM_TRUST_PROXY',
    '10.0.0.0/99',
    'HAKAM_TRUST_PROXY=10.0.0.0/99: 10.0.0.0/99 is neither an address nor a network such as 10.0.0.0/8',
  ],
])('%s=%s is refused by name, and secrets are not shown', (name, value, message) => {
  expect(() => readConfig({ [name]: value })).toThrow(new ConfigError(message));
});

test.each(['https://hooks.internal', '10.0.0.0/99', '1.2.3', 'a b', 'hooks.internal:8080', ' '])(
  'HAKAM_WEBHOOK_HOSTS=%s is refused',
  (value) => {
    const message = "is no host's name, no address and no network such as 10.0.0.0/8";
    expect(() => readConfig({ HAKAM_WEBHOOK_HOSTS: value })).toThrow(message);
  },
);

test("options in a PostgreSQL URL, which would take the place of the service's own, are refused", () => {
  const at = (search: string) => ({
    HAKAM_DATABASE: `postgres://hakam@db/hakam?sslmode=require${search}`,
    HAKAM_SECRET: 's'.repeat(32),
  });
  expect(readConfig(at('&application_name=x')).database).toMatchObject({ kind: 'postgres' });
  for (const search of ['&options=-c%20jit%3Don', '&options', '&%6Fptions=-c%20jit%3Don'])
    expect(() => readConfig(at(search))).toThrow(/^HAKAM_DATABASE=.*: leave options= out of it/);
});

const ISSUER = { HAKAM_OIDC_ISSUER: 'https://id.example/', HAKAM_OIDC_AUDIENCE: 'hakam' };

test('sign-in needs an issuer and an audience, and takes the rest as it usually is', () => {
  expect(readConfig(ISSUER).signIn).toEqual({
    issuer: 'https://id.example/',
    audience: 'hakam',
    jwks: null,
    claim: 'hakam',
    roles: null,
    clientId: 'hakam',
    clientSecret: null,
  });
});

test('sign-in reads where the keys are, which claim counts, and what its values grant', () => {
  expect(
    readConfig({
      ...ISSUER,
      HAKAM_OIDC_JWKS: 'http://localhost:8080/certs',
      HAKAM_OIDC_CLAIM: 'realm_access.roles',
      HAKAM_OIDC_ROLES: 'mods=moderator:example,cn=chiefs = admin:*, mods=moderator:other',
    }).signIn,
  ).toMatchObject({
    jwks: 'http://localhost:8080/certs',
    claim: 'realm_access.roles',
    roles: new Map([
      [
        'mods',
        [
          { role: 'moderator', site: 'example' },
          { role: 'moderator', site: 'other' },
        ],
      ],
      ['cn=chiefs', [{ role: 'admin', site: '*' }]],
    ]),
  });
});

test("the console signs in as a client of its own, if it is told one; Cloudflare Access's has none to be", () => {
  const client = { HAKAM_OIDC_CLIENT_ID: 'console', HAKAM_OIDC_CLIENT_SECRET: 'hunter2' };
  expect(readConfig({ ...ISSUER, ...client }).signIn).toMatchObject({
    audience: 'hakam',
    clientId: 'console',
    clientSecret: 'hunter2',
  });
  const access = { ...ISSUER, HAKAM_OIDC_ISSUER: 'https://news.cloudflareaccess.com' };
  expect(readConfig(access).signIn?.clientId).toBeNull();
});

const UNSAFE = 'an address by https:// without a user name; http:// is for this machine itself (localhost)';

test.each([
  ['HAKAM_OIDC_ISSUER', 'id.example', UNSAFE],
  ['HAKAM_OIDC_ISSUER', 'http://id.example', UNSAFE],
  ['HAKAM_OIDC_ISSUER', 'http://127.0.0.1.example', UNSAFE],
  ['HAKAM_OIDC_ISSUER', 'https://me@id.example', UNSAFE],
  ['HAKAM_OIDC_ISSUER', 'https://id.example?realm=a', 'an issuer has neither ? nor #'],
  ['HAKAM_OIDC_JWKS', 'file:///keys', UNSAFE],
  ...['mods', '=admin:*', 'mods=owner:*', 'mods=site:example', 'mods=admin:', 'mods=admin:a b'].map(
    (entry): [string, string, string] => [
      'HAKAM_OIDC_ROLES',
      entry,
      `${entry}: write <value of the claim>=moderator:<site>, or =admin:<site>, with * for all sites`,
    ],
  ),
])('%s=%s is refused', (name, value, message) => {
  expect(() => readConfig({ ...ISSUER, [name]: value })).toThrow(
    new ConfigError(`${name}=${value}: ${message}`),
  );
});

test('half a sign-in is none', () => {
  expect(() => readConfig({ HAKAM_OIDC_ISSUER: 'https://id.example' })).toThrow(
    /^HAKAM_OIDC_AUDIENCE: HAKAM_OIDC_ISSUER needs it/,
  );
  for (const name of ['AUDIENCE', 'JWKS', 'CLAIM', 'ROLES', 'CLIENT_ID', 'CLIENT_SECRET'].map(
    (each) => `HAKAM_OIDC_${each}`,
  ))
    expect(() => readConfig({ [name]: 'https://x.example' })).toThrow(
      new RegExp(`${name}: it says nothing without HAKAM_OIDC_ISSUER`),
    );
});

test('all faults are told at once', () => {
  expect(() => readConfig({ PORT: 'x', HAKAM_SECRET: 'short' })).toThrow(/PORT=x.*\n.*HAKAM_SECRET=…/);
});
