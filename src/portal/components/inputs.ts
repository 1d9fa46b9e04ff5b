import {
  type Example,
  type Fault,
  type Named,
  type OpenApiDocument,
  resolve,
} from '../../contract/document.ts';
import type { Input } from '../../contract/operations.ts';
import { argumentsOf, type Reference, type Secret, secretsOf } from '../references.ts';
import { evidence, mark } from './evidence.ts';
import { type Html, html, table } from './html.ts';
import { blocks } from './markdown.ts';
import { constraints, schemaView, secrecy, typeName } from './schema.ts';

/** Everything that a caller sends, with all that must be known of it. */
export function inputsView(reference: Reference): Html {
  const { document, operation } = reference;
  const secrets = secretsOf(reference);
  const parameters = argumentsOf(reference);
  return html`${
    secrets.length > 0 &&
    html`<section><h2 id="security">Security</h2><ul class="fields">${secrets.map((secret) => secretView(secret, document))}</ul></section>`
  }${
    parameters.length > 0 &&
    html`<section><h2 id="parameters">Parameters</h2><ul class="fields">${parameters.map((input) => parameterView(input, document))}</ul></section>`
  }${bodyView(operation.requestBody, document)}`;
}

function parameterView({ parameter }: Input, document: OpenApiDocument): Html {
  const id = `parameter-${parameter.name}`;
  return html`<li id="${id}"><p class="name"><code data-copy>${parameter.name}</code> <span class="type">${typeName(parameter.schema, document)}</span> <span class="in">${parameter.in}</span> ${requirement(parameter.required)}</p>
${blocks(parameter.description)}${evidence(parameter['x-evidence'], document)}${schemaView(parameter.schema, { document, id })}${examplesTable(parameter.examples, document)}</li>`;
}

/** A credential, which OpenAPI keeps apart from the parameters but a caller sends like one. */
function secretView({ header, says, schema }: Secret, document: OpenApiDocument): Html {
  const { description, 'x-sensitive': sensitive } = says;
  const type = 'type' in says ? `${says.type}, ` : '';
  return html`<li id="parameter-${header}"><p class="name"><code data-copy>${header}</code> <span class="type">${type}${String(schema.type ?? 'string')}</span> <span class="in">${says.in ?? 'header'}</span> ${requirement(true)}</p>
${blocks(description)}${constraints(schema)}${sensitive && html`<p class="secret">Secret: ${secrecy(sensitive)} is never logged.</p>`}${evidence(says['x-evidence'], document)}${'examples' in says && examplesTable(says.examples, document)}</li>`;
}

function bodyView(body: Reference['operation']['requestBody'], document: OpenApiDocument): Html {
  if (!body) return html``;
  const types = Object.entries(body.content);
  return html`<section><h2 id="body">Body</h2><p>${requirement(body.required)}${types.length > 1 && ', as one of these'}</p>${blocks(body.description)}<ul class="fields">${types.map(
    ([mediaType, { schema = {} }]) =>
      html`<li><p class="name"><code data-copy>${mediaType}</code></p>${schemaView(schema, { document, id: `body-${mediaType.replace(/\W/g, '-')}` })}</li>`,
  )}</ul></section>`;
}

function requirement(required = false): Html {
  const word = required ? 'required' : 'optional';
  return html`<span class="${word}">${word}</span>`;
}

/** Values that are right, with what each of them says. */
export function examplesTable(
  examples: Named<Example> | undefined,
  document: OpenApiDocument,
): Html {
  const rows = Object.values(examples ?? {}).map((given) => {
    const example = resolve(document, given);
    return html`<tr><td><code>${String(example.value)}</code></td><td>${example.summary}${evidence(example['x-evidence'], document)}</td></tr>`;
  });
  if (!rows.length) return html``;
  return table(['Example', 'Meaning'], rows);
}

/** What a mistake is called, by the constraint that it breaks. */
const mistakes: { readonly [keyword: string]: string } = {
  required: 'is missing',
  minLength: 'is empty or too short',
  maxLength: 'is too long',
  enum: 'is not one of the allowed values',
  pattern: 'is not of the allowed form',
  format: 'is malformed',
};

/** Which mistake in a request gives which answer, in the order in which they are looked for. */
export function mistakesView(faults: readonly Fault[]): Html {
  const rows = faults.map(
    ({ name, violates = '', equals, status, example, basis, in: place }) =>
      html`<tr><td><code>${name}</code> (${place}) ${equals ? html`is <code>${equals}</code>` : (mistakes[violates] ?? 'is wrong')}</td><td><a href="#answer-${example}">${status} ${example}</a> ${mark(basis)}</td></tr>`,
  );
  return table(['Mistake', 'Answer'], rows);
}
