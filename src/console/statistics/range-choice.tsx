import { textsOf } from '../language/language.ts';
import { Choice, DayField } from '../parts/field.tsx';
import { type Range, type RangeFilters, SPANS, type Unit } from './range.ts';
import { STATISTICS_TEXTS } from './texts.ts';

interface Props {
  readonly range: Range;
  readonly filters: RangeFilters;
  readonly narrow: (changed: { [name in keyof RangeFilters]: string | undefined }) => void;
}

const UNITS: readonly Unit[] = ['day', 'hour'];

/** Of which time numbers are shown, and whether by hour or by day. */
export function RangeChoice({ range, filters, narrow }: Props) {
  const texts = textsOf(STATISTICS_TEXTS);
  return (
    <fieldset class="filters">
      <legend class="sr-only">{texts.range}</legend>
      <Choice
        label={texts.span}
        value={range.span}
        choices={SPANS.map((span) => [span, texts.spans[span]])}
        onChange={(span) => narrow({ span, unit: undefined })}
      />
      {range.span === 'own' && (
        <>
          <DayField label={texts.since} day={filters.since} onChange={(since) => narrow({ since })} />
          <DayField label={texts.until} day={filters.until} onChange={(until) => narrow({ until })} />
        </>
      )}
      <Choice
        label={texts.unit}
        value={range.unit}
        choices={UNITS.map((unit) => [unit, texts.units[unit], unit === 'hour' && range.daysOnly])}
        onChange={(unit) => narrow({ unit })}
      />
    </fieldset>
  );
}
