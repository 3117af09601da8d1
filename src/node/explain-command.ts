import type { Facts } from '../domain/facts.ts';
import { cleanBody, cleanName } from '../text/hygiene.ts';
import { count, duration, yesOrNo } from './command-arguments.ts';
import { type Add, withFound } from './command-surroundings.ts';
import { explainRules } from './explain-rules.ts';

interface ExplainOptions {
  readonly site?: string;
  readonly rules?: string;
  readonly name: string;
  readonly section?: string;
  readonly articleAge?: number;
  readonly reply?: true;
  readonly authorApproved?: number;
  readonly authorRejected?: number;
  readonly authorAge?: number;
  readonly authorRole?: string;
  readonly authorTrusted?: boolean;
  readonly authorBanned?: boolean;
}

/** `hakam rules explain`. */
export const addExplain: Add = (rules, surroundings) => {
  rules
    .command('explain')
    .description('tell what the rules make of a text, and why; facts that are not given are unknown')
    .argument('<text>', "the comment's text")
    .option('--site <site>', 'whose rules; may be left out where there is one site')
    .option('--rules <rules>', 'a folder, a file or a version, in place of HAKAM_RULES')
    .option('--name <name>', "the author's name", '')
    .option('--section <section>', "the article's section")
    .option('--article-age <duration>', 'since the article was published', duration)
    .option('--reply', 'it replies to another comment')
    .option('--author-approved <n>', "how many of the author's comments are approved", count)
    .option('--author-rejected <n>', 'how many of the last 30 days are rejected or spam', count)
    .option('--author-age <duration>', 'since when the author is known', duration)
    .option('--author-role <role>', 'the role that the site gives the author')
    .option('--author-trusted <yes|no>', 'whether moderators trust the author', yesOrNo)
    .option('--author-banned <yes|no>', 'whether a ban is in force', yesOrNo)
    .action((text: string, options: ExplainOptions) =>
      withFound(surroundings, options.rules ?? surroundings.config().rules, options.site, (found) => {
        for (const line of explainRules(found, factsOf(text, options))) surroundings.print(line);
      }),
    );
};

/** The text as it would be stored; what is not given is unknown. */
const factsOf = (text: string, options: ExplainOptions): Facts => ({
  body: cleanBody(text),
  name: cleanName(options.name),
  section: options.section,
  articleAge: options.articleAge,
  reply: options.reply ?? false,
  author: {
    approved: options.authorApproved,
    rejected30d: options.authorRejected,
    age: options.authorAge,
    role: options.authorRole ?? null,
    trusted: options.authorTrusted,
    banned: options.authorBanned,
  },
  rates: new Map(),
  copies: new Map(),
  now: Date.now(),
});
