import { textsOf } from '../language/language.ts';
import { SHELL_TEXTS } from '../texts.ts';

export function StatisticsPage() {
  return <h1>{textsOf(SHELL_TEXTS).pages.statistics}</h1>;
}
