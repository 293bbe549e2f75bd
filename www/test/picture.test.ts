import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { colour, pixelsByLane, type Rgb } from '../src/views/picture/pixels.ts';

const LANES: Rgb[] = [
  [200, 0, 0],
  [0, 200, 0],
];
const pixel = (lane: number, value: number) => lane * 65536 + value;

test('pixels are counted by the lane that drew them; those not drawn by nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(4), fc.nat(65535))), (list) => {
      const counts = pixelsByLane(Uint32Array.from(list.map(([lane, value]) => pixel(lane, value))));
      for (let lane = 1; lane <= 4; lane += 1) {
        assert.equal(counts.get(lane) ?? 0, list.filter(([each]) => each === lane).length);
      }
      assert.equal(counts.has(0), false);
      assert.deepEqual([...counts.keys()], [...counts.keys()].sort());
    }),
  );
});

test('hue says the lane, lightness the value; what is not drawn is clear', () => {
  const pixels = Uint32Array.of(0, pixel(1, 0), pixel(1, 10), pixel(1, 100), pixel(2, 100), pixel(3, 10));
  const into = new Uint8ClampedArray(pixels.length * 4).fill(9);
  colour(pixels, LANES, into);
  const at = (i: number) => [...into.subarray(i * 4, i * 4 + 4)];
  const light = (i: number) =>
    at(i)
      .slice(0, 3)
      .reduce((sum, part) => sum + part, 0);
  assert.equal(at(0)[3], 0);
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((i) => at(i)[3]),
    [255, 255, 255, 255, 255],
  );
  assert.ok(light(1) < light(2) && light(2) < light(3));
  assert.ok((at(3)[0] ?? 0) > (at(3)[1] ?? 0));
  assert.ok((at(4)[1] ?? 0) > (at(4)[0] ?? 0));
  assert.deepEqual(at(5), at(2), 'colours begin again after the last');
});
