import { textsOf } from '../language/language.ts';
import { SHELL_TEXTS } from '../texts.ts';

export function AuditPage() {
  return <h1>{textsOf(SHELL_TEXTS).pages.audit}</h1>;
}
