import { useFilters } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { Choice, Field } from '../parts/field.tsx';
import { ORDERS, type RuleFilters, type RuleOrder } from './rule-rows.ts';
import { RULES_TEXTS } from './texts.ts';

const DAYS = ['7', '30', '90'] as const;

type Changed = RuleFilters & { readonly order?: string | undefined };

interface Props {
  readonly filters: RuleFilters;
  readonly order: RuleOrder;
  readonly filter: (changed: Changed) => void;
}

/** Which rules are shown, and in which order. */
export function RuleChoice({ filters, order, filter }: Props) {
  const texts = textsOf(RULES_TEXTS);
  const [{ days = '30' }, choose] = useFilters(['days']);
  return (
    <search class="filters" aria-label={texts.search}>
      <div class="grow">
        <Field label={texts.search}>
          {(ids) => (
            <input
              {...ids}
              type="search"
              dir="auto"
              value={filters.q ?? ''}
              onChange={({ currentTarget }) => filter({ q: currentTarget.value })}
            />
          )}
        </Field>
      </div>
      <Choice
        label={texts.effect}
        value={filters.effect ?? ''}
        choices={[['', texts.all], ...Object.entries(texts.effects)]}
        onChange={(effect) => filter({ effect })}
      />
      <Choice
        label={texts.sign}
        value={filters.sign ?? ''}
        choices={[['', texts.all], ...Object.entries(texts.signs)]}
        onChange={(sign) => filter({ sign })}
      />
      <Choice
        label={texts.order}
        value={order}
        choices={ORDERS.map((each) => [each, texts.orders[each]] as const)}
        onChange={(each) => filter({ order: each === 'place' ? undefined : each })}
      />
      <Choice
        label={texts.days}
        value={days}
        choices={DAYS.map((each) => [each, texts.lastDays(Number(each))] as const)}
        onChange={(each) => choose({ days: each === '30' ? undefined : each })}
      />
    </search>
  );
}
