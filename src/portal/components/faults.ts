import type { Fault } from '../../contract/document.ts';
import { mark } from './evidence.ts';
import { type Html, html } from './html.ts';

/** Which fault of a request gives which answer, in the order in which they are checked. */
export function faultsView(faults: readonly Fault[]): Html {
  return html`<table class="values"><thead><tr><th scope="col">Fault</th><th scope="col">Answer</th></tr></thead><tbody>${faults.map(
    (fault) =>
      html`<tr><td><code>${fault.name}</code> (${fault.in}) ${fault.violates ? html`violates <code>${fault.violates}</code>` : html`is <code>${fault.equals}</code>`}</td><td><a href="#answer-${fault.example}">${fault.status} ${fault.example}</a> ${mark(fault.basis)}</td></tr>`,
  )}</tbody></table>`;
}
