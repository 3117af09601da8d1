import { v7 } from 'uuid';

/**
 * Makes UUIDv7 ids (RFC 9562) of given times (ms). Ids of one process sort in the order in which they
 * were made, as those of the same millisecond are counted up; the count starts at random.
 */
export function idMaker(): (now: number) => string {
  let latest = 0;
  let count = 0;
  return (now) => {
    count = now === latest ? count + 1 : Math.floor(Math.random() * 2 ** 30);
    latest = now;
    return v7({ msecs: now, seq: count });
  };
}
