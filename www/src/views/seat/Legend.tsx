// What the drawing's letters and lines mean, of those that are in it.
import type { Walk } from '../../engine/model';
import type { Edge } from '../../state/seat/edges';
import type { Say } from './describe';
import { type Drawing, kindsIn, LETTER, LETTERED, signsIn } from './drawing';
import { headAt } from './Strands';

interface Props {
  it: Say;
  walk: Walk;
  edges: readonly Edge[];
  drawing: Drawing;
}

export function Legend({ it, walk, edges, drawing: { cell, stretches } }: Props) {
  const w = it.w.drawn;
  if (walk.steps.length === 0) return null;
  const waits = stretches.some((stretch) => stretch.waits);
  return (
    <ul class="seat-legend">
      {/* A narrow column has no letters. */}
      {cell >= LETTERED &&
        signsIn(walk).map((sign) => (
          <li key={sign}>
            <b aria-hidden="true">{LETTER[sign]}</b> {w.sign[sign]}
          </li>
        ))}
      {kindsIn(edges).map((kind) => (
        <li key={kind}>
          <svg class="seat-strands" width="30" height="12" viewBox="0 0 30 12" aria-hidden="true">
            <g class={`edge ${kind}`} data-near="true">
              <path class="way" d="M0 6h25" />
              {kind !== 'race' && <path class="head" d={headAt({ x: 30, y: 6 })} />}
            </g>
          </svg>{' '}
          {w.edge[kind]}
        </li>
      ))}
      {waits && (
        <li>
          <svg class="seat-strands" width="30" height="12" viewBox="0 0 30 12" aria-hidden="true">
            <line class="strand waits" x1="0" x2="30" y1="6" y2="6" />
          </svg>{' '}
          {w.waiting}
        </li>
      )}
      {it.kind === 'task' && <li class="quiet">{w.tasks}</li>}
    </ul>
  );
}
