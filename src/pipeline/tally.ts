import { type CommentId, isRefused, STATUSES, type Status } from '../domain/comment.ts';
import type { Effect, Finding } from '../domain/decision.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { Rule, RuleSet } from '../rules/rule-set.ts';
import { verdictOf } from './decide.ts';
import { type Excerpt, matchExcerpt } from './match-excerpt.ts';
import type { DecidedComment } from './replay.ts';

/** How many comments, by status. */
export type ByStatus = Readonly<Record<Status, number>>;

/** What a rule would have done on the comments that people decided. */
export interface RuleTally {
  readonly rule: string;
  readonly effect: Effect | null;
  readonly points: number;
  readonly monitor: boolean;
  /** On how many it matches, and on how many that is unknown. */
  readonly hits: number;
  readonly unknown: number;
  /** What the whole rule set decides on its hits; a rule on trial is taken to be live for that. */
  readonly would: ByStatus;
  /** What people decided on its hits. */
  readonly people: ByStatus;
  /**
   * Hits on which people decided as the rule would: refused (rejected or spam) where it restricts, approved
   * where it approves. Null for a rule with neither effect nor points.
   */
  readonly agreed: number | null;
  /** `agreed` of the hits that people approved or refused, from 0 to 1; null where there are none. */
  readonly precision: number | null;
  /** Those on which people decided otherwise come first, the newest first among equals. */
  readonly samples: readonly Sample[];
}

/** One hit of a rule. */
export interface Sample extends Excerpt {
  readonly comment: CommentId;
  readonly people: Status;
}

/** What a rule set made of comments. */
export interface Tallied {
  readonly rules: readonly RuleTally[];
  /** What the rule set decides, by what people decided. */
  readonly decided: Readonly<Record<Status, ByStatus>>;
}

interface Tally {
  add(comment: DecidedComment): void;
  table(): Tallied;
}

type Counts = Record<Status, number>;

const noCounts = (): Counts => ({ pending: 0, approved: 0, rejected: 0, spam: 0 });

/** Counts up what a rule set makes of decided comments. Pure but for its own counters. */
export function tallyOf(ruleSet: RuleSet, samples: number): Tally {
  const rules = new Map([...ruleSet.rules.values()].map((rule) => [rule.id, counterOf(rule, samples)]));
  const decided = Object.fromEntries(STATUSES.map((status) => [status, noCounts()])) as Record<
    Status,
    Counts
  >;
  return {
    add: ({ comment, people, facts, articleDefault }) => {
      const { findings, trace } = evaluate(ruleSet, facts);
      const verdict = (found: readonly Finding[]) =>
        verdictOf(ruleSet, facts.section, articleDefault, found).status;
      const status = verdict(findings);
      decided[status][people]++;
      for (const { rule, truth } of trace) if (truth === 'unknown') rules.get(rule)?.unknown();
      for (const finding of findings) {
        const would = finding.monitor ? verdict(asIfLive(findings, finding)) : status;
        const sample = () => ({ comment, people, ...matchExcerpt(facts, finding) });
        rules.get(finding.rule)?.hit(would, people, sample);
      }
    },
    table: () => ({ rules: [...rules.values()].map(({ tally }) => tally()), decided }),
  };
}

const asIfLive = (findings: readonly Finding[], trial: Finding): Finding[] =>
  findings.map((finding) => (finding === trial ? { ...finding, monitor: false } : finding));

function counterOf(rule: Rule, most: number) {
  const { id, effect, points, monitor } = rule;
  const [would, people] = [noCounts(), noCounts()];
  const samples = { against: [] as Sample[], other: [] as Sample[] };
  let [hits, unknown] = [0, 0];
  return {
    unknown: () => {
      unknown++;
    },
    hit: (status: Status, decided: Status, sample: () => Sample) => {
      hits++;
      would[status]++;
      people[decided]++;
      const kept = agrees(rule, decided) === false ? samples.against : samples.other;
      if (kept.length < most) kept.push(sample());
    },
    tally: (): RuleTally => ({
      rule: id,
      effect,
      points,
      monitor,
      hits,
      unknown,
      would,
      people,
      ...agreement(rule, people),
      samples: [...samples.against, ...samples.other].slice(0, most),
    }),
  };
}

/** Whether people decided as the rule would; null where either says neither yes nor no. */
function agrees({ effect, points }: Pick<Rule, 'effect' | 'points'>, people: Status): boolean | null {
  if (people === 'pending' || (effect === null && points === 0)) return null;
  return effect === 'approve' ? people === 'approved' : isRefused(people);
}

/** How often people decided as a rule would, of what they decided where it matched. */
export function agreement(
  rule: Pick<Rule, 'effect' | 'points'>,
  people: ByStatus,
): Pick<RuleTally, 'agreed' | 'precision'> {
  const judged = STATUSES.filter((status) => agrees(rule, status) !== null);
  if (judged.length === 0) return { agreed: null, precision: null };
  const count = (statuses: readonly Status[]) => statuses.reduce((sum, status) => sum + people[status], 0);
  const agreed = count(judged.filter((status) => agrees(rule, status)));
  const all = count(judged);
  return { agreed, precision: all === 0 ? null : agreed / all };
}
