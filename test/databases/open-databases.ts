import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { type D1, openD1 } from '../../src/store/dialects/d1.ts';
import type { Value } from '../../src/store/statement.ts';
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
    const workerd = await startWorkerd({ script: BATCHES, persist });
    onTestFinished(() => workerd.stop());
    return [openD1(bindingAt(workerd.address)), openD1(bindingAt(workerd.address))];
  },
};

/** A Worker that runs batches on its D1: Miniflare's own way from outside takes some ms a statement. */
const BATCHES = `export default {
  async fetch(request, { DB }) {
    const statements = (await request.json()).map(({ text, values }) => DB.prepare(text).bind(...values));
    try {
      return Response.json({ answers: await DB.batch(statements) });
    } catch ({ message }) {
      return Response.json({ message });
    }
  },
};`;

/** The binding of the Worker at an address. */
function bindingAt(address: string): D1 {
  const prepare = (text: string, values: readonly Value[] = []): ReturnType<D1['prepare']> =>
    Object.assign({ bind: (...bound: Value[]) => prepare(text, bound) }, { text, values });
  return {
    prepare,
    batch: async (statements) => {
      const response = await fetch(address, { method: 'POST', body: JSON.stringify(statements) });
      const { answers, message } = (await response.json()) as Ran;
      if (answers === undefined) throw new Error(message);
      return answers;
    },
  };
}

/** What came of a batch: the rows of its statements, or why nothing of it was done. */
interface Ran {
  readonly answers?: { readonly results: unknown[] }[];
  readonly message?: string;
}
