/** Other requests get their turn; a promise that is resolved already would let none of them in. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
