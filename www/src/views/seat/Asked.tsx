// A search that a link asks for: no schedule shows what cannot happen, so the reader's own engine has to look.
import { number } from '../../i18n/format';
import { strategyName } from '../lab/lab';
import type { Part } from './part';

export function Asked({ lab, it, open }: Part) {
  const { seat, hunt } = open;
  const asked = open.asked.value;
  if (!asked || hunt.state.value !== 'idle') return null;
  const n = (value: number) => number(value, it.voice.lang);
  const { strategy } = seat.setUp.value;
  return (
    <div class="seat-asked" data-seat-asked>
      <p>{it.w.asked(strategyName(lab, strategy), n(asked.steps), n(asked.executions))}</p>
      <button
        type="button"
        class="button"
        data-seat-move="asked-search"
        onClick={() => {
          hunt.start(seat.setUp.value, asked);
          // The button goes with the question; how the search gets on is told there.
          document.getElementById('seat-find')?.focus();
        }}
      >
        {it.w.find.start}
      </button>
    </div>
  );
}
