/** The submissions with an idempotency key that this process works on now. */
export type InFlight = Map<string, Promise<unknown>>;

/**
 * Runs `work` when nothing with the same id is under way: a second request with a key waits for the
 * first, and then finds its stored answer. Where the first fails, all that wait for it fail with it:
 * one after another they would wait for a locked database ever longer.
 */
export async function oneAtATime<T>(inFlight: InFlight, id: string, work: () => Promise<T>): Promise<T> {
  for (let before = inFlight.get(id); before; before = inFlight.get(id)) await before;
  const running = work();
  inFlight.set(id, running);
  try {
    return await running;
  } finally {
    inFlight.delete(id);
  }
}
