// Keeps the record on this machine, in step with other tabs. `progress.ts` gives it the browser's storage.
import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Shelf } from '../shelf';
import { type Course, EMPTY, merge, readCourse } from './record';

/**
 * `broken`: what was stored could not be read and is ignored. `refused`: the browser keeps nothing for this
 * page, so the record lasts as long as the page.
 */
export type Trouble = 'broken' | 'refused';

export interface Keeper {
  readonly course: ReadonlySignal<Course>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  /** Adds to what is stored by now, by whichever tab. */
  add(news: Course): void;
  erase(): void;
  /** Another tab stored `text`; nothing: it was erased. */
  heard(text: string | null): void;
}

export function createKeeper(shelf: Shelf, key: string): Keeper {
  const course = signal<Course>(EMPTY);
  const trouble = signal<Trouble | null>(null);

  /** What is stored; nothing where there is nothing to be had. */
  function stored(): Course {
    let text: string | null = null;
    try {
      text = shelf.getItem(key);
    } catch {
      trouble.value = 'refused';
    }
    return understood(text);
  }

  function understood(text: string | null): Course {
    if (text === null) return EMPTY;
    const read = readCourse(text);
    if (read === null) trouble.value = 'broken';
    return read ?? EMPTY;
  }

  function store(next: Course): void {
    course.value = next;
    try {
      shelf.setItem(key, JSON.stringify(next));
    } catch {
      trouble.value = 'refused';
    }
  }

  course.value = stored();
  return {
    course,
    trouble,
    add(news) {
      // Read again first: another tab's write may be there before its event is. What this page knows is added
      // too, since where storage is refused it is kept nowhere else.
      batch(() => store(merge(merge(stored(), course.value), news)));
    },
    erase() {
      batch(() => {
        course.value = EMPTY;
        trouble.value = null;
        try {
          shelf.removeItem(key);
        } catch {
          trouble.value = 'refused';
        }
      });
    },
    heard(text) {
      batch(() => {
        if (text === null) {
          course.value = EMPTY;
          return;
        }
        const theirs = understood(text);
        const both = merge(course.value, theirs);
        // A write of ours that theirs went over comes back; merging is the same in both tabs, so this ends.
        if (JSON.stringify(both) !== JSON.stringify(theirs)) store(both);
        else course.value = both;
      });
    },
  };
}
