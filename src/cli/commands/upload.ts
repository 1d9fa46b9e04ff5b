import { type Command, Option } from 'commander';
import type { End } from '../exit-codes.ts';
import { showExamples } from '../help.ts';
import {
  addApiOptions,
  addConnectionOptions,
  addInputOptions,
  guardOptions,
  valueOption,
} from '../settings/options.ts';
import { exampleLines } from '../settings/registry.ts';

/** What `clear-presign upload` is told beside its settings. */
export type UploadOptions = {
  readonly concurrency?: string;
  readonly storageHost?: string;
  readonly strict?: true;
  readonly force?: true;
  readonly dryRun?: true;
  readonly json?: true;
};

/** `clear-presign upload` */
export function uploadCommand(program: Command, end: End): void {
  const command = program
    .command('upload')
    .summary('upload files: a pre-signed URL for each, then the bytes to that URL')
    .description(
      'Uploads files. The content of each is looked at first. A file that cannot be meant (empty, broken, encrypted, too large, or of a kind that no page of the owner names) is refused; what Clear may or may not take gives a warning with advice and goes out. A CSV is read to its last byte for that, of an archive or a workbook only the directory, before anything is sent. One failing file does not stop the others, unless its failure is one that every file would meet (a refused token, a missing permission, a quota that is used up).',
    )
    .argument('<FILE...>', 'the files');
  addConnectionOptions(addInputOptions(addApiOptions(command)))
    .addOption(valueOption('--concurrency <N>', 'how many files at a time, 1 to 16 (default: 3)'))
    .addOption(
      valueOption(
        '--storage-host <HOST>',
        'the only host to upload to, when it is not the one of the documents',
      ),
    )
    .option('--strict', 'refuse what would be a warning')
    .addOption(new Option('--force', 'send what would be refused').conflicts('strict'))
    .option('--dry-run', 'say what would be sent and send nothing')
    .option('--json', 'one JSON object a line on stdout, nothing else there');
  guardOptions(command);
  const [first = '', last = first] = exampleLines;
  showExamples(command, [
    [
      'Upload a register, with the token in the environment',
      `clear-presign upload register.csv ${first}`,
    ],
    [
      'Upload several in production, two at a time',
      `clear-presign upload *.xlsx ${last} --base-url production --concurrency 2`,
    ],
    ['See what would be sent', `clear-presign upload register.csv ${first} --dry-run`],
  ]);
  command.action(async (files: string[], given) => {
    const { uploadFiles } = await import('../upload/upload-files.ts');
    end(await uploadFiles(files, given));
  });
}
