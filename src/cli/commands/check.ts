import type { Command } from 'commander';
import type { End } from '../exit-codes.ts';
import { showExamples } from '../help.ts';
import {
  addApiOptions,
  addConnectionOptions,
  guardOptions,
  valueOption,
} from '../settings/options.ts';
import { ids } from '../settings/registry.ts';

/** What `clear-presign check` is told beside its settings. */
export type CheckOptions = {
  /** False with `--no-upload`. */
  readonly upload: boolean;
  readonly report?: 'table' | 'json' | 'junit';
  readonly output?: string;
  readonly evidence?: string;
  readonly allowSkipped?: true;
};

/** `clear-presign check` */
export function checkCommand(program: Command, end: End): void {
  const command = program
    .command('check')
    .summary('hold the answers of a live server against the contract')
    .description(
      'Sends the documented cases to a server, good calls and mistakes, and reports which answers depart from the contract and how, and which statements that the owner never made ("inferred") are confirmed, contradicted or not seen. A mock made from the contract confirms nothing: its agreement is told "as assumed". Without credentials it sends what needs none, and its exit code tells that the rest was skipped. After three cases in a row without an answer the rest is skipped; Ctrl-C skips the rest as well, and either way the report has what was seen. Against a real server it uploads a few files of some bytes; it never starts an ingestion.',
    );
  addConnectionOptions(addApiOptions(command))
    .option('--no-upload', 'ask for URLs, but send nothing to storage')
    .option('--allow-skipped', 'cases that were skipped for want of credentials are fine')
    .addOption(
      valueOption('--report <table|json|junit>', 'the form of the report (default: table)', [
        'table',
        'json',
        'junit',
      ]),
    )
    .addOption(valueOption('-o, --output <FILE>', 'write the report to this file'))
    .addOption(
      valueOption(
        '--evidence <FILE>',
        'write an OpenAPI Overlay that turns what was confirmed into observed',
      ),
    );
  guardOptions(command);
  showExamples(command, [
    ['Check a mock, every API', 'clear-presign check --base-url http://127.0.0.1:4010'],
    [
      'Check one API of the sandbox, with a report for a pipeline',
      `clear-presign check --api ${ids.at(-1)} --base-url sandbox --report junit --output check.xml`,
    ],
  ]);
  command.action(async (given) => {
    const { checkServer } = await import('../check/check-server.ts');
    end(await checkServer(given));
  });
}
