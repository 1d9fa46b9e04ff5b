import { camelCase } from '../../contract/names.ts';
import { lifetimeOf, uploadLinkOf } from '../../contract/operations.ts';
import { mainPages, type Reference } from './references.ts';
import { secretsOf } from './secrets.ts';

/** The facts that guides insert by template instead of saying them again, by the document's id. */
export function facts(references: readonly Reference[]) {
  return Object.fromEntries(
    mainPages(references).map((reference) => [camelCase(reference.name), factsOf(reference)]),
  );
}

function factsOf(reference: Reference) {
  const { document, operation, method, path, servers } = reference;
  return {
    title: document.info.title,
    method,
    path,
    servers: Object.fromEntries(
      servers.map(({ url, 'x-environment': environment = url }) => [environment, url]),
    ),
    headers: Object.fromEntries(
      secretsOf(reference.document, reference.operation).map(({ option, name }) => [option, name]),
    ),
    contentTypes: operation['x-upload-content-types'],
    lifetime: lifetimeOf(document, operation),
    pointer: uploadLinkOf(document, operation)?.pointer,
    limits: operation['x-limits'],
    signature: operation['x-signature'],
  };
}
