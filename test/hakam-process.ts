import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './store/open-test-database.ts';

const CLI = join(import.meta.dirname, '../src/hakam.ts');

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a process of its own, over the rules and the database of a folder. */
export async function hakam(folder: string, ...words: string[]): Promise<Outcome> {
  return hakamWith({}, folder, ...words);
}

/** The same with variables of the environment. */
export async function hakamWith(
  variables: Record<string, string>,
  folder: string,
  ...words: string[]
): Promise<Outcome> {
  const files = {
    HAKAM_DATABASE: `file:${join(folder, 'data/hakam.db')}`,
    HAKAM_RULES: join(folder, 'rules'),
  };
  const env = { ...process.env, ...files, ...variables };
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [CLI, ...words], { env });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}

/** A folder with these files in its `rules/`. */
export function folderWith(rules: Record<string, string>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'rules'));
  for (const [file, text] of Object.entries(rules)) {
    mkdirSync(dirname(join(folder, 'rules', file)), { recursive: true });
    writeFileSync(join(folder, 'rules', file), text);
  }
  return folder;
}
