/** Time-outs in ms. A submission that waits longer than these is answered 503, and may be sent again. */
export const LIMITS = {
  /** For a connection of the pool, one that is opened included. */
  connectionTimeoutMillis: 2000,
  lock_timeout: 2000,
  statement_timeout: 10_000,
  /** For the network: a connection whose answer doesn't come is given up. */
  query_timeout: 12_000,
  idle_in_transaction_session_timeout: 12_000,
} as const;

/**
 * Every statement is written for an index, as SQLite runs it: row by row, from what is asked for. A prepared statement
 * is planned once, though, by how large its tables are then; on a young database it would go on reading whole tables
 * until they are analysed, and collecting all that is unsealed in a bitmap for the sake of its first rows. There is nothing here that compiling to machine code (JIT) would speed up.
 */
export const PLANNING: string = [
  'enable_seqscan',
  'enable_bitmapscan',
  'enable_hashjoin',
  'enable_mergejoin',
  'jit',
]
  .map((setting) => `-c ${setting}=off`)
  .join(' ');
