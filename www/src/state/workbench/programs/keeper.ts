// Keeps the reader's programs on this machine, in step with other tabs. `../programs.ts` gives it the browser's
// storage.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Shelf } from '../../shelf.ts';
import { freeName, oneLine } from '../variants.ts';
import { type KeptProgram, type KeptPrograms, LONGEST_NAME, readPrograms, writePrograms } from './kept.ts';

/**
 * `broken`: what was stored could not be read; it is put aside. `full`: there is no room left. `refused`: the browser
 * keeps nothing for this page. In the last two, what was changed lasts as long as the page.
 */
export type ProgramTrouble = 'broken' | 'full' | 'refused';

export interface ProgramKeeper {
  /** In the order they were made. */
  readonly programs: ReadonlySignal<readonly KeptProgram[]>;
  readonly trouble: ReadonlySignal<ProgramTrouble | null>;
  /** The id of what was opened last, in whichever tab; empty before anything was. */
  opened(): string;
  open(id: string): void;
  /** Its id. Another one of this name gets a number behind it. */
  create(name: string, text: string): string;
  /**
   * Where `text` is kept now. `base` is what the writer has seen before: where another tab has changed that meanwhile,
   * both stay, this one as a program of its own; where it was removed there, it comes back as `name`.
   */
  write(id: string, text: string, base: string, name: string): string;
  rename(id: string, name: string): void;
  remove(id: string): void;
  /** Another tab stored `text`; nothing: it was erased. */
  heard(text: string | null): void;
}

const NONE: KeptPrograms = { programs: [], opened: '' };

/** What `Shelf.getItem` gave and could not be read is put beside, under this ending. */
export const ASIDE = '.unreadable';

export function createProgramKeeper(
  shelf: Shelf,
  key: string,
  now: () => number = Date.now,
  draw: () => string = drawId,
): ProgramKeeper {
  const programs = signal<readonly KeptProgram[]>([]);
  const trouble = signal<ProgramTrouble | null>(null);
  /** What could not be stored: by id, nothing for what was removed. It goes over whatever is stored. */
  const unsaved = new Map<string, KeptProgram | null>();

  function stored(): KeptPrograms {
    try {
      return understood(shelf.getItem(key));
    } catch {
      trouble.value = 'refused';
      return { ...NONE, programs: programs.peek() };
    }
  }

  function understood(text: string | null): KeptPrograms {
    const read = text === null ? NONE : readPrograms(text);
    if (read === null) trouble.value = 'broken';
    else if (trouble.value === 'broken') trouble.value = null;
    return over(read ?? NONE);
  }

  function over({ programs, opened }: KeptPrograms): KeptPrograms {
    const all = new Map(programs.map((program) => [program.id, program]));
    for (const [id, program] of unsaved) {
      if (program) all.set(id, program);
      else all.delete(id);
    }
    return { programs: [...all.values()], opened };
  }

  /** Whether it could be stored, or why not. */
  function store(next: KeptPrograms): ProgramTrouble | null {
    const text = writePrograms(next);
    if (text === null) return 'full';
    try {
      putAside();
      shelf.setItem(key, text);
      return null;
    } catch (caught) {
      return caught instanceof DOMException && caught.name === 'QuotaExceededError' ? 'full' : 'refused';
    }
  }

  /** What this page cannot read, another version may. */
  function putAside(): void {
    const text = shelf.getItem(key);
    if (text !== null && readPrograms(text) === null) shelf.setItem(key + ASIDE, text);
  }

  /** Reads again first: another tab's write may be there before its event is. */
  function change(edit: (now: KeptPrograms) => KeptPrograms): void {
    batch(() => {
      const before = stored();
      const next = edit(before);
      programs.value = next.programs;
      trouble.value = store(next);
      if (trouble.value === null) unsaved.clear();
      else remember(before.programs, next.programs);
    });
  }

  function remember(before: readonly KeptProgram[], after: readonly KeptProgram[]): void {
    for (const { id } of before) if (!after.some((each) => each.id === id)) unsaved.set(id, null);
    for (const program of after) if (!before.includes(program)) unsaved.set(program.id, program);
  }

  function made(name: string, text: string, all: readonly KeptProgram[]): KeptProgram {
    const taken = all.map((each) => each.name);
    return { id: draw(), name: freeName(programName(name), taken, LONGEST_NAME), text, changed: now() };
  }

  programs.value = stored().programs;
  return {
    programs,
    trouble,
    opened: () => stored().opened,
    open(id) {
      if (stored().opened !== id) change((all) => ({ ...all, opened: id }));
    },
    create(name, text) {
      let id = '';
      change((all) => {
        const program = made(name, text, all.programs);
        id = program.id;
        return { programs: [...all.programs, program], opened: id };
      });
      return id;
    },
    write(id, text, base, name) {
      let where = id;
      change((all) => {
        const there = all.programs.find((each) => each.id === id);
        if (there?.text === text) return all;
        if (there && there.text === base) {
          const written = { ...there, text, changed: now() };
          return { ...all, programs: all.programs.map((each) => (each === there ? written : each)) };
        }
        // Changed elsewhere meanwhile, or removed.
        const program = made(there?.name ?? name, text, all.programs);
        where = program.id;
        return { programs: [...all.programs, program], opened: where };
      });
      return where;
    },
    rename(id, name) {
      change((all) => {
        const others = all.programs.filter((each) => each.id !== id).map((each) => each.name);
        const free = freeName(programName(name), others, LONGEST_NAME);
        return {
          ...all,
          programs: all.programs.map((each) => (each.id === id ? { ...each, name: free } : each)),
        };
      });
    },
    remove(id) {
      change(({ programs, opened }) => ({
        programs: programs.filter((each) => each.id !== id),
        opened: opened === id ? '' : opened,
      }));
    },
    heard(text) {
      batch(() => {
        programs.value = understood(text).programs;
      });
    },
  };
}

/** `name` as a program can have it: on one line, not too long, never empty. */
export function programName(name: string): string {
  return oneLine(name, LONGEST_NAME) || 'program';
}

function drawId(): string {
  const [one = 0, other = 0] = crypto.getRandomValues(new Uint32Array(2));
  return one.toString(36) + other.toString(36);
}
