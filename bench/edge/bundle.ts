import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_ASSET } from '../../src/edge/model-asset.ts';
import { bundleFiles, type RulesBundle } from '../../src/edge/rules-bundle.ts';
import { builtInModel, MODEL_FILE } from '../../src/node/built-in-model.ts';
import { printProblem } from '../../src/rules/language/problem.ts';

const FOLDER = join(import.meta.dirname, '../../rules');

/** The project's own rules with one more list, which has these terms, as they are deployed. */
export function bundleWith(terms: readonly string[]): RulesBundle {
  const result = bundleFiles(filesWith(terms), builtInModel);
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  const { module, assets } = result.bundle;
  return { module, assets: new Map([...assets, [MODEL_ASSET, Uint8Array.from(readFileSync(MODEL_FILE))]]) };
}

function filesWith(more: readonly string[]): Record<string, string> {
  const paths = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:yaml|txt)$/.test(path),
  );
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(FOLDER, path), 'utf8')]));
  const example = (files['example.yaml'] ?? '')
    .replace(/^lists:\s*\n/m, (all) => `${all}  many: lists/many.txt\n`)
    .replace(/^rules:\s*\n/m, (all) => `${all}  - {id: many, if: {text.has: $many}, then: hold}\n`);
  return { ...files, 'example.yaml': example, 'lists/many.txt': more.join('\n') };
}
