import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Comparison, Guide } from '../../src/engine/model';
import { figures, follow, gapsOf } from '../../src/views/guide/figures';

const guide: Guide = {
  questions: [
    {
      id: 'work',
      options: [
        { id: 'waits', ask: 'many' },
        { id: 'computes', answer: 'processes' },
      ],
    },
    { id: 'many', options: [{ id: 'yes', answer: 'tasks' }] },
  ],
  answers: [
    { id: 'processes', labs: ['cpu-bound'], measured: false },
    { id: 'tasks', labs: ['io-bound'], measured: true },
  ],
};

test('replies lead from question to question to an answer', () => {
  const at = (options: readonly string[]) => {
    const { replied, now } = follow(guide, options);
    const here = now && ('ask' in now ? now.ask.id : now.answer.id);
    return [replied.map(({ question, option }) => `${question.id} ${option}`), here];
  };
  assert.deepEqual(at([]), [[], 'work']);
  assert.deepEqual(at(['waits']), [['work waits'], 'many']);
  assert.deepEqual(at(['waits', 'yes']), [['work waits', 'many yes'], 'tasks']);
  assert.deepEqual(at(['computes']), [['work computes'], 'processes']);
});

test('what is no reply is not followed', () => {
  const { replied, now } = follow(guide, ['waits', 'nonsense', 'yes']);
  assert.equal(replied.length, 1);
  assert.ok(now && 'ask' in now && now.ask.id === 'many');
  assert.equal(follow({ questions: [], answers: [] }, ['waits']).now, null);
});

test('figures are medians under the name of their strategy', () => {
  const strategy = { id: 'one-worker', facts: { create_ms: [3, 1, 2], seen: [4, 2], none: [] } };
  const comparison = { strategies: [strategy] } as unknown as Comparison;
  assert.deepEqual(figures(comparison), { one_worker_create_ms: 2, one_worker_seen: 3 });
  assert.deepEqual(figures(null), {});
  assert.deepEqual(gapsOf('a {one_worker_seen:int} and {b}'), ['one_worker_seen', 'b']);
});
