// What a run is compared with: each pinned run's times of the same strategy.
import type { RunPair } from '../../engine';
import type { Comparison } from '../../engine/model';
import type { Pin } from '../../state/pins';

/** Of a pinned strategy. */
export function ratioKey(mark: string, strategy: string): string {
  return `${mark} ${strategy}`;
}

/** Those strategies that both have. */
export function pairsOf(
  comparison: Comparison | null,
  pins: readonly Pin[],
): { key: string; pair: RunPair }[] {
  const own = comparison?.strategies ?? [];
  return pins.flatMap(({ mark, report }) =>
    own.flatMap(({ id, samples_ms }) => {
      const base = report.comparison.strategies.find((strategy) => strategy.id === id);
      return base ? [{ key: ratioKey(mark, id), pair: [base.samples_ms, samples_ms] as const }] : [];
    }),
  );
}
