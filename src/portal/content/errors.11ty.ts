import { html } from '../components/html.ts';
import { errorsView } from '../errors/page.ts';
import type { PageData } from '../pages.ts';

export const data = {
  title: 'Which failure is mine',
  description:
    'Every failure of each API and of storage: what it means, what to do, whether to retry.',
  section: 'Start',
  order: 5,
  scripts: ['failure'],
  permalink: 'guides/errors/index.html',
};

export function render({ portal }: PageData): string {
  return html`<h1>Which failure is mine</h1><p class="lead">${data.description}</p>
<p>A failure is not always where you would look for it: Integration v1 answers some with a success’s status, and some mistakes of the caller with a server’s. Documented unless marked.</p>
${errorsView(portal.references)}`.markup;
}
