// A lab's scheduler's seat on the page's engine. Whoever opens one leaves it.

import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { desk, errorOf } from '../../engine';
import type { LabSummary, Manifest } from '../../engine/catalog';
import type { Contrast, SearchBounds } from '../../engine/model';
import type { Steered } from '../../engine/types';
import type { SeatLink } from '../link/seat';
import { capabilities } from '../runs';
import { type Edge, edgesOf } from './edges';
import { availableHere, firstSetUp, requestOf, type SetUp } from './lab';
import { createHunt, type Hunt } from './search';
import { createSeat, type Seat } from './seat';

export interface OpenSeat {
  seat: Seat;
  hunt: Hunt;
  /** What came before what along the whole schedule. */
  readonly edges: ReadonlySignal<readonly Edge[]>;
  /** The search that a link asks for, until something else is steered. */
  readonly asked: ReadonlySignal<SearchBounds | null>;
  /** The schedule is a link's, which nobody has touched yet. */
  readonly given: ReadonlySignal<boolean>;
  /** Goes up when a link's wishes take the place of what the reader has entered. */
  readonly arrivals: ReadonlySignal<number>;
  /** The link to what is shown; nothing as long as that is what the seat was opened with. */
  readonly stands: ReadonlySignal<SeatLink | null>;
  /** Plays what it was opened with. */
  begin(): void;
  /** Steers something else, from its start. */
  choose(setUp: SetUp): void;
  /** Steers what a link says, along its schedule to the end. */
  go(link: SeatLink): void;
  /** What made what is shown end badly; nothing where no good schedule was found near by. */
  contrast(): Promise<Contrast | null>;
  /** Ends the threads that the lanes are. */
  leave(): void;
}

/** Steers what the link says, along its schedule to the end. */
export function openSeat(lab: LabSummary, manifest: Manifest, link: SeatLink | null): OpenSeat {
  const steered = (setUp: SetUp): Steered => ({
    wasm: lab.wasm,
    request: requestOf(lab, manifest, setUp),
    strategy: setUp.strategy,
  });
  const first: SetUp = link
    ? { strategy: link.strategy, params: link.params }
    : firstSetUp(lab, availableHere(lab, capabilities.steering)[0]);
  const seat = createSeat(
    {
      walk: (setUp, schedule, onward) => desk.walk(steered(setUp), schedule, onward),
      errorOf,
      later: (callback, ms) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
    first,
  );
  const hunt = createHunt({
    search: (setUp, bounds, heard) => desk.search(steered(setUp), bounds, heard),
    errorOf,
  });
  const asked = signal<SearchBounds | null>(null);
  const ofLink = signal(false);
  const arrivals = signal(0);
  const take = (from: SeatLink | null) => {
    asked.value = from?.search ?? null;
    ofLink.value = (from?.schedule.length ?? 0) > 0;
  };
  take(link);
  return {
    seat,
    hunt,
    edges: computed(() => (seat.whole.value ? edgesOf(seat.whole.value) : [])),
    asked,
    given: computed(() => ofLink.value && !seat.touched.value),
    arrivals,
    stands: computed(() => {
      const setUp = seat.setUp.value;
      const begun = hunt.bounds.value;
      const asOpened = link !== null && setUp === first && !seat.touched.value && begun === null;
      if (asOpened || seat.walk.value === null) return null;
      const search = begun ?? asked.value;
      const schedule = seat.schedule.value.slice(0, seat.position.value);
      return { ...setUp, schedule, ...(search ? { search } : {}) };
    }),
    begin: () => seat.show(link?.schedule ?? [], false, link?.early),
    choose(setUp) {
      batch(() => {
        take(null);
        hunt.reset();
        seat.choose(setUp);
      });
    },
    go(to) {
      batch(() => {
        take(to);
        arrivals.value += 1;
        hunt.reset();
        seat.choose({ strategy: to.strategy, params: to.params }, to.schedule, to.early);
      });
    },
    contrast: () =>
      desk.contrast(steered(seat.setUp.value), seat.schedule.value.slice(0, seat.position.value)),
    leave() {
      seat.pause();
      hunt.reset();
      desk.leave();
    },
  };
}
