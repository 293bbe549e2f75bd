// The scheduler's seat as signals: what is steered, the schedule, how much of it is shown, and how things stand there.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Onward, Walk } from '../../engine/model';
import type { EngineError } from '../../engine/types';
import type { SetUp } from './lab';
import { codeOf, scheduleOf, turnOf } from './turn';

export interface SeatTools {
  walk(setUp: SetUp, schedule: readonly number[], onward: Onward): Promise<Walk>;
  errorOf(caught: unknown): EngineError;
  /** Calls back after `ms`; what it returns takes that back. */
  later(callback: () => void, ms: number): () => void;
}

export interface Seat {
  readonly setUp: ReadonlySignal<SetUp>;
  /** Turns, as numbers. Those behind the position are kept for going forward, until another lane is chosen. */
  readonly schedule: ReadonlySignal<readonly number[]>;
  /** How many of its steps are shown. */
  readonly position: ReadonlySignal<number>;
  /** At the position. */
  readonly walk: ReadonlySignal<Walk | null>;
  /** Along the whole schedule: what the steps behind the position will be. */
  readonly whole: ReadonlySignal<Walk | null>;
  readonly busy: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<EngineError | null>;
  /** The first step of a given schedule that could not be taken, from 0. */
  readonly astray: ReadonlySignal<number | null>;
  readonly playing: ReadonlySignal<boolean>;
  /** The learner has done something since a schedule was given. */
  readonly touched: ReadonlySignal<boolean>;
  /** Steers something else, along a schedule to its end; `early` where that is one without looks into containers. */
  choose(setUp: SetUp, steps?: readonly number[], early?: boolean): void;
  /** Lets a lane take its step, in one of its ways; nothing where it cannot. */
  take(lane: number, pick?: number): void;
  /** Shows so many steps of the schedule. */
  to(position: (now: number, all: number) => number): void;
  /** Goes on from the position. */
  on(onward: Onward): void;
  /** A schedule from elsewhere, at its last step; `own` where the learner asked for it. */
  show(schedule: readonly number[], own: boolean, early?: boolean): void;
  /** Forgets the schedule. */
  renew(): void;
  /** Steps along the schedule, and behind it with each lane in turn; `ms` between two. */
  play(ms: number): void;
  pause(): void;
  /** Tries again what failed. */
  again(): void;
}

/** Walks that are kept; stepping back and forth asks for the same ones. */
const KEPT = 400;
/** Keys that are held down ask for more than is worth doing. */
const MOST_WAITING = 12;

/** The lane after `last` that can take a step. */
export function nextInTurn({ lanes }: Walk, last: number): number | null {
  const ready = lanes.map((_, lane) => lane).filter((lane) => lanes[lane]?.ready);
  return ready.find((lane) => lane > last) ?? ready[0] ?? null;
}

export function createSeat(tools: SeatTools, first: SetUp): Seat {
  const setUp = signal(first);
  const schedule = signal<readonly number[]>([]);
  const position = signal(0);
  const walk = signal<Walk | null>(null);
  const whole = signal<Walk | null>(null);
  const busy = signal(false);
  const failure = signal<EngineError | null>(null);
  const astray = signal<number | null>(null);
  const playing = signal(false);
  const touched = signal(false);
  const known = new Map<string, Walk>();
  let line: Promise<void> = Promise.resolve();
  let waiting = 0;
  // What was asked for before something else was chosen comes to nothing.
  let turn = 0;
  let cancel = () => {};

  async function along(steps: readonly number[], onward: Onward = { kind: 'stop' }): Promise<Walk> {
    const key = onward.kind === 'stop' ? steps.join() : null;
    const kept = key === null ? undefined : known.get(key);
    if (kept) return kept;
    const mine = turn;
    const made = await tools.walk(setUp.value, steps, onward);
    if (mine !== turn) throw LEFT;
    if (known.size >= KEPT) known.clear();
    known.set(scheduleOf(made.steps).join(), made);
    return made;
  }

  /** Stands at the end of `made`, which is the schedule from now on. */
  function standAt(made: Walk): void {
    batch(() => {
      schedule.value = scheduleOf(made.steps);
      position.value = made.steps.length;
      walk.value = made;
      whole.value = made;
    });
  }

  async function move(to: number): Promise<void> {
    const at = Math.max(0, Math.min(to, schedule.value.length));
    const made = await along(schedule.value.slice(0, at));
    batch(() => {
      position.value = at;
      walk.value = made;
    });
  }

  async function step(lane: number, pick = 0): Promise<void> {
    const stands = walk.value?.lanes[lane];
    if (!(pick === 0 ? stands?.ready : stands?.open.some((way) => way.pick === pick))) return;
    const at = position.value;
    const turn = codeOf({ lane, pick });
    if (schedule.value[at] === turn) return move(at + 1);
    astray.value = null;
    standAt(await along([...schedule.value.slice(0, at), turn]));
  }

  /** One after the other: a step depends on where the one before has led. */
  function act(work: () => Promise<void>): Promise<void> {
    const mine = turn;
    waiting += 1;
    busy.value = true;
    const done = line.then(async () => {
      try {
        if (mine !== turn) return;
        failure.value = null;
        await work();
      } catch (caught) {
        if (mine === turn && caught !== LEFT) failure.value = tools.errorOf(caught);
      } finally {
        waiting -= 1;
        busy.value = waiting > 0;
      }
    });
    line = done;
    return done;
  }

  function asked(work: () => Promise<void>): void {
    pause();
    touched.value = true;
    if (waiting < MOST_WAITING) void act(work);
  }

  function pause(): void {
    cancel();
    playing.value = false;
  }

  function begin(steps: readonly number[], early = false): void {
    void act(async () => {
      const made = await along(steps, { kind: early ? 'early' : 'stop' });
      const short = !early && made.steps.length < steps.length;
      if (made.astray !== null || short) astray.value = made.steps.length;
      standAt(made);
    });
  }

  function leave(): void {
    pause();
    turn += 1;
    batch(() => {
      failure.value = null;
      astray.value = null;
      touched.value = false;
    });
  }

  async function tick(ms: number): Promise<void> {
    await act(async () => {
      const now = walk.value;
      const at = position.value;
      if (at < schedule.value.length) return move(at + 1);
      const lane = now && !now.ending ? nextInTurn(now, turnOf(schedule.value.at(-1) ?? 0).lane) : null;
      if (lane === null) return pause();
      await step(lane);
    });
    if (failure.value) pause();
    if (playing.value) cancel = tools.later(() => void tick(ms), ms);
  }

  return {
    setUp,
    schedule,
    position,
    walk,
    whole,
    busy,
    failure,
    astray,
    playing,
    touched,
    choose(next, steps = [], early = false) {
      leave();
      known.clear();
      batch(() => {
        setUp.value = next;
        schedule.value = [];
        position.value = 0;
        walk.value = null;
        whole.value = null;
      });
      begin(steps, early);
    },
    take: (lane, pick) => asked(() => step(lane, pick)),
    to: (where) => asked(() => move(where(position.value, schedule.value.length))),
    on: (onward) =>
      asked(async () => {
        if (walk.value?.ending) return;
        astray.value = null;
        standAt(await along(schedule.value.slice(0, position.value), onward));
      }),
    show(steps, own, early = false) {
      leave();
      touched.value = own;
      begin(steps, early);
    },
    renew() {
      leave();
      touched.value = true;
      begin([]);
    },
    play(ms) {
      if (playing.value) return;
      touched.value = true;
      playing.value = true;
      void tick(ms);
    },
    pause,
    again() {
      const steps = schedule.value;
      leave();
      begin(steps);
    },
  };
}

/** Thrown by what comes too late. */
const LEFT = new Error('left');
