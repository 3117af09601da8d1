import { buildAssets } from '../src/bundle/build.ts';

/** What browsers load as it is now, for services that the tests start. */
export async function setup(): Promise<void> {
  await buildAssets();
}
