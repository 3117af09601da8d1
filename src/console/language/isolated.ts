/** Marks of direction (Unicode UAX #9) that would reach beyond a text, or end what keeps it apart. */
const DIRECTIONS = /[\u202A-\u202E\u2066-\u2069]/g;

/** A name or a term within a sentence that is text alone: kept apart from it, whatever its direction. */
export const isolated = (text: string): string => `\u2068${text.replace(DIRECTIONS, '')}\u2069`;
