// When the rest of the site is fetched: by a clock of the test's own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Kept } from '../../src/engine/offline.ts';
import { createKeeping, type Keeping } from '../../src/state/keeping.ts';

interface Asked {
  at: number;
  wasm: boolean;
}

/** Answers in turn; what happens meanwhile is told by `events`: at which ms, what. */
function setUp(answers: Kept[], events: [at: number, happen: (it: World) => void][] = []) {
  const world: World = {
    now: 0,
    running: false,
    controlled: false,
    asked: [],
    gone: 0,
    brought: [],
    newer: true,
    keeping: null,
  };
  const pass = (ms: number) => {
    const end = world.now + ms;
    for (let event = events[0]; event && event[0] <= end; event = events[0]) {
      events.shift();
      world.now = event[0];
      event[1](world);
    }
    world.now = end;
  };
  const keeping = createKeeping({
    next: async (wasm) => {
      world.asked.push({ at: world.now, wasm });
      return answers.shift() ?? { state: 'kept', left: 0 };
    },
    running: () => world.running,
    now: () => world.now,
    idle: async (ms) => pass(ms),
    changed: async (ms) => pass(world.controlled ? 0 : ms),
    gone: async () => {
      world.gone += 1;
      return world.newer;
    },
    bring: () => world.brought.push(world.now),
  });
  world.keeping = keeping;
  return { world, keeping };
}

interface World {
  now: number;
  running: boolean;
  /** The service worker of this version answers whenever somebody waits for it. */
  controlled: boolean;
  asked: Asked[];
  gone: number;
  /** When the browser was told to look for this version's service worker. */
  brought: number[];
  newer: boolean;
  keeping: Keeping | null;
}

const left = (left: number): Kept => ({ state: 'kept', left });

test('the page is kept soon after it is quiet, and the wasm later', async () => {
  const { world, keeping } = setUp([left(1), left(0), left(1), left(0)]);
  assert.equal(await keeping.all(), true);
  assert.deepEqual(world.asked, [
    { at: 1500, wasm: false },
    { at: 1500, wasm: false },
    { at: 5000, wasm: true },
    { at: 5000, wasm: true },
  ]);
});

test('what the reader does puts it off', async () => {
  const { world, keeping } = setUp(
    [left(0)],
    [
      [1000, (it) => it.keeping?.stir()],
      [4000, (it) => it.keeping?.stir()],
    ],
  );
  await keeping.all();
  assert.deepEqual(world.asked, [
    { at: 2500, wasm: false },
    { at: 9000, wasm: true },
  ]);
});

test('nothing is fetched while something runs, nor right behind it', async () => {
  const { world, keeping } = setUp(
    [left(0)],
    [
      [1000, (it) => (it.running = true)],
      [20_000, (it) => (it.running = false)],
    ],
  );
  await keeping.all();
  const [first] = world.asked;
  assert.ok(first && first.at >= 20_000, `${first?.at}`);
});

test('what the page itself loads goes first', async () => {
  const { world, keeping } = setUp([{ state: 'interrupted' }, left(0)]);
  await keeping.all();
  assert.deepEqual(
    world.asked.map(({ at }) => at),
    [1500, 3000, 6500],
  );
});

test('without a network it is tried again much later', async () => {
  const { world, keeping } = setUp([{ state: 'failed' }, left(0)]);
  assert.equal(await keeping.all(), true);
  assert.ok((world.asked[1]?.at ?? 0) >= 60_000);
});

test('of a version that the host has no more nothing is fetched, and somebody is told', async () => {
  const { world, keeping } = setUp([left(3), { state: 'gone' }]);
  assert.equal(await keeping.all(), false);
  assert.equal(world.gone, 1);
  assert.equal(world.asked.length, 2);
  assert.deepEqual(world.brought, []);
});

test('a browser without room is not filled again and again', async () => {
  const { world, keeping } = setUp([left(3), { state: 'full' }]);
  assert.equal(await keeping.all(), false);
  assert.deepEqual([world.asked.length, world.gone], [2, 0]);
});

test('a service worker of another version is waited out', async () => {
  const { world, keeping } = setUp([{ state: 'gone' }, left(0)]);
  world.newer = false;
  assert.equal(await keeping.all(), true);
  assert.deepEqual(
    world.asked.map(({ at }) => at),
    [1500, 3000, 5000],
  );
  assert.deepEqual(world.brought, [1500]);
});

test('and asked again as soon as this version’s answers for the page', async () => {
  const { world, keeping } = setUp([{ state: 'gone' }, left(0)]);
  world.newer = false;
  world.controlled = true;
  assert.equal(await keeping.all(), true);
  assert.deepEqual(
    world.asked.map(({ at }) => at),
    [1500, 1500, 5000],
  );
});

test('where it stays, as without a network, it is asked less and less often', async () => {
  const { world, keeping } = setUp(Array.from({ length: 20 }, (): Kept => ({ state: 'gone' })));
  world.newer = false;
  assert.equal(await keeping.all(), true);
  const waits = world.asked.slice(1, 21).map(({ at }, i) => at - (world.asked[i]?.at ?? 0));
  assert.deepEqual(waits.slice(0, 4), [1500, 3000, 6000, 12_000]);
  assert.ok(waits.every((ms, i) => ms >= (waits[i - 1] ?? 0) && ms <= 60_000));
  assert.equal(waits.at(-1), 60_000);
});
