import { join } from 'node:path';

/**
 * For the environment of processes that tests start: Node keeps what it has compiled, which is half of what the command
 * takes to start. Those that are killed keep nothing, and one that finds a file changed compiles it again.
 */
export const COMPILED = { NODE_COMPILE_CACHE: join(import.meta.dirname, '../build/compiled') };
