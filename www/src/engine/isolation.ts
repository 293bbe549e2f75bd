// Gets the page what threads need, isolation and shared memory, also on a host that sends no headers.
import { CLAIM } from '../sw/messages.ts';
import { holdController } from './controller';
import { isFramed } from './isolation/framed.ts';
import { shouldReload } from './isolation/reload.ts';

/** What was reached. */
export interface Isolation {
  /** The browser calls the page cross-origin isolated. */
  isolated: boolean;
  /** Isolated, and there is a `SharedArrayBuffer`: WebKitGTK can have the one without the other. */
  sharedMemory: boolean;
  /** Without it there is no `api/…` to make requests to, and no isolation on a host without headers. */
  serviceWorker: 'active' | 'unavailable';
}

/**
 * Rather a page without threads than none: a worker that takes longer than this is not waited for. WebKitGTK may not
 * start one whose page is left or loaded again while it installs, for as long as it was watched (35 s). What a page can
 * ask for then (to register, to update, to unregister) had no answer in 8 s; loading again mended it in some cases.
 */
const LONGEST_WAIT = 15_000;
/** Firefox stops a service worker that has had nothing to do for 30 s, with the streams it has open. */
const PING_EVERY = 10_000;
const RELOADED = 'interleave:reloaded-for-isolation';

/**
 * Call it before anything is drawn or typed: it may reload the page, once, and then does not return.
 * Never rejects.
 */
export async function prepare(): Promise<Isolation> {
  const controlled = await within(LONGEST_WAIT, control(), false);
  const guard = readGuard();
  if (shouldReload({ isolated: crossOriginIsolated, controlled, framed: isFramed(), guard })) {
    sessionStorage.setItem(RELOADED, '1');
    location.reload();
    // The page goes away now; if it does not, it still works without threads.
    await within(LONGEST_WAIT, new Promise<void>(() => undefined), undefined);
  }
  // Isolated again after all: a later forced reload, which goes past the worker, may be mended too.
  if (crossOriginIsolated && guard === 'set') sessionStorage.removeItem(RELOADED);
  return {
    isolated: crossOriginIsolated,
    sharedMemory: crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined',
    serviceWorker: controlled ? 'active' : 'unavailable',
  };
}

let kept = 0;

/** Whether something is run that may need the service worker. */
export const running = (): boolean => kept > 0;

export interface Kept {
  /** Resolves when no other service worker can take over any more: nothing is to be asked of it before. */
  readonly held: Promise<void>;
  release(): void;
}

/** Keeps the service worker alive, and the one it is, until it is released. */
export function keepAlive(): Kept {
  kept += 1;
  const hold = holdController();
  const ping = () => {
    // It only has to arrive. Where there is no worker the run's own requests say so.
    fetch(new URL('api/ping', document.baseURI), { cache: 'no-store' }).catch(() => undefined);
  };
  ping();
  const timer = setInterval(ping, PING_EVERY);
  return {
    held: hold.then(() => undefined),
    release() {
      clearInterval(timer);
      void hold.then((release) => release());
      kept -= 1;
    },
  };
}

/** Registers the worker and waits until it controls the page; whether it does. */
async function control(): Promise<boolean> {
  // Absent on an insecure address and in some private windows.
  const container: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (!container) return false;
  const script = new URL('sw.js', document.baseURI);
  // Not any worker: a page in a sub-folder may be controlled by the one of the whole host.
  const controlled = () => container.controller?.scriptURL === script.href;
  try {
    const taken = new Promise<void>((resolve) => {
      container.addEventListener('controllerchange', () => {
        if (controlled()) resolve();
      });
    });
    const registration = await container.register(script, { updateViaCache: 'none' });
    if (controlled()) return true;
    // Active and yet not in control after a forced reload; one that is not active yet claims the page itself.
    registration.active?.postMessage(CLAIM);
    await taken;
    return true;
  } catch {
    // Without a network there may be nothing to register, and yet a worker that answers.
    return controlled();
  }
}

function readGuard(): 'clear' | 'set' | 'unreadable' {
  try {
    return sessionStorage.getItem(RELOADED) === null ? 'clear' : 'set';
  } catch {
    return 'unreadable';
  }
}

function within<T>(ms: number, promise: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([promise, new Promise<T>((resolve) => setTimeout(resolve, ms, otherwise))]);
}
