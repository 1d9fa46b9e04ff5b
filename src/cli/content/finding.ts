/** Something in a file that Clear will most likely not read, and what to do about it. */
export type Finding = {
  readonly code: string;
  readonly says: string;
  readonly advice: string;
  /** What no register can be is refused; what Clear may or may not take goes out with a warning. */
  readonly isRefusal: boolean;
  /** Whether a page of the owner says so, or it is our reading of what it says. */
  readonly basis: 'documented' | 'inferred';
};

/** What no register can be, by our reading: the owner's pages do not speak of such files. */
export function refusal(code: string, says: string, advice: string): Finding {
  return { code, says, advice, isRefusal: true, basis: 'inferred' };
}

/** What Clear may or may not take. */
export function warning(
  code: string,
  says: string,
  advice: string,
  basis: Finding['basis'] = 'inferred',
): Finding {
  return { code, says, advice, isRefusal: false, basis };
}
