import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison, Growth, Invalid, Scaling, StrategySummary } from '../../src/engine/model';
import type { RunResult } from '../../src/engine/types';
import { defaultRequest, draftOf } from '../../src/state/draft';
import { checkSweep, type SweepPlan } from '../../src/state/sweep/plan';
import { csvOf, type SweepReport } from '../../src/state/sweep/report';
import { createSweep } from '../../src/state/sweep/sweep';
import { lab, manifest } from '../fixture';
import { fakeEngine, fakeStep } from './fake-engine';

const workers = {
  ...lab,
  params: lab.params.map((param) =>
    param.id === 'threads' ? { ...param, workers: 'shared' as const } : param,
  ),
};

function planOf(values: string, param = 'threads'): SweepPlan {
  const draft = draftOf(defaultRequest(lab, manifest), lab);
  const { plan } = checkSweep({ open: true, param, values }, draft, workers, manifest);
  assert.ok(plan);
  return plan;
}

function setUp(scaling: (growth: Growth) => Promise<Scaling> = async () => none) {
  const asked: Growth[] = [];
  let time = 0;
  // Every value takes a tenth of a second.
  const { engine, going, nth } = fakeEngine(() => {
    time += 100;
  });
  const sweep = createSweep({
    engine,
    statistics: {
      scaling(_, growth) {
        asked.push(growth);
        return scaling(growth);
      },
    },
    errorOf: () => ({ code: 'crashed', detail: 'in the fit' }),
    clock: () => time,
    now: () => new Date(0),
  });
  return { sweep, going, nth, asked };
}

const none: Scaling = { points: [], amdahl: null, usl: null, none: 'too-few' };

function comparison(invalid: Invalid[] = [], ms = 10): Comparison {
  const strategies = ['sequential', 'threads', 'async'].map(
    (id) =>
      ({
        id,
        samples_ms: [ms, ms + 1, ms + 2],
        median_ms: ms + 1,
        spread_ms: 1,
        interval: { low: ms, high: ms + 2, confidence: 0.75 },
      }) as StrategySummary,
  );
  return { strategies, agree: true, invalid, verdict: [], truth: null, tables: [] };
}

const done = (invalid: Invalid[] = [], ms?: number): RunResult => ({
  state: 'done',
  comparison: comparison(invalid, ms),
});
const step = fakeStep('threads', 'timed');

test('a sweep runs once for each value, one after the other', async () => {
  const { sweep, going, nth } = setUp();
  const file = new Blob(['a']);
  sweep.start(workers, planOf('1,2,4'), file);
  sweep.start(workers, planOf('8,9'));
  assert.equal(going.length, 1, 'a second start is ignored, and no value is begun before its time');
  assert.equal(sweep.state.value, 'running');
  nth(0).observer.step(step, 3, 12);
  assert.deepEqual(sweep.progress.value, {
    done: 0,
    total: 3,
    value: 1,
    step: { step, index: 3, total: 12 },
  });
  await nth(0).settle(done());
  assert.equal(sweep.progress.value?.value, 2);
  assert.equal(sweep.progress.value?.step, null);
  await nth(1).settle(done());
  await nth(2).settle(done());
  assert.equal(sweep.state.value, 'done');
  assert.equal(sweep.progress.value, null);
  assert.deepEqual(
    going.map(({ launch }) => [launch.wasm, launch.request.params.threads, launch.file]),
    [1, 2, 4].map((threads) => ['choice', threads, file]),
  );
  assert.deepEqual(
    sweep.points.value.map(({ value, ms }) => [value, ms]),
    [
      [1, 100],
      [2, 100],
      [4, 100],
    ],
  );
});

test('a stop ends the value that is on, and keeps those that are done', async () => {
  const { sweep, going, nth, asked } = setUp();
  sweep.stop();
  sweep.start(workers, planOf('1,2,4'));
  await nth(0).settle(done());
  sweep.stop();
  assert.equal(nth(1).stops, 1);
  await nth(1).settle({ state: 'stopped', comparison: comparison() });
  assert.equal(sweep.state.value, 'stopped');
  assert.equal(going.length, 2);
  assert.deepEqual(
    sweep.points.value.map(({ value }) => value),
    [1],
    'half a value is none',
  );
  assert.equal(asked.length, 0, 'one value makes no curve');
  sweep.start(workers, planOf('2,3'));
  assert.deepEqual(sweep.points.value, []);
  assert.equal(going.length, 3);
});

test('a stop that comes between two values begins no other', async () => {
  const { sweep, going, nth } = setUp();
  sweep.start(workers, planOf('1,2,4'));
  sweep.stop();
  await nth(0).settle(done());
  assert.equal(sweep.state.value, 'stopped');
  assert.equal(going.length, 1);
  assert.equal(sweep.points.value.length, 1);
});

test('a stop does not wait for the laws, which are told when they come', async () => {
  let tell: (found: Scaling) => void = () => {};
  const { sweep, nth, asked } = setUp(
    () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
  );
  sweep.start({ ...workers, strategies: workers.strategies.slice(0, 2) }, planOf('1,2'));
  await nth(0).settle(done());
  await nth(1).settle(done());
  assert.deepEqual([sweep.state.value, asked.length], ['running', 1]);
  sweep.stop();
  await new Promise((next) => setTimeout(next));
  assert.deepEqual([sweep.state.value, sweep.points.value.length], ['stopped', 2]);
  assert.equal(sweep.scalings.value, null);
  tell(none);
  await new Promise((next) => setTimeout(next));
  assert.deepEqual(sweep.scalings.value, { threads: none });
});

test('a failure says at which value, and ends the sweep', async () => {
  const { sweep, going, nth } = setUp();
  sweep.start(workers, planOf('1,2,4'));
  await nth(0).settle(done());
  await nth(1).settle({ state: 'failed', error: { code: 'out-of-memory' }, step, comparison: null });
  assert.equal(sweep.state.value, 'failed');
  assert.deepEqual(sweep.failure.value, { error: { code: 'out-of-memory' }, value: 2, step });
  assert.equal(sweep.points.value.length, 1);
  assert.equal(going.length, 2);
  sweep.start(workers, planOf('1,2'));
  assert.equal(sweep.failure.value, null);
});

test('laws are asked for workers alone, without the sequential, from times that can be trusted', async () => {
  const { sweep, nth, asked } = setUp();
  sweep.start(workers, planOf('1,2,4'));
  await nth(0).settle(done([], 40));
  await nth(1).settle(done(['hidden'], 99));
  await nth(2).settle(done([], 10));
  const points = [
    { workers: 1, samples_ms: [40, 41, 42] },
    { workers: 4, samples_ms: [10, 11, 12] },
  ];
  assert.deepEqual(asked, [
    { work: 'shared', points },
    { work: 'shared', points },
  ]);
  assert.deepEqual(Object.keys(sweep.scalings.value ?? {}), ['threads', 'async']);
  sweep.start(workers, planOf('1000,2000', 'n'));
  await nth(3).settle(done());
  await nth(4).settle(done());
  assert.equal(asked.length, 2);
  assert.equal(sweep.scalings.value, null);
});

test('what goes wrong with the fit fails the sweep and keeps its times', async () => {
  const { sweep, nth } = setUp(() => Promise.reject(new Error()));
  sweep.start(workers, planOf('1,2'));
  await nth(0).settle(done());
  await nth(1).settle(done());
  assert.equal(sweep.state.value, 'failed');
  assert.equal(sweep.failure.value?.error.code, 'crashed');
  assert.equal(sweep.points.value.length, 2);
});

test('a sweep that was left is stopped and cannot speak any more', async () => {
  const { sweep, going, nth } = setUp();
  sweep.start(workers, planOf('1,2'));
  sweep.reset();
  assert.equal(nth(0).stops, 1);
  assert.equal(sweep.state.value, 'idle');
  await nth(0).settle(done());
  assert.equal(going.length, 1);
  assert.deepEqual(sweep.points.value, []);
  assert.equal(sweep.plan.value, null);
});

test('a table of all of it, a row for each value and strategy', () => {
  const request = defaultRequest(lab, manifest);
  const scaling: Scaling = {
    ...none,
    points: [
      { workers: 1, speedup: 1, interval: null, efficiency: 1 },
      { workers: 2, speedup: 1.5, interval: { low: 1.25, high: 1.75, confidence: 0.9 }, efficiency: 0.75 },
    ],
  };
  const report: SweepReport = {
    kind: 'sweep',
    version: 1,
    request,
    sweep: { param: 'threads', values: [1, 2], work: 'shared' },
    environment: { browser: 'Test 1', cores: 2, resolutionMs: 0.1, threads: true },
    points: [
      { value: 1, comparison: comparison() },
      { value: 2, comparison: comparison(['hidden', 'speed-changed'], 5) },
    ],
    scaling: { threads: scaling },
    created: '2026-01-01T00:00:00.000Z',
  };
  const lines = csvOf(report).split('\r\n');
  assert.equal(lines.length, 1 + 2 * 3 + 1);
  assert.equal(lines.at(-1), '');
  assert.equal(
    lines[0],
    'lab,parameter,value,strategy,n,median_ms,interval_low_ms,interval_high_ms,confidence,spread_ms,' +
      'speedup,speedup_low,speedup_high,efficiency,invalid,agree,samples_ms',
  );
  assert.equal(lines[1], 'sample,threads,1,sequential,3,11,10,12,0.75,1,,,,,,true,10 11 12');
  assert.equal(
    lines[5],
    'sample,threads,2,threads,3,6,5,7,0.75,1,1.5,1.25,1.75,0.75,hidden speed-changed,true,5 6 7',
  );
});
