/**
 * Reads storage's error, one element with text elements in it. Anything else is not what the contract
 * describes.
 */
export function readXml(text: string): { readonly value: unknown } | undefined {
  const [, content] = /^\s*(?:<\?xml[^>]*\?>)?\s*<Error>([\s\S]*)<\/Error>\s*$/.exec(text) ?? [];
  if (content === undefined) return undefined;
  const elements = [...content.matchAll(/<(\w+)>([^<]*)<\/\1>/g)];
  return {
    value: Object.fromEntries(elements.map(([, name, value = '']) => [name, plain(value)])),
  };
}

const entities: { readonly [name: string]: string } = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};

function plain(text: string): string {
  return text.replace(/&(\w+);/g, (entity, name: string) => entities[name] ?? entity);
}
