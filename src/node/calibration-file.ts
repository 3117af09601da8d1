import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Knot } from '../model/weights.ts';
import { resolvePath } from '../rules/language/paths.ts';
import { load } from '../rules/load.ts';
import { readRuleFile } from './rule-files.ts';

/** Where a site's calibration belongs in the rules folder: what its file names, or where it may name it. */
export function calibrationPath(
  folder: string,
  site: string,
): { readonly path: string; readonly isNamed: boolean } {
  const file = `${site}.yaml`;
  const loaded = load(
    file,
    (path) => readRuleFile(folder, path),
    () => undefined,
  );
  const named = loaded?.site.calibration ? resolvePath(file, loaded.site.calibration.path) : null;
  return { path: named ?? `calibration/${site}.yaml`, isNamed: named !== null };
}

interface Written {
  /** What it was made of, in one line. */
  readonly made: string;
  readonly model: string;
  readonly head: string;
  readonly knots: readonly Knot[];
}

/** Writes the file, and its folder where there is none. */
export function writeCalibration(folder: string, path: string, { made, model, head, knots }: Written): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  const lines = [
    `# ${made}`,
    "# Left: the model's probability. Right: what it means on this site.",
    `model: "${model}"`,
    `${head}:`,
    ...knots.map(([scored, meant]) => `  ${scored}: ${meant}`),
  ];
  writeFileSync(target, `${lines.join('\n')}\n`);
}
