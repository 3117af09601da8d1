import { setImmediate } from 'node:timers/promises';
import { sealAudit } from '../../src/pipeline/seal-audit.ts';
import { deriveSubkeys } from '../../src/secrets/subkeys.ts';
import { compiled, fill, inNewFile } from '../stock.ts';

/** Of the database that is moved. */
export const SECRET = 'a secret for the bench alone, of more than 32 characters';

/** A database as a service leaves it: so many comments with their decisions, authors and labels, and the audit sealed. */
export const makeWorld = (file: string, rules: string, size: number): Promise<void> =>
  inNewFile(file, async (database) => {
    await fill(database, compiled(rules), size);
    const key = deriveSubkeys(SECRET).audit;
    await sealAudit(
      { database, now: Date.now, key, timezoneOf: () => 'Asia/Riyadh', pause: setImmediate },
      { size: 2000 },
    );
  });
