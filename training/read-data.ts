import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A labelled text. */
export interface Example {
  readonly source: string;
  readonly text: string;
  readonly offensive: boolean;
}

/** What is learned from; the development set is for a look at the end alone. */
export const SOURCES = ['mpold-train', 'osact4-train', 'mlma', 'davidson-en-train'] as const;

/** The labelled texts of one file of the data folder. Throws if it is missing or a line is none of its objects. */
export function readExamples(folder: string, source: string): Example[] {
  const lines = readFileSync(join(folder, `${source}.jsonl`), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => toExample(source, JSON.parse(line)));
}

function toExample(source: string, { text, offensive }: { text?: unknown; offensive?: unknown }): Example {
  if (typeof text !== 'string' || (offensive !== 0 && offensive !== 1)) {
    throw new Error(`${source}: a line has no text, or an "offensive" that is neither 0 nor 1.`);
  }
  return { source, text: withoutEntities(text), offensive: offensive === 1 };
}

/** The English set has its texts as they stood in HTML. */
function withoutEntities(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(amp|lt|gt|quot);/g, (_, name: 'amp' | 'lt' | 'gt' | 'quot') => ENTITIES[name]);
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"' };
