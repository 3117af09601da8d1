import type { SiteId } from '../domain/comment.ts';
import { scoreText } from '../model/score.ts';
import type { Model } from '../model/weights.ts';
import type { Database } from '../store/database.ts';
import type { Judged } from './fit-calibration.ts';
import { replay } from './replay.ts';

interface Sought {
  readonly site: SiteId;
  /** Comments that came from then on (ms since 1970 UTC). */
  readonly since: number;
  /** The codes of the ready reasons that count; rejections for another one are left out. Empty: all count. */
  readonly reasons: readonly string[];
  /** Lets others go on; awaited now and then. */
  pause(): Promise<void>;
  /** Told how far it has come: how many comments, and back to which time (ms since 1970 UTC). */
  progress(comments: number, reached: number): void;
}

const READ_AT_ONCE = 250;

/**
 * The comments that people approved or rejected, each as its author wrote it, with what a head of the model says of it. What
 * is spam is left out: that is another question.
 */
export async function judgedByPeople(
  database: Pick<Database, 'read'>,
  model: Model,
  head: string,
  { site, since, reasons, pause, progress }: Sought,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for await (const { comments, reached } of replay(
    database,
    { site, needs: [] },
    { since, batch: READ_AT_ONCE },
  )) {
    for (const { people, reason, facts } of comments) {
      const isRejected = people === 'rejected' && isMeant(reason, reasons);
      if (people === 'approved' || isRejected)
        judged.push({ scored: scoreText(model, facts.body)[head] ?? 0, isRejected });
    }
    progress(judged.length, reached);
    await pause();
  }
  return judged;
}

const isMeant = (reason: string | null, reasons: readonly string[]): boolean =>
  reasons.length === 0 || (reason !== null && reasons.includes(reason));

/** What holding from a threshold on would have come to. */
export interface Threshold {
  readonly from: number;
  readonly held: number;
  /** Of those that people decided, from 0 to 1. */
  readonly share: number;
  /** How many of what is held people rejected, from 0 to 1; null where nothing is held. */
  readonly precision: number | null;
  /** How many of what people rejected is held; null where they rejected nothing. */
  readonly recall: number | null;
}

const FROM = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];

/** The table of thresholds, the lowest first. */
export function thresholds(judged: readonly Judged[]): readonly Threshold[] {
  const rejected = judged.filter(({ isRejected }) => isRejected).length;
  return FROM.map((from) => {
    const over = judged.filter(({ scored }) => scored >= from);
    const right = over.filter(({ isRejected }) => isRejected).length;
    return {
      from,
      held: over.length,
      share: judged.length === 0 ? 0 : over.length / judged.length,
      precision: over.length === 0 ? null : right / over.length,
      recall: rejected === 0 ? null : right / rejected,
    };
  });
}
