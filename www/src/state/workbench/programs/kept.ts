// Programs as they are kept: a text from storage, and what of it is accepted. Pure.
import * as v from 'valibot';
import { readJson } from '../../json.ts';

/** Goes up, and the storage key with it, when an older page could not read newer programs. */
const VERSION = 1;
/** Longest name that a reader can give, in UTF-16 units. */
export const LONGEST_NAME = 60;
/** More than a reader writes, and a bound for what storage may hold. */
export const MOST = 200;
/** Longest text of one program that is kept, in UTF-16 units: what is too long to be run is not lost by that. */
const LONGEST_TEXT = 200_000;
/** Longest text read, and so the longest written, in UTF-16 units. */
const LONGEST = 2_000_000;

export interface KeptProgram {
  /** Drawn when it is made: two tabs make different ones. */
  id: string;
  name: string;
  /** With all its variants. */
  text: string;
  /** When it was last changed, in ms since 1970. */
  changed: number;
}

export interface KeptPrograms {
  programs: readonly KeptProgram[];
  /** The id of the one that was opened last, in whichever tab. */
  opened: string;
}

const id = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,24}$/));
const kept = v.object({
  interleave: v.literal('programs'),
  version: v.literal(VERSION),
  opened: v.union([id, v.literal('')]),
  programs: v.pipe(
    v.array(
      v.object({
        id,
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NAME)),
        text: v.pipe(v.string(), v.maxLength(LONGEST_TEXT)),
        changed: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      }),
    ),
    v.maxLength(MOST),
  ),
});

/** What a text from storage says; nothing where anything about it is wrong. Never throws. */
export function readPrograms(text: string): KeptPrograms | null {
  const read = readJson(text, LONGEST, kept);
  if (!read) return null;
  const { opened, programs } = read;
  // Each id once: the first one counts.
  return {
    opened,
    programs: programs.filter(({ id }, at) => programs.findIndex((other) => other.id === id) === at),
  };
}

/** Nothing for more than would be read again. */
export function writePrograms({ programs, opened }: KeptPrograms): string | null {
  const fits = programs.length <= MOST && programs.every(({ text }) => text.length <= LONGEST_TEXT);
  const text = fits ? JSON.stringify({ interleave: 'programs', version: VERSION, opened, programs }) : '';
  return fits && text.length <= LONGEST ? text : null;
}
