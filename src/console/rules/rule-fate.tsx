import { STATUSES } from '../../domain/comment.ts';
import type { RuleView } from '../../http/rules-answers.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber, formatShare } from '../language/numbers.ts';
import { PART_TEXTS } from '../parts/texts.ts';
import type { RuleRow } from './rule-rows.ts';
import { RULES_TEXTS } from './texts.ts';

/** What became of the comments that a rule matched. `most` is how many the one matched that matched most. */
export function RuleFate({ row, most }: { readonly row: RuleRow; readonly most: number }) {
  return (
    <div class="rule-fate">
      <Hits rule={row.rule} most={most} />
      {row.rule.hits.total > 0 && <Agreement row={row} />}
    </div>
  );
}

function Hits({ rule, most }: { readonly rule: RuleView; readonly most: number }) {
  const texts = textsOf(RULES_TEXTS);
  const { statuses } = textsOf(PART_TEXTS);
  const { site } = useHere();
  const { hits, hitsCapped } = rule;
  if (hits.total === 0) return <p class="quiet">{texts.noHits}</p>;
  const there = STATUSES.filter((status) => hits[status] > 0);
  return (
    <div>
      <p>{texts.hits(`${formatNumber(hits.total)}${hitsCapped ? '+' : ''}`)}</p>
      <div class="bar" aria-hidden="true">
        {there.map((status) => (
          <span key={status} class={status} style={{ inlineSize: `${(100 * hits[status]) / most}%` }} />
        ))}
      </div>
      <p class="row by-status">
        {there.map((status) => (
          <a key={status} class="quiet" href={addressOf(site, 'queue', { query: { rule: rule.id, status } })}>
            {statuses[status]} {formatNumber(hits[status])}
          </a>
        ))}
      </p>
    </div>
  );
}

function Agreement({ row: { reviewed, precision } }: { readonly row: RuleRow }) {
  const texts = textsOf(RULES_TEXTS);
  if (reviewed === undefined) return <p class="quiet">…</p>;
  if (reviewed === 0 || precision === null) return <p class="quiet">{texts.noneReviewed}</p>;
  return (
    <div>
      <p>{texts.agreement(formatShare(precision))}</p>
      <p class="quiet">{texts.reviewed(reviewed)}</p>
    </div>
  );
}
