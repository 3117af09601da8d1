/**
 * Runs some work, unless the same (`key`) is at work already: then null. What began `longest` ms ago or earlier keeps
 * no other away, for the runtime may have ended it without a word. `running` says since when (ms since 1970 UTC).
 */
export async function oneAtATime<R>(
  running: Map<string, number>,
  key: string,
  { now, longest }: { readonly now: number; readonly longest: number },
  work: () => Promise<R>,
): Promise<R | null> {
  if (now - (running.get(key) ?? Number.NEGATIVE_INFINITY) < longest) return null;
  running.set(key, now);
  try {
    return await work();
  } finally {
    if (running.get(key) === now) running.delete(key);
  }
}
