// Answers for the page and its files, with or without a network. Workbox's strategies do the work; what is ours is
// that each version has a store of its own, and that the page's document never gets into another version's.
import { CacheFirst, NetworkFirst, type Strategy } from 'workbox-strategies';
import { isFile, versionIn } from './files.ts';
import { anywhere, MATCH, pageToOpen } from './kept.ts';
import { Addresses, storeName } from './stores.ts';

/** A network that takes longer to say what is new does not keep anybody from what is there, s. */
const PATIENCE = 5;

export class Offline {
  readonly #scope: string;
  readonly #files: Strategy;
  readonly #page: Strategy;

  constructor(at: Addresses) {
    const { scope, version } = at;
    this.#scope = scope;
    const cacheName = storeName(scope, version);
    const others = new URL('v/', scope).href;
    const own = new URL(`v/${version}/`, scope).href;
    this.#files = new CacheFirst({
      cacheName,
      matchOptions: MATCH,
      plugins: [
        {
          // An old tab's files are in its own version's store.
          cachedResponseWillBeUsed: async ({ cachedResponse, request }) =>
            cachedResponse ?? (await anywhere(request, scope)),
          cacheWillUpdate: async ({ request: { url }, response }) =>
            isFile(response) && (url.startsWith(own) || !url.startsWith(others)) ? response : null,
        },
      ],
    });
    this.#page = new NetworkFirst({
      cacheName,
      networkTimeoutSeconds: PATIENCE,
      plugins: [
        {
          // Whatever is behind its address: people pass on links with all sorts of things in them.
          cacheKeyWillBeUsed: async () => at.page,
          cachedResponseWillBeUsed: async () => pageToOpen(at),
          cacheWillUpdate: async ({ response }) =>
            response.status === 200 &&
            !response.redirected &&
            versionIn(await response.clone().text()) === version
              ? response
              : null,
        },
      ],
    });
  }

  /** What answers a request; nothing where the host is to. */
  for({ url, mode, method, cache }: Request): Strategy | null {
    if (method !== 'GET' || cache === 'no-store' || !url.startsWith(this.#scope)) return null;
    const path = url.slice(this.#scope.length).replace(/[?#].*$/s, '');
    if (mode === 'navigate') return Addresses.isPage(path) ? this.#page : null;
    return Addresses.isFile(path) ? this.#files : null;
  }
}
