import type { ApiOperation } from './api-document.ts';

/** Values that stand in for the parts of an address. */
const SAMPLES: Readonly<Record<string, string>> = {
  site: 'example',
  article: '42',
  author: 'id:reader-17',
  list: 'insults',
  term: 'noodle',
  comment: '01890000-0000-7000-8000-000000000001',
  note: '01890000-0000-7000-8000-000000000002',
  bulk: '01890000-0000-7000-8000-000000000001',
  key: '0123456789abcdef',
  webhook: '01890000-0000-7000-8000-000000000003',
  event: '01890000-0000-7000-8000-000000000004',
  slug: 'limit-reached',
};

/** A line for a shell that calls an operation with the first of its examples. */
export function curlOf(operation: ApiOperation & { readonly method: string; readonly path: string }): string {
  const { method, path, parameters, security, requestBody } = operation;
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => SAMPLES[name] ?? name);
  const query = parameters
    .filter((parameter) => parameter.in === 'query' && parameter.required)
    .map(({ name }) => `${name}=${SAMPLES[name] ?? 'x'}`)
    .join('&');
  const headers = parameters
    .filter((parameter) => parameter.in === 'header' && parameter.required)
    .map(({ name }) => `-H "${name}: $${name.toUpperCase().replaceAll('-', '_')}"`);
  const [example] = Object.values(requestBody?.content['application/json']?.examples ?? {});
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} "$HAKAM${address}${query === '' ? '' : `?${query}`}"`,
    ...(security.length === 0 ? [] : ['-H "Authorization: Bearer $KEY"']),
    ...headers,
    ...(example ? ["-H 'Content-Type: application/json'", `-d ${quoted(example.value)}`] : []),
  ].join(' \\\n  ');
}

/** JSON in a shell's single quotes, which end for an apostrophe and begin again. */
const quoted = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "'\\''")}'`;
