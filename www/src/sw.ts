// The service worker: isolation headers for what the host serves, and a small server under `api/`.
// It keeps no copies of anything: there is no offline mode.
import { answer, type Clock } from './sw/answer.ts';
import { Buckets } from './sw/bucket.ts';
import { isolate } from './sw/isolate.ts';
import { CLAIM } from './sw/messages.ts';
import { plan } from './sw/server.ts';

declare const self: ServiceWorkerGlobalScope;

const memory = { buckets: new Buckets() };
const clock: Clock = {
  now: () => performance.now(),
  timer: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('message', (event) => {
  if (event.data === CLAIM) event.waitUntil(self.clients.claim());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  const api = new URL('api/', self.registration.scope).pathname;
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
  event.respondWith(fetch(request).then(isolate));
});
