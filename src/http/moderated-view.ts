import { dateTextFor } from '../read/date-text.ts';
import { type ModeratedComment, type ModeratedRow, toModeratedComment } from '../read/moderated-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Service } from './route.ts';

/** How a site's moderators are shown a comment now. */
export function moderatedView(
  { now }: Pick<Service, 'now'>,
  { settings: { locale, timezone } }: RuleSet,
): (row: ModeratedRow) => ModeratedComment {
  const [dateText, at] = [dateTextFor(locale, timezone), now()];
  return (row) => toModeratedComment(row, dateText, at);
}
