import { edgeWorker } from './edge/edge-worker.ts';
import { rulesInForce } from './rules/rules-in-force.ts';

const w = edgeWorker(rulesInForce(() => undefined));
export default w;
