// The seat's state on a toy program: lanes 1 and 2, two steps each, and what comes of asking in any order.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Findings, Onward, Walk } from '../../src/engine/model';
import type { EngineError } from '../../src/engine/types';
import { proves, reaches } from '../../src/state/seat/goals';
import type { SetUp } from '../../src/state/seat/lab';
import { createHunt } from '../../src/state/seat/search';
import { createSeat, nextInTurn } from '../../src/state/seat/seat';
import { laneOf, walkOf } from '../fixtures/walk';

const EACH = 2;
/** Steps after which a schedule that was cut is taken for one that goes on so. */
const FAR = 200;
const setUp: SetUp = { strategy: 'toy', params: {} };

/** Plays the toy as the crate would. */
function toy(schedule: readonly number[], onward: Onward): Walk {
  const taken = [0, 0, 0];
  const steps: Walk['steps'] = [];
  const can = (lane: number) => (lane === 1 || lane === 2) && (taken[lane] ?? 0) < EACH;
  const take = (lane: number) => {
    taken[lane] = (taken[lane] ?? 0) + 1;
    const place = { file: 'toy.rs', line: 1, object: null, second: null, order: null };
    const ready = [1, 2].filter(can);
    steps.push({ lane, pick: 0, notes: [], now_ms: 0, ready, joined: [], action: 'spin', ...place });
  };
  let astray: number | null = null;
  for (const [at, lane] of schedule.entries()) {
    if (![1, 2].some(can)) break;
    if (!can(lane)) {
      astray = at;
      break;
    }
    take(lane);
  }
  if (astray === null && onward.kind === 'random') for (const lane of [1, 2]) while (can(lane)) take(lane);
  const over = ![1, 2].some(can);
  const lanes = [0, 1, 2].map((lane) =>
    laneOf({ ready: can(lane), over: over || !can(lane), steps: taken[lane] ?? 0 }),
  );
  const result = { key: 'r', args: {} };
  return walkOf({ steps, lanes, ending: over ? { kind: 'fine', result } : null, astray });
}

const errorOf = (caught: unknown): EngineError => ({ code: 'crashed', detail: String(caught) });
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

function seated() {
  let walks = 0;
  let broken = false;
  const seat = createSeat(
    {
      walk: async (_, schedule, onward) => {
        walks += 1;
        await Promise.resolve();
        if (broken) throw new Error('broken');
        return toy(schedule, onward);
      },
      errorOf,
      later: (callback, ms) => {
        const timer = setTimeout(callback, ms);
        return () => clearTimeout(timer);
      },
    },
    setUp,
  );
  const at = () => ({ schedule: seat.schedule.value.join(''), position: seat.position.value });
  const breaks = (now: boolean) => {
    broken = now;
  };
  return { seat, at, walks: () => walks, breaks };
}

test('steps asked for in one go are taken in order, and those that cannot be are not', async () => {
  const { seat, at } = seated();
  seat.show([], false);
  for (const lane of [1, 2, 0, 7, 1, 1, 2]) seat.take(lane);
  await settle();
  assert.deepEqual(at(), { schedule: '1212', position: 4 });
  assert.equal(seat.walk.value?.ending?.kind, 'fine');
  assert.equal(seat.busy.value, false);
});

test('stepping back keeps what lies ahead, until another lane is chosen', async () => {
  const { seat, at, walks } = seated();
  seat.show([1, 2, 1, 2], false);
  seat.to((now) => now - 1);
  seat.to((now) => now - 1);
  await settle();
  assert.deepEqual(at(), { schedule: '1212', position: 2 });
  assert.equal(seat.walk.value?.steps.length, 2);
  assert.equal(seat.whole.value?.steps.length, 4);
  seat.take(1);
  await settle();
  assert.deepEqual(at(), { schedule: '1212', position: 3 }, 'the same lane goes forward');
  const before = walks();
  seat.to(() => 0);
  seat.to((_, all) => all);
  seat.to(() => 2);
  await settle();
  assert.equal(walks(), before + 1, 'only the start was not known yet');
  seat.take(2);
  await settle();
  assert.deepEqual(at(), { schedule: '122', position: 3 });
  assert.equal(seat.whole.value?.steps.length, 3);
});

test('wherever one goes, what is shown is the prefix of the schedule', async () => {
  const act = fc.oneof(
    fc.nat({ max: 3 }).map((lane) => ({ take: lane })),
    fc.integer({ min: -9, max: 9 }).map((to) => ({ to })),
    fc.constant({ random: true }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 10 }), async (acts) => {
      const { seat } = seated();
      seat.show([], false);
      for (const one of acts) {
        if ('take' in one) seat.take(one.take);
        else if ('to' in one) seat.to((now) => now + one.to);
        else seat.on({ kind: 'random', seed: 1, steps: 9 });
      }
      await settle();
      const lanes = (walk: Walk | null) => walk?.steps.map(({ lane }) => lane);
      const { schedule, position } = seat;
      assert.deepEqual(lanes(seat.whole.value), schedule.value);
      assert.deepEqual(lanes(seat.walk.value), schedule.value.slice(0, position.value));
      assert.equal(seat.failure.value, null);
    }),
    { numRuns: 40 },
  );
});

test('a given schedule that cannot be followed is shown as far as it goes, and that is said', async () => {
  for (const [given, shown] of [
    [[1, 1, 1], 2],
    [[2, 0], 1],
    [[1, 2, 1, 2, 1], 4],
  ] as const) {
    const { seat, at } = seated();
    seat.show(given, false);
    await settle();
    assert.equal(seat.astray.value, shown);
    assert.deepEqual(at(), { schedule: given.slice(0, shown).join(''), position: shown });
  }
});

test('play goes along the schedule, then on with each lane in turn, and stops at the end', async () => {
  const { seat, at } = seated();
  seat.show([2, 2], false);
  seat.to(() => 0);
  await settle();
  seat.play(1);
  for (let left = 200; seat.playing.value && left > 0; left--) await settle();
  assert.deepEqual(at(), { schedule: '2211', position: 4 });
  assert.equal(seat.playing.value, false);
  assert.equal(nextInTurn(toy([], { kind: 'stop' }), 1), 2);
  assert.equal(nextInTurn(toy([], { kind: 'stop' }), 2), 1);
  assert.equal(nextInTurn(toy([1, 1, 2, 2], { kind: 'stop' }), 2), null);
});

test('who chooses something else sees nothing of what was asked before', async () => {
  const { seat, at } = seated();
  seat.show([], false);
  seat.take(1);
  seat.choose({ strategy: 'other', params: {} });
  await settle();
  assert.deepEqual(at(), { schedule: '', position: 0 });
  assert.equal(seat.setUp.value.strategy, 'other');
  assert.equal(seat.touched.value, false);
});

test('what is chosen with a schedule stands at its end, as nobody’s own', async () => {
  const { seat, at } = seated();
  seat.show([], false);
  seat.take(1);
  seat.choose({ strategy: 'other', params: {} }, [2, 2, 1]);
  await settle();
  assert.deepEqual(at(), { schedule: '221', position: 3 });
  assert.equal(seat.touched.value, false);
});

test('a walk that fails is told, leaves things as they were, and can be tried again', async () => {
  const { seat, at, breaks } = seated();
  seat.show([], false);
  await settle();
  breaks(true);
  seat.take(1);
  await settle();
  assert.equal(seat.failure.value?.code, 'crashed');
  assert.deepEqual(at(), { schedule: '', position: 0 });
  breaks(false);
  seat.again();
  seat.take(2);
  await settle();
  assert.equal(seat.failure.value, null);
  assert.deepEqual(at(), { schedule: '2', position: 1 });
});

function findings(more: Partial<Findings>): Findings {
  const bounds = { reduced: true, steps: 200, executions: 10, spurious: true };
  const empty = {
    executions: 1,
    schedules: 1,
    outcomes: [],
    complete: false,
    over: false,
    preemptions: null,
    promised: null,
  };
  return { bounds, ...empty, astray: false, cut: 0, estimate: null, ...more };
}

test('a search tells as it goes; once stopped or forgotten it has no more to say', async () => {
  let hear: (found: Findings) => void = () => undefined;
  let end: (found: Findings | null) => void = () => undefined;
  let stops = 0;
  const hunt = createHunt({
    search: (_, __, heard) => {
      hear = heard;
      return {
        stop: () => {
          stops += 1;
        },
        result: new Promise((resolve) => {
          end = resolve;
        }),
      };
    },
    errorOf,
  });
  hunt.start(setUp, { reduced: true, steps: 9, executions: 9, spurious: true });
  hear(findings({ executions: 5 }));
  assert.deepEqual([hunt.state.value, hunt.findings.value?.executions], ['searching', 5]);
  assert.equal(hunt.bounds.value?.steps, 9);
  hunt.stop();
  hear(findings({ executions: 6 }));
  end(findings({ executions: 7, over: true, complete: true }));
  await settle();
  assert.deepEqual([hunt.state.value, hunt.findings.value?.executions, stops], ['stopped', 5, 1]);
  hunt.start(setUp, { reduced: true, steps: 9, executions: 9, spurious: true });
  end(findings({ over: true, complete: true }));
  await settle();
  assert.equal(hunt.state.value, 'over');
  hunt.reset();
  assert.deepEqual([hunt.state.value, hunt.findings.value, hunt.bounds.value], ['idle', null, null]);
});

test('goals: a schedule reaches what it is asked to; only a whole search proves', () => {
  const lose = { id: 'lose', strategy: 'unsafe', aim: 'fail', hints: 0, setup: {} } as const;
  const holds = { id: 'holds', strategy: 'mutex', aim: 'cannot', hints: 0, setup: {} } as const;
  const result = { key: 'r', args: {} };
  assert.ok(reaches(lose, { kind: 'fail', result }));
  assert.ok(reaches(lose, { kind: 'data-race', object: '', steps: [0, 1] }));
  for (const ending of [null, { kind: 'fine', result }, { kind: 'livelock' }] as const)
    assert.equal(reaches(lose, ending), false);
  assert.equal(reaches(holds, { kind: 'fine', result }), false);
  const fine = { ending: { kind: 'fine', result }, executions: 1, schedules: 1, shortest: [1] } as const;
  const bad = { ending: { kind: 'livelock' }, executions: 1, schedules: 1, shortest: [1] } as const;
  const whole = { complete: true, over: true };
  const outcomes = [{ ...fine, shortest: [1] }];
  assert.ok(proves(holds, findings({ ...whole, outcomes }), FAR));
  assert.equal(proves(lose, findings({ ...whole, outcomes }), FAR), false);
  assert.equal(proves(holds, findings({ over: true, outcomes }), FAR), false);
  assert.equal(proves(holds, findings(whole), FAR), false, 'of nothing nothing follows');
  assert.equal(
    proves(holds, findings({ ...whole, outcomes: [...outcomes, { ...bad, shortest: [1] }] }), FAR),
    false,
  );
  const short = { reduced: true, steps: 3, executions: 10, spurious: true };
  assert.equal(proves(holds, findings({ ...whole, outcomes, bounds: short, cut: 4 }), FAR), false);
  assert.ok(proves(holds, findings({ ...whole, outcomes, bounds: short }), FAR));
});
