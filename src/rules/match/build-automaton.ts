import type { Automaton } from './automaton.ts';
import { joinUnits } from './join-units.ts';

/** Cells of the table; 128 MiB, all that a Worker has. */
const MAX_CELLS = 1 << 25;
/** Shorter beginnings are in so many texts that comparing the rests would cost more than their states. */
const SHORTEST_BEGINNING = 4;
const LARGEST_16_BIT = 0xffff;

/**
 * Builds the automaton over patterns that are not empty, each given once; pattern i is `patterns[i]`. Null
 * if it would not fit into memory. Takes time linear in the patterns' units times the width of the table.
 */
export function buildAutomaton(patterns: readonly Uint16Array[]): Automaton | null {
  const { classes, width } = classify(patterns);
  const trie = buildTrie(patterns);
  const suffixes = findSuffixes(trie);
  const order = numberStates(trie, suffixes);
  if (order.inner * width > MAX_CELLS) return null;
  return fillTable({ patterns, classes, width, trie, suffixes, order });
}

function classify(patterns: readonly Uint16Array[]): { classes: Uint16Array; width: number } {
  const classes = new Uint16Array(0x10000);
  let width = 1;
  for (const units of patterns) {
    for (const unit of units) if (classes[unit] === 0) classes[unit] = width++;
  }
  return { classes, width };
}

/** The patterns' beginnings as a tree. Node 0 is the root; a node's children are a chain of siblings. */
interface Trie {
  readonly nodes: number;
  readonly unit: Uint16Array;
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly sibling: Int32Array;
  readonly pattern: Int32Array;
  readonly depth: Uint16Array;
}

/**
 * Over the patterns in their order, neighbours share the longest beginnings: so much of each is put in as
 * tells it from both neighbours.
 */
function buildTrie(patterns: readonly Uint16Array[]): Trie {
  const order = patterns.map((_, index) => index).sort((a, b) => compareUnits(patterns[a], patterns[b]));
  const sorted = order.map((index) => patterns[index] ?? NO_UNITS);
  const shared = sorted.map((units, at) => sharedUnits(units, sorted[at - 1] ?? NO_UNITS));
  const lengths = sorted.map((units, at) => {
    const told = Math.max(shared[at] ?? 0, shared[at + 1] ?? 0) + 1;
    return Math.min(units.length, Math.max(told, SHORTEST_BEGINNING));
  });
  const nodes = lengths.reduce((sum, length, at) => sum + length - Math.min(length, shared[at] ?? 0), 1);
  const trie = emptyTrie(nodes);
  const path = [0]; // The nodes of the pattern before, by depth.
  let last = 0;
  for (const [at, units] of sorted.entries()) {
    const length = lengths[at] ?? 0;
    for (let depth = Math.min(shared[at] ?? 0, path.length - 1, length); depth < length; depth++) {
      addChild(trie, path[depth] ?? 0, ++last, units[depth] ?? 0, depth + 1);
      path[depth + 1] = last;
    }
    path.length = length + 1;
    trie.pattern[path[length] ?? 0] = order[at] ?? 0;
  }
  return { ...trie, nodes: last + 1 };
}

const NO_UNITS = new Uint16Array();

const emptyTrie = (nodes: number): Trie => ({
  nodes,
  unit: new Uint16Array(nodes),
  parent: new Int32Array(nodes),
  firstChild: new Int32Array(nodes),
  sibling: new Int32Array(nodes),
  pattern: new Int32Array(nodes).fill(-1),
  depth: new Uint16Array(nodes),
});

function addChild(trie: Trie, parent: number, child: number, unit: number, depth: number): void {
  trie.unit[child] = unit;
  trie.parent[child] = parent;
  trie.depth[child] = depth;
  trie.sibling[child] = trie.firstChild[parent] ?? 0;
  trie.firstChild[parent] = child;
}

function compareUnits(a: Uint16Array = NO_UNITS, b: Uint16Array = NO_UNITS): number {
  const shared = sharedUnits(a, b);
  return (a[shared] ?? -1) - (b[shared] ?? -1);
}

function sharedUnits(a: Uint16Array, b: Uint16Array): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at++;
  return at;
}

interface Suffixes {
  /** The longest proper suffix of each node that is a node too. */
  readonly suffix: Int32Array;
  readonly shorter: Int32Array;
  /** All nodes, breadth first. */
  readonly queue: Int32Array;
}

function findSuffixes(trie: Trie): Suffixes {
  const suffix = new Int32Array(trie.nodes);
  const shorter = new Int32Array(trie.nodes);
  const queue = new Int32Array(trie.nodes);
  let length = 1; // The root.
  for (let at = 0; at < length; at++) {
    const node = queue[at] ?? 0;
    for (let child = trie.firstChild[node] ?? 0; child > 0; child = trie.sibling[child] ?? 0) {
      const other = node === 0 ? 0 : goTo(trie, suffix, suffix[node] ?? 0, trie.unit[child] ?? 0);
      suffix[child] = other;
      shorter[child] = (trie.pattern[other] ?? -1) >= 0 ? other : (shorter[other] ?? 0);
      queue[length++] = child;
    }
  }
  return { suffix, shorter, queue };
}

function goTo(trie: Trie, suffix: Int32Array, from: number, unit: number): number {
  for (let node = from; ; node = suffix[node] ?? 0) {
    const child = childOf(trie, node, unit);
    if (child > 0 || node === 0) return child;
  }
}

function childOf(trie: Trie, node: number, unit: number): number {
  let child = trie.firstChild[node] ?? 0;
  while (child > 0 && trie.unit[child] !== unit) child = trie.sibling[child] ?? 0;
  return child;
}

interface Order {
  /** By node. */
  readonly state: Int32Array;
  readonly quiet: number;
  readonly inner: number;
}

/** Breadth first, so that the states where a scan mostly is lie together. */
function numberStates(trie: Trie, { shorter, queue }: Suffixes): Order {
  const state = new Int32Array(trie.nodes);
  const isLeaf = (node: number) => node > 0 && trie.firstChild[node] === 0;
  const finds = (node: number) => (trie.pattern[node] ?? -1) >= 0 || (shorter[node] ?? 0) > 0;
  let count = 0;
  const number = (which: (node: number) => boolean): number => {
    for (const node of queue) if (which(node)) state[node] = count++;
    return count;
  };
  const quiet = number((node) => !isLeaf(node) && !finds(node));
  const inner = number((node) => !isLeaf(node) && finds(node));
  number(isLeaf);
  return { state, quiet, inner };
}

interface Parts {
  readonly patterns: readonly Uint16Array[];
  readonly classes: Uint16Array;
  readonly width: number;
  readonly trie: Trie;
  readonly suffixes: Suffixes;
  readonly order: Order;
}

/** A row is that of the node's suffix, which is complete by then, with the node's own children over it. */
function fillTable({ patterns, classes, width, trie, suffixes, order }: Parts): Automaton {
  const { state, quiet, inner } = order;
  const { nodes } = trie;
  const next = nodes <= LARGEST_16_BIT ? new Uint16Array(inner * width) : new Int32Array(inner * width);
  const pattern = new Int32Array(nodes);
  const depths = new Uint16Array(nodes);
  const shorter = new Int32Array(nodes);
  const leafSuffix = new Int32Array(nodes - inner);
  const row = new Int32Array(nodes); // Of each node: the nearest suffix with transitions, itself if it has any.
  for (const node of suffixes.queue) {
    const own = state[node] ?? 0;
    const other = node === 0 ? 0 : (row[suffixes.suffix[node] ?? 0] ?? 0);
    pattern[own] = trie.pattern[node] ?? -1;
    depths[own] = trie.depth[node] ?? 0;
    shorter[own] = state[suffixes.shorter[node] ?? 0] ?? 0;
    row[node] = own < inner ? own : other;
    if (own >= inner) leafSuffix[own - inner] = other;
    else {
      if (own > 0) next.copyWithin(own * width, other * width, (other + 1) * width);
      for (let child = trie.firstChild[node] ?? 0; child > 0; child = trie.sibling[child] ?? 0) {
        next[own * width + (classes[trie.unit[child] ?? 0] ?? 0)] = state[child] ?? 0;
      }
    }
  }
  const table = { classes, width, next, quiet, inner, pattern, depths, suffix: leafSuffix, shorter };
  return { ...table, ...joinUnits(patterns) };
}
