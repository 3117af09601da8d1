import { type Signal, useSignal } from '@preact/signals';
import { STATUSES, type Status } from '../../domain/comment.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Trouble } from '../parts/loaded.tsx';
import { MarkedText } from '../parts/marked-text.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import type { Problem } from '../service/ask.ts';
import { applyBulk, type Preview, type Progress, previewBulk } from './bulk.ts';
import { undoBulk } from './bulk-undo.ts';
import type { Desk } from './desk.ts';
import { startAnew } from './queue-state.ts';
import { textOf } from './reason-text.ts';
import { QUEUE_TEXTS } from './texts.ts';
import { rememberBulk } from './undoing.ts';

interface Bulk {
  readonly status: Signal<Status>;
  readonly reasonCode: Signal<string>;
  readonly preview: Signal<Preview | undefined>;
  readonly progress: Signal<Progress | undefined>;
  readonly problem: Signal<Problem | undefined>;
  readonly busy: Signal<boolean>;
}

/** Decides all that the filters find: first what that would be, then exactly that, with its progress. */
export function BulkDialog({ desk }: { readonly desk: Desk }) {
  const texts = textsOf(QUEUE_TEXTS);
  const { queue, dialog } = desk;
  const now = queue.filters.status ?? 'pending';
  const bulk: Bulk = {
    status: useSignal<Status>(now === 'rejected' ? 'approved' : 'rejected'),
    reasonCode: useSignal(''),
    preview: useSignal<Preview | undefined>(undefined),
    progress: useSignal<Progress | undefined>(undefined),
    problem: useSignal<Problem | undefined>(undefined),
    busy: useSignal(false),
  };
  return (
    <Dialog title={texts.bulkTitle} onClose={() => (dialog.value = null)}>
      {bulk.problem.value && <Trouble problem={bulk.problem.value} />}
      {bulk.preview.value === undefined ? (
        <Wanted desk={desk} bulk={bulk} />
      ) : (
        <Found desk={desk} bulk={bulk} preview={bulk.preview.value} />
      )}
    </Dialog>
  );
}

interface Props {
  readonly desk: Desk;
  readonly bulk: Bulk;
}

function Wanted({ desk: { queue, guide }, bulk }: Props) {
  const texts = textsOf(QUEUE_TEXTS);
  const { status, reasonCode, busy } = bulk;
  const find = async () => {
    busy.value = true;
    const ready = status.value === 'rejected' && reasonCode.value !== '';
    const answer = await previewBulk(queue.site, queue.filters, {
      status: status.value,
      ...(ready ? { reasonCode: reasonCode.value } : {}),
    });
    busy.value = false;
    bulk.problem.value = answer.ok ? undefined : answer.problem;
    if (answer.ok) bulk.preview.value = answer.value;
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <p class="quiet">{texts.bulkHint}</p>
      <label for="bulk-action">{texts.bulkAction}</label>
      <select
        id="bulk-action"
        value={status.value}
        onChange={({ currentTarget }) => (status.value = currentTarget.value as Status)}
      >
        {STATUSES.filter((each) => each !== (queue.filters.status ?? 'pending')).map((each) => (
          <option key={each} value={each}>
            {texts.doing[each]}
          </option>
        ))}
      </select>
      {status.value === 'rejected' && (
        <>
          <label for="bulk-reason">{texts.bulkReason}</label>
          <select
            id="bulk-reason"
            value={reasonCode.value}
            onChange={({ currentTarget }) => (reasonCode.value = currentTarget.value)}
          >
            <option value="">{texts.withoutReason}</option>
            {guide.value.reasons.map(({ code, texts: said }) => (
              <option key={code} value={code}>
                {textOf(said)}
              </option>
            ))}
          </select>
        </>
      )}
      <button type="submit" class="primary" disabled={busy.value}>
        {texts.bulkFind}
      </button>
    </form>
  );
}

function Found({ desk, bulk, preview }: Props & { readonly preview: Preview }) {
  const texts = textsOf(QUEUE_TEXTS);
  const { status, progress, busy } = bulk;
  const { queue, dialog } = desk;
  const apply = async () => {
    busy.value = true;
    const answer = await applyBulk(queue.site, preview.id, (told) => (progress.value = told));
    busy.value = false;
    bulk.problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) {
      // The dialog may be closed by then.
      notify(textsOf(PART_TEXTS).trouble[answer.problem.kind], { tone: 'bad' });
      return;
    }
    const { decided, skipped } = answer.value;
    const undo = () => undoBulk(queue, preview.id);
    rememberBulk(queue.site, undo);
    dialog.value = null;
    const told = [texts.bulkDone(decided), skipped > 0 ? texts.bulkSkipped(skipped) : ''].join(' ');
    notify(told, { tone: 'good', action: { label: texts.undo, run: undo } });
    void startAnew(queue);
  };
  return (
    <div class="stack">
      <p role="status">
        <strong>{preview.count === 0 ? texts.bulkNothing : texts.bulkFound(preview.count)}</strong>{' '}
        {preview.capped && texts.bulkCapped}
      </p>
      {preview.sample.length > 0 && <h3>{texts.bulkSample}</h3>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys */}
      <ul class="lines wide sample" tabIndex={0}>
        {preview.sample.map(({ id, author, body }) => (
          <li key={id}>
            <bdi dir="auto" class="quiet small">
              {author.name}
            </bdi>
            <MarkedText text={body} spans={[]} />
          </li>
        ))}
      </ul>
      {progress.value && (
        <p class="row wide" role="status">
          <progress
            class="grow"
            max={progress.value.total}
            value={progress.value.done}
            aria-label={texts.bulkTitle}
          />
          {texts.bulkProgress(formatNumber(progress.value.done), formatNumber(progress.value.total))}
        </p>
      )}
      <div class="row">
        {preview.count > 0 && (
          <button type="button" class="primary" disabled={busy.value} onClick={() => void apply()}>
            {texts.bulkApply[status.value](preview.count)}
          </button>
        )}
        <button type="button" disabled={busy.value} onClick={() => (bulk.preview.value = undefined)}>
          {texts.back}
        </button>
      </div>
    </div>
  );
}
