import { basename } from 'node:path';
import { isMap, isScalar, isSeq } from 'yaml';
import { Contract, isMapping, type Path } from '../../../spec/rules/reading/contract.ts';
import { message } from '../../../spec/rules/reading/rule.ts';
import { rulesBetween } from '../../../spec/rules/rules.ts';
import type { Finding } from './finding.ts';
import { type Parsed, parsed } from './readable.ts';

type Source = Parsed & { readonly file: string };

/**
 * Checks what only the sources together can tell. Only where the table of pinned truth is among the files are
 * the documents held against it.
 *
 * @param texts what the files hold, by absolute path
 */
export function lintBetween(texts: ReadonlyMap<string, string>): readonly Finding[] {
  const sources = new Map<string, Source>();
  const contracts = new Map<string, Contract>();
  const beside = new Map<string, unknown>();
  const found: Finding[] = [];
  for (const [file, text] of texts) {
    const [, name] = /^([\w-]+)(\.arazzo)?\.yaml$/.exec(basename(file)) ?? [];
    if (!name) continue;
    const source = parsed(file, text);
    const { fault, data } = source;
    if (fault) {
      found.push(fault);
      continue;
    }
    sources.set(name, { ...source, file });
    if (isMapping(data) && 'openapi' in data) contracts.set(name, new Contract(data, data));
    else beside.set(name, data);
  }
  for (const rule of rulesBetween) {
    for (const { document, path, what } of rule.check(contracts, beside)) {
      const place = position(sources.get(document), path);
      found.push({ ...place, rule: rule.name, message: message(rule, what) });
    }
  }
  return found;
}

function position(source: Source | undefined, path: Path) {
  if (!source) return { file: '', line: 1, column: 1 };
  const { file, document, lineCounter } = source;
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
    : undefined;
  const node = isSeq(parent) ? parent.get(path.at(-1), true) : pair?.key;
  const start = (node as { range?: readonly number[] } | undefined)?.range?.[0];
  const { line, col } = lineCounter.linePos(start ?? 0);
  return { file, line, column: col };
}
