// A program in a link: `1` and its packed text, as the page writes it, `3` and what the model in `model/` makes of a
// long one, or `0` and the text itself, as people may write it by hand. Reading one never runs it.
import { fromBase64url, pack, toBase64url, type Unpacked, unpackAtMost } from './deflate.ts';
import { lengthOf, wellFormed } from './text.ts';

/** The parameter that a program's text is, and its name in links. */
export const PROGRAM = 'program';
/** In characters: Unicode code points. */
export const LONGEST_PROGRAM = 20_000;
/** In bytes: a character has four at most. */
const LARGEST = 4 * LONGEST_PROGRAM;
const PACKED = '1';
const PLAIN = '0';
const MODELLED = '3';
const FORM = /^(?:[13][A-Za-z0-9_-]+$|0)/;
/**
 * Some programs cut links of more than 2,000 characters. The model makes them shorter by a third, but takes a quarter of a
 * second and has to be fetched: it is asked where DEFLATE's are longer than this, and the rest of a link has its room.
 */
const LONG = 1500;

/** `not-loaded`: what would read it is not there. */
export type Read = Unpacked | { refused: 'not-loaded' };
export type Refusal = Extract<Read, { refused: string }>['refused'];

const loadModel = () => import('./model/coder.ts');

/** Whether a value of a link can be a program, as far as can be told before it is unpacked. */
export function isProgramForm(value: string): boolean {
  return FORM.test(value);
}

/** What stands behind `program=`, at once or `short`; nothing for what would be too long to be read again. */
export async function packProgram(text: string, short = false): Promise<string | null> {
  const value = PACKED + (await pack(wellFormed(text)));
  if (!('text' in (await readProgram(value)))) return null;
  return short && value.length > LONG ? shorter(text, value) : value;
}

/** Never rejects: without the model the link stays as long as it is. */
async function shorter(text: string, value: string): Promise<string> {
  try {
    const { encodeText } = await loadModel();
    const modelled = MODELLED + toBase64url(encodeText(wellFormed(text)));
    return modelled.length < value.length ? modelled : value;
  } catch {
    return value;
  }
}

/** Texts that were packed lately, for links that are written at once; packing takes a moment. */
const packed = new Map<string, string>();
const KEPT = 8;

/** Packs a text so that [`linkProgram`] has it ready; `short` for links that are sent. */
export async function prepareProgram(text: string, short = false): Promise<void> {
  const known = packed.get(text);
  const enough = known !== undefined && !(short && known.length > LONG && known.startsWith(PACKED));
  const value = enough ? known : await packProgram(text, short);
  packed.delete(text);
  if (value === null) return;
  packed.set(text, value);
  for (const [oldest] of packed) if (packed.size > KEPT) packed.delete(oldest);
}

/** Has the program among a lab's values, if there is one, as short as it can be in the next link. */
export async function prepareToSend(params: Readonly<Record<string, unknown>>): Promise<void> {
  const text = params[PROGRAM];
  if (typeof text === 'string') await prepareProgram(text, true);
}

/** What stands behind `program=`: packed where that was prepared, and otherwise the text itself. */
export function linkProgram(text: string): string {
  return packed.get(text) ?? PLAIN + text;
}

/** Never rejects. */
export async function readProgram(value: string): Promise<Read> {
  const read = await textOf(value[0], value.slice(1));
  if (!('text' in read)) return read;
  if (lengthOf(read.text) > LONGEST_PROGRAM) return { refused: 'too-long' };
  return { text: wellFormed(read.text.replace(/\r\n?/g, '\n')) };
}

async function textOf(form: string | undefined, given: string): Promise<Read> {
  if (form === PLAIN) return { text: given };
  if (form === PACKED) return unpackAtMost(given, LARGEST);
  if (form !== MODELLED) return { refused: 'damaged' };
  const bytes = fromBase64url(given);
  if (typeof bytes === 'string') return { refused: bytes };
  const model = await loadModel().catch(() => null);
  return model === null ? { refused: 'not-loaded' } : model.decodeText(bytes, LARGEST);
}
