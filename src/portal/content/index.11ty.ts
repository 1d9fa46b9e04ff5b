import { apiCards } from '../components/apiCards.ts';
import { flowPicture } from '../components/flowPicture.ts';
import { html } from '../components/html.ts';
import type { PageData } from '../pages.ts';

export const data = {
  title: 'Send registers to Clear',
  nav: 'Overview',
  description:
    'How to get a pre-signed URL from Clear’s two pre-sign APIs and upload a sales or purchase register to it.',
  section: 'Start',
  kind: 'landing',
  order: 1,
  permalink: 'index.html',
};

export function render({ portal }: PageData): string {
  return html`<h1>Send a sales or purchase register to Clear</h1>
<p class="lead">Two small APIs answer with a URL; your file goes to that URL with one <code>PUT</code>. Everything they accept and answer is here, and what the owner does not say is marked.</p>
<h2 id="flow">How it goes</h2>
${flowPicture()}
<h2 id="which">Which one is mine?</h2>
<p>By the product that was bought. Both do the same; header names, errors, lifetime and one <code>Content-Type</code> differ.</p>
${apiCards(portal.references)}
`.markup;
}
