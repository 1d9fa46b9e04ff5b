import { join } from 'node:path';
import { documentsOf, readRegistry } from '../../src/contract/registry.ts';

export const root = join(import.meta.dirname, '../..');

/** The documents of the registry as they are written. */
export const sourceDocuments = documentsOf(readRegistry(root));

/** Their ids. */
export const documents = sourceDocuments.map(({ id }) => id);
