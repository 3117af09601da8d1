import { queues, unsealed, type Waiting, waitingDeliveries, webhookStates } from '../read/gauges.ts';
import { Unavailable } from '../store/database.ts';
import type { Gauge } from './exposition.ts';
import type { Service } from './route.ts';

/** What is so now, whoever is asked: by the rules in force, and by the database; of one that doesn't answer, that alone. */
export async function gaugesOf(service: Service): Promise<Gauge[]> {
  return [...ofService(service), ...(await ofDatabase(service))];
}

function ofService({ ruleSets, settings }: Service): Gauge[] {
  const problems = new Map(ruleSets.problems().map((each) => [each.site, each.problems.length]));
  // A site whose file was never good is among the problems alone.
  const sites = [...new Set([...ruleSets.sites(), ...problems.keys()])];
  return [
    {
      name: 'hakam_build_info',
      help: 'Which build answers, in the label `version`; always 1.',
      samples: [{ labels: { version: settings.build }, value: 1 }],
    },
    {
      name: 'hakam_rules_problems',
      help: "What is wrong with a site's files or lists: above 0 its last good rules are in force, or none.",
      samples: sites.map((site) => ({ labels: { site }, value: problems.get(site) ?? 0 })),
    },
  ];
}

async function ofDatabase({ database, ruleSets, now }: Service): Promise<Gauge[]> {
  const sites = ruleSets.sites();
  const statements = [
    queues({ sites: JSON.stringify(sites) }),
    waitingDeliveries({}),
    webhookStates({}),
    unsealed({}),
  ] as const;
  try {
    const [queued, due, webhooks, [sealing]] = await database.read(statements);
    return [
      up(1),
      ...ofQueues(queued, now()),
      ...ofWebhooks(sites, due, webhooks, now()),
      ...ofAudit(sealing, now()),
    ];
  } catch (error) {
    if (error instanceof Unavailable) return [up(0)];
    throw error;
  }
}

const up = (value: 0 | 1): Gauge => ({
  name: 'hakam_database_up',
  help: 'Whether the database answered; where it did not, all else that it knows is left out.',
  samples: [{ value }],
});

type OfSite<R> = R & { readonly site: string };

/** In seconds; 0 where nothing waits. */
const ageOf = (waiting: Waiting | undefined, now: number): number =>
  waiting?.oldest == null ? 0 : Math.max(0, now - waiting.oldest) / 1000;

const ofQueues = (queued: readonly OfSite<Waiting & { reported: number }>[], now: number): Gauge[] => [
  {
    name: 'hakam_queue_comments',
    help: 'Comments that wait for moderators; counted to 10,000.',
    samples: queued.map(({ site, count }) => ({ labels: { site }, value: count })),
  },
  {
    name: 'hakam_queue_oldest_age_seconds',
    help: 'How long the comment waits that has waited longest; 0 where none does.',
    samples: queued.map((waiting) => ({ labels: { site: waiting.site }, value: ageOf(waiting, now) })),
  },
  {
    name: 'hakam_reported_comments',
    help: 'Approved comments that reports of readers brought back to moderators; counted to 10,000.',
    samples: queued.map(({ site, reported }) => ({ labels: { site }, value: reported })),
  },
];

function ofWebhooks(
  sites: readonly string[],
  due: readonly OfSite<Waiting>[],
  webhooks: readonly OfSite<{ because: string; count: number }>[],
  now: number,
): Gauge[] {
  const bySite = new Map(due.map((waiting) => [waiting.site, waiting]));
  const all = [...new Set([...sites, ...bySite.keys()])];
  return [
    {
      name: 'hakam_webhook_deliveries_waiting',
      help: 'Events that a webhook has not taken yet; counted to 10,000 of all sites.',
      samples: all.map((site) => ({ labels: { site }, value: bySite.get(site)?.count ?? 0 })),
    },
    {
      name: 'hakam_webhook_oldest_age_seconds',
      help: 'How old the oldest event is that a webhook has not taken yet; 0 where none waits.',
      samples: all.map((site) => ({ labels: { site }, value: ageOf(bySite.get(site), now) })),
    },
    {
      name: 'hakam_webhooks',
      help: 'Webhooks by state: enabled, gone (their receiver said so), switched-off (by people).',
      samples: webhooks.map(({ site, because, count }) => ({
        labels: { site, state: because === '' ? 'enabled' : because },
        value: count,
      })),
    },
  ];
}

const ofAudit = (sealing: Waiting | undefined, now: number): Gauge[] => [
  {
    name: 'hakam_audit_unsealed_entries',
    help: "Entries that are not yet in the audit's chain; counted to 10,000.",
    samples: [{ value: sealing?.count ?? 0 }],
  },
  {
    name: 'hakam_audit_unsealed_age_seconds',
    help: "How old the oldest entry is that is not yet in the audit's chain; 0 where there is none.",
    samples: [{ value: ageOf(sealing, now) }],
  },
];
