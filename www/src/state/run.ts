// One run at a time, as signals: what the views show of it. `runs.ts` gives it the real engine.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { LabSummary } from '../engine/catalog';
import type { Comparison, Execution, RunRequest, Step } from '../engine/model';
import type {
  Engine,
  EngineError,
  Launch,
  Observer,
  RunHandle,
  RunResult,
  SavedFile,
  TraceSource,
} from '../engine/types';
import type { FileStamp, RunFile } from './file-stamp';

export type RunState = 'idle' | 'running' | 'done' | 'stopped' | 'failed';

/** Where a lab's code is. */
export type LabCode = Pick<LabSummary, 'wasm'>;

export interface Progress {
  step: Step;
  index: number;
  total: number;
}

/** What this file needs of a trace: it feeds it, and does not look inside. */
export interface TraceFeed {
  attach(source: TraceSource): void;
  /** Whether there was anything new. */
  poll(): boolean;
  finish(): void;
}

export interface StrategyTrace<T extends TraceFeed> {
  strategy: string;
  trace: T;
  running: boolean;
}

export interface StrategyFiles {
  strategy: string;
  files: readonly SavedFile[];
}

export interface Tools<T extends TraceFeed> {
  engine: Engine;
  createTrace(): T;
  /** Calls back before the next frame is drawn. */
  nextFrame(callback: () => void): void;
  now(): Date;
}

export interface Run<T extends TraceFeed> {
  readonly state: ReadonlySignal<RunState>;
  readonly progress: ReadonlySignal<Progress | null>;
  /** What was asked for: of the run that is on, or of the last one. */
  readonly request: ReadonlySignal<RunRequest | null>;
  /** The reader's file that it was given. */
  readonly file: ReadonlySignal<FileStamp | null>;
  readonly comparison: ReadonlySignal<Comparison | null>;
  readonly failure: ReadonlySignal<{ error: EngineError; step: Step | null } | null>;
  /** The traced execution of each strategy, in the order they ended. */
  readonly executions: ReadonlySignal<readonly Execution[]>;
  readonly traces: ReadonlySignal<readonly StrategyTrace<T>[]>;
  /** What each strategy offers to be saved, of its last execution that offered something. */
  readonly files: ReadonlySignal<readonly StrategyFiles[]>;
  /** Goes up when a trace has something new: what reads traces' contents subscribes to it. */
  readonly pulse: ReadonlySignal<number>;
  readonly ended: ReadonlySignal<Date | null>;
  /** Has ready what such a run begins with, for a reader who is about to start it. Ignored while a run is on. */
  warm(lab: LabCode, request: RunRequest): void;
  /** Ignored while a run is on. */
  start(lab: LabCode, request: RunRequest, file?: RunFile | null): void;
  stop(): void;
  /** See the engine's `RunHandle`; nothing while no run is on. */
  turn(index: number, value: number): void;
  ask(board: number, row: number, action: number): void;
  /** Stops, forgets the results and is idle: for leaving a lab. */
  reset(): void;
}

export function createRun<T extends TraceFeed>(tools: Tools<T>): Run<T> {
  const state = signal<RunState>('idle');
  const progress = signal<Progress | null>(null);
  const request = signal<RunRequest | null>(null);
  const file = signal<FileStamp | null>(null);
  const comparison = signal<Comparison | null>(null);
  const failure = signal<{ error: EngineError; step: Step | null } | null>(null);
  const executions = signal<readonly Execution[]>([]);
  const traces = signal<readonly StrategyTrace<T>[]>([]);
  const files = signal<readonly StrategyFiles[]>([]);
  const pulse = signal(0);
  const ended = signal<Date | null>(null);
  let handle: RunHandle | null = null;
  // A run that was left may still report: whatever is not of this turn is ignored.
  let turn = 0;

  function clear(next: RunState): void {
    batch(() => {
      state.value = next;
      progress.value = null;
      comparison.value = null;
      failure.value = null;
      executions.value = [];
      traces.value = [];
      files.value = [];
      ended.value = null;
    });
  }

  function finishTrace(strategy: string): void {
    const entry = traces.value.find((t) => t.strategy === strategy);
    if (!entry?.running) return;
    entry.trace.poll();
    entry.trace.finish();
    traces.value = traces.value.map((t) => (t === entry ? { ...t, running: false } : t));
    pulse.value += 1;
  }

  function observerOf(mine: number): Observer {
    return {
      step(step, index, total) {
        if (mine === turn) progress.value = { step, index, total };
      },
      trace(source, step) {
        if (mine !== turn) return;
        let entry = traces.value.find((t) => t.strategy === step.strategy);
        if (!entry) {
          entry = { strategy: step.strategy, trace: tools.createTrace(), running: true };
          traces.value = [...traces.value, entry];
        }
        entry.trace.attach(source);
      },
      executed(step, execution, offered) {
        if (mine === turn && offered.length > 0) {
          const others = files.value.filter(({ strategy }) => strategy !== step.strategy);
          files.value = [...others, { strategy: step.strategy, files: offered }];
        }
        if (mine !== turn || step.role === 'timed') return;
        batch(() => {
          finishTrace(step.strategy);
          executions.value = [...executions.value, execution];
        });
      },
    };
  }

  function follow(mine: number): void {
    if (mine !== turn || state.value !== 'running') return;
    let news = false;
    for (const entry of traces.value) if (entry.running && entry.trace.poll()) news = true;
    if (news) pulse.value += 1;
    tools.nextFrame(() => follow(mine));
  }

  function settle(mine: number, result: RunResult, launch: Launch): void {
    if (mine !== turn) return;
    batch(() => {
      for (const entry of traces.value) finishTrace(entry.strategy);
      handle = null;
      progress.value = null;
      ended.value = tools.now();
      comparison.value = result.comparison;
      if (result.state === 'failed') failure.value = { error: result.error, step: result.step };
      state.value = result.state;
    });
    // Who has run something runs it again; what a stop or a crash has ended is there then. What did not load is left
    // to them: a next try may not find another one under way that is going to fail.
    if (result.state === 'failed' && result.error.code === 'load-failed') return;
    tools.engine.warm(launch);
  }

  return {
    state,
    progress,
    request,
    file,
    comparison,
    failure,
    executions,
    traces,
    files,
    pulse,
    ended,
    warm({ wasm }, wanted) {
      if (state.value !== 'running') tools.engine.warm({ wasm, request: wanted });
    },
    start({ wasm }, wanted, given = null) {
      if (state.value === 'running') return;
      turn += 1;
      const mine = turn;
      clear('running');
      request.value = wanted;
      file.value = given?.stamp ?? null;
      const launch: Launch = { wasm, request: wanted, file: given?.utf8 ?? null };
      handle = tools.engine.run(launch, observerOf(mine));
      void handle.result.then((result) => settle(mine, result, launch));
      tools.nextFrame(() => follow(mine));
    },
    stop() {
      handle?.stop();
    },
    turn(index, value) {
      handle?.turn(index, value);
    },
    ask(board, row, action) {
      handle?.ask(board, row, action);
    },
    reset() {
      turn += 1;
      handle?.stop();
      handle = null;
      request.value = null;
      file.value = null;
      clear('idle');
    },
  };
}
