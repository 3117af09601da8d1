import { askForQueue } from './queue/ahead.ts';
import { askWhoIsHere } from './service/session.ts';

// Imported first by `main.tsx`, so that these are on their way while all else is still evaluated.
void askWhoIsHere();
askForQueue(location);
