import type { CompiledQuery, Expression, Kysely, RawBuilder } from 'kysely';
import type { Tables } from './tables.ts';

/** What a database can be given: no boolean, bigint or undefined, which D1 or SQLite refuse. */
export type Value = string | number | null;
type Values = Readonly<Record<string, Value>>;

/** What every database has, but each spells in its own way. */
export interface Dialect {
  /** Compiles queries; runs none. */
  readonly db: Kysely<Tables>;
  /**
   * A JSON array of objects as rows: `columns` names its members and their SQL types. Bulk goes by
   * it, as a statement takes 100 parameters at most on D1.
   */
  rows<R>(json: Value, columns: Readonly<Record<keyof R & string, 'text' | 'bigint'>>): RawBuilder<R>;
  /** A JSON array of texts as rows with the column `text`. */
  texts(json: Value): RawBuilder<{ text: string }>;
  /** The rows of a query within a row of another, as the text of a JSON array of objects with these members. */
  list<R>(query: Expression<R>, members: readonly (keyof R & string)[]): RawBuilder<string>;
  /** Whether a column's text contains another, Latin letters in any case; no character is a wildcard. */
  contains(column: string, part: Value): RawBuilder<boolean>;
  /**
   * At the end of a select: holds the rows it takes from a table until the batch ends, in the order in which it
   * gives them. Nothing where batches run one after another anyway.
   */
  lock(table: string): RawBuilder<unknown>;
  /** As `lock`, but against being deleted alone: many batches may hold a row so at once. */
  share(table: string): RawBuilder<unknown>;
  /** A statement that only holds rows of a table, those of a select, in its order. Nothing is read where `lock` says nothing. */
  hold(table: string, select: RawBuilder<unknown>): RawBuilder<unknown>;
}

/** Both of Kysely's: its builders compile by themselves, its raw SQL by a given `Kysely`. */
export type Compilable<R> = { compile(db: Kysely<Tables>): CompiledQuery<R> };

type Build<P extends Values, R> = (dialect: Dialect, parameters: P) => Compilable<R>;

/** A query whose parameters have names; it is compiled once for each database, when first used. */
export interface Template<R = unknown> {
  compile(dialect: Dialect): { query: CompiledQuery<R>; slots: readonly Slot[] };
}

/** A query with the values of its parameters: what `read` and `atomically` take. */
export interface Statement<R = unknown> {
  readonly template: Template<R>;
  readonly values: Values;
}

/** Where a bound value comes from: a named parameter, or a constant of the query itself. */
type Slot = { readonly parameter: string } | { readonly constant: Value };

class Parameter {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

// Stands for the values while the query is built. Each read gives a placeholder that Kysely carries
// through to the compiled query's parameters untouched, where it is found again.
const placeholders = new Proxy({}, { get: (_, name) => new Parameter(String(name)) });

const slotOf = (parameter: unknown): Slot =>
  parameter instanceof Parameter ? { parameter: parameter.name } : { constant: parameter as Value };

function template<P extends Values, R>(build: Build<P, R>): Template<R> {
  return {
    compile(dialect) {
      const query = build(dialect, placeholders as P).compile(dialect.db);
      return { query, slots: query.parameters.map(slotOf) };
    },
  };
}

/**
 * A query that is written once with Kysely, compiled once for each database, and bound by name at
 * each use: it costs what a prepared statement costs. `build` must not look at its parameters' values.
 */
export function statement<P extends Values, R>(build: Build<P, R>): (values: P) => Statement<R> {
  const compiledOnce = template(build);
  return (values) => ({ template: compiledOnce, values });
}

interface Compiled {
  readonly text: string;
  readonly slots: readonly Slot[];
}

/** Compiles templates for a database, each once. */
export function compilerOf(dialect: Dialect): (template: Template) => Compiled {
  const kept = new Map<Template, Compiled>();
  return (template) => {
    const known = kept.get(template);
    if (known) return known;
    const { query, slots } = template.compile(dialect);
    const compiled = { text: query.sql, slots };
    kept.set(template, compiled);
    return compiled;
  };
}

/** The values in the order in which the compiled query takes them. */
export const bind = (slots: readonly Slot[], values: Values): Value[] =>
  slots.map((slot) => ('constant' in slot ? slot.constant : (values[slot.parameter] ?? null)));
