import http from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { startService } from '../service.ts';

/** A request whose body comes only once it is answered, as a key is missing. */
const sendLate = (address: string, agent: http.Agent): Promise<void> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': 5 };
    const request = http.request(`${address}/v1/keys`, { method: 'POST', agent, headers }, (answer) => {
      request.end('{"a"}');
      answer.resume();
      answer.on('end', resolve);
    });
    request.on('error', reject);
    request.flushHeaders();
  });

test('a connection that is kept gathers no listeners', async () => {
  const { running } = await startService();
  const warnings: string[] = [];
  const note = ({ message }: Error) => warnings.push(message);
  process.on('warning', note);
  onTestFinished(() => void process.off('warning', note));
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  for (let time = 0; time < 50; time++) await sendLate(running.address, agent);
  agent.destroy();
  expect(warnings).toEqual([]);
});
