// The speed-up of this run against each pinned one, strategy by strategy, as the crate reckons it.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Comparison, Speedup } from '../../engine/model';
import type { Pin } from '../../state/pins';
import { speedups } from '../../state/pins/speedups';
import type { Lab } from '../lab/lab';
import { pairsOf } from './pairs';

export type Ratios = ReadonlyMap<string, Speedup>;

const NONE: Ratios = new Map();

/** Empty until they are there. */
export function useRatios({ summary }: Lab, comparison: Comparison | null, pins: readonly Pin[]): Ratios {
  // With what they are of: until the next ones are there, those of the last run are not this one's.
  const known = useSignal({ comparison, which: '', ratios: NONE });
  const which = pins.map(({ mark, report }) => `${mark} ${report.created}`).join();
  // `which` names the pins, whose list is a new one each time.
  useEffect(() => {
    let here = true;
    const asked = pairsOf(comparison, pins);
    if (asked.length > 0)
      void speedups(
        summary.wasm,
        asked.map(({ pair }) => pair),
      ).then((found) => {
        if (!here) return;
        const ratios = new Map(
          asked.flatMap(({ key }, at) => {
            const ratio = found[at];
            return ratio ? [[key, ratio] as const] : [];
          }),
        );
        known.value = { comparison, which, ratios };
      });
    return () => {
      here = false;
    };
  }, [comparison, which, summary.wasm]);
  const { value } = known;
  return value.comparison === comparison && value.which === which ? value.ratios : NONE;
}
