// The coordinators that are kept warm: by the wasm that they run, and the threads of their pool.
import type { Origin } from './wasm';
import { CoordinatorWorker, EngineFailure } from './worker';

/** No lab needs more kinds: one without a pool, and pools of two sizes. */
const KEPT = 3;
/** For so long after a crash a coordinator that does not come up is tried again, a few times. */
const RECOVERY = 10_000;
const RETRIES = 30;
const RETRY_AFTER = 100;

/** A coordinator, or one that is coming up. */
export interface Place {
  /** Nothing before there is one, and between two attempts. */
  readonly worker: CoordinatorWorker | null;
  /** Settles once it can be asked. */
  readonly up: Promise<CoordinatorWorker>;
  /** A run uses it, and no other may. */
  taken: boolean;
}

interface Kept extends Place {
  readonly wasm: string;
  threads: number;
  worker: CoordinatorWorker | null;
  up: Promise<CoordinatorWorker>;
}

/** Of a place in the moment before its coordinator is begun. */
const NEVER = new Promise<CoordinatorWorker>(() => undefined);

export class Coordinators {
  readonly #origin: (wasm: string) => Promise<Origin>;
  /** The one asked for last is the last. */
  #kept: Kept[] = [];
  /** When a coordinator was last found gone. */
  #crashed = Number.NEGATIVE_INFINITY;

  constructor(origin: (wasm: string) => Promise<Origin>) {
    this.#origin = origin;
  }

  /** One with this many threads that no run uses: a warm one, or else a new one in place of the one unused for longest. */
  get(wasm: string, threads: number): Place {
    this.#sweep(wasm);
    const place = this.#kept.find((k) => k.threads === threads && !k.taken) ?? this.#make(wasm, threads);
    this.#kept = [...this.#kept.filter((k) => k !== place), place];
    return place;
  }

  /** One for a question that neither needs threads nor takes time: any that is idle will do. */
  any(wasm: string): Place {
    return this.#kept.find((k) => k.wasm === wasm && k.worker?.idle) ?? this.get(wasm, 0);
  }

  /** Lets go of what is gone, and of what runs other labs' wasm. */
  #sweep(wasm: string): void {
    if (this.#kept.some((k) => k.worker?.gone)) this.#crashed = performance.now();
    for (const other of this.#kept.filter((k) => k.wasm !== wasm)) other.worker?.terminate();
    this.#kept = this.#kept.filter((k) => k.wasm === wasm && !k.worker?.gone);
  }

  #make(wasm: string, threads: number): Kept {
    // One that has run something gets no pool any more: what a pool takes, memory too, is measured.
    const bare =
      threads > 0 && this.#kept.find((k) => k.threads === 0 && !k.taken && k.worker?.idle && !k.worker.used);
    const place: Kept = bare || { wasm, threads, worker: null, up: NEVER, taken: false };
    this.#kept = this.#kept.filter((k) => k !== place);
    while (this.#kept.length >= KEPT) this.#kept.shift()?.worker?.terminate();
    this.#kept.push(place);
    place.threads = threads;
    place.up = this.#start(place);
    place.up.catch(() => {
      this.#kept = this.#kept.filter((k) => k !== place);
    });
    return place;
  }

  /** A browser gives back what a crashed worker held only after a while, and until then may refuse a new one. */
  async #start(place: Kept): Promise<CoordinatorWorker> {
    const made = (worker: CoordinatorWorker) => {
      place.worker = worker;
      // Who let go of the place before there was a worker had nothing to terminate.
      if (!this.#kept.includes(place)) worker.terminate();
    };
    for (let left = RETRIES; ; left--) {
      try {
        const worker = place.worker ?? (await CoordinatorWorker.start(() => this.#origin(place.wasm), made));
        if (place.threads > 0) await worker.pool(place.threads);
        return worker;
      } catch (caught) {
        place.worker = null;
        const refused =
          caught instanceof EngineFailure && ['out-of-memory', 'load-failed'].includes(caught.error.code);
        if (!refused || left === 0 || performance.now() - this.#crashed > RECOVERY) throw caught;
        await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
        if (!this.#kept.includes(place)) throw caught;
      }
    }
  }
}
