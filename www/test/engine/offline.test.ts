// What the page asks its host and its service worker, where they do not answer or are refused.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { takeOver, updateWorker, versionOnHost } from '../../src/engine/offline';
import { versionTag } from '../../src/sw/files.ts';

const before = new Map<string, PropertyDescriptor | undefined>();

function global(name: string, value: unknown): void {
  before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

beforeEach(() => global('document', { baseURI: 'https://host/sub/', querySelector: () => null }));
afterEach(() => {
  for (const [name, descriptor] of before) {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else Reflect.deleteProperty(globalThis, name);
  }
  before.clear();
});

const page = (version: string) => new Response(`<head>${versionTag(version)}</head>`);

test('the host’s version is asked for past every cache', async () => {
  const asked: [string, RequestCache | undefined][] = [];
  global('fetch', async (url: URL, { cache }: RequestInit) => {
    asked.push([url.href, cache]);
    return page('b2');
  });
  assert.equal(await versionOnHost(), 'b2');
  assert.deepEqual(asked, [['https://host/sub/index.html', 'no-store']]);
});

test('a host that takes the request and never answers has no version to tell', async () => {
  global(
    'fetch',
    (_: URL, { signal }: RequestInit) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  );
  // So that nothing else keeps this program from its end while it waits.
  const alive = setTimeout(() => undefined, 5000);
  assert.equal(await versionOnHost(20), null);
  clearTimeout(alive);
});

test('a browser that refuses service workers here has none to update or to take over', async () => {
  const refused = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  global('navigator', { serviceWorker: { getRegistration: refused } });
  await updateWorker();
  await takeOver();
});
