import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EngineError } from '../../src/engine/types';
import { en } from '../../src/i18n/en';
import type { Voice } from '../../src/i18n/format';
import { ko } from '../../src/i18n/ko';
import {
  errorAdvice,
  errorSentence,
  fieldName,
  laneName,
  noticeSentence,
  waitingSentence,
} from '../../src/i18n/sentences';
import type { RouteNotice } from '../../src/state/route';
import { lab } from '../fixture';

const words = {
  'param.threads': 'Threads',
  'param.kernel': 'Kernel',
  'option.kernel.sum': 'Sum',
  'object.a': 'lock A',
};
const voices: Voice[] = [
  { lang: 'en', words },
  { lang: 'ko', words },
];

const errors: EngineError[] = [
  { code: 'malformed', detail: 'DETAIL' },
  { code: 'unknown-lab', lab: 'DETAIL' },
  { code: 'unknown-strategy', strategy: 'DETAIL' },
  { code: 'unknown-param', param: 'DETAIL' },
  { code: 'out-of-range', param: 'threads', min: 1, max: 4096 },
  { code: 'not-an-option', param: 'kernel', options: ['sum', 'DETAIL'] },
  { code: 'above-other', low: 'threads', high: 'DETAIL' },
  { code: 'product-too-large', param: 'threads', times: 'DETAIL', max: 9 },
  { code: 'search-out-of-range', max_steps: 2000, max_executions: 1_000_000 },
  { code: 'empty' },
  { code: 'stopped' },
  { code: 'panic', lane: 'thread 2', message: 'DETAIL' },
  { code: 'deadlock', waiting: [] },
  { code: 'process-lost', index: 2, message: 'DETAIL' },
  { code: 'unavailable', strategy: 'DETAIL' },
  { code: 'load-failed', detail: 'DETAIL' },
  { code: 'out-of-memory' },
  { code: 'crashed', detail: 'DETAIL' },
];

test('every engine error is a sentence that says its detail, in both languages', () => {
  for (const voice of voices) {
    const sentences = errors.map((error) => errorSentence(error, voice));
    assert.equal(new Set(sentences).size, errors.length);
    errors.forEach((error, i) => {
      assert.match(sentences[i] ?? '', /[.다요]\.?$/);
      if (JSON.stringify(error).includes('DETAIL')) assert.match(sentences[i] ?? '', /DETAIL/);
    });
  }
  assert.match(
    errorSentence(
      { code: 'out-of-range', param: 'threads', min: 1, max: 4096 },
      voices[0] ?? { lang: 'en', words },
    ),
    /“Threads”.*between 1 and 4,096/,
  );
});

test('after every engine error but a stop the reader is told what to do, in both languages', () => {
  for (const voice of voices)
    for (const error of errors) {
      const advice = errorAdvice(error, voice);
      if (error.code === 'stopped') assert.equal(advice, null);
      else assert.match(advice ?? '', /[.]$/, error.code);
    }
});

test('every notice of a link names what was given and what is used', () => {
  const notices: RouteNotice[] = [
    { kind: 'unknown-param', param: 'GIVEN' },
    { kind: 'out-of-range', param: 'threads', given: 'GIVEN', used: '2' },
    { kind: 'not-an-option', param: 'kernel', given: 'GIVEN', used: 'sum' },
    { kind: 'unknown-strategy', given: 'GIVEN' },
    { kind: 'bad-seed', given: 'GIVEN', used: '7' },
    { kind: 'bad-repeats', given: 'GIVEN', used: '5' },
    { kind: 'bad-lang', given: 'GIVEN' },
    { kind: 'duplicate', param: 'GIVEN', given: '1', used: '2' },
    { kind: 'duplicate', param: 'strategies', given: 'GIVEN', used: 'GIVEN' },
    { kind: 'malformed', param: 'GIVEN', given: '%' },
    { kind: 'bad-sweep', param: 'sweep', given: 'GIVEN' },
    { kind: 'sweep-of-file', param: 'GIVEN', given: 'x:1-3' },
  ];
  for (const voice of voices)
    for (const notice of notices) assert.match(noticeSentence(notice, lab, voice), /GIVEN/);
  for (const voice of voices) {
    const sentence = noticeSentence(
      { kind: 'not-an-option', param: 'kernel', given: 'x', used: 'sum' },
      lab,
      voice,
    );
    assert.match(sentence, /Kernel.*Sum/);
  }
});

test('what can be wrong in the form has a name, the lab’s or the page’s', () => {
  const names = (voice: Voice) =>
    ['threads', 'seed', 'repeats', 'strategies', 'file'].map((id) => fieldName(id, voice));
  assert.deepEqual(names({ lang: 'en', words }), [
    'Threads',
    en.seed,
    en.repeats,
    en.strategies,
    en.file.title,
  ]);
  assert.deepEqual(names({ lang: 'ko', words }).slice(3), [ko.strategies, ko.file.title]);
});

test('lanes and deadlocks are told in the language of the page', () => {
  const korean: Voice = { lang: 'ko', words };
  assert.equal(laneName('thread 2', korean), '스레드 2');
  assert.equal(laneName('main', korean), '메인');
  assert.equal(laneName('something else', korean), 'something else');
  const english: Voice = { lang: 'en', words };
  const first = { lane: 'thread 1', object: 'a', holder: 'thread 2' };
  const second = { lane: 'thread 2', object: 'b', holder: 'thread 1' };
  assert.equal(waitingSentence(first, [first], english), 'thread 1 waits for lock A (held by thread 2).');
  assert.equal(
    waitingSentence(second, [first, second], english),
    'thread 2 holds lock A and waits for b (held by thread 1).',
  );
  assert.equal(
    waitingSentence(second, [first, second], korean),
    '스레드 2: lock A 보유, b 대기 중 (쥐고 있는 쪽: 스레드 1)',
  );
  assert.equal(
    waitingSentence({ lane: 'main', object: 'join', holder: null }, [], english),
    'main waits for join.',
  );
});

/** Paths of all leaves, with the number of gaps of those that are functions. */
function shape(value: unknown, path = ''): string[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => shape(inner, `${path}.${key}`));
  }
  return [`${path} ${typeof value === 'function' ? `function ${value.length}` : typeof value}`];
}

test('both languages have the same words, and none is empty by accident', () => {
  assert.deepEqual(shape(ko).sort(), shape(en).sort());
  const empty = (messages: object) =>
    JSON.stringify(messages, (_, value) => (value === '' ? 'EMPTY' : value)).match(/EMPTY/g)?.length;
  assert.equal(empty(ko), empty(en));
});
