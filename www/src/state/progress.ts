// What the learner has run and answered, on this machine and nowhere else. Any part of the page may record:
//
//   recordRun('race', ['unsafe', 'mutex']);
//   recordAnswer('race', { guess: 'fewer', truth: 'fewer' });
import { computed, type ReadonlySignal } from '@preact/signals';
import { createKeeper, type Trouble } from './course/keeper';
import { EMPTY, type LabRecord, merge, readCourse } from './course/record';
import { followShelf, shelf } from './shelf';

export type { Trouble } from './course/keeper';
export type { LabRecord } from './course/record';

const KEY = 'interleave.progress.1';

const keeper = createKeeper(shelf, KEY);

export const progressTrouble: ReadonlySignal<Trouble | null> = keeper.trouble;

/** By lab id. */
export const progress = computed<ReadonlyMap<string, LabRecord>>(
  () => new Map(keeper.course.value.labs.map((lab) => [lab.id, lab])),
);

/** What is known of one lab. Reading it in a view subscribes the view. */
export function progressOf(lab: string): LabRecord {
  return progress.value.get(lab) ?? { id: lab };
}

/** A run of `lab` ended well with these strategies. */
export function recordRun(lab: string, strategies: readonly string[], at = new Date()): void {
  const now = at.toISOString();
  record({ id: lab, ran: { first: now, last: now, strategies: [...strategies] } });
}

/** The learner's guess before a run and what came true, as option ids. */
export function recordAnswer(lab: string, answer: { guess: string; truth: string }, at = new Date()): void {
  record({ id: lab, answered: { guess: answer.guess, truth: answer.truth, at: at.toISOString() } });
}

/** A goal of the lab's seat was reached by a schedule, as links carry it. The first one is kept. */
export function recordGoal(lab: string, goal: string, seat: string, at = new Date()): void {
  if (progressOf(lab).goals?.some((known) => known.goal === goal)) return;
  record({ id: lab, goals: [{ goal, seat, at: at.toISOString() }] });
}

/** Whether the last guess came true; nothing before there is one. */
export function guessedRight({ answered }: LabRecord): boolean | null {
  return answered ? answered.guess === answered.truth : null;
}

function record(lab: LabRecord): void {
  keeper.add({ ...EMPTY, labs: [lab] });
}

/** The record as a file; `importProgress` reads it. */
export function progressFile(): Blob {
  return new Blob([JSON.stringify(keeper.course.value, null, 2)], { type: 'application/json' });
}

/** Adds a file's record to this one; how many labs were in it, or nothing where it is no such file. */
export function importProgress(text: string): number | null {
  const theirs = readCourse(text);
  if (theirs === null) return null;
  keeper.add(merge(EMPTY, theirs));
  return theirs.labs.length;
}

export function eraseProgress(): void {
  keeper.erase();
}

/** Starts to listen to the other tabs. Called once. */
export function followOtherTabs(): void {
  followShelf(KEY, keeper.heard);
}
