/** A piece of markup that is safe to put into a page as it is. */
export type Html = { readonly markup: string };

type Value = Html | readonly Value[] | string | number | undefined | false | null;

/**
 * Markup with values in it. Text is escaped; pieces made by `html` and lists of them are taken as they
 * are; `undefined`, `null` and `false` leave nothing.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const markup = parts.reduce((text, part, index) => text + print(values[index - 1]) + part);
  return { markup };
}

/** Markup that another program made and that is known to be safe. */
export function trusted(markup: string): Html {
  return { markup };
}

/** Pieces in a row. */
export function row(pieces: readonly (Html | string)[], between: Html | string = ', '): Html {
  return html`${pieces.map((piece, index) => html`${index > 0 && between}${piece}`)}`;
}

/** A path or a media type that breaks between its parts, where it has to. */
export function breakable(text: string): Html {
  return row(text.split(/(?<=[/.])/), html`<wbr>`);
}

/** A table whose rows are `tr` elements. */
export function table(heads: readonly (Html | string)[], rows: readonly Html[]): Html {
  return html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function print(value: Value): string {
  if (value === undefined || value === null || value === false) return '';
  if (Array.isArray(value)) return value.map(print).join('');
  if (typeof value === 'object') return (value as Html).markup;
  return escapeHtml(String(value));
}
