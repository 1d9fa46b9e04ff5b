import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import type { Manifest } from './manifest.ts';

/** Where the declarations lie in a package: as in the repository, so that they refer to each other. */
const typesFolder = 'types';

/** The declarations of an entry point, relative to the package. */
export function declarationsOf(root: string, folder: string) {
  return (file: string): string => {
    const place = relative(root, join(folder, file)).split(sep).join('/');
    return `./${typesFolder}/${place.replace(/\.ts$/, '.d.ts')}`;
  };
}

/**
 * Writes the declarations of a package's entry points and of all that they refer to.
 *
 * @throws with the compiler's own words when there is a type error
 */
export async function writeDeclarations(
  root: string,
  folder: string,
  manifest: Manifest,
  output: string,
): Promise<void> {
  const files = Object.values(manifest.exports).map((file) => join(folder, file));
  const program = ts.createProgram(files, {
    ...optionsOf(root),
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: root,
    outDir: join(output, typesFolder),
  });
  const texts = new Map<string, string>();
  const { diagnostics } = program.emit(undefined, (file, text) => texts.set(file, text));
  const faults = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
  if (faults.length) throw new Error(ts.formatDiagnostics(faults, hostOf(root)));
  for (const [file, text] of texts) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, runnable(text));
  }
}

function optionsOf(root: string): ts.CompilerOptions {
  const file = join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, ts.sys, root).options;
}

function hostOf(root: string): ts.FormatDiagnosticsHost {
  return {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  };
}

/** The compiler leaves the `.ts` of an import in a declaration, where there will be no such file. */
function runnable(text: string): string {
  return text.replace(/((?:from|import) ?\(?['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2');
}
