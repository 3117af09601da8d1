/** The loss at a point; writes its gradient. */
export type Loss = (point: Float64Array, gradient: Float64Array) => number;

const MEMORY = 8;
const MOST_HALVINGS = 20;
const ENOUGH_DOWN = 1e-4;

/**
 * Where a smooth convex loss is lowest, near enough: limited-memory BFGS (J. Nocedal and S. Wright, "Numerical
 * Optimization", algorithm 7.4) from zero, so many steps or until a step gains less than a part in 10⁵.
 */
export function minimize(loss: Loss, size: number, steps: number): Float64Array {
  let point = new Float64Array(size);
  let gradient = new Float64Array(size);
  let value = loss(point, gradient);
  const past: Pair[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = directionOf(gradient, past);
    const next = search(loss, point, gradient, value, direction, past.length === 0);
    if (next === null) break;
    past.push(pairOf(next.point, point, next.gradient, gradient));
    if (past.length > MEMORY) past.shift();
    const gain = (value - next.value) / Math.abs(value);
    ({ point, gradient, value } = next);
    if (gain < 1e-5) break;
  }
  return point;
}

interface Pair {
  readonly s: Float64Array;
  readonly y: Float64Array;
  readonly rho: number;
}

interface At {
  readonly point: Float64Array<ArrayBuffer>;
  readonly gradient: Float64Array<ArrayBuffer>;
  readonly value: number;
}

function search(
  loss: Loss,
  from: Float64Array,
  gradient: Float64Array,
  value: number,
  direction: Float64Array,
  isFirst: boolean,
): At | null {
  const slope = dot(gradient, direction);
  let length = isFirst ? 1 / Math.sqrt(dot(gradient, gradient)) : 1;
  for (let tries = 0; tries < MOST_HALVINGS; tries++, length /= 2) {
    const point = from.map((one, at) => one + length * (direction[at] ?? 0));
    const next = new Float64Array(from.length);
    const found = loss(point, next);
    if (found <= value + ENOUGH_DOWN * length * slope) return { point, gradient: next, value: found };
  }
  return null;
}

function directionOf(gradient: Float64Array, past: readonly Pair[]): Float64Array {
  const q = gradient.slice();
  const alphas = new Map<Pair, number>();
  for (const pair of past.toReversed()) {
    const alpha = pair.rho * dot(pair.s, q);
    alphas.set(pair, alpha);
    addTo(q, pair.y, -alpha);
  }
  const last = past.at(-1);
  if (last !== undefined) scale(q, 1 / (last.rho * dot(last.y, last.y)));
  for (const pair of past) addTo(q, pair.s, (alphas.get(pair) ?? 0) - pair.rho * dot(pair.y, q));
  scale(q, -1);
  return q;
}

function pairOf(
  to: Float64Array,
  from: Float64Array,
  gradientTo: Float64Array,
  gradientFrom: Float64Array,
): Pair {
  const s = to.map((one, at) => one - (from[at] ?? 0));
  const y = gradientTo.map((one, at) => one - (gradientFrom[at] ?? 0));
  return { s, y, rho: 1 / dot(s, y) };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function addTo(target: Float64Array, more: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (more[at] ?? 0);
}

function scale(target: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) * factor;
}
