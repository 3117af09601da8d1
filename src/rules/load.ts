import { HEADS } from './conditions/model.ts';
import { type Calibration, readCalibration } from './language/calibration.ts';
import type { Cell, Effort } from './language/cell.ts';
import { readListFile } from './language/list-file.ts';
import { RULES_PATH_PATTERN, resolvePath } from './language/paths.ts';
import { type Place, type Report, startOf } from './language/problem.ts';
import { quoted } from './language/quote.ts';
import type { RuleSource } from './language/rule.ts';
import {
  type FileReference,
  type ListReference,
  readSharedFile,
  readSiteFile,
  type SharedFile,
  type SiteFile,
} from './language/site-file.ts';
import type { Term } from './language/terms.ts';
import { readYaml } from './language/yaml.ts';

/** Gives a file of the rules folder; undefined if there is none. */
export type ReadFile = (path: string) => string | undefined;

/** A site's file with all that it includes. */
export interface Loaded {
  readonly site: SiteFile;
  readonly rules: readonly RuleSource[];
  readonly lists: ReadonlyMap<string, LoadedList>;
  /** null where the site's file names none. */
  readonly calibration: Calibration | null;
  /** Every file that was read, by its path. */
  readonly sources: ReadonlyMap<string, string>;
}

interface LoadedList {
  readonly place: Place;
  readonly path: string;
  readonly terms: readonly Term[];
}

interface Loading {
  readonly read: ReadFile;
  readonly report: Report;
  readonly sources: Map<string, string>;
  readonly lists: Map<string, LoadedList>;
  readonly rules: RuleSource[];
  readonly effort: Effort;
}

/** Reads the file and what it names, once each; undefined if it is no file of rules at all. */
export function load(file: string, read: ReadFile, report: Report): Loaded | undefined {
  const loading: Loading = {
    read,
    report,
    sources: new Map(),
    lists: new Map(),
    rules: [],
    effort: { text: 0, patternSteps: 0 },
  };
  const cell = readRules(loading, file, startOf(file));
  if (cell === undefined) return undefined;
  const site = readSiteFile(cell);
  addFile(loading, file, site, [file]);
  const calibration = site.calibration && loadCalibration(loading, file, site.calibration);
  return { site, rules: loading.rules, lists: loading.lists, calibration, sources: loading.sources };
}

/** null where it can't be read, which is reported. */
function loadCalibration(loading: Loading, file: string, { path, place }: FileReference): Calibration | null {
  const resolved = resolve(loading, file, path, place);
  const cell = resolved === undefined ? undefined : readRules(loading, resolved, place);
  return (cell && readCalibration(cell, [...HEADS.keys()])) ?? null;
}

/** The text of a file that `place` names; undefined if there is none that can be read, which is reported. */
function readSource(loading: Loading, path: string, place: Place): string | undefined {
  const text = loading.sources.get(path) ?? loading.read(path);
  if (text === undefined) {
    const cure = 'correct the name, or make the file (paths begin at the file that names them)';
    loading.report(place, `there is no file ${quoted(path)} in the rules folder; ${cure}`);
    return undefined;
  }
  loading.sources.set(path, text);
  return isReadable(loading, path, text) ? text : undefined;
}

/** All files of rules of a site together, in UTF-16 units: some thousand rules; lists come on top of it. */
const MOST_TEXT = 512 * 1024;

/** Reads a file of rules; undefined if it is none, which is reported. */
function readRules(loading: Loading, path: string, place: Place): Cell | undefined {
  const text = readSource(loading, path, place);
  if (text === undefined) return undefined;
  loading.effort.text += text.length;
  if (loading.effort.text <= MOST_TEXT) return readYaml(path, text, loading.report, loading.effort);
  const size = `the files of rules together have more than ${MOST_TEXT} characters`;
  loading.report(startOf(path), `${size}; move terms into lists (.txt), and remove what is not needed`);
  return undefined;
}

/** What was read as UTF-8 and is none has these signs in it. */
function isReadable({ report }: Loading, file: string, text: string): boolean {
  const at = text.search(/[\0\uFFFD]/);
  if (at < 0) return true;
  const before = text.slice(0, at).split(/\r\n|\n|\r/);
  const column =
    (before.at(-1)?.length ?? 0) + 1 - (before.length === 1 && text.startsWith('\uFEFF') ? 1 : 0);
  const place = { file, line: before.length, column, length: 1 };
  report(
    place,
    'the file is not in UTF-8; save it as "UTF-8" (not UTF-16 or Windows-1256), and type lost letters anew',
  );
  return false;
}

/** `chain` holds the files that led here, this one last. */
function addFile(loading: Loading, file: string, content: SharedFile, chain: readonly string[]): void {
  loading.rules.push(...content.rules);
  for (const list of content.lists) addList(loading, file, list);
  for (const reference of content.include) addIncluded(loading, file, reference, chain);
}

function addIncluded(
  loading: Loading,
  file: string,
  reference: FileReference,
  chain: readonly string[],
): void {
  const path = resolve(loading, file, reference.path, reference.place);
  if (path === undefined) return;
  if (chain.includes(path)) {
    const circle = [...chain.slice(chain.indexOf(path)), path].join(' -> ');
    loading.report(reference.place, `files include one another in a circle: ${circle}; remove one "include"`);
  } else if (!isRulesFile(path)) loading.report(reference.place, NO_RULES_FILE);
  else if (!loading.sources.has(path)) {
    const cell = readRules(loading, path, reference.place);
    if (cell !== undefined) addFile(loading, path, readSharedFile(cell), [...chain, path]);
  }
}

const isRulesFile = (path: string): boolean => new RegExp(RULES_PATH_PATTERN).test(path);
const NO_RULES_FILE =
  'only files of rules (.yaml) can be included; name a list under "lists", as in lists: {insults: lists/insults.txt}';
const NO_LIST =
  'a list is a text file (.txt) with one term in each line; name a file of rules (.yaml) under "include"';

function addList(loading: Loading, file: string, reference: ListReference): void {
  const other = loading.lists.get(reference.name)?.place;
  if (other !== undefined) {
    const where = `${other.file}:${other.line}`;
    const message = `there is another list ${quoted(reference.name)}, at ${where}; give each a name of its own`;
    loading.report(reference.namePlace, message);
    return;
  }
  const path = reference.path === null ? undefined : resolve(loading, file, reference.path, reference.place);
  const terms = path === undefined ? [] : readTerms(loading, path, reference);
  loading.lists.set(reference.name, { place: reference.namePlace, path: path ?? '', terms });
}

/** The terms of a list; none where its file can't be read, which is reported. */
function readTerms(loading: Loading, path: string, reference: ListReference): readonly Term[] {
  if (isRulesFile(path)) loading.report(reference.place, NO_LIST);
  const text = isRulesFile(path) ? undefined : readSource(loading, path, reference.place);
  return text === undefined ? [] : readListFile(path, text, loading.report);
}

function resolve(loading: Loading, file: string, path: string, place: Place): string | undefined {
  const resolved = resolvePath(file, path);
  if (resolved === null) {
    loading.report(
      place,
      `${quoted(path)} must be a relative path with forward slashes that stays in the rules folder; write for example lists/insults.txt`,
    );
  }
  return resolved ?? undefined;
}
