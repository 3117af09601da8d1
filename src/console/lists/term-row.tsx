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
  const labels = [
    options.match && texts.options.match[options.match],
    options.fold && texts.options.fold[options.fold],
  ].filter((label) => label !== null);
  return (
    <li class="term-row">
      <p class="term">
        <bdi dir="auto">{term}</bdi>
        {labels.map((label) => (
          <span key={label} class="flag term-option">
            {label}
          </span>
        ))}
      </p>
      <p class="quiet term-origin">{origin === 'file' ? texts.fromFile : <OriginOf {...origin} />}</p>
      <button type="button" class="quiet term-remove" aria-label={texts.removeOne(term)} onClick={onRemove}>
        {texts.remove}
      </button>
    </li>
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
