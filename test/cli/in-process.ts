import { resolve } from 'node:path';
import { runProgram } from '../../src/cli/program.ts';
import { expectNoSecret, type Run, type Setting } from './clear-presign.ts';

/** The run before: runs share what a process has one of, so each waits for the last. */
let last: Promise<unknown> = Promise.resolve();

/**
 * What `clearPresign` does, in this process: for tests of what the command says, not of how it starts, which
 * takes longer than most of what it does.
 */
export function inProcess(
  args: readonly string[],
  setting: Omit<Setting, 'input'> = {},
): Promise<Run> {
  if (args.includes('-')) throw new Error('It would read the stdin of the tests.');
  const run = last.then(() => runHere(args, setting));
  last = run.catch(() => {});
  return run;
}

async function runHere(args: readonly string[], { cwd, env }: Setting): Promise<Run> {
  const before = { cwd: process.cwd(), env: process.env };
  const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
  process.chdir(cwd ?? resolve('test/fixtures'));
  process.env = { PATH: before.env['PATH'], ...env };
  try {
    const code = await runProgram(args);
    const run = { code, stdout: stdout.text(), stderr: stderr.text() };
    expectNoSecret(run.stdout + run.stderr, args[0] === 'url');
    return run;
  } finally {
    process.env = before.env;
    process.chdir(before.cwd);
    stdout.end();
    stderr.end();
  }
}

/** Keeps what is written to a stream instead of writing it. */
function capture(stream: NodeJS.WriteStream) {
  const { write } = stream;
  let text = '';
  stream.write = (part: Uint8Array | string) => {
    text += String(part);
    return true;
  };
  const end = () => {
    stream.write = write;
  };
  return { text: () => text, end };
}
