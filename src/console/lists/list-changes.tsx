import type { ListChangeView } from '../../http/list-answers.ts';
import { textsOf } from '../language/language.ts';
import { readLine } from './term-line.ts';
import { OriginOf, TermText } from './term-row.tsx';
import { LISTS_TEXTS } from './texts.ts';

/** What people changed of a list, newest first; closed until somebody wants to see it. */
export function ListChanges({ changes }: { readonly changes: readonly ListChangeView[] }) {
  const texts = textsOf(LISTS_TEXTS);
  if (changes.length === 0) return null;
  return (
    <details>
      <summary>{texts.changes}</summary>
      <ul class="list-changes">
        {changes.map((change, at) => (
          <li key={at} class="list-change">
            <span class={`change ${change.kind}`}>{texts.changed[change.kind]}</span>
            <TermText {...readLine(change.term)} />
            <span class="quiet">
              <OriginOf {...change} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
