// The page's side of what is kept to do without the network, and of new versions.
import { type Build, versionIn } from '../sw/files.ts';
import { CLAIM, type Keep, type Kept, type TakeOver, WHICH } from '../sw/messages.ts';
import { storeName } from '../sw/stores.ts';
import { changeController } from './controller';
import { version } from './release';

export type { Build } from '../sw/files.ts';
export type { Kept } from '../sw/messages.ts';

const KEEPING_LOCK = 'interleave keeping';
/** A service worker that was ended does not answer. */
const LONGEST_ANSWER = 60_000;
/** A service worker that takes over does so at once, unless it has to be started first. */
const TAKING_OVER = 2000;
/** While something runs it is no time for that; so much later it may be. */
const TAKE_OVER_AGAIN = 2000;
/** A host that does not say by then which version it has does not say it. */
const LONGEST_LOOK = 10_000;

/** While this page is open, and says so, the files of its version stay. */
export function sayVersion(): void {
  // There is none on a page that may not have service workers.
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  workers?.addEventListener('message', ({ data, ports }: MessageEvent<unknown>) => {
    if (data === WHICH) ports[0]?.postMessage(version());
  });
}

const held: Cache[] = [];

/**
 * Has the store of this page's version open for as long as the page is. In a WebKit session that leaves nothing on the
 * disk (a private window, a driven browser) a cache that nobody has open is soon an empty one of the same name.
 */
async function holdStore(): Promise<void> {
  if (held.length > 0) return;
  held.push(await caches.open(storeName(new URL('.', document.baseURI).href, version())));
}

/** Does `work` when no other page does it. */
export async function alone(work: () => Promise<void>): Promise<void> {
  if (navigator.locks) await navigator.locks.request(KEEPING_LOCK, work);
  else await work();
}

/** Has the next file kept that is not yet. */
export async function keepNext(build: Build, wasm: boolean): Promise<Kept> {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return { state: 'failed' };
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const settle = (kept: Kept) => {
      clearTimeout(timer);
      port1.close();
      resolve(kept);
    };
    const timer = setTimeout(() => settle({ state: 'failed' }), LONGEST_ANSWER);
    port1.onmessage = ({ data }: MessageEvent<Kept>) => {
      settle(data);
      if (data.state === 'kept') holdStore().catch(() => undefined);
    };
    const message: Keep = { type: 'keep', version: version(), build, wasm };
    worker.postMessage(message, [port2]);
  });
}

/** The version that the host has now; nothing where that cannot be known within `ms`. */
export async function versionOnHost(ms = LONGEST_LOOK): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(ms);
    const response = await fetch(new URL('index.html', document.baseURI), { cache: 'no-store', signal });
    return response.ok ? versionIn(await response.text()) : null;
  } catch {
    return null;
  }
}

/** Nothing where there is no service worker, or the browser refuses them here. */
async function registered(): Promise<ServiceWorkerRegistration | undefined> {
  return navigator.serviceWorker?.getRegistration().catch(() => undefined);
}

/** Has the browser look for a new service worker, so that it is there when the page is loaded again. */
export async function updateWorker(): Promise<void> {
  const registration = await registered();
  await registration?.update().catch(() => undefined);
}

/** Has a service worker of this page's version take the place of another's, once it is there and nothing runs. */
export async function takeOver(): Promise<void> {
  const registration = await registered();
  if (!registration) return;
  const look = () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') void replace(registration);
    });
  };
  registration.addEventListener('updatefound', look);
  look();
  await replace(registration);
}

/**
 * Has the browser look once more for the service worker of this page's version. When the page was loaded, it may have
 * looked before the host had it, or not at all; and what took over may not have got hold of this page.
 */
export async function bringWorker(): Promise<void> {
  const registration = await registered();
  if (!registration) return;
  await registration.update().catch(() => undefined);
  const { active } = registration;
  if (active !== navigator.serviceWorker.controller) active?.postMessage(CLAIM);
  await replace(registration);
}

/** Asks the one that waits, when nothing runs, until none waits any more or it is of another version. */
async function replace(registration: ServiceWorkerRegistration): Promise<void> {
  for (;;) {
    const { waiting } = registration;
    if (!waiting) return;
    let refused = false;
    await changeController(async () => {
      refused = await refuses(waiting);
    });
    if (refused) return;
    await new Promise((resolve) => setTimeout(resolve, TAKE_OVER_AGAIN));
  }
}

/** Has the worker take over, and waits until it has; whether it does not, being of another version. */
function refuses(worker: ServiceWorker): Promise<boolean> {
  const message: TakeOver = { type: 'take-over', version: version() };
  const { port1, port2 } = new MessageChannel();
  const settled = new Promise<boolean>((resolve) => {
    // It answers in no other case.
    port1.onmessage = () => resolve(true);
    worker.addEventListener('statechange', () => {
      if (worker.state !== 'activating') resolve(false);
    });
    setTimeout(resolve, TAKING_OVER, false);
  });
  worker.postMessage(message, [port2]);
  return settled.finally(() => port1.close());
}
