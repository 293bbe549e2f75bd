// The variants of a program: parts of one text, each below a line `#@variant NAME`. The crate cuts by the same rules;
// `test/fixtures/variants.json` is for both.
import { lengthOf } from '../link/text.ts';

export interface Variant {
  /** Empty for the text above the first such line, or where there is none. */
  name: string;
  /** Without the line break before the next variant. */
  text: string;
}

/** In characters. */
export const LONGEST_VARIANT_NAME = 40;
const MARKER = /^#@variant(?=\p{White_Space})(.*)$/su;
const OUTER_SPACE = /^\p{White_Space}+|\p{White_Space}+$/gu;
const ONLY_SPACE = /^\p{White_Space}*$/u;

/** The variant's name that a line gives; nothing for any other line. */
function nameIn(line: string): string | null {
  const name = trimmed(MARKER.exec(line)?.[1] ?? '');
  return name !== '' && lengthOf(name) <= LONGEST_VARIANT_NAME ? name : null;
}

function trimmed(text: string): string {
  return text.replace(OUTER_SPACE, '');
}

/** At least one. What stands above the first line is a variant of its own unless it is nothing but white space. */
export function split(text: string): Variant[] {
  const parts: { name: string; lines: string[] }[] = [{ name: '', lines: [] }];
  for (const line of text.split('\n')) {
    const name = nameIn(line);
    if (name === null) parts.at(-1)?.lines.push(line);
    else parts.push({ name, lines: [] });
  }
  const all = parts.map(({ name, lines }): Variant => ({ name, text: lines.join('\n') }));
  const [first, ...named] = all;
  return first && named.length > 0 && ONLY_SPACE.test(first.text) ? named : all;
}

/** The text that `split` cuts into these. */
export function join(variants: readonly Variant[]): string {
  return variants.map(({ name, text }) => (name === '' ? text : `#@variant ${name}\n${text}`)).join('\n');
}

/** Whether a variant's own text would be cut. */
export function isCut(text: string): boolean {
  return text.split('\n').some((line) => nameIn(line) !== null);
}

/** `name` as a variant can have it: on one line, not too long; empty where nothing is left. */
export function variantName(name: string): string {
  return oneLine(name, LONGEST_VARIANT_NAME);
}

/** `name` without line breaks, and of at most so many UTF-16 units. */
export function oneLine(name: string, longest: number): string {
  return cut(trimmed(name.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')), longest);
}

/** `name`, or the first of `name 2`, `name 3` … that none of `taken` is. */
export function freeName(name: string, taken: readonly string[], longest = LONGEST_VARIANT_NAME): string {
  for (let nth = 1; ; nth++) {
    const end = nth === 1 ? '' : ` ${nth}`;
    const free = cut(name, longest - end.length) + end;
    if (!taken.includes(free)) return free;
  }
}

/** Between letters, never within one. */
function cut(text: string, longest: number): string {
  let short = '';
  for (const sign of text) {
    if (short.length + sign.length > longest) break;
    short += sign;
  }
  return trimmed(short);
}
