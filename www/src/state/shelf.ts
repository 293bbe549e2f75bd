// Where the page keeps what is the reader's own: this browser's storage.

/** The part of `localStorage` that is used. Everything may throw where a browser refuses storage. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Asked for anew at each use: where storage is refused, even naming it throws. */
export const shelf: Shelf = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
};

/** Tells what other tabs store under `key`; nothing where they erase it. */
export function followShelf(key: string, heard: (text: string | null) => void): void {
  addEventListener('storage', ({ key: changed, newValue }) => {
    // Without a key everything was cleared.
    if (changed === key || changed === null) heard(newValue);
  });
}
