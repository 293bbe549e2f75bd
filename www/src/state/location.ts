// The route that the address bar stands for. Opening one never runs anything.
import { computed, effect, signal } from '@preact/signals';
import { manifest } from './labs';
import { parseHash, type Route } from './route';
import { linkLang } from './settings';

const hash = signal(typeof location === 'undefined' ? '' : location.hash);
/** Goes up when the reader went somewhere, and not when the form rewrote its own link. */
export const visits = signal(0);

/** Nothing before the manifest is there. */
export const route = computed<Route | null>(() => {
  const loaded = manifest.value;
  return loaded.state === 'ready' ? parseHash(hash.value, loaded.value) : null;
});

/** Starts to follow the address bar. Called once. */
export function followAddress(): void {
  addEventListener('hashchange', () => {
    hash.value = location.hash;
    visits.value += 1;
  });
  effect(() => {
    const here = route.value;
    if (here?.view === 'lab' && here.lang) linkLang.value = here.lang;
  });
}

/** Rewrites the link under the reader's feet: no history entry, no visit. */
export function replaceHash(next: string): void {
  if (location.hash !== next) history.replaceState(history.state, '', next);
}
