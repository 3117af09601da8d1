import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { ArticleId, CommentId, SiteId, Status, Submission } from '../src/domain/comment.ts';
import type { Evaluation } from '../src/domain/evaluation.ts';
import type { FetchedFact } from '../src/domain/facts.ts';
import { idMaker } from '../src/new-id.ts';
import { betterSqlite3 } from '../src/node/better-sqlite3.ts';
import { migrate } from '../src/node/migrate.ts';
import { compileFile } from '../src/node/rule-files.ts';
import { storeStatements } from '../src/pipeline/store-submission.ts';
import type { RuleSet } from '../src/rules/rule-set.ts';
import type { Database } from '../src/store/database.ts';
import { openSqlite } from '../src/store/dialects/sqlite.ts';
import type { Statement } from '../src/store/statement.ts';
import { sketchOf } from '../src/text/similarity.ts';
import { authorName, commentText, pick, repeatableRandom } from './arabic.ts';

export const SITE = 'example' as SiteId;
/** The youngest stored comment is of this time; whatever is younger was sent by the bench. */
const NEWEST = Date.UTC(2026, 0, 1);
const COMMENTS_AN_ARTICLE = 100;
const COMMENTS_AN_AUTHOR = 20;

/** A database with comments in it, and what there is to ask it for. */
export interface Stock {
  readonly file: string;
  readonly size: number;
  readonly articles: number;
  readonly authors: number;
  /** Comments that moderators may decide on, of all parts of the stock. */
  readonly comments: readonly CommentId[];
}

export const articleId = (number: number): ArticleId => `news-${number}` as ArticleId;
/** How many articles `size` comments are spread over. */
export const articlesIn = (size: number): number => Math.max(10, Math.floor(size / COMMENTS_AN_ARTICLE));
export const authorId = (number: number): string => `reader-${number}`;

/** Fills a new file with comments. */
export async function makeStock(file: string, rules: string, size: number): Promise<Stock> {
  const ruleSet = compiled(rules);
  return { file, ...(await inNewFile(file, (database) => fill(database, ruleSet, size))) };
}

/** Makes a file with the present schema, lets something be stored there, and closes it. */
export async function inNewFile<T>(file: string, store: (database: Database) => Promise<T>): Promise<T> {
  mkdirSync(dirname(file), { recursive: true });
  const database = openSqlite(betterSqlite3, file);
  migrate(database.writer);
  // All is one transaction, which outgrows what a service keeps of its file.
  database.writer.exec('pragma cache_size = -1000000');
  const stored = await store(database);
  await database.close();
  return stored;
}

/** What passes is kept beside a comment too: the answer to its key for a day, what it is compared by for a week. */
const COMPARING: FetchedFact = { kind: 'similar', by: 'site', within: 3_600_000 };

/**
 * Fills a migrated database with comments, by the statements with which the service stores them: six in ten are
 * approved, three wait, and one is spam with a flag and a finding; with what passes, if it is asked for.
 */
export async function fill(
  database: Database,
  ruleSet: RuleSet,
  size: number,
  passing = false,
): Promise<Omit<Stock, 'file'>> {
  const random = repeatableRandom(size);
  const newId = idMaker();
  const articles = articlesIn(size);
  const authors = Math.max(50, Math.floor(size / COMMENTS_AN_AUTHOR));
  const comments: CommentId[] = [];
  for (let first = 0; first < size; first += 200) {
    const some = Array.from({ length: Math.min(200, size - first) }, (_, at) => {
      const now = NEWEST - (size - first - at) * 1000;
      const comment = newId(now) as CommentId;
      comments.push(comment);
      const article = articleId(Math.floor(random() * articles));
      const submission = submissionOf(random, article, authors);
      const evaluation = evaluationOf(random());
      const statements = stored({ comment, submission, evaluation, now, ruleSet, newId, passing });
      return database.atomically(statements, { durable: false });
    });
    await Promise.all(some);
  }
  return { size, articles, authors, comments };
}

/** Adds an article with so many public comments, older than all that `fill` stores with the same size. */
export async function fillArticle(
  database: Database,
  ruleSet: RuleSet,
  { article, comments, size }: { article: ArticleId; comments: number; size: number },
): Promise<void> {
  const random = repeatableRandom(comments);
  const newId = idMaker();
  for (let at = 0; at < comments; at++) {
    const now = NEWEST - (size + 1 + comments - at) * 1000;
    const submission = submissionOf(random, article, 50);
    const comment = newId(now) as CommentId;
    const evaluation = evaluationOf(0);
    const statements = stored({ comment, submission, evaluation, now, ruleSet, newId, passing: false });
    await database.atomically(statements, { durable: false });
  }
}

interface Storing {
  readonly comment: CommentId;
  readonly submission: Submission;
  readonly evaluation: Evaluation;
  readonly now: number;
  readonly ruleSet: RuleSet;
  readonly newId: (now: number) => string;
  readonly passing: boolean;
}

function stored({ comment, submission, evaluation, now, ruleSet, newId, passing }: Storing): Statement[] {
  return storeStatements(
    {
      submission,
      ruleSet: passing ? { ...ruleSet, needs: [COMPARING] } : ruleSet,
      mention: { title: 'خبر اليوم', url: null, section: 'culture', publishedAt: null },
      key: null,
      idempotency: passing
        ? { scope: 'k_0123456789abcdef', key: newId(now), fingerprint: comment.repeat(2).slice(0, 64) }
        : null,
    },
    {
      comment,
      decision: newId(now),
      evaluation,
      message: 'held',
      sketch: passing ? sketchOf(submission.body) : null,
      now,
    },
  );
}

/** The same stock in another file. */
export function copyStock(stock: Stock, file: string): Stock {
  mkdirSync(dirname(file), { recursive: true });
  copyFileSync(stock.file, file);
  return { ...stock, file };
}

/** Takes away what was sent since, so that each round begins with the same number of comments. */
export function forgetWhatWasSent({ file }: Pick<Stock, 'file'>): void {
  const connection = new Sqlite(file, { timeout: 10_000 });
  connection.pragma('synchronous = off');
  connection.transaction(() => {
    connection.exec(`
      delete from decisions where comment in (select id from comments where created_at >= ${NEWEST});
      delete from comment_labels where comment in (select id from comments where created_at >= ${NEWEST});
      delete from comments where created_at >= ${NEWEST};`);
  })();
  connection.close();
}

/** The rule set of a site in a folder of rules. */
export function compiled(rules: string, site: string = SITE): RuleSet {
  const result = compileFile(rules, site);
  if (!result.ok) throw new Error(`The rules of the bench are wrong: ${JSON.stringify(result.problems)}`);
  return result.ruleSet;
}

function submissionOf(random: () => number, article: ArticleId, authors: number): Submission {
  const author = Math.floor(random() * authors);
  return {
    site: SITE,
    article,
    body: commentText(random),
    author: { name: authorName(author), id: authorId(author), role: null, since: null },
    parent: null,
    addressHash: null,
  };
}

const STATUSES: readonly Status[] = [
  ...Array<Status>(6).fill('approved'),
  ...Array<Status>(3).fill('pending'),
  'spam',
];

function evaluationOf(number: number): Evaluation {
  const status = pick(() => number, STATUSES);
  if (status !== 'spam')
    return {
      status,
      flags: [],
      reason: null,
      risk: status === 'approved' ? 0 : 100,
      findings: [],
      trace: [],
    };
  const finding = {
    rule: 'promotion',
    field: 'body',
    spans: [[0, 5]],
    effect: 'spam',
    points: 0,
    monitor: false,
  } as const;
  return { status, flags: ['promotion'], reason: 'إعلان', risk: 200, findings: [finding], trace: [] };
}
