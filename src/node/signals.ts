import type { Running } from '../node.ts';

/** SIGHUP reads the rules again; SIGINT and SIGTERM stop, once however often they come: npm passes on what it gets. */
export function obeySignals({ reloadRules, stop }: Pick<Running, 'reloadRules' | 'stop'>): void {
  let isStopping = false;
  const stopOnce = (): void => {
    if (!isStopping) void stop();
    isStopping = true;
  };
  process.on('SIGHUP', () => reloadRules());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stopOnce);
}
