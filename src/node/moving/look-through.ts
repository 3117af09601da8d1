import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Progress } from './export-data.ts';
import { type Header, readEndMark, readHeader, WrongFile } from './file-format.ts';
import { piecesOf } from './read-file.ts';

/** A file that is whole. */
export interface WholeFile {
  readonly file: string;
  readonly header: Header;
  /** The hash of all that is in it: the same for the same content, packed or not. */
  readonly id: string;
  readonly rows: number;
  /** Where its rows begin and end, in bytes of what it holds once it is unpacked. */
  readonly from: number;
  readonly to: number;
}

const NEWLINE = 10;
const damaged = (file: string): WrongFile =>
  new WrongFile(`${file} is damaged: its content is not what was exported. Copy it again, or export again.`);

/**
 * Reads all of a file once, before anything is done with it; throws `WrongFile` where it is none of ours, was cut off or
 * damaged.
 */
export async function lookThrough(file: string, progress: Progress): Promise<WholeFile> {
  const { size } = await stat(file);
  const hash = createHash('sha256');
  let header: Header | undefined;
  let from = 0;
  /** The last line so far, which is no part of the hash if it is the last of all. */
  let last: Buffer = Buffer.alloc(0);
  let to = 0;
  const onRead = (bytes: number): void => progress(bytes / size, 'looking through the file');
  for await (const { at, bytes } of piecesOf(file, 0, onRead)) {
    if (header === undefined) {
      const end = bytes.indexOf(NEWLINE) + 1 || bytes.length;
      header = readHeader(bytes.toString('utf8', 0, end));
      from = end;
    }
    hash.update(last);
    const start = bytes.lastIndexOf(NEWLINE, bytes.length - 2) + 1;
    hash.update(bytes.subarray(0, start));
    last = Buffer.from(bytes.subarray(start));
    to = at + start;
  }
  if (header === undefined) throw new WrongFile(`${file} is empty.`);
  const end = readEndMark(last.toString());
  if (end === undefined)
    throw new WrongFile(
      `${file} was cut off: its last line is not the end of an export. Copy it again, or export again.`,
    );
  const id = hash.digest('hex');
  if (id !== end.sha256) throw damaged(file);
  return { file, header, id, rows: end.rows, from, to };
}
