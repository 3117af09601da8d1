import { InvalidArgumentError } from 'commander';
import { parseDuration } from '../rules/language/scalars.ts';

/** A whole number. */
export const count = (text: string): number => {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
};

/** A duration in milliseconds. */
export const duration = (text: string): number => {
  const parsed = parseDuration(text);
  if (parsed !== null) return parsed;
  throw new InvalidArgumentError('Give a duration such as 2h or 14d.');
};

/** `yes` or `no`. */
export const yesOrNo = (text: string): boolean => {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new InvalidArgumentError('Say yes or no.');
};
