import { oas } from '@stoplight/spectral-rulesets';
import { spectralRule } from './reading/spectral.ts';
import { rules } from './rules.ts';

/** The rules of the contracts: everything that Spectral knows of OpenAPI, and our own. */
export default {
  extends: [[oas, 'all']],
  rules: {
    // The owner publishes no e-mail address for developers, and we invent none.
    'contact-properties': 'off',
    // The license is given as an SPDX identifier, which excludes a URL.
    'license-url': 'off',
    ...Object.fromEntries(rules.map((rule) => [rule.name, spectralRule(rule)])),
  },
};
