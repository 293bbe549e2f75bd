// The seat's worker, played by a stand-in: which one is asked what, how often, and what becomes of one that hangs.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { Findings } from '../../src/engine/model';
import type { ToCoordinator } from '../../src/engine/protocol';
import { SeatDesk } from '../../src/engine/seat';
import type { Steered } from '../../src/engine/types';
import { EngineFailure } from '../../src/engine/worker';
import { made, play, resetWorkers } from './fake-worker';

const steered = (threads: number, wasm = 'toys'): Steered => ({
  wasm,
  request: { lab: 'toy', strategies: ['s'], params: { threads }, settings: { seed: 1, repeats: 1 } },
  strategy: 's',
});

/** Answers as the crate would, with searches of so many pieces. */
function answers(message: ToCoordinator): unknown {
  switch (message.type) {
    case 'seat-threads':
      return { type: 'answer', text: String(JSON.parse(message.request).params.threads) };
    case 'seat-walk':
      return { type: 'answer', text: JSON.stringify({ steps: message.schedule }) };
    case 'seat-search-on':
      pieces += 1;
      return { type: 'answer', text: JSON.stringify({ executions: pieces, over: pieces >= 50 }) };
    case 'seat-search':
      pieces = 0;
      return undefined;
    default:
      return undefined;
  }
}
let pieces = 0;

const stop = { kind: 'stop' } as const;
const bounds = { reduced: true, steps: 9, executions: 9, spurious: true };
const desk = () => new SeatDesk(async (wasm) => ({ glue: wasm, module: {} as WebAssembly.Module, base: '' }));
const fails = (code: string) => (caught: unknown) =>
  caught instanceof EngineFailure && caught.error.code === code;

beforeEach(() => {
  resetWorkers();
  play.answer = answers;
});
afterEach(() => mock.timers.reset());

test('one worker and one pool for as long as the number of threads stays', async () => {
  const seat = desk();
  await seat.walk(steered(2), [1], stop);
  await seat.walk(steered(2), [1, 2], stop);
  assert.deepEqual(made[0]?.types, ['init', 'seat-threads', 'pool', 'seat-walk', 'seat-walk']);
  await seat.walk(steered(3), [], stop);
  assert.equal(made[0]?.ended, true);
  assert.deepEqual(made[1]?.types, ['init', 'pool', 'seat-walk']);
  assert.ok(made[1]?.heard.some((message) => message.type === 'pool' && message.threads === 3));
  assert.equal(made.length, 2);
});

test('a lab of another wasm gets a worker of its own', async () => {
  const seat = desk();
  await seat.walk(steered(2), [1], stop);
  await seat.walk(steered(2, 'games'), [1], stop);
  assert.deepEqual(
    made.map(({ ended, heard }) => [ended, heard.flatMap((m) => (m.type === 'init' ? [m.origin.glue] : []))]),
    [
      [true, ['toys']],
      [false, ['games']],
    ],
  );
});

test('a search goes on in pieces, walks take their turns between them, and stop is heard', async () => {
  const seat = desk();
  const heard: Findings[] = [];
  const handle = seat.search(steered(2), bounds, (found) => {
    heard.push(found);
    if (found.executions === 5) void seat.walk(steered(2), [1], stop);
    if (found.executions === 8) handle.stop();
  });
  const found = await handle.result;
  assert.equal(heard.length, 8);
  assert.equal(found?.over, false);
  const asked = made[0]?.types ?? [];
  assert.equal(asked.filter((type) => type === 'seat-walk').length, 1);
  assert.ok(asked.indexOf('seat-walk') < asked.lastIndexOf('seat-search-on'));
});

test('a search runs to its end, and one whose worker another walk has replaced is over', async () => {
  const seat = desk();
  assert.equal((await seat.search(steered(2), bounds, () => undefined).result)?.over, true);
  const again = desk();
  const handle = again.search(steered(2), bounds, (found) => {
    if (found.executions === 2) void again.walk(steered(4), [], stop);
  });
  assert.equal((await handle.result)?.over, false);
});

test('who leaves ends the worker; what was asked is stopped, and the next visit has a worker of its own', async () => {
  const seat = desk();
  play.deaf = 'seat-walk';
  const walk = seat.walk(steered(2), [], stop);
  const waiting = seat.walk(steered(2), [1], stop);
  await new Promise((resolve) => setTimeout(resolve, 5));
  seat.leave();
  await assert.rejects(walk, fails('stopped'));
  await assert.rejects(waiting, fails('stopped'));
  assert.equal(made[0]?.ended, true);
  play.deaf = null;
  await seat.walk(steered(2), [], stop);
  assert.equal(made.length, 2);
});

test('code that comes to no step is ended and said to hang, and the next walk works', async () => {
  const seat = desk();
  await seat.walk(steered(2), [], stop);
  mock.timers.enable({ apis: ['setTimeout'] });
  play.deaf = 'seat-walk';
  const walk = seat.walk(steered(2), [1], stop);
  const rejected = assert.rejects(walk, fails('hangs'));
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  mock.timers.tick(10_001);
  await rejected;
  assert.equal(made[0]?.ended, true);
  play.deaf = null;
  await seat.walk(steered(2), [1], stop);
  assert.equal(made.length, 2);
});
