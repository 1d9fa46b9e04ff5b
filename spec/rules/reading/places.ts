import { pointerStep } from '../../../src/contract/document.ts';
import { stepsOf } from '../../../src/contract/meaning.ts';
import { isMapping, type Path } from './contract.ts';

/** What the members of the documents' lists are called by, so that a pointer outlives their order. */
const names = ['x-environment', 'name', 'url', 'workflowId', 'stepId'];

export type Place = { readonly path: Path; readonly value: unknown };

/**
 * Follows a JSON pointer; the member of a list is named by its name or by its index. Undefined when it
 * leads nowhere.
 */
export function locate(root: unknown, pointer: string): Place | undefined {
  let place: Place = { path: [], value: root };
  for (const step of stepsOf(pointer)) {
    const { path, value } = place;
    if (Array.isArray(value)) {
      const named = value.findIndex((item) => nameOf(item) === step);
      const index = named < 0 && /^\d+$/.test(step) ? Number(step) : named;
      if (!(index in value)) return undefined;
      place = { path: [...path, index], value: value[index] };
    } else if (isMapping(value) && Object.hasOwn(value, step)) {
      place = { path: [...path, step], value: value[step] };
    } else return undefined;
  }
  return place;
}

/** What stands at a path; undefined when nothing does. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => Object(value)[step], root);
}

/** The pointer that `locate` follows to this path. */
export function pointerTo(root: unknown, path: Path): string {
  const steps = path.map((step, index) => {
    const isInList = Array.isArray(valueAt(root, path.slice(0, index)));
    const name = isInList ? nameOf(valueAt(root, path.slice(0, index + 1))) : undefined;
    return `/${pointerStep(name ?? String(step))}`;
  });
  return steps.join('');
}

function nameOf(item: unknown): string | undefined {
  if (!isMapping(item)) return undefined;
  const name = names.find((name) => typeof item[name] === 'string');
  return name && String(item[name]);
}
