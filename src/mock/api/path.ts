/** The parameters of a path when it is the operation's, else undefined. */
export type PathMatch = (path: string) => Readonly<Record<string, string>> | undefined;

/** Compiles a path template. Segments match raw; parameters come decoded. */
export function compilePath(template: string): PathMatch {
  const names: string[] = [];
  const source = template.replace(/\{([^}]+)\}|[.*+?^$()|[\]\\]/g, (text, name?: string) => {
    if (name === undefined) return `\\${text}`;
    names.push(name);
    return '([^/]*)';
  });
  const none = Object.freeze({});
  if (names.length === 0) return (path) => (path === template ? none : undefined);
  const expression = new RegExp(`^${source}$`);
  return (path) => {
    const match = expression.exec(path);
    if (!match) return undefined;
    return Object.fromEntries(names.map((name, i) => [name, decode(match[i + 1] ?? '')]));
  };
}

/** A malformed escape stays as it is: then it is a value like any other, and a wrong one. */
function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
