import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licences of the packages that modules are from, in their own words: they go with the code.
 *
 * @param modules absolute paths of what a bundler took
 * @throws when a package has no file with its licence
 */
export function licencesOf(modules: readonly string[]): string {
  const places = modules.flatMap(
    (file) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0] ?? [],
  );
  const texts = [...new Set(places)].toSorted().map((place) => {
    const { name, version } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    const file = readdirSync(place).find((one) => /^licen[cs]e/i.test(one));
    if (!file) throw new Error(`${name} is bundled and has no file with its licence.`);
    return `${name} ${version}\n\n${readFileSync(join(place, file), 'utf8').trim()}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
