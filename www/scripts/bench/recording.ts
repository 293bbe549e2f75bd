// What tracing costs: a record, and tracing that is turned off.
import { type Side, time } from './side.ts';
import { type Summary, summarize } from './summary.ts';

/** Events of one measurement; as many fit into a lane. */
const COUNT = 20_000;

export interface RecordingResult {
  /** ns of one reading of the clock. */
  clock: Summary;
  /** ns of one record beyond the clock it reads: a line of the log, and one of the two of a wait. */
  log: Summary;
  wait: Summary;
  /** ns of one call while tracing is off. */
  logOff: Summary;
  waitOff: Summary;
  /** Part that those calls take of a loop with a microsecond of work for each, in percent. */
  logOffPercent: Summary;
  waitOffPercent: Summary;
}

/** On `side`, each kind of event in turn. */
export async function measureRecording(side: Side, native: Side, rounds: number): Promise<RecordingResult> {
  const ns = async (event: string, sink: string) =>
    ((await time(side, { measure: 'events', event, sink, count: COUNT })).ms * 1e6) / COUNT;
  const found: Record<keyof RecordingResult, number[]> = {
    clock: [],
    log: [],
    wait: [],
    logOff: [],
    waitOff: [],
    logOffPercent: [],
    waitOffPercent: [],
  };
  for (let round = -3; round < rounds; round++) {
    // In both orders in turn, so that nobody always comes first.
    const off: [string, string][] = [
      ['none', 'off'],
      ['log', 'off'],
      ['wait', 'off'],
    ];
    const times: Record<string, number> = {};
    for (const [event, sink] of round % 2 === 0 ? off : off.reverse()) {
      times[`${event}-${sink}`] = await ns(event, sink);
    }
    for (const event of ['clock', 'log', 'wait']) times[event] = await ns(event, 'kept');
    if (round < 0) continue;
    const of = (name: string) => times[name] ?? Number.NaN;
    const none = of('none-off');
    const clock = of('clock') - none;
    found.clock.push(clock);
    found.log.push(of('log') - none - clock);
    found.wait.push((of('wait') - none) / 2 - clock);
    found.logOff.push(of('log-off') - none);
    found.waitOff.push((of('wait-off') - none) / 2);
    found.logOffPercent.push(100 * (of('log-off') / none - 1));
    found.waitOffPercent.push(50 * (of('wait-off') / none - 1));
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
