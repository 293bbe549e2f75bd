// Results that the reader has pinned, on this machine and nowhere else: the next runs stand beside them.
import type { ReadonlySignal } from '@preact/signals';
import type { Manifest } from '../engine/catalog';
import type { FileStamp } from './file-stamp';
import { createPinKeeper, type PinTrouble } from './pins/keeper';
import { MARKS, type Mark } from './pins/kept';
import { foldReport, type Report, readFolded } from './report';
import { followShelf, shelf } from './shelf';

export type { PinTrouble } from './pins/keeper';
export { LONGEST_NAME, MARKS, type Mark } from './pins/kept';

const KEY = 'interleave.pins.1';

const keeper = createPinKeeper(shelf, KEY);

/** A pinned result: all that a link carries of a report. */
export interface Pin {
  mark: Mark;
  /** The reader's own; empty where they gave none. */
  name: string;
  report: Report;
  /** The reader's file that was run on; nothing where it is not known, and where none was. */
  file: FileStamp | null;
}

export const pinTrouble: ReadonlySignal<PinTrouble | null> = keeper.trouble;

export interface LabPins {
  pins: Pin[];
  /** How many of what is kept for the lab could not be read: kept by another version, or changed by hand. */
  unread: number;
}

/** The pins of one lab, by mark. Reading it in a view subscribes the view. */
export function pinsOf(lab: string, manifest: Manifest): LabPins {
  const kept = keeper.pins.value.filter((pin) => pin.lab === lab);
  const pins = kept.flatMap(({ mark, name, report: folded, file = null }) => {
    const report = readFolded(folded, manifest);
    return report?.request.lab === lab ? [{ mark, name, report, file }] : [];
  });
  pins.sort((a, b) => MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark));
  return { pins, unread: kept.length - pins.length };
}

/** Under which mark it was pinned; nothing where the lab has no room for one more. */
export function pin(report: Report, file: FileStamp | null): Mark | null {
  return keeper.add(report.request.lab, foldReport(report), file);
}

export function renamePin(lab: string, mark: Mark, name: string): void {
  keeper.rename(lab, mark, name);
}

export function removePin(lab: string, mark: Mark): void {
  keeper.remove(lab, mark);
}

/** What is left of the lab's pins that cannot be read takes up no place any more. */
export function dropUnread(lab: string, manifest: Manifest): void {
  const readable = new Set(pinsOf(lab, manifest).pins.map(({ mark }) => mark));
  for (const { lab: of, mark } of keeper.pins.peek())
    if (of === lab && !readable.has(mark)) keeper.remove(lab, mark);
}

/** Whether two reports are of the same run. */
export function isSameRun(one: Report, other: Report): boolean {
  return JSON.stringify(foldReport(one)) === JSON.stringify(foldReport(other));
}

/** Starts to listen to the other tabs. Called once. */
export function followOtherPins(): void {
  followShelf(KEY, keeper.heard);
}
