import type { ProblemSlug } from './problem.ts';

/** What stands at the `type` of each problem: what it means, and what to do. */
export const ABOUT_PROBLEMS: Readonly<Record<ProblemSlug, string>> = {
  'malformed-request':
    'The address, the query, a header or the JSON itself is not as it must be. `errors` names each part that is wrong. The same request will fail again.',
  unauthenticated:
    'Send `Authorization: Bearer <key>` with a key that is in force. An admin makes keys with `POST /v1/keys`. A session of the console has ended, or is not for who asks: it counts for its own pages alone.',
  forbidden:
    'The key is in force, but belongs to another site, its role is too small, or it reads metrics alone; or a page elsewhere sent what only pages of this service may. `detail` says which.',
  'origin-not-allowed':
    'Without a key only pages of the origins that the file of the site lists may send comments.',
  'comments-closed':
    'The article takes no more comments, or the site has switched them off. `detail` is written for the reader.',
  'author-banned':
    'Moderators banned the author, or the address of who has no id, until `bannedUntil`; comments can still be withdrawn. `detail` is written for the reader.',
  'edit-not-allowed':
    'A comment is edited and withdrawn with the `edit.secret` that came when it was sent, until `edit.until`, where the file of the site says `edit_for`; one that was withdrawn stays so. `detail` is written for the reader.',
  'article-not-registered':
    'This site takes comments on articles it has named alone: send `PUT /v1/sites/:site/articles/:article` first.',
  'not-found': 'No route has this address. `/docs` lists all that there are.',
  'unknown-site': 'A site exists exactly if the operator has made its file in the folder of rules.',
  'unknown-article':
    'The site has named no article with this id. Its public comments can be read and sent all the same.',
  'unknown-comment': 'This site has no comment with this id, or none that may be told of to who asks.',
  'unknown-author':
    'Authors are found by the `author.key` of their comments: `id:` and the id that the site gave, or `address:` and a hash. Nobody by this key has sent anything here.',
  'unknown-note': 'This site has no note with this id; it may have been removed before.',
  'unknown-decision':
    'This site has no decision with this id; `history` of a comment lists those that there are.',
  'unknown-bulk':
    'The id is of no decision by filter of this site, or of one that is over: a preview that is not applied within an hour is gone, and what was applied is kept for 30 days.',
  'unknown-key': 'No key has this id; it may have been revoked before.',
  'unknown-webhook': 'This site has no webhook with this id; it may have been removed before.',
  'unknown-delivery': 'The webhook was told nothing under this id; what was told is kept for 30 days.',
  'unknown-list':
    'The file of the site names no such list; `detail` says which one may be meant, or which there are.',
  'method-not-allowed': 'The header `Allow` lists the methods that it does take.',
  'request-timeout': 'Headers may take 10 seconds, a whole request 30.',
  'stale-revision':
    'The comment has moved on from the `rev` that was sent, or from the decision that was to be undone. `comment` is its present state: look again, then decide.',
  'comment-withdrawn':
    'Its author took the comment back, so nobody publishes it any more. `comment` is its present state.',
  'comment-erased':
    'What the comment said is deleted for good, as its author wanted, or as the file of the site says (`forget_after`): it stays in its thread, and nobody decides on it, edits it or takes it back any more. For moderators `comment` is its present state.',
  'not-undoable':
    'The first decision on a comment is the one that it came with: before it there was no state to go back to. Decide the comment instead.',
  'backtest-running': 'Each site has one backtest at a time. It ends within seconds; send yours again then.',
  'preview-running':
    'Each site has one preview of terms at a time. It ends within seconds; send yours again then.',
  'check-running':
    'Each site has one draft of its rules checked at a time. It ends within seconds; send yours again then.',
  'webhook-disabled':
    'Nothing is sent to a webhook that is switched off. Switch it on with `"enabled": true`, then send again what failed.',
  'too-many-webhooks':
    'A site has 20 webhooks at most. Remove one that nobody needs, or have one receiver pass on what it is told.',
  'too-large': 'A body may have 65,536 bytes at most.',
  'unsupported-media-type': 'Send `Content-Type: application/json`, in UTF-8, without Content-Encoding.',
  'invalid-content':
    'The JSON was read, but `errors` names members that are missing, wrong, or not known here.',
  'wrong-rules':
    'With this change the rules of the site would be wrong, or their own tests fail, so nothing was changed. `errors` says what would be wrong, and where.',
  'idempotency-key-reused':
    'The same key came before with something else. Send a new key with a new comment.',
  'limit-reached':
    "`limit` names the limit of the site (`reports`: that on readers' reports); the header `Retry-After` says in how many seconds to try again. `detail` is written for the reader.",
  'too-many-attempts':
    'From one address ten wrong keys are taken at once, and then one each half minute; the header `Retry-After` says in how many seconds to try again.',
  'headers-too-large': 'All headers together may have 16 KiB.',
  internal: 'A mistake of ours. `requestId` finds it in the log.',
  unavailable: 'Nothing was changed. Send the same request again after `Retry-After` seconds.',
};
