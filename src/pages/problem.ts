import { html } from 'hono/html';
import { page, prose } from './page.ts';

interface ExplainedProblem {
  readonly status: number;
  readonly title: string;
  readonly about: string;
}

/** What stands at the `type` of a problem. */
export const problemPage = ({ status, title, about }: ExplainedProblem): Promise<string> =>
  page(
    `${title} (${status})`,
    html`<main class="alone">
<p class="kind">Problem ${status}</p>
<h1>${title}</h1>
<p>${prose(about)}</p>
<p><a href="/docs">All routes</a></p>
</main>`,
  );
