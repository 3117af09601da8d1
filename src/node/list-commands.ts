import { userInfo } from 'node:os';
import { Command, InvalidArgumentError } from 'commander';
import type { ListChange } from '../domain/list-change.ts';
import { Line } from '../http/schemas.ts';
import { validate } from '../http/validation.ts';
import { idMaker } from '../new-id.ts';
import { type ChangeOutcome, changeList } from '../pipeline/change-list.ts';
import { changeWhileGood } from '../rules/change-rule-set.ts';
import type { ChangesMade } from '../store/list-changes.ts';
import type { Add, Surroundings } from './command-surroundings.ts';
import { siteIn } from './find-rules.ts';
import { heldBack } from './held-back.ts';
import { changesKnown, rulesOfFiles, shownList } from './show-list.ts';
import { isolated, printed, warn } from './terminal.ts';

/** `hakam list …`: what moderators do to lists while the service runs. */
export function listCommand(surroundings: Surroundings): Command {
  const list = new Command('list').description(
    "show and change the terms of sites' lists; changes are in force at once, in every process",
  );
  addShow(list, surroundings);
  addChange(
    list,
    surroundings,
    'add',
    'add terms; options stand in braces behind a term: "term {match: exact}"',
  );
  addChange(list, surroundings, 'remove', 'take terms out, whatever their options');
  return list;
}

const SITE = ['--site <site>', 'whose list; may be left out where there is one site'] as const;

const addShow: Add = (list, { config, withDatabase, print }) => {
  list
    .command('show')
    .description('print the terms in force, with who added those that are not from a file, and when')
    .argument('<list>', "its name in the site's file")
    .option(...SITE)
    .action((name: string, { site }: { site?: string }) =>
      withDatabase(async (database) => {
        const base = rulesOfFiles(config().rules, siteIn(config().rules, site));
        const known = await changesKnown(database, base.site);
        const good = changeWhileGood(base, known);
        for (const line of shownList(base, good.ruleSet, known, name)) print(line);
        warn(heldBack(good, known));
      }),
    );
};

function addChange(
  list: Command,
  { config, withDatabase, print }: Surroundings,
  kind: ListChange['kind'],
  description: string,
): void {
  list
    .command(kind)
    .description(description)
    .argument('<list>', "its name in the site's file")
    .argument('<terms...>', 'each as in a line of a list')
    .option(...SITE)
    .option('--reason <reason>', 'why, for those who come later', reasonOf)
    .action((name: string, terms: string[], { site, reason }: { site?: string; reason?: string }) =>
      withDatabase(async (database) => {
        const base = rulesOfFiles(config().rules, siteIn(config().rules, site));
        const known = await changesKnown(database, base.site);
        const at = Date.now();
        const made = { id: idMaker()(at), at, by: COMMAND_LINE(), reason: reason ?? null };
        const outcome = await changeList(database, base, known, { ...made, list: name, kind, terms });
        // What was changed is good together with all before it.
        if (outcome.kind === 'wrong-rules' || (outcome.kind === 'made' && outcome.changed.length === 0))
          warn(heldBack(changeWhileGood(base, known), known));
        for (const line of outcomeLines(outcome, name, kind)) print(line);
      }),
    );
}

/** Whoever may run the command has the database in their hands. */
const COMMAND_LINE = (): ChangesMade['by'] => ({ kind: 'admin', id: 'command-line', name: userName() });

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'command line'; // a container may have no name for its user
  }
}

/** Throws in plain words where nothing was changed. */
function outcomeLines(outcome: ChangeOutcome, list: string, kind: ListChange['kind']): string[] {
  switch (outcome.kind) {
    case 'unknown-list':
      throw new Error(`Nothing was changed: ${outcome.message}.`);
    case 'wrong-terms':
      throw new Error(
        [
          'Nothing was changed:',
          ...outcome.problems.map((one) => `  ${isolated(one.term)}: ${one.message}`),
        ].join('\n'),
      );
    case 'wrong-rules':
      throw new Error(
        [
          'Nothing was changed, for then the rules would be wrong:',
          ...outcome.problems.map((one) => `  ${one}`),
        ].join('\n'),
      );
    case 'made': {
      const there = kind === 'add' ? `is in ${list} already` : `is not in ${list}`;
      const done = kind === 'add' ? `was added to ${list}` : `was taken out of ${list}`;
      return [
        ...outcome.changed.map((term) => `${printed(term)} ${done}`),
        ...outcome.alike.map(
          ({ term, alike }) => `${alike.map(printed).join(', ')} stays, and is found as ${printed(term)} was`,
        ),
        ...outcome.unchanged.map(({ term, alike }) => `${printed(term)} ${there}${hintOf(alike)}`),
      ];
    }
  }
}

const hintOf = (alike: readonly string[]): string =>
  alike.length === 0 ? '' : `, but ${alike.map(printed).join(', ')} is`;

function reasonOf(text: string): string {
  const reason = validate(Line, text);
  if (reason.ok) return reason.value;
  throw new InvalidArgumentError(reason.errors.map(({ message }) => message).join(' '));
}
