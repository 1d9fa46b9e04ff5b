import ts from 'typescript';

/** What TypeScript and Node say of themselves, parsed once for all programs of a process. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles files as `tsc` does, except that it does not look for faults in TypeScript's and Node's own
 * declarations.
 *
 * @param config what a tsconfig.json in the folder would say
 * @returns the compiler's complaints
 */
export function compile(folder: string, config: object): string {
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, how, ...rest) => {
    if (!isFixed(file)) return getSourceFile(file, how, ...rest);
    const key = JSON.stringify([file, how]);
    if (!parsed.has(key)) parsed.set(key, getSourceFile(file, how, ...rest));
    return parsed.get(key);
  };
  const program = ts.createProgram({ rootNames: fileNames, options, host });
  const sources = program.getSourceFiles().filter(({ fileName }) => !isFixed(fileName));
  const complaints = [
    ...errors,
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...sources.flatMap((source) => [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ]),
  ];
  return ts.formatDiagnostics(complaints, host);
}

function isFixed(file: string): boolean {
  return /\/node_modules\/(typescript\/lib|@types|undici-types)\//.test(file);
}
