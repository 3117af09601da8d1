import Sqlite from 'better-sqlite3';

// Copies a database in a way that `hakam backup` does not go: `node other-ways.ts <way> <from> <to>`.
const [way = '', from = '', to = ''] = process.argv.slice(2);

/** So many pages at a time, as better-sqlite3 and node:sqlite do by themselves. */
const PAGES = 100;

const WAYS: Record<string, (source: Sqlite.Database) => Promise<unknown>> = {
  vacuum: async (source) => source.prepare('vacuum into ?').run(to),
  pages: (source) => source.backup(to, { progress: () => PAGES }),
  snapshot: (source) => {
    source.exec('begin');
    source.prepare('select count(*) from migrations').get();
    return source.backup(to, { progress: () => PAGES });
  },
};

const source = new Sqlite(from, { readonly: true, timeout: 5000 });
await WAYS[way]?.(source);
source.close();
