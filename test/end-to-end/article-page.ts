/** What a printed article page says of its article and its one comment. */
export interface ArticlePage {
  readonly section: string;
  readonly title: string;
  readonly count: number;
  readonly name: string;
  readonly dateText: string;
  readonly body: string;
}

/** Reads a page of the shape: section, title, text, `التعليقات (N)`, name, date, comment. */
export function readArticlePage(text: string): ArticlePage {
  const [page = '', comment = ''] = text.split(/^(?=التعليقات \()/m);
  const [section = '', title = ''] = page.split('\n').filter((line) => line.trim() !== '');
  const [heading = '', name = '', dateText = '', ...body] = comment.replace(/\n$/, '').split('\n');
  return {
    section,
    title,
    count: Number(/\((\d+)\)/.exec(heading)?.[1]),
    name,
    dateText,
    body: body.join('\n'),
  };
}

/** The time (ms) of a printed date such as `الجمعة، 22-09-2023 08:07 م`, in a zone of this offset from UTC. */
export function timeOf(dateText: string, offsetHours: number): number {
  const [, day, month, year, hour, minute, half] =
    /(\d\d)-(\d\d)-(\d{4}) (\d\d):(\d\d) (\S+)$/.exec(dateText) ?? [];
  const hours = (Number(hour) % 12) + (half === 'م' ? 12 : 0) - offsetHours;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), hours, Number(minute));
}
