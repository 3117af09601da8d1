import { articleAge } from './article-age.ts';
import {
  authorAge,
  authorApproved,
  authorBanned,
  authorRejected,
  authorRole,
  authorTrusted,
} from './author.ts';
import type { ConditionKind } from './condition.ts';
import { hasKind } from './has.ts';
import { lengthKind } from './length.ts';
import { linkCount, linkDomain } from './links.ts';
import { modelKinds } from './model.ts';
import { rate } from './rate.ts';
import { regexKind } from './regex.ts';
import { rule } from './rule.ts';
import { scriptKinds } from './script.ts';
import { section } from './section.ts';
import { similar } from './similar.ts';
import { traitKinds } from './traits.ts';
import { reply } from './yes-or-no.ts';

/** All that a rule may ask. */
export const CONDITIONS: readonly ConditionKind[] = [
  hasKind('text', 'body'),
  hasKind('name', 'name'),
  regexKind('text', 'body'),
  regexKind('name', 'name'),
  lengthKind('text', 'body'),
  lengthKind('name', 'name'),
  ...traitKinds('text', 'body'),
  ...traitKinds('name', 'name'),
  linkCount,
  linkDomain,
  ...scriptKinds,
  ...modelKinds,
  authorApproved,
  authorRejected,
  authorRole,
  authorAge,
  authorTrusted,
  authorBanned,
  similar,
  rate,
  section,
  articleAge,
  reply,
  rule,
];

const KINDS: ReadonlyMap<string, ConditionKind> = new Map(CONDITIONS.map((kind) => [kind.key, kind]));

/** The kind of a condition, by its key; throws where there is none. */
export function kindOf(key: string): ConditionKind {
  const kind = KINDS.get(key);
  if (kind === undefined) throw new RangeError(`There is no condition "${key}".`);
  return kind;
}
