// Keeps the pins on this machine, in step with other tabs. `../pins.ts` gives it the browser's storage.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { FileStamp } from '../file-stamp';
import type { Shelf } from '../shelf';
import { freeMark, isAt, type KeptPin, LONGEST_NAME, type Mark, readKept, writeKept } from './kept';

/**
 * `broken`: what was stored could not be read and is ignored. `full`: there is no room left. `refused`: the browser
 * keeps nothing for this page. In the last two, pins last as long as the page.
 */
export type PinTrouble = 'broken' | 'full' | 'refused';

export interface PinKeeper {
  readonly pins: ReadonlySignal<readonly KeptPin[]>;
  readonly trouble: ReadonlySignal<PinTrouble | null>;
  /** Under which mark; nothing where the lab has no room for one more. */
  add(lab: string, report: unknown[], file?: FileStamp | null): Mark | null;
  rename(lab: string, mark: Mark, name: string): void;
  remove(lab: string, mark: Mark): void;
  /** Another tab stored `text`; nothing: it was erased. */
  heard(text: string | null): void;
}

export function createPinKeeper(shelf: Shelf, key: string): PinKeeper {
  const pins = signal<readonly KeptPin[]>([]);
  const trouble = signal<PinTrouble | null>(null);
  /** What is shown could not be stored: what is stored is not what the reader sees. */
  let unsaved = false;

  function stored(): readonly KeptPin[] {
    if (unsaved) return pins.peek();
    try {
      return understood(shelf.getItem(key));
    } catch {
      trouble.value = 'refused';
      return pins.peek();
    }
  }

  function understood(text: string | null): readonly KeptPin[] {
    const read = text === null ? [] : readKept(text);
    if (read === null) trouble.value = 'broken';
    else if (trouble.value === 'broken') trouble.value = null;
    return read ?? [];
  }

  /** Whether it could be stored, or why not. */
  function store(next: readonly KeptPin[]): PinTrouble | null {
    const text = writeKept(next);
    if (text === null) return 'full';
    try {
      shelf.setItem(key, text);
      return null;
    } catch (caught) {
      return isFull(caught) ? 'full' : 'refused';
    }
  }

  /** Reads again first: another tab's write may be there before its event is. */
  function change(edit: (now: readonly KeptPin[]) => readonly KeptPin[]): void {
    batch(() => {
      const next = edit(stored());
      pins.value = next;
      trouble.value = store(next);
      unsaved = trouble.value !== null;
    });
  }

  pins.value = stored();
  return {
    pins,
    trouble,
    add(lab, report, file) {
      let mark: Mark | null = null;
      change((now) => {
        mark = freeMark(now, lab);
        return mark === null ? now : [...now, { lab, mark, name: '', report, ...(file ? { file } : {}) }];
      });
      return mark;
    },
    rename(lab, mark, name) {
      const short = name.trim().slice(0, LONGEST_NAME);
      change((now) => now.map((pin) => (isAt(pin, lab, mark) ? { ...pin, name: short } : pin)));
    },
    remove(lab, mark) {
      change((now) => now.filter((pin) => !isAt(pin, lab, mark)));
    },
    heard(text) {
      if (unsaved) return;
      batch(() => {
        pins.value = understood(text);
      });
    },
  };
}

function isFull(caught: unknown): boolean {
  return caught instanceof DOMException && caught.name === 'QuotaExceededError';
}
