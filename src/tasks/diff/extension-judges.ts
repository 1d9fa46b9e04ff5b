import { isDeepStrictEqual } from 'node:util';
import { list, mapping } from '../../../spec/rules/reading/contract.ts';
import type { Impact } from './change.ts';

/** What a change of an x- key's value means to callers; several when the value has parts. */
export type Verdict = { readonly impact: Impact; readonly what: string };
type Judge = (name: string, before: unknown, after: unknown) => readonly Verdict[];

/** Code decides by the key: new it does no harm, but another value or none is another behaviour. */
const decides: Judge = (name, before, after) =>
  whole(before === undefined ? 'minor' : 'major')(name, before, after);

/** People read the key; no code decides by it. */
const explains: Judge = whole('patch');
const explainsEach = entries({ added: 'patch', removed: 'patch', changed: () => 'patch' });

const table = entries({ added: 'minor', removed: 'major', changed: () => 'major' });

/** How each x- key of extensions.schema.json is judged. */
export const judges: Readonly<Record<string, Judge>> = {
  'x-sources': explainsEach,
  'x-evidence': explains,
  'x-enumDescriptions': explainsEach,
  'x-documented-max-length': explains,
  'x-environment': decides,
  'x-signature': decides,
  'x-expiry': decides,
  'x-clock-skew': decides,
  'x-target-url': decides,
  'x-describes-file': decides,
  'x-error-kind': decides,
  'x-retryable': decides,
  'x-error': decides,
  'x-name': whole('major'),
  // A value that becomes a secret has another type in the clients.
  'x-sensitive': whole('major'),
  'x-upload-content-types': table,
  'x-error-kinds': table,
  'x-limits': entries({ added: 'major', removed: 'minor', changed: lowerBreaks }),
  'x-schema': entries({ added: 'major', removed: 'minor', changed: tighterBreaks }),
  // The documented lifetime is what callers plan by; the sample's is evidence.
  'x-expires-in': entries({ added: 'minor', removed: 'major', changed: lowerBreaks }, ['sample']),
  'x-faults': faults,
};

/** The judge of a key; one that is not in the table yet is taken to matter. */
export function judgeOf(key: string): Judge {
  return judges[key] ?? decides;
}

function whole(impact: Impact): Judge {
  return (name, before, after) =>
    isDeepStrictEqual(before, after) ? [] : [{ impact, what: said(name, before, after) }];
}

/**
 * A mapping whose entries each stand for themselves; those of a mapping inside it do too.
 *
 * @param explaining the entries that people alone read
 */
function entries(
  impacts: {
    readonly added: Impact;
    readonly removed: Impact;
    readonly changed: (before: unknown, after: unknown, key: string) => Impact;
  },
  explaining: readonly string[] = [],
): Judge {
  return (name, before, after) => {
    const [old, now] = [flat(before), flat(after)];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keys.flatMap((key) => {
      if (isDeepStrictEqual(old[key], now[key])) return [];
      const what = said(`${name} ${key}`, old[key], now[key]);
      if (explaining.includes(key)) return [{ impact: 'patch', what }];
      if (!(key in old)) return [{ impact: impacts.added, what }];
      if (!(key in now)) return [{ impact: impacts.removed, what }];
      return [{ impact: impacts.changed(old[key], now[key], key), what }];
    });
  };
}

function lowerBreaks(before: unknown, after: unknown): Impact {
  return Number(after) < Number(before) ? 'major' : 'minor';
}

/** A credential of another format is another credential, so only its lengths can loosen. */
function tighterBreaks(before: unknown, after: unknown, bound: string): Impact {
  if (bound === 'minLength') return lowerBreaks(after, before);
  return bound === 'maxLength' ? lowerBreaks(before, after) : 'major';
}

/** The order in which faults are checked decides only for a request with two of them. */
function faults(name: string, before: unknown, after: unknown): readonly Verdict[] {
  const [old, now] = [byFault(before), byFault(after)];
  const found = table(name, old, now);
  if (found.length || isDeepStrictEqual(Object.keys(old), Object.keys(now))) return found;
  return [{ impact: 'minor', what: `${name} are checked in another order.` }];
}

function byFault(faults: unknown): Record<string, string> {
  return Object.fromEntries(
    list(faults)
      .map(mapping)
      .map((fault) => [
        `${fault['name']} ${fault['violates'] ?? `equal to ${fault['equals']}`}`,
        `${fault['status']} ${fault['example']}`,
      ]),
  );
}

function flat(value: unknown, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mapping(value)).flatMap(([key, inner]) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.entries(flat(inner, `${prefix}${key} `))
        : [[`${prefix}${key}`, inner]],
    ),
  );
}

function said(name: string, before: unknown, after: unknown): string {
  if (before === undefined) return `${name} was added: ${JSON.stringify(after)}.`;
  if (after === undefined) return `${name} was removed: ${JSON.stringify(before)}.`;
  return `${name} changed from ${JSON.stringify(before)} to ${JSON.stringify(after)}.`;
}
