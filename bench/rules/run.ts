import { execFileSync } from 'node:child_process';
import { Session } from 'node:inspector/promises';
import type { Facts } from '../../src/domain/facts.ts';
import { screen } from '../../src/pipeline/decide.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { repeatableRandom } from '../arabic.ts';
import { computer, today, versionOf } from '../machine.ts';
import { fileOf, functionOf, type Profile, shares } from '../profile.ts';
import { writePart } from '../results.ts';
import { measureBuilding } from './building.ts';
import { measureFound } from './found.ts';
import { measureHostile, NESTED } from './hostile.ts';
import { matchesIn, type RuleFindings, results, tables } from './report.ts';
import { compiledSite, siteOf, submissions } from './site.ts';
import { measureSpeed, type Rounds } from './speed.ts';
import { subjectsOf } from './subjects.ts';
import { termsOf, vocabularies } from './words.ts';

// `npm run bench:rules` measures the rules and writes their part of results.md; with `-- --quick` it shows that it works.
const quick = process.argv.includes('--quick');
const TERMS = quick ? 500 : 10_000;
const COMMENTS = quick ? 100 : 2000;
const PACE: Rounds = quick ? { rounds: 1, time: 10 } : { rounds: 9, time: 150 };

const findings = await measureAll();
process.stdout.write(`${tables(findings)}\n`);
if (!quick) writePart(results(findings));

async function measureAll(): Promise<RuleFindings> {
  const pinned = pinToOneCore();
  const random = repeatableRandom(1);
  const [listed, people] = vocabularies(random, 10 + TERMS / 14);
  const terms = termsOf(listed, TERMS, random);
  const comments = submissions(random, people, terms, COMMENTS);
  // Before any text is read, as in a service: what the compiler has seen of terms decides how fast it reads texts.
  const ruleSet = await compiledSite(siteOf(terms));
  say('What is found …');
  const found = await measureFound();
  say('Speed …');
  const speeds = measureSpeed(await subjectsOf(terms, comments), comments.length, PACE);
  say('Profile …');
  const profile = await profileOf(ruleSet, comments);
  say('Hostile texts …');
  const withNested = [...terms, ...NESTED];
  const hostile = measureHostile(await compiledSite(siteOf(withNested)), terms, quick ? 1 : 5);
  say('Building …');
  await measureBuilding(terms, 1); // To warm up.
  const building = [
    await measureBuilding(terms, quick ? 1 : 7),
    await measureBuilding(manyTerms(quick ? 1000 : 100_000), quick ? 1 : 3),
  ];
  return {
    machine: machineLines(pinned),
    matches: matchesIn(ruleSet, comments),
    pace: PACE,
    found,
    speeds,
    profile,
    hostile,
    building,
  };
}

function manyTerms(count: number): string[] {
  const random = repeatableRandom(2);
  return termsOf(vocabularies(random, 10 + count / 14)[0], count, random);
}

/** Moves all threads of this process to one core, so that CPU time and wall time tell of the same one. */
function pinToOneCore(): boolean {
  try {
    execFileSync('taskset', ['-acp', '1', String(process.pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function machineLines(pinned: boolean): string[] {
  return [
    computer(),
    `One process, ${pinned ? 'all its threads on one core (taskset)' : 'not bound to a core (there is no taskset)'}; Node ${process.versions.node}`,
    (['obscenity', '@2toad/profanity', 'leo-profanity'] as const).map(versionOf).join(', '),
    today(),
  ];
}

async function profileOf(ruleSet: RuleSet, comments: readonly Facts[]): Promise<Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  for (let time = 0; time < 5; time++) for (const facts of comments) screen(ruleSet, facts, null);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { parts: shares(profile, partOf), functions: shares(profile, functionOf) };
}

/** By file; what has none stands for itself, and built-in regular expressions together. */
function partOf(frame: Parameters<typeof fileOf>[0]): string {
  if (frame.functionName.startsWith('RegExp: ')) return 'built-in RegExp';
  return frame.url === '' || frame.url.startsWith('node:') ? functionOf(frame) : fileOf(frame);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
