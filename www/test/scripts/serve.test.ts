import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileFor, type ServeOptions, serve } from '../../scripts/serve.ts';

async function start(t: TestContext, options: Partial<ServeOptions> = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'serve-'));
  await writeFile(join(dir, 'index.html'), '<!doctype html>');
  await writeFile(join(dir, 'a.wasm'), new Uint8Array([0, 97, 115, 109]));
  const served = await serve({ dir, port: 0, base: '/', headers: true, ...options });
  t.after(async () => {
    await served.close();
    await rm(dir, { recursive: true });
  });
  return served;
}

test('serves the page and wasm with their types and the isolation headers', async (t) => {
  const { url, requests } = await start(t);
  const index = await fetch(`${url}?x=1`);
  assert.equal(await index.text(), '<!doctype html>');
  assert.equal(index.headers.get('cross-origin-opener-policy'), 'same-origin');
  assert.match(index.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  const wasm = await fetch(`${url}a.wasm`);
  assert.equal(wasm.headers.get('content-type'), 'application/wasm');
  assert.equal((await wasm.arrayBuffer()).byteLength, 4);
  assert.deepEqual(requests, ['/?x=1', '/a.wasm']);
});

test('serves from a folder and without headers like a plain host', async (t) => {
  const { url } = await start(t, { base: '/some/folder/', headers: false });
  const index = await fetch(url);
  assert.equal(index.status, 200);
  assert.equal(index.headers.get('cross-origin-embedder-policy'), null);
  assert.equal((await fetch(new URL('/index.html', url))).status, 404);
  assert.equal((await fetch(url, { method: 'POST' })).status, 405);
});

test('compresses for who accepts it, where it is asked to', async (t) => {
  for (const gzip of [true, false]) {
    const { url } = await start(t, { gzip });
    const index = await fetch(url);
    assert.equal(index.headers.get('content-encoding'), gzip ? 'gzip' : null);
    assert.equal(await index.text(), '<!doctype html>');
    const plain = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.equal(plain.headers.get('content-length'), '15');
  }
});

test('gives nothing from outside its folder', async (t) => {
  assert.equal(fileFor('/a/b.js?q#h', '/root', '/a/'), '/root/b.js');
  for (const path of [
    '/../x',
    '/a/../../x',
    '/%2e%2e/x',
    '/..%2fx',
    '/%00',
    '/%',
    '/x%2f..%2f..%2fetc',
    '/..',
  ]) {
    assert.equal(fileFor(path, '/root', '/'), null, path);
  }
  const { url } = await start(t);
  const status = await new Promise((resolve) => {
    // fetch() would take the dots out before sending.
    request({ port: new URL(url).port, path: '/../../../etc/passwd' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  assert.equal(status, 404);
});

test('says in one line that there is no page yet', async () => {
  const options = { dir: '/nowhere/dist', port: 0, base: '/', headers: true };
  await assert.rejects(serve(options), { message: 'no index.html in /nowhere/dist: build the page first' });
});
