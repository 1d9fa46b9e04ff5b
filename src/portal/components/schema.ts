import { retryableKinds } from '../../../generated/kinds.ts';
import { type OpenApiDocument, resolve, type Schema } from '../../contract/document.ts';
import { evidence } from './evidence.ts';
import { type Html, html, row, table } from './html.ts';
import { blocks, inline } from './markdown.ts';

/** Where a schema is shown: the document that holds what it refers to, and the ids of its fields. */
export type Place = { readonly document: OpenApiDocument; readonly id: string };

/** A schema as a reader needs it: type, meaning, constraints, values, and every field below it. */
export function schemaView(schema: Schema, place: Place): Html {
  const target = resolve(place.document, schema);
  return html`<div class="schema">${
    target.description && blocks(target.description)
  }${constraints(target)}${values(target)}${evidence(target['x-evidence'], place.document)}${fields(target, place)}${choices(target, place)}</div>`;
}

/** The type as words: \`string or null\`, \`array of RejectedItem\`. */
export function typeName(schema: Schema, document: OpenApiDocument): string {
  const target = resolve(document, schema);
  if (target.const !== undefined) return `always ${JSON.stringify(target.const)}`;
  const types = [target.type ?? []].flat();
  const names = types.map((type) => {
    if (type === 'array') return arrayName(target, document);
    return type === 'object' && schema.$ref ? refName(schema.$ref) : type;
  });
  if (names.length) return names.join(' or ');
  const parts = target.oneOf ?? target.anyOf ?? [];
  return parts.map((part) => refName(part.$ref ?? '')).join(' or ') || 'not documented';
}

export function refName(ref: string): string {
  return ref.split('/').at(-1) ?? ref;
}

function arrayName({ items }: Schema, document: OpenApiDocument): string {
  return items ? `array of ${typeName(items, document)}` : 'array';
}

type Fact = readonly [label: string, value: string | number, note?: string];

/** What a value must look like, and what is known of its life and secrecy. */
export function constraints(schema: Schema): Html {
  const life = schema['x-expires-in'];
  const kind = schema['x-error-kind'];
  const all: readonly (readonly [string, string | number | undefined, string?])[] = [
    ['format', schema.format],
    ['at least', schema.minLength, 'characters'],
    ['at most', schema.maxLength, 'characters'],
    ['from', schema.minimum],
    ['to', schema.maximum],
    ['at least', schema.minItems, 'item'],
    ['matches', schema.pattern],
    ['media type', schema.contentMediaType],
    ['XML element', schema.xml?.name],
    ['lives', life?.documented, 'seconds, as documented'],
    ['lives', life?.sample, 'seconds in the owner’s sample'],
    ['documented to have at most', schema['x-documented-max-length'], 'characters, not enforced'],
    ['secret:', secrecy(schema['x-sensitive'])],
    ['means', kind],
    ['worth a retry:', kind && yesNo(isRetryable(kind))],
  ];
  const stated = all.filter((fact): fact is Fact => fact[1] !== undefined);
  if (!stated.length) return html``;
  return html`<ul class="constraints">${stated.map(
    ([label, value, note]) => html`<li>${label} <code>${value}</code>${note && ` ${note}`}</li>`,
  )}</ul>`;
}

/** `whole` and `query` are the contract's words for what must never reach a log. */
export function secrecy(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  return part === 'query' ? 'the query of the URL' : `the ${part} value`;
}

/** Whether the same request can succeed later, by the kind of error. */
export function isRetryable(kind: string): boolean {
  return retryableKinds.some((one) => one === kind);
}

export function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function fields(schema: Schema, place: Place): Html {
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) =>
    field(name, property, schema.required?.includes(name) ?? false, place),
  );
  const item = schema.items && resolve(place.document, schema.items);
  if (item?.properties) return schemaView(schema.items ?? {}, place);
  const ofItem = item?.description && html`<p>Items: ${inline(item.description)}</p>`;
  return html`${ofItem}${rows.length > 0 && html`<ul class="fields">${rows}</ul>`}`;
}

function field(name: string, schema: Schema, required: boolean, place: Place): Html {
  const id = `${place.id}.${name}`;
  return html`<li id="${id}"><p class="name"><code>${name}</code> <span class="type">${typeName(schema, place.document)}</span> ${
    !required && html`<span class="optional">optional</span>`
  }</p>${schemaView(schema, { ...place, id })}</li>`;
}

function choices(schema: Schema, place: Place): Html {
  const parts = schema.oneOf ?? schema.anyOf ?? [];
  return html`${told(schema)}${parts.map((part) => {
    const name = refName(part.$ref ?? '');
    const id = `${place.id}-${name}`;
    const type = typeName(resolve(place.document, part), place.document);
    return html`<section class="choice"><h4 id="${id}">${name} <span class="type">${type}</span></h4>${schemaView(part, { ...place, id })}</section>`;
  })}`;
}

function told({ discriminator }: Schema): Html {
  if (!discriminator) return html``;
  const { propertyName, mapping = {} } = discriminator;
  const pairs = Object.entries(mapping).map(
    ([value, ref]) => html`<code>${value}</code> is ${refName(ref)}`,
  );
  return html`<p>Told apart by <code>${propertyName}</code>: ${row(pairs)}.</p>`;
}

/** Every value that the owner names, with its meaning and what it tells a caller. */
function values(schema: Schema): Html {
  if (!schema.enum) return html``;
  const meanings = schema['x-enumDescriptions'] ?? {};
  const kinds = schema['x-error-kinds'] ?? {};
  const rows = schema.enum.map((value) => {
    const name = String(value);
    const kind = kinds[name];
    const code = html`<code>${name}</code>`;
    return html`<tr><td>${kind ? html`<a href="/guides/errors/#${name}">${code}</a>` : code}</td><td>${inline(meanings[name])}${kind && html` <span class="kind">${kind}</span>`}</td></tr>`;
  });
  return table(['Value', 'Meaning'], rows);
}
