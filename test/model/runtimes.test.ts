import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { builtInModel, MODEL_FILE } from '../../src/node/built-in-model.ts';
import { bundleWorker } from '../databases/bundle-worker.ts';
import { startWorkerd } from '../databases/workerd.ts';
import { OTHER_RUNTIMES } from '../other-runtimes.ts';
import { ROOT } from '../resilience/child-service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { scoreDigest } from './score-digest.ts';

const here = scoreDigest(builtInModel());

test.each(OTHER_RUNTIMES)('the model says the same under %s as under Node, bit for bit', async (_, over) => {
  const [program, ...words] = over(temporaryFolder());
  const run = promisify(execFile)(program, [...words, 'test/model/print-digest.ts'], { cwd: ROOT });
  expect((await run).stdout).toBe(here);
});

test('the model says the same in workerd as under Node, bit for bit', async () => {
  const script = await bundleWorker('test/model/digest-worker.ts', { minify: true });
  const workerd = await startWorkerd({ script, persist: temporaryFolder() });
  onTestFinished(() => workerd.stop());
  const answer = await fetch(workerd.address, { method: 'POST', body: readFileSync(MODEL_FILE) });
  expect(await answer.text()).toBe(here);
});
