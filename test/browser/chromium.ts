/** The browser of the tests: Debian's, or another Chromium that the environment names. */
export const CHROMIUM: string = process.env.HAKAM_TEST_CHROMIUM ?? '/usr/bin/chromium';
