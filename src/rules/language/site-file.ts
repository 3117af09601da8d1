import type { ForgetAfter, Limit, ReadyReasons, ReportSettings } from '../../domain/site.ts';
import { type Cell, readAll, readEntries, readList, readOneOrMore, readText } from './cell.ts';
import { type DecideSource, NO_DECIDE, readDecide } from './decide.ts';
import { readField, readFields } from './fields.ts';
import { NOTHING_FORGOTTEN, readForgetAfter } from './forget-after.ts';
import { homeOf } from './homes.ts';
import { OWN_KEYS, SHARED_KEYS } from './keys.ts';
import { readLimits } from './limits.ts';
import { meant } from './meant.ts';
import type { Place } from './problem.ts';
import { quoted } from './quote.ts';
import { readReasons } from './reasons.ts';
import { NO_REPORTS, readReports } from './reports.ts';
import { type RuleSource, readRule } from './rule.ts';
import { ID, isId } from './scalars.ts';
import { type OwnSettings, readSite } from './site.ts';

/** A path as a file names it, not resolved yet. */
export interface FileReference {
  readonly path: string;
  readonly place: Place;
}

/** A list as a file names it. */
export interface ListReference {
  readonly path: string | null;
  readonly place: Place;
  readonly name: string;
  readonly namePlace: Place;
}

/** What every file of rules may hold. */
export interface SharedFile {
  readonly include: readonly FileReference[];
  readonly lists: readonly ListReference[];
  readonly rules: readonly RuleSource[];
}

/** A site's own file. */
export interface SiteFile extends SharedFile {
  readonly site: OwnSettings | undefined;
  /** Where `origins` stands, if any are given. */
  readonly originsPlace: Place | null;
  readonly limits: readonly Limit[];
  readonly decide: DecideSource;
  readonly reasons: ReadyReasons;
  readonly reports: ReportSettings;
  readonly forgetAfter: ForgetAfter;
  /** The file that says what the model's probabilities mean on this site; null for none. */
  readonly calibration: FileReference | null;
}

const EXAMPLE = '{name: صحيفة المثال, locale: ar, timezone: Asia/Riyadh}';

export function readSiteFile(cell: Cell): SiteFile {
  const fields = readFields(cell, [...OWN_KEYS, ...SHARED_KEYS], ['site'], {
    title: "the site's file",
    examples: { site: EXAMPLE },
    homeOf,
  });
  const [field, limits, decide] = [fields.get('site'), fields.get('limits'), fields.get('decide')];
  const [reasons, reports, forget] = [
    fields.get('reasons'),
    fields.get('reports'),
    fields.get('forget_after'),
  ];
  const site = field && readSite(field);
  return {
    site,
    originsPlace: placeOfOrigins(field),
    limits: limits === undefined ? [] : readLimits(limits),
    decide: decide === undefined ? NO_DECIDE : readDecide(decide),
    reasons: reasons === undefined ? new Map() : readReasons(reasons, site?.locale ?? 'und'),
    reports: reports === undefined ? NO_REPORTS : readReports(reports),
    forgetAfter: forget === undefined ? NOTHING_FORGOTTEN : readForgetAfter(forget),
    calibration: readField(fields, 'calibration', readCalibrationPath) ?? null,
    ...readShared(fields),
  };
}

function placeOfOrigins(site: Cell | undefined): Place | null {
  const entries = site?.value.kind === 'map' ? site.value.entries : [];
  return entries.find(({ name }) => name === 'origins')?.keyPlace ?? null;
}

/** A file that others include. */
export function readSharedFile(cell: Cell): SharedFile {
  const fields = readFields(cell, [...SHARED_KEYS, ...OWN_KEYS], [], { homeOf });
  for (const key of OWN_KEYS) {
    const field = fields.get(key);
    field?.report(
      field.keyPlace,
      `"${key}" belongs into a site's own file, not into an included one; move it there`,
    );
  }
  return readShared(fields);
}

function readShared(fields: ReadonlyMap<string, Cell>): SharedFile {
  const [include, lists, rules] = [fields.get('include'), fields.get('lists'), fields.get('rules')];
  return {
    include: include === undefined ? [] : readAll(readOneOrMore(include), (path) => readPath(path)),
    lists: lists === undefined ? [] : readAll(readEntries(lists), readListReference),
    rules: rules === undefined ? [] : readAll(readList(rules), readRule),
  };
}

const readCalibrationPath = (cell: Cell): FileReference | undefined =>
  readPath(cell, 'calibration/example.yaml');

function readPath(cell: Cell, example = 'shared/spam.yaml'): FileReference | undefined {
  const path = readText(cell, `the path of a file such as ${example}`);
  return path === undefined ? undefined : { path, place: cell.place };
}

/** A list with its name; its path is null where none can be read, which is reported. */
function readListReference(cell: Cell): ListReference | undefined {
  const path = readText(cell, 'the path of a file such as lists/insults.txt') ?? null;
  if (isId(cell.name)) return { path, name: cell.name, namePlace: cell.keyPlace, place: cell.place };
  const right = meant(cell.name, isId);
  const cure = right === null ? `it must be ${ID}` : `write ${right}`;
  cell.report(cell.keyPlace, `${quoted(cell.name)} is no name for a list; ${cure}`);
  return undefined;
}
