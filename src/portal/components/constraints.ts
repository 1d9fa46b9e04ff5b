import { isRetryable } from '../contract/answers.ts';
import type { Schema } from '../contract/document.ts';
import { type Html, html } from './html.ts';

type Fact = readonly [label: string, value: string | number, note?: string];

/** What a value must look like, and what is known of its life and secrecy. */
export function constraints(schema: Schema): Html {
  const stated = facts(schema);
  if (!stated.length) return html``;
  return html`<ul class="constraints">${stated.map(
    ([label, value, note]) => html`<li>${label} <code>${value}</code>${note && ` ${note}`}</li>`,
  )}</ul>`;
}

function facts(schema: Schema): Fact[] {
  const life = schema['x-expires-in'];
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
    ['means', schema['x-error-kind']],
    ['worth a retry:', schema['x-error-kind'] && yesNo(isRetryable(schema['x-error-kind']))],
  ];
  return all.filter((fact): fact is Fact => fact[1] !== undefined);
}

/** `whole` and `query` are the contract's words for what must never reach a log. */
export function secrecy(part: string | undefined): string | undefined {
  if (part === undefined) return undefined;
  return part === 'query' ? 'the query of the URL' : `the ${part} value`;
}

export function yesNo(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? 'yes' : 'no';
}
