// The page's one sweep, on the real engine, and what the page is at: a run or a sweep.
import { computed, effect, signal, untracked } from '@preact/signals';
import { engine, errorOf, statistics } from '../../engine';
import { recordRun } from '../progress';
import type { RunState } from '../run';
import { environment, run } from '../runs';
import type { SweepReport } from './report';
import { createSweep } from './sweep';

export const sweep = createSweep({
  engine,
  statistics,
  errorOf,
  clock: () => performance.now(),
  now: () => new Date(),
});

/** Whichever was begun last. */
const sweeping = signal(false);
effect(() => {
  if (sweep.state.value === 'running') sweeping.value = true;
});
effect(() => {
  if (run.state.value === 'running') sweeping.value = false;
});

/** The sweep is what the page is at; a run that came before it is still shown. */
export const isSweep = computed(() => sweeping.value && sweep.state.value !== 'idle');

/** The state of the page: of the sweep or of the run, whichever was begun last. */
export const pageState = computed<RunState>(() => (isSweep.value ? sweep.state.value : run.state.value));

/** Nothing can be begun. */
export const busy = computed(() => run.state.value === 'running' || sweep.state.value === 'running');

export function stopAll(): void {
  run.stop();
  sweep.stop();
}

/** The last sweep as it is saved; nothing before it has ended, and where no value was done. */
export const sweepReport = computed<SweepReport | null>(() => {
  const plan = sweep.plan.value;
  const ended = sweep.ended.value;
  const points = sweep.points.value;
  const request = plan?.requests[0];
  if (!plan || !ended || !request || points.length === 0) return null;
  const { [plan.param]: _, ...params } = request.params;
  return {
    kind: 'sweep',
    version: 1,
    request: { ...request, params },
    sweep: { param: plan.param, values: plan.values, work: plan.work },
    environment: environment(),
    points: points.map(({ value, comparison }) => ({ value, comparison })),
    scaling: sweep.scalings.value,
    created: ended.toISOString(),
  };
});

// What ended well counts as run. Recording reads signals of its own, which are none of this effect's.
effect(() => {
  if (sweep.state.value !== 'done') return;
  const lab = sweep.lab.peek();
  const completed =
    sweep.points
      .peek()
      .at(-1)
      ?.comparison.strategies.map(({ id }) => id) ?? [];
  if (lab) untracked(() => recordRun(lab, completed));
});
