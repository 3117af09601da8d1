/** What a piece of work took, in µs. */
export interface Taken {
  readonly wall: number;
  /** Of all threads of the process. */
  readonly cpu: number;
}

/** Runs `work` and tells what it took. */
export function taken(work: () => void): Taken {
  const began = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return { wall: (performance.now() - began) * 1000, cpu: user + system };
}
