import { table, whole } from '../table.ts';
import type { Cost } from './costs.ts';
import { ONE_ARTICLE } from './kinds.ts';
import type { Asked } from './round-trips.ts';
import type { Size } from './sizes.ts';

/** All that a run found out; the maps are by the name of the kind of request. */
export interface Findings {
  readonly machine: readonly string[];
  /** Comments stored. */
  readonly size: number;
  readonly seconds: number;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly sqlite: ReadonlyMap<string, Cost>;
  readonly postgres: ReadonlyMap<string, Cost>;
  readonly sizes: { readonly sqlite: readonly Size[]; readonly postgres: readonly Size[] };
}

/** Its part of `results.md`. */
export const results = (findings: Findings): string => `# What a request costs Hakam and its database

Written by \`npm run bench:scaling\`; what SCALING.md computes with.

${findings.machine.map((line) => `- ${line}.`).join('\n')}
- ${whole(findings.size)} comments stored; ${findings.seconds} s of load for each number, after a warm-up. The machine is
  shared with other work, and the load, Hakam and PostgreSQL share its cores: CPU a request moves by up to a
  third from run to run, rates by more: a rate is given only where it is compared with another.

${costTable(findings)}

- **CPU** in µs a request: of Hakam's process over SQLite, of Hakam's process over PostgreSQL, and of all processes
  of the PostgreSQL server (\`/proc/<pid>/stat\`).
- **round trips** to the database and **statements** in them are the same over every database (PostgreSQL gets BEGIN
  and COMMIT beside them where there is more than a read of one statement); keys are known, and the page is at hand.
- **rows read**, **rows written** (\`pg_stat_user_tables\`), **pages** of 8 KiB looked at (\`pg_stat_database\`) and bytes of
  the write-ahead log (**WAL**) are PostgreSQL's, a request, a start of Hakam included.
- Submissions to one article wait for each other, as each holds the article's row until it is committed: ${rateLine(findings)}

## What a stored comment takes

Bytes a comment, indexes included, of Arabic comments of 8 to 60 words (\`bench/arabic.ts\`), an article for
every ${whole(perRow(findings, 'articles'))} comments and an author for every ${whole(perRow(findings, 'authors'))}:

${sizeTable(findings)}

- An answer to an \`Idempotency-Key\` is kept for a day, a sketch for a week and for sites with a rule on \`similar\`
  alone, one for each scope it compares in; the other rows stay.
`;

const rateLine = ({ sqlite, postgres }: Findings): string =>
  [['SQLite', sqlite] as const, ['PostgreSQL', postgres] as const]
    .map(([name, costs]) => {
      const [one, spread] = [costs.get(ONE_ARTICLE), costs.get('submit, 64 at a time')];
      return `over ${name} ${whole(one?.rate ?? 0)} a second went through here, where ${whole(spread?.rate ?? 0)} did that were spread over many articles`;
    })
    .join('; ')
    .concat('.');

const perRow = ({ size, sizes }: Findings, name: string): number =>
  size / (sizes.sqlite.find(({ table }) => table === name)?.rows ?? 1);

function costTable({ asked, sqlite, postgres }: Findings): string {
  const headings = [
    'request',
    'Hakam, SQLite',
    'Hakam, PostgreSQL',
    'PostgreSQL',
    'round trips',
    'statements',
  ];
  return table(
    [...headings, 'rows read', 'rows written', 'pages', 'WAL'],
    [...asked].map(([name, { roundTrips, statements }]) => {
      const [file, server] = [sqlite.get(name) as Cost, postgres.get(name) as Cost];
      return [
        name,
        ...[file.hakam, server.hakam, server.server, roundTrips, statements].map(whole),
        ...[server.rowsRead, server.rowsWritten, server.pages, server.wal].map(whole),
      ];
    }),
  );
}

const PASSING = new Set(['idempotency', 'sketches']);

function sizeTable({ size, sizes }: Findings): string {
  const rows = sizes.sqlite.map((inFile, at) => {
    const inServer = sizes.postgres[at] as Size;
    const bytes = [inFile.tableBytes, inFile.indexBytes, inServer.tableBytes, inServer.indexBytes];
    return { name: inFile.table, bytes: bytes.map((all) => all / size) };
  });
  const staying = rows.filter(({ name }) => !PASSING.has(name));
  const together = [0, 1, 2, 3].map((at) => staying.reduce((sum, { bytes }) => sum + (bytes[at] ?? 0), 0));
  return table(
    ['table', 'SQLite', 'its indexes', 'PostgreSQL', 'its indexes'],
    [
      ...staying.map(({ name, bytes }) => [name, ...bytes.map(whole)]),
      ['**all that stays**', ...together.map(whole)],
      ...rows.filter(({ name }) => PASSING.has(name)).map(({ name, bytes }) => [name, ...bytes.map(whole)]),
    ],
  );
}
