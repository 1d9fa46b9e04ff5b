import type { Answer } from '../answers.ts';
import type { Preferences } from './prefer.ts';

/**
 * The documented answer that the preferences name, among the answers of one operation.
 *
 * @returns undefined when no example is one: Prism invents it, or says that there is none
 */
export function choose(
  answers: readonly Answer[],
  { code, example, dynamic = false }: Preferences,
  success: Answer | undefined,
): Answer | undefined {
  if (dynamic && example === undefined) return undefined;
  const status = code ?? success?.status;
  return answers.find(
    (answer) => answer.status === status && (example === undefined || answer.example === example),
  );
}
