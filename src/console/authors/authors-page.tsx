import { textsOf } from '../language/language.ts';
import { SHELL_TEXTS } from '../texts.ts';

export function AuthorsPage() {
  return <h1>{textsOf(SHELL_TEXTS).pages.authors}</h1>;
}
