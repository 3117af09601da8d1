import type { DraftProblem } from '../../http/rule-drafts.ts';
import { language, textsOf } from '../language/language.ts';
import { formatNumber } from '../language/numbers.ts';
import type { Jump } from './editor.tsx';
import { Failed } from './failed.tsx';
import { BACKTEST_TEXTS } from './texts.ts';
import type { Checking } from './use-check.ts';

interface Props {
  readonly checking: Checking;
  readonly isDraft: boolean;
  readonly goTo: (to: Jump) => void;
}

/** What is wrong with the draft; each leads to its line. */
export function Problems({ checking, isDraft, goTo }: Props) {
  const texts = textsOf(BACKTEST_TEXTS);
  if (!isDraft) return null;
  const { problems, failed } = checking;
  return (
    <section class="problems" aria-label={summaryOf(checking)}>
      <p role="status" class={problems.some(({ warning }) => !warning) ? 'fault' : 'quiet'}>
        {summaryOf(checking)}
      </p>
      {failed && <Failed problem={failed} />}
      {problems.length > 0 && (
        <ol>
          {problems.map((each) => (
            <li key={`${each.file}:${each.line}:${each.column}:${each.message}`}>
              <button
                type="button"
                class={each.warning ? 'problem' : 'problem wrong'}
                onClick={() => goTo({ file: each.file, line: each.line })}
              >
                <span class="where">
                  <bdi>{each.file}</bdi> {texts.at(formatNumber(each.line))}
                </span>
                <bdi lang="en" class="message">
                  {each.message}
                </bdi>
              </button>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function summaryOf({ busy, problems, failed }: Checking): string {
  const texts = textsOf(BACKTEST_TEXTS);
  if (busy && problems.length === 0) return texts.checking;
  if (failed !== null) return texts.checkFailed;
  const count = (wanted: (problem: DraftProblem) => boolean) => problems.filter(wanted).length;
  const [faults, warnings] = [count(({ warning }) => !warning), count(({ warning }) => warning === true)];
  const parts = [
    faults > 0 ? texts.faults(faults) : texts.fine,
    ...(warnings > 0 ? [texts.warnings(warnings)] : []),
  ];
  return parts.join(language.value === 'ar' ? '، ' : ', ');
}
