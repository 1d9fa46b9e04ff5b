/** Something that is waited for: it can be cancelled, and has its time. */
export type Waiting = {
  readonly signal: AbortSignal;
  /** False once another has begun: what comes then is no longer wanted. */
  readonly isCurrent: () => boolean;
  readonly end: () => void;
  /** Why nothing came, when it was ended before its time. */
  readonly reason: () => 'cancelled' | 'late' | undefined;
};

/** Begins one wait at a time; a new one ends that before it. */
export function waits(cancel: HTMLButtonElement, seconds: number) {
  let current: AbortController | undefined;
  cancel.addEventListener('click', () => current?.abort('cancelled'));
  return {
    begin(): Waiting {
      current?.abort();
      const own = new AbortController();
      current = own;
      cancel.hidden = false;
      const timer = setTimeout(() => own.abort('late'), seconds * 1000);
      return {
        signal: own.signal,
        isCurrent: () => current === own,
        reason: () => (own.signal.aborted ? own.signal.reason : undefined),
        end: () => {
          clearTimeout(timer);
          if (current === own) cancel.hidden = true;
        },
      };
    },
    /** Ends what is waited for, without a word. */
    drop(): void {
      current?.abort();
      current = undefined;
      cancel.hidden = true;
    },
  };
}
