import type { Reporter, TestModule } from 'vitest/node';

/** Says in one line at the end which tests were skipped, and why. */
export default class Skipped implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const reasons = new Map<string, number>();
    for (const module of modules) {
      for (const test of module.children.allTests('skipped')) {
        const result = test.result();
        // Those that a filter leaves out have no reason.
        const note = result.state === 'skipped' ? result.note : undefined;
        if (note) reasons.set(note, (reasons.get(note) ?? 0) + 1);
      }
    }
    const all = [...reasons].map(([note, count]) => `${note} (${count})`);
    if (all.length) console.log(`Tests left out here: ${all.join(', ')}`);
  }
}
