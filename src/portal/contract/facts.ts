import * as integrationV1 from '../../../generated/integration-v1/contract.ts';
import * as oneIntegration from '../../../generated/one-integration/contract.ts';
import * as storage from '../../../generated/storage/contract.ts';

/** The facts that guides insert by template instead of saying them again. */
export const facts = { oneIntegration, integrationV1, storage };
