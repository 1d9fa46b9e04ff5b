import type { IncomingHttpHeaders } from 'node:http';
import type { Inputs } from '../../contract/faults.ts';

/** Reads a request's inputs under their exact names; only header names ignore case, as in HTTP. */
export function readInputs(
  headers: IncomingHttpHeaders,
  search: string,
  path: Readonly<Record<string, string>>,
): Inputs {
  let query: URLSearchParams | undefined;
  return {
    header: (name) => headers[name.toLowerCase()]?.toString(),
    query: (name) => {
      query ??= new URLSearchParams(search);
      return query.get(name) ?? undefined;
    },
    path: (name) => path[name],
  };
}
