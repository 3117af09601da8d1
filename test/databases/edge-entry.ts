import rules from 'test:rules';
import type { LogEvent, RuleSets } from '../../src/deps.ts';
import { type Bindings, edgeWorker } from '../../src/edge/edge-worker.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';

interface TestBindings extends Bindings {
  /** The test's own process: its clock, and where the log goes. */
  readonly TEST: { fetch(address: string, init?: RequestInit): Promise<Response> };
}

const compiled = new Map<string, RuleSet | undefined>();
const ruleSets: RuleSets = {
  of: (site) => {
    if (!compiled.has(site)) {
      const result = Object.hasOwn(rules, `${site}.yaml`)
        ? compileRuleSet(`${site}.yaml`, (path) => rules[path])
        : undefined;
      compiled.set(site, result?.ok ? result.ruleSet : undefined);
    }
    return compiled.get(site);
  },
  problems: () => [],
};

let time = 0;
const logged: LogEvent[] = [];
const worker = edgeWorker(ruleSets, { now: () => time, log: (event) => logged.push(event) });

/** The Worker as it is deployed, but for the test's clock, log and rules. */
// biome-ignore lint/style/noDefaultExport: what Workers run is a default export
export default {
  async fetch(request: Request, bindings: TestBindings): Promise<Response> {
    time = Number(await (await bindings.TEST.fetch('http://test/now')).text());
    const response = await worker.fetch(request, bindings);
    await bindings.TEST.fetch('http://test/log', {
      method: 'POST',
      body: JSON.stringify(logged.splice(0)),
    });
    return response;
  },
  scheduled: worker.scheduled,
};
