/** How long a line of a comment may be; one of code is shorter. */
const width = 108;

/** A value as TypeScript: on one line where that is short, without the quotes that a name does not need. */
export function literal(value: unknown, indent = ''): string {
  if (value instanceof Code) return value.text;
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const inner = `${indent}  `;
  const parts = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => {
      return isList ? literal(item, inner) : `${nameOf(key)}: ${literal(item, inner)}`;
    });
  const [open, close] = isList ? '[]' : '{}';
  if (!parts.length) return `${open}${close}`;
  const line = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  if (!line.includes('\n') && indent.length + line.length <= 88) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}

/** What stands in a literal as it is, such as the name of a constant. */
export class Code {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** A text as TypeScript. */
export function quoted(text: string): string {
  if (text.includes("'") && !text.includes('"')) return JSON.stringify(text);
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A key as an object or a type has it. */
export function nameOf(key: string): string {
  return /^([A-Za-z_$][\w$]*|0|[1-9]\d*)$/.test(key) ? key : quoted(key);
}

/** A comment above a declaration, its lines filled; tags stand below the text. */
export function docstring(text: string, indent = '', tags: readonly string[] = []): string {
  const lines = filled(text, width - indent.length - ' * '.length);
  const single = `${indent}/** ${lines[0]} */\n`;
  if (lines.length === 1 && !tags.length && single.length <= width) return single;
  const all = tags.length ? [...lines, '', ...tags] : lines;
  const body = all.map((line) => `${indent} * ${line}`.trimEnd());
  return `${indent}/**\n${body.join('\n')}\n${indent} */\n`;
}

function filled(text: string, longest: number): string[] {
  const [first = '', ...words] = text.replaceAll('*/', '* /').trim().split(/\s+/);
  const lines = [first];
  for (const word of words) {
    const last = lines.length - 1;
    if (`${lines[last]} ${word}`.length > longest) lines.push(word);
    else lines[last] += ` ${word}`;
  }
  return lines;
}
