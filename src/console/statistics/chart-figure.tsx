import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { language, textsOf } from '../language/language.ts';
import { theme } from '../theme.ts';
import { drawChart } from './draw-chart.ts';
import { NumberTable } from './number-table.tsx';
import type { Column, Shape } from './shape.ts';
import { STATISTICS_TEXTS } from './texts.ts';

interface Props {
  readonly title: string;
  /** What the chart shows, in words. */
  readonly children: ComponentChildren;
  readonly shape: Shape;
  readonly columns?: readonly Column[];
  /** What the labels are: days, rules, people. */
  readonly heading: string;
  /** Where there is nothing to draw. */
  readonly empty: string;
}

/** So many names have room in a chart; the table has all. */
const MOST_RANKS = 12;

/** Numbers as a chart, in words, and as a table. */
export function ChartFigure({ title, children, shape, columns = [], heading, empty }: Props) {
  const texts = textsOf(STATISTICS_TEXTS);
  const isEmpty = shape.series.every(({ values }) => values.every((value) => !value));
  return (
    <figure class={`card chart ${shape.kind}`}>
      <figcaption>
        <h2>{title}</h2>
        <p class="quiet">{isEmpty ? empty : children}</p>
      </figcaption>
      {!isEmpty && (
        <>
          <Legend shape={shape} />
          <Canvas shape={shape} />
          <details>
            <summary>{texts.asTable}</summary>
            <NumberTable shape={shape} columns={columns} heading={heading} title={title} />
          </details>
        </>
      )}
    </figure>
  );
}

function Legend({ shape }: { readonly shape: Shape }) {
  return (
    <ul class="legend">
      {shape.series.map(({ name, colour }) => (
        <li key={name}>
          <span class={`swatch ${colour.slice(2)}`} aria-hidden="true" />
          {name}
        </li>
      ))}
    </ul>
  );
}

function Canvas({ shape }: { readonly shape: Shape }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = useDark();
  const drawn = shape.kind === 'ranks' ? firstOf(shape) : shape;
  useEffect(
    () => (canvas.current ? drawChart(canvas.current, drawn) : undefined),
    [shape, theme.value, language.value, dark],
  );
  return (
    // What it shows is in words above it, and in the table below.
    <div
      class="canvas"
      aria-hidden="true"
      style={shape.kind === 'ranks' ? { blockSize: `${3 + drawn.labels.length * 2}rem` } : {}}
    >
      <canvas ref={canvas} />
    </div>
  );
}

const firstOf = (shape: Shape): Shape => ({
  ...shape,
  labels: shape.labels.slice(0, MOST_RANKS),
  series: shape.series.map((series) => ({ ...series, values: series.values.slice(0, MOST_RANKS) })),
});

/** Whether the device is dark, for who leaves it to the device. */
function useDark(): boolean {
  const [dark, setDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches);
  useEffect(() => {
    const media = matchMedia('(prefers-color-scheme: dark)');
    const changed = () => setDark(media.matches);
    media.addEventListener('change', changed);
    return () => media.removeEventListener('change', changed);
  }, []);
  return dark;
}
