import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a command took. */
export interface Taken {
  readonly seconds: number;
  /** The most memory that it held at once, in bytes; null where the system doesn't tell. */
  readonly memory: number | null;
}

const CLI = join(import.meta.dirname, '../../src/cli.ts');
/** How often (ms) it is asked for its memory. */
const LOOK_EVERY = 50;

/** Runs a `hakam` command over a database file, from the start of its process to the end; throws where it fails. */
export async function timed(words: readonly string[], database: string): Promise<Taken> {
  const env = { ...process.env, HAKAM_DATABASE: `file:${database}` };
  const began = performance.now();
  const child = spawn(process.execPath, [CLI, ...words], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  let memory: number | null = null;
  const looking = setInterval(() => {
    memory = peakOf(child.pid) ?? memory;
  }, LOOK_EVERY);
  const [code] = await once(child, 'exit');
  clearInterval(looking);
  if (code !== 0) throw new Error(`hakam ${words[0]} failed with ${code}.`);
  return { seconds: (performance.now() - began) / 1000, memory };
}

/** Linux tells the largest so far: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function peakOf(pid: number | undefined): number | null {
  try {
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch {
    return null;
  }
}
