/** The extension of a file name in lower case, without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** The Content-Type that a contract gives for an extension; never guessed from anything else. */
export function contentTypeOf(
  table: { readonly [extension: string]: string },
  extension: string,
): string | undefined {
  return Object.hasOwn(table, extension) ? table[extension] : undefined;
}
