// The page's one run, on the real engine.
import { computed, effect, untracked } from '@preact/signals';
import { engine } from '../engine';
import { createTrace, exportChromeTrace, type Trace } from '../engine/trace';
import { recordRun } from './progress';
import type { Report } from './report';
import { createRun } from './run';

export type { Trace } from '../engine/trace';

export const capabilities = engine.capabilities;

export const run = createRun<Trace>({
  engine,
  createTrace,
  nextFrame: (callback) => requestAnimationFrame(callback),
  now: () => new Date(),
});

/** The last run as it is saved and shared; nothing before there is a comparison. */
export const currentReport = computed<Report | null>(() => {
  const request = run.request.value;
  const comparison = run.comparison.value;
  const ended = run.ended.value;
  if (!request || !comparison || !ended) return null;
  return { version: 1, request, environment: environment(), comparison, created: ended.toISOString() };
});

/** This browser, as reports name it. */
export function environment(): Report['environment'] {
  const { browser, cores, resolutionMs, threads } = capabilities;
  return { browser, cores, resolutionMs, threads };
}

/** The traces of the last run for Perfetto. */
export function traceFile(words: (key: string) => string): Blob {
  return exportChromeTrace(
    run.traces.value.map(({ strategy, trace }) => ({ strategy, trace })),
    words,
  );
}

// What ended well counts as run. Recording reads signals of its own, which are none of this effect's.
effect(() => {
  if (run.state.value !== 'done') return;
  const request = run.request.peek();
  const completed = run.comparison.peek()?.strategies.map(({ id }) => id) ?? [];
  if (request) untracked(() => recordRun(request.lab, completed));
});
