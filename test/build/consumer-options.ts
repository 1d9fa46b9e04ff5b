/** Every way in which TypeScript resolves a module, with a `module` that it goes with. */
export const resolutions: { readonly [resolution: string]: string } = {
  node10: 'esnext',
  node16: 'node16',
  nodenext: 'nodenext',
  bundler: 'esnext',
};

/** The compiler options of a consumer who wants to be told of everything. */
export function consumerOptions(moduleResolution: string, skipLibCheck = false) {
  return {
    strict: true,
    noEmit: true,
    skipLibCheck,
    target: 'es2022',
    module: resolutions[moduleResolution],
    moduleResolution,
    resolveJsonModule: true,
    esModuleInterop: true,
    exactOptionalPropertyTypes: true,
    types: ['node'],
  };
}
