import type { Database, RowsOf } from '../database.ts';
import { bind, compilerOf, type Statement, type Value } from '../statement.ts';
import { failureOf } from './d1-failures.ts';
import { sqliteSyntax } from './sqlite-syntax.ts';

/** The part of D1's binding that is used here: https://developers.cloudflare.com/d1/worker-api/ */
export interface D1 {
  prepare(text: string): Prepared;
  /** One round trip, one transaction. */
  batch(statements: Prepared[]): Promise<{ readonly results: unknown[] }[]>;
}

interface Prepared {
  bind(...values: Value[]): Prepared;
}

/** A D1 database: reads and batches are a round trip each, to the primary, and a transaction each. */
export function openD1(binding: D1): Database {
  const compile = compilerOf(sqliteSyntax);
  const run = async <S extends readonly Statement[]>(statements: S, writes: boolean) => {
    const prepared = statements.map(({ template, values }) => {
      const { text, slots } = compile(template);
      return binding.prepare(text).bind(...bind(slots, values));
    });
    try {
      return (await binding.batch(prepared)).map(({ results }) => results) as RowsOf<S>;
    } catch (error) {
      throw failureOf(error, writes);
    }
  };
  return {
    read: (statements) => run(statements, false),
    atomically: (statements) => run(statements, true),
  };
}
