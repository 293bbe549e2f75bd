// The drawing itself: strands and stations, and arrows between them. The slider around it says what it shows.
import type { Ending } from '../../engine/model';
import { isBad } from '../../state/seat/goals';
import { type Arrow, AXIS, type Drawing, LETTER, LETTERED, middleOf } from './drawing';
import { colourOf } from './lanes';

interface Props {
  drawing: Drawing;
  /** How many steps are taken where the reader is. */
  at: number;
  steps: number;
  ending: Ending | null;
}

export function Strands({ drawing, at, steps, ending }: Props) {
  const { width, height, cell, radius } = drawing;
  const now = middleOf(at, cell);
  const end = middleOf(steps + 1, cell);
  // Beside the arrows of the present step the others step back; those that come later are not there yet.
  const near = ({ from, to }: Arrow) => from === at - 1 || to === at - 1;
  return (
    <svg
      class="seat-strands"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      <rect class="present" x={now - cell / 2} y={0} width={cell} height={height} />
      <Numbers steps={steps} cell={cell} at={at} />
      <line class="start" x1={cell / 2} x2={cell / 2} y1={AXIS} y2={height} />
      {drawing.stretches.map(({ lane, from, to, y, waits }, i) => (
        <line
          key={i}
          class={waits ? 'strand waits' : 'strand'}
          data-lane={colourOf(lane)}
          x1={from}
          x2={to}
          y1={y}
          y2={y}
        />
      ))}
      {ending && (
        <g class="end" data-bad={isBad(ending)}>
          <line x1={end} x2={end} y1={AXIS} y2={height} />
          <path d={isBad(ending) ? `M${end - 5} 5l10 10m0 -10l-10 10` : `M${end - 6} 10l4 5l8 -10`} />
        </g>
      )}
      {drawing.arrows.map((arrow) => (
        <g
          key={`${arrow.kind} ${arrow.from} ${arrow.to}`}
          class={`edge ${arrow.kind}`}
          data-seat-edge={arrow.kind}
          data-near={near(arrow)}
          data-ahead={arrow.to >= at}
        >
          <path class="way" d={arrow.path} />
          {arrow.head && <path class="head" d={headAt(arrow.head)} />}
        </g>
      ))}
      {drawing.stations.map(({ step, lane, x, y, sign }) => (
        <g
          key={step}
          class="station"
          data-lane={colourOf(lane)}
          data-now={step === at - 1}
          data-ahead={step >= at}
        >
          <circle cx={x} cy={y} r={radius} />
          {cell >= LETTERED && (
            <text x={x} y={y + 4}>
              {LETTER[sign]}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

export function headAt({ x, y }: { x: number; y: number }): string {
  return `M${x} ${y}l-7 -4v8z`;
}

/** As many of the steps' numbers as have room. */
function Numbers({ steps, cell, at }: { steps: number; cell: number; at: number }) {
  const every = cell >= 20 ? 1 : 5;
  const shown = Array.from({ length: steps + 1 }, (_, n) => n).filter((n) => n % every === 0 || n === at);
  return (
    <g class="numbers">
      {shown
        .filter((n) => n === at || n % every !== 0 || Math.abs(n - at) * cell >= 16)
        .map((n) => (
          <text key={n} x={middleOf(n, cell)} y={14} data-now={n === at}>
            {n}
          </text>
        ))}
    </g>
  );
}
