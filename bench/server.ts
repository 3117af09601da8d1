import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Question } from './servers/parent.ts';

/** A server in a process of its own. */
export interface Server {
  readonly address: string;
  ask<T>(question: Question): Promise<T>;
  stop(): Promise<void>;
}

interface Settings {
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Where its standard error goes. */
  readonly log: string;
}

/** Starts a file of `servers/`; resolves when it listens. */
export async function startServer(file: string, { args = [], env = {}, log }: Settings): Promise<Server> {
  const child = fork(fileURLToPath(new URL(`./servers/${file}`, import.meta.url)), args, {
    env: { ...process.env, ...env },
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', openSync(log, 'a'), 'ipc'],
  });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended with ${code}; its log is ${log}.`);
  });
  failed.catch(() => undefined);
  const next = async (): Promise<unknown> => (await Promise.race([once(child, 'message'), failed]))[0];
  const address = (await next()) as string;
  return {
    address,
    ask: async <T>(question: Question) => {
      const answer = next();
      child.send(question);
      return (await answer) as T;
    },
    stop: async () => {
      child.disconnect();
      await failed.catch(() => undefined);
    },
  };
}
