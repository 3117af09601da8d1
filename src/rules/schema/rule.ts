import {
  described,
  fieldsSchema,
  type JsonSchema,
  oneOrMore,
  TEXT,
  trimmed,
} from '../language/json-schema.ts';
import { RULE_KEYS, RULE_REQUIRED, TEST_KEYS, TESTS_KEYS } from '../language/keys.ts';
import { BEATEN, DAY_PATTERN, EFFECTS, MAX_POINTS, MODES } from '../language/rule.ts';
import { conditions } from './expression.ts';
import { ID, integer, TERM_OPTIONS, TEXT_BY_LANGUAGE } from './values.ts';

const TEST: JsonSchema = {
  anyOf: [
    TEXT,
    fieldsSchema(
      TEST_KEYS,
      [],
      {
        text: described({ en: "The comment's text.", ar: 'نص التعليق.' }, TEXT),
        name: described({ en: "The author's name.", ar: 'اسم المعلّق.' }, TEXT),
      },
      { minProperties: 1 },
    ),
  ],
};

const tests: JsonSchema = { type: 'array', items: TEST };

const TESTS = fieldsSchema(TESTS_KEYS, [], {
  match: described(
    { en: 'Texts on which the rule has to match.', ar: 'نصوص يجب أن تطابقها القاعدة.' },
    tests,
  ),
  pass: described(
    { en: 'Texts on which the rule must not match.', ar: 'نصوص يجب ألا تطابقها القاعدة.' },
    tests,
  ),
});

/** A rule. */
export const ruleSchema = (): JsonSchema =>
  fieldsSchema(
    RULE_KEYS,
    RULE_REQUIRED,
    {
      id: described(
        {
          en: "The rule's name, which no other rule has: small Latin letters, digits and hyphens.",
          ar: 'اسم القاعدة، لا تشاركها فيه قاعدة أخرى: حروف لاتينية صغيرة وأرقام وشرطات.',
        },
        { ...ID, examples: ['insult', 'newcomer-link'] },
      ),
      if: conditions({
        en: 'What has to hold for the rule to match. Keys side by side have to hold together.',
        ar: 'ما يجب أن يتحقق لتطابق القاعدة. المفاتيح المتجاورة تتحقق معًا.',
      }),
      unless: conditions({
        en: 'Where this holds, the rule does not match.',
        ar: 'إن تحقق هذا فلا تطابق القاعدة.',
      }),
      // biome-ignore lint/suspicious/noThenProperty: a key of rules, in no promise
      then: described(
        {
          en: 'What becomes of the comment. hold: it waits for a moderator; spam, reject: it is not published; approve: it is published at once. The strongest of all rules that match counts. Without it the rule only gives its points and flags.',
          ar: 'مصير التعليق. hold: ينتظر المشرف؛ spam وreject: لا يُنشر؛ approve: يُنشر فورًا. والأشد من بين القواعد المطابقة هو النافذ. وبدونه تعطي القاعدة نقاطها ووسومها فحسب.',
        },
        { enum: EFFECTS },
      ),
      flag: described(
        {
          en: 'A label that the comment gets, or several: moderators filter by it.',
          ar: 'وسم يوضع على التعليق، أو وسوم: يصفّي المشرفون بها.',
        },
        oneOrMore(ID),
      ),
      why: described(
        {
          en: 'The reason that moderators see, in one language or in several. {match} stands for what was found.',
          ar: 'السبب الذي يراه المشرف، بلغة أو لغات. ويقوم {match} مقام ما عُثر عليه.',
        },
        { ...TEXT_BY_LANGUAGE, examples: [{ ar: 'لفظ مسيء: {match}', en: 'insult: {match}' }] },
      ),
      points: described(
        {
          en: 'Points that the rule gives; "decide.points" says what their sum leads to.',
          ar: 'نقاط تعطيها القاعدة؛ وفي decide.points ما يترتب على مجموعها.',
        },
        integer(1, MAX_POINTS),
      ),
      group: described(
        {
          en: 'Rules of one group give no more points together than "decide.group_max" allows.',
          ar: 'قواعد المجموعة الواحدة لا تعطي معًا أكثر مما في decide.group_max.',
        },
        ID,
      ),
      beats: described(
        {
          en: 'What "then: approve" of this rule takes away, though others ask for it. It never beats reject.',
          ar: 'ما تلغيه then: approve في هذه القاعدة وإن طلبته قواعد أخرى. ولا تغلب reject أبدًا.',
        },
        oneOrMore({ enum: BEATEN }),
      ),
      mode: described(
        {
          en: 'monitor: what the rule would do is recorded, and nothing is done.',
          ar: 'monitor: يُسجَّل ما كانت القاعدة ستفعله ولا يُفعل شيء.',
        },
        { enum: MODES, default: MODES[0] },
      ),
      expires: described(
        {
          en: "The last day on which the rule matches, in the site's time zone.",
          ar: 'آخر يوم تعمل فيه القاعدة، بتوقيت الموقع.',
        },
        { type: 'string', pattern: trimmed(DAY_PATTERN), examples: ['2027-12-31'] },
      ),
      tests: described(
        {
          en: 'Texts on which the rule is tried whenever the file is loaded; if one fails, the file is not used.',
          ar: 'نصوص تُجرَّب عليها القاعدة عند كل تحميل؛ فإن فشل واحد لم يُستعمل الملف.',
        },
        TESTS,
      ),
      except: TERM_OPTIONS.except ?? {},
      match: TERM_OPTIONS.match ?? {},
      fold: TERM_OPTIONS.fold ?? {},
    },
    {
      dependencies: {
        group: ['points'],
        // biome-ignore lint/suspicious/noThenProperty: a key of rules, in no promise
        beats: { properties: { then: { const: 'approve' } }, required: ['then'] },
      },
    },
  );
