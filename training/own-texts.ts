import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ABOUT_AR, ABOUT_EN, GROUPS_AR, GROUPS_EN } from './groups.ts';
import { FAMILY_AR, FAMILY_EN, GIVEN_AR, GIVEN_EN, WITH_NAME_AR, WITH_NAME_EN } from './names.ts';
import { PLAIN_AR, PLAIN_EN } from './plain-words.ts';
import { oneOf, type Random } from './random.ts';
import type { Example } from './read-data.ts';

/** Made by this script, not by readers. */
export const OWN = 'own';
const EACH = 4;
const NAMES = 1200;
const COST = 0.35;

/**
 * Counter-examples: sentences that only name a group, a person or a beast, and so that those names don't excuse abuse,
 * half as many that insult them with terms of the project's lists.
 */
export function ownTexts(random: Random): Example[] {
  const arabic = Object.values(GROUPS_AR).flat();
  const english = Object.values(GROUPS_EN).flat();
  return [
    ...about(random, arabic, ABOUT_AR),
    ...about(random, english, ABOUT_EN),
    ...insulting(random, arabic, listed('insults-ar', 'animals-ar', 'obscene-ar'), INSULTING_AR),
    ...insulting(random, english, listed('insults-en', 'obscene-en'), INSULTING_EN),
    ...named(random, GIVEN_AR, FAMILY_AR, WITH_NAME_AR),
    ...[...PLAIN_AR, ...PLAIN_EN].map((text) => own(text, false)),
    ...named(random, GIVEN_EN, FAMILY_EN, WITH_NAME_EN),
  ];
}

const INSULTING_AR = ['% يا *', 'يا * يا %', 'كل % *', 'أنت * و%', 'هذا % *', 'يا % يا *'];
const INSULTING_EN = ['% *', 'you * %', 'all % are *', 'that % is a *', 'shut up you * %'];

const own = (text: string, offensive: boolean): Example => ({ source: OWN, text, offensive, cost: COST });

const about = (random: Random, groups: readonly string[], sentences: readonly string[]): Example[] =>
  groups.flatMap((group) => [
    own(group, false),
    ...times(EACH - 1, () => own(oneOf(random, sentences).replace('%', group), false)),
  ]);

const insulting = (
  random: Random,
  groups: readonly string[],
  terms: readonly string[],
  sentences: readonly string[],
): Example[] =>
  groups.flatMap((group) =>
    times(EACH / 2, () =>
      own(oneOf(random, sentences).replace('%', group).replace('*', oneOf(random, terms)), true),
    ),
  );

const named = (
  random: Random,
  given: readonly string[],
  family: readonly string[],
  sentences: readonly string[],
): Example[] =>
  times(NAMES, () => own(oneOf(random, sentences).replace('%', nameOf(random, given, family)), false));

function nameOf(random: Random, given: readonly string[], family: readonly string[]): string {
  const first = oneOf(random, given);
  return random() < 0.3
    ? oneOf(random, random() < 0.5 ? given : family)
    : `${first} ${oneOf(random, family)}`;
}

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/** Terms of ready-made lists, a line each; what stands behind `{` or `#` is none of them. */
const listed = (...names: readonly string[]): string[] =>
  names
    .flatMap((name) => readFileSync(join(LISTS, `${name}.txt`), 'utf8').split('\n'))
    .map((line) => line.replace(/[{#].*/, '').trim())
    .filter((term) => term !== '');

const LISTS = join(import.meta.dirname, '../rules/shared/lists');
