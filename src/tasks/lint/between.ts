import { basename } from 'node:path';
import { isMap, isScalar, isSeq } from 'yaml';
import { Contract, isMapping, oncePer, type Path } from '../../../spec/rules/reading/contract.ts';
import { message } from '../../../spec/rules/reading/rule.ts';
import { rulesBetween } from '../../../spec/rules/rules.ts';
import type { Finding } from './finding.ts';
import type { Source } from './source.ts';

const contractOf = oncePer(({ data }: Source) => new Contract(data, data));

/**
 * Checks what only the sources together can tell. Only where the table of pinned truth is among the files are
 * the documents held against it.
 */
export function lintBetween(sources: Iterable<Source>): readonly Finding[] {
  const named = new Map<string, Source>();
  const contracts = new Map<string, Contract>();
  const beside = new Map<string, unknown>();
  const found: Finding[] = [];
  for (const source of sources) {
    const { file, fault, data } = source;
    const [, name] = /^([\w-]+)(\.arazzo)?\.yaml$/.exec(basename(file)) ?? [];
    if (!name) continue;
    if (fault) {
      found.push(fault);
      continue;
    }
    named.set(name, source);
    if (isMapping(data) && 'openapi' in data) contracts.set(name, contractOf(source));
    else beside.set(name, data);
  }
  for (const rule of rulesBetween) {
    for (const { document, path, what } of rule.check(contracts, beside)) {
      const place = position(named.get(document), path);
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
