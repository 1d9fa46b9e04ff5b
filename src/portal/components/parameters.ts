import { type Named, resolve } from '../../contract/document.ts';
import type { ApiDocument, Example, Parameter } from '../contract/document.ts';
import type { Secret } from '../contract/secrets.ts';
import { constraints, secrecy } from './constraints.ts';
import { evidence } from './evidence.ts';
import { type Html, html } from './html.ts';
import { blocks } from './markdown.ts';
import { schemaView, typeName } from './schema.ts';

/** One input of the operation with everything that a caller must know of it. */
export function parameterView(parameter: Parameter, document: ApiDocument): Html {
  const id = `parameter-${parameter.name}`;
  const sources = document['x-sources'];
  return html`<li id="${id}"><p class="name"><code>${parameter.name}</code> <span class="type">${typeName(parameter.schema, document)}</span> <span class="in">${parameter.in}</span> ${requirement(parameter.required)}</p>
${blocks(parameter.description)}${evidence(parameter['x-evidence'], sources)}${schemaView(parameter.schema, { document, id })}${examplesTable(parameter.examples, document)}</li>`;
}

/** A credential, which OpenAPI keeps apart from the parameters but a caller sends like one. */
export function credentialView(secret: Secret, document: ApiDocument): Html {
  const { name, type, schema, sensitive } = secret;
  return html`<li id="parameter-${name}"><p class="name"><code>${name}</code> <span class="type">${type}, ${String(schema?.type ?? 'string')}</span> <span class="in">${secret.in}</span> ${requirement(true)}</p>
${blocks(secret.description)}${schema && constraints(schema)}${sensitive && html`<p class="secret">Secret: ${secrecy(sensitive)} is never logged.</p>`}${evidence(secret.evidence, document['x-sources'])}</li>`;
}

function requirement(required: boolean): Html {
  return html`<span class="${required ? 'required' : 'optional'}">${required ? 'required' : 'optional'}</span>`;
}

/** Values that are right, with what each of them says. */
export function examplesTable(examples: Named<Example>, document: ApiDocument): Html {
  const rows = Object.values(examples).map((reference) => {
    const example = resolve(document, reference);
    return html`<tr><td><code>${String(example.value)}</code></td><td>${example.summary}${evidence(example['x-evidence'], document['x-sources'])}</td></tr>`;
  });
  return html`<table class="values"><thead><tr><th scope="col">Example</th><th scope="col">Meaning</th></tr></thead><tbody>${rows}</tbody></table>`;
}
