// Fetching ahead, a file at a time, into the store of the own version: with stores and a host of the test's own.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { type FileList, versionTag } from '../../src/sw/files.ts';
import { Keeper } from '../../src/sw/keep.ts';
import { Addresses, storeName } from '../../src/sw/stores.ts';

const scope = 'https://host/sub/';
const at = new Addresses(scope, 'b2');

class FakeCache {
  readonly kept = new Map<string, Response>();
  async match(address: string): Promise<Response | undefined> {
    return this.kept.get(address)?.clone();
  }
  async put(address: string, response: Response): Promise<void> {
    this.kept.set(address, response);
  }
  async keys(): Promise<{ url: string }[]> {
    return [...this.kept.keys()].map((url) => ({ url }));
  }
}

class FakeCaches {
  readonly all = new Map<string, FakeCache>();
  async open(name: string): Promise<FakeCache> {
    const cache = this.all.get(name) ?? new FakeCache();
    this.all.set(name, cache);
    return cache;
  }
  async keys(): Promise<string[]> {
    return [...this.all.keys()];
  }
  async delete(name: string): Promise<boolean> {
    return this.all.delete(name);
  }
  async match(address: string, { cacheName }: { cacheName: string }): Promise<Response | undefined> {
    return this.all.get(cacheName)?.match(address);
  }
}

const list: FileList = {
  page: [
    ['assets/a-1.js', 'h1'],
    ['v/b2/labs/race.json', 'h2'],
  ],
  threads: [['v/b2/wasm/threads/x.js', 'h3']],
  single: [['v/b2/wasm/single/x.js', 'h4']],
};

let fake: FakeCaches;
/** What the host answers, by path. */
let host: Map<string, () => Response | Promise<Response>>;
let asked: string[];
/** Versions with an open page; nothing where a page does not say. */
let open: string[] | null;
const before = new Map<string, PropertyDescriptor | undefined>();

function global(name: string, value: unknown): void {
  before.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

beforeEach(() => {
  fake = new FakeCaches();
  asked = [];
  open = ['b2'];
  const text = (body: string, type = 'text/javascript') => {
    return () => new Response(body, { headers: { 'content-type': type } });
  };
  host = new Map([
    ['index.html', text(`<head>${versionTag('b2')}</head>`, 'text/html')],
    ['v/b2/files.json', text(JSON.stringify(list), 'application/json')],
    ...[...list.page, ...list.threads, ...list.single].map(([path]) => [path, text(path)] as const),
  ]);
  global('caches', fake);
  global('fetch', async (address: string, { signal }: { signal: AbortSignal }) => {
    const path = address.slice(scope.length);
    asked.push(path);
    const answer = host.get(path);
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
    const response = answer ? await Promise.race([answer(), aborted]) : new Response('', { status: 404 });
    signal.throwIfAborted();
    return response;
  });
});

afterEach(() => {
  for (const [name, descriptor] of before) {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else Reflect.deleteProperty(globalThis, name);
  }
});

const keeperOf = () => new Keeper(at, async () => open && new Set(open));

function want(wasm: boolean) {
  return { build: 'threads' as const, wasm };
}

async function paths(version = 'b2'): Promise<string[]> {
  const keys = await fake.all.get(storeName(scope, version))?.keys();
  return (keys ?? []).map(({ url }) => url.slice(scope.length));
}

async function all(keeper: Keeper): Promise<void> {
  for (const wasm of [false, true])
    for (;;) {
      const kept = await keeper.next(want(wasm));
      assert.equal(kept.state, 'kept');
      if (kept.state === 'kept' && kept.left === 0) break;
    }
}

test('all that the browser needs is kept, each file once, and no other build', async () => {
  await all(keeperOf());
  assert.deepEqual(asked, [
    'index.html',
    'v/b2/files.json',
    'assets/a-1.js',
    'v/b2/labs/race.json',
    'v/b2/wasm/threads/x.js',
  ]);
  assert.deepEqual((await paths()).toSorted(), [...asked, 'v/b2/complete-threads'].toSorted());
});

test('it is not said to be whole before the wasm is there', async () => {
  const keeper = keeperOf();
  assert.deepEqual(await keeper.next(want(false)), { state: 'kept', left: 1 });
  assert.deepEqual(await keeper.next(want(false)), { state: 'kept', left: 0 });
  assert.ok(!(await paths()).includes('v/b2/complete-threads'));
});

/** A whole store of the version before: one file is the same, under another address. */
async function older(): Promise<void> {
  const cache = await fake.open(storeName(scope, 'a1'));
  const old: FileList = {
    page: [['v/a1/labs/race.json', 'h2']],
    threads: [['v/a1/x.js', 'other']],
    single: [],
  };
  await cache.put(`${scope}index.html`, new Response('old'));
  await cache.put(`${scope}v/a1/files.json`, new Response(JSON.stringify(old)));
  await cache.put(`${scope}v/a1/labs/race.json`, new Response('the same'));
  await cache.put(`${scope}v/a1/x.js`, new Response('different'));
  await cache.put(`${scope}v/a1/complete-threads`, new Response(''));
}

test('what did not change is taken from the version before', async () => {
  await older();
  await all(keeperOf());
  assert.ok(!asked.includes('v/b2/labs/race.json'));
  assert.ok(asked.includes('v/b2/wasm/threads/x.js'));
  const cache = await fake.open(storeName(scope, 'b2'));
  assert.equal(await (await cache.match(`${scope}v/b2/labs/race.json`))?.text(), 'the same');
});

test('the version before goes when the new one is whole, unless a page of it is open', async () => {
  await older();
  open = ['a1', 'b2'];
  await all(keeperOf());
  assert.deepEqual(await fake.keys(), [storeName(scope, 'a1'), storeName(scope, 'b2')]);
  open = ['b2'];
  await keeperOf().next(want(true));
  assert.deepEqual(await fake.keys(), [storeName(scope, 'b2')]);
});

test('the version before stays as long as a page does not say of which version it is', async () => {
  await older();
  open = null;
  await all(keeperOf());
  assert.deepEqual(await fake.keys(), [storeName(scope, 'a1'), storeName(scope, 'b2')]);
});

test('a host with another version has nothing for this one', async () => {
  host.set('index.html', () => new Response(`<head>${versionTag('c3')}</head>`));
  assert.deepEqual(await keeperOf().next(want(false)), { state: 'gone' });
  assert.deepEqual(await paths(), []);
});

test('neither a missing file nor a page in its place is kept', async () => {
  for (const answer of [
    () => new Response('', { status: 404 }),
    () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
  ]) {
    host.set('assets/a-1.js', answer);
    assert.deepEqual(await keeperOf().next(want(false)), { state: 'gone' });
    assert.ok(!(await paths()).includes('assets/a-1.js'));
  }
});

test('no network and a host in trouble are no reason to call anything gone', async () => {
  const keeper = keeperOf();
  host.set('assets/a-1.js', () => new Response('', { status: 503 }));
  assert.deepEqual(await keeper.next(want(false)), { state: 'failed' });
  host.set('assets/a-1.js', () => Promise.reject(new TypeError('no network')));
  assert.deepEqual(await keeper.next(want(false)), { state: 'failed' });
});

test('a browser without room says so', async () => {
  const keeper = keeperOf();
  await keeper.next(want(false));
  const cache = await fake.open(storeName(scope, 'b2'));
  cache.put = () => Promise.reject(new DOMException('no room', 'QuotaExceededError'));
  assert.deepEqual(await keeper.next(want(false)), { state: 'full' });
});

test('what the host never answers does not outlive the next request', async () => {
  const keeper = keeperOf();
  host.set('assets/a-1.js', () => new Promise<Response>(() => undefined));
  const hangs = keeper.next(want(false));
  // Until the host has been asked.
  while (!asked.includes('assets/a-1.js')) await new Promise((resolve) => setTimeout(resolve));
  host.set('assets/a-1.js', () => new Response('late'));
  assert.deepEqual(await keeper.next(want(false)), { state: 'kept', left: 1 });
  assert.deepEqual(await hangs, { state: 'interrupted' });
});

test('what the page loads itself breaks off what is fetched ahead', async () => {
  const keeper = keeperOf();
  host.set('assets/a-1.js', () => {
    keeper.interrupt();
    return new Response('late');
  });
  assert.deepEqual(await keeper.next(want(false)), { state: 'interrupted' });
  assert.ok(!(await paths()).includes('assets/a-1.js'));
});
