import { keepText, keptText } from '../kept.ts';

/** What a draft changes: the new texts of files, by path; and of which version they are a draft. */
export interface Draft {
  readonly version: string;
  readonly changed: ReadonlyMap<string, string>;
}

const nameOf = (site: string): string => `hakam-draft-${site}`;

/** The draft that was left in this browser; undefined where there is none, or none that can be read. */
export function keptDraft(site: string): Draft | undefined {
  try {
    const { version, changed } = JSON.parse(keptText(nameOf(site)) ?? '{}');
    if (typeof version !== 'string' || !Array.isArray(changed) || changed.length === 0) return undefined;
    const whole = changed.every(
      (each) => Array.isArray(each) && each.length === 2 && each.every((text) => typeof text === 'string'),
    );
    return whole ? { version, changed: new Map(changed) } : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a draft in this browser, until it is discarded; one that changes nothing isn't kept. */
export function keepDraft(site: string, { version, changed }: Draft): void {
  keepText(nameOf(site), changed.size === 0 ? null : JSON.stringify({ version, changed: [...changed] }));
}
