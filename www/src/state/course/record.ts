// What a learner has run and answered, as data: its shape, what is accepted from elsewhere, and how two of
// them become one. Pure: storage, files and other tabs all come through here.
import * as v from 'valibot';
import { id, readJson } from '../json';

/** A lab's question as it was answered: the ids of the options. */
export interface Answer {
  guess: string;
  /** What came true; the guess was right where it is the same. */
  truth: string;
  /** ISO 8601, UTC. */
  at: string;
}

export interface Ran {
  /** ISO 8601, UTC. */
  first: string;
  last: string;
  /** Those that completed, in alphabetical order. */
  strategies: string[];
}

/** A goal of the scheduler's seat that was reached. */
export interface Reached {
  goal: string;
  /** The schedule, as links carry it. */
  seat: string;
  /** ISO 8601, UTC. */
  at: string;
}

export interface LabRecord {
  id: string;
  ran?: Ran | undefined;
  answered?: Answer | undefined;
  /** Each goal once, in alphabetical order. */
  goals?: Reached[] | undefined;
}

/** Goes up, and the storage key with it, when an older page could not read a newer record. */
export const VERSION = 1;

export interface Course {
  interleave: 'progress';
  version: typeof VERSION;
  /** By id, each once. An array: an object would have names of its own, such as `__proto__`. */
  labs: LabRecord[];
}

export const EMPTY: Course = { interleave: 'progress', version: VERSION, labs: [] };

/** More than the page will ever have; a bound for what comes from elsewhere. */
const MOST_LABS = 500;
const MOST_STRATEGIES = 50;
const MOST_GOALS = 50;
const LONGEST_SCHEDULE = 20_000;
/** Longest text read, in UTF-16 units. */
export const LONGEST = 1_000_000;

/** As `toISOString` writes it, so that text order is the order of time. */
const when = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  v.check((text) => !Number.isNaN(Date.parse(text))),
);
const ran = v.object({
  first: when,
  last: when,
  strategies: v.pipe(v.array(id), v.maxLength(MOST_STRATEGIES)),
});
const answered = v.object({ guess: id, truth: id, at: when });
const reached = v.object({ goal: id, seat: v.pipe(v.string(), v.maxLength(LONGEST_SCHEDULE)), at: when });
const course: v.GenericSchema<unknown, Course> = v.object({
  interleave: v.literal('progress'),
  version: v.literal(VERSION),
  labs: v.pipe(
    v.array(
      v.object({
        id,
        ran: v.optional(ran),
        answered: v.optional(answered),
        goals: v.optional(v.pipe(v.array(reached), v.maxLength(MOST_GOALS))),
      }),
    ),
    v.maxLength(MOST_LABS),
  ),
});

/** What a text from storage or a file says; nothing where anything about it is wrong. Never throws. */
export function readCourse(text: string): Course | null {
  const read = readJson(text, LONGEST, course);
  // Merged with nothing it is in order: labs and strategies sorted, each once.
  return read && merge(EMPTY, read);
}

/**
 * Both together: the earliest first run, the latest last one, all strategies, the later answer, and each goal as it
 * was reached first. The order and
 * the number of times in which tabs hear of one another change nothing.
 */
export function merge(one: Course, other: Course): Course {
  const labs = new Map<string, LabRecord>();
  for (const lab of [...one.labs, ...other.labs]) {
    const known = labs.get(lab.id);
    labs.set(lab.id, together(known ?? { id: lab.id }, lab));
  }
  const sorted = [...labs.values()].sort((a, b) => order(a.id, b.id)).slice(0, MOST_LABS);
  return { ...EMPTY, labs: sorted };
}

function together(one: LabRecord, other: LabRecord): LabRecord {
  const ran = bothRan(one.ran, other.ran);
  const answered = laterAnswer(one.answered, other.answered);
  const goals = allGoals([...(one.goals ?? []), ...(other.goals ?? [])]);
  return { id: one.id, ...(ran && { ran }), ...(answered && { answered }), ...(goals && { goals }) };
}

function bothRan(one: Ran | undefined, other: Ran | undefined): Ran | undefined {
  if (!one && !other) return undefined;
  const all = [one, other].filter((each) => each !== undefined);
  const dates = all.flatMap(({ first, last }) => [first, last]).sort(order);
  const strategies = [...new Set(all.flatMap((each) => each.strategies))].sort(order);
  return {
    first: dates[0] ?? '',
    last: dates.at(-1) ?? '',
    strategies: strategies.slice(0, MOST_STRATEGIES),
  };
}

function laterAnswer(one: Answer | undefined, other: Answer | undefined): Answer | undefined {
  if (!one || !other) return one ?? other;
  // Two at the same moment: any fixed choice, so that all tabs make the same one.
  const key = ({ at, guess, truth }: Answer) => `${at} ${guess} ${truth}`;
  return key(one) >= key(other) ? one : other;
}

/** Each goal as it was reached first. */
function allGoals(all: readonly Reached[]): Reached[] | undefined {
  const first = new Map<string, Reached>();
  // Two at the same moment: any fixed choice.
  const key = ({ at, seat }: Reached) => `${at} ${seat}`;
  for (const one of all) {
    const known = first.get(one.goal);
    if (!known || key(one) < key(known)) first.set(one.goal, one);
  }
  if (first.size === 0) return undefined;
  return [...first.values()].sort((a, b) => order(a.goal, b.goal)).slice(0, MOST_GOALS);
}

/** By code units: the same in every language. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
