// What tracing costs: a record, and tracing that is turned off.
import { type Side, time } from './side.ts';
import { type Summary, summarize } from './summary.ts';

/** One measurement lasts a ms or two: seldom enough does another program get the processor meanwhile. */
const EVENTS = 5_000;
/** Draws that take about a microsecond. */
const DRAWS = 400;
const LOOPS = 2_000;
/** The shortest of so many counts: whatever else happens makes a time longer, never shorter. */
const TRIES = 10;

export interface RecordingResult {
  /** ns of one reading of the clock. */
  clock: Summary;
  /** ns of one record beyond the clock it reads: a line of the log, and one of the two of a wait. */
  log: Summary;
  wait: Summary;
  /** ns of one call while tracing is off; a wait is its beginning and its end. */
  logOff: Summary;
  waitOff: Summary;
  /** What they add to a loop with a microsecond of work for each, in percent. */
  logOffPercent: Summary;
  waitOffPercent: Summary;
}

/** On `side`, each kind of event in turn. */
export async function measureRecording(side: Side, native: Side, rounds: number): Promise<RecordingResult> {
  const best = async (names: readonly string[], sink: string, count: number, draws: number) => {
    const least = new Map<string, number>();
    for (let attempt = 0; attempt < TRIES; attempt++) {
      for (const event of names) {
        const { ms } = await time(side, { measure: 'events', event, sink, count, draws });
        least.set(event, Math.min(least.get(event) ?? Number.POSITIVE_INFINITY, (ms * 1e6) / count));
      }
    }
    return (event: string) => least.get(event) ?? Number.NaN;
  };
  const found: Record<keyof RecordingResult, number[]> = {
    clock: [],
    log: [],
    wait: [],
    logOff: [],
    waitOff: [],
    logOffPercent: [],
    waitOffPercent: [],
  };
  for (let round = -1; round < rounds; round++) {
    const kept = await best(['none', 'clock', 'log', 'wait'], 'kept', EVENTS, 0);
    const off = await best(['none', 'log', 'wait'], 'off', EVENTS, 0);
    const loop = await best(['none', 'log', 'wait'], 'off', LOOPS, DRAWS);
    // The first round is for the browser's compiler.
    if (round < 0) continue;
    const clock = kept('clock') - kept('none');
    found.clock.push(clock);
    found.log.push(kept('log') - kept('none') - clock);
    found.wait.push((kept('wait') - kept('none')) / 2 - clock);
    found.logOff.push(off('log') - off('none'));
    found.waitOff.push(off('wait') - off('none'));
    found.logOffPercent.push(100 * (loop('log') / loop('none') - 1));
    found.waitOffPercent.push(100 * (loop('wait') / loop('none') - 1));
  }
  const summary = (key: keyof RecordingResult) => summarize(native, found[key]);
  return {
    clock: await summary('clock'),
    log: await summary('log'),
    wait: await summary('wait'),
    logOff: await summary('logOff'),
    waitOff: await summary('waitOff'),
    logOffPercent: await summary('logOffPercent'),
    waitOffPercent: await summary('waitOffPercent'),
  };
}
