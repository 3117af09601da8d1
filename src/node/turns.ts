/** Something to do, that may fail. */
export type Step = () => Promise<void>;

/** Tasks that run one after another, and steps within them that are tried until they succeed. */
export interface Turns {
  /** Runs a task when those before it are done. Never rejects. */
  inTurn(task: Step): Promise<void>;
  /**
   * Within a task: does something for a name, in place of what was to be done for it before. Never rejects; what fails
   * is tried again, in its turn, every second.
   */
  attempt(name: string, step: Step): Promise<void>;
  /** There is nothing more to do for a name. */
  forget(name: string): void;
  /** Nothing is tried again from now on. */
  stop(): void;
}

/** Milliseconds between two tries. */
const PAUSE = 1000;

/** `failed` hears of a failure once, however often its step is tried; the name is null for a task's own. */
export function turns(failed: (name: string | null, error: string) => void): Turns {
  const undone = new Map<string, { readonly step: Step; readonly error: string }>();
  let last: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  const attempt = async (name: string, step: Step): Promise<void> => {
    try {
      await step();
      undone.delete(name);
    } catch (thrown) {
      const error = String(thrown);
      if (undone.get(name)?.error !== error) failed(name, error);
      undone.set(name, { step, error });
    }
  };
  const tryAgain: Step = async () => {
    for (const [name, { step }] of [...undone]) await attempt(name, step);
  };
  const run = async (task: Step): Promise<void> => {
    try {
      await task();
    } catch (error) {
      failed(null, String(error));
    }
    clearTimeout(timer);
    if (undone.size > 0 && !isStopped) timer = setTimeout(inTurn, PAUSE, tryAgain);
  };
  const inTurn = (task: Step): Promise<void> => {
    last = last.then(() => run(task));
    return last;
  };
  return {
    inTurn,
    attempt,
    forget: (name) => undone.delete(name),
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
