// How much faster runs are than pinned ones.
import { type RunPair, statistics } from '../../engine';
import type { Speedup } from '../../engine/model';

/** Nothing where the engine could not be asked: a ratio that is not there breaks no page. Never rejects. */
export async function speedups(
  wasm: string,
  pairs: readonly RunPair[],
): Promise<readonly (Speedup | null)[]> {
  try {
    return await statistics.speedups(wasm, pairs);
  } catch (caught) {
    console.error('[interleave]', caught);
    return [];
  }
}
