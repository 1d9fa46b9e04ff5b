import { type Html, html } from './html.ts';

/** The four steps between the caller, Clear's API and storage, as a picture. */
export function flowPicture(): Html {
  return html`<svg class="flow" viewBox="0 0 420 344" role="img" aria-labelledby="flow-title flow-text">
<title id="flow-title">The flow in four steps</title>
<desc id="flow-text">Your code asks Clear's API for a pre-signed URL and gets it. It then uploads the file to storage with that URL, and storage answers. With the URL it asks the API to start the ingestion, and last it polls the status until it is done. Steps 1 and 2 are described here.</desc>
${['Your code', 'Clear API', 'Storage'].map((name, index) => {
  const x = 60 + index * 150;
  return html`<path d="M${x} 36V336"/><rect x="${x - 50}" y="2" width="100" height="34" rx="8"/><text class="who" x="${x}" y="24" text-anchor="middle">${name}</text>`;
})}
${arrow(76, 60, 210, '1  ask for a URL')}${arrow(112, 210, 60, 'the URL, a secret')}
${arrow(164, 60, 360, '2  PUT the file, with the right Content-Type')}${arrow(200, 360, 60, '200, stored')}
${arrow(252, 60, 210, '3  start the ingestion', true)}${arrow(302, 60, 210, '4  poll its status', true)}
</svg>`;
}

function arrow(y: number, from: number, to: number, text: string, aside = false): Html {
  const way = Math.sign(to - from);
  const end = to - way * 3;
  return html`<path class="step" d="M${from + way * 3} ${y}H${end - way * 6}"/><path class="head step" d="M${end} ${y}l${-way * 8}-4v8z"/><text${aside && html` class="aside"`} x="${Math.min(from, to) + 10}" y="${y - 8}">${text}</text>`;
}
