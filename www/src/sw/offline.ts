// Answers for the page and its files, with or without a network. Workbox's strategies do the work; what is ours is
// that each version has a store of its own. Nothing is stored here: a run is not to wait for that (`keep.ts` does it).
import { NetworkFirst, Strategy, type StrategyHandler } from 'workbox-strategies';
import { anywhere, MATCH, pageToOpen } from './kept.ts';
import { Addresses, storeName } from './stores.ts';

/** A network that takes longer to say what is new does not keep anybody from what is there, s. */
const PATIENCE = 5;

/** From a store where it is in one, else from the network. */
class StoreFirst extends Strategy {
  protected override async _handle(request: Request, handler: StrategyHandler): Promise<Response> {
    return (await handler.cacheMatch(request)) ?? handler.fetch(request);
  }
}

export class Offline {
  readonly #scope: string;
  readonly #files: Strategy;
  readonly #page: Strategy;

  constructor(at: Addresses) {
    const { scope, version } = at;
    this.#scope = scope;
    const cacheName = storeName(scope, version);
    this.#files = new StoreFirst({
      cacheName,
      matchOptions: MATCH,
      plugins: [
        {
          // An old tab's files are in its own version's store.
          cachedResponseWillBeUsed: async ({ cachedResponse, request }) =>
            cachedResponse ?? (await anywhere(request, scope)),
        },
      ],
    });
    this.#page = new NetworkFirst({
      cacheName,
      networkTimeoutSeconds: PATIENCE,
      plugins: [
        {
          cachedResponseWillBeUsed: async () => pageToOpen(at),
          // It may be another version's.
          cacheWillUpdate: async () => null,
        },
      ],
    });
  }

  /** What answers a request; nothing where the host is to. */
  for({ url, mode, method, cache }: Request): Strategy | null {
    if (method !== 'GET' || cache === 'no-store' || !url.startsWith(this.#scope)) return null;
    // People pass on links with all sorts of things behind the path.
    const path = url.slice(this.#scope.length).replace(/[?#].*$/s, '');
    if (mode === 'navigate') return Addresses.isPage(path) ? this.#page : null;
    return Addresses.isFile(path) ? this.#files : null;
  }
}
