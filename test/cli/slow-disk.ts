const preload = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { readSync } = fs;
  const cell = new Int32Array(new SharedArrayBuffer(4));
  let isTold = process.stderr.isTTY;
  fs.readSync = (file, buffer, offset, length, position) => {
    // Without a position it is Node that reads, modules.
    if (position !== undefined) {
      if (!isTold) fs.writeSync(2, 'reading\\n');
      isTold = true;
      Atomics.wait(cell, 0, 0, 10);
    }
    return readSync(file, buffer, offset, length, position);
  };
  syncBuiltinESMExports();`;

/**
 * The environment of a command for which every part of a file that it reads without leaving its thread
 * takes 10 ms; away from a terminal, stderr tells of the first.
 */
export const slowDisk = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`,
};
