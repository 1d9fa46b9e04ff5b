import type { EleventyConfig } from '@11ty/eleventy';
import { codeBlock } from './components/code.ts';
import { codes } from './components/codes.ts';
import { comparison } from './components/comparison.ts';
import type { Html } from './components/html.ts';
import { inferredView } from './components/inferred.ts';
import { faultParts } from './components/mock-docs.ts';
import { nextSteps } from './components/next-steps.ts';
import { testTokens } from './components/test-tokens.ts';
import { contentTypesBothView } from './components/upload-facts.ts';
import { facts } from './contract/facts.ts';
import type { Portal } from './pages.ts';

/** What guides can insert: facts, and whole tables made of them. */
export function insertFacts(config: EleventyConfig, portal: Portal): void {
  const { references, root, mockHelp, highlight } = portal;
  config.addGlobalData('facts', facts(references));
  const tables: Record<string, () => Html> = {
    comparison: () => comparison(references),
    contentTypes: () => contentTypesBothView(references),
    inferred: () => inferredView(root),
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
