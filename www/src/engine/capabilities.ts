// What this page and browser can do.
import { isFramed } from './isolation/framed.ts';
import type { Capabilities } from './types';

export function detect(): Capabilities {
  // Both are asked: WebKitGTK can be isolated and have no SharedArrayBuffer all the same.
  const shared = typeof SharedArrayBuffer !== 'undefined';
  const threads = crossOriginIsolated && shared;
  return {
    threads,
    reason: threads ? 'ok' : withoutThreads(),
    // As src/rt/web/fibres.js has it.
    steering: threads || ('Suspending' in WebAssembly && 'promising' in WebAssembly),
    cores: navigator.hardwareConcurrency,
    browser: browserName(navigator.userAgent),
    resolutionMs: clockResolution(),
  };
}

function withoutThreads(): Exclude<Capabilities['reason'], 'ok'> {
  if (crossOriginIsolated) return 'no-shared-memory';
  return isFramed() ? 'framed' : 'not-isolated';
}

/** For people to read beside a result; nothing is decided by it. */
export function browserName(agent: string): string {
  const version = (pattern: RegExp) => pattern.exec(agent)?.[1];
  const edge = version(/Edg\/(\d+)/);
  if (edge) return `Edge ${edge}`;
  const firefox = version(/Firefox\/(\d+)/);
  if (firefox) return `Firefox ${firefox}`;
  const chrome = version(/Chrome\/(\d+)/);
  if (chrome) return `${/Chromium/.test(agent) ? 'Chromium' : 'Chrome'} ${chrome}`;
  const safari = version(/Version\/(\d+[\d.]*)/);
  return safari ? `Safari ${safari}` : 'WebKit';
}

/** Smallest of a few steps of the clock, ms. A browser without isolation makes them coarse. */
function clockResolution(): number {
  const give_up = performance.now() + 20;
  let smallest = Number.POSITIVE_INFINITY;
  for (let seen = 0; seen < 8 && performance.now() < give_up; seen++) {
    const begin = performance.now();
    let next = begin;
    while (next === begin) next = performance.now();
    smallest = Math.min(smallest, next - begin);
  }
  return Math.round(smallest * 1e4) / 1e4;
}
