/** What a head says of a text; `name` is what rules ask for (`model.abuse`). */
export interface Head {
  readonly name: string;
  /** Raw score = bias + scale * (sum of the weights of n buckets) / sqrt(n). */
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
  /** A power of two. */
  readonly buckets: number;
  readonly heads: readonly Head[];
}

/** Of the file's layout and of what features a text has: a reader takes none but its own. */
const FORMAT = 1;
const MAGIC = 'HKMM';
/** The magic, a check sum of what follows it, and the header's length. */
const SUMMED = 8;
const BEFORE_HEADER = 12;

/**
 * Reads a model. The file is: `HKMM`; a check sum (FNV-1a) of all that follows it, and the header's length in
 * bytes, each as 32 bits, little-endian; the header, JSON in UTF-8 with `format`, `version`, `buckets` and `heads`; then
 * of each head an int8 weight a bucket. Throws an Error that says what is wrong with any other file.
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
  const { version, buckets } = model;
  const header = new TextEncoder().encode(JSON.stringify({ format: FORMAT, version, buckets, heads }));
  const start = BEFORE_HEADER + header.length;
  const bytes = new Uint8Array(start + buckets * heads.length);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes.set(header, BEFORE_HEADER);
  for (const [at, head] of model.heads.entries())
    bytes.set(new Uint8Array(head.weights), start + at * buckets);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, header.length, true);
  view.setUint32(4, checkSum(bytes.subarray(SUMMED)), true);
  return bytes;
}

type Header = Omit<Model, 'heads'> & { readonly heads: readonly Omit<Head, 'weights'>[] };

function withWeights({ version, buckets, heads }: Header, bytes: Uint8Array, start: number): Model {
  if (bytes.length !== start + buckets * heads.length) {
    throw new Error(
      `The file of the model has ${bytes.length - start} weights, not ${buckets * heads.length}.`,
    );
  }
  const weightsOf = (at: number) =>
    Int8Array.from(bytes.subarray(start + at * buckets, start + (at + 1) * buckets));
  return { version, buckets, heads: heads.map((head, at) => ({ ...head, weights: weightsOf(at) })) };
}

function checkedHeader(header: unknown): Header {
  const { format, version, buckets, heads } = (header ?? {}) as Partial<Header> & { format?: unknown };
  if (format !== FORMAT)
    throw new Error(`The model has format ${format}; this version of Hakam reads ${FORMAT}.`);
  const isSound =
    typeof version === 'string' &&
    Number.isInteger(Math.log2(buckets ?? 0)) &&
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
