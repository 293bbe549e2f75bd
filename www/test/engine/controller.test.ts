// No run, and no worker that comes up, meets a change of service workers.
import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, mock, test } from 'node:test';
import * as v from 'valibot';
import { Client } from '../../src/engine/client';
import { changeController } from '../../src/engine/controller';
import { Coordinators } from '../../src/engine/coordinators';
import { takeOver } from '../../src/engine/offline';
import { SeatDesk } from '../../src/engine/seat';
import type { Launch } from '../../src/engine/types';
import { load } from '../../src/state/labs';
import { FakeLocks } from './fake-locks';
import { made, play, resetWorkers } from './fake-worker';

/** A service worker that waits, and what it is asked. */
class Waiting extends EventTarget {
  state = 'installed';
  /** It is of another version, and says so. */
  answers = false;
  readonly asked: string[] = [];
  postMessage({ type, version }: { type: string; version: string }, [port]: [MessagePort]): void {
    this.asked.push(`${type} ${version}`);
    if (this.answers) port.postMessage({ state: 'gone' });
  }
  becomes(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class Registration extends EventTarget {
  installing: Waiting | null = null;
  waiting: Waiting | null = null;
}

let locks: FakeLocks;
let registration: Registration;
const before = Object.getOwnPropertyDescriptor(globalThis, 'navigator');

beforeEach(() => {
  resetWorkers();
  locks = new FakeLocks();
  registration = new Registration();
  const serviceWorker = { getRegistration: async () => registration };
  Object.defineProperty(globalThis, 'navigator', { value: { locks, serviceWorker }, configurable: true });
  Object.assign(globalThis, {
    document: {
      baseURI: 'https://host/',
      visibilityState: 'visible',
      querySelector: () => ({ content: 'b2' }),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
    fetch: async () => new Response(),
  });
});
afterEach(() => mock.timers.reset());
after(() => {
  if (before) Object.defineProperty(globalThis, 'navigator', before);
  else Reflect.deleteProperty(globalThis, 'navigator');
});

const loaded = async (wasm: string) => ({ glue: wasm, module: {} as WebAssembly.Module, base: '' });
/** Lets all that can be done be done. */
const quiet = async () => {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
};

/** A change that goes on until it is ended. */
function changing(): { end(): void; over: Promise<boolean> } {
  let end: () => void = () => undefined;
  const over = changeController(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  return { end: () => end(), over };
}

test('a coordinator is made when a change is over, and none while it goes on', async () => {
  const change = changing();
  await quiet();
  let asked = 0;
  const all = new Coordinators((wasm) => {
    asked += 1;
    return loaded(wasm);
  });
  const { up } = all.get('a', 2);
  await quiet();
  assert.deepEqual([made.length, asked], [0, 0], 'neither its script nor its wasm was asked for');
  change.end();
  await up;
  assert.equal(await change.over, true);
  assert.deepEqual([made.length, asked], [1, 1]);
});

test('while a coordinator comes up nothing changes, and nobody has to wait for a change that does not come', async () => {
  play.deaf = 'init';
  const all = new Coordinators(loaded);
  const place = all.get('a', 0);
  place.up.catch(() => undefined);
  await quiet();
  assert.equal(made.length, 1);
  assert.equal(await changing().over, false);
  play.deaf = null;
  await all.get('a', 1).up;
  place.worker?.terminate();
});

test('nothing changes while a run goes on', async () => {
  const steps = [{ strategy: 's', resources: { threads: 0, processes: 0, shared_bytes: 0 } }];
  play.answer = ({ type }) =>
    type === 'plan' ? { type: 'answer', text: JSON.stringify({ steps }) } : undefined;
  play.deaf = 'execute';
  const request = { lab: 'toy', strategies: ['s'], params: {}, settings: { seed: 1, repeats: 1 } };
  const launch: Launch = { wasm: 'a', request };
  const observer = { step: () => undefined, trace: () => undefined, executed: () => undefined };
  const run = new Client(loaded).run(launch, observer);
  await quiet();
  assert.deepEqual(made[0]?.types, ['init', 'plan', 'execute']);
  assert.equal(await changing().over, false);
  run.stop();
  assert.equal((await run.result).state, 'stopped');
});

test('what the page loads is not asked for while a service worker takes over, and none does before it is there', async () => {
  let asked = 0;
  let arrive: (response: Response) => void = () => undefined;
  Object.assign(globalThis, {
    fetch: () => {
      asked += 1;
      return new Promise<Response>((resolve) => {
        arrive = resolve;
      });
    },
  });
  const change = changing();
  await quiet();
  const file = load('labs/a.json', v.object({ a: v.number() }));
  await quiet();
  assert.equal(asked, 0);
  change.end();
  await change.over;
  await quiet();
  assert.equal(asked, 1);
  assert.equal(await changing().over, false);
  arrive(Response.json({ a: 1 }));
  assert.deepEqual(await file, { state: 'ready', value: { a: 1 } });
  await quiet();
  assert.equal(locks.held.size, 0);
});

test('the seat’s worker is made when a change is over, unless the seat was left meanwhile', async () => {
  const steered = {
    wasm: 'a',
    request: { lab: 'toy', strategies: ['s'], params: {}, settings: { seed: 1, repeats: 1 } },
    strategy: 's',
  };
  play.answer = ({ type }) => (type === 'seat-walk' ? { type: 'answer', text: '{}' } : undefined);
  const change = changing();
  await quiet();
  const left = new SeatDesk(loaded);
  const walk = left.walk(steered, [], { kind: 'stop' });
  const stays = new SeatDesk(loaded).walk(steered, [], { kind: 'stop' });
  await quiet();
  assert.equal(made.length, 0);
  left.leave();
  change.end();
  await assert.rejects(walk);
  await stays;
  assert.deepEqual(
    made.map(({ ended }) => ended),
    [true, false],
  );
});

test('a service worker that waits is asked at once where nothing runs, and has its time to take over', async () => {
  const waiting = new Waiting();
  registration.waiting = waiting;
  const over = takeOver();
  await quiet();
  assert.deepEqual(waiting.asked, ['take-over b2']);
  waiting.becomes('activating');
  await quiet();
  assert.equal(locks.held.size, 1, 'requests may still be lost');
  waiting.becomes('activated');
  await quiet();
  assert.equal(locks.held.size, 0);
  registration.waiting = null;
  await over;
});

test('one that is slow to start is asked again, and one of another version is not', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const later = async (ms: number) => {
    await quiet();
    mock.timers.tick(ms);
    await quiet();
  };
  const waiting = new Waiting();
  registration.waiting = waiting;
  const over = takeOver();
  await later(2001);
  assert.deepEqual(waiting.asked, ['take-over b2']);
  await later(2001);
  assert.equal(waiting.asked.length, 2);
  waiting.becomes('activated');
  registration.waiting = null;
  await later(2001);
  await over;
  const other = new Waiting();
  other.answers = true;
  registration.waiting = other;
  const refused = takeOver();
  mock.timers.reset();
  await refused;
  assert.equal(other.asked.length, 1);
});

test('it is asked when what runs has ended, and keeps nobody from running until then', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let end: () => void = () => undefined;
  const run = locks.request(
    'interleave running',
    { mode: 'shared' },
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  const waiting = new Waiting();
  registration.waiting = waiting;
  const over = takeOver();
  await quiet();
  assert.deepEqual([waiting.asked, locks.line.length], [[], 0]);
  mock.timers.tick(2001);
  await quiet();
  assert.deepEqual([waiting.asked, locks.line.length], [[], 0]);
  end();
  await run;
  mock.timers.tick(2001);
  await quiet();
  assert.deepEqual(waiting.asked, ['take-over b2']);
  registration.waiting = null;
  waiting.becomes('activated');
  await quiet();
  mock.timers.tick(2001);
  await over;
});
