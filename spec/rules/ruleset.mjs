import { oas } from '@stoplight/spectral-rulesets';
// By a name of package.json, because the Spectral command bundles what it finds by path, and cannot
// read TypeScript.
import { spectralRules } from '#contract-rules';

/** The rules of the contracts: everything that Spectral knows of OpenAPI, and our own. */
export default {
  extends: [[oas, 'all']],
  rules: {
    // The owner publishes no e-mail address for developers, and we invent none.
    'contact-properties': 'off',
    // The license is given as an SPDX identifier, which excludes a URL.
    'license-url': 'off',
    ...spectralRules,
  },
};
