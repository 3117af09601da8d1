import { start } from '../../src/node.ts';
import { answerParent } from './parent.ts';

// The service as an operator runs it, with its log; only that it answers the bench as well.
const running = await start(process.env);
answerParent(running.address);
