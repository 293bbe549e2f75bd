// What more workers bring, strategy by strategy, from the values of a sweep.
import type { LabSummary } from '../../engine/catalog';
import type { Comparison, Scaling } from '../../engine/model';
import type { Statistics } from '../../engine/types';
import type { SweepPlan } from './plan';

/** By strategy. */
export type Scalings = Readonly<Record<string, Scaling>>;

/** Of each strategy that more workers could help, from the values whose times can be trusted. */
export async function scalingsOf(
  lab: Pick<LabSummary, 'wasm' | 'strategies'>,
  { work, values }: SweepPlan,
  points: readonly { value: number; comparison: Comparison }[],
  statistics: Pick<Statistics, 'scaling'>,
): Promise<Scalings | null> {
  if (!work || points.length < Math.min(2, values.length)) return null;
  const trusted = points.filter(({ comparison }) => comparison.invalid.length === 0);
  const found: [string, Scaling][] = [];
  for (const { id, kind } of lab.strategies) {
    if (kind === 'sequential') continue;
    const times = trusted.flatMap(({ value, comparison }) => {
      const samples_ms = comparison.strategies.find((strategy) => strategy.id === id)?.samples_ms ?? [];
      return samples_ms.length > 0 ? [{ workers: value, samples_ms }] : [];
    });
    if (times.length > 0) found.push([id, await statistics.scaling(lab.wasm, { work, points: times })]);
  }
  return Object.fromEntries(found);
}
