import type { DraftProblem, RuleFile } from '../../http/rule-drafts.ts';
import { addressOf, useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { BACKTEST_TEXTS } from './texts.ts';

interface Props {
  readonly files: readonly RuleFile[];
  readonly open: string;
  readonly changed: ReadonlyMap<string, string>;
  readonly problems: readonly DraftProblem[];
}

/** The files of the rule set, the site's own first; which is open stands in the address. */
export function FileTabs({ files, open, changed, problems }: Props) {
  const texts = textsOf(BACKTEST_TEXTS);
  const { site } = useHere();
  const faults = (path: string) => problems.filter(({ file, warning }) => file === path && !warning).length;
  return (
    <nav class="file-tabs" aria-label={texts.files}>
      <ul>
        {files.map(({ path }) => (
          <li key={path}>
            <a
              href={addressOf(site, 'backtest', { query: { file: path } })}
              aria-current={path === open ? 'true' : undefined}
            >
              <bdi>{path}</bdi>
              {changed.has(path) && (
                <span class="dot" role="img" aria-label={texts.changed} title={texts.changed}>
                  ●
                </span>
              )}
              {faults(path) > 0 && <span class="fault">{texts.faults(faults(path))}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
