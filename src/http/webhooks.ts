import { array, boolean, check, type GenericSchema, minLength, picklist, pipe } from 'valibot';
import { EVENT_TYPES, type EventType } from '../domain/webhook.ts';
import {
  addWebhook,
  MOST_WEBHOOKS,
  type OneWebhook,
  removeWebhook,
  replaceWebhook,
  rotateWebhook,
} from '../pipeline/manage-webhooks.ts';
import { urlFault } from '../pipeline/webhook-hosts.ts';
import { webhookSecret } from '../secrets/webhook-secret.ts';
import { findWebhook, listWebhooks, type StoredWebhook } from '../store/webhooks.ts';
import { decidedBy } from './decided-by.ts';
import { invalidContent, problem } from './problem.ts';
import { type Route, type RouteRequest, route, type Service } from './route.ts';
import { Line, members } from './schemas.ts';
import { WebAddress } from './value-schemas.ts';
import { SecretAnswer, WebhookAnswer, WebhooksAnswer, webhookView } from './webhook-answers.ts';

const PATH = '/v1/sites/:site/webhooks';
const ONE = `${PATH}/:webhook` as const;

const Events: GenericSchema<EventType[]> = pipe(
  array(picklist(EVENT_TYPES, `One of ${EVENT_TYPES.join(', ')}.`), 'Send a list here.'),
  minLength(1, 'Send one event at least.'),
  check((events) => new Set(events).size === events.length, 'Send each event once.'),
);
const wanted = { name: Line, url: WebAddress, events: Events };
const EXAMPLE = {
  name: 'Newsroom chat',
  url: 'https://hooks.news.example/hakam',
  events: ['comment.held', 'comment.reported'],
} as const;

/** Where other systems are told what happens to a site's comments. */
export const webhookRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: PATH,
    id: 'makeWebhook',
    tag: 'webhooks',
    summary: 'Have an address told what happens; its secret is shown this once',
    access: ['admin'],
    body: members(wanted),
    examples: { newsroom: EXAMPLE },
    answers: {
      status: 201,
      description:
        'The webhook, with the secret that its receiver verifies signatures by (docs/webhooks.md): it can be rotated, and not be read again.',
      schema: SecretAnswer,
      problems: ['too-many-webhooks'],
    },
    async handle({ service, context, site, principal, body }) {
      const fault = faultOf(service, body.url);
      if (fault) return fault;
      const webhook = await addWebhook(service, site.site, body, decidedBy(principal));
      if (!webhook) return problem('too-many-webhooks', `A site has ${MOST_WEBHOOKS} webhooks at most.`);
      return context.json(withSecret(service, webhook), 201, NO_STORE);
    },
  }),
  route({
    method: 'GET',
    path: PATH,
    id: 'listWebhooks',
    tag: 'webhooks',
    summary: 'The webhooks of a site, the oldest first, without their secrets',
    access: ['admin'],
    answers: { status: 200, description: 'All of them.', schema: WebhooksAnswer },
    async handle({ service, context, site }) {
      const now = service.now();
      const [webhooks] = await service.database.read([listWebhooks({ site: site.site })]);
      return context.json({ webhooks: webhooks.map((webhook) => webhookView(webhook, now)) });
    },
  }),
  route({
    method: 'GET',
    path: ONE,
    id: 'getWebhook',
    tag: 'webhooks',
    summary: 'A webhook, and whether it is in force',
    access: ['admin'],
    answers: {
      status: 200,
      description:
        'The webhook. `disabledBecause` is `gone` where its receiver answered 410: switch it on again when it is back.',
      schema: WebhookAnswer,
      problems: ['unknown-webhook'],
    },
    async handle(request) {
      const { service, context } = request;
      const [[webhook]] = await service.database.read([findWebhook(oneOf(request))]);
      return webhook ? context.json(webhookView(webhook, service.now())) : unknownWebhook();
    },
  }),
  route({
    method: 'PUT',
    path: ONE,
    id: 'replaceWebhook',
    tag: 'webhooks',
    summary: 'Give a webhook another name, address or events, or switch it off and on; its secret stays',
    access: ['admin'],
    body: members({ ...wanted, enabled: boolean('Send true or false.') }),
    examples: { 'switched off': { ...EXAMPLE, enabled: false } },
    answers: {
      status: 200,
      description:
        'The webhook. What waited for one that is switched off has failed, and can be sent again later.',
      schema: WebhookAnswer,
      problems: ['unknown-webhook'],
    },
    async handle(request) {
      const { service, context, principal, body } = request;
      const fault = faultOf(service, body.url);
      if (fault) return fault;
      const webhook = await replaceWebhook(service, oneOf(request), body, decidedBy(principal));
      return webhook ? context.json(webhookView(webhook, service.now())) : unknownWebhook();
    },
  }),
  route({
    method: 'DELETE',
    path: ONE,
    id: 'removeWebhook',
    tag: 'webhooks',
    summary: 'Remove a webhook, with what waits for it',
    access: ['admin'],
    answers: { status: 204, description: 'It is told nothing more.', problems: ['unknown-webhook'] },
    async handle(request) {
      const gone = await removeWebhook(request.service, oneOf(request), decidedBy(request.principal));
      return gone ? request.context.body(null, 204) : unknownWebhook();
    },
  }),
  route({
    method: 'POST',
    path: `${ONE}/rotate`,
    id: 'rotateWebhookSecret',
    tag: 'webhooks',
    summary: 'Give a webhook another secret, shown this once; for a day the one before signs as well',
    access: ['admin'],
    answers: {
      status: 200,
      description:
        'The webhook with its new secret. Of two rotations within a day the first secret ends at once.',
      schema: SecretAnswer,
      problems: ['unknown-webhook'],
    },
    async handle(request) {
      const { service, context, principal } = request;
      const webhook = await rotateWebhook(service, oneOf(request), decidedBy(principal));
      return webhook ? context.json(withSecret(service, webhook), 200, NO_STORE) : unknownWebhook();
    },
  }),
];

const NO_STORE = { 'cache-control': 'no-store' };

const withSecret = ({ subkeys, now }: Service, webhook: StoredWebhook) => ({
  ...webhookView(webhook, now()),
  secret: webhookSecret(subkeys.webhooks, webhook.id, webhook.secret),
});

function faultOf({ settings }: Service, url: string): Response | undefined {
  const fault = urlFault(url, settings.webhookHosts);
  return fault === null
    ? undefined
    : invalidContent([{ path: 'url', message: `No webhook goes there: ${fault}.` }]);
}

/** The webhook that an address names. */
export const oneOf = ({
  context,
  site,
}: Pick<RouteRequest<'/:site', unknown, unknown>, 'context' | 'site'>): OneWebhook => ({
  site: site.site,
  id: context.req.param('webhook') ?? '',
});

export const unknownWebhook = (): Response =>
  problem('unknown-webhook', 'This site has no webhook with this id.');
