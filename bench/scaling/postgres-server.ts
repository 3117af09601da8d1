import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** What a PostgreSQL server did since it was made, as far as its sessions have told. */
export interface Work {
  /** Rows that were read: by scans of tables and by way of indexes. */
  readonly rowsRead: number;
  readonly rowsWritten: number;
  /** Pages of 8 KiB that were looked at, in memory or not. */
  readonly pages: number;
  readonly transactions: number;
  /** Bytes of the write-ahead log: what the disk and every replica gets. */
  readonly wal: number;
}

/** Asks for them; a session tells when it ends, at the latest. */
export async function workOf(pool: Pool): Promise<Work> {
  const { rows } = await pool.query<Work>(`
    select
      (select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::float8 from pg_stat_user_tables) as "rowsRead",
      (select sum(n_tup_ins + n_tup_upd + n_tup_del)::float8 from pg_stat_user_tables) as "rowsWritten",
      (blks_hit + blks_read)::float8 as pages,
      (xact_commit + xact_rollback)::float8 as transactions,
      (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::float8 as wal
    from pg_stat_database where datname = current_database()`);
  return rows[0] as Work;
}

/** What was done between two moments. */
export const workBetween = (before: Work, after: Work): Work => ({
  rowsRead: after.rowsRead - before.rowsRead,
  rowsWritten: after.rowsWritten - before.rowsWritten,
  pages: after.pages - before.pages,
  transactions: after.transactions - before.transactions,
  wal: after.wal - before.wal,
});

/** CPU (µs) that the server has used in all its processes, those that ended included. */
export async function cpuOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = statOf(String(rows[0]?.pid)).parent;
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const own = statOf(postmaster);
  const children = processes.map(statOf).filter(({ parent }) => parent === postmaster);
  const ticks = own.used + own.ofEnded + children.reduce((sum, { used }) => sum + used, 0);
  return ticks * TICK;
}

/** µs of a clock tick: 100 a second on Linux (`getconf CLK_TCK`). */
const TICK = 10_000;

interface Stat {
  readonly parent: string;
  /** Ticks, of the process and in the system for it. */
  readonly used: number;
  /** Ticks of its children that have ended. */
  readonly ofEnded: number;
}

/** From /proc/<pid>/stat (proc_pid_stat(5)); nothing of a process that is gone. */
function statOf(pid: string): Stat {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, parent = '', ...fields] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(9, 13).map(Number) as [
      number,
      number,
      number,
      number,
    ];
    return { parent, used: user + system, ofEnded: endedUser + endedSystem };
  } catch {
    return { parent: '', used: 0, ofEnded: 0 };
  }
}
