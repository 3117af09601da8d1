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
        { key: '?', shown: '?', says: texts.shortcuts, everywhere: true, run: () => (open.value = true) },
        { key: '؟', shown: '؟', says: texts.shortcuts, everywhere: true, run: () => (open.value = true) },
      ],
      [texts, open],
    ),
  );
  if (!open.value) return null;
  const shown = shortcuts.value.filter(
    (each, at, all) => each.key !== '؟' && all.findIndex(({ shown: other }) => other === each.shown) === at,
  );
  return (
    <Dialog title={texts.shortcuts} onClose={() => (open.value = false)}>
      <Keys title={texts.onThisPage} keys={shown.filter(({ everywhere }) => !everywhere)} />
      <Keys title={texts.everywhere} keys={shown.filter(({ everywhere }) => everywhere)} />
    </Dialog>
  );
}

function Keys({ title, keys }: { readonly title: string; readonly keys: readonly Shortcut[] }) {
  if (keys.length === 0) return null;
  return (
    <section class="stack">
      <h3>{title}</h3>
      <dl class="shortcuts wide">
        {keys.map(({ shown, says }) => (
          <div key={`${shown} ${says}`}>
            <dt>
              {shown.split(' ').map((each) => (
                <kbd key={each}>{each}</kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
