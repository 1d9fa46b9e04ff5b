import { parseArgs } from 'node:util';
import type { LogFormat } from './journal/log-writer.ts';
import { type MockOptions, UserError } from './options.ts';
import { sampleCall } from './sample-call.ts';

const sample = sampleCall();

export const help = `Usage: clear-presign-mock [options]

Serves Clear's pre-sign APIs and the storage behind them on one port, as documented, faults included.

  --port N           port to listen on (4010; 0 lets the system choose)
  --host ADDRESS     address to listen on (127.0.0.1; 0.0.0.0 for every address of this machine)
  --data FOLDER      store uploads there instead of in memory
  --token TOKEN      accept only this token; repeat it for more
  --examples         answer with the documents' own URLs instead of signed ones that lead here
  --latency MS       wait before each answer: 200, or 100-300
  --max-upload BYTES refuse larger uploads
  --max-stored BYTES of all uploads together (1 GiB in memory, 20 GiB in a folder)
  --allowed-host NAME  answer to this Host too; repeat it for more (the loopback's and --host)
  --seed TEXT        the same keys, ids and latencies each time
  --log FORMAT       pretty, json or off (pretty on a terminal, else json)
  --upstream URL     forward to a real server and report what departs from the contract
  --documents FOLDER serve the documents <FOLDER>/<name>/openapi.json instead of the mock's own
  --version          the version
  --help             this text

Examples:
  clear-presign-mock --port 4010
  clear-presign-mock --data ./uploads --token my-token
  clear-presign-mock --latency 100-300 --seed 7
  clear-presign-mock --upstream ${sample.sandbox} --log json

Try it:
  curl ${sample.method === 'GET' ? '' : `-X ${sample.method} `}${sample.headers.map((header) => `-H '${header}'`).join(' ')} \\
    'http://127.0.0.1:4010${sample.path}'
`;

export type Command =
  | { readonly show: 'help' | 'version' }
  | { readonly options: MockOptions; readonly log: LogFormat | undefined };

const defaultPort = 4010;

/** @throws {UserError} naming the option that is unknown or whose value cannot be read */
export function readCommandLine(args: readonly string[]): Command {
  const { values } = parse(args);
  if (values.help) return { show: 'help' };
  if (values.version) return { show: 'version' };
  const options: MockOptions = {
    port: wholeNumber('--port', values.port) ?? defaultPort,
    host: values.host,
    data: values.data,
    tokens: values.token,
    examples: values.examples,
    latency: range('--latency', values.latency),
    maxUploadBytes: wholeNumber('--max-upload', values['max-upload']),
    maxStoredBytes: wholeNumber('--max-stored', values['max-stored']),
    allowedHosts: values['allowed-host'],
    seed: values.seed,
    upstream: values.upstream,
    documents: values.documents,
  };
  return { options, log: logFormat(values.log) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        host: { type: 'string' },
        data: { type: 'string' },
        token: { type: 'string', multiple: true },
        examples: { type: 'boolean' },
        latency: { type: 'string' },
        'max-upload': { type: 'string' },
        'max-stored': { type: 'string' },
        'allowed-host': { type: 'string', multiple: true },
        seed: { type: 'string' },
        log: { type: 'string' },
        upstream: { type: 'string' },
        documents: { type: 'string' },
        version: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (fault) {
    const [sentence] = (fault as Error).message.split('. ');
    throw new UserError(`${sentence}. See --help.`);
  }
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UserError(`${option} is ${text}; it must be a whole number.`);
  return Number(text);
}

function range(option: string, text: string | undefined): MockOptions['latency'] {
  if (text === undefined) return undefined;
  const [, least, most] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? [];
  if (least === undefined) {
    throw new UserError(
      `${option} is ${text}; it must be milliseconds (200) or a range (100-300).`,
    );
  }
  return most === undefined ? Number(least) : [Number(least), Number(most)];
}

function logFormat(text: string | undefined): LogFormat | undefined {
  if (text === undefined || text === 'pretty' || text === 'json' || text === 'off') return text;
  throw new UserError(`--log is ${text}; it must be pretty, json or off.`);
}
