// The way to the scheduler's seat: what it is, a button that takes it, or why it cannot be had here.
import { useSignal } from '@preact/signals';
import type { SeatLink } from '../../state/route';
import { capabilities } from '../../state/runs';
import { availableHere } from '../../state/seat/lab';
import { Lazy } from '../common/Lazy';
import type { Lab } from './lab';

const load = () => import('../seat/Seat');

interface Props {
  lab: Lab;
  /** From a link: it opens by itself, since it runs nothing that is measured. */
  link: SeatLink | null;
}

export function SeatGate({ lab, link }: Props) {
  const { t } = lab;
  const open = useSignal(link !== null);
  const pressed = useSignal(false);
  const available = availableHere(lab.summary, capabilities.threads);
  if (available.length === 0 || (link && !available.includes(link.strategy))) {
    return (
      <div data-seat="unavailable">
        <p>
          {t.seat.needsMemory} {t.unavailable[capabilities.reason]}
        </p>
      </div>
    );
  }
  if (!open.value) {
    return (
      <div class="seat-gate" data-seat="closed">
        <p>{t.seat.lead}</p>
        <button
          type="button"
          class="button"
          data-action="seat"
          onClick={() => {
            pressed.value = true;
            open.value = true;
          }}
        >
          {t.seat.open}
        </button>
      </div>
    );
  }
  return (
    <Lazy
      load={load}
      waiting={<p class="quiet">{t.loading}</p>}
      view={({ Seat }) => <Seat lab={lab} link={link} entered={pressed.value} />}
    />
  );
}
