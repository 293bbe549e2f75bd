import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison, StrategySummary } from '../../src/engine/model';
import { defaultRequest, draftOf } from '../../src/state/draft';
import { fromRun, fromValues } from '../../src/state/sweep/estimate';
import { checkSweep, draftOfSweep, firstSweep, suggested, sweepable } from '../../src/state/sweep/plan';
import { lab, manifest } from '../fixture';

const draft = draftOf(defaultRequest(lab, manifest), lab);
const swept = (param: string, values: string) => ({ open: true, param, values });
const workers = {
  ...lab,
  params: lab.params.map((param) =>
    param.id === 'threads' ? { ...param, workers: 'shared' as const } : param,
  ),
};

test('numbers can be swept, but for those that say how a file is read', () => {
  assert.deepEqual(
    sweepable(lab).map(({ id }) => id),
    ['threads', 'n', 'low', 'high'],
  );
  const params = lab.params.map((param) => (param.id === 'n' ? { ...param, file: true } : param));
  assert.ok(!sweepable({ ...lab, params }).some(({ id }) => id === 'n'));
  assert.equal(firstSweep({ ...lab, params: lab.params.slice(0, 1) }), null);
});

test('a form begins with workers, and with values that the parameter takes', () => {
  assert.deepEqual(firstSweep(workers), { open: false, param: 'threads', values: '1-8' });
  assert.equal(firstSweep({ ...workers, params: [...workers.params].reverse() })?.param, 'threads');
  for (const param of sweepable(workers)) {
    const { plan } = checkSweep(swept(param.id, suggested(param)), draft, workers, manifest);
    assert.ok(plan && plan.values.length >= 2, param.id);
  }
});

test('a sweep stands for a run at each value, checked by the form’s rules', () => {
  const { plan } = checkSweep(swept('threads', '1, 2,4'), draft, workers, manifest);
  assert.deepEqual(plan?.values, [1, 2, 4]);
  assert.equal(plan?.work, 'shared');
  assert.deepEqual(
    plan?.requests.map(({ params }) => params.threads),
    [1, 2, 4],
  );
  assert.ok(plan?.requests.every(({ params, strategies }) => params.n === 2000 && strategies.length === 3));
  assert.equal(checkSweep(swept('n', '1000,2000'), draft, workers, manifest).plan?.work, null);
  // What the form says of the parameter itself does not matter.
  const odd = { ...draft, params: { ...draft.params, threads: 'x' } };
  assert.ok(checkSweep(swept('threads', '1-3'), odd, lab, manifest).plan);
});

test('what is wrong is named with the value at which it is', () => {
  const problem = (param: string, values: string, from = draft) =>
    checkSweep(swept(param, values), from, lab, manifest).problem;
  assert.deepEqual(problem('threads', '8, 17'), {
    code: 'at',
    value: 17,
    problem: { field: 'threads', code: 'out-of-range', min: 1, max: 16 },
  });
  const many = { ...draft, params: { ...draft.params, n: '1000000' } };
  assert.deepEqual(problem('threads', '2,4,8', many), {
    code: 'at',
    value: 8,
    problem: { field: 'threads', code: 'product-too-large', times: 'n', max: 4_000_000 },
  });
  // The rule is said of another field, but it is the swept value that breaks it.
  assert.deepEqual(problem('high', '10,100'), {
    code: 'at',
    value: 10,
    problem: { field: 'low', code: 'above-other', high: 'high' },
  });
  assert.deepEqual(problem('threads', '1-4', { ...draft, repeats: '0' }), {
    code: 'form',
    problem: { field: 'repeats', code: 'out-of-range', min: 1, max: 50 },
  });
  assert.deepEqual(problem('threads', '3'), { code: 'too-few' });
});

test('a link’s sweep opens the fold with its values', () => {
  assert.deepEqual(draftOfSweep({ param: 'threads', values: [1, 2, 4, 8] }), swept('threads', '1, 2, 4, 8'));
  assert.deepEqual(draftOfSweep({ param: 'threads', values: [1, 2, 3] }), swept('threads', '1-3'));
});

const row = (id: string, median_ms: number, startup_ms: number | null = null) =>
  ({ id, median_ms, startup_ms }) as StrategySummary;

test('an estimate rests on the last run, where it had all strategies, or on the values that are done', () => {
  const { plan } = checkSweep(swept('threads', '1-4'), draft, lab, manifest);
  assert.ok(plan);
  const request = defaultRequest(lab, manifest);
  const comparison = {
    strategies: [row('sequential', 100), row('threads', 20, 30), row('async', 10)],
  } as Comparison;
  // Six of each: five are timed, one is watched.
  assert.deepEqual(fromRun(plan, { request, comparison }), { from: 'run', ms: 4 * (6 * 130 + 30) });
  assert.equal(fromRun(plan, { request, comparison: null }), null);
  assert.equal(fromRun(plan, { request: { ...request, lab: 'other' }, comparison }), null);
  const fewer = { ...comparison, strategies: comparison.strategies.slice(1) };
  assert.equal(fromRun(plan, { request, comparison: fewer }), null);
  assert.equal(fromValues([], 4), null);
  assert.deepEqual(fromValues([100, 300], 5), { from: 'values', done: 2, ms: 600 });
});
