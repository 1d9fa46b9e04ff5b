import { resolve } from '../../generate/document.ts';
import { answers } from '../contract/answers.ts';
import type { Parameter } from '../contract/document.ts';
import type { Reference } from '../contract/references.ts';
import { firstExample } from '../samples/request.ts';
import { type Html, html } from './html.ts';

/** What the script needs to know of the operation; everything else stands in the form. */
export type TryItFacts = {
  readonly method: string;
  readonly path: string;
  /** JSON pointer to the pre-signed URL in a success. */
  readonly urlPointer: string;
  /** File extension to the Content-Type of the upload. */
  readonly contentTypes: { readonly [extension: string]: string };
};

/** A valid request as a form, which a script sends to the mock or to the sandbox. */
export function tryItView(reference: Reference): Html {
  const { document, operation } = reference;
  const schemes = Object.entries(document.components.securitySchemes ?? {});
  return html`<details class="try-it" data-script-only><summary><h2 id="try-it">Try it</h2></summary>
<form data-facts="${JSON.stringify(factsOf(reference))}" autocomplete="off" novalidate>
<div class="servers" role="group" aria-label="Server"><label><input type="radio" name="server" value="" checked> Mock, beside this page</label>
<label><input type="radio" name="server" value="${sandbox(reference)}"> Sandbox, <code>${sandbox(reference)}</code></label></div>
<p class="warning" hidden>Your token goes from this page to the sandbox. Whether it lets a browser read its answer (CORS) is not documented; if it does not, use curl. Nothing that you type is stored.</p>
<label class="wanted">Answer of the mock<select name="wanted"><option value="any-token">What the request deserves</option>${answers(reference).map(({ name, status, example }) => html`<option value="mock-${name}">${status} ${example.summary}</option>`)}</select></label>
${schemes.map(([key, scheme]) => credential(key, scheme.name))}${(operation.parameters ?? []).map((parameter) => input(parameter, reference))}
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

function factsOf({ operation, method, path = '' }: Reference): TryItFacts {
  const [link] = Object.values(operation.responses).flatMap(({ links }) =>
    Object.values(links ?? {}),
  );
  if (!link) throw new Error(`${operation.operationId} has no link to the upload.`);
  return {
    method: method.toUpperCase(),
    path,
    urlPointer: link['x-target-url'].replace('$response.body#', ''),
    contentTypes: operation['x-upload-content-types'] ?? {},
  };
}

function sandbox({ servers }: Reference): string {
  const server = servers.find((each) => each['x-environment'] === 'sandbox');
  if (!server) throw new Error('The contract names no sandbox.');
  return server.url;
}

/** What the mock takes: any token, and a UUID for whatever else is asked for. */
function credential(key: string, header: string): Html {
  const value = key === 'authToken' ? 'any-token' : '00000000-0000-4000-8000-000000000001';
  return html`<label><code>${header}</code><input type="text" name="${header}" data-in="header" data-secret="${key}" data-mock="${value}" value="${value}" spellcheck="false"></label>`;
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
