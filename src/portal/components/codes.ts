import { type Html, html } from './html.ts';

/** Names as code, in a row. */
export function codes(values: readonly string[]): Html {
  return html`${values.map((value, index) => html`${index > 0 && ', '}<code>${value}</code>`)}`;
}
