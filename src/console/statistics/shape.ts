/** One kind of number, over all labels. */
export interface Series {
  readonly name: string;
  /** The custom property with its colour. */
  readonly colour: `--${string}`;
  readonly values: readonly (number | null)[];
}

/** What a chart draws, and what the table beside it says. */
export interface Shape {
  /** Stacked bars in time, lines in time, or stacked bars of names from top to bottom. */
  readonly kind: 'bars' | 'lines' | 'ranks';
  readonly labels: readonly string[];
  readonly series: readonly Series[];
  readonly format: (value: number) => string;
  /** Between two marks of the axis; chosen by the chart where it is left out. */
  readonly step?: number;
}

/** Further columns of the table, which the chart doesn't show. */
export interface Column {
  readonly name: string;
  readonly cells: readonly string[];
}
