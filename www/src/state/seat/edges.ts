// What came before what in a schedule: which step of another lane a step goes on from. Only what the walk records of
// its steps is used; of what tasks do within a step it records nothing, nor when they start others or wait for them.
import type { Walk, WalkOp, WalkStep } from '../../engine/model';

/** `race` joins two accesses that nothing orders; all others say that `from` came first. */
export type EdgeKind =
  | 'start'
  | 'join'
  | 'lock'
  | 'wake-up'
  | 'permit'
  | 'item'
  | 'closed'
  | 'value'
  | 'race';

/** Between steps of two lanes, by their indices; `from` is the earlier one. */
export interface Edge {
  readonly kind: EdgeKind;
  readonly from: number;
  readonly to: number;
}

/** What is remembered of a thing as the steps go by; places are indices of steps. */
interface Thing {
  /** Released, as a lock, or returned, as a permit. */
  released: number | null;
  /** Those that have written it, the newest last. */
  writes: number[];
  /** An event's, while it is set. */
  set: number | null;
  /** A queue's end. */
  closed: number | null;
  /** An item of a queue that was last said to be dealt with. */
  dealt: number | null;
  /** Puts whose items are in the queue, the oldest first. */
  items: number[];
  /** Lanes in its line, the first one first. */
  line: number[];
  /** By lane: the step that woke it out of the line. */
  woken: Map<number, number>;
}

/** The walk's edges, by the later step. At its end, where it raced, without the one that would say it did not. */
export function edgesOf(walk: Walk): readonly Edge[] {
  const { steps, ending } = walk;
  const things = new Map<number, Thing>();
  const begun = new Set<number>();
  const race = ending?.kind === 'data-race' || ending?.kind === 'lost-update' ? ending.steps : null;
  const edges: Edge[] = [];
  steps.forEach((step, to) => {
    const started = begun.has(step.lane) ? [] : (walk.lanes[step.lane]?.started ?? []);
    begun.add(step.lane);
    const all: readonly Cause[] = [
      ...started.map((from): Cause => ['start', from]),
      ...step.joined.map((from): Cause => ['join', from]),
      ...causes(walk, to, (at) => thingAt(things, at)),
    ];
    for (const [kind, from] of all) {
      const raced = race !== null && race[0] === from && race[1] === to;
      if (from !== null && steps[from]?.lane !== step.lane && !raced) edges.push({ kind, from, to });
    }
  });
  if (race) edges.push({ kind: 'race', from: race[0], to: race[1] });
  return edges.sort((a, b) => a.to - b.to || a.from - b.from);
}

function thingAt(things: Map<number, Thing>, at: number): Thing {
  const known = things.get(at);
  if (known) return known;
  const nothing = { released: null, set: null, closed: null, dealt: null };
  const thing: Thing = { ...nothing, writes: [], items: [], line: [], woken: new Map() };
  things.set(at, thing);
  return thing;
}

type Cause = readonly [EdgeKind, number | null];

/** The write that so many are newer than; none where that is the initial value. */
const writtenBefore = ({ writes }: Thing, newer: number) => writes.at(-1 - newer) ?? null;

/** What step `at` goes on from, whoever did it; and what it changes is remembered. */
function causes(walk: Walk, at: number, thing: (at: number) => Thing): readonly Cause[] {
  const step = walk.steps[at];
  if (!step || step.object === null) return [];
  const it = thing(step.object);
  const second = step.second === null ? null : thing(step.second);
  const refused = step.notes.some(({ kind }) => kind === 'refused');
  switch (step.action) {
    case 'fence':
      return [];
    case 'load':
    case 'read':
      return [['value', writtenBefore(it, step.pick)]];
    case 'store':
    case 'write':
      it.writes.splice(it.writes.length - step.pick, 0, at);
      return [];
    case 'read-modify-write': {
      const from = writtenBefore(it, step.pick);
      // A comparison that failed has read, and written nothing.
      if (!refused) it.writes.splice(it.writes.length - step.pick, 0, at);
      return [['value', from]];
    }
    case 'lock':
    case 'try-lock':
    case 'lock-or-time-out':
      return refused ? [] : [['lock', it.released]];
    case 'unlock':
      it.released = at;
      return [];
    case 'wait':
      it.line.push(step.lane);
      if (second) second.released = at;
      return [];
    case 'relock':
    case 'relock-or-time-out':
      return [
        ['lock', second?.released ?? null],
        ['wake-up', leaveLine(it, step.lane)],
      ];
    case 'await-call':
    case 'await-call-or-time-out': {
      const thing = walk.objects[step.object]?.thing;
      return [[thing === 'semaphore' ? 'permit' : 'wake-up', leaveLine(it, step.lane)]];
    }
    case 'notify-one':
    case 'notify-all':
      wake(it, at, wokenBy(step), step.pick);
      return [];
    case 'set':
      it.set = at;
      wake(it, at, wokenBy(step));
      return [];
    case 'clear':
      it.set = null;
      return [];
    case 'await-event':
      if (standsInLine(walk, at)) it.line.push(step.lane);
      else return [['wake-up', it.set]];
      return [];
    case 'arrive':
      if (standsInLine(walk, at)) it.line.push(step.lane);
      else wake(it, at, it.line.length);
      return [];
    case 'acquire':
      if (standsInLine(walk, at)) it.line.push(step.lane);
      else if (!refused) return [['permit', it.released]];
      return [];
    case 'release':
      it.released = at;
      wake(it, at, 1);
      return [];
    case 'put':
    case 'put-or-time-out':
      if (refused) return [];
      if (it.closed !== null) return [['closed', it.closed]];
      it.items.push(at);
      return [];
    case 'get':
    case 'get-or-time-out':
      if (refused) return [];
      // It goes on without an item only where no more come.
      return it.items.length > 0 ? [['item', it.items.shift() ?? null]] : [['closed', it.closed]];
    case 'close':
      it.closed ??= at;
      return [];
    case 'task-done':
      it.dealt = at;
      return [];
    case 'await-done':
      return [['wake-up', it.dealt]];
    case 'end':
      it.set = at;
      return [];
    case 'await-end':
    case 'await-end-or-time-out':
      return refused ? [] : [['join', it.set]];
    case 'look':
    case 'sleep':
    case 'spin':
    case 'back-off':
    // Steps of tasks: what they do to the thing that they waited for is not recorded.
    case 'begin':
    case 'poll':
    case 'await-sleep':
    case 'await-tasks':
    case 'await-queue':
    case 'await-permit':
    case 'await-signal':
      return [];
  }
}

/** How many a step has woken out of a line. */
function wokenBy({ notes }: WalkStep): number {
  return notes.reduce((all, note) => (note.kind === 'called' ? all + note.count : all), 0);
}

function wake(thing: Thing, at: number, count: number, passed = 0): void {
  for (const lane of thing.line.splice(passed, count)) thing.woken.set(lane, at);
}

/** The step that has woken the lane; none where it gave up waiting. */
function leaveLine(thing: Thing, lane: number): number | null {
  const by = thing.woken.get(lane) ?? null;
  thing.woken.delete(lane);
  thing.line = thing.line.filter((other) => other !== lane);
  return by;
}

/** Whether the lane did not get what it asked for in step `at`: it is then about to wait until it is woken. */
function standsInLine(walk: Walk, at: number): boolean {
  const step = walk.steps[at];
  const next = step && nextOf(walk, step.lane, at + 1);
  return (
    (next?.action === 'await-call' || next?.action === 'await-call-or-time-out') &&
    next.object === step?.object
  );
}

/** What the lane does next when so many steps were taken. */
function nextOf({ steps, lanes }: Walk, lane: number, taken: number): WalkOp | null {
  return steps.slice(taken).find((step) => step.lane === lane) ?? lanes[lane]?.next ?? null;
}
