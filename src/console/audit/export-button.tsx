import { useSignal } from '@preact/signals';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { download } from '../parts/download.ts';
import { askLines, LOST, type Problem, type Request } from '../service/ask.ts';
import { AUDIT_TEXTS } from './texts.ts';

interface Props {
  readonly path: string;
  readonly query: NonNullable<Request['query']>;
  readonly name: string;
}

/** Has all that the search finds kept as a file, an entry a line. */
export function ExportButton({ path, query, name }: Props) {
  const texts = textsOf(AUDIT_TEXTS);
  const count = useSignal<number | null>(null);
  const save = async () => {
    count.value = 0;
    const lines: string[] = [];
    const problem = await exportLines(path, query, (line) => {
      lines.push(line);
      // Each would draw the button anew.
      if (lines.length % 500 === 0) count.value = lines.length;
    });
    count.value = null;
    if (problem) return notify(texts.notSaved, { tone: 'bad', action: { label: texts.save, run: save } });
    download(name, 'application/x-ndjson', lines);
    notify(texts.saved(texts.entries(lines.length)), { tone: 'good' });
  };
  return (
    <button type="button" onClick={save} disabled={count.value !== null}>
      {count.value === null ? texts.save : texts.saving(texts.entries(count.value))}
    </button>
  );
}

/** Asks on where the service ended an answer for its length. A problem, or null when all have come. */
async function exportLines(
  path: string,
  query: Props['query'],
  onLine: (line: string) => void,
): Promise<Problem | null> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    let next: string | null | undefined;
    const problem = await askLines('GET', path, { query: { ...query, cursor } }, (line) => {
      const entry = line as { id?: string; next?: string | null };
      if (entry.id === undefined) next = entry.next;
      else onLine(`${JSON.stringify(line)}\n`);
    });
    if (problem) return problem;
    if (next === undefined) return LOST;
    cursor = next;
  }
  return null;
}
