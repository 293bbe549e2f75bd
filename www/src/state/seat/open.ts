// A lab's scheduler's seat on the page's engine. Whoever opens one leaves it.

import { desk, errorOf } from '../../engine';
import type { LabSummary, Manifest } from '../../engine/catalog';
import type { SeatLink } from '../link/seat';
import { capabilities } from '../runs';
import { availableHere, firstSetUp, requestOf, type SetUp } from './lab';
import { createHunt, type Hunt } from './search';
import { createSeat, type Seat } from './seat';

export interface OpenSeat {
  seat: Seat;
  hunt: Hunt;
  /** Plays what it was opened with. */
  begin(): void;
  /** Ends the threads that the lanes are. */
  leave(): void;
}

/** Steers what the link says, along its schedule to the end. */
export function openSeat(lab: LabSummary, manifest: Manifest, link: SeatLink | null): OpenSeat {
  const asked = (setUp: SetUp) => requestOf(lab, manifest, setUp);
  const first: SetUp = link
    ? { strategy: link.strategy, params: link.params }
    : firstSetUp(lab, availableHere(lab, capabilities.threads)[0]);
  const seat = createSeat(
    {
      walk: (setUp, schedule, onward) => desk.walk(asked(setUp), setUp.strategy, schedule, onward),
      errorOf,
      later: (callback, ms) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
    first,
  );
  const hunt = createHunt({
    search: (setUp, bounds, heard) => desk.search(asked(setUp), setUp.strategy, bounds, heard),
    errorOf,
  });
  return {
    seat,
    hunt,
    begin: () => seat.show(link?.schedule ?? [], false),
    leave() {
      seat.pause();
      hunt.reset();
      desk.leave();
    },
  };
}
