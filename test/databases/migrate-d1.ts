import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS } from '../../src/node/migrate.ts';
import type { D1 } from '../../src/store/dialects/d1.ts';

/** Makes the tables of an empty D1 database, by the same files that `wrangler d1 migrations apply` reads. */
export async function migrateD1(database: D1): Promise<void> {
  await database.batch(statements().map((text) => database.prepare(text)));
}

/** None of the migrations' texts has a semicolon; those of triggers stand before their `end`. */
const statements = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(MIGRATIONS, file), 'utf8')
        .replace(/--.*$/gm, '')
        .split(/;(?!\s*end\b)/),
    )
    .map((text) => text.trim())
    .filter((text) => text !== '');
