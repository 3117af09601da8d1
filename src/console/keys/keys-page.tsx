import { textsOf } from '../language/language.ts';
import { SHELL_TEXTS } from '../texts.ts';

export function KeysPage() {
  return <h1>{textsOf(SHELL_TEXTS).pages.keys}</h1>;
}
