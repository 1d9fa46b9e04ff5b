import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { completion } from './commands/completion.ts';
import { docs } from './commands/docs.ts';
import { mock } from './commands/mock.ts';
import { upload } from './commands/upload.ts';
import { url } from './commands/url.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [upload, url, check, mock, docs, completion];
