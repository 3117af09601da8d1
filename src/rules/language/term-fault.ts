/** What surely is no part of a term, though it would be looked for as one; null if nothing is. */
export function termFault(text: string): string | null {
  return FAULTS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

const FAULTS: readonly (readonly [RegExp, string])[] = [
  [/^["'“”„«‹‘].*["'“”»›’]$/u, 'without quotation marks around it: they would be looked for too'],
  [/^[-*•] /u, 'without a dash before it'],
  [/\s# /u, 'without a comment behind it: a comment has a line of its own'],
  [
    /^[,،;؛]|[,،;؛](?:\s|$)/u,
    'as entries of their own: between these stands the comma "," within [ ], and in a list\'s file each has its line',
  ],
  [/\{\s*(?:match|fold)\b/u, 'with its options behind it, at the end of the line: term {match: exact}'],
];
