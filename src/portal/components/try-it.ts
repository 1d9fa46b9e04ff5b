import { resolve } from '../../contract/document.ts';
import { uploadLinkOf } from '../../contract/operations.ts';
import { answers } from '../contract/answers.ts';
import type { Parameter } from '../contract/document.ts';
import { parametersOf, type Reference } from '../contract/references.ts';
import { type Secret, secretsOf } from '../contract/secrets.ts';
import { firstExample } from '../samples/request.ts';
import { type Html, html } from './html.ts';

/** What the script needs to know of the operation; everything else stands in the form. */
export type TryItFacts = {
  readonly method: string;
  readonly path: string;
  /** The success that has a pre-signed URL, and the JSON pointer to it. */
  readonly link?: { readonly status: string; readonly pointer: string };
  /** File extension to the Content-Type of the upload. */
  readonly contentTypes: { readonly [extension: string]: string };
};

/** A valid request as a form, which a script sends to the mock or to the sandbox. */
export function tryItView(reference: Reference): Html {
  const { operation } = reference;
  const sandbox = sandboxOf(reference);
  return html`<details class="try-it" data-script-only><summary><h2 id="try-it">Try it</h2></summary>
<form data-facts="${JSON.stringify(factsOf(reference))}" autocomplete="off" novalidate>
<div class="servers" role="group" aria-label="Server"><label><input type="radio" name="server" value="" checked> Mock, beside this page</label>${
    sandbox &&
    html`
<label><input type="radio" name="server" value="${sandbox}"> Sandbox, <code>${sandbox}</code></label>`
  }</div>
<p class="warning" hidden>Your token goes from this page to the sandbox. Whether it lets a browser read its answer (CORS) is not documented; if it does not, use curl. Nothing that you type is stored.</p>
<label class="wanted">Answer of the mock<select name="wanted"><option value="any-token">What the request deserves</option>${answers(reference).map(({ name, status, summary }) => html`<option value="mock-${name}">${status} ${summary}</option>`)}</select></label>
${secretsOf(reference.document, reference.operation).map(secretInput)}${parametersOf(operation).map((parameter) => input(parameter, reference))}
<button class="primary">Send</button>
</form>
<div class="outcome" hidden><p role="status"></p><p class="caption">Sent</p><pre class="sent"></pre><p class="caption">Answered</p><pre class="answered"></pre></div>
<form class="upload" hidden autocomplete="off">
<label>A file to upload to this URL<input type="file" name="file" required></label>
<label><code>Content-Type</code><select name="type">${[...new Set(Object.values(operation['x-upload-content-types'] ?? {}))].map((type) => html`<option>${type}</option>`)}</select></label>
<button class="primary">Upload</button>
<progress max="1" value="0" aria-label="Upload" hidden></progress>
<div class="outcome" hidden><p role="status"></p><pre class="answered"></pre></div>
</form>
</details>`;
}

function factsOf({ document, operation, method, path = '' }: Reference): TryItFacts {
  const link = uploadLinkOf(document, operation);
  return {
    method: method.toUpperCase(),
    path,
    ...(link && { link: { status: link.status, pointer: link.pointer } }),
    contentTypes: operation['x-upload-content-types'] ?? {},
  };
}

function sandboxOf({ servers }: Reference): string | undefined {
  return servers.find((each) => each['x-environment'] === 'sandbox')?.url;
}

/** What the mock takes: any token, and a UUID for whatever else is asked for. */
function secretInput({ option, name, in: place, prefix, isCredential }: Secret): Html {
  const value = isCredential ? 'any-token' : '00000000-0000-4000-8000-000000000001';
  return html`<label><code>${name}</code><input type="text" name="${name}" data-in="${place}" data-secret="${option}"${isCredential && html` data-token`}${prefix && html` data-prefix="${prefix}"`} data-mock="${value}" value="${value}" spellcheck="false"></label>`;
}

function input(parameter: Parameter, { document }: Reference): Html {
  const value = firstExample(document, parameter.examples);
  const values = resolve(document, parameter.schema).enum;
  const name = html`<code>${parameter.name}</code>`;
  if (values) {
    return html`<label>${name}<select name="${parameter.name}" data-in="${parameter.in}">${values.map((each) => html`<option${each === value && html` selected`}>${String(each)}</option>`)}</select></label>`;
  }
  return html`<label>${name}<input type="text" name="${parameter.name}" data-in="${parameter.in}" value="${value}" spellcheck="false"></label>`;
}
