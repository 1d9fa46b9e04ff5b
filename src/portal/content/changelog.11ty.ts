import { stepsOf } from '../../contract/meaning.ts';
import { type Html, html } from '../components/html.ts';
import type { PageData } from '../pages.ts';

export const data = {
  title: 'What changed',
  description: 'What changed for you since each API’s description was last released.',
  section: 'More',
  order: 1,
  permalink: 'changelog/index.html',
};

type Changed = PageData['portal']['changes'][number];

export function render({ portal }: PageData): string {
  return html`<h1>What changed</h1><p class="lead">${data.description}</p>
${portal.changes.map(changesView)}`.markup;
}

const asks = {
  major: 'What you must change',
  minor: 'What is new; nothing that you have stops working',
} as const;

/** What a caller must know; a better word or example asks nothing of anybody and is only counted. */
export function changesView({ title, released, present, changes }: Changed): Html {
  const wording = changes.filter(({ impact }) => impact === 'patch').length;
  return html`<section><h2>${title}</h2><p>${changes.length ? `Released ${released}, now ${present}.` : `Version ${released} is the released one. Nothing changed since.`}</p>${Object.entries(
    asks,
  ).map(([impact, heading]) => {
    const found = changes.filter((change) => change.impact === impact);
    return html`${found.length > 0 && html`<h3>${heading}</h3><ul>${found.map(({ what, where }) => html`<li>${placeOf(where)}: ${sentence(what)}</li>`)}</ul>`}`;
  })}${wording > 0 && html`<p>${wording} ${wording === 1 ? 'wording or example is' : 'wordings or examples are'} better.</p>`}</section>`;
}

/** A JSON pointer as the words that a page has for the place. */
function placeOf(where: string): string {
  const steps = stepsOf(where);
  const structure =
    /^(paths|components|schemas|properties|items|content|schema|examples|value|\d|x-.*|oneOf|pathItems)$/;
  const names = steps.filter((step) => !structure.test(step));
  return names.length ? names.join(', ') : 'The whole';
}

/** Without the values, which are JSON; the reference has the present one. */
function sentence(what: string): string {
  return what.replaceAll(/`?x-[a-z-]+`?/g, 'A fact').replaceAll(/[{[].*[}\]]/gs, '…');
}
