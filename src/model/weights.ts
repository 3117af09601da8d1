import { packedOf, unpack } from './packing.ts';
import { type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** What a head says of a text; `name` is what rules ask for (`model.abuse`). */
export interface Head {
  readonly name: string;
  /** Raw score = bias + scale * (sum of the weights of n buckets) / sqrt(n), of 40 at least. */
  readonly bias: number;
  readonly scale: number;
  /** Raw scores and the probabilities that they mean, both rising; between two of them on a straight line. */
  readonly knots: readonly Knot[];
  /** One a bucket. */
  readonly weights: Int8Array;
}

export type Knot = readonly [raw: number, probability: number];

/** A model as it is read from its file. */
export interface Model {
  /** Names its contents: another training gives another one. */
  readonly version: string;
  /** The words that texts are read by. */
  readonly vocabulary: Vocabulary;
  /** Their weights have as many buckets as the vocabulary. */
  readonly heads: readonly Head[];
}

/** Of the file's layout and of what features a text has: a reader takes none but its own. */
const FORMAT = 2;
/** What a model may cost in memory, a byte each for the vocabulary and for each head. */
const MOST_BUCKETS = 1 << 24;
const MAGIC = 'HKMM';
/** The magic, a check sum of what follows it, and the header's length. */
const SUMMED = 8;
const BEFORE_HEADER = 12;

/**
 * Reads a model. The file is: `HKMM`; a check sum (FNV-1a) of all that follows it, and the header's length in
 * bytes, each as 32 bits, little-endian; the header, JSON in UTF-8 with `format`, `version`, `buckets` (a power of two) and
 * `heads`; then the marks of the vocabulary, and the weights of each head, packed. Throws an Error that says what is
 * wrong with any other file.
 */
export function readModel(bytes: Uint8Array): Model {
  if (bytes.length < BEFORE_HEADER || magicOf(bytes) !== MAGIC)
    throw new Error('This is no file of a model.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = BEFORE_HEADER + view.getUint32(8, true);
  if (start > bytes.length || view.getUint32(4, true) !== checkSum(bytes.subarray(SUMMED))) {
    throw new Error('The file of the model is damaged: its check sum is not that of its contents.');
  }
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(BEFORE_HEADER, start)));
  return withWeights(checkedHeader(header), bytes, start);
}

/** The bytes of a file that `readModel` reads. */
export function writeModel(model: Model): Uint8Array {
  const heads = model.heads.map(({ name, bias, scale, knots }) => ({ name, bias, scale, knots }));
  const { version, vocabulary } = model;
  const buckets = vocabulary.marks.length;
  const header = new TextEncoder().encode(JSON.stringify({ format: FORMAT, version, buckets, heads }));
  const start = BEFORE_HEADER + header.length;
  const packed = [vocabulary.marks, ...model.heads.map(({ weights }) => weights)].flatMap(packedOf);
  const bytes = new Uint8Array(start + packed.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes.set(header, BEFORE_HEADER);
  bytes.set(packed, start);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, header.length, true);
  view.setUint32(4, checkSum(bytes.subarray(SUMMED)), true);
  return bytes;
}

type Header = Pick<Model, 'version'> & {
  readonly buckets: number;
  readonly heads: readonly Omit<Head, 'weights'>[];
};

function withWeights({ version, buckets, heads }: Header, bytes: Uint8Array, start: number): Model {
  const vocabulary = vocabularyOf(new Uint8Array(buckets));
  let at = unpack(bytes, start, vocabulary.marks);
  const filled = heads.map((head) => {
    const weights = new Int8Array(buckets);
    at = unpack(bytes, at, weights);
    return { ...head, weights };
  });
  if (at !== bytes.length) throw new Error('The file of the model has other weights than its header says.');
  return { version, vocabulary, heads: filled };
}

function checkedHeader(header: unknown): Header {
  const { format, version, buckets, heads } = (header ?? {}) as Partial<Header> & { format?: unknown };
  if (format !== FORMAT)
    throw new Error(`The model has format ${format}; this version of Hakam reads ${FORMAT}.`);
  const isSound =
    typeof version === 'string' &&
    Number.isInteger(Math.log2(buckets ?? 0)) &&
    (buckets ?? 0) <= MOST_BUCKETS &&
    Array.isArray(heads) &&
    heads.length > 0 &&
    heads.every(isHead);
  if (!isSound) throw new Error('The header of the model lacks its version, its buckets or its heads.');
  return header as Header;
}

function isHead({ name, bias, scale, knots }: Omit<Head, 'weights'>): boolean {
  const isRising = knots.every(([raw, chance], at) => {
    const [rawBefore, chanceBefore] = knots[at - 1] ?? [-Infinity, 0];
    return raw > rawBefore && chance >= chanceBefore && chance <= 1;
  });
  return (
    typeof name === 'string' &&
    Number.isFinite(bias) &&
    Number.isFinite(scale) &&
    knots.length > 1 &&
    isRising
  );
}

const magicOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes.subarray(0, MAGIC.length));

function checkSum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  return sum >>> 0;
}
