/** Which database the tests of this run are over; vitest.config.ts has a project for each. */
export const DATABASE = (process.env.HAKAM_TEST_DATABASE ?? 'sqlite') as 'sqlite' | 'postgres' | 'd1';
