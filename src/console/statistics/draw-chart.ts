import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
} from 'chart.js';
import { language, localeOf } from '../language/language.ts';
import type { Series, Shape } from './shape.ts';

// What isn't named here isn't bundled.
Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

/** Draws numbers on a canvas, in the colours and the direction of the page as they are now; returns what takes it away. */
export function drawChart(canvas: HTMLCanvasElement, shape: Shape): () => void {
  const look = lookOf(canvas);
  const type = shape.kind === 'lines' ? 'line' : 'bar';
  const datasets = shape.series.map((series) => ({
    ...datasetOf(series, look.colour(series.colour)),
    ...(type === 'line' ? LINE : { ...BAR, borderColor: look.colour('--raised') }),
  }));
  // A name is the names' own: its direction and its signs reach no further.
  const labels = shape.labels.map((label) => `\u2068${cut(label)}\u2069`);
  const chart = new Chart(canvas, { type, data: { labels, datasets }, options: optionsOf(shape, look) });
  return () => chart.destroy();
}

const datasetOf = ({ name, values }: Series, colour: string) => ({
  label: name,
  data: [...values],
  backgroundColor: colour,
  borderColor: colour,
});

const BAR = { maxBarThickness: 28, categoryPercentage: 0.85, barPercentage: 0.92, borderRadius: 1 };
const LINE = { pointRadius: 2.5, pointHitRadius: 12, borderWidth: 2, spanGaps: false, tension: 0 };

const LONGEST = 26;
const cut = (label: string): string =>
  [...label].length > LONGEST ? `${[...label].slice(0, LONGEST - 1).join('')}…` : label;

interface Look {
  /** The colour that a custom property names. */
  readonly colour: (name: string) => string;
  readonly font: { readonly family: string; readonly size: number };
  readonly toLeft: boolean;
}

/** A property with `light-dark()` is resolved where a colour is asked for, and not before. */
function lookOf(canvas: HTMLCanvasElement): Look {
  const style = getComputedStyle(canvas);
  const colour = (name: string) => {
    canvas.style.color = `var(${name})`;
    const found = style.color;
    canvas.style.color = '';
    return found;
  };
  return { colour, font: { family: style.fontFamily, size: 12 }, toLeft: language.value === 'ar' };
}

type Options = ChartOptions<'bar' | 'line'>;

function optionsOf(shape: Shape, look: Look): Options {
  const { font, toLeft, colour } = look;
  const across = shape.kind === 'ranks';
  const stacked = shape.kind !== 'lines';
  const ticks = { color: colour('--quiet'), font };
  const names = {
    stacked,
    grid: { display: false },
    border: { color: colour('--line') },
    ticks: across
      ? { ...ticks, color: colour('--text'), autoSkip: false }
      : { ...ticks, maxRotation: 0, autoSkipPadding: 14 },
  };
  const numbers = {
    stacked,
    beginAtZero: true,
    grid: { color: colour('--line') },
    border: { display: false },
    ticks: {
      ...ticks,
      maxTicksLimit: 7,
      ...(shape.step === undefined ? { precision: 0 } : { stepSize: shape.step }),
      callback: (value: string | number) => shape.format(Number(value)),
    },
  };
  return {
    locale: localeOf(),
    animation: false,
    maintainAspectRatio: false,
    indexAxis: across ? 'y' : 'x',
    interaction: { mode: 'index', axis: across ? 'y' : 'x', intersect: false },
    scales: {
      x: { ...(across ? numbers : names), reverse: toLeft },
      y: { ...(across ? names : numbers), position: toLeft ? 'right' : 'left' },
    } as NonNullable<Options['scales']>,
    plugins: { tooltip: tooltipOf(shape, look) },
  };
}

const tooltipOf = (
  shape: Shape,
  { colour, font, toLeft }: Look,
): NonNullable<NonNullable<Options['plugins']>['tooltip']> => ({
  rtl: toLeft,
  textDirection: toLeft ? 'rtl' : 'ltr',
  backgroundColor: colour('--text'),
  titleColor: colour('--ground'),
  bodyColor: colour('--ground'),
  titleFont: { ...font, weight: 'bold' },
  bodyFont: font,
  padding: 10,
  boxPadding: 4,
  callbacks: {
    title: ([item]) => (item ? (shape.labels[item.dataIndex] ?? '') : ''),
    label: ({ dataset, raw }) => `${dataset.label}: ${typeof raw === 'number' ? shape.format(raw) : '–'}`,
  },
});
