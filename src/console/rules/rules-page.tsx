import { textsOf } from '../language/language.ts';
import { SHELL_TEXTS } from '../texts.ts';

export function RulesPage() {
  return <h1>{textsOf(SHELL_TEXTS).pages.rules}</h1>;
}
