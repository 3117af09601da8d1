import { array, type GenericSchema, type NullishSchema, pipe, record, string } from 'valibot';
import { textIn } from '../domain/language.ts';
import { didYouMean } from '../rules/language/suggest.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { answer } from './answers.ts';
import type { FieldError } from './problem.ts';
import { type Route, route } from './route.ts';
import { Line, maybe, says } from './schemas.ts';

export interface ReasonView {
  readonly code: string;
  readonly texts: Readonly<Record<string, string>>;
}

const ReasonsAnswer = answer<{ readonly reasons: readonly ReasonView[] }>({
  reasons: array(answer<ReasonView>({ code: string(), texts: record(string(), string()) })),
});

/** The reasons that moderators of a site choose from. */
export const reasonRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/reasons',
    id: 'listReasons',
    tag: 'moderation',
    summary: 'The ready reasons of a site, in the order of its file, with their texts by language',
    access: ['moderator'],
    answers: { status: 200, description: 'The reasons.', schema: ReasonsAnswer },
    handle({ context, site: { settings } }) {
      const reasons = [...settings.reasons].map(([code, texts]) => ({
        code,
        texts: Object.fromEntries(texts),
      }));
      return context.json({ reasons });
    },
  }),
];

/** Why a moderator does something: in their own words, by one of the site's ready reasons, or by both. */
export interface Reason {
  readonly reason: string | null;
  readonly reasonCode: string | null;
}

const ReasonCode: GenericSchema<string, string> = pipe(
  string('Send the code of a ready reason.'),
  says({ description: "The code of one of the site's ready reasons; authors are shown its text." }),
);

/** The members of a body by which moderators say why. */
export const REASON: {
  readonly reason: NullishSchema<typeof Line, null>;
  readonly reasonCode: NullishSchema<typeof ReasonCode, null>;
} = { reason: maybe(Line), reasonCode: maybe(ReasonCode) };

/**
 * The reason as it is to be stored: a ready one stands for itself where nobody says more, in the language of the site.
 * An error where the site has none of that code; `path` is the member that says it.
 */
export function reasonOf(
  { settings: { reasons, locale } }: RuleSet,
  { reason, reasonCode }: Reason,
  path = 'reasonCode',
): Reason | FieldError {
  if (reasonCode === null) return { reason, reasonCode };
  const texts = reasons.get(reasonCode);
  if (texts === undefined) return { path, message: unknownCode(reasonCode, [...reasons.keys()]) };
  return { reason: reason ?? textIn(texts, locale) ?? null, reasonCode };
}

function unknownCode(code: string, known: readonly string[]): string {
  if (known.length === 0) return 'The file of the site has no ready reasons.';
  const near = code.length > LONGEST ? '' : didYouMean(code, known);
  return `No ready reason has this code${near}. There are ${known.join(', ')}.`;
}

/** What a code may be long in a site's file. */
const LONGEST = 64;
