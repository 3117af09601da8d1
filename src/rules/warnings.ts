import { fold } from '../text/fold.ts';
import { conditionsOf } from './checks.ts';
import type { Reference } from './conditions/condition.ts';
import { endOfDay } from './days.ts';
import type { Report } from './language/problem.ts';
import { quoted } from './language/quote.ts';
import type { RuleSource } from './language/rule.ts';
import type { Term } from './language/terms.ts';
import type { Loaded } from './load.ts';

// What a rule set may hold, though its author surely didn't mean it.

export function warnOf(loaded: Loaded, now: number | undefined, warn: Report): void {
  warnOfOpenOrigins(loaded, warn);
  warnOfIdleRules(loaded.rules, warn);
  warnOfTrials(loaded.rules, warn);
  for (const { terms } of loaded.lists.values()) warnOfRepeats(terms, warn);
  if (now !== undefined) warnOfExpired(loaded, now, warn);
}

function warnOfOpenOrigins({ site }: Loaded, warn: Report): void {
  const { originsPlace, limits } = site;
  if (originsPlace === null || !site.site?.origins.length || limits.some(({ by }) => by === 'address'))
    return;
  const cure = 'add for example {id: reader, by: address, max: 5, per: 1m} to "limits"';
  warn(
    originsPlace,
    `browsers at these origins may submit without a key, and no limit counts by address; ${cure}`,
  );
}

function warnOfIdleRules(rules: readonly RuleSource[], warn: Report): void {
  const asked = new Set(
    rules.flatMap(conditionsOf).flatMap(({ rules: references }) => references.map(nameOf)),
  );
  for (const rule of rules) {
    const acts = rule.effect !== null || rule.points > 0 || rule.flags.length > 0;
    if (!acts && !asked.has(rule.id)) {
      warn(rule.place, `the rule ${quoted(rule.id)} does nothing; give it "then", "points" or "flag"`);
    }
  }
}

/** Else a rule on trial, which changes nothing by itself, would do so unnoticed through another. */
function warnOfTrials(rules: readonly RuleSource[], warn: Report): void {
  const onTrial = new Set(rules.filter(({ monitor }) => monitor).map(({ id }) => id));
  const live = rules.filter(({ monitor }) => !monitor);
  for (const { name, place } of live.flatMap(conditionsOf).flatMap((condition) => condition.rules)) {
    if (onTrial.has(name))
      warn(
        place,
        `the rule ${quoted(name)} is on trial (mode: monitor), but changes what this rule does; put this one on trial too`,
      );
  }
}

const nameOf = ({ name }: Reference): string => name;

function warnOfRepeats(terms: readonly Term[], warn: Report): void {
  const first = new Map<string, Term>();
  for (const term of terms) {
    const key = `${term.match} ${term.fold} ${fold(term.text, term.fold === 'exact' ? 'exact' : 'normal').units}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, term);
    else
      warn(
        term.place,
        `${quoted(term.text)} is in the list already, as ${quoted(other.text)} in line ${other.place.line}; remove one`,
      );
  }
}

function warnOfExpired({ site, rules }: Loaded, now: number, warn: Report): void {
  const timezone = site.site?.timezone ?? 'UTC';
  for (const { id, expires, expiresPlace } of rules) {
    if (expires === null || expiresPlace === null || endOfDay(expires, timezone) > now) continue;
    warn(
      expiresPlace,
      `the rule ${quoted(id)} has expired and matches no more; remove it, or write a later day`,
    );
  }
}
