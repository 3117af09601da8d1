import { AUDIT_KINDS } from '../../domain/audit.ts';
import type { RulesView } from '../../http/rules-answers.ts';
import type { Stats } from '../../http/stats-answers.ts';
import { apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Choice, DayField, Field } from '../parts/field.tsx';
import { useLoaded } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';
import { me } from '../service/session.ts';
import { AUDIT_FILTERS, type AuditFilters, NO_FILTERS, type People } from './audit-query.ts';
import { AUDIT_TEXTS } from './texts.ts';

interface Props {
  readonly site: string;
  readonly filters: AuditFilters;
  readonly narrow: (changed: { [name in keyof AuditFilters]: string | undefined }) => void;
  /** Those whose changes were shown so far. */
  readonly people: People;
}

type Chosen = readonly [value: string, text: string];

/** By what the audit is searched. Who and which rule is chosen from those that there were of late. */
export function AuditSearch({ site, filters, narrow, people: seen }: Props) {
  const texts = textsOf(AUDIT_TEXTS);
  const [people, rules] = useChoices(site, filters, seen);
  const choice = (name: 'kind' | 'by' | 'rule' | 'scope', label: string, choices: readonly Chosen[]) => (
    <Choice
      label={label}
      value={filters[name] ?? ''}
      choices={choices}
      onChange={(value) => narrow({ [name]: value || undefined })}
    />
  );
  return (
    <search aria-label={texts.filters} class="filters audit-filters">
      {me.value?.everywhere &&
        choice('scope', texts.scope, [
          ['', texts.scopes.site],
          ['all', texts.scopes.all],
        ])}
      {choice('kind', texts.kind, [
        ['', texts.anyKind],
        ...AUDIT_KINDS.map((kind): Chosen => [kind, texts.kinds[kind]]),
      ])}
      {choice('by', texts.by, [['', texts.anybody], ...people])}
      {choice('rule', texts.rule, [['', texts.anyRule], ...rules])}
      <Field label={texts.subject}>
        {(ids) => (
          <input
            {...ids}
            type="search"
            dir="auto"
            placeholder={texts.subjectHint}
            value={filters.subject ?? ''}
            onChange={({ currentTarget }) => narrow({ subject: currentTarget.value.trim() || undefined })}
          />
        )}
      </Field>
      <DayField label={texts.since} day={filters.since} onChange={(since) => narrow({ since })} />
      <DayField label={texts.until} day={filters.until} onChange={(until) => narrow({ until })} />
      {AUDIT_FILTERS.some((name) => filters[name] !== undefined) && (
        <button type="button" class="quiet" onClick={() => narrow(NO_FILTERS)}>
          {texts.clear}
        </button>
      )}
    </search>
  );
}

/** Those who decided of late or were seen, and the rules in force; and whom or what the address names, if nothing else does. */
function useChoices(
  site: string,
  { by, rule }: AuditFilters,
  seen: People,
): readonly [readonly Chosen[], readonly Chosen[]] {
  const [stats] = useLoaded(
    (signal) => ask<Stats>('GET', apiOf(site, 'stats'), { query: { since: longAgo() }, signal }),
    [site],
  );
  const [rules] = useLoaded((signal) => ask<RulesView>('GET', apiOf(site, 'rules'), { signal }), [site]);
  const decided = (stats.value.value?.moderators ?? []).map(({ id, name }) => [id, name || id] as const);
  const self = me.value ? [[me.value.id, textsOf(AUDIT_TEXTS).me] as const] : [];
  const ids = (rules.value.value?.rules ?? []).map(({ id }) => [id, id] as const);
  const named = (id: string | undefined) => (id === undefined ? [] : [[id, id] as const]);
  // The last one to name somebody wins.
  const people = new Map([...named(by), ...decided, ...seen, ...self]);
  return [[...people], [...new Map([...named(rule), ...ids])]];
}

const longAgo = (): string => new Date(Date.now() - 91 * 86_400_000).toISOString();
