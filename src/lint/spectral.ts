import { readFile } from 'node:fs/promises';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import refs from '@stoplight/spectral-ref-resolver';
import ruleset from '../../spec/rules/ruleset.mjs';
import { distinct, type Finding } from './finding.ts';

// Spectral's packages are CommonJS whose names Node cannot see.
const { Document, Ruleset, Spectral } = core;
const { Json, Yaml } = parsers;

const rules = new Ruleset(ruleset);

/**
 * Lints documents in this process.
 *
 * @param texts what the files hold, by absolute path; what they refer to beside it is read from disk
 * @param files which of them to lint, all unless told
 */
export async function lintWithSpectral(
  texts: ReadonlyMap<string, string>,
  files: Iterable<string> = texts.keys(),
): Promise<readonly Finding[]> {
  const spectral = new Spectral({ resolver: resolverOf(texts) });
  spectral.setRuleset(rules);
  const findings: Finding[] = [];
  for (const file of files) {
    const parser = file.endsWith('.json') ? Json : Yaml;
    const document = new Document(texts.get(file) ?? '', parser as typeof Yaml, file);
    for (const { code, message, range, source } of await spectral.run(document)) {
      findings.push({
        file: source ?? file,
        line: range.start.line + 1,
        column: range.start.character + 1,
        rule: String(code),
        message,
      });
    }
  }
  return distinct(findings);
}

function resolverOf(texts: ReadonlyMap<string, string>): refs.Resolver {
  const read = async (uri: { path(): string }) => {
    const file = decodeURIComponent(uri.path());
    return texts.get(file) ?? (await readFile(file, 'utf8'));
  };
  return new refs.Resolver({ resolvers: { file: { resolve: read } } });
}
