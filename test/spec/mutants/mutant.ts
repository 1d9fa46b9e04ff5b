import type { Edit } from '../../../spec/rules/reading/rule.ts';

/** A further fault that a rule catches, beside the one that its page shows. */
export type Mutant = Edit & { readonly rule: string; readonly name: string };
