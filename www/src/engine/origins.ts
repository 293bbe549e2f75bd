// The wasm files, each compiled once for all of its workers.
import { text } from './failure';
import type { Origin } from './wasm';
import { EngineFailure } from './worker';

/** Modules kept compiled: who goes to and fro between two sections compiles neither again. */
const KEPT = 2;

export class Origins {
  readonly #base: string;
  readonly #folder: string;
  readonly #compile: (url: string) => Promise<WebAssembly.Module>;
  /** By name; the one asked for last is the last. */
  readonly #modules = new Map<string, Promise<WebAssembly.Module>>();

  /** `base` is the page's address and `folder` that of the wasm files; both end in `/`. */
  constructor(
    base: string,
    folder: string,
    compile = (url: string) => WebAssembly.compileStreaming(fetch(url)),
  ) {
    this.#base = base;
    this.#folder = folder;
    this.#compile = compile;
  }

  /** Loads and compiles it where that was not done yet; a failure is tried again by the next who asks. */
  async of(wasm: string): Promise<Origin> {
    const file = `${this.#folder}${wasm}`;
    const compiled = this.#modules.get(wasm) ?? this.#compile(`${file}_bg.wasm`);
    this.#modules.delete(wasm);
    this.#modules.set(wasm, compiled);
    for (const name of [...this.#modules.keys()].slice(0, -KEPT)) this.#modules.delete(name);
    try {
      return { glue: `${file}.js`, module: await compiled, base: this.#base };
    } catch (caught) {
      if (this.#modules.get(wasm) === compiled) this.#modules.delete(wasm);
      throw new EngineFailure({ code: 'load-failed', detail: text(caught) });
    }
  }
}
