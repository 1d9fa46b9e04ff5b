import type { Answer } from '../answers.ts';
import type { ContractName } from '../documents.ts';
import type { InjectedFault } from './injected-fault.ts';

type Waiting = { readonly fault: InjectedFault; left: number };

/** The faults that wait for their calls, in the order in which they were asked for. */
export class FaultQueue {
  #waiting: Waiting[] = [];

  /** @returns takes the fault back */
  add(fault: InjectedFault): () => void {
    const { times = 1 } = fault;
    const waiting = { fault, left: times === 'always' ? Number.POSITIVE_INFINITY : times };
    this.#waiting.push(waiting);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== waiting);
    };
  }

  /** The fault that meets this call, if one does; it counts as used. */
  take(operation: ContractName, answers: readonly Answer[]): InjectedFault | undefined {
    if (this.#waiting.length === 0) return undefined;
    // Of an API with several operations, an example waits for the one that has it.
    const found = this.#waiting.find(
      ({ fault }) =>
        (fault.operation === undefined || fault.operation === operation) &&
        (fault.example === undefined || answers.some(({ example }) => example === fault.example)),
    );
    if (!found) return undefined;
    found.left -= 1;
    if (found.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== found);
    return found.fault;
  }

  /** Each with the number of calls that it still meets. */
  list(): InjectedFault[] {
    return this.#waiting.map(({ fault, left }) => ({
      ...fault,
      times: left === Number.POSITIVE_INFINITY ? 'always' : left,
    }));
  }

  clear(): void {
    this.#waiting = [];
  }
}
