// How a figure stands against what is aimed at. A miss is told, not punished.

export interface Aim {
  figure: string;
  aim: string;
  /** Unclear where the median and the best times say different things: the machine was too busy to tell; or where it had no cores for the threads. */
  met: 'met' | 'missed' | 'unclear';
}

/** Below this, native threads had no two cores to themselves, and efficiencies say nothing of the browser. */
export const LEAST_NATIVE_EFFICIENCY = 0.8;

export const said = (met: boolean) => (met ? 'met' : 'missed');

/** What the medians and the best times' ratios say, where they say the same. */
export function agreed(
  { median, best }: { median: number; best: number },
  meets: (ratio: number) => boolean,
): Aim['met'] {
  return meets(median) === meets(best) ? said(meets(median)) : 'unclear';
}
