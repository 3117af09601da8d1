import { cleanBody, cleanName, codePoints } from '../text/hygiene.ts';
import type { EmbedTexts } from './texts.ts';

/** What a reader wrote, as the service will store it. */
export interface Written {
  /** null: who is signed in needs none. */
  readonly name: string | null;
  readonly body: string;
}

const LONGEST_NAME = 100;
export const LONGEST_BODY = 10_000;

/** Leaves out what no database stores. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

export const written = (name: string | null, body: string): Written => ({
  name: name === null ? null : cleanName(storable(name)),
  body: cleanBody(storable(body)),
});

/** What is wrong with it, in words; null: nothing. */
export const faultsOf = ({ name, body }: Written, texts: EmbedTexts): Faults => ({
  name: name === null ? null : faultOf(name, LONGEST_NAME, texts.nameMissing, texts.nameTooLong),
  body: faultOf(body, LONGEST_BODY, texts.bodyMissing, texts.bodyTooLong),
});

export type Faults = Readonly<Record<'name' | 'body', string | null>>;

const faultOf = (text: string, most: number, missing: string, tooLong: string): string | null => {
  if (text === '') return missing;
  return codePoints(text) > most ? tooLong : null;
};
