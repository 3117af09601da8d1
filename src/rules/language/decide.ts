import type { DefaultSettings } from '../../domain/site.ts';
import { type Cell, keyCell, readEntries, readInteger, readOneOf } from './cell.ts';
import { readField, readFields } from './fields.ts';
import { homeOf } from './homes.ts';
import { DECIDE_KEYS } from './keys.ts';
import { quoted } from './quote.ts';
import { readId, readName } from './scalars.ts';

/** From how many points on an effect holds; null where points alone never have it. */
export interface PointLevels {
  readonly hold: number | null;
  readonly spam: number | null;
  readonly reject: number | null;
}

/** The part `decide` of a site's file. */
export interface DecideSource extends DefaultSettings {
  readonly points: PointLevels;
  /** The most points that the rules of a group give together. */
  readonly groupMax: ReadonlyMap<string, { readonly max: number; readonly cell: Cell }>;
}

/** What holds where a site's file says nothing: people look at everything. */
export const NO_DECIDE: DecideSource = {
  default: 'hold',
  sections: new Map(),
  points: { hold: null, spam: null, reject: null },
  groupMax: new Map(),
};

export const DEFAULTS = ['hold', 'approve'] as const;
export const LEVELS = ['hold', 'spam', 'reject'] as const;
export const MOST_POINTS_IN_ALL = 1_000_000;

export function readDecide(cell: Cell): DecideSource {
  const fields = readFields(cell, DECIDE_KEYS, [], { homeOf });
  return {
    default: readField(fields, 'default', (field) => readOneOf(field, DEFAULTS)) ?? NO_DECIDE.default,
    sections: readField(fields, 'sections', readSections) ?? NO_DECIDE.sections,
    points: readField(fields, 'points', readLevels) ?? NO_DECIDE.points,
    groupMax: readField(fields, 'group_max', readGroupMax) ?? NO_DECIDE.groupMax,
  };
}

function readSections(cell: Cell): DecideSource['sections'] {
  return new Map(
    readEntries(cell).flatMap((entry) => {
      const effect = readOneOf(entry, DEFAULTS);
      const section = readName(keyCell(entry), 'a section');
      return effect === undefined || section === undefined ? [] : [[section, effect] as const];
    }),
  );
}

/** A stronger effect needs more points than a weaker one. */
function readLevels(cell: Cell): PointLevels {
  const fields = readFields(cell, LEVELS);
  const levels = { hold: null, spam: null, reject: null } as Record<(typeof LEVELS)[number], number | null>;
  let least = 1;
  for (const level of LEVELS) {
    const field = fields.get(level);
    if (field === undefined) continue;
    const points = readInteger(field, 1, MOST_POINTS_IN_ALL);
    if (points !== undefined && points < least) {
      const cure = `a stronger effect needs more points than a weaker one; write ${least} or more`;
      field.report(field.place, `${quoted(level)} must be at least ${least}, found ${points}: ${cure}`);
    }
    levels[level] = points ?? null;
    least = Math.max(least, (points ?? 0) + 1);
  }
  return levels;
}

function readGroupMax(cell: Cell): DecideSource['groupMax'] {
  return new Map(
    readEntries(cell).flatMap((entry) => {
      const max = readInteger(entry, 1, MOST_POINTS_IN_ALL);
      const id = readId(keyCell(entry));
      return max === undefined || id === undefined ? [] : [[id, { max, cell: entry }] as const];
    }),
  );
}
