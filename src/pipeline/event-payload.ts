import { rfc3339, rfc3339OrNull } from '../domain/rfc3339.ts';
import type { EventSource } from '../store/delivery-queue.ts';

/** What a webhook is sent: docs/webhooks.md describes it. */
interface Payload {
  readonly type: string;
  /** When it happened, in RFC 3339. */
  readonly timestamp: string;
  readonly data: object;
}

/** An event as it is told now: the comment as it stands, and the decision as it was made. */
export function eventPayload(source: EventSource): Payload {
  const { site, type, happened_at } = source;
  return {
    type,
    timestamp: rfc3339(happened_at),
    data: {
      site,
      ...(source.comment === null ? {} : { comment: commentOf(source) }),
      ...(source.decision === null ? {} : { decision: decisionOf(source) }),
      ...toldOf(source),
    },
  };
}

const commentOf = (source: EventSource): object => ({
  id: source.comment,
  article: source.article,
  articleTitle: source.title,
  articleUrl: source.article_url,
  parent: source.parent,
  author: { name: source.author_name, id: source.author_id },
  body: source.body,
  status: source.status,
  flags: JSON.parse(source.flags),
  rev: source.rev,
  createdAt: rfc3339(source.created_at),
  editedAt: rfc3339OrNull(source.edited_at),
  erasedAt: rfc3339OrNull(source.erased_at),
});

const decisionOf = (source: EventSource): object => ({
  id: source.decision,
  by: { kind: source.by_kind, id: source.by_id, name: source.by_name },
  at: rfc3339(source.decided_at),
  from: source.from_status,
  to: source.to_status,
  reason: source.reason,
  reasonCode: source.reason_code,
});

/** Of what stands in no other table, what is for others. */
function toldOf({ detail }: EventSource): object {
  const { reports, problems } = JSON.parse(detail) as { reports?: number; problems?: readonly string[] };
  return { ...(reports === undefined ? {} : { reports }), ...(problems === undefined ? {} : { problems }) };
}
