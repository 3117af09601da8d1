import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  array,
  literal,
  looseObject,
  minValue,
  null as nullType,
  number,
  parse as parsed,
  pipe,
  regex,
  string,
  union,
} from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { scraped } from '../scraped.ts';
import { startService } from '../service.ts';
import { webhookSql } from '../webhook-receiver.ts';

const SITE = `
site: {name: {en: News}, locale: en, timezone: UTC}
limits: [{id: reader, by: author, max: 1, per: 1h}]
`;
const DOCS = join(import.meta.dirname, '../../docs');
const dashboard = JSON.parse(readFileSync(join(DOCS, 'grafana-dashboard.json'), 'utf8'));
const alerts = parse(readFileSync(join(DOCS, 'prometheus-rules.yaml'), 'utf8'));

/** What is asked for: series with the labels they are chosen by, and the labels that results are grouped by. */
function askedFor(expression: string): { name: string; labels: string[] }[] {
  const plain = expression.replace(/"[^"]*"/g, '""');
  const grouped = [...plain.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, list = '']) =>
    list.split(',').map((l) => l.trim()),
  );
  return [...plain.matchAll(/\b((?:hakam|nodejs|process)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', chosen = '']) => ({
      name,
      labels: [...grouped, ...[...chosen.matchAll(/(\w+)\s*[=!]/g)].map(([, label = '']) => label)],
    }),
  );
}

const inPanels = dashboard.panels.flatMap((panel: { title: string; targets?: { expr: string }[] }) =>
  (panel.targets ?? []).map(({ expr }) => ({ where: panel.title, expr })),
);
const inVariables = dashboard.templating.list
  .filter(({ type }: { type: string }) => type === 'query')
  .map(({ name, definition }: { name: string; definition: string }) => ({
    where: name,
    expr: definition.replace(/^label_values\((.*), (\w+)\)$/, '$1'),
  }));
const inAlerts = alerts.groups.flatMap(({ rules }: { rules: { alert: string; expr: string }[] }) =>
  rules.map(({ alert, expr }) => ({ where: alert, expr })),
);

test('every metric and label that the dashboard and the alerts ask for is exported, and explained', async () => {
  const { call, running } = await startService({ rules: { 'news.yaml': SITE } });
  for (const body of ['one', 'two'])
    await call('POST', '/v1/sites/news/articles/1/comments', {
      body: { body, author: { name: 'Ann', id: 'a' } },
    });
  for (const text of webhookSql('w', 'news', 'https://127.0.0.1')) await running.sql(text);
  await call('POST', '/v1/sites/news/articles/1/comments', {
    body: { body: 'told', author: { name: 'Ben' } },
  });
  const look = async () => scraped((await call('GET', '/metrics')).text);
  const told = async () => (await look()).families.get('hakam_webhook_deliveries_total')?.samples.length;
  await expect.poll(told).toBe(1);
  const { families } = await look();
  const queries: { where: string; expr: string }[] = [...inPanels, ...inVariables, ...inAlerts];
  expect(queries.length).toBeGreaterThan(35);
  // Prometheus itself adds the first two.
  const ofScrape = ['job', 'instance'];
  for (const { where, expr } of queries)
    for (const { name, labels } of askedFor(expr)) {
      const whole = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''));
      const samples = whole?.samples.filter((sample) => sample.name === name) ?? [];
      expect(samples, `${name} in ${where}`).not.toEqual([]);
      const known = new Set([...ofScrape, ...samples.flatMap((sample) => Object.keys(sample.labels))]);
      for (const label of labels) expect([...known], `${label} of ${name} in ${where}`).toContain(label);
    }
  const asked = new Set(queries.flatMap(({ expr }) => askedFor(expr)).map(({ name }) => name));
  const text = readFileSync(join(DOCS, 'metrics.md'), 'utf8');
  for (const [name, { help, type }] of families) {
    expect(help.length, name).toBeGreaterThan(10);
    if (!name.startsWith('hakam_')) continue;
    expect(['counter', 'gauge', 'histogram'], name).toContain(type);
    expect(name.endsWith('_total'), name).toBe(type === 'counter');
    expect(text, 'docs/metrics.md').toContain(`\`${name}\``);
  }
  expect(asked.size).toBeGreaterThan(15);
});

const Place = looseObject({
  h: pipe(number(), minValue(1)),
  w: pipe(number(), minValue(1)),
  x: pipe(number(), minValue(0)),
  y: pipe(number(), minValue(0)),
});
const Source = looseObject({ type: literal('prometheus'), uid: literal('$' + '{datasource}') });
const Row = looseObject({
  id: number(),
  type: literal('row'),
  title: string(),
  gridPos: Place,
  panels: array(looseObject({})),
});
const Panel = looseObject({
  id: number(),
  type: union([literal('stat'), literal('timeseries')]),
  title: string(),
  gridPos: Place,
  datasource: Source,
  targets: array(
    looseObject({ refId: pipe(string(), regex(/^[A-Z]$/)), expr: string(), datasource: Source }),
  ),
  fieldConfig: looseObject({ defaults: looseObject({ unit: string() }), overrides: array(looseObject({})) }),
  options: looseObject({}),
});
/** As https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ has the classic model. */
const Dashboard = looseObject({
  id: nullType(),
  uid: pipe(string(), regex(/^[\w-]{1,40}$/)),
  title: string(),
  tags: array(string()),
  time: looseObject({ from: string(), to: string() }),
  schemaVersion: pipe(number(), minValue(36)),
  version: number(),
  templating: looseObject({ list: array(looseObject({ name: string(), type: string() })) }),
  annotations: looseObject({ list: array(looseObject({})) }),
  panels: array(union([Row, Panel])),
});

test('the dashboard is of the shape that Grafana documents, and no panel lies on another', () => {
  const { panels } = parsed(Dashboard, dashboard);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const taken = new Set<string>();
  for (const { gridPos, title } of panels) {
    expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        expect(taken.has(`${x} ${y}`), title).toBe(false);
        taken.add(`${x} ${y}`);
      }
  }
});
