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
  for (const step of pointer.split('/').slice(1).map(unescaped)) {
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

/** The pointer that `locate` follows to this path. */
export function pointerTo(root: unknown, path: Path): string {
  let value = root;
  let pointer = '';
  for (const step of path) {
    const isList = Array.isArray(value);
    value = (value as Record<string | number, unknown> | undefined)?.[step];
    pointer += `/${escaped(isList ? (nameOf(value) ?? String(step)) : String(step))}`;
  }
  return pointer;
}

function nameOf(item: unknown): string | undefined {
  if (!isMapping(item)) return undefined;
  const name = names.find((name) => typeof item[name] === 'string');
  return name && String(item[name]);
}

const escaped = (step: string) => step.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (step: string) => step.replaceAll('~1', '/').replaceAll('~0', '~');
