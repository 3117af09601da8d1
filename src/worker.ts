import { siteRules } from '#site-rules';
import { type EdgeWorker, edgeWorker } from './edge/edge-worker.ts';

const worker: EdgeWorker = edgeWorker(siteRules);
export default worker;
