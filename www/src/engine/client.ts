// Runs requests: asks for the plan, does its steps one at a time on coordinator workers, and has the
// samples compared. The crate decides what is done and what it means; this file only carries it out.
import { keepAlive } from './isolation';
import type { Comparison, Execution, Plan, RunRequest, Sample, Step, StepRole } from './model';
import type { EngineError, Observer, RunHandle, RunResult } from './types';
import type { Origin } from './wasm';
import { CoordinatorWorker, EngineFailure } from './worker';

/** Coordinators kept warm: one without a pool and one with. */
const KEPT = 2;
/** From here on stop does not ask any more. With it, a stopped run is over well within 300 ms. */
const STOP_GRACE = 80;
/** For so long after a crash a coordinator that does not come up is tried again, a few times. */
const RECOVERY = 10_000;
const RETRIES = 30;
const RETRY_AFTER = 100;
/** By then a stopped run is over, even where there was nothing yet to be asked or ended. */
const STOP_LIMIT = 180;
/** How long a stopped run waits for what was measured to be compared. */
const COMPARE_GRACE = 60;

export class Client {
  readonly #origin: () => Promise<Origin>;
  #warm: CoordinatorWorker[] = [];
  /** When a coordinator was last found gone. */
  #crashed = Number.NEGATIVE_INFINITY;

  constructor(origin: () => Promise<Origin>) {
    this.#origin = origin;
  }

  run(request: RunRequest, observer: Observer, file: Blob | null = null): RunHandle {
    const run = new Run(request, observer, file, {
      coordinator: (threads, made) => this.#coordinator(threads, made),
      idle: () => this.#warm.find((c) => c.threads === 0 && c.idle),
    });
    return {
      stop: () => run.stop(),
      turn: (index, value) => run.turn(index, value),
      ask: (board, row, action) => run.ask(board, row, action),
      result: run.result(),
    };
  }

  /** A warm coordinator with this many threads, or a new one in place of the one unused for longest. */
  async #coordinator(threads: number, made: (worker: CoordinatorWorker) => void): Promise<CoordinatorWorker> {
    if (this.#warm.some((c) => c.gone)) this.#crashed = performance.now();
    this.#warm = this.#warm.filter((c) => !c.gone);
    const found = this.#warm.find((c) => c.threads === threads);
    if (found) {
      this.#warm = [...this.#warm.filter((c) => c !== found), found];
      made(found);
      return found;
    }
    while (this.#warm.length >= KEPT) this.#warm.shift()?.terminate();
    const started = await this.#start(threads, made);
    this.#warm.push(started);
    return started;
  }

  /** A browser gives back what a crashed worker held only after a while, and until then may refuse a new one. */
  async #start(threads: number, made: (worker: CoordinatorWorker) => void): Promise<CoordinatorWorker> {
    const origin = await this.#origin();
    for (let left = RETRIES; ; left--) {
      try {
        return await CoordinatorWorker.start(origin, threads, made);
      } catch (caught) {
        const refused =
          caught instanceof EngineFailure && ['out-of-memory', 'load-failed'].includes(caught.error.code);
        if (!refused || left === 0 || performance.now() - this.#crashed > RECOVERY) throw caught;
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
      }
    }
  }
}

interface Workers {
  coordinator(threads: number, made: (worker: CoordinatorWorker) => void): Promise<CoordinatorWorker>;
  /** One that can be asked at once. */
  idle(): CoordinatorWorker | undefined;
}

class Run {
  readonly #request: RunRequest;
  readonly #json: string;
  readonly #observer: Observer;
  readonly #file: Blob | null;
  readonly #workers: Workers;
  readonly #samples: (Sample & { role: StepRole })[] = [];
  /** Live parameters that were changed: the next executions begin with them too. */
  readonly #dials = new Map<number, number>();
  #present: CoordinatorWorker | null = null;
  #step: Step | null = null;
  #stopping = false;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #overdue: () => void = () => undefined;
  /** The result is out: nobody is to be told anything more. */
  #settled = false;

  constructor(request: RunRequest, observer: Observer, file: Blob | null, workers: Workers) {
    this.#request = request;
    this.#json = JSON.stringify(request);
    this.#observer = observer;
    this.#file = file;
    this.#workers = workers;
  }

  stop(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    this.#present?.stop();
    const worker = this.#present;
    this.#grace = setTimeout(() => worker?.terminate(), STOP_GRACE);
    setTimeout(() => this.#overdue(), STOP_LIMIT);
  }

  turn(index: number, value: number): void {
    this.#dials.set(index, value);
    this.#present?.turn(index, value);
  }

  ask(board: number, row: number, action: number): void {
    this.#present?.ask(board, row, action);
  }

  /** How it ended; after a stop at the latest when that is overdue, whatever cannot be hurried, such as compiling. */
  result(): Promise<RunResult> {
    const overdue = new Promise<RunResult>((resolve) => {
      this.#overdue = () => {
        this.#settled = true;
        resolve({ state: 'stopped', comparison: null });
      };
    });
    return Promise.race([this.#execute(), overdue]);
  }

  async #execute(): Promise<RunResult> {
    const sleepless = keepAlive();
    try {
      const plan: Plan = JSON.parse(
        await (await this.#worker(0)).answer({ type: 'plan', request: this.#json }),
      );
      for (const [index, step] of plan.steps.entries()) {
        this.#step = step;
        this.#tell((observer) => observer.step(step, index, plan.steps.length));
        await this.#do(step);
      }
      this.#step = null;
      return { state: 'done', comparison: await this.#compare(await this.#worker(0)) };
    } catch (caught) {
      return await this.#ended(caught);
    } finally {
      // A worker that stopped when asked is kept for the next run.
      clearTimeout(this.#grace);
      sleepless();
    }
  }

  /** What goes wrong in whoever watches is no reason for a run to go on for ever. */
  #tell(call: (observer: Observer) => void): void {
    if (this.#settled) return;
    try {
      call(this.#observer);
    } catch (caught) {
      reportError(caught);
    }
  }

  async #do(step: Step): Promise<void> {
    const fresh = { pool: null as number | null };
    const worker = await this.#worker(step.resources.threads);
    fresh.pool = step.resources.threads > 0 ? worker.poolStart : null;
    // Paid once: a pool that is warm costs the next step nothing.
    worker.poolStart = null;
    const seen = watchVisibility();
    const traced = step.role !== 'timed';
    const timed = step.role === 'timed';
    try {
      const {
        execution: json,
        startup,
        calibration,
      } = await worker.execute(
        {
          type: 'execute',
          request: this.#json,
          seed: this.#request.settings.seed,
          strategy: step.strategy,
          traced,
          timed,
          processes: step.resources.processes,
          shared: step.resources.shared_bytes,
          file: this.#file,
        },
        {
          memory: ({ buffer, pointer, layout, process }) => {
            // Stop may have been asked for before there was a flag to raise.
            if (this.#stopping) worker.stop();
            if (process === 0) for (const [index, value] of this.#dials) worker.turn(index, value);
            if (traced)
              this.#tell((observer) => observer.trace({ buffer, pointer, base: 0, layout, process }, step));
          },
          snapshot: (source) => this.#tell((observer) => observer.trace(source, step)),
        },
      );
      const execution: Execution = JSON.parse(json);
      this.#tell((observer) => observer.executed(step, execution));
      if (this.#stopping) throw new EngineFailure({ code: 'stopped' });
      const startup_ms = fresh.pool ?? startup;
      const sample = { execution, startup_ms, calibration_ms: calibration, hidden: seen.hidden() };
      this.#samples.push({ ...sample, role: step.role });
    } finally {
      seen.end();
    }
  }

  async #worker(threads: number): Promise<CoordinatorWorker> {
    const worker = await this.#workers.coordinator(threads, (made) => {
      this.#present = made;
      if (this.#stopping && !made.idle) made.terminate();
    });
    if (this.#stopping) throw new EngineFailure({ code: 'stopped' });
    return worker;
  }

  async #compare(worker: CoordinatorWorker): Promise<Comparison> {
    const counted = this.#samples.filter((s) => s.role !== 'traced');
    const startup = new Map(
      this.#samples.filter((s) => s.startup_ms !== null).map((s) => [s.execution.strategy, s.startup_ms]),
    );
    // Threads and processes start with the traced step, whose time does not count but whose start does.
    const samples = counted.map(
      ({ role: _, ...s }): Sample => ({
        ...s,
        startup_ms: s.startup_ms ?? startup.get(s.execution.strategy) ?? null,
      }),
    );
    return JSON.parse(
      await worker.answer({ type: 'compare', request: this.#json, samples: JSON.stringify(samples) }),
    );
  }

  async #ended(caught: unknown): Promise<RunResult> {
    const error: EngineError =
      caught instanceof EngineFailure ? caught.error : { code: 'crashed', detail: String(caught) };
    clearTimeout(this.#grace);
    const soFar = this.#soFar();
    const comparison = await (this.#stopping ? within(COMPARE_GRACE, soFar) : soFar);
    if (this.#stopping || error.code === 'stopped') return { state: 'stopped', comparison };
    return { state: 'failed', error, step: this.#step, comparison };
  }

  /** What was measured before the end came, where a worker is at hand to compare it. */
  async #soFar(): Promise<Comparison | null> {
    const worker = this.#workers.idle();
    if (!worker || !this.#samples.some((s) => s.role !== 'traced')) return null;
    try {
      return await this.#compare(worker);
    } catch {
      return null;
    }
  }
}

/** `value`, or null where it takes longer than `ms`. */
function within<T>(ms: number, value: Promise<T | null>): Promise<T | null> {
  return Promise.race([value, new Promise<null>((resolve) => setTimeout(resolve, ms, null))]);
}

/** Whether the page was hidden at any moment from now on. */
function watchVisibility(): { hidden(): boolean; end(): void } {
  let hidden = document.visibilityState === 'hidden';
  const look = () => {
    hidden ||= document.visibilityState === 'hidden';
  };
  document.addEventListener('visibilitychange', look);
  return { hidden: () => hidden, end: () => document.removeEventListener('visibilitychange', look) };
}
