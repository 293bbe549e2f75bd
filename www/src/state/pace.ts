// Work that is asked for more often than it may be done.

/**
 * ms between two rewritings of the address. WebKit refuses more than 100 in 30 s, Firefox more than 200 in 10 s.
 */
export const REWRITE_EVERY = 400;

export interface PaceTools {
  /** ms, from any moment on. */
  now(): number;
  later(callback: () => void, ms: number): void;
}

/**
 * Does what it is given at once, but never twice within `least` ms: of what is asked for in between only the last is
 * done, when the time has come.
 */
export function createPace(least: number, tools: PaceTools): (work: () => void) => void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: (() => void) | null = null;
  const go = (work: () => void) => {
    waiting = null;
    last = tools.now();
    work();
  };
  return (work) => {
    const left = last + least - tools.now();
    if (waiting === null && left <= 0) return go(work);
    if (waiting === null) tools.later(() => waiting && go(waiting), left);
    waiting = work;
  };
}
