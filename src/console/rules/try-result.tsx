import type { ConditionTrace, RuleTrace } from '../../domain/evaluation.ts';
import { textsOf } from '../language/language.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import { Status } from '../parts/status.tsx';
import { CONDITION_NAMES } from './condition-names.ts';
import { comparedBy } from './condition-value.ts';
import { RULES_TEXTS } from './texts.ts';
import { orderTrace, spansIn, type Weight, wordsOf } from './trace-order.ts';
import type { Checked } from './try-text.tsx';
import { TRY_TEXTS } from './try-texts.ts';

interface Texts {
  readonly body: string;
  readonly name: string;
}

/** What the rules decide on a text, and why: what matched comes first. */
export function TryResult({ checked, body, name }: Texts & { readonly checked: Checked }) {
  const texts = textsOf(TRY_TEXTS);
  const { status, reason, flags, findings, trace } = checked;
  const marked = spansIn('name', findings);
  return (
    <div class="tried">
      <p class="row verdict">
        {texts.becomes} <Status status={status} />
        {flags.map((flag) => (
          <bdi key={flag} class="flag">
            {flag}
          </bdi>
        ))}
      </p>
      {reason !== null && (
        <p>
          <strong>{texts.reason}:</strong> <bdi dir="auto">{reason}</bdi>
        </p>
      )}
      {marked.length > 0 && <MarkedText text={name} spans={marked} />}
      <blockquote>
        <MarkedText text={body} spans={spansIn('body', findings)} />
      </blockquote>
      <h3>{texts.why}</h3>
      {findings.length === 0 && <p>{texts.nothing}</p>}
      {[...orderTrace(trace)].map(([weight, rules]) => (
        <Traces key={weight} weight={weight} rules={rules} of={{ body, name }} />
      ))}
    </div>
  );
}

interface TracesProps {
  readonly weight: Weight;
  readonly rules: readonly RuleTrace[];
  readonly of: Texts;
}

/** Rules of one kind: those that matched stand open. */
function Traces({ weight, rules, of }: TracesProps) {
  const texts = textsOf(TRY_TEXTS);
  if (rules.length === 0) return null;
  return (
    <details open={weight === 'matched'} class={`traces ${weight}`}>
      <summary>{texts.weights[weight](rules.length)}</summary>
      <ul>
        {rules.map((rule) => (
          <Trace key={rule.rule} rule={rule} of={of} />
        ))}
      </ul>
    </details>
  );
}

function Trace({ rule, of }: { readonly rule: RuleTrace; readonly of: Texts }) {
  const { effects, points } = textsOf(RULES_TEXTS);
  return (
    <li class="trace">
      <p class="row">
        <strong>
          <bdi>{rule.rule}</bdi>
        </strong>
        {rule.effect !== null && <span class={`effect ${rule.effect}`}>{effects[rule.effect]}</span>}
        {rule.points !== 0 && <span class="effect">{points(rule.points)}</span>}
      </p>
      <ul class="conditions">
        {rule.conditions.map((condition, at) => (
          <Condition key={at} trace={condition} of={of} />
        ))}
      </ul>
    </li>
  );
}

const SIGNS = { true: '✓', false: '✗', unknown: '?' } as const;

function Condition({ trace, of }: { readonly trace: ConditionTrace; readonly of: Texts }) {
  const texts = textsOf(TRY_TEXTS);
  const truth = String(trace.truth) as keyof typeof SIGNS;
  const value = comparedBy(trace);
  const words = trace.truth === true ? wordsOf(trace, of) : [];
  return (
    <li>
      <span class={`truth ${truth}`} role="img" aria-label={texts.truths[truth]} title={texts.truths[truth]}>
        {SIGNS[truth]}
      </span>
      <span title={trace.condition}>{textsOf(CONDITION_NAMES)[trace.condition] ?? trace.condition}</span>
      {value !== null && (
        <span class="quiet">
          {texts.was} <bdi>{value}</bdi>
        </span>
      )}
      {words.length > 0 && (
        <span class="quiet found">
          {texts.found}{' '}
          {words.map((word) => (
            <mark key={word}>
              <bdi>{word}</bdi>
            </mark>
          ))}
        </span>
      )}
    </li>
  );
}
