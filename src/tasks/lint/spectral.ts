import { readFile } from 'node:fs/promises';
import core, { type RulesetDefinition } from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import refs from '@stoplight/spectral-ref-resolver';
import type { IRange } from '@stoplight/types';
import ruleset from '../../../spec/rules/ruleset.mjs';
import type { Finding } from './finding.ts';

// Spectral's packages are CommonJS whose names Node cannot see.
const { Document, Ruleset, Spectral } = core;
const { Json, Yaml } = parsers;

/** Rules as `lintWithSpectral` takes them. */
export function rulesOf(definition: RulesetDefinition) {
  return new Ruleset(definition);
}

/** Spectral's own rules and ours. */
const allRules = rulesOf(ruleset);

/**
 * Lints documents in this process.
 *
 * @param texts what the files hold, by absolute path; what they refer to beside it is read from disk
 * @param files which of them to lint, all unless told
 * @param rules all unless told
 */
export async function lintWithSpectral(
  texts: ReadonlyMap<string, string>,
  files: Iterable<string> = texts.keys(),
  rules = allRules,
): Promise<readonly Finding[]> {
  const spectral = new Spectral({ resolver: resolverOf(texts) });
  spectral.setRuleset(rules);
  const findings: Finding[] = [];
  for (const file of files) {
    const parser = file.endsWith('.json') ? Json : Yaml;
    const document = new Document(texts.get(file) ?? '', parser as typeof Yaml, file);
    for (const { code, message, range, source } of await spectral.run(document)) {
      const place = placeOf(message, range, texts.get(source ?? file) ?? '');
      findings.push({ file: source ?? file, ...place, rule: String(code), message });
    }
  }
  return findings;
}

/** A finding that quotes the contract stands where the quote does, and not where the long text begins. */
function placeOf(message: string, { start, end }: IRange, text: string) {
  const [, quote] = /“([^”]+)”/.exec(message) ?? [];
  const lines = text.split('\n').slice(start.line, end.line + 1);
  const offset = quote ? lines.findIndex((line) => line.includes(quote)) : -1;
  if (offset < 1) return { line: start.line + 1, column: start.character + 1 };
  return {
    line: start.line + offset + 1,
    column: (lines[offset]?.indexOf(quote ?? '') ?? 0) + 1,
  };
}

function resolverOf(texts: ReadonlyMap<string, string>): refs.Resolver {
  const read = async (uri: { path(): string }) => {
    const file = decodeURIComponent(uri.path());
    return texts.get(file) ?? (await readFile(file, 'utf8'));
  };
  return new refs.Resolver({ resolvers: { file: { resolve: read } } });
}
