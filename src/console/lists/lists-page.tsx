import { textsOf } from '../language/language.ts';
import { SHELL_TEXTS } from '../texts.ts';

export function ListsPage() {
  return <h1>{textsOf(SHELL_TEXTS).pages.lists}</h1>;
}
