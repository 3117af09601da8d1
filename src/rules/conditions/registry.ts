import { authorAge, authorApproved, authorRole } from './author.ts';
import type { ConditionKind } from './condition.ts';
import { hasKind } from './has.ts';
import { lengthKind } from './length.ts';
import { linkCount, linkDomain } from './links.ts';
import { regexKind } from './regex.ts';
import { rule } from './rule.ts';
import { section } from './section.ts';

/** All that a rule may ask. */
export const CONDITIONS: readonly ConditionKind[] = [
  hasKind('text', 'body'),
  hasKind('name', 'name'),
  regexKind('text', 'body'),
  regexKind('name', 'name'),
  lengthKind('text', 'body'),
  lengthKind('name', 'name'),
  linkCount,
  linkDomain,
  authorApproved,
  authorRole,
  authorAge,
  section,
  rule,
];
