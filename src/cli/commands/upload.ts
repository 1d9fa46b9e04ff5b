import { type Arguments, command, type Options } from '../command.ts';
import { apiOption, connectionOptions, templateOption } from '../settings/setting-options.ts';

const options = {
  ...apiOption,
  ...templateOption,
  ...connectionOptions,
  concurrency: {
    type: 'string',
    value: 'N',
    help: 'how many files at a time, 1 to 16 (default: 3)',
  },
  'storage-host': {
    type: 'string',
    value: 'HOST',
    help: 'the only host to upload to, when it is not the one of the documents',
  },
  strict: {
    type: 'boolean',
    help: 'a warning about the content is an error: the file is not sent',
  },
  'dry-run': { type: 'boolean', help: 'say what would be sent and send nothing' },
  json: { type: 'boolean', help: 'one JSON object a line on stdout, nothing else there' },
} as const satisfies Options;

export type UploadArguments = Arguments<typeof options>;

export const upload = command({
  name: 'upload',
  summary: 'upload files: a pre-signed URL for each, then the bytes to that URL',
  description:
    'Uploads files. The content of each is looked at first: a file that is not what its extension says, is not UTF-8, is encrypted, broken, empty or too large, or for One Integration has its extension in upper case, gives a warning with advice. A CSV is read to its last byte for that, before anything is sent. One failing file does not stop the others, unless its failure is one that every file would meet (a refused token, a missing permission, a quota that is used up).',
  operands: { name: 'FILE', min: 1, max: Number.POSITIVE_INFINITY },
  options,
  examples: [
    {
      does: 'Upload a register, with the token in the environment',
      line: 'clear-presign upload purchase.csv --api one-integration',
    },
    {
      does: 'Upload several sales registers in production, two at a time',
      line: 'clear-presign upload *.xlsx --api integration-v1 --template sales --base-url production --concurrency 2',
    },
    {
      does: 'See what would be sent',
      line: 'clear-presign upload registers.zip --api one-integration --dry-run',
    },
  ],
  run: async (args) => (await import('../upload/upload-files.ts')).uploadFiles(args),
});
