import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatTime } from '../language/times.ts';
import { mySite } from '../service/session.ts';
import { banInForce, isForGood } from './ban.ts';
import { AUTHORS_TEXTS } from './texts.ts';

interface Standing {
  readonly trusted: boolean;
  readonly held: boolean;
  readonly bannedUntil: string | null;
}

/** How an author stands, as labels; `at` (ms since 1970 UTC) is when they stood so. */
export function StandingMarks({
  of: { trusted, held, bannedUntil },
  at = Date.now(),
}: {
  readonly of: Standing;
  readonly at?: number;
}) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const until = banInForce(bannedUntil, at);
  const banned =
    until !== null &&
    (isForGood(until) ? texts.bannedForGood : texts.bannedUntil(formatTime(until, mySite(site)?.timezone)));
  return (
    <span class="marks">
      {banned && <span class="mark banned">{banned}</span>}
      {held && <span class="mark held">{texts.mark.held}</span>}
      {trusted && <span class="mark trusted">{texts.mark.trusted}</span>}
      {!banned && !held && !trusted && <span class="mark">{texts.unmarked}</span>}
    </span>
  );
}
