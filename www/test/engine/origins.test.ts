// Which wasm files are loaded, how often, and what becomes of one that does not come.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Origins } from '../../src/engine/origins';
import { EngineFailure } from '../../src/engine/worker';

function setUp() {
  const asked: string[] = [];
  const failing = new Set<string>();
  const origins = new Origins('https://host/page/', 'https://host/page/wasm/threads/', async (url) => {
    asked.push(url.slice('https://host/page/wasm/threads/'.length));
    if (failing.has(url)) throw new TypeError('no network');
    return { url } as WebAssembly.Module;
  });
  return { origins, asked, failing };
}

test('a wasm is found by its name, and compiled once for all who need it', async () => {
  const { origins, asked } = setUp();
  const [first, second] = await Promise.all([origins.of('choice'), origins.of('choice')]);
  const base = 'https://host/page/';
  assert.deepEqual(first, {
    glue: `${base}wasm/threads/choice.js`,
    module: { url: `${base}wasm/threads/choice_bg.wasm` },
    base,
  });
  assert.equal(first.module, second.module);
  assert.notEqual((await origins.of('basics')).glue, first.glue);
  assert.deepEqual(asked, ['choice_bg.wasm', 'basics_bg.wasm']);
});

test('the two asked for last are kept, others are loaded again', async () => {
  const { origins, asked } = setUp();
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await origins.of(name);
  assert.deepEqual(asked, ['a_bg.wasm', 'b_bg.wasm', 'c_bg.wasm', 'b_bg.wasm']);
});

test('one that does not come is said so, and the next who asks tries again', async () => {
  const { origins, asked, failing } = setUp();
  failing.add('https://host/page/wasm/threads/a_bg.wasm');
  const failed = (caught: unknown) =>
    caught instanceof EngineFailure &&
    caught.error.code === 'load-failed' &&
    caught.error.detail === 'TypeError: no network';
  await Promise.all([assert.rejects(origins.of('a'), failed), assert.rejects(origins.of('a'), failed)]);
  failing.clear();
  await origins.of('a');
  assert.deepEqual(asked, ['a_bg.wasm', 'a_bg.wasm']);
});
