/**
 * Letters of the Arabic script that readers write for one another, or that look the same on a page.
 * What carries a hamza or madda is not listed where Unicode decomposes it (أ إ آ ؤ ئ): there the mark
 * has gone by then. Letters that have a sound of their own (پ چ ژ گ) stay.
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
};

/** The letter that stands for this one and its look-alikes; any other character as it is. */
export function plainArabicLetter(character: string): string {
  return SAME_LETTER[character] ?? character;
}
