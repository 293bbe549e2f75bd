// What made a schedule end badly, for who asks: the nearest one that ends well, and which two steps are the other way round there.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Contrast, Walk } from '../../engine/model';
import { number } from '../../i18n/format';
import { laneLabel, opText, type Say, stepLine } from './describe';
import type { Part } from './part';

type Answer = { of: Walk; found: Contrast | null };

export function Why({ it, open, walk }: Part & { walk: Walk }) {
  const { w } = it;
  const asking = useSignal(false);
  const answer = useSignal<Answer | null>(null);
  // What was found for another schedule says nothing of this one.
  useEffect(() => {
    answer.value = null;
  }, [walk, answer]);
  const ask = async () => {
    if (asking.value) return;
    asking.value = true;
    try {
      answer.value = { of: walk, found: await open.contrast() };
    } catch {
      // The seat was left, or tells of its own trouble.
    } finally {
      asking.value = false;
    }
  };
  const known = answer.value?.of === walk ? answer.value : null;
  return (
    <div class="seat-why" role="status">
      {!known && (
        <button
          type="button"
          class="button"
          data-seat-move="why"
          aria-disabled={asking.value}
          onClick={() => void ask()}
        >
          {w.why.ask}
        </button>
      )}
      {known && <p data-seat-why>{known.found ? whyText(walk, known.found, it) : w.why.none}</p>}
      {known?.found && (
        <button
          type="button"
          class="button"
          data-seat-move="show-good"
          onClick={() => known.found && open.seat.show(known.found.good, true)}
        >
          {w.why.show}
        </button>
      )}
    </div>
  );
}

function whyText(walk: Walk, { at, turned }: Contrast, it: Say): string {
  const n = (value: number) => number(value, it.voice.lang);
  if (!turned) return it.w.why.differs(n(at + 1));
  const next = walk.lanes[turned.lane]?.next;
  const later =
    turned.later !== null
      ? it.w.atStep(n(turned.later + 1), stepLine(walk, turned.later, it))
      : it.w.did(laneLabel(turned.lane, it), next ? opText(next, walk.objects, it) : '');
  return it.w.why.turned(it.w.atStep(n(turned.earlier + 1), stepLine(walk, turned.earlier, it)), later);
}
