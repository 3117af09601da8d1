import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Throws in plain words where no new file can have this name. */
export function refuseTaken(file: string): void {
  const folder = dirname(file);
  if (!isFolder(folder)) throw new Error(`There is no folder ${folder}.`);
  if (isFolder(file)) throw new Error(`${file} is a folder: name a new file in it.`);
  if (existsSync(file)) throw new Error(`${file} is there already: name another file, or remove it.`);
}

/** Throws in plain words where there is no file of this name. */
export function refuseMissing(file: string): void {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  if (isFolder(file)) throw new Error(`${file} is a folder: name a file.`);
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
