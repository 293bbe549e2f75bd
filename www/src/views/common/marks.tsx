// The page's few drawings: the logo and a mark for each kind of strategy.
import type { StrategyKind } from '../../engine/model';

/** Two strands that take turns in front. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <g fill="none" stroke-width="4.500" stroke-linecap="butt">
        <path
          class="strand-b"
          d="M22 1v3c0 5-3 7-5 8.500M13.500 15.500C11.500 17 10 18.500 10 20c0 1 .5 2 1.500 3"
        />
        <path class="strand-a" d="M10 1v3c0 8 12 8 12 16 0 6-6 5-12 10" />
        <path class="strand-b" d="M15 25.500c3 1.500 6 2 7 5" />
      </g>
    </svg>
  );
}

// One line: one after another. Three lines: at once. Boxes: apart. A broken line over a whole one: taking turns on one thread.
const SHAPES: Record<StrategyKind, string> = {
  sequential: 'M1 8h6M9 8h6M17 8h6',
  threads: 'M1 3h22M1 8h22M1 13h22',
  processes: 'M2 2h8v12H2zM14 2h8v12h-8z',
  async: 'M1 11h5l3-6h6l3 6h5',
};

export function KindMark({ kind }: { kind: StrategyKind }) {
  return (
    <svg class={`kind kind-${kind}`} viewBox="0 0 24 16" width="24" height="16" aria-hidden="true">
      <path d={SHAPES[kind]} fill="none" stroke="currentColor" stroke-width="2.200" stroke-linejoin="round" />
    </svg>
  );
}
