import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { defineConfig, type Rolldown, type UserConfig } from 'tsdown';
import { licencesOf } from './src/portal/licences.ts';

/** The parts of a workspace's package.json that the build reads. */
type Manifest = {
  readonly name: string;
  readonly private?: boolean;
  /** Entry points by their name: TypeScript of the workspace, or files that the package brings. */
  readonly exports: { readonly [name: string]: string };
  /** Commands by their name, each TypeScript of the workspace. */
  readonly bin?: { readonly [command: string]: string };
  /**
   * What the package brings beside its code, by its folder in the package: a folder, or files by a pattern,
   * each named after the folder that it is in.
   */
  readonly brings?: { readonly [folder: string]: string };
  readonly dependencies?: { readonly [name: string]: string };
  /** What a command has in it of others; whoever installs it need not have them. */
  readonly devDependencies?: { readonly [name: string]: string };
};

const root = import.meta.dirname;

/** One program of the compiler for all packages: a module that is not in it gets one of its own, which takes seconds. */
const declarations = {
  sourcemap: false,
  eager: true,
  tsconfigRaw: { include: ['src/client', 'src/contract', 'src/mock', 'generated'] },
};

/** The folders of the workspaces that are published: all that are not private. */
export function packages(): string[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folders: string[] = workspaces.map((folder: string) => join(root, folder));
  return folders.filter((folder) => !readManifest(folder).private);
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** How a workspace becomes a whole package, from which `npm pack` and `npm publish` run. */
export function packageConfig(folder: string, outDir: string = join(folder, 'dist')): UserConfig {
  const manifest = readManifest(folder);
  const { name, exports, bin, brings = {} } = manifest;
  const library = Object.values(exports).filter(isSource).map(withoutDot);
  const commands = Object.values(bin ?? {}).map(withoutDot);
  return {
    name,
    cwd: folder,
    outDir,
    tsconfig: join(root, 'tsconfig.json'),
    entry: Object.fromEntries([...library, ...commands].map((file) => [built(file, ''), file])),
    format: 'esm',
    // `.js`, since the package says that it is ESM.
    fixedExtension: false,
    hash: false,
    // What a command brings of others as ESM when they have it: some of their CommonJS cannot be bundled.
    inputOptions: { resolve: { mainFields: ['module', 'main'] } },
    outputOptions: {
      chunkFileNames: 'shared/[name].js',
      // The sources are in the maps; their names are those that they have in this repository.
      sourcemapPathTransform: (source, map) =>
        relative(root, resolve(dirname(map), source)).replaceAll('\\', '/'),
    },
    sourcemap: true,
    dts: library.length > 0 && { cwd: folder, entry: library, ...declarations },
    // A library leaves every other package to its dependencies; a command may have some in it.
    deps: { onlyBundle: bin ? false : [] },
    copy: [
      'README.md',
      join(root, 'LICENSE'),
      ...Object.entries(brings).map(([place, from]) =>
        from.includes('*')
          ? { from, to: join(outDir, place), rename: namedAfterFolder }
          : { from, to: outDir, rename: place },
      ),
    ],
    plugins: [licences, unmapped],
    failOnWarn: true,
    // On a busy machine it would warn of the time that things took.
    checks: { pluginTimings: false },
    report: false,
    hooks: {
      'build:done': async () => {
        const text = JSON.stringify(published(manifest), null, 2);
        await writeFile(join(outDir, 'package.json'), `${text}\n`);
      },
    },
  };
}

/**
 * The package.json of the package: the workspace's own, entered by what was built. The repository's address,
 * which only a release knows, comes with the release.
 */
function published({ exports, bin, brings: _, devDependencies: __, ...rest }: Manifest): object {
  const entries = Object.entries(exports).map(([name, file]) => [
    name,
    isSource(file) ? { types: built(file, '.d.ts'), default: built(file, '.js') } : file,
  ]);
  const commands = Object.entries(bin ?? {}).map(([name, file]) => [
    name,
    withoutDot(built(file, '.js')),
  ]);
  const main = exports['.'];
  return {
    ...rest,
    // For what does not read `exports`, as TypeScript's old `moduleResolution: node`.
    ...(main && { main: built(main, '.js'), types: built(main, '.d.ts') }),
    exports: { ...Object.fromEntries(entries), './package.json': './package.json' },
    ...(bin && { bin: Object.fromEntries(commands) }),
  };
}

const licences: Rolldown.Plugin = {
  name: 'licences',
  generateBundle(_, bundle) {
    const scripts = Object.values(bundle).filter((output) => output.type === 'chunk');
    const source = licencesOf(scripts.flatMap(({ moduleIds }) => moduleIds));
    if (!source) return;
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES', source });
  },
};

/** Declarations have no maps, which would lead to sources that are not in the package; nor do they name one. */
const unmapped: Rolldown.Plugin = {
  name: 'unmapped-declarations',
  generateBundle(_, bundle) {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk' || !output.fileName.endsWith('.d.ts')) continue;
      output.code = output.code.replace(/^\/\/# sourceMappingURL=.*\n?/m, '');
    }
  },
};

function isSource(file: string): boolean {
  return file.endsWith('.ts');
}

function built(file: string, ending: string): string {
  return file.replace(/\.ts$/, ending);
}

function withoutDot(file: string): string {
  return file.replace(/^\.\//, '');
}

/** `generated/one-integration/openapi.json` becomes `one-integration.json`. */
function namedAfterFolder(_: string, extension: string, path: string): string {
  return `${basename(dirname(path))}.${extension}`;
}

export default defineConfig(packages().map((folder) => packageConfig(folder)));
