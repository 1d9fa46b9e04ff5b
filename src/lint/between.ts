import { basename } from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { Contract, type Path } from '../../spec/rules/reading/contract.ts';
import { type DocumentName, message } from '../../spec/rules/reading/rule.ts';
import { rulesBetween } from '../../spec/rules/rules.ts';
import { documents } from '../generate/documents.ts';
import type { Finding } from './finding.ts';

type Source = {
  readonly file: string;
  readonly text: string;
};

/**
 * Checks what only the three sources together can tell; finds nothing when one of them is not there.
 *
 * @param texts what the files hold, by absolute path
 */
export function lintBetween(texts: ReadonlyMap<string, string>): readonly Finding[] {
  const sources = new Map<DocumentName, Source>();
  for (const [file, text] of texts) {
    const name = documents.find((name) => basename(file) === `${name}.yaml`);
    if (name) sources.set(name, { file, text });
  }
  if (sources.size < documents.length) return [];
  const contracts = new Map(
    [...sources].map(([name, { text }]) => {
      const data = parseDocument(text).toJS();
      return [name, new Contract(data, data)];
    }),
  );
  return rulesBetween.flatMap((rule) =>
    Array.from(rule.check(contracts), ({ document, path, what }) => ({
      ...position(sources.get(document), path),
      rule: rule.name,
      message: message(rule, what),
    })),
  );
}

function position(source: Source | undefined, path: Path) {
  const { file, text } = source ?? { file: '', text: '' };
  const lineCounter = new LineCounter();
  const parent = parseDocument(text, { lineCounter }).getIn(path.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
    : undefined;
  const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  const { line, col } = lineCounter.linePos(start ?? 0);
  return { file, line, column: col };
}
