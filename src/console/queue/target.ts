import { useMemo } from 'preact/hooks';
import type { Item } from './items.ts';
import type { Queue } from './queue-state.ts';

/** The comment that a dialog was opened for: the same while it is open, whatever happens behind it. */
export const useTarget = ({ items, current }: Queue): Item | undefined =>
  useMemo(() => items.peek().find(({ comment }) => comment.id === current.peek()), []);
