// A schedule in a link: short, readable, the same for ever, and harmless whatever it says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Notices } from '../../src/state/link/notices.ts';
import { formatSeat, MOST_STEPS, readSeat, type SeatLink } from '../../src/state/link/seat.ts';
import { formatHash, parseHash, type Route } from '../../src/state/route.ts';
import { DRAWINGS } from '../../src/state/seat/drawings.ts';
import { firstSetUp, goalSetUp, isAbout, sameSetUp, seatLab } from '../../src/state/seat/lab.ts';
import { codeOf } from '../../src/state/seat/turn.ts';
import { manifest } from '../fixtures/manifest.ts';

const race = manifest.labs.find(({ id }) => id === 'race');
assert.ok(race?.seat);
const first = firstSetUp(race);

function open(entry: string, id = 'race'): Extract<Route, { view: 'lab' }> {
  const route = parseHash(`#/lab/${id}?seat=${entry}`, manifest);
  assert.ok(route.view === 'lab');
  return route;
}

/** The notices of an entry as `kind given>used`. */
const notices = (entry: string, id = 'race') =>
  open(entry, id).notices.map(({ kind, given = '', used = '' }) => `${kind} ${given}>${used}`);

test('letters are lanes, numbers how often', () => {
  for (const [entry, schedule] of [
    ['unsafe.bcbc', [1, 2, 1, 2]],
    ['unsafe.b3c2', [1, 1, 1, 2, 2]],
    ['unsafe.ab1Z', [0, 1, 51]],
    ['unsafe', []],
    ['unsafe.', []],
  ] as const) {
    const { seat, notices } = open(entry);
    assert.deepEqual(seat, { ...first, strategy: 'unsafe', schedule });
    assert.deepEqual(notices, []);
  }
});

test('parameters are the seat’s own, and those that are as it opens are left out', () => {
  const { seat, request, notices } = open('mutex.bc.threads-3.iterations-2.offset--5.kernel-primes');
  assert.deepEqual(notices, []);
  assert.deepEqual(seat?.params, { threads: 3, iterations: 2, offset: -5, kernel: 'primes' });
  assert.deepEqual(request.params, { threads: 4, iterations: 10_000, offset: 0, kernel: 'sum' });
  assert.equal(formatSeat(race, { ...first, schedule: [1, 2, 2] }), 'unsafe.bc2');
  assert.equal(
    formatSeat(race, { strategy: 'mutex', params: { ...first.params, threads: 3 }, schedule: [] }),
    'mutex..threads-3',
  );
  assert.deepEqual(open('mutex.threads-3').seat, open('mutex..threads-3').seat);
});

test('every wrong part is named and costs no more than itself', () => {
  assert.deepEqual(notices('nothing.bc'), ['unknown-strategy nothing>']);
  assert.deepEqual(open('nothing.bc').seat, { ...first, schedule: [] });
  assert.deepEqual(notices('local-sum.bc'), ['unknown-strategy local-sum>'], 'measured, and not steered');
  for (const bad of ['b0', '3b', 'b03', 'b%20c', 'ㄱb', 'b99999', `b${MOST_STEPS + 1}`, 'b9999c9999'])
    assert.match(notices(`unsafe.${bad}`).join(), /^bad-schedule [^>]*>$/, bad);
  assert.deepEqual(open('mutex.b!.threads-3').seat, {
    strategy: 'mutex',
    params: { ...first.params, threads: 3 },
    schedule: [],
  });
  assert.deepEqual(notices('unsafe.b.threads-5'), ['out-of-range 5>2']);
  assert.deepEqual(notices('unsafe.b.threads-x.kernel-quick'), [
    'out-of-range x>2',
    'not-an-option quick>sum',
  ]);
  assert.deepEqual(notices('unsafe.b.toString-1.threads-3.threads-4'), [
    'unknown-param toString-1>',
    'duplicate threads-4>',
  ]);
  assert.deepEqual(notices('unsafe.bc', 'web-scraper'), ['no-seat unsafe.bc>']);
  assert.equal(open('unsafe.bc', 'web-scraper').seat, undefined);
});

test('a search that is asked for comes with its bounds, and an older page reads the rest', () => {
  const bounds = { reduced: true, steps: 200, executions: 100_000, spurious: false };
  for (const [entry, search, schedule] of [
    ['mutex.search-200-100000', bounds, []],
    ['mutex.bc.threads-3.search-200-100000', bounds, [1, 2]],
    ['mutex..search-1-1-all.threads-3', { reduced: false, steps: 1, executions: 1, spurious: false }, []],
    ['mutex.search-2000-1000000', { ...bounds, steps: 2000, executions: 1_000_000 }, []],
    ['mutex.search-200-100000-spurious', { ...bounds, spurious: true }, []],
    ['mutex.search-200-100000-walk', { ...bounds, draw: 'walk' }, []],
    ['mutex.search-200-100000-spurious-pct', { ...bounds, spurious: true, draw: 'pct' }, []],
    ['mutex.search-200-100000-all-pos', { ...bounds, reduced: false, draw: 'pos' }, []],
    [
      'mutex.b~1cb~2b~(12)2.search-200-100000-all-spurious',
      { ...bounds, reduced: false, spurious: true },
      [65, 2, 129, 769, 769],
    ],
  ] as const) {
    const { seat, notices } = open(entry);
    assert.deepEqual([seat?.search, seat?.schedule, notices], [search, schedule, []], entry);
  }
  assert.equal(
    formatSeat(race, { ...first, strategy: 'mutex', schedule: [], search: bounds }),
    'mutex..search-200-100000',
  );
  for (const bad of ['search-', 'search-200', 'search-0-5', 'search-2001-1', 'search-1-1000001'])
    assert.deepEqual(notices(`mutex.${bad}`), [`bad-search ${bad}>`]);
  for (const bad of [
    'search-1-1-every',
    'search-01-1',
    'search-1-1-all-all',
    'search-1-1-pct-walk',
    'search-1-1-drawn',
    'search-9999999999-1',
  ])
    assert.deepEqual(notices(`mutex.${bad}`), [`bad-search ${bad}>`]);
  assert.deepEqual(notices('mutex..search'), ['bad-search search>']);
  assert.equal(open('mutex.search-0-5').seat?.search, undefined);
  assert.deepEqual(notices('mutex.search-2-2.search-3-3'), ['duplicate search-3-3>']);
});

const links: fc.Arbitrary<SeatLink> = fc.record(
  {
    strategy: fc.constantFrom(...race.seat.strategies.map(({ id }) => id)),
    params: fc.record(
      {
        threads: fc.integer({ min: 1, max: 4 }),
        iterations: fc.integer({ min: 1, max: 6 }),
        offset: fc.integer({ min: -50, max: 50 }),
        kernel: fc.constantFrom('sum', 'primes', '소수 & +%'),
      },
      { noNullPrototype: true },
    ),
    schedule: fc.array(
      fc
        .tuple(
          fc.oneof(fc.constantFrom(1, 2), fc.nat({ max: 51 })),
          fc.oneof(fc.constant(0), fc.nat({ max: 255 })),
        )
        .map(([lane, pick]) => codeOf({ lane, pick })),
      { maxLength: 200 },
    ),
    search: fc.record(
      {
        reduced: fc.boolean(),
        steps: fc.integer({ min: 1, max: 2000 }),
        executions: fc.integer({ min: 1, max: 1_000_000 }),
        spurious: fc.boolean(),
        draw: fc.constantFrom(...DRAWINGS),
      },
      { noNullPrototype: true, requiredKeys: ['reduced', 'steps', 'executions', 'spurious'] },
    ),
  },
  { noNullPrototype: true, requiredKeys: ['strategy', 'params', 'schedule'] },
);

test('a schedule comes back as it was, beside whatever else the link says', () => {
  const request = open('unsafe').request;
  fc.assert(
    fc.property(links, (seat) => {
      const route = parseHash(formatHash(request, manifest, { seat }), manifest);
      assert.ok(route.view === 'lab');
      assert.deepEqual(route.seat, seat);
      assert.deepEqual([route.request, route.notices], [request, []]);
    }),
  );
});

test('an option with the entry’s own signs in it comes back too', () => {
  const kernel = { ...race.params[3], options: ['a.b~c', '~d', '~t.', 'sum'] } as (typeof race.params)[3] &
    object;
  const params = [...race.params.slice(0, 3), kernel];
  const odd = { ...manifest, labs: [{ ...race, params }] };
  for (const value of ['a.b~c', '~d', '~t.']) {
    const seat = { ...first, params: { ...first.params, kernel: value }, schedule: [1] };
    const route = parseHash(formatHash(open('unsafe').request, odd, { seat }), odd);
    assert.ok(route.view === 'lab');
    assert.deepEqual(route.seat, seat);
  }
});

test('a goal is set up with its strategy, and with its own values where it has any', () => {
  const [lose, holds] = race.seat?.goals ?? [];
  assert.ok(lose && holds);
  assert.deepEqual(goalSetUp(race, lose), first);
  const own = goalSetUp(race, holds);
  assert.deepEqual(own, { strategy: 'mutex', params: { ...first.params, threads: 3 } });
  assert.ok(sameSetUp(own, goalSetUp(race, holds)));
  assert.equal(sameSetUp(own, { ...own, strategy: 'unsafe' }), false);
  assert.equal(sameSetUp(own, { ...own, params: { ...own.params, threads: 2 } }), false);
  // Another number is about the same, another strategy or option is not.
  const about = (change: object) => isAbout(race, holds, { ...own, ...change });
  assert.ok(about({}) && about({ params: { ...own.params, threads: 2 } }));
  assert.equal(about({ strategy: 'unsafe' }), false);
  assert.equal(about({ params: { ...own.params, kernel: 'primes' } }), false);
});

test('hostile entries never throw, and give a set-up that can be steered', () => {
  const steered = seatLab(race);
  const part = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.constantFrom(
      'unsafe',
      'bcbc',
      'b9999',
      'threads-9',
      '__proto__-1',
      'constructor',
      '',
      '~d',
      'iterations--1',
      'search-200-100000',
      'search-1-99999999999999999999',
    ),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const { seat, notices } = open(encodeURIComponent(parts.join('.').replace(/\p{Surrogate}/gu, '')));
      assert.ok(seat && steered);
      assert.ok(notices.length <= 20);
      assert.ok(steered.strategies.some(({ id }) => id === seat.strategy));
      assert.ok(seat.schedule.length <= MOST_STEPS);
      assert.ok(!seat.search || (seat.search.steps <= 2000 && seat.search.executions <= 1_000_000));
      for (const param of steered.params) {
        const value = seat.params[param.id];
        if (param.kind === 'int') assert.ok(Number(value) >= param.min && Number(value) <= param.max);
        else if (param.kind === 'choice') assert.ok(param.options.includes(String(value)));
      }
    }),
  );
});

test('a schedule that is too long for a link is cut, and not refused', () => {
  const schedule = Array.from({ length: MOST_STEPS + 10 }, (_, i) => 1 + (i % 2));
  assert.equal(open(formatSeat(race, { ...first, schedule })).seat?.schedule.length, MOST_STEPS);
});

test('the schedule of a program says that it has every step; one that does not is from before', () => {
  const text = { id: 'program', unit: 'none', live: false, kind: 'text', max: 100, default: '' } as const;
  const program = { ...race, params: [...race.params, text] };
  const read = (entry: string) => readSeat(program, entry, manifest.search, new Notices());
  assert.deepEqual(read('unsafe._b2c')?.schedule, [1, 1, 2]);
  assert.equal(read('unsafe._b2c')?.early, undefined);
  assert.deepEqual(read('unsafe.b2c')?.schedule, [1, 1, 2]);
  assert.equal(read('unsafe.b2c')?.early, true);
  assert.equal(read('unsafe')?.early, undefined);
  for (const entry of ['unsafe._b2c', 'unsafe.b2c', 'unsafe'])
    assert.equal(formatSeat(program, read(entry) as SeatLink), entry);
  // Labs have had all their steps from the beginning.
  assert.equal(open('unsafe.b2c').seat?.early, undefined);
  assert.deepEqual(notices('unsafe._b2c'), ['bad-schedule _b2c>']);
});
