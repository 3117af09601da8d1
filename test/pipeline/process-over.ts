import { NO_METRICS } from '../../src/domain/metrics.ts';
import { idMaker } from '../../src/new-id.ts';
import type { ModerateDeps } from '../../src/pipeline/moderate.ts';
import type { SubmitDeps } from '../../src/pipeline/submit.ts';
import type { Database } from '../../src/store/database.ts';
import { rulesOf } from '../rules/rule-files.ts';

/** What a process has in memory when it starts, over a database; a fault of the engine fails the test. */
export const processOver = (database: Database): SubmitDeps & ModerateDeps => ({
  database,
  ruleSets: rulesOf(),
  now: Date.now,
  newId: idMaker(),
  onFault: (error) => {
    throw error;
  },
  metrics: NO_METRICS,
  inFlight: new Map(),
  refusals: new Map(),
});
