import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { flush, flushName } from '../flush.ts';
import { refuseTaken } from '../new-file.ts';

/**
 * Writes lines to a new file, which has its name once all of it is on the disk; packed where the name ends in `.gz`. To
 * standard output where none is named. Throws where there is such a file already.
 */
export async function writeOut(file: string | undefined, lines: AsyncIterable<string>): Promise<void> {
  const source = Readable.from(lines);
  if (file === undefined) return pipeline(source, process.stdout, { end: false });
  refuseTaken(file);
  const unfinished = `${file}.unfinished`;
  // It holds what readers wrote: for its owner's eyes alone.
  const out = createWriteStream(unfinished, { mode: 0o600 });
  await (file.endsWith('.gz') ? pipeline(source, createGzip(), out) : pipeline(source, out));
  flush(unfinished);
  await rename(unfinished, file);
  flushName(file);
}
