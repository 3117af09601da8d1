import { resolvePath } from './language/paths.ts';
import type { Place, Report } from './language/problem.ts';
import type { RuleSource } from './language/rule.ts';
import {
  type FileReference,
  type ListReference,
  readSharedFile,
  readSiteFile,
  type SharedFile,
  type SiteFile,
} from './language/site-file.ts';
import { readListFile, type Term } from './language/terms.ts';
import { readYaml } from './language/yaml.ts';

/** Gives a file of the rules folder; undefined if there is none. */
export type ReadFile = (path: string) => string | undefined;

/** A site's file with all that it includes. */
export interface Loaded {
  readonly site: SiteFile;
  readonly rules: readonly RuleSource[];
  readonly lists: ReadonlyMap<string, LoadedList>;
  /** Every file that was read, by its path. */
  readonly sources: ReadonlyMap<string, string>;
}

interface LoadedList {
  readonly place: Place;
  readonly terms: readonly Term[];
}

interface Loading {
  readonly read: ReadFile;
  readonly report: Report;
  readonly sources: Map<string, string>;
  readonly lists: Map<string, LoadedList>;
  readonly rules: RuleSource[];
}

/** Reads the file and what it names, once each; undefined if it is no file of rules at all. */
export function load(file: string, read: ReadFile, report: Report): Loaded | undefined {
  const loading: Loading = { read, report, sources: new Map(), lists: new Map(), rules: [] };
  const start = { file, line: 1, column: 1 };
  const text = readSource(loading, file, start, `there is no file ${file}`);
  const cell = text === undefined ? undefined : readYaml(file, text, report);
  if (cell === undefined) return undefined;
  const site = readSiteFile(cell);
  addFile(loading, file, site, [file]);
  return { site, rules: loading.rules, lists: loading.lists, sources: loading.sources };
}

function readSource(loading: Loading, path: string, place: Place, missing: string): string | undefined {
  const text = loading.sources.get(path) ?? loading.read(path);
  if (text === undefined) loading.report(place, missing);
  else {
    loading.sources.set(path, text);
    checkEncoding(loading, path, text);
  }
  return text;
}

/** What was read as UTF-8 and is none has these signs in it. */
function checkEncoding({ report }: Loading, file: string, text: string): void {
  const at = text.search(/[\0\uFFFD]/);
  if (at < 0) return;
  const before = text.slice(0, at).split('\n');
  const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  report(place, 'the file is not in UTF-8; save it as "UTF-8" (not UTF-16 or Windows-1256)');
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
  const path = resolve(loading, file, reference);
  if (path === undefined) return;
  if (chain.includes(path)) {
    const circle = [...chain.slice(chain.indexOf(path)), path].join(' -> ');
    loading.report(reference.place, `files include one another in a circle: ${circle}`);
  } else if (!loading.sources.has(path)) {
    const text = readSource(loading, path, reference.place, `there is no file ${path}`);
    const cell = text === undefined ? undefined : readYaml(path, text, loading.report);
    if (cell !== undefined) addFile(loading, path, readSharedFile(cell), [...chain, path]);
  }
}

function addList(loading: Loading, file: string, reference: ListReference): void {
  const path = resolve(loading, file, reference);
  if (path === undefined) return;
  const other = loading.lists.get(reference.name)?.place;
  if (other !== undefined) {
    const where = `${other.file}:${other.line}`;
    loading.report(reference.namePlace, `there is another list "${reference.name}", at ${where}`);
    return;
  }
  const text = readSource(loading, path, reference.place, `there is no file ${path}`);
  const terms = text === undefined ? [] : readListFile(path, text, loading.report);
  loading.lists.set(reference.name, { place: reference.namePlace, terms });
}

function resolve(loading: Loading, file: string, { path, place }: FileReference): string | undefined {
  const resolved = resolvePath(file, path);
  if (resolved === null) {
    loading.report(
      place,
      `"${path}" must be a relative path with forward slashes that stays in the rules folder`,
    );
  }
  return resolved ?? undefined;
}
