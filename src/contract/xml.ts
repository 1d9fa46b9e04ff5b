import type { Json } from './document.ts';

const escapes: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text as XML has it, in an element or in an attribute. */
export function inXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');
}

/** Writes a flat object as XML, as `meaning.ts` reads it. */
export function toXml(root: string, value: Json): string {
  const children = Object.entries(value as { readonly [name: string]: Json }).map(
    ([name, text]) => `<${name}>${inXml(String(text))}</${name}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${children.join('')}</${root}>`;
}
