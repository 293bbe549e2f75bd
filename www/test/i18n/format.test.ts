import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  between,
  bytes,
  cell,
  fill,
  grouped,
  MISSING,
  milliseconds,
  percent,
  ratio,
  say,
  type Voice,
  word,
} from '../../src/i18n/format';

const en: Voice = {
  lang: 'en',
  words: { 'strategy.pool': 'Thread pool', 'verdict.lost': '{lost:int} of {all:int} lost' },
};
const ko: Voice = { lang: 'ko', words: {} };

test('an interval says its unit once', () => {
  assert.equal(between('6.73 ms', '9.74 ms'), '6.73–9.74 ms');
  assert.equal(between('998 ms', '1.02 s'), '998 ms–1.02 s');
  assert.equal(between('1.00초', '1.20초'), '1.00–1.20초');
  assert.equal(between('–', '–'), '–––');
});

test('milliseconds keep three digits and become seconds', () => {
  assert.equal(milliseconds(0.3456, 'en'), '0.35 ms');
  assert.equal(milliseconds(0.0999, 'en'), '99.9 µs');
  assert.equal(milliseconds(0.1, 'en'), '0.10 ms');
  assert.equal(milliseconds(0.00123, 'ko'), '1.23 µs');
  assert.equal(milliseconds(0.000456, 'en'), '456 ns');
  assert.equal(milliseconds(0, 'en'), '0.00 ms');
  assert.equal(milliseconds(12.34, 'en'), '12.3 ms');
  assert.equal(milliseconds(999.4, 'en'), '999 ms');
  assert.equal(milliseconds(999.6, 'en'), '1.00 s');
  assert.equal(milliseconds(1234.5, 'en'), '1.23 s');
  assert.equal(milliseconds(1234.5, 'ko'), '1.23초');
});

test('other units', () => {
  assert.equal(ratio(2.5, 'en'), '2.50×');
  assert.equal(ratio(12.34, 'en'), '12.3×');
  assert.equal(percent(12.5, 'ko'), '12.5%');
  assert.equal(bytes(512, 'en'), '512 B');
  assert.equal(bytes(1536, 'en'), '1.5 KiB');
  assert.equal(bytes(5 * 1024 * 1024, 'en'), '5 MiB');
});

test('values that are no numbers show as missing', () => {
  for (const show of [milliseconds, ratio, percent, bytes]) {
    assert.equal(show(Number.NaN, 'en'), MISSING);
    assert.equal(show(Number.POSITIVE_INFINITY, 'ko'), MISSING);
  }
});

test('gaps are filled by their kind', () => {
  const args = { n: 1234.567, ms: 250, who: 'pool', x: 2.5 };
  assert.equal(fill('{n}', args, en), '1,234.57');
  assert.equal(fill('{n:int}', args, en), '1,235');
  assert.equal(fill('{who:strategy} took {ms:ms}, {x:x}', args, en), 'Thread pool took 250 ms, 2.50×');
  assert.equal(fill('{who:strategy}', args, ko), 'pool');
  assert.equal(fill('{who:ms}', args, en), 'pool');
  assert.equal(fill('{n:unheard-of} {n:odd}', args, en), '{n:unheard-of} 1,234.57');
});

test('a gap without a value is a dash, also for names that objects have by themselves', () => {
  assert.equal(fill('{lost} of {all:int}', {}, en), `${MISSING} of ${MISSING}`);
  assert.equal(fill('{constructor} {toString:ms}', {}, en), `${MISSING} ${MISSING}`);
});

test('a number that differed between runs is a range, in the unit of its gap', () => {
  const args = { n: 0, 'n.most': 360, ms: 12.34, 'ms.most': 1500, off: -20, 'off.most': 5 };
  assert.equal(fill('lost: {n:int}', args, en), 'lost: 0–360');
  assert.equal(fill('{n:percent}', args, en), '0%–360%');
  assert.equal(fill('{ms:ms}', args, en), '12.3 ms – 1.50 s');
  assert.equal(fill('{off:int}', args, en), '-20 – 5');
  // What looks the same when rounded is one value.
  assert.equal(fill('{n:int}', { n: 3.1, 'n.most': 3.2 }, en), '3');
});

test('filling never throws and leaves no gap', () => {
  const arg = fc.oneof(fc.double(), fc.string());
  fc.assert(
    fc.property(
      fc.string(),
      fc.stringMatching(/^\w{1,6}$/),
      fc.option(arg, { nil: undefined }),
      (text, name, value) => {
        const args = value === undefined ? {} : { [name]: value };
        const filled = fill(`${text.replaceAll(/[{}]/g, '')}{${name}:ms}`, args, en);
        assert.ok(typeof value === 'string' || !filled.includes('{'));
      },
    ),
  );
});

test('messages are looked up under their prefix, and shown by key where there are no words', () => {
  assert.equal(say('verdict', { key: 'lost', args: { lost: 12, all: 2000 } }, en), '12 of 2,000 lost');
  assert.equal(say('verdict', { key: 'unheard-of', args: {} }, en), 'unheard-of');
  assert.equal(word('param.__proto__', en), '__proto__');
});

test('cells take their unit from the column', () => {
  assert.equal(cell('busy_ms', 1500, en), '1.50 s');
  assert.equal(cell('share_percent', 33.333, en), '33.3%');
  assert.equal(cell('sent_bytes', 2048, en), '2 KiB');
  assert.equal(cell('tasks', 3, en), '3');
  assert.equal(cell('worker', 'pool', en), 'Thread pool');
  assert.equal(cell('worker', 'thread 1', en), 'thread 1');
});

test('large numbers can be read without counting zeros', () => {
  assert.equal(grouped(20_000_000, 'en'), '20,000,000');
  assert.equal(grouped(20_000_000, 'ko'), '20,000,000 · 2,000만');
  assert.equal(grouped(123_456_789, 'ko'), '123,456,789 · 1억 2,345만 6,789');
  assert.equal(grouped(100_000_000, 'ko'), '100,000,000 · 1억');
  assert.equal(grouped(10_000, 'ko'), '10,000 · 1만');
});
