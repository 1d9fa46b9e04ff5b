import { decoded } from '../http/target.ts';

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
    return Object.fromEntries(names.map((name, i) => [name, decoded(match[i + 1] ?? '')]));
  };
}
