import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Sweeping } from './sweep-file.ts';

/** A sweep under way. */
export interface Sweep {
  /** How many erasures are swept with it; rejects in plain words where it could not be done. */
  readonly done: Promise<number>;
  /** Ends it at once; the database stays as it is. */
  kill(): void;
}

const PROGRAM = join(import.meta.dirname, 'sweep-process.ts');

/** Sweeps a database's files in a process of its own: it takes a while, and the event loop would stand still. */
export function startSweep(file: string, how: Sweeping): Sweep {
  // Deno runs no file by its path alone, and would have to be allowed to run programs.
  if ('deno' in process.versions)
    return {
      done: Promise.reject(
        new Error('Deno would have to be allowed to run programs: run `hakam sweep` by Node'),
      ),
      kill: () => {},
    };
  const child = spawn(process.execPath, [PROGRAM, file, how], { stdio: ['ignore', 'pipe', 'pipe'] });
  const done = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
    ([[code], out, err]) => {
      if (code === 0) return Number(out);
      throw new Error(err.trim() || `the process that sweeps ended with ${code}`);
    },
  );
  return { done, kill: () => void child.kill('SIGKILL') };
}
