import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { textsOf } from './language/language.ts';
import { Dialog } from './parts/dialog.tsx';
import { type Shortcut, shortcuts, useShortcuts } from './shortcuts.ts';
import { SHELL_TEXTS } from './texts.ts';

/** What the keys do that are in force now; `?` opens it. */
export function Help() {
  const open = useSignal(false);
  const texts = textsOf(SHELL_TEXTS);
  useShortcuts(
    useMemo<readonly Shortcut[]>(
      () => [
        { key: '?', shown: '?', says: texts.shortcuts, run: () => (open.value = true) },
        { key: '؟', shown: '؟', says: texts.shortcuts, run: () => (open.value = true) },
      ],
      [texts, open],
    ),
  );
  if (!open.value) return null;
  return (
    <Dialog title={texts.shortcuts} onClose={() => (open.value = false)}>
      <dl class="shortcuts">
        {shortcuts.value
          .filter(
            ({ key, shown }, at, all) => key !== '؟' && all.findIndex((each) => each.shown === shown) === at,
          )
          .map(({ shown, says }) => (
            <div key={shown}>
              <dt>
                <kbd>{shown}</kbd>
              </dt>
              <dd>{says}</dd>
            </div>
          ))}
      </dl>
    </Dialog>
  );
}
