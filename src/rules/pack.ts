/**
 * Plain data as bytes that are soon read again: numbers, texts, truth values, null, lists, objects, Maps and
 * typed arrays. First the length of a JSON text (32 bits, little-endian, as all that follows), then that text,
 * then the typed arrays, each at a multiple of 8: reading makes views of them, and copies nothing.
 */
type Arrays = Uint8Array | Uint16Array | Uint32Array | Int32Array;

const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array } as const;
type Kind = keyof typeof KINDS;

/** What stands in the JSON text for what JSON has not; no object that is packed has these keys. */
interface ArrayAt {
  readonly $array: readonly [kind: Kind, at: number, length: number];
}
interface MapOf {
  readonly $map: readonly (readonly [unknown, unknown])[];
}

const ALIGNED = 8;
const aligned = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED;

export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: { readonly at: number; readonly array: Arrays }[] = [];
  let size = 0;
  const plain = packText(value, (array) => {
    const at = size;
    arrays.push({ at, array });
    size = aligned(at + array.byteLength);
    return at;
  });
  const text = new TextEncoder().encode(plain);
  const start = aligned(LENGTH + text.length);
  const bytes = new Uint8Array(start + size);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, LENGTH);
  for (const { at, array } of arrays)
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + at);
  return bytes;
}

/** As text, where there are no typed arrays; `place` puts those that there are elsewhere, and says where. */
export const packText = (value: unknown, place: (array: Arrays) => number = noArrays): string =>
  JSON.stringify(value, (_, each) => {
    const kind = kindOf(each);
    if (kind === null) return each instanceof Map ? ({ $map: [...each] } satisfies MapOf) : each;
    return { $array: [kind, place(each), each.length] } satisfies ArrayAt;
  });

const noArrays = (): never => {
  throw new TypeError('A text holds no typed arrays.');
};

const LENGTH = 4;

const kindOf = (value: unknown): Kind | null =>
  ArrayBuffer.isView(value) ? (value.constructor.name as Kind) : null;

/** Throws where the bytes are not what `pack` made, as far as that can be told. */
export function unpack(bytes: ArrayBuffer): unknown {
  const length = new DataView(bytes).getUint32(0, true);
  const start = aligned(LENGTH + length);
  const text = new TextDecoder().decode(new Uint8Array(bytes, LENGTH, length));
  return restored(
    JSON.parse(text),
    ({ $array: [kind, at, size] }) => new KINDS[kind](bytes, start + at, size),
  );
}

/** Reads what `packText` wrote. */
export const unpackText = (text: string): unknown => restored(JSON.parse(text), noArrays);

function restored(value: unknown, read: (array: ArrayAt) => Arrays): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => restored(each, read));
  if ('$array' in value) return read(value as ArrayAt);
  if ('$map' in value)
    return new Map((value as MapOf).$map.map(([key, each]) => [key, restored(each, read)]));
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === 'object' && each !== null) Reflect.set(value, key, restored(each, read));
  }
  return value;
}
