import { statSync } from 'node:fs';
import { Command } from 'commander';
import type { Surroundings } from './command-surroundings.ts';
import { megabytes } from './copy-bar.ts';
import { progressBar } from './progress-bar.ts';
import { startSweep } from './start-sweep.ts';

/** How often (ms) it is looked how far a sweep is. */
const LOOK_EVERY = 100;

/** `hakam sweep`: what was erased leaves the database's files as well. */
export const sweepCommand = ({ config, withDatabase, print }: Surroundings): Command =>
  new Command('sweep')
    .description(
      'write the files of an SQLite database anew, so that nothing of what was erased is left in their free parts; a service may run, but what it is to store meanwhile is refused',
    )
    .action(() =>
      withDatabase(async () => {
        const { database } = config();
        if (database.kind !== 'sqlite')
          throw new Error(
            'PostgreSQL has its own way: vacuum full, of the tables that docs/forgetting.md names.',
          );
        await sweep(database.file, print);
      }),
    );

async function sweep(file: string, print: Surroundings['print']): Promise<void> {
  const before = sizeOf(file);
  const bar = progressBar();
  // It is built in a temporary file first, of which nothing can be seen, and goes through the WAL from there.
  const timer = setInterval(() => {
    const written = sizeOf(`${file}-wal`);
    bar.step(written / before, `${megabytes(written)} of ${megabytes(before)} MB written anew`);
  }, LOOK_EVERY);
  try {
    const erasures = await startSweep(file, 'rewrite-always').done;
    print(
      `The files are written anew: ${megabytes(before)} MB before, ${megabytes(sizeOf(file))} MB now; ${counted(erasures)}.`,
    );
  } finally {
    clearInterval(timer);
    bar.end();
  }
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function counted(erasures: number): string {
  if (erasures === 0) return 'no erasure was waiting for it';
  return erasures === 1 ? '1 erasure left no trace in them' : `${erasures} erasures left no trace in them`;
}
