import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkDraft, type Draft, defaultRequest, draftOf, parseWhole, toggled } from '../../src/state/draft';
import { lab, manifest } from '../fixture';

const opened = draftOf(defaultRequest(lab, manifest), lab);
const withParam = (id: string, text: string): Draft => ({
  ...opened,
  params: { ...opened.params, [id]: text },
});
const problems = (draft: Draft) => checkDraft(draft, lab, manifest).problems;

test('the defaults make the request they came from', () => {
  assert.deepEqual(checkDraft(opened, lab, manifest).request, defaultRequest(lab, manifest));
});

test('whole numbers as people write them', () => {
  assert.equal(parseWhole(' 1,000,000 '), 1_000_000);
  assert.equal(parseWhole('1_000'), 1000);
  assert.equal(parseWhole('-0'), 0);
  for (const text of ['', ' ', '1.5', '1e3', '0x10', 'NaN', 'Infinity', ',', '1,', '9'.repeat(16)]) {
    assert.equal(parseWhole(text), null, text);
  }
});

test('each mistake is told at its field', () => {
  assert.deepEqual(problems(withParam('threads', 'four')), [{ field: 'threads', code: 'not-whole' }]);
  assert.deepEqual(problems(withParam('threads', '17')), [
    { field: 'threads', code: 'out-of-range', min: 1, max: 16 },
  ]);
  assert.deepEqual(problems(withParam('kernel', 'magic')), [{ field: 'kernel', code: 'not-an-option' }]);
  assert.deepEqual(problems(withParam('low', '201')), [{ field: 'low', code: 'above-other', high: 'high' }]);
  const large = { ...opened, params: { ...opened.params, threads: '5', n: '800001' } };
  assert.deepEqual(problems(large), [
    { field: 'threads', code: 'product-too-large', times: 'n', max: 4_000_000 },
  ]);
  assert.deepEqual(problems({ ...opened, strategies: [] }), [{ field: 'strategies', code: 'none-chosen' }]);
  assert.deepEqual(problems({ ...opened, repeats: '51' }), [
    { field: 'repeats', code: 'out-of-range', min: 1, max: 50 },
  ]);
  assert.deepEqual(problems({ ...opened, seed: '4294967296' }), [
    { field: 'seed', code: 'out-of-range', min: 0, max: 4_294_967_295 },
  ]);
});

test('limits themselves are allowed', () => {
  assert.deepEqual(problems({ ...opened, params: { ...opened.params, threads: '4', n: '1000000' } }), []);
  assert.deepEqual(problems(withParam('low', '200')), []);
});

test('whatever is typed, there is a request or a problem, never both', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.array(fc.string()), (n, seed, strategies) => {
      const draft = { ...withParam('n', n), seed, strategies: [...strategies, 'async'] };
      const { request, problems } = checkDraft(draft, lab, manifest);
      assert.equal(request === null, problems.length > 0);
      if (request) assert.deepEqual(request.strategies, ['async']);
    }),
  );
});

test('strategies keep the order of the lab', () => {
  const without = toggled(opened, lab, 'sequential', false);
  assert.deepEqual(without.strategies, ['threads', 'async']);
  assert.deepEqual(toggled(without, lab, 'sequential', true).strategies, ['sequential', 'threads', 'async']);
});

test('a text is taken as it was written, up to its length in characters', () => {
  const param = { id: 'urls', unit: 'none', live: false, kind: 'text', max: 5, default: '' } as const;
  const written = { ...lab, params: [param], constraints: [] };
  const check = (text: string) => checkDraft({ ...opened, params: { urls: text } }, written, manifest);
  assert.equal(check(' a\n<b').request?.params.urls, ' a\n<b');
  assert.equal(check('🧵🧵🧵🧵🧵').request?.params.urls, '🧵🧵🧵🧵🧵');
  assert.equal(check('\ud800').request?.params.urls, '\ufffd', 'no JSON could carry half a pair');
  assert.deepEqual(check('123456').problems, [{ field: 'urls', code: 'too-long', max: 5 }]);
});
