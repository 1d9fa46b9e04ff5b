import { resolve } from '../../generate/document.ts';
import type {
  ApiDocument,
  Example,
  Named,
  Parameter,
  SecurityScheme,
} from '../contract/document.ts';
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
export function credentialView(scheme: SecurityScheme, document: ApiDocument): Html {
  return html`<li id="parameter-${scheme.name}"><p class="name"><code>${scheme.name}</code> <span class="type">${scheme.type}, ${String(scheme['x-schema']?.type ?? 'string')}</span> <span class="in">${scheme.in}</span> ${requirement(true)}</p>
${blocks(scheme.description)}${scheme['x-schema'] && constraints(scheme['x-schema'])}${scheme['x-sensitive'] && html`<p class="secret">Secret: ${secrecy(scheme['x-sensitive'])} is never logged.</p>`}${evidence(scheme['x-evidence'], document['x-sources'])}</li>`;
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
