import { type GenericSchema, optional, string } from 'valibot';
import type { ArticleId, Author } from '../domain/comment.ts';
import type { ArticleMention } from '../pipeline/intake.ts';
import { AuthorSchema } from './author-tokens.ts';
import { ArticleIdSchema, Body, CommentIdSchema, Line, maybe, members, Name } from './schemas.ts';
import { Address, Time, WebAddress } from './value-schemas.ts';

interface Sent {
  readonly body: string;
  readonly parent: string | null;
}

/** What a site's key sends: it is believed about the author, the reader's address and the article. */
export interface SiteSent extends Sent {
  readonly author: Author;
  readonly client: { readonly ip: string | null; readonly userAgent: string | null } | null;
  readonly article: ArticleMention | null;
}

/** What a reader's browser sends: a name, or the token that the site gave it. */
export interface BrowserSent extends Sent {
  readonly author?: { readonly name: string } | undefined;
  readonly authorToken?: string | undefined;
}

/** A submission that is only looked at: of an article, or of none in particular. */
export interface CheckSent extends SiteSent {
  readonly articleId: ArticleId | null;
}

const sent = { body: Body, parent: maybe(CommentIdSchema) };

const siteSent = {
  ...sent,
  author: AuthorSchema,
  // The header may be as long as a reader's browser makes it, for it isn't stored.
  client: maybe(members({ ip: maybe(Address), userAgent: maybe(string('Send a text here.')) })),
  article: maybe(
    members({ title: maybe(Line), url: maybe(WebAddress), section: maybe(Line), publishedAt: maybe(Time) }),
  ),
};

type SubmissionSchema = GenericSchema<unknown, SiteSent | BrowserSent>;

const SiteSubmission: SubmissionSchema = members(siteSent);

const BrowserSubmission: SubmissionSchema = members({
  ...sent,
  author: optional(members({ name: Name })),
  authorToken: optional(string('Send a token here.')),
});

/** What a submission must be: a site's key is believed about more than a reader's browser is. */
export const SUBMISSION: { readonly withKey: SubmissionSchema; readonly withoutKey: SubmissionSchema } = {
  withKey: SiteSubmission,
  withoutKey: BrowserSubmission,
};

export const CheckSubmission: GenericSchema<unknown, CheckSent> = members({
  ...siteSent,
  articleId: maybe(ArticleIdSchema),
});
