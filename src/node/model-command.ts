import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { Command } from 'commander';
import { builtInModel, MODEL_FILE } from './built-in-model.ts';
import { addCalibrate } from './calibrate-command.ts';
import type { Add, Surroundings } from './command-surroundings.ts';
import { columns } from './terminal.ts';

/** `hakam model …`: the learned model that rules may ask. */
export function modelCommand(surroundings: Surroundings): Command {
  const model = new Command('model').description('the learned model that rules may ask (docs/model.md)');
  for (const add of [addShow, addCalibrate]) add(model, surroundings);
  return model;
}

const addShow: Add = (command, { print }) => {
  command
    .command('show')
    .description('tell which model this version of Hakam has')
    .action(() => {
      const { version, vocabulary, heads } = builtInModel();
      const rows = [
        ['version', version],
        ['file', relative('.', MODEL_FILE)],
        ['size', `${(statSync(MODEL_FILE).size / 1024).toFixed(1)} KiB`],
        ['features', `${vocabulary.marks.length} buckets`],
        ...heads.map(({ name, knots }) => [
          'rules ask',
          `model.${name}, ${rangeOf(knots.map(([, share]) => share))}`,
        ]),
      ];
      for (const row of columns(rows)) print(row);
    });
};

/** The probabilities that a head can give. */
const rangeOf = (shares: readonly number[]): string =>
  `from ${Math.min(...shares).toFixed(3)} to ${Math.max(...shares).toFixed(3)}`;
