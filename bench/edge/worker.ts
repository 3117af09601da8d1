import { siteRules } from '#site-rules';
import type { Assets } from '../../src/edge/assets.ts';
import { bundledRules } from '../../src/edge/bundled-rules.ts';
import { screen } from '../../src/pipeline/decide.ts';
import { appOver } from '../../test/app-over.ts';
import { EXAMPLE, factsOf, type Written } from './submissions.ts';

/** What the Worker does at its start, and when it screens; the database is left out, and never asked. */
interface Environment {
  readonly ASSETS: Assets;
}

const nothing = (): never => {
  throw new Error('There is no database here.');
};

const rules = bundledRules(siteRules, nothing);
const app = appOver({ database: { read: nothing, atomically: nothing }, ruleSets: rules });

// biome-ignore lint/style/noDefaultExport: workerd asks for it
export default {
  async fetch(request: Request, { ASSETS }: Environment): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === '/load') {
      await rules.prepare(EXAMPLE, ASSETS);
      return new Response(rules.of(EXAMPLE)?.version);
    }
    if (pathname !== '/screen') return await app.fetch(request);
    const written = (await request.json()) as readonly Written[];
    const ruleSet = rules.of(EXAMPLE);
    if (ruleSet === undefined) return new Response('There is no such site.', { status: 404 });
    const found = written.filter((each) => screen(ruleSet, factsOf(each), null).findings.length > 0);
    return new Response(String(found.length));
  },
};
