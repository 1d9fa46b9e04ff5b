import { oas } from '@stoplight/spectral-rulesets';

/** The rules of the contracts: everything that Spectral knows of OpenAPI. */
export default { extends: [[oas, 'all']] };
