import type { Model } from '../model/weights.ts';
import { conditionsOf } from './checks.ts';
import type { Report } from './language/problem.ts';
import { quoted } from './language/quote.ts';
import type { Loaded } from './load.ts';

/**
 * The model, if some rule asks it; null if none does, or if there is none that could be asked, which is reported. What
 * speaks against a site's calibration is warned of.
 */
export function modelFor(
  { rules, calibration }: Loaded,
  load: (() => Model) | undefined,
  report: Report,
  warn: Report,
): Model | null {
  const asking = rules.flatMap(conditionsOf).filter(({ head }) => head !== null);
  if (asking.length === 0) {
    if (calibration !== null)
      warn(calibration.modelPlace, 'no rule asks the model, so that this changes nothing');
    return null;
  }
  const model = loaded(load);
  for (const { head, key, place } of asking) {
    if (typeof model === 'string') report(place, `${quoted(key)} can't be asked: ${model}`);
    else if (!model.heads.some(({ name }) => name === head))
      report(place, `${quoted(key)} can't be asked: the model ${model.version} doesn't know it`);
  }
  if (typeof model === 'string') return null;
  if (calibration !== null && calibration.model !== model.version) {
    const cure = 'run `hakam model calibrate` again';
    warn(
      calibration.modelPlace,
      `this was made for another model, and this one is ${model.version}; ${cure}`,
    );
  }
  return model;
}

/** Or why there is none. */
function loaded(load: (() => Model) | undefined): Model | string {
  if (load === undefined) return 'there is no model here';
  try {
    return load();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
