/** Letters that readers write for one another by their sound in the dialects; the first of a group stands for all. */
const SOUNDS = ['سصث', 'تط', 'دضذظز', 'كقجغ', 'حهخ', 'اع'];

const SOUND: ReadonlyMap<number, number> = new Map(
  SOUNDS.flatMap((letters) => Array.from(letters, (one) => [one.charCodeAt(0), letters.charCodeAt(0)])),
);

/** The letter that stands for all that sound like this one; others as they are. */
export const soundOf = (unit: number): number => SOUND.get(unit) ?? unit;
