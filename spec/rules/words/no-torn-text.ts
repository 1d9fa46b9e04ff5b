import type { Path } from '../reading/contract.ts';
import type { Fault, Rule } from '../reading/rule.ts';

export const noTornText: Rule = {
  name: 'no-torn-text',
  why: 'In { braces } an unquoted comma ends the text, and what follows silently becomes a key without a value.',
  mend: 'Put the text in quotes.',
  example: {
    document: 'storage',
    good: 'Message: The specified bucket does not exist. }',
    bad: 'Message: The bucket, as specified, does not exist. }',
  },
  check: (contract) => torn(contract.raw, []),
};

function* torn(value: unknown, path: Path): Iterable<Fault> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const place = [...path, Array.isArray(value) ? Number(key) : key];
    const isExtension = path.some((step) => String(step).startsWith('x-'));
    if (inner === null && /\s/.test(key) && !isExtension) {
      yield { path: place, what: `“${key}” is a key here.` };
    }
    yield* torn(inner, place);
  }
}
