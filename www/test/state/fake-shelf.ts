// A browser's storage, which several tabs share.
import type { Shelf } from '../../src/state/shelf.ts';

export class FakeShelf implements Shelf {
  readonly items = new Map<string, string>();
  /** A full one still gives what it has, one that is refused does not. */
  refuses: 'full' | 'denied' | null = null;

  getItem(key: string): string | null {
    if (this.refuses === 'denied') throw new DOMException('no', 'SecurityError');
    return this.items.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    if (this.refuses === 'full') throw new DOMException('no', 'QuotaExceededError');
    if (this.refuses === 'denied') throw new DOMException('no', 'SecurityError');
    this.items.set(key, value);
  }
  removeItem(key: string): void {
    if (this.refuses === 'denied') throw new DOMException('no', 'SecurityError');
    this.items.delete(key);
  }
}
