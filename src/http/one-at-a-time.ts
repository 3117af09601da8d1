/** When some work began, and after which time (ms) it keeps no other away: the runtime may have ended it without a word. */
interface Times {
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  readonly longest: number;
}

/** Marks some work (`key`) as running, and returns what ends that; null where the same is at work already. */
export function begin(
  running: Map<string, number>,
  key: string,
  { now, longest }: Times,
): (() => void) | null {
  if (now - (running.get(key) ?? Number.NEGATIVE_INFINITY) < longest) return null;
  running.set(key, now);
  return () => {
    if (running.get(key) === now) running.delete(key);
  };
}

/** Runs some work, unless the same (`key`) is at work already: then null. `running` says since when (ms since 1970 UTC). */
export async function oneAtATime<R>(
  running: Map<string, number>,
  key: string,
  times: Times,
  work: () => Promise<R>,
): Promise<R | null> {
  const end = begin(running, key, times);
  if (end === null) return null;
  try {
    return await work();
  } finally {
    end();
  }
}
