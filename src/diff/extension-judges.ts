import { list, mapping } from '../../spec/rules/reading/contract.ts';
import type { Impact } from './change.ts';

/** What a change of an x- key's value means to callers; several when the value has parts. */
export type Verdict = { readonly impact: Impact; readonly what: string };
type Judge = (before: unknown, after: unknown) => readonly Verdict[];

/** How each x- key of extensions.schema.json is judged. */
export const judges: Readonly<Record<string, Judge>> = {
  // These explain; no code decides by them.
  'x-sources': always('patch'),
  'x-evidence': always('patch'),
  'x-enumDescriptions': always('patch'),
  'x-documented-statuses': always('patch'),
  'x-documented-max-length': always('patch'),
  // A caller names the environment, finds and masks the URL, and uploads by these.
  'x-environment': always('major'),
  'x-sensitive': always('major'),
  'x-signature': always('major'),
  'x-expiry': always('major'),
  'x-target-url': always('major'),
  'x-upload-content-types': entries({ added: 'minor', removed: 'major', changed: () => 'major' }),
  'x-limits': entries({ added: 'major', removed: 'minor', changed: lowerBreaks }),
  'x-expires-in': (before, after) =>
    entries({ added: 'minor', removed: 'major', changed: lowerBreaks })(
      only('documented', before),
      only('documented', after),
    ).concat(always('patch')(mapping(before)['sample'], mapping(after)['sample'])),
  'x-schema': entries({ added: 'major', removed: 'minor', changed: credentialTightened }),
  // Code branches on the kind of error and retries by these.
  'x-error-kind': optional(),
  'x-retryable': optional(),
  'x-error-kinds': entries({ added: 'minor', removed: 'major', changed: () => 'major' }),
  'x-faults': faults,
};

/** A key that nobody has judged yet is taken to matter. */
export function judgeOf(key: string): Judge {
  return judges[key] ?? always('major');
}

function always(impact: Impact): Judge {
  return (before, after) =>
    same(before, after) ? [] : [{ impact, what: said('It', before, after) }];
}

/** A key that may come without harm, but whose change or loss changes what code does. */
function optional(): Judge {
  return (before, after) => always(before === undefined ? 'minor' : 'major')(before, after);
}

type EntryImpact = {
  readonly added: Impact;
  readonly removed: Impact;
  readonly changed: (before: unknown, after: unknown, key: string) => Impact;
};

/** A mapping, each of whose entries stands for itself; mappings inside it count as one. */
function entries({ added, removed, changed }: EntryImpact): Judge {
  return (before, after) => {
    const [old, now] = [flat(before), flat(after)];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(now)])];
    return keys.flatMap((key) => {
      if (same(old[key], now[key])) return [];
      const what = said(key, old[key], now[key]);
      if (!(key in old)) return [{ impact: added, what }];
      if (!(key in now)) return [{ impact: removed, what }];
      return [{ impact: changed(old[key], now[key], key), what }];
    });
  };
}

/** The order in which faults are checked decides only for a request with two of them. */
function faults(before: unknown, after: unknown): readonly Verdict[] {
  const answers = entries({ added: 'minor', removed: 'major', changed: () => 'major' });
  const [old, now] = [byFault(before), byFault(after)];
  const found = answers(old, now);
  const moved = !found.length && !same(Object.keys(old), Object.keys(now));
  return moved ? [{ impact: 'minor', what: 'The faults are checked in another order.' }] : found;
}

function byFault(faults: unknown): Record<string, string> {
  return Object.fromEntries(
    list(faults)
      .map(mapping)
      .map((fault) => [
        `${fault['in']} ${fault['name']} ${fault['violates'] ?? `equal to ${fault['equals']}`}`,
        `${fault['status']} ${fault['example']}`,
      ]),
  );
}

function lowerBreaks(before: unknown, after: unknown): Impact {
  return Number(after) < Number(before) ? 'major' : 'minor';
}

function credentialTightened(before: unknown, after: unknown, key: string): Impact {
  const isLooser =
    key === 'minLength' ? Number(after) < Number(before) : Number(after) > Number(before);
  return isLooser ? 'minor' : 'major';
}

function only(key: string, value: unknown): Record<string, unknown> {
  return key in mapping(value) ? { [key]: mapping(value)[key] } : {};
}

function flat(value: unknown, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(mapping(value)).flatMap(([key, inner]) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.entries(flat(inner, `${prefix}${key}.`))
        : [[`${prefix}${key}`, inner]],
    ),
  );
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function said(name: string, before: unknown, after: unknown): string {
  if (before === undefined) return `${name} was added: ${JSON.stringify(after)}.`;
  if (after === undefined) return `${name} was removed: ${JSON.stringify(before)}.`;
  return `${name} changed from ${JSON.stringify(before)} to ${JSON.stringify(after)}.`;
}
