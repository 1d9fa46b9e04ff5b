import { apiPages, type Reference } from '../contract/references.ts';
import { type Html, html } from './html.ts';
import { inline } from './markdown.ts';

/** What each contract says of the steps that come after the upload. */
export function nextSteps(references: readonly Reference[]): Html {
  return html`${apiPages(references).map(
    ({ document }) =>
      html`<h2>${document.info.title}</h2><ol start="3">${stepsAfterUpload(document.info.description).map((step) => html`<li>${inline(step)}</li>`)}</ol>`,
  )}`;
}

/** The list items 3 and on of the flow that a description begins with. */
function stepsAfterUpload(description: string): string[] {
  const steps = [...description.matchAll(/^\d+\. (?:.+\n?(?: {2,}.+\n?)*)/gm)]
    .map(([step]) => step.replace(/^\d+\. /, ''))
    .slice(2);
  if (!steps.length) throw new Error('A description no longer tells the steps after the upload.');
  return steps;
}
