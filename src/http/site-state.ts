import { nullable, picklist, string } from 'valibot';
import { SITE_STATES, type SiteState } from '../domain/article.ts';
import { appendEntry } from '../store/audit.ts';
import { findSiteState, setSiteState } from '../store/site-states.ts';
import { answer } from './answers.ts';
import { decidedBy } from './decided-by.ts';
import { type Route, route } from './route.ts';
import { Line, maybe, members } from './schemas.ts';

/** Whether a site takes comments, and why not. */
export interface SiteStateView {
  readonly state: SiteState;
  readonly reason: string | null;
}

const StateAnswer = answer<SiteStateView>({
  state: picklist(SITE_STATES),
  reason: nullable(string()),
});

const PATH = '/v1/sites/:site/state';

/** The switch of a site: in force at once, without a deploy. */
export const siteStateRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: PATH,
    id: 'setSiteState',
    tag: 'moderation',
    summary: 'Open a site to comments, hold all of them for people, or close it',
    access: ['moderator'],
    body: members({ state: picklist(SITE_STATES, `One of ${SITE_STATES.join(', ')}.`), reason: maybe(Line) }),
    examples: { hold: { state: 'hold', reason: 'موجة تعليقات مزعجة' } },
    answers: { status: 200, description: 'The state that is in force now.', schema: StateAnswer },
    async handle({ service, context, site, principal, body }) {
      const by = decidedBy(principal);
      const at = service.now();
      const entry = {
        id: service.newId(at),
        site: site.site,
        at,
        by,
        kind: 'state',
        subject: site.site,
      } as const;
      await service.database.atomically([
        setSiteState({ site: site.site, ...body, at, by: by.id }),
        appendEntry({ ...entry, detail: body }),
      ]);
      return context.json(body);
    },
  }),
  route({
    method: 'GET',
    path: PATH,
    id: 'getSiteState',
    tag: 'moderation',
    summary: 'Whether a site is open to comments, and why not',
    access: ['moderator'],
    answers: { status: 200, description: 'The state that is in force.', schema: StateAnswer },
    async handle({ service, context, site }) {
      const [[state]] = await service.database.read([findSiteState({ site: site.site })]);
      return context.json(state ?? { state: 'open', reason: null });
    },
  }),
];
