// The schedule as a drawing: a row for each lane, a column for each step, and arrows between rows. Numbers alone;
// `Schedule` turns them into shapes.
import type { Action, Walk } from '../../engine/model';
import type { Edge, EdgeKind } from '../../state/seat/edges';

/** What a step is at a glance. */
export type Sign =
  | 'read'
  | 'write'
  | 'change'
  | 'lock'
  | 'unlock'
  | 'wait'
  | 'wake'
  | 'put'
  | 'take'
  | 'other';

/** The letter in a station. The legend says what it stands for. */
export const LETTER: Record<Sign, string> = {
  read: 'R',
  write: 'W',
  change: 'C',
  lock: 'L',
  unlock: 'U',
  wait: 'Z',
  wake: '!',
  put: '+',
  take: '−',
  other: '•',
};

const SIGN: Record<Action, Sign> = {
  load: 'read',
  read: 'read',
  look: 'read',
  store: 'write',
  write: 'write',
  clear: 'write',
  'read-modify-write': 'change',
  lock: 'lock',
  'try-lock': 'lock',
  'lock-or-time-out': 'lock',
  relock: 'lock',
  'relock-or-time-out': 'lock',
  unlock: 'unlock',
  wait: 'wait',
  'await-event': 'wait',
  arrive: 'wait',
  'notify-one': 'wake',
  'notify-all': 'wake',
  set: 'wake',
  put: 'put',
  'put-or-time-out': 'put',
  release: 'put',
  get: 'take',
  'get-or-time-out': 'take',
  acquire: 'take',
  close: 'other',
  'task-done': 'other',
  'await-done': 'other',
  'await-call': 'other',
  'await-call-or-time-out': 'other',
  end: 'wake',
  'await-end': 'wait',
  'await-end-or-time-out': 'wait',
  sleep: 'other',
  spin: 'other',
  'back-off': 'other',
  begin: 'other',
  poll: 'other',
  'await-sleep': 'other',
  'await-tasks': 'other',
  'await-queue': 'other',
  'await-permit': 'other',
  fence: 'other',
  'await-signal': 'other',
};

export const signOf = (action: Action): Sign => SIGN[action];

/** Widths of a column. In a narrower one than `LETTERED` a station has no letter. */
const NARROWEST = 13;
const WIDEST = 44;
export const LETTERED = 21;
/** The largest station's radius. */
const RADIUS = 11;
/** Height of the numbers above the lanes, and of a lane. */
export const AXIS = 20;
export const ROW = 30;
/** Columns beside the steps: the start, and what comes of it. */
const BESIDE = 2;

export interface Station {
  step: number;
  lane: number;
  x: number;
  y: number;
  sign: Sign;
}

/** A stretch of a lane's strand: it could have gone on there, or had to wait. */
export interface Stretch {
  lane: number;
  from: number;
  to: number;
  y: number;
  waits: boolean;
}

export interface Arrow extends Edge {
  path: string;
  /** Where its head is, which points to the right; nowhere for what has no direction. */
  head: { x: number; y: number } | null;
}

export interface Drawing {
  width: number;
  height: number;
  cell: number;
  radius: number;
  stations: readonly Station[];
  stretches: readonly Stretch[];
  arrows: readonly Arrow[];
}

/** The middle of a position's column: position 0 is the start, and position `n` the step with that number. */
export function middleOf(position: number, cell: number): number {
  return (position + 0.5) * cell;
}

/** The position in whose column `x` is, from the drawing's left. */
export function positionAt(x: number, cell: number, steps: number): number {
  return Math.max(0, Math.min(Math.floor(x / cell), steps));
}

/** The lanes in rows that fill `available` pixels, or more where the steps need them. */
export function draw(
  walk: Walk,
  lanes: readonly number[],
  edges: readonly Edge[],
  available: number,
): Drawing {
  const columns = walk.steps.length + BESIDE;
  const cell = Math.max(NARROWEST, Math.min(WIDEST, available / columns));
  const radius = Math.min(RADIUS, cell * 0.42);
  const y = (lane: number) => AXIS + (lanes.indexOf(lane) + 0.5) * ROW;
  const x = (step: number) => middleOf(step + 1, cell);
  return {
    width: Math.max(columns * cell, Math.floor(available)),
    height: AXIS + lanes.length * ROW,
    cell,
    radius,
    stations: walk.steps.map(({ lane, action }, step) => ({
      step,
      lane,
      x: x(step),
      y: y(lane),
      sign: signOf(action),
    })),
    stretches: lanes.flatMap((lane) => stretchesOf(walk, lane, y(lane), cell)),
    arrows: edges.map((edge) => {
      const lane = (step: number) => y(walk.steps[step]?.lane ?? 0);
      return arrow(edge, x(edge.from), lane(edge.from), x(edge.to), lane(edge.to), radius);
    }),
  };
}

function arrow(edge: Edge, x1: number, y1: number, x2: number, y2: number, radius: number): Arrow {
  const head = edge.kind === 'race' ? null : { x: x2 - radius, y: y2 };
  const [from, to] = [x1 + radius, head === null ? x2 - radius : head.x - 4];
  // Flat at both ends, so that it leaves a station and comes to one as the strand does.
  const bend = Math.max(6, (to - from) / 2);
  return { ...edge, head, path: `M${from} ${y1}C${from + bend} ${y1} ${to - bend} ${y2} ${to} ${y2}` };
}

/** Where a lane could have gone on and where it had to wait, from where it was started until it is over. */
function stretchesOf({ steps, lanes }: Walk, lane: number, y: number, cell: number): readonly Stretch[] {
  const end = lanes[lane];
  const last = steps.findLastIndex((step) => step.lane === lane);
  const start = Math.max(-1, ...(end?.started ?? [])) + 1;
  const to = end?.over ? last + 1 : steps.length;
  const stretches: { lane: number; from: number; to: number; y: number; waits: boolean }[] = [];
  const add = (from: number, to: number, waits: boolean) => {
    const before = stretches.at(-1);
    if (before?.waits === waits) before.to = to;
    else stretches.push({ lane, from, to, y, waits });
  };
  for (let at = start; at < to; at++)
    add(middleOf(at, cell), middleOf(at + 1, cell), !steps[at]?.ready.includes(lane));
  // How it stands behind the last step.
  if (end && !end.over) add(middleOf(to, cell), middleOf(to + 0.9, cell), !end.ready);
  return stretches;
}

/** The kinds that occur, in the order in which the legend tells of them. */
export function kindsIn(edges: readonly Edge[]): readonly EdgeKind[] {
  const kinds: readonly EdgeKind[] = [
    'start',
    'join',
    'lock',
    'wake-up',
    'permit',
    'item',
    'closed',
    'value',
    'race',
  ];
  return kinds.filter((kind) => edges.some((edge) => edge.kind === kind));
}

export function signsIn(walk: Walk): readonly Sign[] {
  const signs = new Set(walk.steps.map(({ action }) => signOf(action)));
  return (Object.keys(LETTER) as Sign[]).filter((sign) => signs.has(sign));
}
