import { createHash } from 'node:crypto';
import { type Header, lineOf, VERSION } from './file-format.ts';
import type { Snapshot } from './snapshot.ts';

/** How far an export or an import is: a share from 0 to 1, and what of. */
export type Progress = (share: number, what: string) => void;

/**
 * All of a database as the lines of a file, some at a time: the same bytes, whichever kind of database it is. Throws
 * where it came to fewer rows than there are, which would be a bug.
 */
export async function* exportLines(
  snapshot: Snapshot,
  secret: string,
  progress: Progress,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const counts = await countsOf(snapshot);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let rows = 0;
  const hashed = (text: string): string => {
    hash.update(text);
    return text;
  };
  yield hashed(lineOf(headerOf(snapshot, secret)));
  for (const shape of snapshot.shapes) {
    const before = rows;
    for await (const page of snapshot.pages(shape)) {
      rows += page.length;
      progress(rows / all, `${shape.table}, ${rows} rows`);
      yield hashed(page.map((row) => lineOf([shape.table, ...row])).join(''));
    }
    const count = counts.get(shape.table);
    if (rows - before !== count)
      throw new Error(`${shape.table} has ${count} rows, of which ${rows - before} were found.`);
  }
  yield lineOf({ end: { rows, sha256: hash.digest('hex') } });
}

async function countsOf(snapshot: Snapshot): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const shape of snapshot.shapes) counts.set(shape.table, await snapshot.count(shape));
  return counts;
}

const headerOf = ({ schema, shapes }: Snapshot, secret: string): Header => ({
  hakam: 'export',
  version: VERSION,
  schema,
  secret,
  tables: Object.fromEntries(shapes.map(({ table, columns }) => [table, columns.map(({ name }) => name)])),
});
