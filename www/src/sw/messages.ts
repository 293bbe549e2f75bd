// What the page and its service worker say to each other.
import type { Build } from './files.ts';

/** Sent to the worker by a page that it does not control although it is active, as after a forced reload. */
export const CLAIM = 'claim';

/** Sent to a page: which version it is of. It says so through the port that is sent along. */
export const WHICH = 'which version';

/** Sent to a worker that waits: it answers from now on, if it is of the page's version, and says `gone` if it is not. */
export interface TakeOver {
  type: 'take-over';
  version: string;
}

/** Asks for the next file to be kept; the answer comes through the port that is sent along. */
export interface Keep {
  type: 'keep';
  version: string;
  build: Build;
  /** Whether the wasm is wanted too, behind the rest. */
  wasm: boolean;
}

export type Kept =
  /** One more is there, and `left` are missing. */
  | { state: 'kept'; left: number }
  /** The page loads something itself. */
  | { state: 'interrupted' }
  /** No network, or a host in trouble. */
  | { state: 'failed' }
  /** The browser has no room for more. */
  | { state: 'full' }
  /** The host has another version, or the worker is of one. */
  | { state: 'gone' };

export type ToServiceWorker = typeof CLAIM | TakeOver | Keep;
