// Which program this tab has open, over a reload: the address may be a moment behind what was typed last.
import type { Shelf } from '../shelf.ts';

const KEY = 'interleave.workbench';

/** This tab's own storage, asked for anew at each use: where it is refused, even naming it throws. */
export const tabShelf: Pick<Shelf, 'getItem' | 'setItem'> = {
  getItem: (key) => sessionStorage.getItem(key),
  setItem: (key, value) => sessionStorage.setItem(key, value),
};

/** Remembers that the program `id` is open, under these addresses since it was gone to: the present one comes last. */
export function rememberOpen(id: string, addresses: readonly string[], shelf = tabShelf): void {
  try {
    shelf.setItem(KEY, [id, ...addresses].join(' '));
  } catch {
    // The link says nearly the same.
  }
}

/**
 * The program that was open under this address, in this tab; after a reload also under one that it had before, for a
 * browser may bring that back. Whoever follows a link to an earlier address wants what the link says.
 */
export function openUnder(address: string, reloaded: boolean, shelf = tabShelf): string | null {
  try {
    const [id = '', ...under] = (shelf.getItem(KEY) ?? '').split(' ');
    const known = reloaded ? under : under.slice(-1);
    return id !== '' && known.includes(address) ? id : null;
  } catch {
    return null;
  }
}
