import { edgeWorker } from './edge/edge-worker.ts';

const w = edgeWorker({ of: () => undefined, problems: () => [] });
export default w;
