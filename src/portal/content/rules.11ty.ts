import type { RuleText } from '../../../spec/rules/reading/rule.ts';
import { ruleTexts } from '../../../spec/rules/rules.ts';
import { codeBlock, type Highlight } from '../components/code.ts';
import { type Html, html } from '../components/html.ts';
import { inline } from '../components/markdown.ts';
import type { PageData } from '../pages.ts';

export const data = {
  title: 'Lint rules',
  description:
    'Every rule that the contracts are held against: why it is there, and what to do about a finding.',
  section: 'Tools',
  order: 4,
  permalink: 'guides/lint-rules/index.html',
};

export function render({ portal }: PageData): string {
  return html`<h1>Lint rules</h1><p class="lead">${data.description}</p>
<p>Run them with <code>npm run lint</code>. The example of a rule is a change of the real documents that it catches.</p>
${ruleTexts.map(([subject, rules]) => subjectView(subject, rules, portal.highlight))}`.markup;
}

function subjectView(subject: string, rules: readonly RuleText[], highlight: Highlight): Html {
  return html`<section><h2 id="${subject}">${subject[0]?.toUpperCase()}${subject.slice(1)}</h2>${rules.map((rule) => ruleView(rule, highlight))}</section>`;
}

function ruleView({ name, why, mend, example }: RuleText, highlight: Highlight): Html {
  return html`<h3 id="${name}"><code>${name}</code></h3><p>${inline(why)} ${inline(mend)}</p>
<details><summary>Example, in <code>${example.document}.yaml</code></summary><p>Right:</p>${codeBlock(example.good, 'yaml', highlight)}<p>Found:</p>${codeBlock(example.bad || '(removed)', 'yaml', highlight)}</details>`;
}
