import type { ListedTerm, Origin } from '../../http/list-answers.ts';
import { textsOf } from '../language/language.ts';
import { Moment } from '../parts/moment.tsx';
import { LISTS_TEXTS } from './texts.ts';

interface Props {
  readonly term: ListedTerm;
  readonly onRemove: () => void;
}

/** A term of a list, how it is looked for, and who added it, when and why. */
export function TermRow({ term: { term, options, origin }, onRemove }: Props) {
  const texts = textsOf(LISTS_TEXTS);
  return (
    <li class="term-row">
      <p class="term">
        <TermText term={term} options={options} />
      </p>
      <p class="quiet term-origin">{origin === 'file' ? texts.fromFile : <OriginOf {...origin} />}</p>
      <button type="button" class="quiet term-remove" aria-label={texts.removeOne(term)} onClick={onRemove}>
        {texts.remove}
      </button>
    </li>
  );
}

/** A term, and what its list says of how it is looked for. */
export function TermText({ term, options: { match, fold } }: Pick<ListedTerm, 'term' | 'options'>) {
  const texts = textsOf(LISTS_TEXTS).options;
  return (
    <>
      <bdi dir="auto">{term}</bdi>
      {match && <span class="flag term-option">{texts.match[match]}</span>}
      {fold && <span class="flag term-option">{texts.fold[fold]}</span>}
    </>
  );
}

/** Who changed a list, when and why. */
export function OriginOf({ at, by, reason }: Origin) {
  return (
    <>
      <bdi>{by.name}</bdi> · <Moment at={at} />
      {reason !== null && (
        <>
          {' · '}
          <bdi dir="auto">{reason}</bdi>
        </>
      )}
    </>
  );
}
