// How fast schedules are played: two threads with six stores each, in the seat and by shuttle's search.
import { type Side, time } from './side.ts';
import { type Summary, summarize } from './summary.ts';

/** Of each thread. */
const STEPS = 6;

export interface SchedulesResult {
  /** ms for all interleavings of two threads that store to the same atomic, one by one. */
  all: Record<'wasm' | 'native' | 'fibres' | 'tasks', Summary>;
  /** How many those are. */
  interleavings: number;
  /** Schedules a second. shuttle's threads have steps of their own, and so more schedules. */
  perSecond: Record<'wasm' | 'native' | 'fibres' | 'tasks' | 'shuttle', Summary>;
  /** Executions where the threads touch different things: without reduction, and with it. */
  independent: [every: number, reduced: number];
}

export async function measureSchedules(wasm: Side, native: Side, rounds: number): Promise<SchedulesResult> {
  const players = {
    wasm: [wasm, 'threads'],
    native: [native, 'threads'],
    fibres: [native, 'fibres'],
    tasks: [native, 'tasks'],
    shuttle: [native, 'shuttle'],
  } as const;
  const names = ['wasm', 'native', 'fibres', 'tasks', 'shuttle'] as const;
  const ask = (name: (typeof names)[number], shared: boolean, reduced: boolean) => {
    const [side, player] = players[name];
    return time(side, { measure: 'schedules', player, steps: STEPS, shared, reduced });
  };
  const ms = new Map<string, number[]>(names.map((name) => [name, []]));
  const rates = new Map<string, number[]>(names.map((name) => [name, []]));
  let interleavings = 0;
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const { ms: took, answer } = await ask(name, true, false);
      if (name === 'wasm') interleavings = Number(answer);
      // The first round is for the browser's compiler.
      if (round < 0) continue;
      ms.get(name)?.push(took);
      rates.get(name)?.push((Number(answer) * 1e3) / took);
    }
  }
  const counts = [await ask('wasm', false, false), await ask('wasm', false, true)];
  const summary = (of: Map<string, number[]>, name: string) => summarize(native, of.get(name) ?? []);
  return {
    all: {
      wasm: await summary(ms, 'wasm'),
      native: await summary(ms, 'native'),
      fibres: await summary(ms, 'fibres'),
      tasks: await summary(ms, 'tasks'),
    },
    interleavings,
    perSecond: {
      wasm: await summary(rates, 'wasm'),
      native: await summary(rates, 'native'),
      fibres: await summary(rates, 'fibres'),
      tasks: await summary(rates, 'tasks'),
      shuttle: await summary(rates, 'shuttle'),
    },
    independent: [Number(counts[0]?.answer), Number(counts[1]?.answer)],
  };
}
