import { textsOf } from '../language/language.ts';
import { SHELL_TEXTS } from '../texts.ts';

export function QueuePage() {
  return <h1>{textsOf(SHELL_TEXTS).pages.queue}</h1>;
}
