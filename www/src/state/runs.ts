// The page's one run, on the real engine.
import { engine } from '../engine';
import { createTrace, type Trace } from '../engine/trace';
import { createRun } from './run';

export type { Trace } from '../engine/trace';
export { exportChromeTrace } from '../engine/trace';

export const capabilities = engine.capabilities;

export const run = createRun<Trace>({
  engine,
  createTrace,
  nextFrame: (callback) => requestAnimationFrame(callback),
  now: () => new Date(),
});
