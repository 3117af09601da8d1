const MORE = 0x80;
const LOW = 0x7f;
/** No gap: here the numbers end. */
const END = 0;

/**
 * The bytes of mostly empty numbers of 8 bits each: of those other than 0 how many places further than the last one it
 * stands (7 bits a byte, low ones first, the high bit for more), and itself; at the end two zeros.
 */
export function packedOf(numbers: Int8Array | Uint8Array): number[] {
  const packed: number[] = [];
  let last = -1;
  for (const [at, number] of numbers.entries()) {
    if (number === 0) continue;
    let gap = at - last;
    for (; gap > LOW; gap >>>= 7) packed.push((gap & LOW) | MORE);
    packed.push(gap, number & 0xff);
    last = at;
  }
  return [...packed, END, 0];
}

/**
 * Fills in numbers from the bytes of `packedOf` that begin at `start`. Returns where others begin; more than there are
 * bytes, where no end was found. Writes to no place that there isn't.
 */
export function unpack(bytes: Uint8Array, start: number, numbers: Int8Array | Uint8Array): number {
  let last = -1;
  for (let at = start; at < bytes.length; ) {
    let gap = 0;
    let byte = MORE;
    for (let shift = 0; byte >= MORE; shift += 7) {
      byte = bytes[at++] ?? END;
      gap += (byte & LOW) << shift;
    }
    const number = bytes[at++] ?? 0;
    if (gap === END) return at;
    last += gap;
    numbers[last] = number;
  }
  return bytes.length + 1;
}
