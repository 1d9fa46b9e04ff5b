/** The part of Eleventy that the portal uses; the package has no types of its own. */
declare module '@11ty/eleventy' {
  export type EleventyConfig = {
    addTemplateFormats(formats: readonly string[]): void;
    addExtension(extensions: readonly string[], options: { readonly key: string }): void;
    addGlobalData(name: string, value: unknown): void;
    addCollection(name: string, make: (all: { getAll(): Listed[] }) => unknown): void;
    setLiquidOptions(options: Readonly<Record<string, unknown>>): void;
    addShortcode(name: string, shortcode: () => string): void;
    addFilter<Value>(name: string, filter: (value: Value) => string): void;
    amendLibrary(name: 'md', amend: (library: import('markdown-it')) => void): void;
  };

  /** A page with what its front matter says. */
  export type Listed = {
    readonly url: string;
    readonly data: {
      readonly title: string;
      readonly nav?: string;
      readonly section?: string;
      readonly order?: number;
    };
  };

  export type EleventyOptions = {
    readonly quietMode: boolean;
    readonly configPath: false;
    readonly config: (config: EleventyConfig) => void;
  };

  export class Eleventy {
    constructor(input: string, output: string | undefined, options: EleventyOptions);
    toJSON(): Promise<{ readonly url: string; readonly content: string }[]>;
  }
}
