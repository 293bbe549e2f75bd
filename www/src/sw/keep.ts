// Keeps what was not asked for yet, a file at a time: whoever asks for the next one knows that the page has nothing
// better to do, and whatever the page needs itself goes first.
import { type Build, type Entry, type FileList, isFile, versionIn } from './files.ts';
import { anywhere, known, MATCH, tidy } from './kept.ts';
import type { Keep, Kept } from './messages.ts';
import { type Addresses, storeName, wanted } from './stores.ts';

/** The host has no such file, or not as this version has it. */
class Gone extends Error {}

type Wanted = Pick<Keep, 'build' | 'wasm'>;
/** What is still to be fetched for who asks so. */
interface Missing {
  asked: string;
  files: readonly Entry[];
  /** Where other versions have the same, by its hash. */
  same: ReadonlyMap<string, string>;
}

/** Versions of which a page is open; nothing where that cannot be known. */
type Open = () => Promise<ReadonlySet<string> | null>;

export class Keeper {
  readonly #at: Addresses;
  readonly #open: Open;
  #present: AbortController | null = null;
  /** To look through all that is kept takes as long as to fetch a file, and is not done for each of them. */
  #missing: Missing | null = null;

  constructor(at: Addresses, open: Open) {
    this.#at = at;
    this.#open = open;
  }

  /** Something else is loaded: what is under way here is broken off. */
  interrupt(): void {
    this.#present?.abort();
  }

  /** Keeps the next file that is not there yet; how many are left then. Never rejects. */
  async next({ build, wasm }: Wanted): Promise<Kept> {
    // Whoever asked before has given up waiting.
    this.interrupt();
    const controller = new AbortController();
    this.#present = controller;
    try {
      const left = await this.#next(build, wasm, controller.signal);
      if (left === 0 && wasm) await this.#tidy();
      return { state: 'kept', left };
    } catch (caught) {
      if (controller.signal.aborted) return { state: 'interrupted' };
      if (caught instanceof Gone) return { state: 'gone' };
      return { state: isFull(caught) ? 'full' : 'failed' };
    } finally {
      if (this.#present === controller) this.#present = null;
    }
  }

  /** Lets go of what nobody needs any more. */
  async #tidy(): Promise<void> {
    const open = await this.#open();
    if (open) await tidy(this.#at, open);
  }

  async #next(build: Build, wasm: boolean, signal: AbortSignal): Promise<number> {
    const at = this.#at;
    const cache = await caches.open(storeName(at.scope, at.version));
    if (!(await cache.match(at.page))) await cache.put(at.page, await this.#page(signal));
    const asked = `${build} ${wasm}`;
    const look = () => this.#look(cache, { build, wasm }, signal);
    const begun = this.#missing?.asked === asked && this.#missing.files.length > 0 ? this.#missing : null;
    const { files, same } = begun ?? (await look());
    const [next, ...rest] = files;
    if (next) await cache.put(at.file(next[0]), await this.#file(next, same, signal));
    // Nothing counts as whole that was not looked through at the end: the browser may have let go of what was there.
    const left = begun && rest.length === 0 ? (await look()).files : rest;
    this.#missing = { asked, files: left, same };
    if (left.length === 0 && wasm) await cache.put(at.complete(build), new Response(''));
    return left.length;
  }

  async #look(cache: Cache, { build, wasm }: Wanted, signal: AbortSignal): Promise<Omit<Missing, 'asked'>> {
    const list = await this.#list(cache, signal);
    const there = new Set((await cache.keys()).map(({ url }) => url));
    const files = wanted(list, build, wasm).filter(([path]) => !there.has(this.#at.file(path)));
    return { files, same: await known(this.#at, entries) };
  }

  /** By its name, not by the folder's: a host that answers one by a redirect answers the other as it is. */
  async #page(signal: AbortSignal): Promise<Response> {
    const response = await fetch(this.#at.page, { signal, cache: 'no-cache' });
    const html = await response.text();
    if (!response.ok || versionIn(html) !== this.#at.version) throw new Gone();
    // Anew: no navigation may be answered with a response that was redirected.
    return new Response(html, { headers: response.headers });
  }

  async #list(cache: Cache, signal: AbortSignal): Promise<FileList> {
    const { list } = this.#at;
    const kept = await cache.match(list, MATCH);
    if (kept) return kept.json();
    const response = await load(list, signal);
    await cache.put(list, response.clone());
    return response.json();
  }

  /** From another version's store where it is there and the same, else from the host. */
  async #file([path, hash]: Entry, elsewhere: Missing['same'], signal: AbortSignal): Promise<Response> {
    const { scope } = this.#at;
    const address = this.#at.file(path);
    const kept = await anywhere(address, scope);
    if (kept) return kept;
    const same = elsewhere.get(hash);
    const copied = same && (await anywhere(same, scope));
    // Anew: a response that knows its address would send a module's imports to the old version.
    return copied ? new Response(copied.body, { headers: copied.headers }) : load(address, signal);
  }
}

function isFull(caught: unknown): boolean {
  return caught instanceof DOMException && caught.name === 'QuotaExceededError';
}

async function entries(kept: Response): Promise<readonly Entry[]> {
  const { page, threads, single }: FileList = await kept.json();
  return [...page, ...threads, ...single];
}

async function load(address: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(address, { signal, priority: 'low' });
  if (!isFile(response)) throw response.status >= 500 ? new Error(`${response.status}`) : new Gone();
  return response;
}
