// The route that the address bar stands for. Opening one never runs anything.
import { batch, computed, effect, signal } from '@preact/signals';
import { manifest } from './labs';
import { createPace, REWRITE_EVERY } from './pace';
import { parseHash, type Route } from './route';
import { linkLang } from './settings';

const hash = signal(typeof location === 'undefined' ? '' : location.hash);
/** The address of what is shown: the address bar may be ahead of it, until the browser tells. */
let shown = hash.peek();
/** Those of this visit, the present one last. */
let had = [shown];
/** So many of them are remembered. */
const REMEMBERED = 20;
/** Goes up when the reader went somewhere, and not when the form rewrote its own link. */
export const visits = signal(0);

/** Nothing before the manifest is there. */
export const route = computed<Route | null>(() => {
  const loaded = manifest.value;
  return loaded.state === 'ready' ? parseHash(hash.value, loaded.value) : null;
});

/** Whether the link asks for a bench alone. */
export const embedded = computed(() => {
  const here = route.value;
  return (here?.view === 'lab' || here?.view === 'workbench') && here.embed === true;
});

/** Starts to follow the address bar. Called once. */
export function followAddress(): void {
  addEventListener('hashchange', ({ newURL }) => {
    const { hash: asked } = new URL(newURL);
    shown = asked;
    had = [asked];
    batch(() => {
      hash.value = asked;
      visits.value += 1;
    });
  });
  effect(() => {
    // Each visit brings the link's language, also that of a link which was there before: the reader may have chosen
    // another meanwhile.
    visits.value;
    const here = route.value;
    if ((here?.view === 'lab' || here?.view === 'workbench') && here.lang) linkLang.value = here.lang;
  });
}

const paced = createPace(REWRITE_EVERY, {
  now: () => performance.now(),
  later: (callback, ms) => setTimeout(callback, ms),
});

/**
 * Rewrites the link under the reader's feet: no history entry, no visit. Effects run a frame late, so whoever asks
 * may be a view that the reader has left (it is not of this visit) or is leaving (the address is ahead of what is
 * shown): its link must not take the place of the one they went to.
 * What is asked for at speed comes a moment later, and of that the last.
 */
export function replaceHash(next: string, visit: number): void {
  paced(() => rewrite(next, visit));
}

function rewrite(next: string, visit: number): void {
  if (visit !== visits.peek() || location.hash !== shown) return;
  if (shown === next) return;
  history.replaceState(history.state, '', next);
  shown = location.hash;
  had = [...had.slice(1 - REMEMBERED), shown];
}

/**
 * The addresses of this visit, the present one last. A reload right after the link was rewritten may bring back an
 * earlier one: Firefox keeps the address in another process, which hears of it a moment later.
 */
export const addresses = (): readonly string[] => had;
