import { expect } from 'vitest';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type ChildService, NEWS_SITE, startChild, writeSite } from './child-service.ts';
import { COMMENTS, get, inParallel, post } from './client.ts';

/** What the slowest of a hundred other requests may take (ms) while somebody attacks. */
export const BEARABLE = 500;
const CLIENTS = 4;
const REQUESTS_EACH = 90;

/** Rules of every costly kind, beside those of the other tests. */
const SITE = `${NEWS_SITE}
  - {id: classic, if: {text: {regex: '(a+)+b'}}, then: hold}
  - {id: nested, if: {text: {regex: '([a-z]+)*[0-9]{3}'}}, then: hold}
  - {id: mail, if: {text: {regex: '([a-z0-9._-]+)+@([a-z0-9-]+[.])+[a-z]+'}}, then: hold}
  - {id: word, if: {text: {has: [aaaa, كلمة, وقح], match: part}}, then: hold}
  - {id: name, if: {name: {has: [spammer]}}, then: hold}
  - {id: links, if: {links.count: ">= 4"}, then: hold}
  - {id: repeated, if: {links.domain: [bit.ly]}, then: hold}
`;

/** A service with those rules. */
export async function startAttacked(): Promise<ChildService> {
  const folder = temporaryFolder();
  writeSite(folder, SITE);
  return startChild(folder);
}

/** Reads and posts as usual; returns the 99th percentile of the times (ms) that the answers took. */
export async function p99Of({ address }: ChildService): Promise<number> {
  const times: number[] = [];
  await inParallel(CLIENTS, async (client) => {
    for (let number = 0; number < REQUESTS_EACH; number++) {
      const began = performance.now();
      const answer = await usualRequest(address, number + client);
      times.push(performance.now() - began);
      expect([200, 201]).toContain(answer?.status);
    }
  });
  times.sort((one, other) => one - other);
  return times[Math.floor(times.length * 0.99)] ?? Number.POSITIVE_INFINITY;
}

/** As `p99Of`, while an attack is made again and again, once at least. */
export async function p99During(service: ChildService, attack: () => Promise<void>): Promise<number> {
  let others = true;
  const attacks = async () => {
    do await attack();
    while (others);
  };
  const usual = async () => {
    const p99 = await p99Of(service);
    others = false;
    return p99;
  };
  const [p99] = await Promise.all([usual(), attacks()]);
  return p99;
}

const usualRequest = (address: string, number: number) =>
  [
    () => get(address, COMMENTS),
    () => get(address, '/v1/sites/news/queue?status=pending'),
    () => post(address, { body: { body: `hello ${number}`, author: { name: 'Ann' } } }),
  ][number % 3]?.();
