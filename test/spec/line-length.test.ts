import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../spec');
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

it.each(files)('%s has no line over 110 characters but links and sample URLs', (file) => {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  expect(lines.filter((line) => line.replace(/https:\/\/\S+/g, '').length > 110)).toEqual([]);
});
