import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(import.meta.dirname, 'results.md');

/** Puts a part into `results.md`, in the place of the one with the same heading (`# …`, its first line). */
export function writePart(part: string): void {
  const parts = readFileSync(FILE, 'utf8').split(/^(?=# )/m);
  const [heading] = part.split('\n');
  const at = parts.findIndex((each) => each.split('\n')[0] === heading);
  parts.splice(at < 0 ? parts.length : at, at < 0 ? 0 : 1, part);
  writeFileSync(FILE, `${parts.map((each) => each.trim()).join('\n\n')}\n`);
}
