import { html } from '../components/html.ts';
import { inline } from '../components/markdown.ts';
import type { PageData } from '../pages.ts';

export const data = {
  title: 'Changelog',
  description:
    'What changed in the contracts since their last release, and what that asks of callers.',
  section: 'More',
  order: 2,
  permalink: 'changelog/index.html',
};

const impacts = {
  major: 'Breaking',
  minor: 'New, and safe for callers',
  patch: 'Wording, examples and bounds that only became safer',
} as const;

export function render({ portal }: PageData): string {
  return html`<h1>Changelog</h1><p class="lead">${data.description}</p>
<p>Made by comparing each contract with its released form: Redocly judges what OpenAPI has words for, rules of our own judge the <code>x-</code> keys.</p>
${portal.changes.map(view)}`.markup;
}

function view({ title, released, present, changes }: PageData['portal']['changes'][number]) {
  if (!changes.length) {
    return html`<section><h2>${title}</h2><p>Version ${released} is the released one. Nothing changed since.</p></section>`;
  }
  const groups = Object.entries(impacts).map(([impact, heading]) => {
    const found = changes.filter((change) => change.impact === impact);
    return html`${found.length > 0 && html`<h3>${heading}</h3><ul>${found.map(({ what, where }) => html`<li>${inline(what)} <code>${where}</code></li>`)}</ul>`}`;
  });
  return html`<section><h2>${title}</h2><p>Released ${released}, now ${present}.</p>${groups}</section>`;
}
