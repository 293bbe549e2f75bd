// Pinned results as they are kept: a text from storage, and what of it is accepted. Pure.
import * as v from 'valibot';
import { type FileStamp, LONGEST_FILE_NAME } from '../file-stamp.ts';
import { id, readJson } from '../json.ts';

/** Goes up, and the storage key with it, when an older page could not read newer pins. */
export const VERSION = 1;

/** What a pin is called by in tables and pictures; a lab has at most one of each. */
export const MARKS = ['A', 'B', 'C', 'D'] as const;
export type Mark = (typeof MARKS)[number];

/** Longest name that a reader can give, in UTF-16 units. */
export const LONGEST_NAME = 60;
/** Of all labs together: more than a reader pins, and a bound for what storage may hold. */
const MOST = 200;
/** Longest text read, and so the longest written, in UTF-16 units. */
const LONGEST = 2_000_000;

export interface KeptPin {
  lab: string;
  mark: Mark;
  /** The reader's own; empty where they gave none. */
  name: string;
  /** A report in the compact form of links, not checked yet. */
  report: unknown[];
  /** The reader's file that was run on, as far as it is known: a report that a link brought does not say. */
  file?: FileStamp | undefined;
}

const file = v.object({
  name: v.pipe(v.string(), v.maxLength(LONGEST_FILE_NAME)),
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  lastModified: v.pipe(v.number(), v.safeInteger()),
});
const kept = v.object({
  interleave: v.literal('pins'),
  version: v.literal(VERSION),
  pins: v.pipe(
    v.array(
      v.object({
        lab: id,
        mark: v.picklist(MARKS),
        name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
        report: v.array(v.unknown()),
        file: v.optional(file),
      }),
    ),
    v.maxLength(MOST),
  ),
});

/** What a text from storage says; nothing where anything about it is wrong. Never throws. */
export function readKept(text: string): KeptPin[] | null {
  const all: KeptPin[] | undefined = readJson(text, LONGEST, kept)?.pins;
  // Each place once: the first one counts.
  return all?.filter((pin, at) => all.findIndex((other) => isAt(other, pin.lab, pin.mark)) === at) ?? null;
}

/** Nothing for more than would be read again. */
export function writeKept(pins: readonly KeptPin[]): string | null {
  const text = JSON.stringify({ interleave: 'pins', version: VERSION, pins });
  return text.length > LONGEST ? null : text;
}

export function isAt(pin: KeptPin, lab: string, mark: Mark): boolean {
  return pin.lab === lab && pin.mark === mark;
}

/** The first mark that no pin of the lab has; nothing where the lab has all of them, or there are too many in all. */
export function freeMark(pins: readonly KeptPin[], lab: string): Mark | null {
  if (pins.length >= MOST) return null;
  return MARKS.find((mark) => !pins.some((pin) => isAt(pin, lab, mark))) ?? null;
}
