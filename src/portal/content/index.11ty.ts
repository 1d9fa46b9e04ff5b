import { codeBlock } from '../components/code.ts';
import { flowPicture } from '../components/flow-picture.ts';
import { html } from '../components/html.ts';
import { apiCards } from '../components/tables.ts';
import type { PageData } from '../pages.ts';
import { givingPages } from '../references.ts';
import { clientSample } from '../samples/calls.ts';

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
  const [first] = givingPages(portal.references);
  if (!first) throw new Error('No API of the registry gives a URL to upload to.');
  return html`<div class="hero"><div><h1>Send a sales or purchase register to Clear</h1>
<p class="lead">For developers whose ERP has the GST registers of a company. You ask one of two small APIs for a URL, and <code>PUT</code> the file there.</p>
<p class="actions"><a class="button primary" href="/guides/quick-start/">Quick start</a> <a class="button" href="/guides/token/">Get a token</a> <a class="button" href="/guides/errors/">Which failure is mine?</a></p></div>
<div>${codeBlock(clientSample(first).source, 'typescript', portal.highlight)}
<p class="beside">The same in <a href="/samples/${first.name}/">curl, Python, Java, C#, Go and PHP</a>, without a library.</p></div></div>
<h2 id="which">Which of the two is yours?</h2>
<p>The one of the product that was bought. Both do the same; names, errors, lifetime and one <code>Content-Type</code> differ. <a href="/guides/choosing/">All differences</a></p>
${apiCards(portal.references)}
<h2 id="flow">How it goes</h2>
<div class="halves"><div>${flowPicture()}</div>
<div><p>First <a href="/guides/token/">get a token</a>, once for all of your programs. Then, for each file:</p><ol><li>Ask for a URL right before the upload: it is a secret, and it lives for minutes.</li><li><a href="/guides/upload/">Upload</a> with the <code>Content-Type</code> that this API wants for this kind of file.</li><li><a href="/guides/next-steps/">Start the ingestion</a>.</li><li>Poll its status until it is done.</li></ol>
<p>What stands here is documented by the owner unless it is marked. <a href="/guides/undocumented/">What is not documented</a></p>
<p>No account yet? <code>npm ci && npm start</code> in a copy of this project serves these pages with a mock of both APIs beside them.</p></div></div>
`.markup;
}
