/** A share in percent, rounded to two decimals: what is shown of it is then what was compared. */
export const percentOf = (part: number, whole: number): number => Math.round((part / whole) * 10_000) / 100;
