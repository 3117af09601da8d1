import packageJson from '../../package.json' with { type: 'json' };
import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import { timezonesOf } from '../pipeline/seal-audit.ts';
import { deriveSubkeys } from '../secrets/subkeys.ts';
import { cleanUpInTurn } from './clean-up-in-turn.ts';
import { deliverInTurn } from './deliver-in-turn.ts';
import { sealInTurn } from './seal-in-turn.ts';
import { nodeSender } from './send.ts';
import { sweepInTurn } from './sweep-in-turn.ts';

type JobDeps = Pick<Deps, 'database' | 'ruleSets' | 'now' | 'newId' | 'log' | 'metrics'> & {
  readonly secret: string;
};

/** What a process does beside answering. */
export interface Jobs {
  /** Ends what would hold a stop up: it is done from its beginning after the next start. */
  stopSweeping(): Promise<void>;
  /** Ends the others, once what was answered until then is told and sealed, or had its time. */
  stop(): Promise<void>;
}

/** Starts what is done again and again: forget, send webhooks, seal the audit, and sweep a database file. */
export function startJobs({ database: where, webhookHosts }: Config, deps: JobDeps): Jobs {
  const { database, ruleSets, now, newId, log, metrics } = deps;
  const { audit, webhooks } = deriveSubkeys(deps.secret);
  const { version } = packageJson;
  const send = nodeSender(webhookHosts);
  const stopCleaning = cleanUpInTurn({ database, now, newId }, ruleSets, log);
  const stopSealing = sealInTurn({ database, now, key: audit, timezoneOf: timezonesOf(ruleSets) }, log);
  const stopDelivering = deliverInTurn({ database, now, newId, key: webhooks, version, send, metrics }, log);
  const stopSweeping =
    where.kind === 'sqlite' ? sweepInTurn({ database, file: where.file, now }, log) : async () => undefined;
  return {
    stopSweeping,
    stop: async () => {
      await stopDelivering();
      await stopCleaning();
      await stopSealing();
    },
  };
}
