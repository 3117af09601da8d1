import { buildEmbed } from '../src/embed/build.ts';

/** The embed as it is now, for services that the tests start. */
export async function setup(): Promise<void> {
  await buildEmbed();
}
