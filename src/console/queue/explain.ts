import type { Finding } from '../../domain/decision.ts';
import type { Language } from '../../domain/language.ts';
import type { CommentWithHistory } from '../../http/moderation-answers.ts';
import type { RuleView } from '../../http/rules-answers.ts';
import type { ModeratedComment } from '../../read/moderated-comments.ts';

/** Why a rule matched, in its own words: `match` stands between `before` and `after`. */
export interface Why {
  readonly rule: string;
  readonly before: string;
  readonly match: string;
  readonly after: string;
  readonly effect: Finding['effect'];
  readonly points: number;
  /** On trial: it says what it would have done. */
  readonly monitor: boolean;
}

/** What is quoted of a match, and how many of them. */
const LONGEST = 80;
const MOST_QUOTED = 4;

/** Each rule that matched with its reason, the strongest first; without a reason of its own the rule's name stands. */
export function whysOf(
  comment: Pick<ModeratedComment, 'body' | 'author'>,
  findings: readonly Finding[],
  rules: ReadonlyMap<string, RuleView>,
  language: Language,
): readonly Why[] {
  return findings
    .map((finding) => {
      const match = matchOf(comment, finding);
      const why = rules.get(finding.rule)?.why;
      const says = why && (why[language] ?? why.und ?? Object.values(why)[0]);
      const [before = finding.rule, after] = says?.split('{match}') ?? [];
      const { rule, effect, points, monitor } = finding;
      const quoted =
        after === undefined ? { after: '', match: says === undefined ? match : '' } : { after, match };
      return { rule, before, ...quoted, effect, points, monitor };
    })
    .sort((a, b) => strength(b) - strength(a));
}

const EFFECTS: readonly Finding['effect'][] = [null, 'approve', 'hold', 'spam', 'reject'];
const strength = ({ effect, points, monitor }: Why): number =>
  (monitor ? -1000 : 0) + EFFECTS.indexOf(effect) * 100 + points;

function matchOf(
  { body, author }: Pick<ModeratedComment, 'body' | 'author'>,
  { field, spans }: Finding,
): string {
  const text = field === 'name' ? author.name : body;
  const words = new Set(spans.map(([start, end]) => text.slice(start, end)).filter((word) => word !== ''));
  const quoted = [...words].slice(0, MOST_QUOTED).join(' · ');
  return quoted.length > LONGEST ? `${quoted.slice(0, LONGEST).trimEnd()}…` : quoted;
}

/** Where rules matched in a comment's text, or in its author's name. */
export const spansIn = (findings: readonly Finding[], place: 'body' | 'name'): Finding['spans'] =>
  findings
    .filter(({ field }) => (place === 'name' ? field === 'name' : field === 'body' || field === 'links'))
    .flatMap(({ spans }) => spans);

/** What rules found in a comment's last text: what was found in one that was edited since stands elsewhere in it, if at all. */
export function foundIn({ history }: Pick<CommentWithHistory, 'history'>): readonly Finding[] {
  const since = history.slice(
    Math.max(
      0,
      history.findLastIndex(({ rewrote }) => rewrote),
    ),
  );
  return since.findLast(({ by }) => by.kind === 'rules')?.findings ?? [];
}
