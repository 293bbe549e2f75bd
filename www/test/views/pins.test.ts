import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RunRequest } from '../../src/engine/model';
import type { Lab } from '../../src/views/lab/lab';
import { pairsOf } from '../../src/views/pins/pairs';
import { changes, defaultsOf, type RunSetUp } from '../../src/views/pins/set-up';
import { reports } from '../fixtures/arbitrary';
import { lab } from './lab';

const { request } = defaultsOf(lab);

function between(before: RunSetUp, after: RunSetUp, of = lab): string[] {
  return changes(of, before, after).map(({ name, from, to }) => `${name} ${from} → ${to}`);
}

function told(to: Partial<RunRequest>): string[] {
  return between({ request, file: null }, { request: { ...request, ...to }, file: null });
}

test('two set-ups differ in what they differ in, by the names of the form', () => {
  assert.deepEqual(told({}), []);
  assert.deepEqual(told({ params: { ...request.params, threads: 2 } }), ['Threads 4 → 2']);
  assert.deepEqual(told({ params: { ...request.params, high: 300, kernel: 'primes' } }), [
    'Kernel Sum → Primes',
    'Longest 200 ms → 300 ms',
  ]);
  assert.deepEqual(told({ settings: { seed: 1000, repeats: 1500 } }), [
    `${lab.t.repeats} 5 → 1,500`,
    // A seed is a name, not a quantity.
    `${lab.t.seed} ${request.settings.seed} → 1000`,
  ]);
});

test('another file is another set-up: by its name, by its content’s date, or because nobody knows it', () => {
  const input = {
    param: 'kernel',
    option: 'primes',
    accept: [],
    columnParams: [],
    skipParam: '',
    header: [],
  };
  const filed: Lab = { ...lab, summary: { ...lab.summary, file: input } };
  const on = (kernel: string, name: string | null, lastModified = 1): RunSetUp => ({
    request: { ...request, params: { ...request.params, kernel } },
    file: name === null ? null : { name, size: 10, lastModified },
  });
  const files = (before: RunSetUp, after: RunSetUp) => between(before, after, filed).slice(-1);
  assert.deepEqual(files(on('primes', 'a.csv'), on('primes', 'a.csv')), []);
  assert.deepEqual(files(on('primes', 'a.csv'), on('primes', 'b.csv')), ['Your file a.csv → b.csv']);
  assert.deepEqual(files(on('primes', 'a.csv'), on('primes', 'a.csv', 2)), [
    'Your file a.csv → a.csv (another version)',
  ]);
  assert.deepEqual(files(on('primes', null), on('primes', 'b.csv')), ['Your file not known → b.csv']);
  assert.deepEqual(files(on('primes', 'a.csv'), on('sum', null)), ['Your file a.csv → –']);
  assert.deepEqual(files(on('sum', null), on('primes', 'b.csv')), ['Your file – → b.csv']);
  assert.deepEqual(files(on('sum', null), on('sum', null)), []);
});

test('another order of strategies is another set-up: the first is the baseline', () => {
  const [found] = told({ strategies: ['threads', 'sequential'] });
  assert.match(found ?? '', /→ Thread pool, sequential$/);
});

test('a text that a learner wrote is told by its beginning', () => {
  const text = `a line\nand ${'more '.repeat(50)}`;
  const [found] = told({ params: { ...request.params, kernel: text } });
  assert.ok(found && found.length < 60 && !found.includes('\n'), found);
});

test('a ratio is asked for where both runs have the strategy, the pinned one as the base', () => {
  fc.assert(
    fc.property(reports, reports, (pinned, now) => {
      const pairs = pairsOf(now.comparison, [{ mark: 'A', name: '', report: pinned, file: null }]);
      const shared = now.comparison.strategies.filter(({ id }) =>
        pinned.comparison.strategies.some((other) => other.id === id),
      );
      assert.equal(pairs.length, shared.length);
      for (const [at, { id, samples_ms }] of shared.entries()) {
        assert.equal(pairs[at]?.key, `A ${id}`);
        assert.deepEqual(pairs[at]?.pair[1], samples_ms);
      }
    }),
  );
  assert.deepEqual(pairsOf(null, []), []);
});
