import { statSync } from 'node:fs';
import { type Copying, copyDatabase } from './copy-database.ts';
import { progressBar } from './progress-bar.ts';

/** Copies a database file, and shows how far it is. */
export async function copyWithBar(copying: Copying): Promise<void> {
  const bar = progressBar();
  const whole = statSync(copying.from).size;
  try {
    await copyDatabase(copying, (written) => {
      if (written === null) bar.step(1, 'looking through the copy');
      else bar.step(written / whole, `${megabytes(written)} of ${megabytes(whole)} MB`);
    });
  } finally {
    bar.end();
  }
}

/** Bytes in MB, as people read them. */
export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
