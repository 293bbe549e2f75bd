// When the rest of the site is fetched to be kept: while the page is idle. A first run has the network to itself, and
// nothing is fetched ahead for who asked their browser to save data.

import { running } from '../engine/isolation';
import { isFramed } from '../engine/isolation/framed';
import { alone, type Build, bringWorker, type Kept, keepNext } from '../engine/offline';
import { version } from '../engine/release';
import type { Isolation } from './preparation';
import { look } from './version';

/** What is so long quiet after it was loaded, or after the last key or click, has room for the rest of the page, ms. */
const PAGE_AFTER = 1500;
/** Its wasm, which is most of it, waits longer. */
const WASM_AFTER = 5000;
/** Without a network it is tried again after so long. */
const AGAIN_AFTER = 60_000;

export interface KeepingTools {
  /** Has the next file kept. */
  next(wasm: boolean): Promise<Kept>;
  running(): boolean;
  /** ms, from any moment on. */
  now(): number;
  /** Resolves after about `ms`, when the browser has nothing better to do. */
  idle(ms: number): Promise<void>;
  /** Resolves after `ms`, or as soon as another service worker answers for the page. */
  changed(ms: number): Promise<void>;
  /** Whether the host has another version than this page. */
  gone(): Promise<boolean>;
  /** Has the browser look for the service worker of this page's version. */
  bring(): void;
}

export interface Keeping {
  /** The reader does something. */
  stir(): void;
  /** Keeps all, in its own time; whether it came to that. */
  all(): Promise<boolean>;
}

export function createKeeping(tools: KeepingTools): Keeping {
  let stirred = tools.now();
  const quiet = async (least: number) => {
    for (;;) {
      if (tools.running()) stirred = tools.now();
      const left = stirred + least - tools.now();
      if (left <= 0) return;
      await tools.idle(left);
    }
  };
  const part = async (wasm: boolean): Promise<boolean> => {
    for (let patience = PAGE_AFTER; ; ) {
      await quiet(wasm ? WASM_AFTER : PAGE_AFTER);
      const kept = await tools.next(wasm);
      switch (kept.state) {
        case 'kept':
          if (kept.left === 0) return true;
          break;
        case 'interrupted':
          stirred = tools.now();
          break;
        case 'failed':
          await tools.idle(AGAIN_AFTER);
          break;
        case 'full':
          return false;
        case 'gone':
          if (await tools.gone()) return false;
          // The service worker may still be another version's, while this page's comes; without a network it does not.
          tools.bring();
          await tools.changed(patience);
          patience = Math.min(2 * patience, AGAIN_AFTER);
      }
    }
  };
  return {
    stir() {
      stirred = tools.now();
    },
    all: async () => (await part(false)) && (await part(true)),
  };
}

/** Whether the reader, or their browser for them, wants as little data as can be. */
function savesData(): boolean {
  // Chromium alone has it.
  const connection: unknown = Reflect.get(navigator, 'connection');
  const asked =
    typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true;
  return asked || matchMedia('(prefers-reduced-data: reduce)').matches;
}

/** Starts to keep the rest of the site. Called once, when the service worker is settled. */
export async function keepSite({ serviceWorker, sharedMemory }: Isolation): Promise<void> {
  // A page that is being edited has no version to keep, and within somebody else's page it is a guest.
  if (serviceWorker !== 'active' || version() === '' || savesData() || isFramed()) return;
  const build: Build = sharedMemory ? 'threads' : 'single';
  const keeping = createKeeping({
    next: (wasm) => keepNext(build, wasm),
    running,
    now: () => performance.now(),
    idle: async (ms) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      // Safari has no such thing.
      if ('requestIdleCallback' in window) await new Promise((resolve) => requestIdleCallback(resolve));
    },
    changed: (ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          navigator.serviceWorker.removeEventListener('controllerchange', done);
          resolve();
        };
        const timer = setTimeout(done, ms);
        navigator.serviceWorker.addEventListener('controllerchange', done);
      }),
    gone: look,
    bring: () => void bringWorker(),
  });
  for (const event of ['pointerdown', 'keydown', 'hashchange'])
    addEventListener(event, () => keeping.stir(), { passive: true, capture: true });
  await alone(async () => {
    // For who drives the page: it does without the network from here on.
    if (await keeping.all()) document.documentElement.dataset.offline = 'ready';
  });
}
