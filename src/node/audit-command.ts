import { setImmediate } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import { secretOf } from '../node.ts';
import { type AuditFault, type NotedHead, verifyAudit } from '../pipeline/verify-audit.ts';
import { deriveSubkeys } from '../secrets/subkeys.ts';
import type { Database } from '../store/database.ts';
import type { Add, Surroundings } from './command-surroundings.ts';
import { progressBar } from './progress-bar.ts';
import { printed } from './terminal.ts';

/** `hakam audit …`: what answers for those who decide. */
export function auditCommand(surroundings: Surroundings): Command {
  const audit = new Command('audit').description('answer for every change that was made by anyone');
  addVerify(audit, surroundings);
  return audit;
}

const addVerify: Add = (audit, surroundings) => {
  audit
    .command('verify')
    .description('look through all of the audit for anything that was changed, moved, put in or taken out')
    .option(
      '--head <sequence:hash>',
      'a head that was noted earlier: the chain must still go through it',
      headOf,
    )
    .action(({ head }: { head?: NotedHead }) =>
      surroundings.withDatabase((database) => verify(surroundings, database, head ?? null)),
    );
};

/** So many faults are printed one by one. */
const PRINTED = 100;

async function verify(
  { config, print }: Surroundings,
  database: Database,
  noted: NotedHead | null,
): Promise<void> {
  const bar = progressBar();
  let faults = 0;
  let decisions = 0;
  const last = await verifyAudit(
    {
      database,
      key: deriveSubkeys(secretOf(config())).audit,
      now: Date.now(),
      report: (fault) => {
        if (++faults <= PRINTED) print(faultLine(fault));
      },
      progress: (done) => {
        decisions = done.decisions;
        const share = done.of === 0 ? 0 : done.entries / done.of;
        bar.step(share, `${done.entries} entries, ${done.decisions} decisions`);
      },
      pause: () => setImmediate(), // lets Ctrl-C through
    },
    noted,
  );
  bar.end();
  if (faults > 0) throw new Error(faultsFound(faults));
  print(`The audit is whole: ${last.sequence} sealed entries, ${decisions} decisions, each with its entry.`);
  if (last.sequence > 0) print(`Note this down elsewhere, for a later --head: ${last.sequence}:${last.hash}`);
}

const faultLine = ({ sequence, id, what }: AuditFault): string =>
  [sequence === null ? '-' : `${sequence}`, id === null ? '-' : printed(id), what].join('  ');

const faultsFound = (faults: number): string =>
  `The audit is not whole: ${faults === 1 ? 'one fault' : `${faults} faults`}${
    faults > PRINTED ? `, of which the first ${PRINTED} are shown` : ''
  } (place in the chain, id, what is wrong).`;

function headOf(text: string): NotedHead {
  const [, sequence, hash] = /^(\d{1,15}):([\w-]{22})$/.exec(text) ?? [];
  if (sequence === undefined || hash === undefined)
    throw new InvalidArgumentError(
      'It is a number, a colon and 22 characters, as `hakam audit verify` prints it.',
    );
  return { sequence: Number(sequence), hash };
}
