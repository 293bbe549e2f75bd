// The drawn strands of the map. Decoration: what they say is also said by headings and lists.
import { type Cubic, centre, crossings, descent, drift, inner, path, position } from './weave';

// The drawings stretch to their box; strokes keep their width (vector-effect in the style sheet).
const WIDTH = 100;
const HEIGHT = 100;
/** How far strands reach over their drawing's edge, so that no hairline shows between two drawings. */
const LAP = 0.16;
/** The same for the bend, whose drawing is a tenth as wide. */
const BEND_LAP = 1.6;
/** The part at each end of a crossing that clears no way: it would clear it through the next drawing's strands. */
const JOINT = 0.1;

/** Straight strands beside a section's labs. */
export function Platform({ lanes, turn }: { lanes: readonly number[]; turn: number }) {
  const n = lanes.length;
  return (
    <svg class="strands" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {lanes.map((lane, strand) => {
        const x = centre(position(strand, turn, n), n, WIDTH);
        return <path key={lane} data-lane={lane} class="strand" d={`M${x} 0V${HEIGHT}`} />;
      })}
    </svg>
  );
}

/** The change from one section's turn to the next one's. */
export function Change({ lanes, turn }: { lanes: readonly number[]; turn: number }) {
  const n = lanes.length;
  return (
    <svg class="strands" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {crossings(turn, n).map(({ strand, from, to }) => {
        const d = descent(centre(from, n, WIDTH), centre(to, n, WIDTH), HEIGHT);
        return <Crossing key={lanes[strand]} lane={lanes[strand]} curve={d} lap={`V${HEIGHT + LAP}`} />;
      })}
    </svg>
  );
}

interface CrossingProps {
  lane: number | undefined;
  curve: Cubic;
  /** Drawn on, straight, over the far end. */
  lap: string;
}

/** A strand that clears its way across those that were drawn before it. */
function Crossing({ lane, curve, lap }: CrossingProps) {
  return (
    <g data-lane={lane}>
      <path class="halo" d={path(inner(curve, JOINT))} />
      <path class="strand" d={`${path(curve)}${lap}`} />
    </g>
  );
}

const BEND = 100;

/** Where the strands come in from the right edge and turn down to the first section. */
export function Arrival({ lanes, changes }: { lanes: readonly number[]; changes: number }) {
  const n = lanes.length;
  const step = WIDTH / changes;
  return (
    <div class="arrival" aria-hidden="true">
      <svg class="strands bend" aria-hidden="true" viewBox={`0 0 ${BEND} ${BEND}`}>
        {lanes.map((lane, strand) => {
          const at = centre(position(strand, 0, n), n, BEND);
          // Quarter circles about the lower right corner: the leftmost strand has come in topmost.
          return (
            <path
              key={lane}
              data-lane={lane}
              class="strand"
              d={`M${BEND + BEND_LAP} ${at}H${BEND}A${BEND - at} ${BEND - at} 0 0 0 ${at} ${BEND}V${BEND + BEND_LAP}`}
            />
          );
        })}
      </svg>
      <svg
        class="strands band"
        aria-hidden="true"
        viewBox={`0 0 ${WIDTH} ${BEND}`}
        preserveAspectRatio="none"
      >
        {Array.from({ length: changes }, (_, i) => (
          <g key={i}>
            {crossings(i, n).map(({ strand, from, to }) => {
              const d = drift(centre(from, n, BEND), centre(to, n, BEND), i * step, step);
              return (
                <Crossing
                  key={lanes[strand]}
                  lane={lanes[strand]}
                  curve={d}
                  lap={`H${(i + 1) * step + LAP}`}
                />
              );
            })}
          </g>
        ))}
      </svg>
    </div>
  );
}
