import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { onTestFinished, type TestContext } from 'vitest';

/** A file system of a size (`4m`) at a folder, until the test ends. Skips it, loudly, where there can be none. */
export function mountSmallDisk(context: TestContext, folder: string, size: string): void {
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch (error) {
    const reason = `NOT TESTED: a full disk needs a tmpfs, which only root may mount. ${error}`;
    process.stderr.write(`${reason}\n`);
    context.skip(reason);
  }
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
  });
}
