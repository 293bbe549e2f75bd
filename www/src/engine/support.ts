// What no run can do without, and whether this browser has it.

export type Missing = 'wasm' | 'module-workers';

/** Nothing where all is there. */
export function missing(): Missing | null {
  if (typeof WebAssembly !== 'object') return 'wasm';
  return moduleWorkers() ? null : 'module-workers';
}

/** A browser that knows module workers asks for the option `type`; one that does not never looks at it. */
function moduleWorkers(): boolean {
  if (typeof Worker !== 'function') return false;
  let asked = false;
  const url = URL.createObjectURL(new Blob([''], { type: 'text/javascript' }));
  try {
    new Worker(url, {
      get type(): WorkerType {
        asked = true;
        return 'module';
      },
    }).terminate();
  } catch {
    // Refused for another reason: the run will say which.
  } finally {
    URL.revokeObjectURL(url);
  }
  return asked;
}
