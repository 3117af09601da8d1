import { firstOf } from '../text/arabic.ts';

/** Letters that readers write for one another by their sound in the dialects; the first of a group stands for all. */
const SOUNDS = ['سصث', 'تط', 'دضذظز', 'كقجغ', 'حهخ', 'اع'];

/** The letter that stands for all that sound like this one; others as they are. */
export const soundOf: (unit: number) => number = firstOf(SOUNDS);
