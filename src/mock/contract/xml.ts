import type { Schema } from './document.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Writes a flat object as XML; the schema's `xml.name` names the root element. */
export function toXml(schema: Schema, value: object): string {
  const root = schema.xml?.name ?? 'object';
  const elements = Object.entries(value).map(
    ([name, text]) =>
      `<${name}>${String(text).replace(/[&<>"]/g, (c) => escapes[c] ?? c)}</${name}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${elements.join('')}</${root}>`;
}
