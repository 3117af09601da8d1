import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readConfig } from '../config.ts';
import { greeting } from '../node/greeting.ts';
import { logLine } from '../node/log.ts';
import { sitesOf } from '../node/rule-files.ts';
import { seedDemo } from '../node/seed-demo.ts';

// `npm run edge`: the Worker as it will be deployed, in workerd on this machine, without an account.

/** What `npm start` keeps in data/hakam.db is here. */
const STATE = 'data/edge';
const VARIABLES = join(STATE, 'variables');
const WRANGLER = join(import.meta.dirname, '../../node_modules/wrangler/bin/wrangler.js');
/** Wrangler neither reports what is done with it, nor asks the internet for a sample of request properties. */
const QUIET = {
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

const { port, host, rules } = readConfig(process.env);
mkdirSync(STATE, { recursive: true });
const key = adminKeyIn(VARIABLES);
await migrated();
const server = wrangler('dev', '--port', `${port}`, '--ip', host, '--env-file', VARIABLES);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.once('exit', (code) => process.exit(code ?? 0));
await greetOnceReady(server);

/** The secrets of the local Worker, made on its first start; returns the admin key. */
function adminKeyIn(file: string): string {
  if (!existsSync(file)) {
    const lines = [
      `HAKAM_SECRET=${randomBytes(32).toString('hex')}`,
      `HAKAM_ADMIN_KEY=${randomBytes(24).toString('hex')}`,
    ];
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  }
  return /^HAKAM_ADMIN_KEY=(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
}

async function migrated(): Promise<void> {
  const applied = wrangler('d1', 'migrations', 'apply', 'hakam', '--local');
  const text = applied.stdout?.setEncoding('utf8').toArray();
  const code = await new Promise((resolve) => applied.once('exit', resolve));
  if (code === 0) return;
  process.stderr.write(((await text) ?? []).join(''));
  process.exit(1);
}

function wrangler(...words: string[]): ChildProcess {
  return spawn(process.execPath, [WRANGLER, ...words, '--persist-to', STATE], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...QUIET },
  });
}

/** Shows what wrangler says, and how to send a comment its whole way once it listens. */
async function greetOnceReady({ stdout }: ChildProcess): Promise<void> {
  if (!stdout) return;
  for await (const line of createInterface(stdout)) {
    process.stdout.write(`${line}\n`);
    const address = /Ready on (http\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    const about = { address, sites: sitesOf(rules), adminKey: { key, where: `which is in ${VARIABLES}` } };
    process.stdout.write(greeting(address, about.sites, about.adminKey));
    void seedDemo(about, logLine);
  }
}
