import type { Impact } from '../../../../src/tasks/diff/change.ts';

// biome-ignore lint/suspicious/noExplicitAny: edits reach deep into JSON of any shape
export type Json = any;

/** A small change of a released document, and what it and its reverse mean to callers. */
export type SmallChange = {
  readonly name: string;
  readonly edit: (document: Json) => void;
  /** Where it is reported: a pointer that no other change of the document shares. */
  readonly at: RegExp;
  readonly impact: Impact;
  readonly reverse: Impact;
};
