import type { DocumentName } from '../../../../spec/rules/reading/rule.ts';
import { integrationV1 } from './integration-v1.ts';
import { oneIntegration } from './one-integration.ts';
import type { SmallChange } from './small-change.ts';
import { storage } from './storage.ts';

/** The small changes of each document. */
export const corpus: Readonly<Record<DocumentName, readonly SmallChange[]>> = {
  'one-integration': oneIntegration,
  'integration-v1': integrationV1,
  storage,
};
