import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A labelled text. */
export interface Example {
  readonly source: string;
  readonly text: string;
  readonly offensive: boolean;
  /** What an error costs: 1, less for what counts less. */
  readonly cost: number;
}

/**
 * What is learned from, and what an error costs: of the set whose labels agree least with the others' less. The
 * development set is for a look at the end alone.
 */
export const SOURCES: Readonly<Record<string, number>> = {
  'mpold-train': 1,
  'osact4-train': 1,
  mlma: 0.5,
  'davidson-en-train': 0.5,
};

/** The labelled texts of one file of the data folder. Throws if it is missing or a line is none of its objects. */
export function readExamples(folder: string, source: string): Example[] {
  const lines = readFileSync(join(folder, `${source}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => toExample(source, JSON.parse(line)));
}

function toExample(source: string, { text, offensive }: { text?: unknown; offensive?: unknown }): Example {
  if (typeof text !== 'string' || (offensive !== 0 && offensive !== 1)) {
    throw new Error(`${source}: a line has no text, or an "offensive" that is neither 0 nor 1.`);
  }
  return { source, text: withoutEntities(text), offensive: offensive === 1, cost: SOURCES[source] ?? 1 };
}

/** The English set has its texts as they stood in HTML. */
function withoutEntities(text: string): string {
  return text
    .replaceAll('<LF>', '\n')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name: 'amp' | 'lt' | 'gt' | 'quot') => ENTITIES[name]);
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"' };
