import { copyFileSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ArticleId } from '../../src/domain/comment.ts';
import { articleId, articlesIn, compiled, fill, fillArticle, inNewFile } from '../stock.ts';

/** Articles that readers ask for, in a database of their own. */
export interface Offer {
  readonly size: number;
  readonly file: string;
  /** Numbered from 0 on, some 60 public comments each. */
  readonly articles: number;
}

/** One more article, with enough comments for the largest page that may be asked for. */
export const BUSY = 'news-busy' as ArticleId;
const BUSY_COMMENTS = 220;

/**
 * A database of `size` comments and those of the busy article, in `folder`; copied from one in `kept` where that was
 * made before, over the same schema.
 */
export async function makeOffer(folder: string, rules: string, size: number, kept: string): Promise<Offer> {
  const pristine = join(kept, `reading-${size}-${schema()}.db`);
  if (!existsSync(pristine)) await makePristine(pristine, rules, size);
  const file = join(folder, `reading-${size}.db`);
  copyFileSync(pristine, file);
  return { size, file, articles: articlesIn(size) };
}

/** Whole or not there: it takes its name last. */
async function makePristine(pristine: string, rules: string, size: number): Promise<void> {
  const file = `${pristine}.part`;
  for (const left of [file, `${file}-wal`, `${file}-shm`]) rmSync(left, { force: true });
  const ruleSet = compiled(rules);
  await inNewFile(file, async (database) => {
    await fillArticle(database, ruleSet, { article: BUSY, comments: BUSY_COMMENTS, size });
    await fill(database, ruleSet, size);
  });
  renameSync(file, pristine);
}

/** The last migration: another schema needs another stock. */
const schema = (): string =>
  readdirSync(join(import.meta.dirname, '../../migrations'))
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .at(-1)
    ?.slice(0, 4) ?? '';

/** Some of them, spread over all; the same ones in every run. */
export const someArticles = ({ articles }: Offer, most: number): ArticleId[] => {
  const count = Math.min(most, articles);
  return Array.from({ length: count }, (_, at) => articleId(Math.floor((at * articles) / count)));
};
