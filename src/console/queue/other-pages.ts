// On which other pages of this browser somebody works at a queue. All of them have one session, and so the same claims.
// Pages that are closed in the same moment each take the other to stay, and one that crashed is taken to be there: then
// nobody gives the claims back, and they end by themselves.

interface Word {
  readonly page: string;
  /** At whose queue it is; null once it has left. */
  readonly site: string | null;
  /** It has just come, and asks who is there. */
  readonly asks: boolean;
}

const own = crypto.getRandomValues(new Uint32Array(2)).join('-');
const channel = new BroadcastChannel('hakam-at-queue');
const others = new Map<string, string>();
let at: string | null = null;

const say = (asks: boolean): void => channel.postMessage({ page: own, site: at, asks } satisfies Word);

channel.onmessage = ({ data: { page, site, asks } }: MessageEvent<Word>) => {
  if (site === null) others.delete(page);
  else others.set(page, site);
  if (asks && at !== null) say(false);
};

/** Tells other pages that this one is at a site's queue. */
export function comeTo(site: string): void {
  at = site;
  say(true);
}

/** Tells them that it has left. Returns whether no other is at that queue. */
export function leave(site: string): boolean {
  if (at === site) at = null;
  say(false);
  return ![...others.values()].includes(site);
}
