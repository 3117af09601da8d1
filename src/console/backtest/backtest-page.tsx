import { textsOf } from '../language/language.ts';
import { SHELL_TEXTS } from '../texts.ts';

export function BacktestPage() {
  return <h1>{textsOf(SHELL_TEXTS).pages.backtest}</h1>;
}
