// The schedule as lanes of steps: a slider over all of them, arrows for what came before what, and the present step
// in words.
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Walk } from '../../engine/model';
import type { Edge } from '../../state/seat/edges';
import { onResize } from '../common/resized';
import { laneLabel } from './describe';
import { draw, middleOf, positionAt } from './drawing';
import { sliderKeyOf } from './keys';
import { Legend } from './Legend';
import { colourOf, shownLanes } from './lanes';
import { type Part, positionText } from './part';
import { Strands } from './Strands';
import { causesOf, doneText, placeText } from './told';

/** Before it is measured. */
const FIRST_WIDTH = 600;

/** `held`: whether the slider has the focus, and with it says itself where it stands. */
export function Schedule(part: Part & { held: Signal<boolean> }) {
  const whole = part.open.seat.whole.value;
  return whole && <Drawn {...part} whole={whole} />;
}

function Drawn({ whole, held, ...part }: Part & { whole: Walk; held: Signal<boolean> }) {
  const { it } = part;
  const edges = part.open.edges.value;
  const width = useSignal(FIRST_WIDTH);
  const lanes = shownLanes(whole);
  const drawing = useMemo(
    () => draw(whole, shownLanes(whole), edges, width.value),
    [whole, edges, width.value],
  );
  return (
    <section class="seat-schedule" aria-labelledby="seat-schedule">
      <h3 id="seat-schedule" class="sr">
        {it.w.drawn.title}
      </h3>
      <div class="seat-drawing">
        <ol class="seat-names" aria-hidden="true">
          {lanes.map((lane) => (
            <li key={lane} data-lane={colourOf(lane)}>
              {laneLabel(lane, it)}
            </li>
          ))}
        </ol>
        <Slider {...part} whole={whole} edges={edges} cell={drawing.cell} width={width} held={held}>
          <Strands
            drawing={drawing}
            at={part.open.seat.position.value}
            steps={whole.steps.length}
            ending={whole.ending}
          />
        </Slider>
      </div>
      <Caption {...part} whole={whole} edges={edges} />
      <Legend it={it} walk={whole} edges={edges} drawing={drawing} />
    </section>
  );
}

interface SliderProps extends Part {
  whole: Walk;
  edges: readonly Edge[];
  cell: number;
  width: Signal<number>;
  held: Signal<boolean>;
  children: ComponentChildren;
}

function Slider({ whole, edges, cell, width, held, children, ...part }: SliderProps) {
  const { it, open } = part;
  const { seat } = open;
  const at = seat.position.value;
  const all = whole.steps.length;
  const track = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLDivElement>(null);
  const dragged = useRef(false);
  /** A press that has gone there already; the click that follows is the same one. */
  const pressed = useRef(false);
  // Read when the move's turn has come: of all that was dragged over meanwhile the last one counts.
  const wanted = useRef(0);
  useEffect(() => {
    const box = track.current;
    if (!box) return;
    const measure = () => {
      width.value = box.clientWidth;
    };
    measure();
    return onResize(box, measure);
  }, [width]);
  useEffect(() => {
    const box = track.current;
    // Under a finger, or a pointer that drags, nothing moves away.
    if (!box || dragged.current) return;
    const x = middleOf(at, cell);
    const margin = 2 * cell;
    if (x < box.scrollLeft + margin || x > box.scrollLeft + box.clientWidth - margin)
      box.scrollLeft = x - box.clientWidth / 2;
  }, [at, cell]);
  const go = (x: number, from: number) => {
    const left = slider.current?.getBoundingClientRect().left ?? 0;
    wanted.current = positionAt(x - left, cell, all);
    if (wanted.current !== from) seat.to(() => wanted.current);
  };
  return (
    <div class="seat-track" ref={track}>
      <div
        class="seat-slider"
        role="slider"
        tabIndex={0}
        ref={slider}
        aria-label={it.w.drawn.slider}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={all}
        aria-valuenow={at}
        aria-valuetext={`${positionText(part)}. ${placeText(whole, at, edges, it)}`}
        data-seat-slider
        onFocus={() => {
          held.value = true;
        }}
        onBlur={() => {
          held.value = false;
        }}
        onKeyDown={(event) => {
          const act = sliderKeyOf(event, seat);
          if (!act) return;
          event.preventDefault();
          act();
        }}
        onPointerDown={(event) => {
          // A finger that moves may want to scroll; it chooses with its click.
          if (event.button !== 0 || event.pointerType === 'touch') return;
          event.currentTarget.setPointerCapture(event.pointerId);
          dragged.current = true;
          pressed.current = true;
          go(event.clientX, at);
        }}
        onPointerMove={(event) => {
          if (dragged.current) go(event.clientX, wanted.current);
        }}
        onLostPointerCapture={() => {
          dragged.current = false;
        }}
        onClick={(event) => {
          if (!pressed.current) go(event.clientX, at);
          pressed.current = false;
        }}
      >
        {children}
      </div>
    </div>
  );
}

/** Where the reader is, and what was done there last. */
function Caption({ whole, edges, ...part }: Part & { whole: Walk; edges: readonly Edge[] }) {
  const { it, open } = part;
  const { position, walk } = open.seat;
  const at = position.value;
  const lane = whole.steps[at - 1]?.lane;
  return (
    <div class="seat-caption" data-lane={lane === undefined ? undefined : colourOf(lane)}>
      <p>
        <span class="seat-position" data-seat-position>
          {walk.value === null ? it.w.busy : positionText(part)}
        </span>{' '}
        {doneText(whole, at, it)}
        {causesOf(whole, at - 1, edges, it).map((cause) => (
          <span key={cause} class="seat-cause" data-seat-cause>
            {' '}
            · {cause}
          </span>
        ))}
      </p>
    </div>
  );
}
