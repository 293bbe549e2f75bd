// What is kept for each version of the page, in a store of its own (a cache, as browsers call it), and which of them
// a page comes from when there is no network. An old tab's files stay where they are until it is closed.
import { type Build, type Entry, type FileList, LIST } from './files.ts';

export function storeName(scope: string, version: string): string {
  return `interleave ${scope} ${version}`;
}

/** The version of a store; nothing for what is not this page's: a host may have several. */
export function versionOf(name: string, scope: string): string | null {
  const start = storeName(scope, '');
  const version = name.startsWith(start) ? name.slice(start.length) : '';
  return /^[\da-z]+$/.test(version) ? version : null;
}

export interface Store {
  version: string;
  /** The page's document is in it. */
  page: boolean;
  /** Everything that is needed to do without the network is. */
  complete: boolean;
}

/**
 * The version to open without a network: this worker's own where it is whole, else another that is, else what there
 * is of the page. The latest store is the last.
 */
export function toOpen(stores: readonly Store[], own: string): string | null {
  const pages = stores.filter(({ page }) => page);
  const ours = (store: Store) => store.version === own;
  const best =
    pages.find((store) => store.complete && ours(store)) ??
    pages.findLast((store) => store.complete) ??
    pages.find(ours) ??
    pages.at(-1);
  return best?.version ?? null;
}

/**
 * The stores that nobody needs: of other versions, with no page open that is of them; but as long as the own one is
 * not whole, what would be opened in its place stays.
 */
export function unneeded(stores: readonly Store[], own: string, open: ReadonlySet<string>): string[] {
  const others = stores.filter(({ version }) => version !== own);
  const whole = stores.some(({ version, complete }) => version === own && complete);
  const spare = whole ? null : toOpen(others, own);
  return others.map(({ version }) => version).filter((version) => version !== spare && !open.has(version));
}

/** What is kept for a browser that uses `build`: the page's files first, its wasm where that is asked for. */
export function wanted(list: FileList, build: Build, wasm: boolean): readonly Entry[] {
  return wasm ? [...list.page, ...list[build]] : list.page;
}

/** Addresses in a store. */
export class Addresses {
  readonly page: string;
  readonly list: string;

  constructor(
    readonly scope: string,
    readonly version: string,
  ) {
    this.page = new URL('index.html', scope).href;
    this.list = new URL(`v/${version}/${LIST}`, scope).href;
  }

  file(path: string): string {
    return new URL(path, this.scope).href;
  }

  /** Of the mark that all is there for `build`. */
  complete(build: Build): string {
    return new URL(`v/${this.version}/complete-${build}`, this.scope).href;
  }

  /** A file whose content its address decides, of any version. */
  static isFile(path: string): boolean {
    return /^(assets|v\/[\da-z]+)\/./.test(path);
  }

  static isPage(path: string): boolean {
    return path === '' || path === 'index.html';
  }
}
