import type { Database } from '../store/database.ts';
import { unfinishedImport } from '../store/imports.ts';

/** Rejects while a file is only partly read into the database: what is there is not whole, and its indexes are put aside. */
export async function refuseUnfinished(database: Database): Promise<void> {
  const [[unfinished]] = await database.read([unfinishedImport({})]);
  if (unfinished === undefined) return;
  const began = new Date(unfinished.started_at).toISOString();
  throw new Error(
    `The import that began at ${began} is not finished: run \`hakam import\` with the same file again, which goes on where it stopped.`,
  );
}
