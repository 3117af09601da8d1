import { join } from 'node:path';
import { type ChildOptions, type ChildService, startChild } from '../resilience/child-service.ts';

/** Of all processes over one database. */
const SECRET = 'a-secret-of-32-characters-and-more';

/** What the environment of a process over a PostgreSQL database says. */
export const overPostgres = (url: string): Record<string, string> => ({
  HAKAM_DATABASE: url,
  HAKAM_SECRET: SECRET,
});

/** Starts so many processes at once over one database, with the rules of a folder and a log each. */
export const startTogether = (folder: string, url: string, count: number): Promise<ChildService[]> =>
  Promise.all(
    Array.from({ length: count }, (_, number) => {
      const options: ChildOptions = { log: join(folder, `service-${number}.log`), env: overPostgres(url) };
      return startChild(folder, options);
    }),
  );
