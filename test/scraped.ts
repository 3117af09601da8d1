interface Family {
  readonly help: string;
  readonly type: string;
  readonly samples: Sample[];
}

interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a scrape said, by the names of metrics. */
export interface Scraped {
  readonly families: ReadonlyMap<string, Family>;
  /** The value of the one series with exactly these labels; undefined where it isn't there. */
  value(name: string, labels?: Readonly<Record<string, string>>): number | undefined;
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{([^\n]*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/y;

/** Reads Prometheus' text format as strictly as Prometheus does, and what its conventions ask for beside. */
export function scraped(text: string): Scraped {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const families = new Map<string, Family>();
  const seen = new Map<string, number>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [, keyword, about = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
    if (keyword === 'HELP') {
      if (families.has(about) || !NAME.test(about)) throw new Error(`A second time, or no name: ${line}`);
      families.set(about, { help: rest, type: '', samples: [] });
    } else if (keyword === 'TYPE') {
      const family = families.get(about);
      if (family?.type !== '') throw new Error(`No help before it: ${line}`);
      families.set(about, { ...family, type: rest });
    } else {
      const sample = sampleIn(line);
      const series = `${sample.name} ${JSON.stringify(Object.entries(sample.labels).sort())}`;
      if (seen.has(series)) throw new Error(`The same series twice: ${line}`);
      seen.set(series, sample.value);
      familyOf(families, sample.name).samples.push(sample);
    }
  }
  return {
    families,
    value: (name, labels = {}) => seen.get(`${name} ${JSON.stringify(Object.entries(labels).sort())}`),
  };
}

function sampleIn(line: string): Sample {
  const [, name = '', inBraces = '', number = ''] = SAMPLE.exec(line) ?? [];
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  for (let at = 0; at < inBraces.length; at = LABEL.lastIndex) {
    const [, label = '', value = ''] = LABEL.exec(inBraces) ?? [];
    if (label === '') throw new Error(`No labels: ${line}`);
    labels[label] = value.replace(/\\(.)/g, (_, after) => (after === 'n' ? '\n' : after));
  }
  const value = number.toLowerCase() === 'nan' ? Number.NaN : Number(number.replace('Inf', 'Infinity'));
  if (name === '' || (Number.isNaN(value) && number.toLowerCase() !== 'nan'))
    throw new Error(`No sample: ${line}`);
  return { name, labels, value };
}

/** Which metric a series is of: a histogram has three kinds. */
function familyOf(families: ReadonlyMap<string, Family>, name: string): Family {
  const whole = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ''));
  if (whole === undefined) throw new Error(`Of no metric: ${name}`);
  if ((whole.type === 'histogram') === families.has(name)) throw new Error(`Not as its type says: ${name}`);
  return whole;
}
