import type { CommentPage } from '../read/comment-page.ts';
import { dateTextFor } from '../read/date-text.ts';
import type { PublicComment } from '../read/public-comments.ts';
import type { OwnComment } from './keeping.ts';
import type { Edit } from './service.ts';
import type { Settings } from './settings.ts';

/** A comment as it stands in the list: everybody's, or one that only its writer sees. */
export interface Shown extends Omit<PublicComment, 'id' | 'parent'> {
  readonly id: string;
  readonly parent: string | null;
  readonly waits: boolean;
  readonly edit?: Edit | undefined;
}

/** What the panel knows of the article. */
export interface Known extends Pick<CommentPage, 'count' | 'closesAt' | 'links' | 'next'> {
  readonly comments: readonly PublicComment[];
}

export const NOTHING_KNOWN: Known = { count: 0, closesAt: null, links: 'text', next: null, comments: [] };

export const isClosed = ({ closesAt }: Known): boolean =>
  closesAt !== null && Date.parse(closesAt) <= Date.now();

/** Adds comments, each once and in its place: ids sort by time. */
export function merged(
  known: readonly PublicComment[],
  more: readonly PublicComment[],
  order: Settings['order'],
): readonly PublicComment[] {
  const all = [...new Map([...known, ...more].map((comment) => [comment.id, comment])).values()];
  const sign = order === 'oldest' ? 1 : -1;
  return all.sort((one, other) => (one.id < other.id ? -sign : sign));
}

/** Takes a comment out, with all that answer it. */
export function without(known: Known, id: string): Known {
  const gone = new Set([id]);
  // Whoever answers is younger.
  const oldestFirst = merged(known.comments, [], 'oldest');
  for (const { id: each, parent } of oldestFirst) if (parent !== null && gone.has(parent)) gone.add(each);
  const comments = known.comments.filter(({ id: each }) => !gone.has(each));
  return { ...known, comments, count: known.count - (known.comments.length - comments.length) };
}

/** All that this reader sees, in the list's order: own comments that wait stand first, replies after those that all see. */
export function shownOf(known: Known, own: readonly OwnComment[], language: string): readonly Shown[] {
  const mine = new Map(own.map((each) => [each.id, each]));
  const isPublic = new Set<string>(known.comments.map(({ id }) => id));
  const waiting = own
    .filter(({ id, waits }) => waits && !isPublic.has(id))
    .map((each) => asShown(each, language));
  const all = known.comments.map(
    (comment): Shown => ({
      ...comment,
      waits: false,
      edit: mine.get(comment.id)?.edit,
    }),
  );
  const answers = ({ parent }: Shown) => parent !== null && isPublic.has(parent as PublicComment['id']);
  return [...waiting.filter((each) => !answers(each)), ...all, ...waiting.filter(answers)];
}

function asShown({ id, parent, name, body, at, edit }: OwnComment, language: string): Shown {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    id,
    parent,
    author: { name },
    body,
    createdAt: new Date(at).toISOString(),
    dateText: dateTextFor(language, timeZone)(at),
    editedAt: null,
    waits: true,
    edit,
  };
}
