const preload = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { readSync } = fs;
  const cell = new Int32Array(new SharedArrayBuffer(4));
  fs.readSync = (file, buffer, offset, length, position) => {
    // Without a position it is Node that reads, modules.
    if (position !== undefined) {
      if (position === 0 && !process.stderr.isTTY) fs.writeSync(2, 'reading\\n');
      Atomics.wait(cell, 0, 0, 10);
    }
    return readSync(file, buffer, offset, length, position);
  };
  syncBuiltinESMExports();`;

/**
 * The environment of a command for which every part of a file that it reads without leaving its thread
 * takes 10 ms; away from a terminal, stderr tells each time that one begins to be read.
 */
export const slowDisk = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}`,
};
