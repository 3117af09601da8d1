import type { Command } from 'commander';
import type { Config } from '../config.ts';
import type { Database } from '../store/database.ts';
import { type FoundRules, rulesAt, storedRules } from './find-rules.ts';

/** What the commands need of the one that runs them. */
export interface Surroundings {
  config(): Config;
  /** Opens the database for as long as `work` takes. */
  withDatabase(work: (database: Database) => Promise<void>): Promise<void>;
  print(line: string): void;
}

/** Adds a command. */
export type Add = (rules: Command, surroundings: Surroundings) => void;

/** Finds rules by what a person calls them; the database is opened only for a version. */
export async function withFound(
  { withDatabase }: Surroundings,
  named: string,
  site: string | undefined,
  work: (found: FoundRules) => void | Promise<void>,
): Promise<void> {
  const found = rulesAt(named, site);
  if (found !== undefined) return work(found);
  return withDatabase(async (database) => work(await storedRules(database, named, site)));
}
