import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { openD1 } from '../../src/store/dialects/d1.ts';
import { openTestDatabase, temporaryFolder } from '../store/open-test-database.ts';
import { DATABASE } from './kind.ts';
import { newPostgres, openTestPostgres } from './postgres-database.ts';
import { startWorkerd } from './workerd.ts';

/** A new database of the kind that this run is over. */
export const openDatabase = async (): Promise<Database> => (await openPair())[0];

/** A new database that is opened twice, as by two processes. */
export const openPair = (): Promise<readonly [Database, Database]> => OPEN[DATABASE]();

const OPEN: Readonly<Record<typeof DATABASE, () => Promise<readonly [Database, Database]>>> = {
  sqlite: async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    return [openTestDatabase(file), openTestDatabase(file)];
  },
  postgres: async () => {
    const url = await newPostgres();
    return [openTestPostgres(url), openTestPostgres(url)];
  },
  d1: async () => {
    const persist = temporaryFolder();
    cpSync(inject('edge').template, persist, { recursive: true });
    const workerd = await startWorkerd({ script: 'export default { fetch() {} }', persist });
    onTestFinished(() => workerd.stop());
    const binding = await workerd.database();
    return [openD1(binding), openD1(binding)];
  },
};
