import ipaddr from 'ipaddr.js';
import type { SignInSettings } from './domain/access.ts';
import { readSignIn } from './sign-in-settings.ts';

/** All that the environment decides; every member has a default but where null says otherwise. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly database:
    | { readonly kind: 'sqlite'; readonly file: string }
    | { readonly kind: 'postgres'; readonly url: string; readonly connections: number };
  /** The folder of the sites' files. */
  readonly rules: string;
  readonly adminKey: string | null;
  /** Reads `/metrics` and does nothing else; null: admin keys alone. */
  readonly metricsKey: string | null;
  /** null: made on the first start, beside the database file; never with PostgreSQL. */
  readonly secret: string | null;
  /** So many processes serve together, under one more that holds the port; 1: this process alone. Not under Deno. */
  readonly workers: number;
  /** Addresses and networks whose forwarding headers count. */
  readonly trustProxy: readonly string[];
  /** Names of hosts, addresses and networks that webhooks may go to though they are private, by http too. */
  readonly webhookHosts: readonly string[];
  /** null: keys alone. */
  readonly signIn: SignInSettings | null;
}

/** Something the environment says that can't be. Lists every fault, not the first alone. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Variables = Readonly<Record<string, string | undefined>>;
type Read<T> = (value: string) => T;

/** Reads the configuration from variables; throws `ConfigError` where one can't be meant. */
export function readConfig(variables: Variables): Config {
  const faults: string[] = [];
  const read = <T>(name: string, otherwise: T, parse: Read<T>): T => {
    const value = variables[name];
    if (value === undefined || value === '') return otherwise;
    try {
      return parse(value);
    } catch (fault) {
      faults.push(`${name}=${SECRET.has(name) ? '…' : value}: ${(fault as Error).message}`);
      return otherwise;
    }
  };
  const connections = read('HAKAM_DATABASE_CONNECTIONS', 10, connectionCount);
  const config: Config = {
    port: read('PORT', 8787, port),
    host: read('HOST', '127.0.0.1', String),
    database: read('HAKAM_DATABASE', { kind: 'sqlite', file: 'data/hakam.db' }, databaseWith(connections)),
    rules: read('HAKAM_RULES', 'rules', String),
    adminKey: read<string | null>('HAKAM_ADMIN_KEY', null, bearer),
    metricsKey: read<string | null>('HAKAM_METRICS_KEY', null, bearer),
    secret: read<string | null>('HAKAM_SECRET', null, secret),
    workers: read('HAKAM_WORKERS', 1, workerCount),
    trustProxy: read<readonly string[]>('HAKAM_TRUST_PROXY', [], networks),
    webhookHosts: read<readonly string[]>('HAKAM_WEBHOOK_HOSTS', [], hosts),
    signIn: readSignIn(variables, read, (fault) => faults.push(fault)),
  };
  if (config.database.kind === 'postgres' && config.secret === null && !variables.HAKAM_SECRET)
    faults.push(
      'HAKAM_SECRET: PostgreSQL needs it, the same for every process; make one with: openssl rand -hex 32',
    );
  if (faults.length > 0) throw new ConfigError(faults.join('\n'));
  return config;
}

/** Variables that are not to be shown, least of all when they are wrong: where the password is then, nobody knows. */
const SECRET = new Set([
  'HAKAM_ADMIN_KEY',
  'HAKAM_DATABASE',
  'HAKAM_METRICS_KEY',
  'HAKAM_OIDC_CLIENT_SECRET',
  'HAKAM_SECRET',
]);
export const SHORTEST_SECRET: number = 32;

const fail = (message: string): never => {
  throw new Error(message);
};

const port: Read<number> = (value) =>
  /^\d{1,5}$/.test(value) && Number(value) < 65_536
    ? Number(value)
    : fail('a port is a number from 0 to 65535');

const secret: Read<string> = (value) =>
  value.length >= SHORTEST_SECRET ? value : fail(`a secret has ${SHORTEST_SECRET} characters at least`);

/** What a header can carry as it is. */
const bearer: Read<string> = (value) =>
  /^[!-~]+$/.test(value)
    ? secret(value)
    : fail('a key has Latin letters, digits and signs alone, and no space');

const databaseWith =
  (connections: number): Read<Config['database']> =>
  (value) => {
    if (value.startsWith('file:') && value.length > 'file:'.length)
      return { kind: 'sqlite', file: value.slice('file:'.length) };
    if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value))
      return fail('write file:<path>, or postgres://<user>:<password>@<host>:<port>/<database>');
    if (new URL(value).searchParams.has('options'))
      return fail(
        'leave options= out of it: Hakam sends its own, and a role can have settings too (alter role … set …)',
      );
    return { kind: 'postgres', url: value, connections };
  };

const connectionCount: Read<number> = (value) =>
  /^[1-9]\d{0,2}$/.test(value) ? Number(value) : fail('a number of connections is from 1 to 999');

const workerCount: Read<number> = (value) =>
  /^[1-9]\d?$/.test(value) ? Number(value) : fail('a number of processes is from 1 to 99');

const networks: Read<readonly string[]> = (value) =>
  value.split(',').map((network) => {
    const trimmed = network.trim();
    return ipaddr.isValid(trimmed) || ipaddr.isValidCIDR(trimmed)
      ? trimmed
      : fail(`${trimmed} is neither an address nor a network such as 10.0.0.0/8`);
  });

const hosts: Read<readonly string[]> = (value) =>
  value.split(',').map((host) => {
    const trimmed = host.trim();
    return isWholeAddress(trimmed) || ipaddr.isValidCIDR(trimmed) || isHostName(trimmed)
      ? trimmed
      : fail(
          `${trimmed || 'an empty entry'} is no host's name, no address and no network such as 10.0.0.0/8`,
        );
  });

/** `10.1` is one too, to some. */
const isWholeAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

/** What only has digits in its last label would be an address, which it isn't. */
const isHostName = (text: string): boolean =>
  /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/i.test(text) && !/(^|\.)\d+$/.test(text);
