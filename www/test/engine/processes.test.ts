// How processes come up, and what becomes of one that does not; their workers are stand-ins.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { LoadFailure } from '../../src/engine/failure';
import { Processes } from '../../src/engine/processes';
import type { ToProcess } from '../../src/engine/protocol';

/** How many of those that are made next do not come up. */
let broken = 0;
let made: Worker[] = [];

class Worker {
  ended = false;
  readonly #broken = broken-- > 0;
  readonly #heard = new Map<string, (event: object) => void>();

  constructor() {
    made.push(this);
  }

  addEventListener(kind: string, hear: (event: object) => void): void {
    this.#heard.set(kind, hear);
  }

  postMessage({ type }: ToProcess): void {
    if (type !== 'init') return;
    queueMicrotask(() => {
      const message = 'Importing a module script failed.';
      if (this.#broken) this.#heard.get('error')?.({ message, preventDefault: () => undefined });
      else this.#heard.get('message')?.({ data: { type: 'ready', bytes: 8 } });
    });
  }

  terminate(): void {
    this.ended = true;
  }
}

beforeEach(() => {
  broken = 0;
  made = [];
  Object.assign(globalThis, { Worker });
});

const processes = () => new Processes({ glue: 'g', module: {} as WebAssembly.Module, base: '' });

test('as many as are asked for come up, once', async () => {
  const some = processes();
  assert.ok((await some.ensure(2)) !== null);
  assert.equal(await some.ensure(2), null);
  assert.equal(made.length, 2);
  assert.deepEqual([some.started.count, some.started.bytes], [2, 16]);
});

test('one that cannot import its module is followed by one that can', async () => {
  broken = 2;
  const some = processes();
  assert.ok((await some.ensure(1)) !== null);
  assert.deepEqual(
    made.map(({ ended }) => ended),
    [true, true, false],
  );
});

test('where none can, that is said, and none is left', async () => {
  broken = 99;
  await assert.rejects(
    processes().ensure(2),
    (caught) => caught instanceof LoadFailure && /Importing a module/.test(caught.message),
  );
  assert.equal(made.length, 6);
  assert.ok(made.every(({ ended }) => ended));
});
