import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pushes } from '../../src/model/explain.ts';
import { scoreText } from '../../src/model/score.ts';
import { builtInModel, MODEL_FILE } from '../../src/node/built-in-model.ts';
import { compileFile, readRuleFile } from '../../src/node/rule-files.ts';
import { screen } from '../../src/pipeline/decide.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { readFolded } from '../../src/text/fold.ts';
import { repeatableRandom } from '../arabic.ts';
import { median } from '../compare.ts';
import { computer, today } from '../machine.ts';
import { writePart } from '../results.ts';
import { commentOf } from '../rules/comments.ts';
import { factsOf } from '../rules/site.ts';
import { measureSpeed, type Rounds, type Subject } from '../rules/speed.ts';
import { termsOf, vocabularies } from '../rules/words.ts';
import { table } from '../table.ts';

// `npm run bench:model` measures what the learned model costs and writes its part of results.md; with `-- --quick` it
// shows that it works.
const quick = process.argv.includes('--quick');
const COMMENTS = quick ? 50 : 2000;
const PACE: Rounds = quick ? { rounds: 1, time: 20 } : { rounds: 9, time: 200 };
const STARTS = quick ? 1 : 9;
const RULES = join(import.meta.dirname, '../../rules');
const INCLUDED = 'shared/model.yaml';

const random = repeatableRandom(1);
const [listed, people] = vocabularies(random, 100);
const terms = termsOf(listed, 1000, random);
const comments = Array.from({ length: COMMENTS }, () => commentOf(random, people, terms));
const facts = comments.map((body) => factsOf(body, 'قارئ', random));
const model = builtInModel();
const [withModel, without] = [ruleSetOf(true), ruleSetOf(false)];

const subjects: readonly Subject[] = [
  { name: 'the fold alone', work: (at) => readFolded(comments[at] ?? '', 'runs', ({ length }) => length) },
  { name: 'a score', work: (at) => scoreText(model, comments[at] ?? '') },
  { name: 'the words that pushed it', work: (at) => pushes(model, 'abuse', comments[at] ?? '') },
  { name: 'the rules of the example site without the model', work: screening(without) },
  { name: 'the same with the model', work: screening(withModel) },
];
const speeds = measureSpeed(subjects, COMMENTS, PACE);
const [bare = 1] = speeds.map(({ byCpu }) => byCpu.median);
const rows = speeds.map(({ name, byCpu }) => [
  name,
  ms(1000 / byCpu.median),
  (bare / byCpu.median).toFixed(2),
]);
const starts = Array.from({ length: STARTS }, () => startOf(comments[0] ?? ''));
const kib = (bytes: number): string => (bytes / 1024).toFixed(1);

const part = `# What the learned model costs

Written by \`npm run bench:model\`.

- ${computer()}.
- Node ${process.versions.node}. ${today()}.
- The model ${model.version}: ${kib(statSync(MODEL_FILE).size)} KiB, ${kib(gzipSync(readFileSync(MODEL_FILE)).length)} KiB gzip (to reach: 300).

${table(['of a comment', 'CPU ms', 'of the fold'], rows)}

${table(
  ['once a process', 'ms'],
  [
    ['the model is read', ms(median(starts.map(({ read }) => read)))],
    ['the first text is scored', ms(median(starts.map(({ first }) => first)))],
  ],
)}

- Comments of 250 characters, four in five Arabic, generated; medians of ${PACE.rounds} rounds in which each has its turn. To
  reach: 0.15 ms a score, and 30 ms to read the model, in a process that has done nothing else yet.
`;
process.stdout.write(part);
if (!quick) writePart(part);

function ruleSetOf(isAsked: boolean): RuleSet {
  const read = (path: string) => {
    const text = readRuleFile(RULES, path);
    return path === 'example.yaml' && !isAsked ? text?.replace(`, ${INCLUDED}`, '') : text;
  };
  const compiled = isAsked ? compileFile(RULES, 'example') : compileRuleSet('example.yaml', read);
  if (!compiled.ok || (compiled.ruleSet.model !== null) !== isAsked)
    throw new Error('The rules of the example site are not as this bench takes them to be.');
  return compiled.ruleSet;
}

function screening(ruleSet: RuleSet): Subject['work'] {
  return (at) => {
    const given = facts[at];
    return given && screen(ruleSet, given, null);
  };
}

function startOf(text: string): { readonly read: number; readonly first: number } {
  const script = join(import.meta.dirname, 'start.ts');
  return JSON.parse(execFileSync(process.execPath, [script, text], { encoding: 'utf8' }));
}

function ms(time: number): string {
  return time.toFixed(3);
}
