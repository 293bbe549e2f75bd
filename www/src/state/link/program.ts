// A program in a link: `1` and its packed text, as the page writes it, or `0` and the text itself, as people may write
// it by hand. Reading one never runs it.
import { pack, type Unpacked, unpackAtMost } from './deflate.ts';
import { lengthOf, wellFormed } from './text.ts';

/** The parameter that a program's text is, and its name in links. */
export const PROGRAM = 'program';
/** In characters: Unicode code points. */
export const LONGEST_PROGRAM = 20_000;
/** In bytes: a character has four at most. */
const LARGEST = 4 * LONGEST_PROGRAM;
const PACKED = '1';
const PLAIN = '0';
const FORM = /^(?:1[A-Za-z0-9_-]+$|0)/;

/** Whether a value of a link can be a program, as far as can be told before it is unpacked. */
export function isProgramForm(value: string): boolean {
  return FORM.test(value);
}

/** What stands behind `program=`; nothing for what would be too long to be read again. */
export async function packProgram(text: string): Promise<string | null> {
  const value = PACKED + (await pack(wellFormed(text)));
  return 'text' in (await readProgram(value)) ? value : null;
}

/** Texts that were packed lately, for links that are written at once; packing takes a moment. */
const packed = new Map<string, string>();
const KEPT = 8;

/** Packs a text so that [`linkProgram`] has it ready. */
export async function prepareProgram(text: string): Promise<void> {
  const value = packed.get(text) ?? (await packProgram(text));
  packed.delete(text);
  if (value === null) return;
  packed.set(text, value);
  for (const [oldest] of packed) if (packed.size > KEPT) packed.delete(oldest);
}

/** What stands behind `program=`: packed where that was prepared, and otherwise the text itself. */
export function linkProgram(text: string): string {
  return packed.get(text) ?? PLAIN + text;
}

/** Never rejects. */
export async function readProgram(value: string): Promise<Unpacked> {
  const given = value.slice(1);
  const read: Unpacked = value.startsWith(PLAIN)
    ? { text: given }
    : value.startsWith(PACKED)
      ? await unpackAtMost(given, LARGEST)
      : { refused: 'damaged' };
  if (!('text' in read)) return read;
  if (lengthOf(read.text) > LONGEST_PROGRAM) return { refused: 'too-long' };
  return { text: wellFormed(read.text.replace(/\r\n?/g, '\n')) };
}
