/** What a benchmark came to. */
export type Table = {
  readonly title: string;
  /** What the figures mean and what is wanted of them. */
  readonly note: string;
  readonly rows: readonly { readonly [column: string]: string | number }[];
};

/** A benchmark: the default export of each `*.bench.ts`. */
export type Benchmark = () => Promise<readonly Table[]>;

/** A table as aligned text. */
export function printed({ title, note, rows }: Table): string {
  const columns = Object.keys(rows[0] ?? {});
  const cells = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)));
  const lines = cells.map((line) =>
    line
      .map((cell, at) => (at ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[0] ?? 0)))
      .join('  '),
  );
  return [`\n${title}`, note, '', ...lines].join('\n');
}
