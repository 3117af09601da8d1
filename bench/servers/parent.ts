import { Session } from 'node:inspector/promises';

/** An answer that is ready. */
export interface Constant {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** In base64; null where there is none. */
  readonly body: string | null;
}

/** What the bench asks of a server it started. */
export type Question =
  | { readonly ask: 'cpu' }
  | { readonly ask: 'memory' }
  | { readonly ask: 'constant'; readonly constant: Constant | null }
  | { readonly ask: 'profile-start' }
  | { readonly ask: 'profile-stop' };

/** Tells the bench where this process listens, then answers its questions until it goes. */
export function answerParent(
  address: string,
  setConstant: (constant: Constant | null) => void = () => undefined,
): void {
  const session = new Session();
  const answer = async (question: Question): Promise<unknown> => {
    switch (question.ask) {
      case 'cpu': {
        const { user, system } = process.cpuUsage();
        return user + system;
      }
      case 'memory':
        // Twice: the first one may only finish what had begun.
        globalThis.gc?.();
        globalThis.gc?.();
        return process.memoryUsage();
      case 'constant':
        setConstant(question.constant);
        return null;
      case 'profile-start':
        session.connect();
        await session.post('Profiler.enable');
        await session.post('Profiler.setSamplingInterval', { interval: 200 });
        await session.post('Profiler.start');
        return null;
      case 'profile-stop':
        return (await session.post('Profiler.stop')).profile;
    }
  };
  process.on('message', async (question: Question) => process.send?.(await answer(question)));
  process.on('disconnect', () => process.exit());
  process.send?.(address);
}
