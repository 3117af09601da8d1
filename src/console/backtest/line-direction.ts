/** Letters and nothing else of a line say in which direction it is read. */
const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * In which direction a line is written. A comment, and a term of a list, have that of their first letter; all other lines of
 * YAML are read from the left, as their indentation is what they mean.
 */
export function directionOf(line: string, isYaml: boolean): 'ltr' | 'rtl' {
  if (isYaml && !/^\s*#/.test(line)) return 'ltr';
  const [first] = FIRST_LETTER.exec(line) ?? [];
  return first !== undefined && RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr';
}
