// The program that is open: its variants as the editor has them, and where it is kept. What was only opened, from a
// link or from the gallery, is kept once the reader changes it.
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ProgramKeeper } from './programs/keeper.ts';
import { freeName, isCut, join, split, type Variant, variantName } from './variants.ts';

/** A variant as the editor has it. */
export interface Sheet extends Variant {
  /** Its own as long as the page lasts, whatever it is called. */
  key: string;
}

export interface Desk {
  /** Of the kept program that is open; nothing where the open one is not kept. */
  readonly id: ReadonlySignal<string | null>;
  readonly name: ReadonlySignal<string>;
  readonly sheets: ReadonlySignal<readonly Sheet[]>;
  /** The key of the variant that is shown. */
  readonly chosen: ReadonlySignal<string>;
  /** The whole text, variants and all. */
  readonly text: ReadonlySignal<string>;
  /** Another tab changed the program meanwhile: what is open is called so now, and the other is called that. */
  readonly forked: ReadonlySignal<{ mine: string; theirs: string } | null>;
  /** Opens a program that is kept; false where there is none of this id. */
  openKept(id: string): boolean;
  /** Opens a text without keeping it; the kept program where there is one of this name with this text. */
  openText(name: string, text: string): void;
  /** Keeps a new program, and opens it. */
  create(name: string, text: string): void;
  rename(name: string): void;
  /** A second one beside it, which is open then. */
  duplicate(): void;
  /** Forgets it. Nothing is open then that is kept. */
  remove(): void;
  choose(key: string): void;
  edit(key: string, text: string): void;
  /** Cuts anew where a variant's own text has lines that begin variants, once nobody types in it. */
  settle(): void;
  /** Behind the chosen one, with its text. `first` is what an only variant without a name is called then. */
  addVariant(name: string, first: string): void;
  renameVariant(key: string, name: string): void;
  removeVariant(key: string): void;
  /** Keeps what has not been kept yet. */
  save(): void;
  leaveForked(): void;
}

/** So long after the last key, ms. */
const SAVE_AFTER = 400;

export interface DeskClock {
  later(act: () => void, ms: number): () => void;
}

export const TIMERS: DeskClock = {
  later(act, ms) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

let keys = 0;

function sheetsOf(text: string): Sheet[] {
  return split(text).map((variant) => ({ ...variant, key: `sheet-${++keys}` }));
}

export function createDesk(keeper: ProgramKeeper, clock: DeskClock = TIMERS): Desk {
  const id = signal<string | null>(null);
  const name = signal('');
  const sheets = signal<readonly Sheet[]>(sheetsOf(''));
  const chosen = signal(sheets.peek()[0]?.key ?? '');
  const text = computed(() => join(sheets.value));
  const forked = signal<{ mine: string; theirs: string } | null>(null);
  /** What the keeper has, as far as this desk knows. */
  let base = '';
  let pending = false;
  let cancel = () => {};

  function show(of: string | null, called: string, whole: string): void {
    batch(() => {
      id.value = of;
      name.value = called;
      base = whole;
      lay(sheetsOf(whole), 0);
      forked.value = null;
    });
  }

  function lay(next: readonly Sheet[], at: number): void {
    sheets.value = next;
    chosen.value = next[Math.min(Math.max(0, at), next.length - 1)]?.key ?? '';
  }

  function save(): void {
    cancel();
    if (!pending) return;
    pending = false;
    const whole = text.peek();
    const before = id.peek();
    batch(() => {
      if (before === null) id.value = keeper.create(name.peek(), whole);
      else {
        const where = keeper.write(before, whole, base, name.peek());
        const theirs = keeper.programs.peek().find((each) => each.id === before)?.name;
        const mine = keeper.programs.peek().find((each) => each.id === where)?.name ?? '';
        if (where !== before && theirs !== undefined) forked.value = { mine, theirs };
        id.value = where;
      }
      base = whole;
      name.value = keeper.programs.peek().find((each) => each.id === id.peek())?.name ?? name.peek();
    });
  }

  function changed(): void {
    pending = true;
    cancel();
    cancel = clock.later(save, SAVE_AFTER);
  }

  function change(edit: (now: readonly Sheet[]) => readonly Sheet[]): void {
    sheets.value = edit(sheets.peek());
    changed();
  }

  const placeOf = (key: string) => sheets.peek().findIndex((sheet) => sheet.key === key);

  function settle(): void {
    if (!sheets.peek().some((sheet) => isCut(sheet.text))) return;
    batch(() => {
      const at = placeOf(chosen.peek());
      const next = sheets.peek().flatMap((sheet) => {
        const [first, ...others] = sheetsOf(join([sheet]));
        return first ? [{ ...first, key: sheet.key }, ...others] : [];
      });
      lay(next, at);
      changed();
    });
  }

  // Another tab's change of what is open, where there is none of ours.
  effect(() => {
    const kept = keeper.programs.value.find((each) => each.id === id.peek());
    if (!kept || pending) return;
    batch(() => {
      name.value = kept.name;
      if (kept.text === base) return;
      base = kept.text;
      const at = placeOf(chosen.peek());
      const old = sheets.peek();
      // Those that are as they were keep their undo history.
      const next = sheetsOf(kept.text).map((sheet, i) => ({ ...sheet, key: old[i]?.key ?? sheet.key }));
      lay(next, at);
    });
  });

  return {
    id,
    name,
    sheets,
    chosen,
    text,
    forked,
    openKept(of) {
      save();
      const kept = keeper.programs.peek().find((each) => each.id === of);
      if (!kept) return false;
      show(kept.id, kept.name, kept.text);
      keeper.open(kept.id);
      return true;
    },
    openText(called, whole) {
      save();
      const kept = keeper.programs.peek().find((each) => each.text === whole);
      if (kept) show(kept.id, kept.name, kept.text);
      else show(null, called, whole);
    },
    create(called, whole) {
      save();
      const made = keeper.create(called, whole);
      show(made, keeper.programs.peek().find((each) => each.id === made)?.name ?? called, whole);
    },
    rename(called) {
      save();
      const of = id.peek();
      if (of === null) id.value = keeper.create(called, text.peek());
      else keeper.rename(of, called);
      name.value = keeper.programs.peek().find((each) => each.id === id.peek())?.name ?? called;
      base = text.peek();
    },
    duplicate() {
      save();
      const made = keeper.create(name.peek(), text.peek());
      show(made, keeper.programs.peek().find((each) => each.id === made)?.name ?? '', text.peek());
    },
    remove() {
      cancel();
      pending = false;
      const of = id.peek();
      id.value = null;
      if (of !== null) keeper.remove(of);
    },
    choose(key) {
      if (placeOf(key) < 0) return;
      settle();
      if (placeOf(key) >= 0) chosen.value = key;
    },
    edit(key, written) {
      if (sheets.peek().some((sheet) => sheet.key === key && sheet.text !== written))
        change((now) => now.map((sheet) => (sheet.key === key ? { ...sheet, text: written } : sheet)));
    },
    settle,
    addVariant(called, first) {
      settle();
      batch(() => {
        change((now) => {
          const named = now.map((sheet) =>
            sheet.name === '' ? { ...sheet, name: variantName(first) } : sheet,
          );
          const at = Math.max(0, placeOf(chosen.peek()));
          const free = freeName(
            variantName(called),
            named.map((sheet) => sheet.name),
          );
          const made = { key: `sheet-${++keys}`, name: free, text: named[at]?.text ?? '' };
          chosen.value = made.key;
          return named.toSpliced(at + 1, 0, made);
        });
      });
    },
    renameVariant(key, called) {
      const short = variantName(called);
      if (short !== '')
        change((now) => now.map((sheet) => (sheet.key === key ? { ...sheet, name: short } : sheet)));
    },
    removeVariant(key) {
      const at = placeOf(key);
      if (at < 0 || sheets.peek().length < 2) return;
      batch(() => {
        const left = sheets.peek().filter((sheet) => sheet.key !== key);
        if (chosen.peek() === key) chosen.value = left[Math.min(at, left.length - 1)]?.key ?? '';
        change(() => left);
      });
    },
    save,
    leaveForked() {
      forked.value = null;
    },
  };
}
