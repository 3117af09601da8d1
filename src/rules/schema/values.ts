import { FOLDS } from '../../text/fold.ts';
import { MATCHES } from '../../text/words.ts';
import { DEFAULT_FOLD, DEFAULT_MATCH } from '../conditions/condition.ts';
import { described, entriesSchema, type JsonSchema, oneOrMore, TERM, TEXT } from '../language/json-schema.ts';
import { ID_PATTERN, LOCALE_PATTERN } from '../language/scalars.ts';

export const ID: JsonSchema = { type: 'string', pattern: ID_PATTERN };

export const integer = (minimum: number, maximum: number): JsonSchema => ({
  type: 'integer',
  minimum,
  maximum,
});

/** One text, or one a language. */
export const TEXT_BY_LANGUAGE: JsonSchema = {
  anyOf: [TEXT, { ...entriesSchema(LOCALE_PATTERN, TEXT), minProperties: 1 }],
};

/** What changes how terms are looked for, in a condition or for all of a rule. */
export const TERM_OPTIONS: Readonly<Record<string, JsonSchema>> = {
  match: described(
    {
      en: 'How much of a word a term has to be. word: all of it but what is attached to it (والكلب, trolls); start: its beginning; part: any part; exact: all of it.',
      ar: 'مقدار ما يجب أن يطابقه اللفظ من الكلمة. word: كلها عدا ما يتصل بها (والكلب)؛ start: أولها؛ part: أي جزء منها؛ exact: كلها كما هي.',
    },
    { enum: MATCHES, default: DEFAULT_MATCH },
  ),
  fold: described(
    {
      en: 'How alike letters have to be. exact: as they are written; normal: in any case, with harakat or without, in any form of a letter, drawn out, spelled apart or with signs for letters; strong: also with other dots on the letters, which is wrong more often, so it may hold or give points but not reject.',
      ar: 'مقدار التشابه المطلوب بين الحروف. exact: كما كُتبت؛ normal: بلا نظر إلى التشكيل والتطويل والتكرار وصور الحرف (أ إ آ ا) والفواصل بين الحروف والرموز الموضوعة مكانها؛ strong: بلا نظر إلى النقط أيضًا، وخطؤها أكثر، فلا تُستعمل للرفض.',
    },
    { enum: FOLDS, default: DEFAULT_FOLD },
  ),
  except: described(
    {
      en: 'Phrases in which a term does not count: has: كلب, except: [كلب الحراسة].',
      ar: 'عبارات لا يُحسب اللفظ إن جاء فيها: has: كلب، except: [كلب الحراسة].',
    },
    oneOrMore(TERM),
  ),
};
