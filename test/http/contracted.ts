import { type Contract, contractOf } from '../contract.ts';
import { type Answer, type CallOptions, startService, type TestService } from '../service.ts';

const rules = {
  'open.yaml': `
site: {name: {en: Open}, locale: en, timezone: UTC, origins: [https://news.example], edit_for: 5m}
limits: [{id: reader, by: address, max: 2, per: 1h}]
decide: {default: approve}
lists: {insults: insults.txt}
reports: {limit: {max: 1, per: 1h}}
reasons: {off-topic: {ar: خارج الموضوع, en: Off topic}}
rules:
  - {id: insult, if: {any: [{text: {has: $insults}}, {name.has: $insults}]}, then: hold, flag: insult}
  - {id: link, mode: monitor, if: {links.count: '>= 1', author.approved: '< 3'}, then: spam}
  - {id: ad, if: {text: {has: sale}}, points: 3, flag: advert}
`,
  'insults.txt': 'fool\n',
  'named.yaml': 'site: {name: {en: Named}, locale: en, timezone: UTC, articles: registered}\n',
};
export const article = '/v1/sites/open/articles/1';
export const comments = `${article}/comments`;
export const ann = { name: 'Ann', id: 'ann' };
export const browser = { key: null, headers: { origin: 'https://news.example' } };

/** A service whose every answer is held to its own document. */
export interface Contracted extends TestService {
  readonly contract: Contract;
  /** Every operation and status that was answered: `sendComment 201`. */
  readonly seen: ReadonlySet<string>;
}

/** A service whose every answer is held to its own OpenAPI document; `seen` collects what was answered. */
export async function contracted(
  more: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Contracted> {
  const service = await startService({ rules: { ...rules, ...more }, env });
  const contract = await contractOf((await service.call('GET', '/openapi.json')).json);
  const seen = new Set<string>();
  const call = async (method: string, path: string, options?: CallOptions): Promise<Answer> => {
    const answer = await service.call(method, path, options);
    seen.add(`${contract.operationOf(method, path)?.operationId} ${answer.status}`);
    await contract.check(method, path, answer);
    return answer;
  };
  return { ...service, contract, call, seen };
}
