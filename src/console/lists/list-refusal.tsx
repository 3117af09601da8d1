import { textsOf } from '../language/language.ts';
import { Trouble } from '../parts/loaded.tsx';
import type { Problem } from '../service/ask.ts';
import { failedTest } from './failed-test.ts';
import { LISTS_TEXTS } from './texts.ts';

/** Why a change of a list, or a look at what it would do, was refused. */
export function ListRefusal({ problem }: { readonly problem: Problem }) {
  const texts = textsOf(LISTS_TEXTS);
  if (problem.slug === 'preview-running') return <Refusal title={texts.previewRunning} />;
  if (problem.slug !== 'wrong-rules') return <Trouble problem={problem} />;
  return <Refusal title={texts.refused} hint={texts.refusedHint} errors={problem.errors} />;
}

interface Props {
  readonly title: string;
  readonly hint?: string;
  readonly errors?: Problem['errors'];
}

function Refusal({ title, hint, errors = [] }: Props) {
  return (
    <div class="trouble" role="alert">
      <p>
        <strong>{title}</strong>
      </p>
      {hint && <p>{hint}</p>}
      <ul class="refusals">
        {errors.map(({ message }) => (
          <li key={message}>
            <bdi dir="auto" class="text">
              {plainly(message)}
            </bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A test that failed in words for people; what else a message says, as it is. */
function plainly(message: string): string {
  const texts = textsOf(LISTS_TEXTS);
  const failed = failedTest(message);
  if (failed === undefined) return message;
  return failed.matches
    ? texts.wouldHit(failed.rule, failed.example)
    : texts.wouldMiss(failed.rule, failed.example);
}
