import type { Span } from '../domain/decision.ts';
import type { ConditionTrace, RuleTrace } from '../domain/evaluation.ts';
import type { Facts } from '../domain/facts.ts';
import { mergeSpans } from '../rules/match/spans.ts';
import { highlighted, isolated, paint } from './terminal.ts';

/** A place in the body or the name, with its number in the list. */
export interface MatchedPlace {
  readonly number: number;
  readonly field: 'body' | 'name';
  readonly span: Span;
  readonly rules: ReadonlySet<string>;
}

/** Every place that some condition found, in the order of the texts, each once. */
export function matchedPlaces(trace: readonly RuleTrace[]): MatchedPlace[] {
  const found = trace.flatMap(({ rule, conditions }) =>
    conditions.flatMap((condition) =>
      condition.spans.map((span) => ({ rule, span, field: fieldOf(condition) })),
    ),
  );
  const byPlace = Map.groupBy(found, ({ field, span }) => `${field} ${span.join('-')}`);
  return [...byPlace.values()]
    .flatMap((same) =>
      same.slice(0, 1).map((one) => ({ ...one, rules: new Set(same.map(({ rule }) => rule)) })),
    )
    .sort((a, b) =>
      a.field === b.field ? a.span[0] - b.span[0] || a.span[1] - b.span[1] : a.field < b.field ? -1 : 1,
    )
    .map((one, at) => ({ ...one, number: at + 1 }));
}

/** Links stand in the body. */
const fieldOf = ({ field }: ConditionTrace): 'body' | 'name' => (field === 'name' ? 'name' : 'body');

/** The text and the name with all that matched in them, then the matches by number. */
export function markedTexts(facts: Facts, places: readonly MatchedPlace[]): string[] {
  const of = (field: 'body' | 'name') => places.filter((place) => place.field === field);
  const width = Math.max(...places.map(({ span }) => span.join('-').length), 0);
  const list = places.map(({ number, field, span, rules }) => {
    const place = `${String(number).padStart(String(places.length).length)}  ${field} ${span.join('-').padEnd(width)}`;
    return `  ${place}  ${isolated(facts[field].slice(...span))}  ${[...rules].join(', ')}`;
  });
  return [
    paint('bold', 'text'),
    ...markedLines(facts.body, of('body')),
    ...(facts.name === '' ? [] : [paint('bold', 'name'), ...markedLines(facts.name, of('name'))]),
    ...(list.length === 0 ? [] : [paint('bold', 'matched'), ...list]),
  ];
}

/** The text's own lines; a span that goes on over the end of one is marked in both. */
function markedLines(text: string, places: readonly MatchedPlace[]): string[] {
  const spans = mergeSpans(places.map(({ span }) => span));
  let start = 0;
  return text.split('\n').map((line) => {
    const [from, to] = [start, start + line.length];
    start = to + 1;
    const inLine = spans
      .map(([a, b]): Span => [Math.max(a, from) - from, Math.min(b, to) - from])
      .filter(([a, b]) => a < b);
    return `  ${highlighted(line, inLine)}`;
  });
}

/** Under which number a span of a condition is listed. */
export const placeNumber = (
  places: readonly MatchedPlace[],
  condition: ConditionTrace,
  [start, end]: Span,
): number | undefined =>
  places.find(({ field, span }) => field === fieldOf(condition) && span[0] === start && span[1] === end)
    ?.number;
