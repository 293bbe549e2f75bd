// What a worker caught, as an error that the page has a sentence for.
import type { EngineError } from './types';

/** Something that was to be loaded did not come. */
export class LoadFailure extends Error {}

/** The crate throws JSON text; everything else is the platform's. */
export function failure(caught: unknown, outOfMemory: boolean): EngineError {
  if (typeof caught === 'string') {
    const typed = parse(caught);
    if (typed) return typed;
  }
  if (caught instanceof LoadFailure) return { code: 'load-failed', detail: caught.message };
  if (outOfMemory || isOutOfMemory(caught)) return { code: 'out-of-memory' };
  return { code: 'crashed', detail: text(caught) };
}

function parse(json: string): EngineError | null {
  try {
    const value: unknown = JSON.parse(json);
    return isError(value) ? value : null;
  } catch {
    return null;
  }
}

/** Only the crate's own words get here, so the code is enough to tell. */
function isError(value: unknown): value is EngineError {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string';
}

function isOutOfMemory(caught: unknown): boolean {
  return caught instanceof RangeError && /memory/i.test(caught.message);
}

export function text(caught: unknown): string {
  return caught instanceof Error ? `${caught.name}: ${caught.message}` : String(caught);
}
