import { variable } from '../../contract/names.ts';
import { html } from '../components/html.ts';
import { codes } from '../components/markdown.ts';
import { samplesView } from '../components/samples.ts';
import type { PageData } from '../pages.ts';
import { givingPages, type Reference, secretsOf } from '../references.ts';
import { filledPrograms, givenInputs, sampleFile } from '../samples/fill.ts';

type Data = PageData & { readonly api: Reference };

/** One page of whole programs for each API that gives URLs. */
export const data = {
  pagination: {
    data: 'portal.references',
    size: 1,
    alias: 'api',
    before: (all: readonly Reference[]) => givingPages(all),
    addAllPagesToCollections: true,
  },
  permalink: ({ api }: Data) => `samples/${api.name}/index.html`,
  section: 'Samples',
  kind: 'wide',
  scripts: ['sample'],
  eleventyComputed: {
    title: ({ api }: Data) => `Upload a file with ${api.document.info.title}`,
    nav: ({ api }: Data) => api.document.info.title,
    description: ({ api }: Data) =>
      `Whole programs that upload a file with ${api.document.info.title}, in eight languages.`,
    order: ({ api, portal }: Data) => portal.references.indexOf(api),
  },
};

export function render({ api, portal }: Data): string {
  const { name, contentType } = sampleFile(api);
  const types = JSON.stringify(api.operation['x-upload-content-types'] ?? {});
  const names = secretsOf(api).map(({ option }) => variable(option));
  return html`<h1>Upload a file with ${api.document.info.title}</h1><p class="lead">Whole programs: paste one, set ${codes(names)} in the environment, run it.</p>
<p>Each asks for the URL, uploads with the right <code>Content-Type</code> and says what to do when something fails. None prints the URL, which is a secret. They call the sandbox; with <code>CLEAR_BASE_URL=http://127.0.0.1:4010</code> they call the mock, which takes any token. <a href="${api.url}">The reference</a></p>
<form class="own-file" data-script-only autocomplete="off" data-types="${types}"><label>Your file’s name<input type="text" name=".file" value="${name}" spellcheck="false"></label>${givenInputs(api).map(({ option, choices, value }) => choices && html`<label><code>${option}</code><select name="${option}">${choices.map((choice) => html`<option${choice === value && html` selected`}>${choice}</option>`)}</select></label>`)}<p role="status">${name} goes up as ${contentType}.</p></form>
${samplesView(filledPrograms(api, portal.references), portal.highlight)}`.markup;
}
