import type { Json } from '../../generate/document.ts';

/** A body as it goes over the wire, laid out for reading, and the language it is written in. */
export type Body = { readonly text: string; readonly language: 'json' | 'xml' | 'text' };

/**
 * An example's value in its media type: a text stays a text and an array an array.
 *
 * @param root the name of the XML element that holds the value
 */
export function bodyOf(value: Json, mediaType: string, root = 'body'): Body {
  if (mediaType.endsWith('json')) return { text: JSON.stringify(value, null, 2), language: 'json' };
  if (mediaType.endsWith('xml')) return { text: element(root, value), language: 'xml' };
  return { text: String(value), language: 'text' };
}

function element(name: string, value: Json): string {
  if (typeof value !== 'object' || value === null) return `<${name}>${asXmlText(value)}</${name}>`;
  const children = Object.entries(value).map(([child, inner]) => `  ${element(child, inner)}`);
  return [`<${name}>`, ...children, `</${name}>`].join('\n');
}

function asXmlText(value: Json): string {
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
