import type { Knot } from '../src/model/weights.ts';

/** A raw score of a text that the line did not learn from, what it was, and how much it counts. */
export interface Judged {
  readonly raw: number;
  readonly offensive: boolean;
  readonly weight: number;
}

interface Block {
  raw: number;
  yes: number;
  weight: number;
}

/** A step of the isotonic regression that holds less of the weight than this share is joined to its neighbour. */
const LEAST = 0.01;

/**
 * The rising table of probabilities that fits best (isotonic regression: pool adjacent violators), as the
 * middles of its steps. Never quite 0 or 1: a table from so few texts can't know that.
 */
export function knotsOf(judged: readonly Judged[]): Knot[] {
  const sorted = judged.toSorted((a, b) => a.raw - b.raw);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const blocks: Block[] = [];
  for (const block of portions(sorted, total * LEAST)) {
    blocks.push(block);
    while (blocks.length > 1 && chance(blocks.at(-2)) >= chance(blocks.at(-1))) mergeLast(blocks);
  }
  return blocks.map((block) => [round(block.raw), round(clamp(chance(block)))]);
}

function portions(sorted: readonly Judged[], least: number): Block[] {
  const blocks: Block[] = [];
  for (const { raw, offensive, weight } of sorted) {
    const last = blocks.at(-1);
    if (last === undefined || last.weight >= least) blocks.push({ raw: 0, yes: 0, weight: 0 });
    const block = blocks.at(-1);
    if (block !== undefined) addTo(block, { raw, yes: offensive ? weight : 0, weight });
  }
  return blocks;
}

function mergeLast(blocks: Block[]): void {
  const last = blocks.pop();
  const before = blocks.at(-1);
  if (last !== undefined && before !== undefined) addTo(before, last);
}

function addTo(block: Block, { raw, yes, weight }: Block): void {
  const all = block.weight + weight;
  block.raw = (block.raw * block.weight + raw * weight) / all;
  block.yes += yes;
  block.weight = all;
}

const chance = (block: Block | undefined): number => (block === undefined ? 0 : block.yes / block.weight);
const clamp = (one: number): number => Math.min(0.995, Math.max(0.001, one));
const round = (one: number): number => Math.round(one * 1e4) / 1e4;
