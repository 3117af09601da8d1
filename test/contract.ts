import '@hyperjump/json-schema/formats';
import { BASIC } from '@hyperjump/json-schema/experimental';
import {
  registerSchema,
  setShouldValidateFormat,
  unregisterSchema,
  type Validator,
  validate,
} from '@hyperjump/json-schema/openapi-3-1';
import { expect } from 'vitest';
import type { ApiDocument, ApiOperation } from '../src/pages/api-document.ts';
import type { Answer } from './service.ts';

const HERE = 'https://hakam.test/openapi.json';
setShouldValidateFormat(true);

/** Compiled once each. */
const validators = new Map<string, Promise<Validator>>();

/** Holds the answers of a service to the document that it serves. */
export interface Contract {
  readonly document: ApiDocument;
  readonly operations: readonly Operation[];
  /** What the document says of an address; undefined where it says nothing. */
  operationOf(method: string, path: string): Operation | undefined;
  /** Fails unless the document has this answer: its status, media type, headers and exact body. */
  check(method: string, path: string, answer: Answer): Promise<void>;
}

interface Operation extends ApiOperation {
  readonly method: string;
  readonly path: string;
}

/** The contract of a served document, which is first held to OpenAPI 3.1 itself, its schemas included. */
export async function contractOf(document: ApiDocument): Promise<Contract> {
  expect(await validate('https://spec.openapis.org/oas/3.1/schema-base', document as never, BASIC)).toEqual({
    valid: true,
  });
  unregisterSchema(HERE);
  validators.clear();
  registerSchema(document as never, HERE, 'https://spec.openapis.org/oas/3.1/dialect/base');
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path,
    })),
  );
  const operationOf = (method: string, path: string): Operation | undefined =>
    operations.find((operation) => operation.method === method && fits(operation.path, path));
  return {
    document,
    operations,
    operationOf,
    check: (method, path, answer) => check(operationOf(method, path), `${method} ${path}`, answer),
  };
}

async function check(called: Operation | undefined, asked: string, answer: Answer): Promise<void> {
  const label = `${asked} ${answer.status}: ${answer.text.slice(0, 500)}`;
  const response = called?.responses[answer.status];
  if (!called || !response) return expect.fail(`not documented: ${label}`);
  for (const header of Object.keys(response.headers ?? {}))
    expect(answer.headers.has(header), `${label}: ${header}`).toBe(true);
  if (response.content === undefined) return expect(answer.text, label).toBe('');
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  expect(Object.keys(response.content), label).toContain(type);
  const at = ['paths', called.path, called.method.toLowerCase(), 'responses', answer.status, 'content', type];
  const valid = await validatorOf(`${HERE}#${pointer([...at, 'schema'])}`);
  const lines = type === 'application/x-ndjson'; // one line alone would be JSON
  expect(valid(lines ? answer.text : (answer.json ?? answer.text), BASIC), label).toEqual({ valid: true });
}

function validatorOf(uri: string): Promise<Validator> {
  const known = validators.get(uri) ?? validate(uri);
  validators.set(uri, known);
  return known;
}

const fits = (template: string, path: string): boolean =>
  new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(
    path.replace(/\?.*/s, ''),
  );

const pointer = (parts: readonly unknown[]): string =>
  parts
    .map((part) => `/${encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
