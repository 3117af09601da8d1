import {
  described,
  entriesSchema,
  fieldsSchema,
  type JsonSchema,
  oneOrMore,
  TEXT,
  trimmed,
} from '../language/json-schema.ts';
import { OWN_KEYS, SHARED_KEYS } from '../language/keys.ts';
import { PATH_PATTERN, RULES_PATH_PATTERN } from '../language/paths.ts';
import { ID_PATTERN } from '../language/scalars.ts';
import { conditionDefinitions } from './expression.ts';
import { ruleSchema } from './rule.ts';
import { decideSchema, forgetSchema, limitSchema, reasonsSchema, reportsSchema, siteSchema } from './site.ts';

/**
 * The JSON Schema of a site's file, and of files that it includes: these have no `site`, and then neither
 * `limits` nor `decide`. Draft-07, for that is what every release of the YAML language server knows. It is
 * made of what the readers read by; what it can't say (`test/rules/schema.test.ts` lists it) they report.
 */
export function rulesSchema(): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: "Hakam: a site's rules",
    ...fieldsSchema([...OWN_KEYS, ...SHARED_KEYS], [], fileMembers(), {
      dependencies: Object.fromEntries(
        OWN_KEYS.filter((key) => key !== 'site').map((key) => [key, ['site']]),
      ),
      definitions: conditionDefinitions(),
    }),
  };
}

/** As it is committed and printed. */
export const printedSchema = (): string => `${JSON.stringify(rulesSchema(), null, 2)}\n`;

const fileMembers = (): Readonly<
  Record<(typeof OWN_KEYS)[number] | (typeof SHARED_KEYS)[number], JsonSchema>
> => ({
  site: described(
    {
      en: "The site itself: in the site's own file alone, not in files that it includes.",
      ar: 'الموقع نفسه: في ملفه وحده، لا في الملفات المضمّنة.',
    },
    siteSchema(),
  ),
  limits: described(
    {
      en: 'How many comments are taken in a time; what is more is refused before it is stored.',
      ar: 'عدد التعليقات المقبولة في مدة؛ وما زاد يُردّ قبل أن يُخزَّن.',
    },
    { type: 'array', items: limitSchema() },
  ),
  decide: described(
    { en: 'What rules and their points lead to.', ar: 'ما يترتب على القواعد ونقاطها.' },
    decideSchema(),
  ),
  reasons: described(
    {
      en: 'Reasons that moderators choose from, by a code that stays the same; authors are shown the text.',
      ar: 'أسباب جاهزة يختار منها المشرفون، لكل سبب رمز ثابت؛ ويُعرض نصه لصاحب التعليق.',
    },
    reasonsSchema(),
  ),
  reports: described(
    { en: "What readers' reports of comments lead to.", ar: 'ما يترتب على بلاغات القراء.' },
    reportsSchema(),
  ),
  forget_after: described(
    {
      en: 'How long some of what is stored is kept; what is not named is kept for ever.',
      ar: 'مدة الاحتفاظ ببعض ما يُخزَّن؛ وما لم يُذكر هنا يبقى.',
    },
    forgetSchema(),
  ),
  calibration: described(
    {
      en: "What the model's probabilities mean on this site: the file that `hakam model calibrate` writes.",
      ar: 'معنى احتمالات النموذج في هذا الموقع: الملف الذي يكتبه hakam model calibrate.',
    },
    { ...TEXT, pattern: trimmed(RULES_PATH_PATTERN), examples: ['calibration/example.yaml'] },
  ),
  include: described(
    {
      en: 'Files of rules that count as if they stood here; paths begin at this file.',
      ar: 'ملفات قواعد تُعدّ كأنها هنا؛ والمسارات تبدأ من هذا الملف.',
    },
    oneOrMore({ ...TEXT, pattern: trimmed(RULES_PATH_PATTERN), examples: ['shared/spam.yaml'] }),
  ),
  lists: described(
    {
      en: 'Lists of terms by name: text files with one term in each line. Rules name them with $.',
      ar: 'قوائم الألفاظ بأسمائها: ملفات نصية في كل سطر منها لفظ. وتذكرها القواعد بعد $.',
    },
    entriesSchema(ID_PATTERN, {
      ...TEXT,
      pattern: trimmed(PATH_PATTERN),
      examples: ['lists/insults-ar.txt'],
    }),
  ),
  rules: described(
    {
      en: 'The rules. Their order means nothing: all are evaluated, and the strongest effect wins.',
      ar: 'القواعد. لا أثر لترتيبها: كلها تُفحص، والأشد يغلب.',
    },
    { type: 'array', items: ruleSchema() },
  ),
});
