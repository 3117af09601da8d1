import { textsOf } from '../language/language.ts';
import { Trouble } from '../parts/loaded.tsx';
import type { Problem } from '../service/ask.ts';
import { BACKTEST_TEXTS } from './texts.ts';

/** Why a draft could not be checked or tried, in the words of this page where it has some. */
export function Failed({ problem }: { readonly problem: Problem }) {
  const texts = textsOf(BACKTEST_TEXTS);
  const own = { 'backtest-running': texts.elsewhere, 'too-large': texts.tooLarge }[problem.slug];
  if (own === undefined) return <Trouble problem={problem} />;
  return (
    <div class="trouble" role="alert">
      <p>{own}</p>
    </div>
  );
}
