// The seat's worker, played by a stand-in: which one is asked what, how often, and what becomes of one that hangs.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';
import type { Findings, RunRequest } from '../../src/engine/model';
import type { ToCoordinator } from '../../src/engine/protocol';
import { SeatDesk } from '../../src/engine/seat';
import { EngineFailure } from '../../src/engine/worker';

const request = (threads: number): RunRequest => ({
  lab: 'toy',
  strategies: ['s'],
  params: { threads },
  settings: { seed: 1, repeats: 1 },
});

const made: Fake[] = [];
/** Messages that are never answered. */
let deaf: ToCoordinator['type'] | null = null;

class Fake {
  readonly heard: ToCoordinator[] = [];
  ended = false;
  #hear: (event: { data: unknown }) => void = () => undefined;
  #pieces = 0;

  constructor() {
    made.push(this);
  }

  addEventListener(kind: string, hear: (event: { data: unknown }) => void): void {
    if (kind === 'message') this.#hear = hear;
  }

  postMessage(message: ToCoordinator): void {
    this.heard.push(message);
    if (message.type === deaf) return;
    queueMicrotask(() => {
      if (!this.ended) this.#hear({ data: this.#answer(message) });
    });
  }

  terminate(): void {
    this.ended = true;
  }

  #answer(message: ToCoordinator): unknown {
    switch (message.type) {
      case 'init':
        return { type: 'ready', ms: 1 };
      case 'seat-threads':
        return { type: 'answer', text: String(JSON.parse(message.request).params.threads) };
      case 'seat-walk':
        return { type: 'answer', text: JSON.stringify({ steps: message.schedule }) };
      case 'seat-search-on':
        this.#pieces += 1;
        return {
          type: 'answer',
          text: JSON.stringify({ executions: this.#pieces, over: this.#pieces >= 50 }),
        };
      default:
        return { type: 'answer', text: '' };
    }
  }
}

const stop = { kind: 'stop' } as const;
const bounds = { reduced: true, steps: 9, executions: 9 };
const types = (fake: Fake | undefined) => fake?.heard.map(({ type }) => type);
const desk = () => new SeatDesk(async () => ({ glue: '', module: {} as WebAssembly.Module, base: '' }));
const fails = (code: string) => (caught: unknown) =>
  caught instanceof EngineFailure && caught.error.code === code;

beforeEach(() => {
  made.length = 0;
  deaf = null;
  Object.assign(globalThis, { Worker: Fake });
});
afterEach(() => mock.timers.reset());

test('one worker and one pool for as long as the number of threads stays', async () => {
  const seat = desk();
  await seat.walk(request(2), 's', [1], stop);
  await seat.walk(request(2), 's', [1, 2], stop);
  assert.deepEqual(types(made[0]), ['init', 'seat-threads', 'seat-pool', 'seat-walk', 'seat-walk']);
  await seat.walk(request(3), 's', [], stop);
  assert.equal(made[0]?.ended, true);
  assert.deepEqual(types(made[1]), ['init', 'seat-pool', 'seat-walk']);
  assert.ok(made[1]?.heard.some((message) => message.type === 'seat-pool' && message.threads === 3));
  assert.equal(made.length, 2);
});

test('a search goes on in pieces, walks take their turns between them, and stop is heard', async () => {
  const seat = desk();
  const heard: Findings[] = [];
  const handle = seat.search(request(2), 's', bounds, (found) => {
    heard.push(found);
    if (found.executions === 5) void seat.walk(request(2), 's', [1], stop);
    if (found.executions === 8) handle.stop();
  });
  const found = await handle.result;
  assert.equal(heard.length, 8);
  assert.equal(found?.over, false);
  const asked = types(made[0]) ?? [];
  assert.equal(asked.filter((type) => type === 'seat-walk').length, 1);
  assert.ok(asked.indexOf('seat-walk') < asked.lastIndexOf('seat-search-on'));
});

test('a search runs to its end, and one whose worker another walk has replaced is over', async () => {
  const seat = desk();
  assert.equal((await seat.search(request(2), 's', bounds, () => undefined).result)?.over, true);
  const again = desk();
  const handle = again.search(request(2), 's', bounds, (found) => {
    if (found.executions === 2) void again.walk(request(4), 's', [], stop);
  });
  assert.equal((await handle.result)?.over, false);
});

test('who leaves ends the worker; what was asked is stopped, and the next visit has a worker of its own', async () => {
  const seat = desk();
  deaf = 'seat-walk';
  const walk = seat.walk(request(2), 's', [], stop);
  const waiting = seat.walk(request(2), 's', [1], stop);
  await new Promise((resolve) => setTimeout(resolve, 5));
  seat.leave();
  await assert.rejects(walk, fails('stopped'));
  await assert.rejects(waiting, fails('stopped'));
  assert.equal(made[0]?.ended, true);
  deaf = null;
  await seat.walk(request(2), 's', [], stop);
  assert.equal(made.length, 2);
});

test('code that comes to no step is ended and said to hang, and the next walk works', async () => {
  const seat = desk();
  await seat.walk(request(2), 's', [], stop);
  mock.timers.enable({ apis: ['setTimeout'] });
  deaf = 'seat-walk';
  const walk = seat.walk(request(2), 's', [1], stop);
  const rejected = assert.rejects(walk, fails('hangs'));
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  mock.timers.tick(10_001);
  await rejected;
  assert.equal(made[0]?.ended, true);
  deaf = null;
  await seat.walk(request(2), 's', [1], stop);
  assert.equal(made.length, 2);
});
