import type { Request } from 'autocannon';
import { type Comparison, type Pace, type Round, summed } from '../compare.ts';
import { load, type Traffic } from '../load.ts';
import type { Server } from '../server.ts';
import { type Answer, ask, constantOf } from './ask.ts';
import type { Row } from './rows.ts';
import type { Offer } from './stocks.ts';

/** Hakam and its bare counterpart over the same file, which the latter only reads. */
export interface Readers {
  readonly offer: Offer;
  readonly hakam: Server;
  readonly bare: Server;
}

/** A row over a database, ready to be measured. */
export interface Prepared {
  readonly row: Row;
  readonly readers: Readers;
  readonly requests: readonly Request[];
  readonly constant: ReturnType<typeof constantOf> | null;
}

/** Why a row can't be measured over a database: what Hakam answers isn't what the row is about. */
export interface NotMeasured {
  readonly row: Row;
  readonly size: number;
  readonly why: string;
}

const CONNECTIONS = 64;
/** Pages that differ are dealt out by so many a connection and load: together more than are kept. */
const DEALT = 150;
/** Less than this many pages of 20 comments might all be kept. */
const ENOUGH = 7500;

/** Asks Hakam for what the row is about, and both for the same; without that no row is measured. */
export async function prepare(row: Row, readers: Readers): Promise<Prepared | NotMeasured> {
  const { hakam, bare, offer } = readers;
  const not = (why: string): NotMeasured => ({ row, size: offer.size, why });
  const requests = await row.requests(offer, hakam.address);
  if (row.distinct && requests.length < ENOUGH) return not(`only ${requests.length} different pages`);
  const answers: Answer[] = [];
  for (const request of requests.slice(0, 100)) answers.push(await sent(hakam, request));
  for (const answer of answers) {
    const fault = faultOf(row, answer);
    if (fault) return not(fault);
  }
  const middle = [...answers].sort((one, other) => one.body.length - other.body.length)[answers.length >> 1];
  const constant = row.against === 'constant' && middle ? constantOf(middle) : null;
  await bare.ask({ ask: 'constant', constant });
  const theirs = await sent(bare, requests[0] as Request);
  const fault = faultOf(row, theirs) ?? differenceOf(constant, theirs);
  if (fault) throw new Error(`${row.name}: the bare side gave ${fault}`);
  return { row, readers, requests, constant };
}

const sent = ({ address }: Server, { path = '', headers }: Request): Promise<Answer> =>
  ask(address, path, headers as Record<string, string>);

function faultOf({ answer }: Row, { status, headers }: Answer): string | undefined {
  if (status !== answer.status) return `the answer was ${status}`;
  const type = headers['content-type'];
  if (answer.type && !type?.startsWith(answer.type)) return `the answer was ${type}`;
  const encoding = headers['content-encoding'];
  return encoding === answer.encoding ? undefined : `the answer came with the encoding ${encoding}`;
}

const differenceOf = (constant: Prepared['constant'], { body }: Answer): string | undefined =>
  constant && body.toString('base64') !== (constant.body ?? '') ? 'other bytes' : undefined;

/**
 * Loads both sides in turn, row by row and size by size, round by round, so that what else the machine does falls on
 * all. Calls `tell` after each round.
 */
export async function compareRows(
  all: readonly Prepared[],
  { warmUp, seconds, rounds }: Pace,
  tell: (round: number) => void,
): Promise<Map<Prepared, readonly Round[]>> {
  const measured = new Map<Prepared, Round[]>(all.map((each) => [each, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const each of all) {
      const found = await bothSides(each, round === 0 ? warmUp : seconds, round);
      if (round > 0) measured.get(each)?.push(found);
    }
    tell(round);
  }
  return measured;
}

async function bothSides(prepared: Prepared, seconds: number, round: number): Promise<Round> {
  const { readers, constant } = prepared;
  const traffic = trafficOf(prepared, round);
  await readers.bare.ask({ ask: 'constant', constant });
  return {
    hakam: await load(readers.hakam, traffic, seconds),
    bare: await load(readers.bare, traffic, seconds),
  };
}

/** Every connection has requests of its own; where pages must differ, other ones each round. */
export function trafficOf({ row, requests }: Prepared, round: number): Traffic {
  const dealt = row.distinct ? DEALT : Math.max(1, Math.ceil(requests.length / CONNECTIONS));
  const first = row.distinct ? round * DEALT * CONNECTIONS : 0;
  return {
    connections: CONNECTIONS,
    requests: (connection) =>
      Array.from({ length: dealt }, (_, at) => {
        const place = (first + at * CONNECTIONS + connection) % requests.length;
        return requests[place] as Request;
      }),
    ...(row.answer.status === 304 ? { status: 304 } : {}),
  };
}

/** A row's medians at one size. */
export interface Found {
  readonly size: number;
  readonly comparison: Comparison<Row>;
  readonly rounds: readonly Round[];
}

export const foundIn = (measured: ReadonlyMap<Prepared, readonly Round[]>): Found[] =>
  [...measured].map(([{ row, readers }, rounds]) => ({
    size: readers.offer.size,
    comparison: summed(row, rounds),
    rounds,
  }));
