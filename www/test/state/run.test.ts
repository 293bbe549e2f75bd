import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison, Execution, Step } from '../../src/engine/model';
import type { EngineError, TraceSource } from '../../src/engine/types';
import { defaultRequest } from '../../src/state/draft';
import { createRun, type TraceFeed } from '../../src/state/run';
import { lab, manifest } from '../fixture';
import { fakeEngine, fakeStep } from './fake-engine';

class FakeTrace implements TraceFeed {
  calls: string[] = [];
  news = false;
  attach() {
    this.calls.push('attach');
  }
  poll() {
    this.calls.push('poll');
    return this.news;
  }
  finish() {
    this.calls.push('finish');
  }
}

function setUp() {
  const { engine, going, nth, warmed } = fakeEngine();
  const made: FakeTrace[] = [];
  let frames: (() => void)[] = [];
  const run = createRun({
    engine,
    createTrace: () => {
      const trace = new FakeTrace();
      made.push(trace);
      return trace;
    },
    nextFrame: (callback) => frames.push(callback),
    now: () => new Date(0),
  });
  const frame = () => {
    const due = frames;
    frames = [];
    for (const callback of due) callback();
  };
  return { run, going, nth, made, warmed, frame, waiting: () => frames.length };
}

const request = defaultRequest(lab, manifest);
const step = (strategy: string, role: Step['role'] = 'traced') => fakeStep(strategy, role);
const source = {} as unknown as TraceSource;
const execution = (strategy: string): Execution => ({
  strategy,
  ms: 1,
  dropped: 0,
  files: [],
  outcome: { result: { key: 'r', args: {} }, answer: '', facts: {}, series: [], tables: [], image: null },
});
const comparison: Comparison = {
  strategies: [],
  agree: true,
  invalid: [],
  verdict: [],
  truth: null,
  tables: [],
};

test('a run goes from idle to done with its comparison', async () => {
  const { run, nth, going } = setUp();
  assert.equal(run.state.value, 'idle');
  run.start(lab, request);
  run.start(lab, request);
  assert.equal(going.length, 1, 'a second start is ignored');
  assert.equal(run.state.value, 'running');
  nth(0).observer.step(step('threads'), 3, 12);
  assert.equal(run.progress.value?.index, 3);
  await nth(0).settle({ state: 'done', comparison });
  assert.equal(run.state.value, 'done');
  assert.equal(run.comparison.value, comparison);
  assert.equal(run.progress.value, null);
  assert.equal(run.request.value, request);
});

test('the engine is given the lab’s wasm beside the request, and the file', () => {
  const { run, nth } = setUp();
  const utf8 = new Blob(['a']);
  const stamp = { name: 'a.csv', size: 1, lastModified: 0 };
  run.start({ wasm: 'threading' }, request, { utf8, stamp });
  assert.deepEqual(nth(0).launch, { wasm: 'threading', request, file: utf8 });
  assert.deepEqual(run.file.value, stamp);
  run.reset();
  assert.equal(run.file.value, null);
  run.start(lab, request);
  assert.equal(run.file.value, null);
});

test('what the next run begins with is made ready: when it is near, and after a run that was not left', async () => {
  const { run, nth, warmed } = setUp();
  const launch = { wasm: lab.wasm, request };
  run.warm(lab, request);
  assert.deepEqual(warmed, [launch]);
  run.start(lab, request);
  run.warm(lab, request);
  assert.equal(warmed.length, 1, 'not while a run is on');
  await nth(0).settle({ state: 'stopped', comparison: null });
  assert.deepEqual(warmed.slice(1), [{ ...launch, file: null }]);
  run.start(lab, request);
  run.reset();
  await nth(1).settle({ state: 'stopped', comparison: null });
  assert.equal(warmed.length, 2);
});

test('what did not load is not asked for again before the reader asks', async () => {
  const { run, nth, warmed } = setUp();
  const settle = (n: number, error: EngineError) =>
    nth(n).settle({ state: 'failed', error, step: null, comparison: null });
  run.start(lab, request);
  await settle(0, { code: 'load-failed', detail: 'no network' });
  assert.equal(warmed.length, 0);
  run.start(lab, request);
  await settle(1, { code: 'out-of-memory' });
  assert.equal(warmed.length, 1);
});

test('a failure keeps its error and what was compared so far', async () => {
  const { run, nth } = setUp();
  run.start(lab, request);
  await nth(0).settle({
    state: 'failed',
    error: { code: 'out-of-memory' },
    step: step('threads'),
    comparison,
  });
  assert.equal(run.state.value, 'failed');
  assert.equal(run.failure.value?.error.code, 'out-of-memory');
  assert.equal(run.comparison.value, comparison);
  run.start(lab, request);
  assert.equal(run.failure.value, null);
  assert.equal(run.state.value, 'running');
});

test('each strategy has one trace, polled by frame and finished before its memory is reused', () => {
  const { run, nth, made, frame } = setUp();
  run.start(lab, request);
  const { observer } = nth(0);
  observer.trace(source, step('threads'));
  observer.trace(source, step('threads'));
  frame();
  assert.equal(run.pulse.value, 0, 'nothing new, no pulse');
  const [trace] = made;
  assert.ok(trace);
  trace.news = true;
  frame();
  assert.equal(run.pulse.value, 1);
  observer.executed(step('threads'), execution('threads'), []);
  assert.deepEqual(trace.calls, ['attach', 'attach', 'poll', 'poll', 'poll', 'finish']);
  assert.equal(run.traces.value[0]?.running, false);
  frame();
  assert.equal(trace.calls.at(-1), 'finish', 'a finished trace is left alone');
  observer.executed(step('threads', 'timed'), execution('threads'), []);
  assert.equal(run.executions.value.length, 1, 'timed executions are not shown');
  assert.equal(made.length, 1);
});

test('frames stop with the run', async () => {
  const { run, nth, frame, waiting } = setUp();
  run.start(lab, request);
  frame();
  assert.equal(waiting(), 1);
  await nth(0).settle({ state: 'stopped', comparison: null });
  assert.equal(run.state.value, 'stopped');
  frame();
  assert.equal(waiting(), 0);
});

test('a run that was left is stopped and cannot speak any more', async () => {
  const { run, nth, made } = setUp();
  run.start(lab, request);
  run.reset();
  assert.equal(nth(0).stops, 1);
  assert.equal(run.state.value, 'idle');
  run.start(lab, request);
  nth(0).observer.step(step('threads'), 1, 2);
  nth(0).observer.trace(source, step('threads'));
  await nth(0).settle({ state: 'done', comparison });
  assert.equal(run.state.value, 'running');
  assert.equal(run.progress.value, null);
  assert.equal(made.length, 0);
});

test('files to be saved are those of the last run, by strategy, whatever the step was for', () => {
  const { run, nth } = setUp();
  const file = (name: string) => ({ name, blob: new Blob([name]) });
  const names = () => run.files.value.map(({ strategy, files }) => [strategy, ...files.map((f) => f.name)]);
  run.start(lab, request);
  const { observer } = nth(0);
  observer.executed(step('threads'), execution('threads'), [file('a')]);
  observer.executed(step('async', 'timed'), execution('async'), [file('b'), file('b')]);
  observer.executed(step('threads', 'timed'), execution('threads'), [file('c')]);
  observer.executed(step('async', 'timed'), execution('async'), []);
  assert.deepEqual(names(), [
    ['async', 'b', 'b'],
    ['threads', 'c'],
  ]);
  run.reset();
  observer.executed(step('threads'), execution('threads'), [file('late')]);
  assert.deepEqual(names(), []);
});

test('changes and questions reach the run that is on, and no other', async () => {
  const { run, going } = setUp();
  run.turn(0, 1);
  run.start(lab, request);
  run.turn(1, -5);
  run.ask(0, 2, 3);
  await going[0]?.settle({ state: 'stopped', comparison: null });
  run.turn(1, 6);
  assert.deepEqual(
    going.map(({ heard }) => heard),
    [
      [
        ['turn', 1, -5],
        ['ask', 0, 2, 3],
      ],
    ],
  );
});

test('what was watched and counts is shown as what was watched', async () => {
  const { run, going } = setUp();
  run.start(lab, request);
  going[0]?.observer.step(step('a', 'live'), 0, 1);
  going[0]?.observer.executed(step('a', 'live'), execution('a'), []);
  assert.deepEqual(
    run.executions.value.map(({ strategy }) => strategy),
    ['a'],
  );
});
