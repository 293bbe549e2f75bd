// Whether the host has another version of the page than this one. Asked for when the reader goes somewhere or comes
// back, and when something does not load: then it is gone, and no connection brings it back.
import { effect, type ReadonlySignal, signal } from '@preact/signals';
import { sayVersion, takeOver, updateWorker, versionOnHost } from '../engine/offline';
import { version } from '../engine/release';
import { createPace, REWRITE_EVERY } from './pace';

export interface VersionTools {
  /** The version of this page; empty while it is being edited. */
  mine(): string;
  /** The host's; nothing where it does not say. */
  onHost(): Promise<string | null>;
  /** Called once, when there is another one. */
  found(): void;
}

export interface VersionWatch {
  /** The host has another version. */
  readonly newer: ReadonlySignal<boolean>;
  /** Asks the host; whether it has another version. */
  look(): Promise<boolean>;
}

export function createVersionWatch(tools: VersionTools): VersionWatch {
  const newer = signal(false);
  let under: Promise<boolean> | null = null;
  const ask = async () => {
    const mine = tools.mine();
    const theirs = mine === '' ? null : await tools.onHost();
    if (theirs !== null && theirs !== mine && !newer.peek()) {
      newer.value = true;
      tools.found();
    }
    return newer.peek();
  };
  return {
    newer,
    look() {
      if (newer.peek()) return Promise.resolve(true);
      under ??= ask().finally(() => {
        under = null;
      });
      return under;
    },
  };
}

const watch = createVersionWatch({
  mine: version,
  onHost: versionOnHost,
  found: () => void updateWorker(),
});

export const { newer, look } = watch;

/** Has the files of this page's version kept for as long as it is open, and its service worker answer. Called once. */
export function beginVersion(prepared: Promise<unknown>): void {
  sayVersion();
  void prepared.then(takeOver);
}

/** Loads the page again, in the version that the host has. The set-up is in the address, all else that lasts is kept. */
export function reload(): void {
  // What was entered last may not be in the address yet.
  setTimeout(() => location.reload(), REWRITE_EVERY);
}

/** ms between two looks that nothing urges. */
const LEAST = 5000;

/** Starts to look when the reader goes somewhere (`visits` goes up) or comes back. Called once. */
export function followVersion(visits: ReadonlySignal<number>): void {
  const paced = createPace(LEAST, {
    now: () => performance.now(),
    later: (callback, ms) => setTimeout(callback, ms),
  });
  const soon = () => paced(() => void look());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') soon();
  });
  addEventListener('online', soon);
  // Another page has brought the service worker of its version. The first one that there ever is brings no news.
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  if (workers?.controller) workers.addEventListener('controllerchange', soon);
  let first = true;
  effect(() => {
    visits.value;
    if (!first) soon();
    first = false;
  });
}
