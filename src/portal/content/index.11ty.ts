import { apiCards } from '../components/api-cards.ts';
import { codeBlock } from '../components/code.ts';
import { flowPicture } from '../components/flow-picture.ts';
import { html } from '../components/html.ts';
import type { Reference } from '../contract/references.ts';
import type { PageData } from '../pages.ts';
import { clientUpload } from '../samples/client.ts';

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
<p class="actions"><a class="button primary" href="/guides/quick-start/">Quick start</a> <a class="button" href="#which">Which API is mine?</a> <a class="button" href="/guides/errors/">Errors</a></p>
<div class="halves"><section><h2 id="flow">How it goes</h2>
${flowPicture()}</section>
<section><h2 id="code">In five lines</h2>
${codeBlock(fiveLines(portal.references), 'typescript', portal.highlight)}
<p>The right <code>Content-Type</code>, percent-encoding, retries, deadlines and secrets kept out of logs are taken care of.</p>
<h3 id="commands">Two commands</h3>
${codeBlock(twoCommands, 'bash', portal.highlight)}
<p>The first serves this portal with a mock of both APIs beside it, the second proves everything that is said here.</p></section></div>
<h2 id="which">Which one is mine?</h2>
<p>The one that belongs to the product that was bought. Both do the same; header names, errors, lifetime and one <code>Content-Type</code> differ. <a href="/guides/choosing/">All differences</a></p>
${apiCards(portal.references)}
`.markup;
}

function fiveLines(all: readonly Reference[]): string {
  const storage = all.find((page) => page.storage)?.storage ?? '';
  const client = clientUpload(all, storage);
  if (!client) throw new Error('No API of the registry gives a URL to upload to.');
  return `import { openAsBlob } from 'node:fs';
import { ${client.factory} } from 'clear-presign';

const client = ${client.factory}({ ${client.options} });
const body = await openAsBlob('sales.csv');
await ${client.call};`;
}

const twoCommands = 'npm ci && npm start\nnpm ci && npm test';
