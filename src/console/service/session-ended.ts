import { type Signal, signal } from '@preact/signals';

/** Set once an answer was 401: whoever works here is to sign in again. What is unsaved stays where it is. */
export const sessionEnded: Signal<boolean> = signal(false);

/** How often somebody signed in on this page: what was refused meanwhile is asked for again. */
export const signIns: Signal<number> = signal(0);
