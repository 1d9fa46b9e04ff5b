/** What is wrong, and where: lines and columns count from 1. */
export type Finding = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
};

/** Findings in the order of the files, each once: two documents that refer to a third find the same. */
export function distinct(findings: readonly Finding[]): readonly Finding[] {
  const byText = new Map(findings.map((finding) => [print(finding), finding]));
  return [...byText.values()].sort(
    (one, other) =>
      one.file.localeCompare(other.file) || one.line - other.line || one.column - other.column,
  );
}

/** One line that an editor can jump to. */
export function print({ file, line, column, rule, message }: Finding): string {
  return `${file}:${line}:${column}  ${rule}  ${message}`;
}

/** A command of GitHub's that shows the finding on its line; what the message holds cannot end it. */
export function annotation({ file, line, column, rule, message }: Finding): string {
  const data = (text: string) =>
    text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
  return `::error ${place}::${data(message)}`;
}
