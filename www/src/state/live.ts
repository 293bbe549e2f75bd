// Live parameters as they are now: what was asked for, and what the form has changed since.
import { signal } from '@preact/signals';
import { run } from './runs';

/** Changed since the run began, as text; emptied by the next run. */
export const changed = signal<Readonly<Record<string, string>>>({});

/** The present run's parameters as they are now. */
export function liveValues(): Readonly<Record<string, string>> {
  const asked = Object.entries(run.request.value?.params ?? {});
  return { ...Object.fromEntries(asked.map(([id, value]) => [id, String(value)])), ...changed.value };
}
