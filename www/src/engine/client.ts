// Runs requests: asks for the plan, does its steps one at a time on coordinator workers, and has the
// samples compared. The crate decides what is done and what it means; this file only carries it out.
import { Coordinators, type Place } from './coordinators';
import { keepAlive } from './isolation';
import type {
  Comparison,
  Description,
  Execution,
  Growth,
  Plan,
  Sample,
  Scaling,
  Speedup,
  Step,
  StepRole,
} from './model';
import type {
  EngineError,
  Launch,
  Observer,
  Programs,
  RunHandle,
  RunPair,
  RunResult,
  Statistics,
} from './types';
import type { Origin } from './wasm';
import { type CoordinatorWorker, EngineFailure } from './worker';

/** From here on stop does not ask any more. With it, a stopped run is over well within 300 ms. */
const STOP_GRACE = 80;
/** By then a stopped run is over, even where there was nothing yet to be asked or ended. */
const STOP_LIMIT = 180;
/** How long a stopped run waits for what was measured to be compared. */
const COMPARE_GRACE = 60;

export class Client implements Statistics, Programs {
  readonly #coordinators: Coordinators;
  /** The last plan that was asked for: the same request has the same one. */
  #planned: { wasm: string; request: string; plan: Promise<Plan> } | null = null;

  constructor(origin: (wasm: string) => Promise<Origin>) {
    this.#coordinators = new Coordinators(origin);
  }

  run(launch: Launch, observer: Observer): RunHandle {
    const run = new Run(launch, observer, this.#coordinators, (json) => this.#plan(launch.wasm, json));
    return {
      stop: () => run.stop(),
      turn: (index, value) => run.turn(index, value),
      ask: (board, row, action) => run.ask(board, row, action),
      result: run.result(),
    };
  }

  /** Loads the wasm, asks for the plan, and starts the workers of its first step. */
  async warm({ wasm, request }: Launch): Promise<void> {
    try {
      const { steps } = await this.#plan(wasm, JSON.stringify(request));
      const { threads, processes } = steps[0]?.resources ?? { threads: 0, processes: 0 };
      const worker = await this.#coordinators.get(wasm, threads).up;
      await worker.processes(processes);
    } catch {
      // Nobody has asked for anything yet: a run that comes to the same says so.
    }
  }

  async speedups(wasm: string, pairs: readonly RunPair[]): Promise<(Speedup | null)[]> {
    const worker = await this.#coordinators.any(wasm).up;
    return JSON.parse(await worker.answer({ type: 'speedups', pairs: JSON.stringify(pairs) }));
  }

  async scaling(wasm: string, growth: Growth): Promise<Scaling> {
    const worker = await this.#coordinators.any(wasm).up;
    return JSON.parse(await worker.answer({ type: 'scaling', growth: JSON.stringify(growth) }));
  }

  async describe(wasm: string, program: string): Promise<Description> {
    const worker = await this.#coordinators.any(wasm).up;
    return JSON.parse(await worker.answer({ type: 'describe', program }));
  }

  #plan(wasm: string, request: string): Promise<Plan> {
    const known = this.#planned;
    if (known?.wasm === wasm && known.request === request) return known.plan;
    const plan = this.#coordinators
      .any(wasm)
      .up.then((worker) => worker.answer({ type: 'plan', request }))
      .then((text): Plan => JSON.parse(text));
    this.#planned = { wasm, request, plan };
    plan.catch(() => {
      if (this.#planned?.plan === plan) this.#planned = null;
    });
    return plan;
  }
}

class Run {
  readonly #launch: Launch;
  readonly #json: string;
  readonly #observer: Observer;
  readonly #coordinators: Coordinators;
  readonly #plan: (json: string) => Promise<Plan>;
  readonly #samples: (Sample & { role: StepRole })[] = [];
  /** Live parameters that were changed: the next executions begin with them too. */
  readonly #dials = new Map<number, number>();
  #present: Place | null = null;
  #step: Step | null = null;
  #stopping = false;
  #grace: ReturnType<typeof setTimeout> | undefined;
  #overdue: () => void = () => undefined;
  /** The result is out: nobody is to be told anything more. */
  #settled = false;

  constructor(
    launch: Launch,
    observer: Observer,
    coordinators: Coordinators,
    plan: (json: string) => Promise<Plan>,
  ) {
    this.#launch = launch;
    this.#json = JSON.stringify(launch.request);
    this.#observer = observer;
    this.#coordinators = coordinators;
    this.#plan = plan;
  }

  stop(): void {
    if (this.#stopping) return;
    this.#stopping = true;
    const place = this.#present;
    // What there is then is no run's yet, and may come up for the next one.
    if (!place) {
      this.#overdue();
      return;
    }
    place.worker?.stop();
    this.#grace = setTimeout(() => place.worker?.terminate(), STOP_GRACE);
    setTimeout(() => this.#overdue(), STOP_LIMIT);
  }

  turn(index: number, value: number): void {
    this.#dials.set(index, value);
    this.#present?.worker?.turn(index, value);
  }

  ask(board: number, row: number, action: number): void {
    this.#present?.worker?.ask(board, row, action);
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
    const serviceWorker = keepAlive();
    try {
      await serviceWorker.held;
      const plan = await this.#plan(this.#json);
      for (const [index, step] of plan.steps.entries()) {
        this.#step = step;
        this.#tell((observer) => observer.step(step, index, plan.steps.length));
        await this.#do(step);
      }
      this.#step = null;
      return { state: 'done', comparison: await this.#compare() };
    } catch (caught) {
      return await this.#ended(caught);
    } finally {
      // A worker that stopped when asked is kept for the next run.
      clearTimeout(this.#grace);
      this.#release();
      serviceWorker.release();
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
        files,
      } = await worker.execute(
        {
          type: 'execute',
          request: this.#json,
          seed: this.#launch.request.settings.seed,
          strategy: step.strategy,
          traced,
          timed,
          processes: step.resources.processes,
          shared: step.resources.shared_bytes,
          file: this.#launch.file ?? null,
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
      this.#tell((observer) => observer.executed(step, execution, files));
      if (this.#stopping) throw new EngineFailure({ code: 'stopped' });
      const startup_ms = fresh.pool ?? startup;
      const sample = { execution, startup_ms, calibration_ms: calibration, hidden: seen.hidden() };
      this.#samples.push({ ...sample, role: step.role });
    } finally {
      seen.end();
    }
  }

  /** The coordinator for a step, which is this run's until the next step or the end. */
  async #worker(threads: number): Promise<CoordinatorWorker> {
    if (this.#stopping) throw new EngineFailure({ code: 'stopped' });
    this.#release();
    const place = this.#coordinators.get(this.#launch.wasm, threads);
    place.taken = true;
    this.#present = place;
    const worker = await place.up;
    if (this.#stopping) throw new EngineFailure({ code: 'stopped' });
    return worker;
  }

  #release(): void {
    if (this.#present) this.#present.taken = false;
  }

  async #compare(): Promise<Comparison> {
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
    const worker = await this.#coordinators.any(this.#launch.wasm).up;
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

  /** What was measured before the end came, where it can be compared. */
  async #soFar(): Promise<Comparison | null> {
    if (!this.#samples.some((s) => s.role !== 'traced')) return null;
    try {
      return await this.#compare();
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
