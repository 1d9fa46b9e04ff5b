import { answersOf, documentedAnswers } from '../../contract/answers.ts';
import type { Answers } from '../../contract/meaning.ts';
import { exampleOf, type Input, uploadLinkOf } from '../../contract/operations.ts';
import { argumentsOf, type Reference, type Secret, secretsOf } from '../references.ts';
import { type Html, html } from './html.ts';

/** What the script needs to know of the operation; everything else stands in the form. */
export type TryItFacts = {
  readonly method: string;
  readonly path: string;
  /** The success that has a pre-signed URL, and the JSON pointer to it. */
  readonly link?: { readonly status: string; readonly pointer: string };
  /** The input that is the file's name. */
  readonly fileName: string;
  /** File extension to the Content-Type of the upload. */
  readonly contentTypes: { readonly [extension: string]: string };
  readonly answers: Answers;
  readonly uploadAnswers: Answers;
};

/** A valid request as a form, which a script sends to the mock or to the sandbox. */
export function tryItView(reference: Reference, all: readonly Reference[]): Html {
  const { document, operation } = reference;
  const sandbox = document.servers?.find((each) => each['x-environment'] === 'sandbox')?.url;
  const facts = JSON.stringify(factsOf(reference, all));
  return html`<details class="try-it" data-script-only><summary><h2 id="try-it">Try it</h2></summary>
<form data-facts="${facts}" autocomplete="off" novalidate>
<div class="servers" role="group" aria-label="Server"><label><input type="radio" name="server" value="" checked> Mock, beside this page</label>${
    sandbox &&
    html`
<label><input type="radio" name="server" value="${sandbox}"> Sandbox, <code>${sandbox}</code></label>`
  }</div>
<p class="warning" hidden>Your token goes from this page to the sandbox. Whether it lets a browser read its answer (CORS) is not documented; if it does not, use curl. Nothing that you type is stored.</p>
<label class="wanted">Answer of the mock<select name="wanted"><option value="any-token">What the request deserves</option>${documentedAnswers(document, operation).map(({ name, status, summary }) => html`<option value="mock-${name}">${status} ${summary}</option>`)}</select></label>
${secretsOf(reference).map((secret) => secretInput(secret, reference))}${argumentsOf(reference).map((input) => argumentInput(input, reference))}
<div class="actions"><button class="primary">Send</button><button type="button" class="cancel" hidden>Cancel</button><button type="button" class="curl">Copy as curl</button></div>
</form>
${outcome(html`<p class="caption">Sent</p><pre class="sent"><code></code></pre><p class="caption">Answered</p>`)}
<form class="upload" hidden autocomplete="off">
<label>A file to upload to this URL<input type="file" name="file" required></label>
<label><code>Content-Type</code><select name="type">${[...new Set(Object.values(operation['x-upload-content-types'] ?? {}))].map((type) => html`<option>${type}</option>`)}</select></label>
<p class="warning" role="status" hidden></p>
<div class="actions"><button class="primary">Upload</button><button type="button" class="cancel" hidden>Cancel</button></div>
<progress max="1" value="0" aria-label="Upload" hidden></progress>
${outcome(html``)}
</form>
</details>`;
}

function outcome(sent: Html): Html {
  return html`<div class="outcome" tabindex="-1" hidden><p role="status"></p><p class="explained" hidden>What this means, and what to do: <a href="/guides/errors/">errors</a></p>${sent}<pre class="answered"><code></code></pre></div>`;
}

function factsOf(reference: Reference, all: readonly Reference[]): TryItFacts {
  const { document, operation, method, path = '', storage } = reference;
  const link = uploadLinkOf(document, operation);
  const upload = all.find(({ name }) => name === storage);
  const named = argumentsOf(reference).find(({ role }) => role === 'name');
  return {
    method: method.toUpperCase(),
    path,
    ...(link && { link: { status: link.status, pointer: link.pointer } }),
    fileName: named?.parameter.name ?? '',
    contentTypes: operation['x-upload-content-types'] ?? {},
    answers: answersOf(document, operation),
    uploadAnswers: upload ? answersOf(upload.document, upload.operation) : {},
  };
}

/** What the mock takes: any token, and an example of whatever else is asked for. */
function secretInput(secret: Secret, { document }: Reference): Html {
  const { option, header, prefix, isCredential, says, schema } = secret;
  const examples = 'examples' in says ? says.examples : undefined;
  const value = isCredential ? 'any-token' : exampleOf(document, examples, schema);
  return html`<label><code>${header}</code><input type="text" name="${header}" data-in="${says.in ?? 'header'}" data-secret="${option}"${isCredential && html` data-token`}${prefix && html` data-prefix="${prefix}"`} data-mock="${value}" value="${value}" spellcheck="false"></label>`;
}

function argumentInput({ parameter, schema }: Input, { document }: Reference): Html {
  const { name: field, in: place, examples } = parameter;
  const value = exampleOf(document, examples, schema);
  const name = html`<code>${field}</code>`;
  if (schema.enum) {
    return html`<label>${name}<select name="${field}" data-in="${place}">${schema.enum.map((each) => html`<option${String(each) === value && html` selected`}>${String(each)}</option>`)}</select></label>`;
  }
  return html`<label>${name}<input type="text" name="${field}" data-in="${place}" value="${value}" spellcheck="false"></label>`;
}
