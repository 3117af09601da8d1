import { v7 } from 'uuid';

/**
 * Makes UUIDv7 ids (RFC 9562) of given times (ms). Ids of one process sort in the order in which they
 * were made, as those of the same millisecond are counted up; the count starts at random.
 */
export function idMaker(): (now: number) => string {
  let latest = 0;
  let count = 0;
  const random = randomBytesMaker();
  return (now) => {
    count = now === latest ? count + 1 : Math.floor(Math.random() * 2 ** 30);
    latest = now;
    return v7({ msecs: now, seq: count, random: random() });
  };
}

/** 16 random bytes at a time, of many that were asked for at once: asking costs more than they do. */
function randomBytesMaker(): () => Uint8Array {
  const pool = new Uint8Array(4096);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    used += 16;
    return pool.subarray(used - 16, used);
  };
}

/** The UUIDv7 of a time that follows from 16 bytes or more: who has the same makes the same. */
export const derivedId = (at: number, bytes: Uint8Array): string =>
  v7({ msecs: at, random: bytes.subarray(0, 16) });
