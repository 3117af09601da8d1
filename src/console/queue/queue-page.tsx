import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import { useFilters, useHere } from '../address.ts';
import { language, textsOf } from '../language/language.ts';
import { useShortcuts } from '../shortcuts.ts';
import { SHELL_TEXTS } from '../texts.ts';
import { ActionBar } from './action-bar.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { newDesk, releaseAtEnd, work } from './desk.ts';
import { EditDialog } from './edit-dialog.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FILTERS, isPlain } from './filters.ts';
import { Focus } from './focus.tsx';
import { loadGuide } from './guide.ts';
import { keysOf } from './keys.ts';
import { NoteDialog } from './note-dialog.tsx';
import { OutboxLine } from './outbox-line.tsx';
import { Rail } from './rail.tsx';

/** The queue: one comment large, those around it beside, and all that is done with them. */
export function QueuePage() {
  const { site } = useHere();
  const [filters, narrow] = useFilters(FILTERS);
  // Asked for with the first drawing, not after it: no request waits for another.
  const guide = useMemo(() => loadGuide(site), [site]);
  const desk = useMemo(() => newDesk(guide, site, filters), [guide, site, JSON.stringify(filters)]);
  useLayoutEffect(() => work(desk), [desk]);
  const plain = isPlain(filters);
  useEffect(() => (plain ? releaseAtEnd(site) : undefined), [site, plain]);
  useShortcuts(useMemo(() => keysOf(desk), [desk, language.value]));
  return (
    <div class="queue">
      <h1 class="sr-only">{textsOf(SHELL_TEXTS).pages.queue}</h1>
      <FilterBar filters={filters} narrow={narrow} desk={desk} />
      <OutboxLine />
      <div class="queue-work">
        <Rail queue={desk.queue} />
        <Focus desk={desk} narrow={narrow} />
      </div>
      <ActionBar desk={desk} />
      {desk.dialog.value === 'edit' && <EditDialog desk={desk} />}
      {desk.dialog.value === 'note' && <NoteDialog desk={desk} />}
      {desk.dialog.value === 'bulk' && <BulkDialog desk={desk} />}
    </div>
  );
}
