/** Many arrays as one: what is kept so is soon read back from bytes, and takes no object each. */
export interface JoinedUnits {
  readonly units: Uint16Array;
  /** Where each array begins in it, and last where the last one ends. */
  readonly starts: Uint32Array;
}

export function joinUnits(all: readonly ArrayLike<number>[]): JoinedUnits {
  const starts = new Uint32Array(all.length + 1);
  for (const [index, { length }] of all.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
  const units = new Uint16Array(starts[all.length] ?? 0);
  for (const [index, each] of all.entries()) units.set(each, starts[index]);
  return { units, starts };
}
