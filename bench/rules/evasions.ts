/** Terms, ways to write them that a reader still reads, and texts that only look like them. */
export const TERMS: readonly string[] = [
  ...['أحمق', 'حقير', 'وقح', 'كذاب', 'جبان', 'كلب', 'قليل الأدب'],
  ...['moron', 'loser', 'idiot', 'liar', 'jerk', 'shut up'],
];

/** One term each, inflected or written to escape a list. */
export const EVASIONS: readonly string[] = [
  ...['أحـمـق', 'أَحْمَقٌ', 'احمق', 'والأحمق', 'أحممممق', 'ا ح م ق', 'ا.ح.م.ق', 'أ - ح - م - ق'],
  ...['حقيــر', 'ﺣﻘﻴﺮ', 'حقيرة', 'الحقيرون', 'ح*ير', 'حق\u200bير', '7aqeer'],
  ...['وقِحٌ', 'و ق ح', 'وقحين', 'ووقح', 'كذّاب', 'كذااااب', 'كذ.اب', 'ك ذ ا ب', 'كذ1ب', 'kazzab'],
  ...['جبااان', 'ج_ب_ا_ن', 'جبناء وجبان', 'كلــب', 'ك.ل.ب', 'كـ ـلب', 'کلب', 'كلبهم', 'ك😂ل😂ب'],
  ...['قليل الادب', 'قليلُ الأدبِ', 'قليل  الأدب', 'قليلة الأدب'],
  ...['MORON', 'm0r0n', 'm.o.r.o.n', 'm o r o n', 'mоrоn', 'mooooron', 'ⓜⓞⓡⓞⓝ', 'ｍｏｒｏｎ', 'm\u00adoron'],
  ...['l0ser', 'lo$er', 'loserrr', 'losers', 'l-o-s-e-r', '1diot', 'id!ot', 'i.d.i.o.t', 'ídíót', 'idi*t'],
  ...['l1ar', 'LIARS', '𝓵𝓲𝓪𝓻', 'j3rk', 'je*k', 'j e r k', 'SHUT UP', 'shut  up', 'shut.up'],
];

/** None of them says a term. */
export const LOOK_ALIKES: readonly string[] = [
  ...['كلبشات الشرطة', 'بلد جميل كلبنان', 'كل بيت في القرية', 'قلب المدينة', 'مع كل بداية', 'أكل بسرعة'],
  ...['وقحطان قبيلة', 'حقيبة السفر', 'حق يرد إلى أهله', 'الحقيقة', 'كذا باب مغلق', 'الكاذبة؟ لا أدري'],
  ...[
    'قليل من الأدب العربي',
    'قليلا ما نقرأ الأدب',
    'الجبال والجبن',
    'يجب أن نعمل',
    'رقم 5 و ح 7',
    'الحمقة؟',
  ],
  ...[
    'closer to home',
    'a familiar face',
    'peculiar',
    'beef jerky',
    'an oxymoron',
    'kilo series',
    'solo serious',
  ],
  ...[
    'Julia runs',
    'shut upper windows',
    'the idiom',
    'flowers',
    'a loose rope',
    'memo Ron wrote',
    'close race',
  ],
  ...['5 l 1 a r 2', 'p1ar', 'Liard river', 'jerkin of leather', 'audio tapes', 'I di otter'],
];
