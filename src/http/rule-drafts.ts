import {
  array,
  boolean,
  type GenericSchema,
  literal,
  nullable,
  number,
  optional,
  record,
  strictObject,
  string,
} from 'valibot';
import { newestRules } from '../pipeline/newest-rules.ts';
import type { CompileResult } from '../rules/compile.ts';
import { compileDraft, type Draft } from '../rules/compile-draft.ts';
import type { Problem } from '../rules/language/problem.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { answer } from './answers.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { pause } from './pause.ts';
import { problem } from './problem.ts';
import { type Route, route, type Service } from './route.ts';
import { members } from './schemas.ts';

/** A check that began so long (ms) ago keeps no other away: the runtime may have ended it without a word. */
const LONGEST = 60_000;

/** Files of rules by their paths, as a body has them. */
export const DraftSchema: GenericSchema<Draft> = record(
  string(),
  string('Send the text of a file here.'),
  'Send texts by their paths here.',
);

export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

export interface RuleFilesView {
  readonly version: string;
  readonly files: readonly RuleFile[];
}

/** What is wrong at a place of a file; lines and columns count from 1, columns in UTF-16 units. */
export interface DraftProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly warning?: true;
}

export interface DraftCheck {
  readonly ok: boolean;
  readonly problems: readonly DraftProblem[];
  readonly version: string | null;
}

const FilesAnswer = answer<RuleFilesView>({
  version: string(),
  files: array(answer<RuleFile>({ path: string(), text: string() })),
});

const ProblemAnswer = strictObject({
  file: string(),
  line: number(),
  column: number(),
  message: string(),
  warning: optional(literal(true)),
}) as unknown as GenericSchema<DraftProblem>;

const CheckAnswer = answer<DraftCheck>({
  ok: boolean(),
  problems: array(ProblemAnswer),
  version: nullable(string()),
});

/** The files of a site's rules, for those who write them anew. */
export const ruleDraftRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/rules/files',
    id: 'listRuleFiles',
    tag: 'moderation',
    summary: 'The files of the rules in force, without the changes of their lists',
    access: ['moderator'],
    answers: {
      status: 200,
      description: "The site's own file first, then what it includes and lists.",
      schema: FilesAnswer,
    },
    handle({ service, context, site }) {
      const { version, sources } = baseOf(service, site);
      const own = `${site.site}.yaml`;
      const files = Object.entries(sources).map(([path, text]): RuleFile => ({ path, text }));
      const others = files.filter(({ path }) => path !== own);
      return context.json({ version, files: [...files.filter(({ path }) => path === own), ...others] });
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sites/:site/rules/check',
    id: 'checkRules',
    tag: 'moderation',
    summary: 'Compile a draft of the rules, and run its own tests; nothing is stored',
    access: ['moderator'],
    body: members({ rules: DraftSchema }),
    examples: { 'the rules in force': { rules: {} } },
    answers: {
      status: 200,
      description:
        'All that is wrong, by file, line and column (from 1, in UTF-16 units), 200 at most; where nothing is, warnings, and the version that the draft would have. A file that is not sent is that of the rules in force, and the changes of lists are laid over the draft, as they would be if it was deployed.',
      schema: CheckAnswer,
      problems: ['check-running'],
    },
    async handle({ service, context, site, body }) {
      const now = service.now();
      const checked = await oneAtATime(service.checks, site.site, { now, longest: LONGEST }, async () => {
        await newestRules(service, site);
        await pause();
        const compiled = await draftFor(service, site, body.rules);
        // Who came while it was compiled is told so, and doesn't have it compiled again at once.
        await pause();
        return viewOf(compiled);
      });
      return checked === null
        ? problem('check-running', 'Wait until the draft of this site that is checked now is done.')
        : context.json(checked);
    },
  }),
];

/** The rule set of the site's files alone. */
const baseOf = ({ ruleSets }: Pick<Service, 'ruleSets'>, site: RuleSet): RuleSet =>
  ruleSets.base(site.site) ?? site;

/** A draft compiled as it would be if it was deployed now. */
export async function draftFor(service: Service, site: RuleSet, draft: Draft): Promise<CompileResult> {
  // Without it a draft may ask it nothing, and is told so at the line; whoever doesn't ask it needn't wait for its mending.
  const model = await service.loadModel().catch(() => null);
  const around = { now: service.now(), ...(model && { model: () => model }) };
  return compileDraft(baseOf(service, site), service.ruleSets.changes(site.site), draft, around);
}

export const toDraftProblem = ({ file, line, column, message }: Problem): DraftProblem => ({
  file,
  line,
  column,
  message,
});

const viewOf = (compiled: CompileResult): DraftCheck =>
  compiled.ok
    ? {
        ok: true,
        problems: compiled.warnings.map((one) => ({ ...toDraftProblem(one), warning: true })),
        version: compiled.ruleSet.version,
      }
    : { ok: false, problems: compiled.problems.map(toDraftProblem), version: null };
