// The describer of the open program, on the real engine.
import { programs } from '../../engine';
import { createDescriber, type Describer } from './described';
import { desk } from './programs';

/** `wasm` is the workbench's. Whoever opens it stops it. */
export function openDescriber(wasm: string): Describer {
  return createDescriber(programs, wasm, desk.text);
}
