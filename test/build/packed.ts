import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { packages, readManifest } from '../../tsdown.config.ts';
import { install, type Packed } from './tarball.ts';

/** @returns a package as it was packed for all tests */
export function packedOf(name: string): Packed {
  const packed = inject('packed').find((one) => one.name === name);
  if (!packed) throw new Error(`${name} is not packed.`);
  return packed;
}

/** Installs a packed package in a project of its own. */
export async function installedPackage(name: string) {
  const packed = packedOf(name);
  const folder = packages().find((one) => readManifest(one).name === name) ?? '';
  const project = await mkdtemp(join(tmpdir(), 'project-'));
  return { packed, project, installed: await install(packed.tarball, folder, project) };
}
