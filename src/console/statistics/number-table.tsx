import type { Column, Shape } from './shape.ts';

interface Props {
  readonly title: string;
  readonly shape: Shape;
  readonly columns: readonly Column[];
  readonly heading: string;
}

/** The numbers of a chart as a table. */
export function NumberTable({ title, shape, columns, heading }: Props) {
  const { labels, series, format } = shape;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="table" aria-label={title} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {[...series, ...columns].map(({ name }) => (
              <th key={name} scope="col" class="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, row) => (
            <tr key={row}>
              <th scope="row">
                <bdi>{label}</bdi>
              </th>
              {series.map(({ name, values }) => (
                <td key={name} class="number">
                  {typeof values[row] === 'number' ? format(values[row]) : '–'}
                </td>
              ))}
              {columns.map(({ name, cells }) => (
                <td key={name} class="number">
                  {cells[row]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
