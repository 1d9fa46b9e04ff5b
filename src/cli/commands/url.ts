import { type Arguments, command, type Options } from '../command.ts';
import { apiOption, connectionOptions, templateOption } from '../settings/setting-options.ts';

const options = {
  ...apiOption,
  ...templateOption,
  ...connectionOptions,
} as const satisfies Options;

export type UrlArguments = Arguments<typeof options>;

export const url = command({
  name: 'url',
  summary: 'get a pre-signed URL and print it',
  description:
    'Prints the pre-signed URL for a file of this name on stdout, and nothing else there. Its lifetime and a matching curl line go to stderr. Whoever has the URL can write the file until it expires: treat it as a secret.',
  operands: { name: 'NAME', min: 1, max: 1 },
  options,
  examples: [
    {
      does: 'Keep the URL in a variable',
      line: 'URL=$(clear-presign url purchase.csv --api one-integration)',
    },
    {
      does: 'A sales workbook, with the token from a password manager',
      line: 'pass clear/token | clear-presign url sales.xlsx --api integration-v1 --template sales --token-file -',
    },
  ],
  run: async (args) => (await import('../url/print-url.ts')).printUrl(args),
});
