// An engine whose runs go as a test says: begun in order, told of by hand, ended when the test wants.
import assert from 'node:assert/strict';
import type { Step } from '../../src/engine/model';
import type { Engine, Launch, Observer, RunResult } from '../../src/engine/types';

export interface FakeRun {
  launch: Launch;
  observer: Observer;
  stops: number;
  /** Calls of `turn` and `ask`. */
  heard: [string, ...number[]][];
  /** Ends it, and waits until whoever awaits its result has gone on. */
  settle(result: RunResult): Promise<void>;
}

/** `settling` is called when a run is made to end. */
export function fakeEngine(settling: () => void = () => undefined) {
  const going: FakeRun[] = [];
  const warmed: Launch[] = [];
  const engine: Engine = {
    capabilities: {
      threads: true,
      reason: 'ok',
      steering: true,
      cores: 2,
      browser: 'Test 1',
      resolutionMs: 0.1,
    },
    warm: (launch) => warmed.push(launch),
    run(launch, observer) {
      let resolve: (result: RunResult) => void = () => undefined;
      const result = new Promise<RunResult>((r) => {
        resolve = r;
      });
      const entry: FakeRun = {
        launch,
        observer,
        stops: 0,
        heard: [],
        async settle(value) {
          settling();
          resolve(value);
          await new Promise((next) => setTimeout(next));
        },
      };
      going.push(entry);
      return {
        result,
        stop: () => void entry.stops++,
        turn: (...change) => void entry.heard.push(['turn', ...change]),
        ask: (...asked) => void entry.heard.push(['ask', ...asked]),
      };
    },
  };
  const nth = (i: number): FakeRun => {
    const entry = going[i];
    assert.ok(entry, `run ${i} was begun`);
    return entry;
  };
  return { engine, going, nth, warmed };
}

export function fakeStep(strategy: string, role: Step['role']): Step {
  return {
    strategy,
    kind: 'threads',
    role,
    round: 0,
    resources: { threads: 2, processes: 0, tasks: 0, shared_bytes: 0 },
  };
}
