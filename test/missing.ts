import { spawnSync } from 'node:child_process';

/** Why a test that needs programs cannot run here; undefined when all are installed. */
export function missing(...programs: readonly string[]): string | undefined {
  const lacks = programs.find(
    (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0,
  );
  return lacks && `${lacks} is not installed`;
}
