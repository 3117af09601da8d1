import { array, boolean, type GenericSchema, nullable, record, string } from 'valibot';
import { newestRules } from '../pipeline/newest-rules.ts';
import { answer } from './answers.ts';
import { compileDraft, type DraftProblem, DraftProblemAnswer, toDraftProblem } from './drafts.ts';
import { type Route, route } from './route.ts';
import { members } from './schemas.ts';

/** The files of the rule set in force. */
export interface RuleFiles {
  readonly version: string;
  /** The site's own first; paths are within the folder of rules. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** What is wrong with a draft. */
export interface CheckedDraft {
  readonly ok: boolean;
  readonly problems: readonly DraftProblem[];
  /** Of the rule set that it would be; null where it is none. */
  readonly version: string | null;
}

const RuleFilesAnswer: GenericSchema<RuleFiles> = answer<RuleFiles>({
  version: string(),
  files: array(answer<RuleFiles['files'][number]>({ path: string(), text: string() })),
});

const CheckedDraftAnswer: GenericSchema<CheckedDraft> = answer<CheckedDraft>({
  ok: boolean(),
  problems: array(DraftProblemAnswer),
  version: nullable(string()),
});

/** What a draft of the rules begins with, and what is wrong with it. */
export const ruleDraftRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/rules/files',
    id: 'listRuleFiles',
    tag: 'moderation',
    summary: 'The files of the rules in force, to begin a draft with',
    access: ['moderator'],
    answers: {
      status: 200,
      description: "The site's own file first, then what it includes and its lists, with their changes.",
      schema: RuleFilesAnswer,
    },
    async handle({ service, context, site: known }) {
      const { site, version, sources } = await newestRules(service, known);
      const own = `${site}.yaml`;
      const paths = [own, ...Object.keys(sources).filter((path) => path !== own)];
      return context.json({ version, files: paths.map((path) => ({ path, text: sources[path] ?? '' })) });
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sites/:site/rules/check',
    id: 'checkRules',
    tag: 'moderation',
    summary: 'Find what is wrong with a draft of the rules, and run its own tests; nothing is stored',
    access: ['moderator'],
    body: members({
      rules: record(string(), string('Send the text of a file here.'), 'Send texts by their paths here.'),
    }),
    examples: {
      'a rule without an effect': {
        rules: {
          'open.yaml':
            'site: {name: {en: Open}, locale: en, timezone: UTC}\nrules: [{id: dog, if: {text.has: dog}}]\n',
        },
      },
    },
    answers: {
      status: 200,
      description:
        'A file that the draft does not hold is that of the rules in force. `ok` where it could be put in force, with or without warnings.',
      schema: CheckedDraftAnswer,
    },
    async handle({ service, context, site, body }) {
      const inForce = await newestRules(service, site);
      const compiled = compileDraft(inForce, body.rules, service.now());
      const problems = compiled.ok
        ? compiled.warnings.map((warning) => ({ ...toDraftProblem(warning), warning: true }))
        : compiled.problems.map(toDraftProblem);
      return context.json({
        ok: compiled.ok,
        problems,
        version: compiled.ok ? compiled.ruleSet.version : null,
      });
    },
  }),
];
