// Which coordinators are started, kept, given out and let go of; their workers are stand-ins.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Coordinators } from '../../src/engine/coordinators';
import { EngineFailure } from '../../src/engine/worker';
import { made, play, resetWorkers } from './fake-worker';

const loaded = async (wasm: string) => ({ glue: wasm, module: {} as WebAssembly.Module, base: '' });
const ended = () => made.map(({ ended }) => ended);

beforeEach(resetWorkers);

test('the one that has as many threads is used again, also while it comes up', async () => {
  const all = new Coordinators(loaded);
  const first = all.get('a', 2);
  assert.equal(all.get('a', 2), first);
  await first.up;
  assert.equal(all.get('a', 2), first);
  assert.deepEqual(
    made.map(({ types }) => types),
    [['init', 'pool']],
  );
});

test('one without a pool gets one where it has run nothing, and no other does', async () => {
  const all = new Coordinators(loaded);
  const bare = await all.get('a', 0).up;
  assert.equal(await all.get('a', 2).up, bare);
  assert.equal(bare.poolStart, 1);
  const second = await all.get('a', 0).up;
  assert.notEqual(second, bare);
  second.used = true;
  assert.notEqual(await all.get('a', 4).up, second);
  assert.equal(await all.get('a', 0).up, second);
});

test('what a run has taken is given to no other', async () => {
  const all = new Coordinators(loaded);
  const mine = all.get('a', 0);
  mine.taken = true;
  assert.notEqual(all.get('a', 0), mine);
  mine.taken = false;
  await mine.up;
});

test('three are kept, and the one unused for longest goes', async () => {
  const all = new Coordinators(loaded);
  for (const threads of [1, 2, 3, 1, 4]) await all.get('a', threads).up;
  assert.deepEqual(ended(), [false, true, false, false]);
  for (let run = 0; run < 200; run++) await all.get('a', run % 7).up;
  assert.equal(ended().filter((gone) => !gone).length, 3);
});

test('those of another wasm go once one of this is needed', async () => {
  const all = new Coordinators(loaded);
  await all.get('a', 0).up;
  await all.get('a', 2).up;
  await all.get('b', 2).up;
  assert.deepEqual(ended(), [true, false]);
  assert.deepEqual(
    made.map(({ heard }) =>
      heard.flatMap((message) => (message.type === 'init' ? [message.origin.glue] : [])),
    ),
    [['a'], ['b']],
  );
});

test('a question goes to any that is idle, and to a new one where none is', async () => {
  const all = new Coordinators(loaded);
  const pooled = all.get('a', 2);
  const worker = await pooled.up;
  assert.equal(all.any('a'), pooled);
  play.deaf = 'plan';
  worker.answer({ type: 'plan', request: '' }).catch(() => undefined);
  assert.notEqual(all.any('a'), pooled);
  assert.notEqual(all.any('b'), pooled);
});

test('what does not load fails, is not kept, and the next try is a new one', async () => {
  let broken = true;
  const all = new Coordinators(async (wasm) => {
    if (broken) throw new EngineFailure({ code: 'load-failed', detail: 'gone' });
    return loaded(wasm);
  });
  const loads = (caught: unknown) => caught instanceof EngineFailure && caught.error.code === 'load-failed';
  await assert.rejects(all.get('a', 2).up, loads);
  broken = false;
  await all.get('a', 2).up;
  assert.deepEqual(ended(), [true, false]);
});

test('one that was terminated while its wasm loads ends as stopped, and never begins', async () => {
  let arrive: () => void = () => undefined;
  const all = new Coordinators(async (wasm) => {
    await new Promise<void>((resolve) => {
      arrive = resolve;
    });
    return loaded(wasm);
  });
  const place = all.get('a', 0);
  await new Promise((resolve) => setTimeout(resolve));
  place.worker?.terminate();
  arrive();
  await assert.rejects(
    place.up,
    (caught) => caught instanceof EngineFailure && caught.error.code === 'stopped',
  );
  assert.deepEqual(
    made.map(({ types, ended }) => [types, ended]),
    [[[], true]],
  );
});

test('one whose place was let go of before it was made is ended, and never begins', async () => {
  const all = new Coordinators(loaded);
  const first = all.get('a', 0);
  const second = all.get('b', 0);
  await assert.rejects(
    first.up,
    (caught) => caught instanceof EngineFailure && caught.error.code === 'stopped',
  );
  await second.up;
  assert.deepEqual(
    made.map(({ types, ended }) => [types, ended]),
    [
      [[], true],
      [['init'], false],
    ],
  );
});

test('two who ask the same coordinator are answered one after the other, each with its own', async () => {
  play.answer = (message) =>
    message.type === 'plan' ? { type: 'answer', text: message.request } : undefined;
  const worker = await new Coordinators(loaded).get('a', 0).up;
  const answers = ['one', 'two'].map((request) => worker.answer({ type: 'plan', request }));
  assert.deepEqual(await Promise.all(answers), ['one', 'two']);
});
