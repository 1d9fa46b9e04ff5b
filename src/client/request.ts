import type { Answer } from './answer.ts';

/** A request, as far as it matters. */
export type PlainRequest = Pick<Request, 'url' | 'method'> & {
  /** By their names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly signal?: AbortSignal | undefined;
};

/** Sends a request of an API. */
export type SendPlain = (request: PlainRequest) => Promise<Answer>;

/** The parameters that a `GET` of a path puts into its address. */
type AddressParameters<Paths, Path extends keyof Paths> = Paths[Path] extends {
  readonly get: { readonly parameters: infer Parameters };
}
  ? Pick<Parameters, Extract<keyof Parameters, 'path' | 'query'>>
  : never;

/** The address of a path with its parameters filled in and percent-encoded. */
export function addressOf<Paths, Path extends keyof Paths & string>(
  path: Path,
  params: AddressParameters<Paths, Path>,
): string {
  const { path: inPath = {}, query = {} } = params as {
    [place: string]: { [name: string]: string };
  };
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(inPath[name] ?? ''));
  const pairs = Object.entries(query).map(
    ([name, value]) => `${name}=${encodeURIComponent(value)}`,
  );
  return `${filled}?${pairs.join('&')}`;
}
