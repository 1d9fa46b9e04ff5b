/** The compiler options of a consumer who wants to be told of everything. */
export function consumerOptions(skipLibCheck: boolean) {
  return {
    strict: true,
    noEmit: true,
    skipLibCheck,
    target: 'es2022',
    module: 'nodenext',
    exactOptionalPropertyTypes: true,
    types: ['node'],
  };
}
