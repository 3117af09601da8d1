import { driverHere } from './open-sqlite.ts';
import { type Sweeping, sweepFile } from './sweep-file.ts';

/** The process that `startSweep` starts: sweeps a file, and prints how many erasures are swept with it. */
const [file = '', how = 'truncate'] = process.argv.slice(2);
try {
  process.stdout.write(`${sweepFile(await driverHere(), file, how as Sweeping, Date.now())}\n`);
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
