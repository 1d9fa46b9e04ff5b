import { html } from '../components/html.ts';

export const data = {
  title: 'Nothing here',
  description: 'There is no page at this address.',
  permalink: '404.html',
};

export function render(): string {
  return html`<h1>There is no page here</h1><p class="lead">The address is wrong, or the page has moved.</p><p><a href="/">To the overview</a></p>`
    .markup;
}
