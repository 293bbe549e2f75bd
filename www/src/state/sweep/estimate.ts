// How long a sweep will take, from what was measured: never a guess without a ground.
import type { Comparison, RunRequest } from '../../engine/model.ts';
import type { SweepPlan } from './plan.ts';

/** Time, ms, and what it was concluded from. */
export type Estimate =
  /** The last run's medians: every strategy, every repetition, for each value. */
  | { from: 'run'; ms: number }
  /** So many values that were done: the others are taken to last as long on average. */
  | { from: 'values'; done: number; ms: number };

/** Of a whole sweep, from a run of the same lab with all its strategies; nothing where there is none. */
export function fromRun(
  plan: SweepPlan,
  last: { request: RunRequest | null; comparison: Comparison | null },
): Estimate | null {
  const [first] = plan.requests;
  const { request, comparison } = last;
  if (!first || !request || !comparison || request.lab !== first.lab) return null;
  let each = 0;
  for (const id of first.strategies) {
    const found = comparison.strategies.find((strategy) => strategy.id === id);
    if (!found) return null;
    // Once to be watched, and its threads or processes have to start.
    each += found.median_ms * (first.settings.repeats + 1) + (found.startup_ms ?? 0);
  }
  return { from: 'run', ms: each * plan.values.length };
}

/** Of what is left, from what the values took that were done; nothing before the first was. */
export function fromValues(took: readonly number[], total: number): Estimate | null {
  if (took.length === 0) return null;
  const sum = took.reduce((all, ms) => all + ms, 0);
  return { from: 'values', done: took.length, ms: (sum / took.length) * (total - took.length) };
}
