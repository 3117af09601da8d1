import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { AuthorProfile } from '../../read/author-profile.ts';
import { textsOf } from '../language/language.ts';
import { Moment } from '../parts/moment.tsx';
import { type Shortcut, useShortcuts } from '../shortcuts.ts';
import { StandingDialog } from './standing-dialog.tsx';
import { StandingMarks } from './standing-marks.tsx';
import { AUTHORS_TEXTS } from './texts.ts';

interface Props {
  readonly author: AuthorProfile;
  readonly onChange: () => void;
}

/** How an author stands, who made it so and why, and what changes it. */
export function StandingCard({ author, onChange }: Props) {
  const texts = textsOf(AUTHORS_TEXTS);
  const changing = useSignal(false);
  useShortcuts(
    useMemo<readonly Shortcut[]>(
      () => [{ code: 'KeyE', shown: 'E', says: texts.change, run: () => (changing.value = true) }],
      [texts, changing],
    ),
  );
  const [last, ...earlier] = author.standings;
  return (
    <section class="card stack" aria-labelledby="standing">
      <h2 id="standing">{texts.standingOf}</h2>
      <StandingMarks of={author} />
      {last && <Change {...last} />}
      <button type="button" onClick={() => (changing.value = true)}>
        {texts.change}
      </button>
      {earlier.length > 0 && (
        <details>
          <summary>{texts.history}</summary>
          <ul class="standings">
            {earlier.map((change) => (
              <li key={change.at}>
                <StandingMarks of={change} at={Date.parse(change.at)} />
                <Change {...change} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {changing.value && (
        <StandingDialog author={author} onChange={onChange} onClose={() => (changing.value = false)} />
      )}
    </section>
  );
}

/** Who changed a standing, when and why. */
function Change({ by, at, reason }: AuthorProfile['standings'][number]) {
  return (
    <p class="quiet change-of">
      <bdi dir="auto">{reason}</bdi>
      <br />
      <bdi>{by.name}</bdi> · <Moment at={at} />
    </p>
  );
}
