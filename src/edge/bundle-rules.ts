import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { checkRules } from '../node/check-rules.ts';
import { bundleRules, type RulesBundle } from './rules-bundle.ts';

// Run before wrangler: writes the sites' rules to build/edge, compiled and tested. HAKAM_RULES is their folder,
// HAKAM_EDGE_BUILD where they go. Exits with 1, and writes nothing, where a file is wrong.

const KIB = 1024;

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
  const bundle = bundleRules(checked.ruleSets);
  writeBundle(bundle, target);
  return { lines: [...checked.lines, ...linesOf(bundle, target)], ok: true };
}

function writeBundle({ module, assets }: RulesBundle, target: string): void {
  rmSync(join(target, 'assets'), { recursive: true, force: true });
  mkdirSync(join(target, 'assets'), { recursive: true });
  writeFileSync(join(target, 'site-rules.js'), module);
  for (const [path, bytes] of assets) writeFileSync(join(target, 'assets', path), bytes);
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
const { lines, ok } = bundleFolder(HAKAM_RULES, HAKAM_EDGE_BUILD);
(ok ? process.stdout : process.stderr).write(`${lines.join('\n')}\n`);
process.exitCode = ok ? 0 : 1;
