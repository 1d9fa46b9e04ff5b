/** The contracts themselves, for programs that read OpenAPI: not loaded by any client. */
import { bundles } from '../../generated/bundles.ts';

/** Every OpenAPI document, bundled, by its id and in the order of the registry: the APIs, then what they share. */
export const documents: { readonly [id: string]: object } = bundles;
