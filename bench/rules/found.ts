import { CONTENDERS } from './contenders.ts';
import { EVASIONS, LOOK_ALIKES, TERMS } from './evasions.ts';

/** What a contender finds with the few terms of `evasions.ts`. */
export interface Found {
  readonly name: string;
  readonly how: string;
  readonly evasions: number;
  /** Of texts without any term. */
  readonly lookAlikes: number;
  readonly missed: readonly string[];
  readonly wronglyFlagged: readonly string[];
}

/** Lets each look at all evasions and look-alikes. */
export async function measureFound(): Promise<Found[]> {
  const results: Found[] = [];
  for (const { name, how, make } of CONTENDERS) {
    const find = await make(TERMS);
    const missed = EVASIONS.filter((text) => !find(text));
    const wronglyFlagged = LOOK_ALIKES.filter(find);
    results.push({
      name,
      how,
      evasions: EVASIONS.length - missed.length,
      lookAlikes: wronglyFlagged.length,
      missed,
      wronglyFlagged,
    });
  }
  return results;
}
