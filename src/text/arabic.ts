/**
 * Letters of the Arabic script that readers write for one another, or that look the same on a page.
 * What carries a hamza or madda is not listed where Unicode decomposes it (أ إ آ ؤ ئ): there the mark
 * has gone by then. Letters that have a sound of their own in Persian or Urdu (پ چ ژ گ) stay; those that
 * neither Arabic, Persian nor Urdu writes (dotless, with a ring, with three dots) count as the Arabic
 * letter of that shape, for which they stand in Maghrebi spelling, on old pages, and in evasions.
 */
const SAME_LETTER: Readonly<Record<string, string>> = {
  '\u0671': '\u0627', // ٱ alef wasla -> ا
  '\u0672': '\u0627', // ٲ alef with wavy hamza above -> ا
  '\u0673': '\u0627', // ٳ alef with wavy hamza below -> ا
  '\u0629': '\u0647', // ة teh marbuta, often written without its dots -> ه
  '\u06C3': '\u0647', // ۃ Urdu teh marbuta -> ه
  '\u06C1': '\u0647', // ہ Urdu heh goal -> ه
  '\u06BE': '\u0647', // ھ Urdu heh doachashmee -> ه
  '\u06D5': '\u0647', // ە Uyghur and Kurdish ae -> ه
  '\u06FF': '\u0647', // ۿ heh with inverted v -> ه
  '\u0649': '\u064A', // ى alef maksura, Egypt's final yeh -> ي
  '\u06CC': '\u064A', // ی Persian yeh -> ي
  '\u06D2': '\u064A', // ے Urdu yeh barree -> ي
  '\u06CD': '\u064A', // ۍ Pashto yeh with tail -> ي
  '\u06D0': '\u064A', // ې Pashto e -> ي
  '\u06A9': '\u0643', // ک Persian kaf -> ك
  '\u06AA': '\u0643', // ڪ swash kaf -> ك
  '\u06BA': '\u0646', // ں Urdu noon ghunna -> ن
  '\u066E': '\u0628', // ٮ dotless beh -> ب
  '\u06A1': '\u0641', // ڡ dotless feh -> ف
  '\u06A2': '\u0641', // ڢ feh with its dot below, Maghrebi -> ف
  '\u06A4': '\u0641', // ڤ feh with three dots: v in loan words -> ف
  '\u066F': '\u0642', // ٯ dotless qaf -> ق
  '\u06A7': '\u0642', // ڧ qaf with one dot, Maghrebi -> ق
  '\u06A8': '\u0642', // ڨ qaf with three dots: Tunisia's g -> ق
  '\u069A': '\u0633', // ښ seen with dots below and above -> س
  '\u069B': '\u0633', // ڛ seen with three dots below -> س
  '\u0693': '\u0631', // ړ reh with a ring -> ر
  '\u0694': '\u0631', // ڔ reh with a dot below -> ر
  '\u0695': '\u0631', // ڕ reh with a small v below -> ر
  '\u0696': '\u0631', // ږ reh with dots below and above -> ر
  '\u06AB': '\u0643', // ګ kaf with a ring -> ك
  '\u06AC': '\u0643', // ڬ kaf with a dot above: Morocco's and Jawi's g -> ك
  '\u06B5': '\u0644', // ڵ lam with a small v -> ل
};

/** The letter that stands for this one and its look-alikes; any other character as it is. */
export function plainArabicLetter(character: string): string {
  return SAME_LETTER[character] ?? character;
}

/** Letters that are one shape without their dots (rasm); the first of a group stands for all. */
const SHAPES = ['بتثنيپ', 'حجخچ', 'دذ', 'رزژ', 'سش', 'صض', 'طظ', 'عغ', 'فق', 'كگ'];

/** Of a letter the first one of its group, which stands for all of it; others as they are. */
export function firstOf(groups: readonly string[]): (unit: number) => number {
  const first: ReadonlyMap<number, number> = new Map(
    groups.flatMap((letters) => Array.from(letters, (one) => [one.charCodeAt(0), letters.charCodeAt(0)])),
  );
  return (unit) => first.get(unit) ?? unit;
}

/** The dotless shape of a letter of the normal fold, as the first letter that has it; others as they are. */
export const shapeOf: (unit: number) => number = firstOf(SHAPES);
