import { html } from 'hono/html';
import type { ApiContent, ApiDocument, ApiOperation, ApiParameter, ApiResponse } from './api-document.ts';
import { curlOf } from './docs-curl.ts';
import { anchorOf, schemaView, typeView } from './docs-schema.ts';
import { type Html, page, prose } from './page.ts';

interface Placed extends ApiOperation {
  readonly method: string;
  readonly path: string;
}

/** The whole API on one page: works without scripts, and without any other address. */
export function docsPage(document: ApiDocument): Promise<string> {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase(),
    })),
  );
  const { title, version, description } = document.info;
  return page(
    `${title} ${version}`,
    html`${navigation(document, operations)}
<main>
<h1>${title} <small>${version}</small></h1>
${description.split('\n\n').map((paragraph) => html`<p>${prose(paragraph)}</p>`)}
<p>The lines below work in a shell after <code>HAKAM=http://localhost:8787 KEY=…</code>;
for programs there is <a href="/openapi.json">openapi.json</a>.</p>
${document.tags.map((tag) => tagSection(tag, operations))}
<h2 id="schemas">Schemas</h2>
${Object.entries(document.components.schemas).map(
  ([
    name,
    schema,
  ]) => html`<section class="schema" id="${anchorOf(name)}"><h3><a href="#${anchorOf(name)}">${name}</a></h3>
${schemaView(schema)}</section>`,
)}
</main>`,
  );
}

const of = (operations: readonly Placed[], tag: string): Placed[] =>
  operations.filter(({ tags }) => tags.includes(tag));

const navigation = ({ tags }: ApiDocument, operations: readonly Placed[]): Html => html`<nav>
${tags.map(
  ({ name }) => html`<b>${name}</b>
<ul>${of(operations, name).map(
    ({ operationId, method }) =>
      html`<li><a href="#${operationId}"><span class="method ${method}">${method}</span> ${operationId}</a></li>`,
  )}</ul>`,
)}
<b><a href="#schemas">schemas</a></b>
</nav>`;

const tagSection = (
  { name, description }: ApiDocument['tags'][number],
  operations: readonly Placed[],
): Html =>
  html`<h2 id="${name}">${name}</h2>
<p>${prose(description)}</p>
${of(operations, name).map(operationSection)}`;

const operationSection = (operation: Placed): Html => html`<section id="${operation.operationId}">
<h3><a href="#${operation.operationId}"><span class="method ${operation.method}">${operation.method}</span>
<code>${operation.path}</code></a></h3>
<p>${prose(operation.summary)}. <span class="access">${accessOf(operation)}</span></p>
${operation.parameters.length === 0 ? '' : parameterTable(operation.parameters)}
${Object.values(operation.requestBody?.content ?? {}).map(bodyView)}
<pre><code>${curlOf(operation)}</code></pre>
<h4>Answers</h4>
<table>${Object.entries(operation.responses).map(responseRow)}</table>
</section>`;

function accessOf({ security }: ApiOperation): string {
  const roles = security.flatMap(({ key }) => key ?? []);
  if (roles.length === 0) return 'Public.';
  const withoutKey = security.some((way) => Object.keys(way).length === 0);
  return `Needs a key or a sign-in: ${roles.join(' or ')}${withoutKey ? '; or a browser at an origin of the site' : ''}.`;
}

const parameterTable = (parameters: readonly ApiParameter[]): Html => html`<h4>Parameters</h4>
<table>${parameters.map(
  (parameter) =>
    html`<tr><th scope="row"><code>${parameter.name}</code> <i>${parameter.in}${
      parameter.required ? '' : ', optional'
    }</i></th><td>${typeView(parameter.schema)}${
      parameter.description ? html`<br>${prose(parameter.description)}` : ''
    }</td></tr>`,
)}</table>`;

const bodyView = ({ schema, examples = {} }: ApiContent): Html => html`<h4>Body</h4>
<p>${typeView(schema)}</p>
${Object.values(examples).map(
  ({ summary, value }) => html`<details><summary>Example: ${summary}</summary>
<pre><code>${JSON.stringify(value, null, 2)}</code></pre></details>`,
)}`;

const responseRow = ([status, response]: [string, ApiResponse]): Html =>
  html`<tr><th scope="row"><code>${status}</code></th><td>${prose(response.description)}${Object.entries(
    response.content ?? {},
  ).map(([type, { schema }]) => html`<br>${type === 'text/html' ? 'a page' : typeView(schema)}`)}${
    response.headers ? html`<br><i>Headers: ${Object.keys(response.headers).join(', ')}</i>` : ''
  }</td></tr>`;
