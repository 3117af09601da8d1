/**
 * Words, and a few names, that differ from an insult of the lists by the dots of a letter or by one that sounds alike, and
 * that few of the texts have: they have to be known, so that none is read as the insult. Chosen by hand of all such
 * spellings that the texts lack.
 */
export const NEAR_WORDS: readonly string[] =
  'وديع وديعة داغر زيي معرس تعريس اتقو خفير حفير حسيس حبل فسخ نسابين نساب طفو نفو مجون أنحاس طنز خمار جمار خمير خميرة شفهاء خنين مبغوض صراط صرط انفو تذل سقالة صقالة ختل معطوف غرس عرس قحط قحف تيز أنيق لحاظ عتيق ثفل قزر جفل دبوس لوزي ضرس ذعر جرانيت جراثيم قلاب تصابي'.split(
    ' ',
  );
