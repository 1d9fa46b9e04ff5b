import { answers } from './answers.ts';
import { facts } from './facts.ts';
import type { Mutant } from './mutant.ts';
import { schemas } from './schemas.ts';
import { secrets } from './secrets.ts';
import { wordsAndEvidence } from './words-and-evidence.ts';

/** Faults of the real documents in the further branches of the rules. */
export const mutants: readonly Mutant[] = [
  ...answers,
  ...schemas,
  ...secrets,
  ...facts,
  ...wordsAndEvidence,
];
