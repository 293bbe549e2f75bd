// The stores of this page in the browser: read, tidied, and the marks in them.
import type { Build } from './files.ts';
import { Addresses, type Store, storeName, toOpen, unneeded, versionOf } from './stores.ts';

const BUILDS: readonly Build[] = ['threads', 'single'];
/** Which headers a request came with is no matter: an address has one content. */
export const MATCH: CacheQueryOptions = { ignoreVary: true };

/** Versions that have a store, in the order in which they were begun. */
async function versions(scope: string): Promise<string[]> {
  return (await caches.keys()).flatMap((name) => versionOf(name, scope) ?? []);
}

async function stores(scope: string): Promise<Store[]> {
  return Promise.all(
    (await versions(scope)).map(async (version) => {
      const at = new Addresses(scope, version);
      const cacheName = storeName(scope, version);
      // Not by opening it: it may just have been let go of, and would be there again, with nothing in it.
      const has = async (address: string) => (await caches.match(address, { cacheName })) !== undefined;
      const whole = await Promise.all(BUILDS.map((build) => has(at.complete(build))));
      return { version, page: await has(at.page), complete: whole.includes(true) };
    }),
  );
}

/** A file, whichever version's store it is in. */
export async function anywhere(request: Request | string, scope: string): Promise<Response | undefined> {
  for (const version of await versions(scope)) {
    const found = await caches.match(request, { ...MATCH, cacheName: storeName(scope, version) });
    if (found) return found;
  }
  return undefined;
}

/** The page's document of the version to open without a network. */
export async function pageToOpen({ scope, version }: Addresses): Promise<Response | undefined> {
  const chosen = toOpen(await stores(scope), version);
  if (chosen === null) return undefined;
  const { page } = new Addresses(scope, chosen);
  return caches.match(page, { cacheName: storeName(scope, chosen) });
}

/** Lets go of what nobody needs any more; of the versions `open` there are pages. */
export async function tidy({ scope, version }: Addresses, open: ReadonlySet<string>): Promise<void> {
  for (const old of unneeded(await stores(scope), version, open)) await caches.delete(storeName(scope, old));
}

/** Lets go of everything. */
export async function clear(scope: string): Promise<void> {
  for (const version of await versions(scope)) await caches.delete(storeName(scope, version));
}

/** Addresses by hash of what the stores of other versions have: much of a new version is as it was. */
export async function known({ scope, version }: Addresses, lists: ListReader): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const other of await versions(scope)) {
    if (other === version) continue;
    const at = new Addresses(scope, other);
    const kept = await caches.match(at.list, { cacheName: storeName(scope, other) });
    for (const [path, hash] of kept ? await lists(kept) : []) found.set(hash, at.file(path));
  }
  return found;
}

type ListReader = (kept: Response) => Promise<readonly (readonly [path: string, hash: string])[]>;
