// The service worker: isolation headers for what the host serves, a small server under `api/`, and copies of all
// files for when there is no network.
import { answer, type Clock } from './sw/answer.ts';
import { Buckets } from './sw/bucket.ts';
import { isolate } from './sw/isolate.ts';
import { Keeper } from './sw/keep.ts';
import { clear } from './sw/kept.ts';
import { CLAIM, type Kept, type ToServiceWorker } from './sw/messages.ts';
import { Offline } from './sw/offline.ts';
import { versionsOf } from './sw/open.ts';
import { plan } from './sw/server.ts';
import { Addresses } from './sw/stores.ts';

declare const self: ServiceWorkerGlobalScope;
/** The version of the page that it was built with; empty while that is being edited, and then nothing is kept. */
declare const VERSION: string;

const memory = { buckets: new Buckets() };
const clock: Clock = {
  now: () => performance.now(),
  timer: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
const { scope } = self.registration;
const at = new Addresses(scope, VERSION);
const offline = VERSION === '' ? null : new Offline(at);
const keeper = new Keeper(at, async () =>
  versionsOf(await self.clients.matchAll({ type: 'window', includeUncontrolled: true })),
);

async function activate(): Promise<void> {
  await self.clients.claim();
  if (!offline) await clear(scope);
}

// A new one waits until nobody uses the old one, or until a page of its version asks it not to: it would break off
// the requests of runs.
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const message: ToServiceWorker = event.data;
  const [port] = event.ports;
  const say = (kept: Kept) => port?.postMessage(kept);
  if (message === CLAIM) event.waitUntil(self.clients.claim());
  else if (message.type === 'take-over') {
    if (message.version === VERSION) event.waitUntil(self.skipWaiting());
    else say({ state: 'gone' });
  } else if (message.type === 'keep') {
    if (!offline || message.version !== VERSION) say({ state: 'gone' });
    else event.waitUntil(keeper.next(message).then(say));
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const api = new URL('api/', scope).pathname;
  if (url.pathname.startsWith(api)) {
    const arrival = clock.now();
    const path = url.pathname.slice(api.length);
    const range = request.headers.get('range');
    const planned = plan(request.method, path, url.searchParams, memory, arrival, range);
    event.respondWith(answer(planned, arrival, clock));
    return;
  }
  // A request of this kind must not leave the cache, and fetch() refuses it here.
  if (request.cache === 'only-if-cached' && request.mode !== 'same-origin') return;
  keeper.interrupt();
  const strategy = offline?.for(request);
  event.respondWith((strategy ? strategy.handle(event) : fetch(request)).then(isolate));
});
