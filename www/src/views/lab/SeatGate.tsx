// The way to the scheduler's seat: what it is, a button that takes it, or why it cannot be had here.
import { type Signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SeatLink } from '../../state/route';
import { capabilities } from '../../state/runs';
import { availableHere } from '../../state/seat/lab';
import { Lazy } from '../common/Lazy';
import type { Lab } from './lab';

const load = () => import('../seat/Seat');

interface Props {
  lab: Lab;
  /** What the seat shows, as the address says it; nothing while nobody sits there. */
  shown: Signal<SeatLink | null>;
  /** The link that opens it is all about it: nothing else on the page has to be read first. */
  sought: boolean;
}

export function SeatGate({ lab, shown, sought }: Props) {
  const { t } = lab;
  // A link's seat opens by itself, since it runs nothing that is measured. Who leaves it does not come back to it.
  const link = useSignal(shown.peek());
  const state = useSignal<'closed' | 'given' | 'taken' | 'left'>(link.value ? 'given' : 'closed');
  const available = availableHere(lab.summary, capabilities.steering);
  if (available.length === 0 || (link.value && !available.includes(link.value.strategy))) {
    return (
      <div class="seat-gate" data-seat="unavailable">
        <p>
          {t.seat.needsMemory} {t.unavailable[capabilities.reason]}
        </p>
        {available.length > 0 && (
          <Take
            left={false}
            text={t.seat.openRest}
            take={() => {
              link.value = null;
              state.value = 'taken';
            }}
          />
        )}
      </div>
    );
  }
  if (state.value === 'closed' || state.value === 'left') {
    return (
      <div class="seat-gate" data-seat="closed">
        <p>{t.seat.lead}</p>
        <Take left={state.value === 'left'} text={t.seat.open} take={() => (state.value = 'taken')} />
      </div>
    );
  }
  return (
    <Lazy
      load={load}
      waiting={<p class="quiet">{t.loading}</p>}
      view={({ Seat }) => (
        <Seat
          lab={lab}
          link={link.value}
          entered={state.value === 'taken'}
          sought={sought && state.value === 'given'}
          moved={(to) => {
            if (state.peek() !== 'left') shown.value = to;
          }}
          leave={() => {
            state.value = 'left';
            link.value = null;
            shown.value = null;
          }}
        />
      )}
    />
  );
}

/** Who has just left the seat is at the way back. */
function Take({ left, text, take }: { left: boolean; text: string; take: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (left) button.current?.focus();
  }, [left]);
  return (
    <button type="button" class="button" data-action="seat" ref={button} onClick={take}>
      {text}
    </button>
  );
}
