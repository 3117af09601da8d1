import type { Cell } from './cell.ts';
import { metBy, parseAnyComparison } from './comparison.ts';
import { dottedEntries } from './condition-keys.ts';
import { quoted } from './quote.ts';

/** Reports what makes a rule one that can never match, though each of its parts could. */
export function checkNever(when: Cell | undefined, unless: Cell | undefined): void {
  if (when === undefined) return;
  const asked = joinedByAnd(when);
  checkRanges(asked);
  if (unless === undefined) return;
  const vetoes = joinedByAnd(unless);
  if (vetoes.length === 0 || !vetoes.every((veto) => asked.some((one) => isSame(one, veto)))) return;
  const cure = 'take out of "unless" what "if" asks for';
  unless.report(unless.keyPlace, `the rule can never match: "unless" is met whenever "if" is; ${cure}`);
}

/** The conditions that all have to hold, those of `all` among them. */
function joinedByAnd(cell: Cell): readonly Cell[] {
  if (cell.value.kind !== 'map') return [];
  return dottedEntries(cell.value.entries).flatMap((entry) =>
    entry.name === 'all' && entry.value.kind === 'list' ? entry.value.items.flatMap(joinedByAnd) : [entry],
  );
}

/** Two comparisons of one thing that no number meets both. */
function checkRanges(asked: readonly Cell[]): void {
  const met = new Map<string, { readonly range: readonly [number, number]; readonly cell: Cell }>();
  for (const cell of asked) {
    const comparison = parseAnyComparison(cell);
    if (comparison === null) continue;
    const range = metBy(comparison);
    const before = met.get(cell.name);
    met.set(cell.name, { range, cell });
    if (before === undefined || (range[0] <= before.range[1] && range[1] >= before.range[0])) continue;
    const other = `the one in line ${before.cell.place.line}`;
    cell.report(
      cell.place,
      `${quoted(cell.name)} can never match together with ${other}; join them with "any", or correct one`,
    );
  }
}

function isSame(a: Cell, b: Cell): boolean {
  const [x, y] = [a.value, b.value];
  if (x.kind === 'scalar') return y.kind === 'scalar' && x.value === y.value && a.name === b.name;
  if (x.kind === 'list') return y.kind === 'list' && areSame(x.items, y.items) && a.name === b.name;
  return x.kind === 'map' && y.kind === 'map' && areSame(x.entries, y.entries) && a.name === b.name;
}

const areSame = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.length === b.length && a.every((one, index) => b[index] !== undefined && isSame(one, b[index]));
