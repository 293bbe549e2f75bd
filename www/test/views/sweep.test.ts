import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison, Fit, Invalid, Scaling } from '../../src/engine/model';
import { sweepWords } from '../../src/i18n/sweep';
import { commonConfidence } from '../../src/views/common/confidence';
import { roughly } from '../../src/views/sweep/duration';
import { meaning } from '../../src/views/sweep/meaning';
import { byFactors, commonRuns, invalidAt, linesOf } from '../../src/views/sweep/rows';

const amdahl: Fit = {
  serial: { value: 0.08, low: 0.06, high: 0.1 },
  coherency: null,
  deviation: 0.01,
  peak: null,
  most: 12.5,
  curve: [],
};
const usl: Fit = {
  ...amdahl,
  serial: { value: 0.05, low: 0.04, high: 0.06 },
  coherency: { value: 0.01, low: 0.005, high: 0.02 },
  peak: 9.7,
  most: 4.2,
};
const scaling: Scaling = {
  points: [1, 2, 4, 8].map((workers) => ({
    workers,
    speedup: 1 + workers / 100,
    interval: null,
    efficiency: 1,
  })),
  amdahl,
  usl: null,
  none: null,
};
const en = (found: Scaling, work: 'shared' | 'each' = 'shared') =>
  meaning(found, work, sweepWords('en'), 'en');

test('one sentence says what more workers bring', () => {
  assert.deepEqual(en(scaling), [
    'About 8% of the work is serial (95% confidence interval: 6% to 10%). However many workers there are, they are at most about 12.5× as fast as one.',
  ]);
  assert.match(en(scaling, 'each')[0] ?? '', /at most about 12\.5× the work of one/);
  const free = (high: number) =>
    en({ ...scaling, amdahl: { ...amdahl, serial: { value: 0, low: 0, high }, most: null } })[0] ?? '';
  assert.match(free(0.02), /at most 2%\): up to 8 workers/);
  assert.match(free(0.15), /^At most 15% .* cannot tell/);
  // A limit of hundreds of times is none that anybody sees.
  const little = { ...amdahl, serial: { value: 0.002, low: 0.001, high: 0.003 }, most: 500 };
  assert.match(en({ ...scaling, amdahl: little })[0] ?? '', /^Next to nothing is serial \(at most 0\.3%\)/);
});

test('a peak outside of what was measured is said to be, and so is a comparison with one that was not', () => {
  const [sentence, outside, ...rest] = en({ ...scaling, usl });
  assert.match(sentence ?? '', /About 10 workers are fastest: 4\.20× as fast as one/);
  assert.match(outside ?? '', /^No run was made with that number/);
  assert.deepEqual(rest, []);
  assert.equal(en({ ...scaling, usl: { ...usl, peak: 5 } }).length, 1);
  const fromFour = { ...scaling, points: scaling.points.slice(2) };
  assert.deepEqual(
    en({ ...fromFour, usl: { ...usl, peak: 3.1 } })
      .slice(1)
      .map((said) => said.slice(0, 28)),
    ['No run was made with that nu', 'No run was made with one wor'],
  );
  assert.equal(en({ ...fromFour, usl: { ...usl, peak: 5 } }).length, 2);
  assert.match(en(fromFour)[1] ?? '', /with one worker/);
});

test('where one worker is best, nobody is told of “about 1 workers”', () => {
  const alone = { ...usl, serial: { value: 1, low: 0.95, high: 1 }, peak: 1, most: 1 };
  assert.deepEqual(en({ ...scaling, usl: alone }), [
    'One worker is fastest; more of them get in each other’s way.',
  ]);
  assert.match(en({ ...scaling, usl: alone }, 'each')[0] ?? '', /^One worker gets the most done/);
});

test('where there is no law, it is said why, in both languages', () => {
  const said = (['too-few', 'flat', 'misfit', 'uncertain'] as const).map((none) =>
    (['en', 'ko'] as const).map((lang) =>
      meaning({ ...scaling, amdahl: null, none }, 'shared', sweepWords(lang), lang).join(' '),
    ),
  );
  assert.equal(new Set(said.flat()).size, 8);
  assert.match(said[1]?.[0] ?? '', /1\.01× to 1\.08×/);
});

const point = (value: number, ids: string[], invalid: Invalid[] = [], samples = 3) => ({
  value,
  ms: 1,
  comparison: {
    strategies: ids.map((id) => ({
      id,
      samples_ms: Array.from({ length: samples }, () => value),
      median_ms: value,
      interval: { low: value, high: value, confidence: 0.75 },
    })),
    invalid,
  } as unknown as Comparison,
});

test('a line for each strategy has a row for each value that it was timed at', () => {
  const points = [point(1, ['a', 'b']), point(2, ['a'], ['hidden']), point(4, ['a', 'b'], [], 5)];
  const lines = linesOf(points, { a: scaling });
  assert.deepEqual(
    lines.map(({ strategy, rows }) => [strategy, ...rows.map(({ value }) => value)]),
    [
      ['a', 1, 2, 4],
      ['b', 1, 4],
    ],
  );
  const [a, b] = lines;
  assert.deepEqual(
    a?.rows.map(({ speedup, trusted }) => [speedup, trusted]),
    [
      [1.01, true],
      [1.02, false],
      [1.04, true],
    ],
  );
  assert.ok(b?.rows.every(({ speedup }) => speedup === null));
  const rows = lines.flatMap((line) => line.rows);
  assert.equal(commonRuns(rows), null);
  assert.equal(commonRuns(rows.slice(0, 2)), 3);
  assert.equal(commonConfidence(rows.map(({ interval }) => interval)), 0.75);
  assert.equal(commonConfidence([null, undefined]), null);
});

test('an estimate has no more digits than it is worth', () => {
  const said = [0, 1499, 3700, 89_000, 90_000, 3_600_000].map((ms) => roughly(ms, sweepWords('en'), 'en'));
  assert.deepEqual(said, ['1 s', '1 s', '4 s', '89 s', '2 min', '60 min']);
});

test('values that are not to be trusted are named by reason', () => {
  const points = [point(1, ['a'], ['hidden']), point(2, ['a']), point(3, ['a'], ['hidden', 'speed-changed'])];
  assert.deepEqual(
    [...invalidAt(points)],
    [
      ['hidden', [1, 3]],
      ['speed-changed', [3]],
    ],
  );
});

test('a scale of factors is for values that grow by factors', () => {
  assert.ok(byFactors([1, 2, 4, 8, 16]));
  assert.ok(byFactors([1000, 10_000, 100_000]));
  for (const values of [[1, 2, 3, 4], [0, 10, 100], [-4, 64], [10, 11, 200], [1, 8], []])
    assert.ok(!byFactors(values), String(values));
});
