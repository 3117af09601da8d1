import { type Signal, signal } from '@preact/signals';
import type { ReasonView } from '../../http/reasons.ts';
import type { RulesView, RuleView } from '../../http/rules-answers.ts';
import { apiOf } from '../address.ts';
import { type Answer, ask } from '../service/ask.ts';

/** What the site says of its rules and reasons. */
export interface Guide {
  readonly rules: ReadonlyMap<string, RuleView>;
  readonly reasons: readonly ReasonView[];
  /** Some of it could not be had: it is to be asked for again. */
  readonly isLacking: boolean;
}

/** Hits are not shown here: those of a day are the fewest to count. */
export const GUIDE_DAYS = 1;

/** Asks for rules and reasons at once; each is told when it is there. */
export function loadGuide(site: string): Signal<Guide> {
  const guide = signal<Guide>({ rules: new Map(), reasons: [], isLacking: false });
  fillGuide(site, guide);
  return guide;
}

/** Asks for a guide's rules and reasons, once more where they were lacking. */
export function fillGuide(site: string, guide: Signal<Guide>): void {
  guide.value = { ...guide.peek(), isLacking: false };
  const told = <T>(answer: Answer<T>, taken: (value: T) => Partial<Guide>) => {
    guide.value = { ...guide.peek(), ...(answer.ok ? taken(answer.value) : { isLacking: true }) };
  };
  void ask<RulesView>('GET', apiOf(site, 'rules'), { query: { days: GUIDE_DAYS } }).then((answer) =>
    told(answer, ({ rules }) => ({ rules: new Map(rules.map((rule) => [rule.id, rule])) })),
  );
  void ask<{ readonly reasons: readonly ReasonView[] }>('GET', apiOf(site, 'reasons')).then((answer) =>
    told(answer, ({ reasons }) => ({ reasons })),
  );
}
