import type { RulesetDefinition } from '@stoplight/spectral-core';

export declare const stock: RulesetDefinition;
declare const ruleset: RulesetDefinition;
export default ruleset;
