import { createReadStream, type ReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { WrongFile } from './file-format.ts';

/** So much of a file is handled at once, but for a line that is longer. */
const PIECE = 1024 * 1024;
/** No line of an export comes near it. */
const LONGEST_LINE = 256 * PIECE;
const NEWLINE = 10;

/** Some whole lines of a file, and where they begin in it once it is unpacked. */
export interface Piece {
  readonly at: number;
  /** With the newline of its last line. What is left at the end of a file may have none. */
  readonly bytes: Buffer;
}

/**
 * A file from a place on, plain or packed by gzip, in pieces of whole lines. `onRead` hears how many bytes of the file
 * itself were read. Throws `WrongFile` where what was packed ends early.
 */
export async function* piecesOf(
  file: string,
  from = 0,
  onRead: (bytes: number) => void = () => undefined,
): AsyncGenerator<Piece> {
  let at = from;
  let rest: Buffer[] = [];
  let kept = 0;
  for await (const chunk of await bytesOf(file, from, onRead)) {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (kept + end > LONGEST_LINE) throw new WrongFile(`${file} has a line that no export writes.`);
    if (end > 0) {
      const bytes = Buffer.concat([...rest, chunk.subarray(0, end)]);
      yield { at, bytes };
      at += bytes.length;
      [rest, kept] = [[], 0];
    }
    rest.push(chunk.subarray(end));
    kept += chunk.length - end;
    if (kept > LONGEST_LINE) throw new WrongFile(`${file} has a line that no export writes.`);
  }
  if (kept > 0) yield { at, bytes: Buffer.concat(rest) };
}

async function bytesOf(
  file: string,
  from: number,
  onRead: (bytes: number) => void,
): Promise<AsyncIterable<Buffer>> {
  if (!(await isPacked(file)))
    return watched(createReadStream(file, { start: from, highWaterMark: PIECE }), onRead);
  const packed = createReadStream(file, { highWaterMark: PIECE });
  return unpacked(packed, from, onRead);
}

async function* watched(stream: ReadStream, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    yield chunk;
    onRead(stream.bytesRead);
  }
}

/** Where something lies in what was packed is known only by unpacking what comes before. */
async function* unpacked(
  packed: ReadStream,
  from: number,
  onRead: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let skip = from;
  // Errors of either come by the one that is read.
  const chunks = pipeline(packed, createGunzip({ chunkSize: PIECE }), () => undefined);
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      const bytes = chunk.subarray(Math.min(skip, chunk.length));
      skip -= chunk.length - bytes.length;
      if (bytes.length > 0) yield bytes;
      onRead(packed.bytesRead);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) throw error;
    throw new WrongFile(
      `${packed.path} is damaged, or was cut off on its way. Copy it again, or export again.`,
    );
  }
}

/** By what every gzip file begins with, whatever it is called: RFC 1952. */
async function isPacked(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
