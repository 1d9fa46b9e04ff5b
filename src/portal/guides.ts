import type { EleventyConfig } from '@11ty/eleventy';
import { codes, comparison } from './components/comparison.ts';
import type { Html } from './components/html.ts';
import { inferredView } from './components/inferred.ts';
import { nextSteps } from './components/nextSteps.ts';
import { contentTypesBothView } from './components/uploadFacts.ts';
import { facts } from './contract/facts.ts';
import type { Reference } from './contract/references.ts';

/** What guides can insert: facts, and whole tables made of them. */
export function insertFacts(config: EleventyConfig, references: readonly Reference[]): void {
  config.addGlobalData('facts', facts);
  const tables: Record<string, () => Html> = {
    comparison: () => comparison(references),
    contentTypes: () => contentTypesBothView(references),
    inferred: inferredView,
    nextSteps: () => nextSteps(references),
  };
  for (const [name, make] of Object.entries(tables)) {
    config.addShortcode(name, () => make().markup);
  }
  const counted = new Intl.NumberFormat('en');
  config.addFilter('number', (value: number) => counted.format(value));
  config.addFilter('codes', (values: readonly string[]) => codes(values).markup);
}
