import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type CompileResult, compileRuleSet } from '../../src/rules/compile.ts';
import { layersBuilder } from '../../src/rules/match/layers.ts';
import { median } from '../compare.ts';
import { taken } from './cpu.ts';
import { type SiteFiles, siteOf } from './site.ts';

/** What it takes to make a number of terms searchable; times in ms, sizes in bytes, medians. */
export interface Building {
  readonly terms: number;
  /** The terms' folds, their other forms, and the patterns of all. */
  readonly collect: number;
  readonly automaton: number;
  readonly tables: number;
  /** `compileRuleSet` on a whole site's files. */
  readonly compile: number;
  /** The longest time in which nothing else could run meanwhile. */
  readonly blocked: number;
  /** By which the heap and the buffers have grown for the rule set. */
  readonly growth: number;
}

export async function measureBuilding(terms: readonly string[], times: number): Promise<Building> {
  const built = Array.from({ length: times }, () => build(terms));
  const compiled: Compiled[] = [];
  for (let time = 0; time < times; time++) compiled.push(await compile(siteOf(terms)));
  return {
    terms: terms.length,
    collect: median(built.map(({ collect }) => collect)),
    automaton: median(built.map(({ automaton }) => automaton)),
    tables: median(built.map(({ tables }) => tables)),
    compile: median(compiled.map(({ time }) => time)),
    blocked: median(compiled.map(({ blocked }) => blocked)),
    growth: median(compiled.map(({ growth }) => growth)),
  };
}

function build(terms: readonly string[]) {
  const builder = layersBuilder();
  const collect = taken(() => {
    for (const text of terms) builder.addTerm(0, { text, match: 'word', fold: 'normal' });
  });
  let layers: unknown;
  const automaton = taken(() => {
    layers = builder.build();
  });
  return {
    collect: collect.cpu / 1000,
    automaton: automaton.cpu / 1000,
    tables: buffersIn(layers, new Set()),
  };
}

/** The bytes of all typed arrays that are reachable. */
function buffersIn(value: unknown, seen: Set<unknown>): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) return value.byteLength;
  const parts: Iterable<unknown> = value instanceof Map ? value.values() : Object.values(value);
  let bytes = 0;
  for (const part of parts) bytes += buffersIn(part, seen);
  return bytes;
}

interface Compiled {
  readonly time: number;
  readonly blocked: number;
  readonly growth: number;
}

async function compile({ file, read }: SiteFiles): Promise<Compiled> {
  const before = memory();
  const began = performance.now();
  const ticking = startTicking();
  await ticking.next();
  const result: CompileResult = await compileRuleSet(file, read);
  await ticking.next();
  const blocked = ticking.stop();
  const time = performance.now() - began;
  if (!result.ok) throw new Error('The rules of the bench are wrong.');
  const growth = memory() - before;
  return { time, blocked, growth: result.ruleSet.rules.size > 0 ? growth : 0 };
}

/** A timer that goes off as often as it can, and the longest time that it did not. */
function startTicking() {
  let last = performance.now();
  let longest = 0;
  let waiting: () => void = () => undefined;
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    waiting();
  }, 1);
  return {
    next: () =>
      new Promise<void>((resolve) => {
        waiting = resolve;
      }),
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
}

function memory(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');
