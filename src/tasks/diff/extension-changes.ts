import { extensions } from '../../../spec/rules/extensions.ts';
import {
  Contract,
  type Mapping,
  mapping,
  type Path,
} from '../../../spec/rules/reading/contract.ts';
import { pointerStep } from '../../contract/document.ts';
import type { Change } from './change.ts';
import { judgeOf } from './extension-judges.ts';

type Value = { readonly value: unknown; readonly key: string; readonly owner: string };

/** What changed in the x- keys of two documents. */
export function extensionChanges(before: unknown, after: unknown): readonly Change[] {
  const [old, now] = [new Contract(before, before), new Contract(after, after)];
  const [oldValues, nowValues] = [values(old), values(now)];
  const [oldOwners, nowOwners] = [owners(old), owners(now)];
  return [...new Set([...oldValues.keys(), ...nowValues.keys()])].flatMap((where) => {
    const [was, is] = [oldValues.get(where), nowValues.get(where)];
    const { key, owner } = (was ?? is) as Value;
    // An object that came or went is judged as such; its keys say nothing more.
    if (!oldOwners.has(owner) || !(nowOwners.has(owner) || key === 'x-target-url')) return [];
    return judgeOf(key)(key, was?.value, is?.value).map((verdict) => ({ ...verdict, where }));
  });
}

function values(contract: Contract): ReadonlyMap<string, Value> {
  return new Map(
    extensions(contract).map(({ path, raw, key }) => {
      const owner = pointer(contract.raw, path);
      return [`${owner}/${key}`, { value: raw[key], key, owner }];
    }),
  );
}

function owners(contract: Contract): ReadonlySet<string> {
  return new Set(contract.objects.map(({ path }) => pointer(contract.raw, path)));
}

/** A pointer in which a list's items go by name, so that a new first item does not move the others. */
function pointer(root: Mapping, path: Path): string {
  let node: unknown = root;
  const steps = path.map((step) => {
    node = (node as Mapping | undefined)?.[step];
    if (typeof step === 'string') return pointerStep(step);
    const { name, url } = mapping(node);
    return pointerStep(String(name ?? url ?? step));
  });
  return ['#', ...steps].join('/');
}
