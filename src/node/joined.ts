/** A task that runs in its turn, once for all who ask for it before it begins: `run` is what gives it its turn. */
export function joined(
  run: (task: () => Promise<void>) => Promise<void>,
  task: () => Promise<void>,
): () => Promise<void> {
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= run(() => {
      waiting = undefined;
      return task();
    });
    return waiting;
  };
}
