import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { answerParent, type Constant } from './parent.ts';

/** Serves an app at a port of the system's choice, and tells the bench where. */
export function listen(app: Hono, setConstant?: (constant: Constant | null) => void): void {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(0, '127.0.0.1', () => {
    answerParent(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, setConstant);
  });
}
