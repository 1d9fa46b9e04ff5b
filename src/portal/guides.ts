import type { EleventyConfig } from '@11ty/eleventy';
import { camelCase } from '../contract/names.ts';
import { lifetimeOf, uploadLinkOf } from '../contract/operations.ts';
import { testTokens } from './components/answers.ts';
import { codeBlock } from './components/code.ts';
import type { Html } from './components/html.ts';
import { codes } from './components/markdown.ts';
import {
  comparison,
  contentTypes,
  faultParts,
  inferredStatements,
  nextSteps,
} from './components/tables.ts';
import type { Portal } from './pages.ts';
import { givingPages, mainPages, type Reference, secretsOf } from './references.ts';

/** What guides can insert: facts, and whole tables made of them. */
export function insertFacts(config: EleventyConfig, portal: Portal): void {
  const { references, root, mockHelp, highlight } = portal;
  config.addGlobalData('facts', facts(references));
  const tables: Record<string, () => Html> = {
    comparison: () => comparison(references),
    contentTypes: () => contentTypes(givingPages(references)),
    inferred: () => inferredStatements(root),
    nextSteps: () => nextSteps(references),
    testTokens: () => testTokens(references),
    faultParts: () => faultParts(root),
    mockHelp: () => codeBlock(mockHelp, 'text', highlight),
  };
  for (const [name, make] of Object.entries(tables)) {
    config.addShortcode(name, () => make().markup);
  }
  const counted = new Intl.NumberFormat('en');
  config.addFilter('number', (value: number) => counted.format(value));
  config.addFilter('codes', (values: readonly string[]) => codes(values).markup);
}

/** The facts that guides insert by template instead of saying them again, by the document's id. */
function facts(references: readonly Reference[]) {
  return Object.fromEntries(
    mainPages(references).map((reference) => [camelCase(reference.name), factsOf(reference)]),
  );
}

function factsOf(reference: Reference) {
  const { document, operation, method, path } = reference;
  return {
    title: document.info.title,
    method,
    path,
    servers: Object.fromEntries(
      (document.servers ?? []).map(({ url, 'x-environment': environment = url }) => [
        environment,
        url,
      ]),
    ),
    headers: Object.fromEntries(secretsOf(reference).map(({ option, header }) => [option, header])),
    contentTypes: operation['x-upload-content-types'],
    lifetime: lifetimeOf(document, operation),
    pointer: uploadLinkOf(document, operation)?.pointer,
    limits: operation['x-limits'],
    signature: operation['x-signature'],
  };
}
