// What a run asks of its workers, and in which order: warming does the beginning of it, and nothing is executed.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Client } from '../../src/engine/client';
import type { Growth, Plan, Step } from '../../src/engine/model';
import type { ToCoordinator } from '../../src/engine/protocol';
import type { Launch, Observer } from '../../src/engine/types';
import { made, play, resetWorkers } from './fake-worker';

Object.assign(globalThis, {
  document: {
    baseURI: 'https://host/',
    visibilityState: 'visible',
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  },
  fetch: async () => new Response(),
});

const step = (strategy: string, threads: number, processes = 0): Step => ({
  strategy,
  kind: 'threads',
  role: 'timed',
  round: 0,
  resources: { threads, processes, tasks: 0, shared_bytes: 0 },
});
const execution = (strategy: string) => ({
  type: 'executed',
  execution: JSON.stringify({ strategy }),
  startup: null,
  calibration: 1,
  files: [],
});
const launch = (strategies: string[], wasm = 'toys'): Launch => ({
  wasm,
  request: { lab: 'toy', strategies, params: {}, settings: { seed: 1, repeats: 1 } },
});
const observer: Observer = { step: () => undefined, trace: () => undefined, executed: () => undefined };

/** Strategies are named by what they need: `2t` threads, `3p` processes. */
function answer(message: ToCoordinator): unknown {
  switch (message.type) {
    case 'plan': {
      const strategies: string[] = JSON.parse(message.request).strategies;
      const need = (name: string, letter: string) => (name.endsWith(letter) ? Number.parseInt(name, 10) : 0);
      const steps = strategies.map((name) => step(name, need(name, 't'), need(name, 'p')));
      return { type: 'answer', text: JSON.stringify({ steps } satisfies Plan) };
    }
    case 'processes':
      return { type: 'processes-ready' };
    case 'execute':
      return execution(message.strategy);
    case 'compare':
      return { type: 'answer', text: message.samples };
    default:
      return undefined;
  }
}

const client = () => new Client(async (wasm) => ({ glue: wasm, module: {} as WebAssembly.Module, base: '' }));
const types = () => made.map((worker) => worker.types);
/** Lets all that can be done be done. */
const quiet = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  resetWorkers();
  play.answer = answer;
});

test('warming starts what the first step needs, and executes nothing', async () => {
  const engine = client();
  await engine.warm(launch(['2t', 'none']));
  await engine.warm(launch(['2t', 'none']));
  assert.deepEqual(types(), [['init', 'plan', 'pool']]);
  resetWorkers();
  play.answer = answer;
  await client().warm(launch(['3p']));
  assert.deepEqual(types(), [['init', 'plan', 'processes']]);
});

test('a run of what was warmed asks for nothing of it again', async () => {
  const engine = client();
  await engine.warm(launch(['2t']));
  const { state } = await engine.run(launch(['2t']), observer).result;
  assert.equal(state, 'done');
  assert.deepEqual(types(), [['init', 'plan', 'pool', 'execute', 'compare']]);
});

test('a run that begins while it is warmed goes on from there', async () => {
  const engine = client();
  void engine.warm(launch(['2t']));
  const { state } = await engine.run(launch(['2t']), observer).result;
  await quiet();
  assert.equal(state, 'done');
  assert.deepEqual(types(), [['init', 'plan', 'pool', 'execute', 'compare']]);
});

test('what a pool took to start is told once, whenever that was', async () => {
  const engine = client();
  await engine.warm(launch(['2t']));
  const startups = async () => {
    const result = await engine.run(launch(['2t']), observer).result;
    return JSON.parse(JSON.stringify(result.comparison)).map(
      (sample: { startup_ms: number | null }) => sample.startup_ms,
    );
  };
  assert.deepEqual(await startups(), [1]);
  assert.deepEqual(await startups(), [null]);
});

test('other set-ups have plans of their own, and each step the threads that it needs', async () => {
  const engine = client();
  await engine.warm(launch(['2t']));
  assert.equal((await engine.run(launch(['none', '4t']), observer).result).state, 'done');
  assert.deepEqual(types(), [
    ['init', 'plan', 'pool', 'plan', 'compare'],
    ['init', 'execute'],
    ['init', 'pool', 'execute'],
  ]);
});

test('a stop before a worker is there ends the run at once, and the worker comes up for the next', async () => {
  const engine = client();
  const run = engine.run(launch(['none']), observer);
  run.stop();
  assert.deepEqual(await run.result, { state: 'stopped', comparison: null });
  await quiet();
  assert.deepEqual(types(), [['init', 'plan']]);
  assert.equal((await engine.run(launch(['none']), observer).result).state, 'done');
  assert.deepEqual(types(), [['init', 'plan', 'execute', 'compare']]);
});

test('what was measured is compared also where its worker had to be ended', async () => {
  const engine = client();
  let executed = 0;
  const run = engine.run(launch(['2t', '2t']), {
    ...observer,
    executed: () => {
      executed += 1;
      play.deaf = 'execute';
      setTimeout(() => run.stop());
    },
  });
  const result = await run.result;
  assert.equal(executed, 1);
  assert.equal(result.state, 'stopped');
  assert.equal(Array.isArray(result.comparison), true);
  assert.deepEqual(
    made.map(({ ended }) => ended),
    [true, false],
  );
});

test('a run that was left does not end the worker of the one after it', async () => {
  const engine = client();
  play.deaf = 'execute';
  const left = engine.run(launch(['none']), observer);
  await quiet();
  left.stop();
  play.deaf = null;
  assert.equal((await engine.run(launch(['none']), observer).result).state, 'done');
  assert.equal((await left.result).state, 'stopped');
  assert.deepEqual(
    made.map(({ ended }) => ended),
    [true, false],
  );
});

test('warming that fails says nothing, and the run that comes to the same does', async () => {
  play.answer = (message) =>
    message.type === 'processes'
      ? { type: 'failed', error: { code: 'load-failed', detail: 'gone' } }
      : answer(message);
  const engine = client();
  await engine.warm(launch(['2p']));
  play.answer = (message) =>
    message.type === 'execute'
      ? { type: 'failed', error: { code: 'load-failed', detail: 'gone' } }
      : answer(message);
  const result = await engine.run(launch(['2p']), observer).result;
  assert.ok(result.state === 'failed' && result.error.code === 'load-failed');
});

test('what more workers bring is asked of any worker that is idle, and its refusal is typed', async () => {
  const engine = client();
  const growth: Growth = { work: 'shared', points: [{ workers: 1, samples_ms: [1] }] };
  await engine.warm(launch(['2t']));
  play.answer = (message) =>
    message.type === 'scaling'
      ? { type: 'answer', text: JSON.stringify({ asked: message.growth }) }
      : undefined;
  assert.deepEqual(await engine.scaling('toys', growth), { asked: JSON.stringify(growth) });
  assert.equal(made.length, 1, 'no worker is started for it');
  play.answer = () => ({ type: 'failed', error: { code: 'bad-workers', workers: 0 } });
  await assert.rejects(engine.scaling('toys', growth), { error: { code: 'bad-workers', workers: 0 } });
});
