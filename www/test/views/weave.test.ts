import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { centre, crossings, drift, inner, position } from '../../src/views/catalog/weave';

const size = fc.integer({ min: 1, max: 12 });
const turns = fc.integer({ min: -20, max: 40 });

test('the strand whose turn it is stands at the platform, and all stand apart', () => {
  fc.assert(
    fc.property(size, turns, (n, turn) => {
      const places = Array.from({ length: n }, (_, strand) => position(strand, turn, n));
      assert.equal(places[((turn % n) + n) % n], n - 1);
      assert.deepEqual(
        [...places].sort((a, b) => a - b),
        Array.from({ length: n }, (_, i) => i),
      );
    }),
  );
});

test('a change ends where the next turn begins, and only the front strand goes back', () => {
  fc.assert(
    fc.property(size, turns, (n, turn) => {
      const all = crossings(turn, n);
      assert.equal(all.length, n);
      for (const { strand, from, to } of all) {
        assert.equal(from, position(strand, turn, n));
        assert.equal(to, position(strand, turn + 1, n));
      }
      if (n > 1)
        assert.deepEqual(
          all.filter(({ layer }) => layer === 'sweep').map(({ from, to }) => [from, to]),
          [[n - 1, 0]],
        );
    }),
  );
});

test('the sweeping strand is drawn over some and under others', () => {
  const layers = crossings(0, 6).map(({ layer }) => layer);
  assert.deepEqual(layers, ['under', 'under', 'under', 'sweep', 'over', 'over']);
});

test('strands stay inside their gutter', () => {
  assert.equal(centre(0, 4, 80), 10);
  assert.equal(centre(3, 4, 80), 70);
});

test('a crossing clears its way along its own curve, and not at its ends', () => {
  const curve = drift(0, 10, 0, 100);
  const [first, , , last] = inner(curve, 0.1);
  // B(0.1) and B(0.9) of a curve that is level at both ends.
  assert.ok(Math.abs(first[0] - 13.6) < 1e-9 && Math.abs(first[1] - 0.28) < 1e-9, first.join());
  assert.ok(Math.abs(last[0] - 86.4) < 1e-9 && Math.abs(last[1] - 9.72) < 1e-9, last.join());
  assert.deepEqual(inner(curve, 0), curve);
});
