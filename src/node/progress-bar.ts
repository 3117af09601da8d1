/** How often a line is written where there is no terminal to draw a bar on, in ms. */
const LINE_EVERY = 5000;
const DRAW_EVERY = 100;
const WIDTH = 30;

/** Shows on standard error how much is done, as a share from 0 to 1, and what of. */
export function progressBar(): {
  readonly step: (share: number, what: string) => void;
  readonly end: () => void;
} {
  const { isTTY } = process.stderr;
  let shown = Date.now();
  return {
    step: (share, what) => {
      const now = Date.now();
      if (now - shown < (isTTY ? DRAW_EVERY : LINE_EVERY)) return;
      shown = now;
      const done = Math.min(1, share);
      const text = `${Math.floor(done * 100)}%, ${what}`;
      const bar = '#'.repeat(Math.round(done * WIDTH)).padEnd(WIDTH, '.');
      process.stderr.write(isTTY ? `\r[${bar}] ${text}` : `${text}\n`);
    },
    end: () => {
      if (isTTY) process.stderr.write('\r\u001b[K');
    },
  };
}
