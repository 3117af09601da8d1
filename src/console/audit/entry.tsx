import type { AuditEntry } from '../../http/audit-answers.ts';
import { addressOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import { formatClock, formatTime } from '../language/times.ts';
import { EntrySentence } from './entry-sentence.tsx';
import { ownReason, rulesOf } from './said.ts';
import { AUDIT_TEXTS } from './texts.ts';
import type { ReadyReason } from './use-reasons.ts';

interface Props {
  readonly entry: AuditEntry;
  readonly timezone: string | undefined;
  readonly readyReason: (code: string) => ReadyReason;
  readonly showsSite: boolean;
  readonly onPerson: (id: string) => void;
  readonly commentAddress: (site: string, id: string) => string;
}

/** One change: when, who and what, why, and whether it is sealed. */
export function Entry({ entry, timezone, readyReason, showsSite, onPerson, commentAddress }: Props) {
  const texts = textsOf(AUDIT_TEXTS);
  const ready = entry.reasonCode === null ? undefined : readyReason(entry.reasonCode);
  const own = ownReason(entry);
  const rules = rulesOf(entry);
  return (
    <li class="entry">
      <time dateTime={entry.at} title={formatTime(entry.at, timezone)}>
        {formatClock(entry.at, timezone)}
      </time>
      <div class="told">
        <EntrySentence {...{ entry, onPerson, commentAddress }} />
        <p class="why">
          {showsSite && <span class="flag">{entry.site === '*' ? texts.everySite : entry.site}</span>}
          {ready && <bdi>{ready.shown}</bdi>}
          {/* Beside a ready reason its text is stored, in the site's language. */}
          {own !== '' && !ready?.texts.includes(own) && (
            <q>
              <bdi>{own}</bdi>
            </q>
          )}
          {rules.length > 0 && (
            <span>
              {texts.matched}{' '}
              {rules.map((rule) => (
                <a key={rule} class="flag" href={addressOf(entry.site, 'rules', { item: rule })}>
                  <bdi>{rule}</bdi>
                </a>
              ))}
            </span>
          )}
          {entry.bulk !== null && <span class="flag">{texts.inBulk}</span>}
        </p>
      </div>
      <Seal entry={entry} />
    </li>
  );
}

/** Its place in the chain, and what an auditor may look up by. */
function Seal({ entry }: { readonly entry: AuditEntry }) {
  const texts = textsOf(AUDIT_TEXTS);
  const { id, hash, undoes, bulk, sequence } = entry;
  const ruleSet = 'ruleSet' in entry.detail ? String(entry.detail.ruleSet) : null;
  const lines: readonly (readonly [string, string | null])[] = [
    [texts.entry, id],
    [texts.hash, hash],
    [texts.ruleSet, ruleSet],
    [texts.undoes, undoes],
    [texts.bulk, bulk],
  ];
  return (
    <details class="seal">
      <summary>
        {sequence === null ? texts.unsealed : texts.sealed(formatNumber(sequence))}
        <span class="sr-only"> {texts.details}</span>
      </summary>
      <dl>
        {lines.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code dir="ltr">{value}</code>
                </dd>
              </div>
            ),
        )}
      </dl>
    </details>
  );
}
