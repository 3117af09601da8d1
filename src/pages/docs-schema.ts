import { html } from 'hono/html';
import type { JsonSchema } from './api-document.ts';
import { type Html, prose } from './page.ts';

/** The members of an object, as a list that nests; for anything else its type in words. */
export function schemaView(schema: JsonSchema): Html {
  const { properties } = schema;
  if (!properties) return typeView(schema);
  const required = new Set(schema.required);
  return html`<dl>${Object.entries(properties).map(
    ([name, member]) => html`<dt><b>${name}</b>${required.has(name) ? '' : html` <i>optional</i>`}</dt>
<dd>${typeView(member)}${member.description ? html`<br>${prose(member.description)}` : ''}</dd>`,
  )}</dl>`;
}

/** A type in words: "text of 1 to 100 characters", or a link to a schema with a name. */
export function typeView(schema: JsonSchema): Html {
  if (schema.$ref !== undefined) return link(schema.$ref);
  if (schema.const !== undefined) return code(schema.const);
  if (schema.enum) return joined(schema.enum.map(code), ' or ');
  if (schema.anyOf && schema.type === undefined) {
    return html`${joined(schema.anyOf.map(typeView), ' or ')}${defaultOf(schema)}`;
  }
  if (schema.prefixItems) return html`[${joined(schema.prefixItems.map(typeView), ', ')}]`;
  if (schema.type === 'array') return arrayView(schema);
  if (schema.properties) return html`object ${schemaView(schema)}`;
  if (typeof schema.additionalProperties === 'object') {
    return html`object, each member ${typeView(schema.additionalProperties)}`;
  }
  return html`${scalar(schema)}${defaultOf(schema)}`;
}

/** The anchor of a schema with a name. */
export const anchorOf = (name: string): string => `schema-${name}`;

function link(ref: string): Html {
  const name = ref.split('/').at(-1) ?? '';
  return html`<a href="#${anchorOf(name)}">${name}</a>`;
}

const code = (value: unknown): Html => html`<code>${JSON.stringify(value)}</code>`;

const joined = (parts: readonly Html[], between: string): Html =>
  html`${parts.map((part, at) => (at === 0 ? part : html`${between}${part}`))}`;

const defaultOf = (schema: JsonSchema): Html =>
  schema.default === undefined || schema.default === null ? html`` : html`, else ${code(schema.default)}`;

function arrayView({ items, minItems, maxItems }: JsonSchema): Html {
  const most = maxItems === undefined ? '' : ` of ${minItems ?? 0} to ${maxItems}`;
  return items && !items.not ? html`list${most}: ${typeView(items)}` : html`empty list`;
}

function scalar({ type, format, minLength, maxLength, minimum, maximum }: JsonSchema): string {
  const name = type === 'string' ? (FORMATS[format ?? ''] ?? 'text') : String(type ?? 'anything');
  if (maxLength !== undefined) return `${name} of ${minLength ?? 0} to ${maxLength} characters`;
  if (minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) {
    return `${name} from ${minimum} to ${maximum}`;
  }
  return minimum === undefined ? name : `${name}, ${minimum} at least`;
}

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'time (RFC 3339)',
  uuid: 'UUID',
  uri: 'http(s) address',
};
