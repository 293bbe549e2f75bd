// Which version's files are opened, kept and let go of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFile, versionIn, versionTag } from '../../src/sw/files.ts';
import {
  Addresses,
  type Store,
  storeName,
  toOpen,
  unneeded,
  versionOf,
  wanted,
} from '../../src/sw/stores.ts';

const scope = 'https://host/sub/';
const store = (version: string, parts = ''): Store => ({
  version,
  page: parts.includes('page'),
  complete: parts.includes('complete'),
});

test('a store is known by its name, and those of other pages on the host are not', () => {
  assert.equal(versionOf(storeName(scope, 'ab12'), scope), 'ab12');
  assert.equal(versionOf(storeName('https://host/sub/other/', 'ab12'), scope), null);
  assert.equal(versionOf(storeName('https://host/', 'ab12'), scope), null);
  assert.equal(versionOf('somebody-else', scope), null);
  assert.equal(versionOf(storeName(scope, ''), scope), null);
});

test('without a network the own version is opened where it is whole', () => {
  assert.equal(toOpen([store('old', 'page complete'), store('own', 'page complete')], 'own'), 'own');
});

test('a version that is whole is opened before the own one that is not', () => {
  const stores = [store('older', 'page complete'), store('old', 'page complete'), store('own', 'page')];
  assert.equal(toOpen(stores, 'own'), 'old');
});

test('where none is whole, what there is of the own one comes first, then the latest', () => {
  assert.equal(toOpen([store('own', 'page'), store('newer', 'page')], 'own'), 'own');
  assert.equal(toOpen([store('a', 'page'), store('b', 'page'), store('own')], 'own'), 'b');
  assert.equal(toOpen([store('own')], 'own'), null);
  assert.equal(toOpen([], 'own'), null);
});

test('what an open page is of stays, and so does what is opened as long as the own version is not whole', () => {
  const others = [store('old', 'page complete'), store('older', 'page')];
  assert.deepEqual(unneeded([...others, store('own', 'page')], 'own', new Set()), ['older']);
  const whole = [...others, store('own', 'page complete')];
  assert.deepEqual(unneeded(whole, 'own', new Set(['own'])), ['old', 'older']);
  assert.deepEqual(unneeded(whole, 'own', new Set(['own', 'old'])), ['older']);
});

test('only what its address decides is taken from a store', () => {
  for (const path of ['assets/index-abc.js', 'v/ab12/wasm/threads/basics_bg.wasm', 'v/ab12/labs/race.json'])
    assert.ok(Addresses.isFile(path), path);
  for (const path of [
    '',
    'index.html',
    'manifest.json',
    'sw.js',
    'assets/',
    'v/ab12/',
    'vv/a/b',
    'labs/race.json',
  ])
    assert.ok(!Addresses.isFile(path), path);
  assert.ok(Addresses.isPage('') && Addresses.isPage('index.html') && !Addresses.isPage('manifest.json'));
});

test('the wasm of one build is kept, behind the rest, where it is wanted', () => {
  const list = {
    page: [['assets/a.js', '1']],
    threads: [['t.wasm', '2']],
    single: [['s.wasm', '3']],
  } as const;
  const paths = (build: 'threads' | 'single', wasm: boolean) =>
    wanted(list, build, wasm).map(([path]) => path);
  assert.deepEqual(paths('threads', false), ['assets/a.js']);
  assert.deepEqual(paths('threads', true), ['assets/a.js', 't.wasm']);
  assert.deepEqual(paths('single', true), ['assets/a.js', 's.wasm']);
});

test('a document says which version it is of', () => {
  assert.equal(versionIn(`<head><title>x</title>${versionTag('0a1b2c')}</head>`), '0a1b2c');
  assert.equal(versionIn('<head><meta name="viewport" content="width=1"></head>'), null);
});

test('a page that a host sends in place of a file is not taken for it', () => {
  const response = (status: number, type: string) =>
    new Response('', { status, headers: { 'content-type': type } });
  assert.ok(isFile(response(200, 'text/javascript')));
  assert.ok(!isFile(response(200, 'text/html; charset=utf-8')));
  assert.ok(!isFile(response(404, 'text/plain')));
  assert.ok(!isFile(response(206, 'application/wasm')));
});
