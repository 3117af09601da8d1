import { formatDuration } from '../language/times.ts';

/** A waiting time in seconds, no finer than matters: they are estimated. */
export function formatWait(seconds: number): string {
  const fine = seconds < 600 ? 1 : seconds < 86_400 ? 60 : 3600;
  return formatDuration(Math.round(seconds / fine) * fine * 1000);
}
