// The wait-for graph: lanes on the left, things on the right, an arrow to what a lane waits for, and from a thing to
// who holds it. A circle in it is a deadlock. The same is said in words beside it.
import type { Walk } from '../../engine/model';
import { laneLabel, type Say, thingName } from './describe';
import { colourOf } from './lanes';

const LANE = { x: 4, width: 104 };
const THING = { x: 216, width: 196 };
/** How far an arrow goes straight on before it turns. */
const BEND = 50;
const ROW = 58;
const BOX = 36;
const WIDTH = THING.x + THING.width + 4;
/** Letters that fit into a thing's box; the list beside it has the whole name. */
const LETTERS = 20;

/** Wide letters, as Hangul's, count twice. */
function short(text: string): string {
  let width = 0;
  let cut = '';
  for (const letter of text) {
    width += /[\u1100-\uffdc]/.test(letter) ? 1.8 : 1;
    if (width > LETTERS) return `${cut}…`;
    cut += letter;
  }
  return text;
}

export function WaitGraph({ walk, it }: { walk: Walk; it: Say }) {
  const waiting = walk.lanes.map((lane, at) => ({ lane, at })).filter(({ lane }) => lane.waits_for !== null);
  const things = [
    ...new Set(waiting.flatMap(({ lane }) => (lane.waits_for === null ? [] : [lane.waits_for]))),
  ];
  const holders = new Set(things.flatMap((at) => walk.objects[at]?.holders ?? []));
  const lanes = [...new Set([...waiting.map(({ at }) => at), ...holders])].sort((a, b) => a - b);
  const rows = Math.max(lanes.length, things.length);
  const laneY = (lane: number) => place(lanes.indexOf(lane), lanes.length, rows);
  const thingY = (thing: number) => place(things.indexOf(thing), things.length, rows);
  const right = LANE.x + LANE.width;
  return (
    <svg
      class="seat-graph"
      viewBox={`0 0 ${WIDTH} ${rows * ROW + 8}`}
      width={WIDTH}
      height={rows * ROW + 8}
      aria-hidden="true"
    >
      <defs>
        {(['waits', 'held'] as const).map((kind) => (
          <marker
            key={kind}
            id={`seat-arrow-${kind}`}
            class={kind}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        ))}
      </defs>
      {waiting.map(({ lane, at }) => {
        const from = laneY(at) - 6;
        const to = thingY(lane.waits_for ?? 0) - 6;
        return (
          <path
            key={`waits ${at}`}
            class="waits"
            marker-end="url(#seat-arrow-waits)"
            d={`M${right} ${from}C${right + BEND} ${from} ${THING.x - BEND} ${to} ${THING.x} ${to}`}
          />
        );
      })}
      {things.flatMap((thing) =>
        (walk.objects[thing]?.holders ?? []).map((lane) => {
          const from = thingY(thing) + 8;
          const to = laneY(lane) + 8;
          return (
            <path
              key={`held ${thing} ${lane}`}
              class="held"
              marker-end="url(#seat-arrow-held)"
              d={`M${THING.x} ${from}C${THING.x - BEND} ${from} ${right + BEND} ${to} ${right} ${to}`}
            />
          );
        }),
      )}
      {lanes.map((lane) => (
        <g key={`lane ${lane}`} class="lane" data-lane={colourOf(lane)}>
          <rect x={LANE.x} y={laneY(lane) - BOX / 2} width={LANE.width} height={BOX} rx="18" />
          <text x={LANE.x + LANE.width / 2} y={laneY(lane) + 5}>
            {laneLabel(lane, it)}
          </text>
        </g>
      ))}
      {things.map((thing) => (
        <g key={`thing ${thing}`} class="thing">
          <rect x={THING.x} y={thingY(thing) - BOX / 2} width={THING.width} height={BOX} rx="3" />
          <text x={THING.x + THING.width / 2} y={thingY(thing) + 5}>
            {short(thingName(walk.objects, thing, it))}
          </text>
        </g>
      ))}
      <text class="key waits" x={(right + THING.x) / 2} y={12}>
        {it.w.graphWaits} →
      </text>
      {holders.size > 0 && (
        <text class="key held" x={(right + THING.x) / 2} y={rows * ROW + 4}>
          ← {it.w.graphHeld}
        </text>
      )}
    </svg>
  );
}

/** The middle of the box at `index`, where `count` of them share the height of `rows`. */
function place(index: number, count: number, rows: number): number {
  return 4 + ((index + 0.5) * rows * ROW) / Math.max(1, count);
}
