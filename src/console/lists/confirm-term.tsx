import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { PreviewView } from '../../http/list-answers.ts';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { announce, notify } from '../notices.tsx';
import { MarkedText } from '../parts/marked-text.tsx';
import { Moment } from '../parts/moment.tsx';
import { ReasonField } from '../parts/reason-form.tsx';
import { Status } from '../parts/status.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import type { Problem } from '../service/ask.ts';
import { addTerm } from './list-calls.ts';
import { ListRefusal } from './list-refusal.tsx';
import { readLine } from './term-line.ts';
import { LISTS_TEXTS } from './texts.ts';

interface Props {
  readonly list: string;
  readonly line: string;
  readonly preview: PreviewView;
  readonly onAdded: (line: string) => void;
}

/** What a term would have matched, and what adds it for a reason. */
export function ConfirmTerm({ list, line, preview, onAdded }: Props) {
  const texts = textsOf(LISTS_TEXTS);
  const { site } = useHere();
  const reason = useRef<HTMLInputElement>(null);
  const fault = useSignal('');
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  useLayoutEffect(() => reason.current?.focus(), []);
  const confirm = async (event: Event) => {
    event.preventDefault();
    const why = reason.current?.value.trim() ?? '';
    if (why === '') {
      fault.value = textsOf(PART_TEXTS).reasonMissing;
      return;
    }
    busy.value = true;
    const answer = await addTerm(site, list, line, why);
    busy.value = false;
    if (!answer.ok) problem.value = answer.problem;
    else if (answer.value.changed.length === 0) notify(texts.wasThere(readLine(line).term));
    else onAdded(line);
  };
  return (
    <>
      <Preview preview={preview} />
      <form class="confirm-form" onSubmit={confirm}>
        <ReasonField
          label={texts.reason}
          hint={texts.reasonHint}
          fault={fault.value}
          field={reason}
          onInput={() => (fault.value = '')}
        />
        <button type="submit" class="form-button primary" disabled={busy.value}>
          {texts.confirm}
        </button>
      </form>
      {problem.value && <ListRefusal problem={problem.value} />}
    </>
  );
}

/** Of so many comments that were looked at, a term that matches more is likely too wide. */
const WIDE = 0.05;

function Preview({ preview: { scanned, complete, matches } }: Pick<Props, 'preview'>) {
  const texts = textsOf(LISTS_TEXTS);
  const [match] = matches;
  const count = match?.count ?? 0;
  const says = count === 0 ? texts.wouldMatchNothing : texts.wouldMatch(count);
  useEffect(() => announce(says), [says]);
  return (
    <section class="preview">
      <p class="row">
        <strong>{says}</strong>
        {match &&
          (['approved', 'pending', 'rejected', 'spam'] as const)
            .filter((status) => match.byStatus[status] > 0)
            .map((status) => (
              <span key={status} class="row">
                <Status status={status} /> {formatNumber(match.byStatus[status])}
              </span>
            ))}
      </p>
      <p class="quiet">
        {texts.lookedAt(scanned)} {!complete && texts.onlyNewest}
      </p>
      {count > 20 && count > scanned * WIDE && <p class="caution">{texts.ofMany}</p>}
      {match && match.samples.length > 0 && <Samples samples={match.samples} />}
    </section>
  );
}

function Samples({ samples }: Pick<PreviewView['matches'][number], 'samples'>) {
  const texts = textsOf(LISTS_TEXTS);
  return (
    <>
      <h3>{texts.samples}</h3>
      <ul class="list-samples">
        {samples.map(({ comment, status, createdAt, field, text, match }) => (
          <li key={comment}>
            <MarkedText text={text} spans={match ? [match] : []} />
            <p class="row quiet">
              <Status status={status} />
              <Moment at={createdAt} />
              {field === 'name' && <span>{texts.inName}</span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
