import { useId } from 'preact/hooks';
import { useFilters } from '../address.ts';
import { textsOf } from '../language/language.ts';
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
  const search = useId();
  return (
    <search class="choices">
      <div class="choice grow">
        <label for={search}>{texts.search}</label>
        <input
          id={search}
          type="search"
          dir="auto"
          value={filters.q ?? ''}
          onChange={({ currentTarget }) => filter({ q: currentTarget.value })}
        />
      </div>
      <Choice
        label={texts.effect}
        value={filters.effect}
        options={Object.entries(texts.effects)}
        onChoose={(effect) => filter({ effect })}
      />
      <Choice
        label={texts.sign}
        value={filters.sign}
        options={Object.entries(texts.signs)}
        onChoose={(sign) => filter({ sign })}
      />
      <Choice
        label={texts.order}
        value={order}
        required
        options={ORDERS.map((each) => [each, texts.orders[each]])}
        onChoose={(each) => filter({ order: each === 'place' ? undefined : each })}
      />
      <Choice
        label={texts.days}
        value={days}
        required
        options={DAYS.map((each) => [each, texts.lastDays(Number(each))])}
        onChoose={(each) => choose({ days: each === '30' ? undefined : each })}
      />
    </search>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string | undefined) => void;
  /** One of them holds always. */
  readonly required?: boolean;
}

function Choice({ label, value, options, onChoose, required = false }: ChoiceProps) {
  const id = useId();
  return (
    <div class="choice">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
      >
        {!required && <option value="">{textsOf(RULES_TEXTS).all}</option>}
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
