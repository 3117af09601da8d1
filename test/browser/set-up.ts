import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { CHROMIUM } from './chromium.ts';

/** What the browser tests need of Debian: a browser, and letters for Arabic and all else that hostile texts hold. */
const PACKAGES = ['chromium', 'fonts-noto-core'];

/** Before all tests: installs Debian's Chromium where there is none and it can be; tests that need it are left out else. */
export function setup(): void {
  if (existsSync(CHROMIUM)) return;
  const install = `apt-get update -q && apt-get install -qy --no-install-recommends ${PACKAGES.join(' ')}`;
  const isRoot = process.getuid?.() === 0;
  try {
    if (!isRoot || !existsSync('/usr/bin/apt-get')) throw new Error(`run as root: ${install}`);
    process.stderr.write(`Installing ${PACKAGES.join(' and ')} …\n`);
    execFileSync('sh', ['-c', install], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    process.stderr.write(
      `NOT TESTED IN A BROWSER: there is none at ${CHROMIUM}; ${(error as Error).message}\n`,
    );
  }
}
