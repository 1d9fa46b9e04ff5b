import { type Arguments, command, type Options } from '../command.ts';
import { apiOption, connectionOptions } from '../settings/setting-options.ts';

const options = {
  ...apiOption,
  ...connectionOptions,
  'no-upload': { type: 'boolean', help: 'ask for URLs, but send nothing to storage' },
  report: {
    type: 'string',
    choices: ['table', 'json', 'junit'],
    help: 'the form of the report (default: table)',
  },
  output: { type: 'string', short: 'o', value: 'FILE', help: 'write the report to this file' },
} as const satisfies Options;

export type CheckArguments = Arguments<typeof options>;

export const check = command({
  name: 'check',
  summary: 'hold the answers of a live server against the contract',
  description:
    'Sends the documented cases to a server, good calls and mistakes, and reports which answers depart from the contract and how, and which statements that the owner never made ("inferred") are confirmed, contradicted or not seen. A mock made from the contract confirms nothing: its agreement is told "as assumed". Without credentials it sends what needs none. After three cases in a row without an answer the rest is skipped; Ctrl-C skips the rest as well, and either way the report has what was seen. Against a real server it uploads a few files of some bytes; it never starts an ingestion.',
  options,
  examples: [
    {
      does: 'Check the mock, both APIs',
      line: 'clear-presign check --base-url http://127.0.0.1:4010',
    },
    {
      does: 'Check one API of the sandbox, with a report for a pipeline',
      line: 'clear-presign check --api integration-v1 --base-url sandbox --report junit --output check.xml',
    },
  ],
  run: async (args) => (await import('../check/check-server.ts')).checkServer(args),
});
