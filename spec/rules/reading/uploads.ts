import { type Contract, type Mapping, mapping } from './contract.ts';

/** The Content-Type that an upload must carry, by file extension; empty when the document issues no URL. */
export function uploadTypes(contract: Contract): Mapping {
  const tables = contract.all('operation').map(({ raw }) => mapping(raw['x-upload-content-types']));
  return Object.assign({}, ...tables);
}
