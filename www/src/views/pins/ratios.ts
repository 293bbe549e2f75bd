// The speed-up of this run against each pinned one, strategy by strategy, as the crate reckons it.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Comparison, Speedup } from '../../engine/model';
import type { Pin } from '../../state/pins';
import { speedups } from '../../state/pins/speedups';
import type { Lab } from '../lab/lab';
import { pairsOf } from './pairs';

export type Ratios = ReadonlyMap<string, Speedup>;

/** Empty until they are there. */
export function useRatios({ summary }: Lab, comparison: Comparison | null, pins: readonly Pin[]): Ratios {
  const ratios = useSignal<Ratios>(new Map());
  const which = pins.map(({ mark, report }) => `${mark} ${report.created}`).join();
  // `which` names the pins, whose list is a new one each time.
  useEffect(() => {
    let here = true;
    ratios.value = new Map();
    const asked = pairsOf(comparison, pins);
    if (asked.length > 0)
      void speedups(
        summary.wasm,
        asked.map(({ pair }) => pair),
      ).then((found) => {
        if (!here) return;
        ratios.value = new Map(
          asked.flatMap(({ key }, at) => {
            const ratio = found[at];
            return ratio ? [[key, ratio] as const] : [];
          }),
        );
      });
    return () => {
      here = false;
    };
  }, [comparison, which, summary.wasm]);
  return ratios.value;
}
