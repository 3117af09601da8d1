import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { QUIET } from '../../test/browser/browser.ts';
import { CHROMIUM } from '../../test/browser/chromium.ts';
import { median } from '../compare.ts';
import { SITE } from '../stock.ts';

export interface Pace {
  /** So often the queue is opened by a browser that has nothing of it. */
  readonly loads: number;
  /** So many comments are decided by key. */
  readonly keys: number;
}

/** Milliseconds. */
export interface Found {
  /** From the navigation to something drawn, as the browser tells (First Contentful Paint). */
  readonly painted: Summary;
  /** From the navigation to the first comment drawn. */
  readonly firstComment: Summary;
  /** From the key's press to the next comment drawn. */
  readonly nextComment: Summary;
}

export interface Summary {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
}

interface Where {
  readonly address: string;
  readonly key: string;
}

/** Opens the queue and decides comments by key, in a real browser. */
export async function measureConsole(where: Where, { loads, keys }: Pace): Promise<Found> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  try {
    const opened: Opened[] = [];
    for (let at = 0; at < loads; at++) opened.push(await openedAnew(browser, where));
    return {
      painted: summary(opened.map(({ painted }) => painted)),
      firstComment: summary(opened.map(({ firstComment }) => firstComment)),
      nextComment: summary(await decidedByKey(browser, where, keys)),
    };
  } finally {
    await browser.close();
  }
}

function summary(times: readonly number[]): Summary {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { median: median(times), p95: at(0.95), worst: at(1) };
}

interface Opened {
  readonly painted: number;
  readonly firstComment: number;
}

async function openedAnew(browser: Browser, where: Where): Promise<Opened> {
  const { context, page } = await queueOf(browser, where);
  const firstComment = await page.evaluate(() => (globalThis as unknown as Watched).firstComment);
  const painted = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  await context.close();
  return { painted, firstComment };
}

async function decidedByKey(browser: Browser, where: Where, keys: number): Promise<readonly number[]> {
  const { context, page } = await queueOf(browser, where);
  for (let at = 1; at <= keys; at++) {
    await page.keyboard.press(at % 3 === 0 ? 's' : 'a');
    await page.waitForFunction((many) => (globalThis as unknown as Watched).drawn.length >= many, at);
  }
  const drawn = await page.evaluate(() => (globalThis as unknown as Watched).drawn);
  await context.close();
  return drawn;
}

/** What the page itself measures, by its own clock. */
interface Watched {
  firstComment: Promise<number>;
  drawn: number[];
}

async function queueOf(
  browser: Browser,
  { address, key }: Where,
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1280, height: 900 } });
  const signedIn = await context.request.post('/console/session', {
    data: { key },
    headers: { origin: address, 'sec-fetch-site': 'same-origin' },
  });
  if (!signedIn.ok()) throw new Error(`Not signed in: ${signedIn.status()}`);
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(`/console/${SITE}/queue`);
  await page.waitForSelector('[data-comment]');
  return { context, page };
}

/** Runs in the page before all else: notes when a comment is drawn that was not there before. */
function watch(): void {
  const shown = () => document.querySelector('[data-comment]')?.getAttribute('data-comment') ?? null;
  const drawnAfter = (before: string | null) =>
    new Promise<number>((resolve) => {
      const look = () => {
        const now = shown();
        if (now === null || now === before) return void requestAnimationFrame(look);
        // A message that is sent before a frame is drawn comes after it.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
  const watched = globalThis as unknown as Watched;
  watched.firstComment = drawnAfter(null);
  watched.drawn = [];
  addEventListener(
    'keydown',
    ({ timeStamp }) => void drawnAfter(shown()).then((at) => watched.drawn.push(at - timeStamp)),
    { capture: true },
  );
}
