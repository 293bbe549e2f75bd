// A program as a file: read from one that the reader gives, and saved as one.

import { LONGEST_PROGRAM } from '../link/program.ts';
import { lengthOf, wellFormed } from '../link/text.ts';
import { detectEncoding, type Encoding } from '../table/encoding.ts';

export type ReadProgram =
  | { text: string; name: string; encoding: Encoding }
  | {
      /** `too-long`: beyond `LONGEST_PROGRAM` characters, or so large that it must be. */
      refused: 'too-long' | 'not-text' | 'unreadable' | 'empty';
    };

/** A character has four bytes at most. */
const LARGEST = 4 * LONGEST_PROGRAM + 4;
/** What Windows and Korean editors write beside UTF-8. */
const DECODED = new Set<Encoding>(['utf-8', 'utf-16le', 'utf-16be', 'euc-kr']);
/** In UTF-16 units, without `.py`. */
const LONGEST_FILE_NAME = 60;

/** Never rejects. */
export async function readProgramFile(file: File): Promise<ReadProgram> {
  if (file.size > LARGEST) return { refused: 'too-long' };
  try {
    const encoding = await detectEncoding(file);
    if (encoding === null || !DECODED.has(encoding)) return { refused: 'not-text' };
    // Without the mark at its beginning, which the decoder takes off.
    const text = new TextDecoder(encoding, { fatal: true }).decode(await file.arrayBuffer());
    if (text.includes('\0')) return { refused: 'not-text' };
    const program = programText(text);
    if (program.trim() === '') return { refused: 'empty' };
    if (lengthOf(program) > LONGEST_PROGRAM) return { refused: 'too-long' };
    return { text: program, name: file.name.replace(/\.pyw?$/i, ''), encoding };
  } catch (caught) {
    return { refused: caught instanceof TypeError ? 'not-text' : 'unreadable' };
  }
}

/** With `\n` at the end of each line, whatever system it is from. */
export function programText(text: string): string {
  return wellFormed(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));
}

/** A name that every system takes for a file, in the reader's own letters. */
export function fileName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}_.-]+/gu, '_')
    .replace(/^[._-]+|[._-]+$/g, '')
    .replace(/\.py$/i, '');
  const short = Array.from(safe).slice(0, LONGEST_FILE_NAME).join('');
  // Names that Windows keeps for devices.
  const kept = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(short) ? `_${short}` : short;
  return `${kept === '' ? 'program' : kept}.py`;
}

/** What is saved: it ends with a line break, as Python's style has it. */
export function programFile(text: string): Blob {
  return new Blob([text.endsWith('\n') || text === '' ? text : `${text}\n`], { type: 'text/x-python' });
}
