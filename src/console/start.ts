import { formatNumber } from './language/numbers.ts';
import { askForQueue } from './queue/ahead.ts';
import { askWhoIsHere } from './service/session.ts';

// A script of its own, and imported first by `main.tsx`: these are on their way while all else is still loaded.
void askWhoIsHere();
askForQueue(location);
// The first that is formatted takes tens of milliseconds, for the browser loads its data then.
formatNumber(0);
