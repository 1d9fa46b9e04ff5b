/** The part of the converter that is used here; the package has no types of its own. */
declare module 'openapi-to-postmanv2' {
  type Result = {
    readonly reason?: string;
    readonly output?: readonly { readonly data: object }[];
  };
  const converter: {
    convert(
      input: { readonly type: 'json'; readonly data: object },
      options: Readonly<Record<string, string>>,
      done: (fault: Error | null, result: Result | undefined) => void,
    ): void;
  };
  export default converter;
}
