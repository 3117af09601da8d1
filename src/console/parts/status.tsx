import type { Status as StatusOf } from '../../domain/comment.ts';
import { textsOf } from '../language/language.ts';
import { PART_TEXTS } from './texts.ts';

/** A status as a label in its colour. */
export function Status({ status }: { readonly status: StatusOf }) {
  return <span class={`status ${status}`}>{textsOf(PART_TEXTS).statuses[status]}</span>;
}
