// A sweep, as signals: the ordinary engine once for each value, one after the other. `index.ts` gives it the real one.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { LabSummary } from '../../engine/catalog';
import type { Comparison, Step } from '../../engine/model';
import type { Engine, EngineError, Observer, RunHandle, RunResult, Statistics } from '../../engine/types';
import type { RunState } from '../run';
import type { SweepPlan } from './plan';
import { type Scalings, scalingsOf } from './scalings';

/** One value, done. */
export interface SweepPoint {
  value: number;
  comparison: Comparison;
  /** What all of it took, start-up and watching too, ms. */
  ms: number;
}

export interface SweepProgress {
  /** Values that are done. */
  done: number;
  /** All values. */
  total: number;
  /** The value that is on. */
  value: number;
  /** Of the run that is on; nothing before its first step. */
  step: { step: Step; index: number; total: number } | null;
}

export interface SweepFailure {
  error: EngineError;
  /** Where; nothing for what came after the last value. */
  value: number | null;
  step: Step | null;
}

export interface Tools {
  engine: Pick<Engine, 'run'>;
  statistics: Pick<Statistics, 'scaling'>;
  /** What a rejection of `statistics` means. */
  errorOf(caught: unknown): EngineError;
  /** ms, of a clock that only goes on. */
  clock(): number;
  now(): Date;
}

export interface Sweep {
  readonly state: ReadonlySignal<RunState>;
  /** Of the sweep that is on, or of the last one. */
  readonly plan: ReadonlySignal<SweepPlan | null>;
  readonly lab: ReadonlySignal<string | null>;
  readonly progress: ReadonlySignal<SweepProgress | null>;
  readonly points: ReadonlySignal<readonly SweepPoint[]>;
  /** By strategy, where the parameter is a number of workers; nothing before the sweep has ended. */
  readonly scalings: ReadonlySignal<Scalings | null>;
  readonly failure: ReadonlySignal<SweepFailure | null>;
  readonly ended: ReadonlySignal<Date | null>;
  /** Ignored while a sweep is on. */
  start(lab: SweptLab, plan: SweepPlan, file?: Blob | null): void;
  /** The values that are done are kept. */
  stop(): void;
  /** Stops, forgets the results and is idle: for leaving a lab. */
  reset(): void;
}

export type SweptLab = Pick<LabSummary, 'id' | 'wasm' | 'strategies'>;

export function createSweep(tools: Tools): Sweep {
  const state = signal<RunState>('idle');
  const plan = signal<SweepPlan | null>(null);
  const lab = signal<string | null>(null);
  const progress = signal<SweepProgress | null>(null);
  const points = signal<readonly SweepPoint[]>([]);
  const scalings = signal<Scalings | null>(null);
  const failure = signal<SweepFailure | null>(null);
  const ended = signal<Date | null>(null);
  let handle: RunHandle | null = null;
  let stopping = false;
  /** Waits for the laws no longer. */
  let hurry = () => {};
  // A sweep that was left may still report: whatever is not of this turn is ignored.
  let turn = 0;

  function clear(next: RunState, swept: string | null, wanted: SweepPlan | null): void {
    batch(() => {
      state.value = next;
      lab.value = swept;
      plan.value = wanted;
      progress.value = null;
      points.value = [];
      scalings.value = null;
      failure.value = null;
      ended.value = null;
    });
  }

  function observer(mine: number): Observer {
    return {
      step(step, index, total) {
        if (mine === turn && progress.value)
          progress.value = { ...progress.value, step: { step, index, total } };
      },
      trace() {},
      executed() {},
    };
  }

  async function follow(mine: number, swept: SweptLab, wanted: SweepPlan, file: Blob | null): Promise<void> {
    const total = wanted.values.length;
    for (const [done, value] of wanted.values.entries()) {
      const request = wanted.requests[done];
      if (!request) break;
      progress.value = { done, total, value, step: null };
      const begun = tools.clock();
      handle = tools.engine.run({ wasm: swept.wasm, request, file }, observer(mine));
      const result = await handle.result;
      if (mine !== turn) return;
      if (result.state !== 'done') return end(mine, swept, wanted, result, value);
      const { comparison } = result;
      points.value = [...points.value, { value, comparison, ms: tools.clock() - begun }];
      if (stopping) break;
    }
    return end(mine, swept, wanted, null, null);
  }

  /** The laws are computed before the end is told, so that what is told is all; who stops does not wait for them. */
  async function end(
    mine: number,
    swept: SweptLab,
    wanted: SweepPlan,
    result: Exclude<RunResult, { state: 'done' }> | null,
    value: number | null,
  ): Promise<void> {
    handle = null;
    const laws = scalingsOf(swept, wanted, points.value, tools.statistics).then(
      (found) => ({ found, error: null }),
      (caught) => ({ found: null, error: tools.errorOf(caught) }),
    );
    const stopped = new Promise<null>((resolve) => {
      hurry = () => resolve(null);
    });
    if (stopping || result?.state === 'stopped') hurry();
    const told = await Promise.race([stopped, laws]);
    if (mine !== turn) return;
    batch(() => {
      progress.value = null;
      scalings.value = told?.found ?? null;
      if (result?.state === 'failed') failure.value = { error: result.error, value, step: result.step };
      else if (told?.error) failure.value = { error: told.error, value: null, step: null };
      ended.value = tools.now();
      state.value = failure.value ? 'failed' : told ? 'done' : 'stopped';
    });
    if (told) return;
    const { found } = await laws;
    if (mine === turn) scalings.value = found;
  }

  return {
    state,
    plan,
    lab,
    progress,
    points,
    scalings,
    failure,
    ended,
    start(swept, wanted, file = null) {
      if (state.value === 'running') return;
      turn += 1;
      stopping = false;
      hurry = () => {};
      clear('running', swept.id, wanted);
      void follow(turn, swept, wanted, file);
    },
    stop() {
      if (state.value !== 'running') return;
      stopping = true;
      handle?.stop();
      hurry();
    },
    reset() {
      turn += 1;
      handle?.stop();
      handle = null;
      clear('idle', null, null);
    },
  };
}
