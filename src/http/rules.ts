import { earliestId, type Status } from '../domain/comment.ts';
import { rfc3339, rfc3339OrNull } from '../domain/rfc3339.ts';
import { newestRules } from '../pipeline/newest-rules.ts';
import { MOST_HITS, type RuleHits, ruleHits } from '../read/rule-hits.ts';
import type { Rule, RuleSet } from '../rules/rule-set.ts';
import { ruleSetSources } from '../store/rule-sets.ts';
import { pause } from './pause.ts';
import { wholeNumber } from './query-schemas.ts';
import { type Route, route, type Service } from './route.ts';
import { RulesAnswer, type RuleView } from './rules-answers.ts';
import { members } from './schemas.ts';

const DAY = 86_400_000;
const MOST_DAYS = 365;
/** Rules whose hits are counted between two pauses. */
const COUNTED_AT_ONCE = 5;

/** The rules of a site, for those who look after them. */
export const ruleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/rules',
    id: 'listRules',
    tag: 'moderation',
    summary: 'The rules in force, and on how many comments each matched of late',
    access: ['moderator'],
    query: members({ days: wholeNumber(1, MOST_DAYS, 30) }),
    answers: {
      status: 200,
      description: `The rule set. Hits are counted by the present status of the comments, up to ${String(MOST_HITS).replace(/\d{3}$/, ',$&')} each.`,
      schema: RulesAnswer,
    },
    async handle({ service, context, site: known, query }) {
      const site = await newestRules(service, known);
      const since = service.now() - query.days * DAY;
      const hits = await hitsOf(service, site, since);
      const [[stored]] = await service.database.read([
        ruleSetSources({ site: site.site, version: site.base }),
      ]);
      return context.json({
        version: site.version,
        acceptedAt: rfc3339OrNull(stored?.acceptedAt ?? null),
        hitsSince: rfc3339(since),
        rules: [...site.rules.values()].map((rule) => viewOf(rule, hits.get(rule.id) ?? [])),
        lists: [...site.lists].map(([name, { path: file, terms }]) => ({ name, file, terms })),
      });
    },
  }),
];

async function hitsOf(
  { database }: Service,
  { site, rules }: RuleSet,
  since: number,
): Promise<ReadonlyMap<string, readonly RuleHits[]>> {
  const ids = [...rules.keys()];
  const hits: RuleHits[] = [];
  for (let at = 0; at < ids.length; at += COUNTED_AT_ONCE) {
    const asked = ids.slice(at, at + COUNTED_AT_ONCE);
    if (at > 0) await pause();
    const [counted] = await database.read([
      ruleHits({ site, since: earliestId(since), rules: JSON.stringify(asked) }),
    ]);
    hits.push(...counted);
  }
  return Map.groupBy(hits, ({ rule }) => rule);
}

function viewOf(rule: Rule, hits: readonly RuleHits[]): RuleView {
  const { id, effect, points, group, flags, beats, why, monitor, expiresAt, place, tests } = rule;
  const of = (status: Status) => hits.find((one) => one.status === status)?.hits ?? 0;
  const byStatus = {
    pending: of('pending'),
    approved: of('approved'),
    rejected: of('rejected'),
    spam: of('spam'),
  };
  return {
    id,
    effect,
    points,
    group,
    flags,
    beats,
    why: Object.fromEntries(why),
    mode: monitor ? 'monitor' : 'live',
    expiresAt: rfc3339OrNull(expiresAt),
    place: `${place.file}:${place.line}:${place.column}`,
    tests: tests.length,
    hits: { ...byStatus, total: hits.reduce((sum, one) => sum + one.hits, 0) },
    hitsCapped: hits.some((one) => one.hits >= MOST_HITS),
  };
}
