/**
 * Puts things where a text names them: `fill('{who} rejected {what}', {who, what})`. What is put there may be text or a
 * part of the page, and is never looked into. A name that nothing is given for stays out.
 */
export function fill<Part>(
  template: string,
  parts: Readonly<Record<string, Part | undefined>>,
): readonly (string | Part)[] {
  const given = new Map(Object.entries(parts));
  return template.split(/\{(\w+)\}/).flatMap((piece, at): (string | Part)[] => {
    if (at % 2 === 0) return piece === '' ? [] : [piece];
    const part = given.get(piece);
    return part === undefined ? [] : [part];
  });
}
