import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { bundleAssets } from '../bundle/build.ts';
import { MODEL_FILE } from '../node/built-in-model.ts';
import { checkRules } from '../node/check-rules.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { BROWSER_ASSETS } from './browser-assets.ts';
import { MODEL_ASSET } from './model-asset.ts';
import { bundleRules, type RulesBundle } from './rules-bundle.ts';

// Run before wrangler: writes the sites' rules to build/edge, compiled and tested, the model and what browsers load beside
// them. HAKAM_RULES is the rules' folder, HAKAM_EDGE_BUILD where all goes. Exits with 1, and writes nothing, where a file is wrong.

const KIB = 1024;
/** Bytes of a rule set's files, of the 2 MB of a row of D1: https://developers.cloudflare.com/d1/platform/limits/ */
const MOST_STORED = 1_999_000;

function bundleFolder(
  folder: string,
  target: string,
): { readonly lines: readonly string[]; readonly ok: boolean } {
  const checked = checkRules(folder, [], { now: Date.now(), styled: false });
  if (!checked.ok)
    return {
      lines: checked.lines.length > 0 ? checked.lines : [`There is no site's file in ${folder}.`],
      ok: false,
    };
  const tooLong = checked.ruleSets.flatMap(faultOfSize);
  if (tooLong.length > 0) return { lines: tooLong, ok: false };
  const bundle = bundleRules(checked.ruleSets);
  writeBundle(bundle, target);
  return { lines: [...checked.lines, ...linesOf(bundle, target)], ok: true };
}

/** Cron stores each rule set with the texts of its files, in one row. */
function faultOfSize({ site, sources }: RuleSet): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(sources));
  if (bytes <= MOST_STORED) return [];
  const [is, most] = [bytes, MOST_STORED].map((number) => number.toLocaleString('en'));
  return [
    `${site}: its file, with all that it includes and its lists, is ${is} bytes long, and D1 stores ${most} at most. Shorten its lists.`,
  ];
}

function writeBundle({ module, assets }: RulesBundle, target: string): void {
  rmSync(join(target, 'assets'), { recursive: true, force: true });
  mkdirSync(join(target, 'assets'), { recursive: true });
  writeFileSync(join(target, 'site-rules.js'), module);
  for (const [path, bytes] of assets) writeFileSync(join(target, 'assets', path), bytes);
}

function writeAssets(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

function linesOf({ module, assets }: RulesBundle, target: string): string[] {
  const sizes = [...assets].map(([path, bytes]) => `${join(target, 'assets', path)}: ${sizeOf(bytes)}`);
  return [
    `${join(target, 'site-rules.js')}: ${sizeOf(module)}, in the script`,
    ...sizes.map((line) => `${line}, an asset`),
  ];
}

const sizeOf = (content: string | Uint8Array): string =>
  `${inKib(Buffer.byteLength(content))} KiB (${inKib(gzipSync(content).length)} KiB gzip)`;
const inKib = (bytes: number): string => (bytes / KIB).toFixed(1);

const { HAKAM_RULES = 'rules', HAKAM_EDGE_BUILD = 'build/edge' } = process.env;
const { files } = await bundleAssets();
const { lines, ok } = bundleFolder(HAKAM_RULES, HAKAM_EDGE_BUILD);
if (ok) {
  writeAssets(join(HAKAM_EDGE_BUILD, 'assets', BROWSER_ASSETS));
  copyFileSync(MODEL_FILE, join(HAKAM_EDGE_BUILD, 'assets', MODEL_ASSET));
}
(ok ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = ok ? 0 : 1;
